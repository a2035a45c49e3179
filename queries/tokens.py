"""The tokens of a SPARQL text: where its words are, outside strings, IRIs and comments.

Three things need to know no more of a query than this: the search for SERVICE, the binder, which fills VALUES
blocks, and the messages that point at a place. The terminals are those of SPARQL 1.1, section 19.8."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = ["FORMS", "Token", "decoded", "depth_zero", "place_of", "tokens", "without_remarks"]

FORMS = frozenset({"select", "ask", "construct", "describe"})  # of queries, in small letters

# PN_CHARS_BASE and PN_CHARS [164, 167]: Python's \w leaves out the Thai vowel signs and tone marks
_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_CHARS = _BASE + "_0-9\u00b7\u0300-\u036f\u203f-\u2040\\-"
_PLX = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_ESCAPE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"

_TOKEN = re.compile(
    rf"""
      (?P<space>   [\x20\t\r\n]+ )
    | (?P<comment> \#[^\r\n]* )
    | (?P<iri>     <(?: [^<>"{{}}|^`\\\x00-\x20] | {_ESCAPE} )*> )
    | (?P<string>  \"\"\"(?: [^"\\] | \\. | "(?!"") )*\"\"\" | '''(?: [^'\\] | \\. | '(?!'') )*'''
                 | "(?: [^"\\\r\n] | \\. )*" | '(?: [^'\\\r\n] | \\. )*' )
    | (?P<language> @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<variable> [?$][{_BASE}_0-9][{_BASE}_0-9\u00b7\u0300-\u036f\u203f-\u2040]* )
    | (?P<blank>   _:[{_BASE}_0-9](?: [{_CHARS}.]*[{_CHARS}] )? )
    | (?P<name>    (?P<prefix>[{_BASE}](?: [{_CHARS}.]*[{_CHARS}] )?)?:
                   (?: (?: [{_BASE}_:0-9] | {_PLX} )(?: (?: [{_CHARS}:] | {_PLX} | \.+(?=[{_CHARS}:%\\]) ) )* )? )
    | (?P<word>    [{_BASE}_][{_CHARS}]* )
    | (?P<number>  [0-9]*\.?[0-9]+(?: [eE][+-]?[0-9]+ )? )
    | (?P<other>   . )
    """,
    re.VERBOSE | re.DOTALL,
)

_REMARKS = re.compile(r"^[ \t]*#.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its kind (iri, string, language, variable, blank, name, word, number, other), its text, its place."""

    kind: str
    text: str
    start: int
    prefix: str = ""  # of a prefixed name: what stands before the colon

    @property
    def end(self) -> int:
        """Where the token ends, exclusive."""
        return self.start + len(self.text)


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a query, without white space and comments.

    >>> [token.text for token in tokens("ASK { ?s a 'SERVICE' } # SERVICE")]
    ['ASK', '{', '?s', 'a', "'SERVICE'", '}']
    """
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        if match["name"] is not None:
            kind = "name"
        if kind not in ("space", "comment"):
            yield Token(kind, match[0], match.start(), match["prefix"] or "")


def decoded(text: str) -> str:
    r"""The text with its codepoint escapes replaced, as SPARQL 1.1, section 19.2 does before the grammar
    applies.

    >>> decoded(r"\u0053ERVICE")
    'SERVICE'
    """

    def character(match: re.Match[str]) -> str:
        number = int(match[0][2:], 16)
        return chr(number) if number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else match[0]

    return re.sub(_ESCAPE, character, text)


def without_remarks(text: str) -> str:
    r"""The text without the comments that are whole lines, such as a header: for a quick look at what may stand in it.

    >>> without_remarks("# of all\nASK {}")
    '\nASK {}'
    """
    return _REMARKS.sub("", text)


def depth_zero(read: Iterable[Token], *, openings: bool = False) -> Iterator[Token]:
    """The tokens outside all braces and parentheses: those of the prologue and the outermost solution modifiers.

    Args:
        read: the tokens of a query.
        openings: whether a brace or parenthesis that opens there is one of them.
    """
    depth = 0
    for token in read:
        if token.text in ("}", ")"):
            depth -= 1
        elif token.text in ("{", "("):
            if openings and depth == 0:
                yield token
            depth += 1
        elif depth == 0:
            yield token


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Line and column (both from 1, columns in characters) of an offset."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1
