"""Which file a template name leads to, and which it never does."""

import os
import unicodedata
from pathlib import Path

import pytest

from notesnet.errors import DiskError, NotFoundError, RefusedError, UsageError
from notesnet.store.template_files import MAX_TEMPLATE, NOTE, find_template, list_templates

PACKAGED = {"intro", "intro-ask", "check-in", "thank-you"}


def own(vault: Path, name: str, data: bytes = b"---\nsubject: Hello\n---\nHi\n") -> Path:
    """A template of the vault's own."""
    folder = vault / "templates"
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_packaged_template_is_found_inside_and_outside_a_vault(tmp_path: Path) -> None:
    """It is shown under a path that nobody takes for a file of the vault."""
    for root in (str(tmp_path), None):
        found = find_template(root, "intro")
        assert (found.name, found.path, found.own) == ("intro", "<notesnet>/templates/intro.eml.j2", False)
        assert found.text.startswith("---\n")


def test_the_vaults_own_template_hides_the_packaged_one(tmp_path: Path) -> None:
    """Same name, own file."""
    own(tmp_path, "intro.eml.j2", b"---\nsubject: Mine\n---\nHi\n")
    found = find_template(str(tmp_path), "intro")
    assert found.own
    assert found.path == "templates/intro.eml.j2"
    assert "Mine" in found.text
    assert [source.own for source in list_templates(str(tmp_path)) if source.name == "intro"] == [True]


def test_the_list_holds_packaged_and_own_ones_by_name(tmp_path: Path) -> None:
    """Hidden files, other suffixes and editors' copies are no templates."""
    own(tmp_path, "übersicht.eml.j2")
    for other in (".hidden.eml.j2", "intro.eml.j2~", "contact.md.j2", "notes.txt", ".eml.j2"):
        own(tmp_path, other)
    names = [source.name for source in list_templates(str(tmp_path))]
    assert names == sorted(names)
    assert set(names) >= PACKAGED | {"übersicht"}
    assert not {"contact", "notes.txt", ".hidden", ""} & set(names)
    assert set(names) - PACKAGED >= {"übersicht"}


def test_the_note_template_has_its_own_suffix(tmp_path: Path) -> None:
    """`contact.md.j2` is no mail."""
    assert find_template(str(tmp_path), "contact", NOTE).path == "<notesnet>/templates/contact.md.j2"
    with pytest.raises(NotFoundError):
        find_template(str(tmp_path), "contact")


@pytest.mark.parametrize("typed", ["intrp", "Intro", "intro.eml.j2", "intro-aks"])
def test_a_mistyped_name_lists_what_is_near(tmp_path: Path, typed: str) -> None:
    """The exit code is that of an unknown name."""
    with pytest.raises(NotFoundError) as caught:
        find_template(str(tmp_path), typed)
    assert caught.value.exit_code == 4
    assert any(name.startswith("intro") for name in caught.value.candidates)


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "../x",
        "..",
        ".",
        "/etc/passwd",
        "..\\x",
        "a/b",
        "C:x",
        ".hidden",
        " intro",
        "in\ntro",
        "a\x00b",
        "x" * 101,
    ],
)
def test_a_name_that_is_no_plain_file_name_is_refused(tmp_path: Path, name: str) -> None:
    """Nothing is looked up for it."""
    with pytest.raises(RefusedError) as caught:
        find_template(str(tmp_path), name)
    assert caught.value.exit_code == 5


def test_a_link_out_of_the_template_folder_is_refused(tmp_path: Path) -> None:
    """Also when it leads to another place in the vault; a link within the folder is fine."""
    secret = tmp_path / "secret.md"
    secret.write_text("---\nsubject: x\n---\nsecret\n")
    own(tmp_path, "good.eml.j2")
    (tmp_path / "templates" / "leak.eml.j2").symlink_to(secret)
    (tmp_path / "templates" / "same.eml.j2").symlink_to("good.eml.j2")
    with pytest.raises(RefusedError, match="leads out of its folder"):
        find_template(str(tmp_path), "leak")
    assert find_template(str(tmp_path), "same").text
    listed = {source.name: source for source in list_templates(str(tmp_path))}
    assert listed["leak"].text == ""
    assert "leads out" in listed["leak"].problem


def test_a_template_folder_that_is_a_link_out_of_the_vault_is_refused(tmp_path: Path) -> None:
    """The packaged ones still work."""
    outside = tmp_path / "outside"
    outside.mkdir()
    own(outside, "mine.eml.j2")
    vault = tmp_path / "vault"
    vault.mkdir()
    (vault / "templates").symlink_to(outside / "templates")
    with pytest.raises(RefusedError, match="out of the vault"):
        find_template(str(vault), "mine")
    assert find_template(str(vault), "intro").text


def test_a_dangling_link_is_named(tmp_path: Path) -> None:
    """It is a fault of the disk, not a missing template."""
    own(tmp_path, "good.eml.j2")
    (tmp_path / "templates" / "gone.eml.j2").symlink_to("nowhere.eml.j2")
    with pytest.raises(DiskError, match="templates/gone"):
        find_template(str(tmp_path), "gone")


def test_a_pipe_or_a_folder_named_like_a_template_never_hangs(tmp_path: Path) -> None:
    """Only files are read."""
    own(tmp_path, "good.eml.j2")
    os.mkfifo(tmp_path / "templates" / "pipe.eml.j2")
    (tmp_path / "templates" / "folder.eml.j2").mkdir()
    with pytest.raises(RefusedError, match="is no file"):
        find_template(str(tmp_path), "pipe")
    with pytest.raises((RefusedError, DiskError)):
        find_template(str(tmp_path), "folder")


def test_what_is_not_utf_8_or_too_large_is_named_with_its_line(tmp_path: Path) -> None:
    """Nothing is guessed."""
    own(tmp_path, "latin.eml.j2", "---\nsubject: Grüße\n---\n".encode("latin-1"))
    own(tmp_path, "large.eml.j2", b"x" * (MAX_TEMPLATE + 1))
    with pytest.raises(UsageError, match=r"templates/latin\.eml\.j2:2: byte 0xFC"):
        find_template(str(tmp_path), "latin")
    with pytest.raises(UsageError, match="over 256 KiB"):
        find_template(str(tmp_path), "large")


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter(tmp_path: Path) -> None:
    """The text is the same as without."""
    own(tmp_path, "win.eml.j2", b"\xef\xbb\xbf---\r\nsubject: x\r\n---\r\nHi\r\n")
    assert find_template(str(tmp_path), "win").text == "---\nsubject: x\n---\nHi\n"


def test_composed_and_decomposed_names_are_one(tmp_path: Path) -> None:
    """MacOS writes file names in another Unicode form than people type."""
    own(tmp_path, unicodedata.normalize("NFD", "grüße") + ".eml.j2")
    assert find_template(str(tmp_path), unicodedata.normalize("NFC", "grüße")).own
