"""Drafts as real mail programs read them: Python's parser, and neomutt where it is installed (Debian: `neomutt`)."""

import os
import shutil
import subprocess
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from notesnet.render.addresses import Recipient
from notesnet.render.mail import Letter, as_eml
from notesnet.render.templates import render, takes_two
from notesnet.render.views import MeView
from notesnet.store.template_files import list_templates
from tests.render.letter_people import about_two, template, to_one

NAMES = [one.name for one in list_templates(None)]
NEEDED = {
    "article": {"link": "https://a.example/?q=1&r=%20", "title": "Kilns – “hot” reading"},
    "referral": {"who": "Joyce Tan"},
    "intro-news": {"outcome": "It went well"},
}
NEOMUTT = shutil.which("neomutt")


def draft(name: str) -> Letter:
    """A letter to people whose names need encoding."""
    context = about_two("titled", "japanese") if takes_two(name) else to_one("arabic")
    made = render(template(name), context, NEEDED.get(name, {}))
    me = context["me"]
    assert isinstance(me, MeView)
    return Letter(Recipient(me.name, me.email, "me"), made.to, made.cc, made.subject, made.body)


def read(data: bytes) -> EmailMessage:
    message: Any = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def told(message: EmailMessage) -> tuple[list[tuple[str, str]], str, list[str]]:
    """(recipients, subject, words of the body), which is what a reader sees of a mail."""
    addresses: Any = message["To"].addresses
    people = [(one.display_name, one.addr_spec) for one in addresses]
    return people, message["Subject"], message.get_content().split()


def meant(letter: Letter) -> tuple[list[tuple[str, str]], str, list[str]]:
    return [(one.name, one.email) for one in letter.to], letter.subject, letter.body.split()


@pytest.mark.parametrize("name", NAMES)
def test_python_reads_every_letter_as_it_was_meant(name: str) -> None:
    """To, subject and every word; and it is marked as not sent."""
    letter = draft(name)
    message = read(as_eml(letter))
    assert told(message) == meant(letter)
    assert message["X-Unsent"] == "1"


@pytest.mark.skipif(NEOMUTT is None, reason="neomutt is not installed (Debian: apt-get install neomutt)")
@pytest.mark.parametrize("name", NAMES)
def test_neomutt_takes_a_draft_up_and_sends_what_was_meant(name: str, tmp_path: Path) -> None:
    """`neomutt -H` reads it; a program in place of sendmail keeps what would have gone out, and to whom."""
    letter = draft(name)
    (tmp_path / "draft.eml").write_bytes(as_eml(letter))
    sendmail = tmp_path / "sendmail"
    sendmail.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {tmp_path}/people\ncat > {tmp_path}/sent.eml\n')
    sendmail.chmod(0o700)
    settings = (f"set sendmail={sendmail}", "set copy=no", "set charset=utf-8", f"set folder={tmp_path}")
    command = [str(NEOMUTT), "-n", "-F", "/dev/null", "-H", str(tmp_path / "draft.eml")]
    command += [part for one in settings for part in ("-e", one)]
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "C.UTF-8", "TERM": "dumb"}
    ran = subprocess.run(command, input=b"\n", env=environment, capture_output=True, timeout=30, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")
    sent = read((tmp_path / "sent.eml").read_bytes())
    assert told(sent) == meant(letter)
    assert sent["From"].addresses[0].addr_spec == "robin@weiss.example"
    assert sent["Date"]
    assert sent["Message-ID"]
    assert (tmp_path / "people").read_text().split()[1:] == [one.email for one in letter.to]
