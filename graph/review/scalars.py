"""Values and words as YAML that any editor shows as it is.

The drafts are written here line by line, since a comment stands beside every value; what they say is held equal to what
ruamel.yaml reads by tests. What turns a line round or hides in it (controls, bidirectional marks) is escaped.
"""

from __future__ import annotations

import re

__all__ = ["inert", "scalar"]

_JOINERS = "\u200b\u200c\u200d"  # between Thai words on many pages; they neither hide nor turn anything
_NOTHING = {"~", "null", "Null", "NULL"}
_ENDS_PLAIN = re.compile(r": |:$| #| $|  ")


def scalar(value: object) -> str:
    """One value: a text plain where that is safe, else in double quotes (YAML 1.2, section 7.3.1).

    >>> print(scalar("13:00"), scalar("a: b"), scalar("a\\nb"), scalar(None) == "")
    13:00 "a: b" "a\\nb" True
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    safe = value and value[0].isalnum() and all(map(_shown, value))
    if safe and value not in _NOTHING and not _ENDS_PLAIN.search(value):
        return value
    return f'"{"".join(map(_escaped, value))}"'


def inert(text: str) -> str:
    """Words from outside as they may stand in a comment: on one line, nothing invisible or turning.

    >>> inert("one\\n# two: \\u202ethree")
    'one # two: \\\\u202ethree'
    """
    flat = "".join(" " if character.isspace() else character for character in text)
    return " ".join(
        "".join(character if _shown(character) else _code(character) for character in flat).split()
    )


def _shown(character: str) -> bool:
    return character.isprintable() or character in _JOINERS


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character == "\n":
        return "\\n"
    return character if _shown(character) else _code(character)


def _code(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"
