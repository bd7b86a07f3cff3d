"""The kinds of fault in the bytes and the front matter of a note."""

from notesnet.model.code import Code, Severity

_ERROR = Severity.ERROR
_WARNING = Severity.WARNING

BYTE_CODES: tuple[Code, ...] = (
    Code(
        "empty-file",
        _WARNING,
        "empty note",
        "The file has 0 bytes. That is what a sync client leaves that was stopped half-way: restore the note from your"
        " backup, or delete it if you never wrote anything in it.",
    ),
    Code(
        "not-utf8",
        _ERROR,
        "not UTF-8",
        "A byte of the note belongs to another encoding, such as Latin-1. Save the note as UTF-8; until then it is"
        " neither read nor written to.",
        unreadable=True,
    ),
    Code(
        "utf-16",
        _ERROR,
        "UTF-16",
        "The note is stored as UTF-16 or UTF-32, as some Windows programs do. Save it as UTF-8.",
        unreadable=True,
    ),
    Code(
        "nul-file",
        _ERROR,
        "nothing but NUL bytes",
        "The file has its size but not its content, as after a crash or a full disk. Restore it from your backup;"
        " notesnet never writes over it.",
        unreadable=True,
    ),
    Code(
        "nul-character",
        _ERROR,
        "NUL character",
        "A NUL character means that the file was damaged. Delete it if you can see what belongs there, or restore the"
        " note from your backup.",
        unreadable=True,
    ),
    Code(
        "cr-line-ends",
        _ERROR,
        "CR line ends",
        "The lines end in CR alone, so that for every program of today the note is one line. Save it with LF or CRLF.",
        unreadable=True,
    ),
)

BLOCK_CODES: tuple[Code, ...] = (
    Code(
        "front-matter-not-first",
        _WARNING,
        "front matter below blank lines",
        "It is read here, but Obsidian and other programs look for --- on the first line. Delete the blank lines above.",
    ),
    Code(
        "front-matter-fence",
        _WARNING,
        "not a front matter fence",
        "The first line looks like the fence of a front matter and is none, so the properties below it are text. Write"
        " exactly three dashes.",
    ),
    Code(
        "front-matter-unclosed",
        _ERROR,
        "front matter never closed",
        "Without a second --- nobody can tell the properties from the text. Add a line with exactly three dashes below"
        " the last property; ... does not close a front matter.",
        unreadable=True,
    ),
    Code(
        "front-matter-toml",
        _ERROR,
        "TOML front matter",
        "Only YAML between --- is read. Write the properties as name: value.",
        unreadable=True,
    ),
    Code(
        "front-matter-json",
        _WARNING,
        "JSON front matter",
        "The note begins with a JSON object, which is not read. A line --- above and below makes it YAML.",
    ),
    Code(
        "front-matter-not-mapping",
        _ERROR,
        "front matter without properties",
        "What stands between the fences is one text or one list. Write each property as name: value.",
        unreadable=True,
    ),
    Code(
        "front-matter-limit",
        _ERROR,
        "front matter too large",
        "A front matter of more than 256 KiB, 20 levels or 5,000 keys and values is not read, so that no note can stop"
        " the program. Move what is long into the body.",
        unreadable=True,
    ),
    Code(
        "front-matter-conflict",
        _ERROR,
        "git conflict in the front matter",
        "git left both versions in the note. Keep the lines you want and delete the markers.",
        unreadable=True,
    ),
)

YAML_CODES: tuple[Code, ...] = (
    Code(
        "yaml-syntax",
        _ERROR,
        "not valid YAML",
        "YAML cannot read this line, and values are never guessed. Text with a colon and a blank in it, or that begins"
        " with one of @ ` % * & ! | > [ {, belongs in quotes.",
        unreadable=True,
    ),
    Code(
        "yaml-tab",
        _ERROR,
        "tab in the indentation",
        "YAML allows only blanks at the beginning of a line. Replace the tab with two blanks.",
        unreadable=True,
    ),
    Code(
        "yaml-odd-character",
        _ERROR,
        "odd character",
        "A no-break space, a full-width colon or a control character looks like an ordinary sign and is none. Type the"
        " ordinary one.",
        unreadable=True,
    ),
    Code(
        "yaml-unclosed-quote",
        _ERROR,
        "quote not closed",
        "A quote that is not closed takes in the properties below it. Close it where the value ends.",
        unreadable=True,
    ),
    Code(
        "yaml-unclosed-bracket",
        _ERROR,
        "bracket not closed",
        "A list in [ ] or a mapping in { } is not closed. Often a # within it started a comment.",
        unreadable=True,
    ),
    Code(
        "yaml-link-list",
        _ERROR,
        "several links without a list",
        'Links in a row are no list to YAML. Write them as ["[[Ada]]", "[[Bob]]"].',
        unreadable=True,
    ),
    Code(
        "yaml-alias",
        _ERROR,
        "value begins with * or &",
        "To YAML these are references to other values, which notes do not need and a hostile note could abuse. Put the"
        " value in quotes if it is text.",
        unreadable=True,
    ),
    Code(
        "yaml-tag",
        _ERROR,
        "value begins with !",
        "To YAML this names the type of a value. No types are read and nothing is run. Put the value in quotes if it is"
        " text.",
        unreadable=True,
    ),
    Code(
        "yaml-merge-key",
        _ERROR,
        "merge key",
        "<< copies properties from elsewhere, which is not read. Write out the properties that are meant.",
        unreadable=True,
    ),
    Code(
        "yaml-complex-key",
        _ERROR,
        "list or mapping as a name",
        "The name of a property is a list or a mapping, often because of {{ }} without quotes. Put the value in quotes.",
        unreadable=True,
    ),
    Code(
        "yaml-duplicate-key",
        _ERROR,
        "property stands twice",
        "Other programs use the last one, or none. Here the first one is used. Delete one of the two.",
    ),
    Code(
        "yaml-unquoted-link",
        _WARNING,
        "link without quotes",
        "YAML reads [[Name]] as a list within a list; it is understood here, but other programs will spoil it. Write"
        ' "[[Name]]".',
    ),
    Code(
        "yaml-comment-for-value",
        _WARNING,
        "value taken for a comment",
        "Behind a blank, # starts a comment, so the value is empty. Put it in quotes, or a blank behind the #.",
    ),
    Code(
        "yaml-curly-quotes",
        _WARNING,
        "curly quotes",
        "Typographic quotes are letters to YAML and become part of the value. Use straight ones.",
    ),
    Code(
        "yaml-odd-key",
        _WARNING,
        "odd name of a property",
        "A number, a date, yes or null as a name, or an invisible character in it, is read otherwise by other programs."
        " It is kept.",
    ),
    Code(
        "yaml-long-value",
        _WARNING,
        "very long value",
        "A value of more than 10,000 characters is cut where it is shown. Move it into the body of the note.",
    ),
)

FRONT_MATTER_CODES: tuple[Code, ...] = BYTE_CODES + BLOCK_CODES + YAML_CODES
