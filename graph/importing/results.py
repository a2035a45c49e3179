"""Results of SPARQL queries in JSON, read row by row while they arrive (SPARQL 1.1 Query Results JSON Format).

An answer of any length is read in the memory of its longest row. No row is handed on before it is whole; that the answer
itself is whole is known when the rows are at their end. (A library for streamed JSON was tried: ijson 3.6 ends the whole
process at a number of 5,000 digits, so a hostile endpoint could. The standard library's reader refuses it.)

https://www.w3.org/TR/sparql11-results-json/
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from citypact.graph.reading import stored

__all__ = ["LARGEST_ROW", "CutOff", "InItsWords", "NoResults", "Results", "Solution", "Value"]

LARGEST_ROW = 4_000_000  # characters of one row, or of anything else in an answer; a border in WKT has many
_MOST_VARIABLES = 2_000
_SPACE = re.compile(r"[ \t\n\r]*")
_WORDS_OF_JSON = re.compile(r"(?:true|false|null)\b")
_SAID = 160  # characters of what a server says in its own words
_KINDS: Mapping[str, Literal["uri", "literal", "bnode"]] = {
    "uri": "uri",
    "literal": "literal",
    "typed-literal": "literal",  # older drafts of the format, and servers that follow them
    "bnode": "bnode",
}


class NoResults(Exception):
    """What arrives is no result of a SELECT query; the message says why."""


class CutOff(NoResults):
    """The answer ends before its end."""


class InItsWords(NoResults):
    """Where a row should come, the server says why none does; the message is what it says."""


class Value(NamedTuple):
    """What a variable is bound to in one row; its text is safe to keep and to show."""

    kind: Literal["uri", "literal", "bnode"]
    text: str
    language: str | None = None
    datatype: str | None = None


Solution = Mapping[str, Value]
"""One row: the value of every variable that is bound in it."""


class Results:
    """The rows of one answer, each as soon as it has arrived; ``variables`` is complete when they are at their end.

    >>> answer = Results([b'{"head":{"vars":["x","y"]},"results":{"bindings":[{"x":{"type":"literal","value":"1"}}]}}'])
    >>> [row["x"].text for row in answer], answer.variables
    (['1'], ('x', 'y'))
    """

    def __init__(self, chunks: Iterable[bytes], *, or_boolean: bool = False) -> None:
        self.variables: tuple[str, ...] = ()
        self.boolean: bool | None = None  # of an ASK, where that may be the answer too
        self._or_boolean = or_boolean
        self._chunks = iter(chunks)
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("strict")
        self._text, self._at, self._ended = "", 0, False
        self._json = json.JSONDecoder(
            strict=False
        )  # control characters within texts are replaced, not refused

    def __iter__(self) -> Iterator[Solution]:
        """The rows.

        Raises:
            CutOff: when the answer ends too early.
            NoResults: when it is something else.
        """
        named = found = False
        self._take("{")
        for member in self._members():
            if member == "head":
                head = self._value()
                if self._or_boolean and isinstance(head, dict) and "vars" not in head:
                    continue  # of an ASK; rows without their names are found out below
                self.variables, named = _variables(head), True
            elif member == "results":
                self._take("{")
                for part in self._members():
                    if part == "bindings":
                        found = True
                        yield from map(_solution, self._items())
                    else:
                        self._value()
            elif member == "boolean" and self._or_boolean:
                self.boolean = self._value() is True
            else:
                self._value()
        if self._next():
            raise NoResults(f"more follows behind its end ({self._shown()})")
        if self.boolean is not None and not found:
            return
        if not found:
            raise NoResults("JSON without results.bindings, so not the answer to a SELECT query")
        if not named:
            raise NoResults("JSON without head.vars, the list of its variables")

    def _members(self) -> Iterator[str]:
        """The names of an object's members; the value of each is taken before the next is asked for."""
        if self._next() == "}":
            self._at += 1
            return
        while True:
            name = self._value()
            if not isinstance(name, str):
                raise NoResults("no JSON: the name of a member is no text")
            self._take(":")
            yield name
            if self._between("}"):
                return

    def _items(self) -> Iterator[Any]:
        self._take("[")
        if self._next() == "]":
            self._at += 1
            return
        while True:
            self._heed_words()
            yield self._value()
            if self._between("]"):
                return

    def _heed_words(self) -> None:
        """Oxigraph, whose answer has begun when another server does not answer it, goes on in words."""
        if self._next().isalpha() and not _WORDS_OF_JSON.match(self._text, self._at):
            while len(self._text) - self._at < 2 * _SAID and self._more():
                pass
            raise InItsWords(self._shown(_SAID))

    def _between(self, end: str) -> bool:
        """Pass the comma before another part, or the end of an object or list; whether it was the end."""
        mark = self._next()
        if mark not in (",", end):
            raise CutOff(f"it breaks off with {self._shown()}" if mark else "it is cut off")
        self._at += 1
        return mark == end

    def _take(self, mark: str) -> None:
        found = self._next()
        if found != mark:
            raise CutOff("it is cut off") if not found else NoResults(f"no JSON from {self._shown()} on")
        self._at += 1

    def _next(self) -> str:
        """The next character that is no space, which stays where it is; "" at the end."""
        while True:
            space = _SPACE.match(self._text, self._at)
            self._at = space.end() if space else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def _value(self) -> Any:
        """One whole value. What is not whole yet is read again with what follows."""
        if not self._next():
            raise CutOff("it is cut off")
        while True:
            fault: str
            try:
                value, end = self._json.raw_decode(self._text, self._at)
                if end < len(self._text) or self._ended:  # else it may be a number that goes on
                    self._at = end
                    return value
                fault = ""
            except json.JSONDecodeError as error:
                fault = error.msg
            except (RecursionError, ValueError):  # nested thousands deep, or a number of thousands of digits
                raise NoResults(f"no result of a query from {self._shown()} on") from None
            if len(self._text) - self._at > LARGEST_ROW:
                raise NoResults(
                    f"one row of more than {LARGEST_ROW:,} characters, or no JSON ({self._shown()})"
                )
            if not self._more() and fault:
                whole = self._text[self._at] in '{["' or self._text[self._at :].isalnum()
                raise CutOff("it is cut off") if whole else NoResults(f"no JSON from {self._shown()} on")

    def _more(self) -> bool:
        """Take in the next piece; whether there was one."""
        if self._ended:
            return False
        try:
            for chunk in self._chunks:
                text = self._decoder.decode(chunk)
                if text:
                    self._text, self._at = self._text[self._at :] + text, 0
                    return True
            self._ended = True
            self._text, self._at = self._text[self._at :] + self._decoder.decode(b"", final=True), 0
        except UnicodeDecodeError as error:
            if self._ended:
                raise CutOff("it is cut off within a character") from None
            raise NoResults(f"its bytes are no UTF-8 ({error.reason})") from None
        return False

    def _shown(self, most: int = 40) -> str:
        text = " ".join(stored(self._text[self._at : self._at + 2 * most]).split())
        return repr(text[:most])


def _variables(head: Any) -> tuple[str, ...]:
    names = head.get("vars") if isinstance(head, dict) else None
    if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
        raise NoResults("JSON without head.vars, the list of its variables")
    if len(names) > _MOST_VARIABLES:
        raise NoResults(f"{len(names):,} variables")
    return tuple(stored(name) for name in names)


def _solution(row: Any) -> Solution:
    if not isinstance(row, dict):
        raise NoResults(f"a row that is no object but {type(row).__name__}")
    return {
        name if name.isprintable() else stored(name): _bound(name, value)
        for name, value in row.items()
        if value is not None
    }


def _bound(name: str, value: Any) -> Value:
    kind = _KINDS.get(str(value.get("type"))) if isinstance(value, dict) else None
    text = value.get("value") if isinstance(value, dict) else None
    if kind is None or not isinstance(text, str):
        raise NoResults(f"?{stored(name)[:40]} is bound to what is no IRI, literal or blank node")
    language, datatype = value.get("xml:lang"), value.get("datatype")
    return Value(
        kind,
        text if text.isprintable() else stored(text),
        stored(language) if isinstance(language, str) and language else None,
        stored(datatype) if isinstance(datatype, str) and datatype else None,
    )
