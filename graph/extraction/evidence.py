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

    def keep(self, pointer: str, found: Found[T], *, inferred: bool = False) -> T:
        """Note the evidence of a value and hand the value back."""
        start, end = self._view.span(found.start, found.end)
        words = self._view.source[start:end].lstrip()
        quote = words.rstrip()[:LONGEST_QUOTATION]
        start = end - len(words)
        said: dict[str, Any] = {
            "start": start,
            "end": start + len(quote),
            "quote": quote,
            "rule": found.rule,
            "confidence": confidence(pointer, found.rule, found.confidence * self.reported),
        }
        if (
            inferred
            or found.inferred
            or (isinstance(found.value, str) and not _literal(found.value, quote, found.rule))
        ):
            said["inferred"] = True
        self.spans.setdefault(pointer, []).append(said)
        return found.value


def _literal(value: str, quote: str, rule: str) -> bool:
    """Whether a value stands in its quote as it is; dates and times are read, not inferred."""
    return (
        value in quote
        or value in tidy(quote)
        or rule.startswith(("date.", "time.", "type.", "status.", "domain.", "instrument."))
    )
