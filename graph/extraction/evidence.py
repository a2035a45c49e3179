"""The ledger: spans for JSON Pointers, in code points of the stored text."""

from __future__ import annotations

from typing import Any, TypeVar

from citypact.graph.extraction.confidences import confidence
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.view import View, tidy
from citypact.graph.privacy import LONGEST_QUOTATION

__all__ = ["Ledger"]


T = TypeVar("T")


class Ledger:
    """Notes what each value was read from; a quote is cut from the text itself and never composed."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.reported = 1.0  # how probable the agreement is that values are noted of; they are no surer
        self.spans: dict[str, list[dict[str, Any]]] = {}
        self._quotes: dict[
            tuple[int, int], tuple[int, int, str]
        ] = {}  # several values are read from one stretch

    def keep(self, pointer: str, found: Found[T], *, inferred: bool = False) -> T:
        """Note the evidence of a value and hand the value back."""
        value, begin, stop, rule, sure, told = found
        start, end, quote = self._quotes.get((begin, stop)) or self._quoted(begin, stop)
        said: dict[str, Any] = {
            "start": start,
            "end": end,
            "quote": quote,
            "rule": rule,
            "confidence": confidence(pointer, rule, sure * self.reported),
        }
        if inferred or told or (isinstance(value, str) and not _literal(value, quote, rule)):
            said["inferred"] = True
        self.spans.setdefault(pointer, []).append(said)
        return value

    def _quoted(self, begin: int, stop: int) -> tuple[int, int, str]:
        """A stretch of the view as the text has it: where, and the words."""
        start, end = self._view.span(begin, stop)
        words = self._view.source[start:end].lstrip()
        quote = words.rstrip()[:LONGEST_QUOTATION]
        start = end - len(words)
        told = self._quotes[begin, stop] = start, start + len(quote), quote
        return told


_READ = ("date.", "time.", "type.", "status.", "domain.", "instrument.")  # read, not inferred


def _literal(value: str, quote: str, rule: str) -> bool:
    """Whether a value stands in its quote as it is; dates and times are read, not inferred."""
    return value in quote or rule.startswith(_READ) or value in tidy(quote)
