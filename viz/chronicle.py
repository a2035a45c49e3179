"""A chronicle: agreements in rows along the years, as plain data that a page and a figure are drawn from.

A day is a point. A month or a year alone is a span as long as itself: nobody knows the day, so none is shown. What has no
date, or one that no calendar holds, stands in a bucket of its own and is counted there.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from citypact.graph.ntriples import earliest, latest
from citypact.viz.facts import AgreementFacts
from citypact.viz.words import Words

__all__ = ["ACROSS", "BUCKET", "Chronicle", "Item", "Row", "chronicle_of", "laid", "span_of"]

ACROSS = 760.0  # pixels that the years have on a common screen; marks are set apart for that
BUCKET = 6  # undated agreements that stand side by side
_APART = 10.5  # pixels that a mark takes at least
_FEWEST = 10  # years that are shown, where there are less


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One agreement in a row, or, where there are too many, those of one year."""

    agreement: str  # "" where it stands for several
    status: str
    start: float  # in years, as 2023.15; both 0 where there is no date
    end: float
    exact: bool = False  # whether the day is known
    lane: int = 0
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The agreements of one body or of one type."""

    node: str
    kind: str  # body or type
    name: Words
    items: tuple[Item, ...]
    lanes: int

    @property
    def undated(self) -> int:
        """How many of them have no date."""
        return sum(item.count for item in self.items if not item.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronicle:
    """Rows of both kinds, and the years that they run through; the last one is not shown any more."""

    rows: tuple[Row, ...]
    first: int
    last: int
    undated: int  # agreements
    counted: bool = False  # whether items stand for several agreements

    def most(self, kind: str) -> int:
        """How many agreements one item in a row of a kind stands for, at most."""
        return max(
            (item.count for row in self.rows if row.kind == kind for item in row.items if item.start),
            default=1,
        )


def span_of(date: str) -> tuple[float, float, bool] | None:
    """Where a date begins and ends, in years, and whether it is a day; None for no date.

    >>> span_of("2023"), span_of("2023-07"), span_of("2024-12-31")[2], span_of("")
    ((2023.0, 2024.0, False), (2023.4959, 2023.5808, False), True, None)
    """
    try:
        first, last = (dt.date.fromisoformat(bound(date)) for bound in (earliest, latest))
    except (ValueError, IndexError):
        return None
    return _years(first), _years(last, 1), len(date) == len("2023-02-24")


def _years(day: dt.date, more: int = 0) -> float:
    length = 366 if calendar.isleap(day.year) else 365
    return round(day.year + (day.timetuple().tm_yday - 1 + more) / length, 4)


def chronicle_of(
    agreements: Mapping[str, AgreementFacts],
    rows: Iterable[tuple[str, str, Words, Sequence[str]]],
    *,
    counted: bool = False,
) -> Chronicle:
    """The chronicle of agreements; ``rows`` are node, kind, name and the agreements of each.

    ``counted``, of very many agreements, counts those of one year in each row, in place of showing them one by one.
    """
    spans = {iri: span_of(facts.date) for iri, facts in agreements.items()}
    first, last = _range(list(spans.values()))
    least = _APART * (last - first) / ACROSS
    return Chronicle(
        rows=tuple(
            Row(node=node, kind=kind, name=name, items=_counted(spans[iri] for iri in iris), lanes=2)
            if counted
            else _row(node, kind, name, [_item(agreements[iri], spans[iri]) for iri in iris], least)
            for node, kind, name, iris in rows
        ),
        first=first,
        last=last,
        undated=sum(span is None for span in spans.values()),
        counted=counted,
    )


def laid(rows: Iterable[Row], years: int, across: float) -> list[Row]:
    """The same rows with their lanes made for years that are so many pixels wide."""
    least = _APART * years / across
    return [_row(row.node, row.kind, row.name, row.items, least) for row in rows]


def _range(spans: Sequence[tuple[float, float, bool] | None]) -> tuple[int, int]:
    known = [span for span in spans if span]
    if not known:
        return 0, 0
    first, last = int(min(span[0] for span in known)), int(-(-max(span[1] for span in known) // 1))
    return min(first, last - _FEWEST), last


def _counted(spans: Iterable[tuple[float, float, bool] | None]) -> tuple[Item, ...]:
    """An item for each year, the undated first."""
    years = Counter(int(span[0]) if span else 0 for span in spans)
    return tuple(
        Item(agreement="", status="", start=float(year), end=year + 1.0 if year else 0.0, count=count)
        for year, count in sorted(years.items())
    )


def _item(facts: AgreementFacts, span: tuple[float, float, bool] | None) -> Item:
    start, end, exact = span or (0.0, 0.0, False)
    return Item(agreement=facts.iri, status=facts.status, start=start, end=end, exact=exact)


def _row(node: str, kind: str, name: Words, items: Sequence[Item], least: float) -> Row:
    """The items in lanes: none covers another, the earlier ones stand on top."""
    ends: list[float] = []
    placed, undated = [], 0
    for item in sorted(items, key=lambda each: (not each.start, each.start, each.end, each.agreement)):
        if not item.start:
            lane, undated = undated // BUCKET, undated + 1
        else:
            middle, half = (item.start + item.end) / 2, max(item.end - item.start, least) / 2
            lane = next((at for at, end in enumerate(ends) if end <= middle - half), len(ends))
            ends[lane : lane + 1] = [middle + half]
        placed.append(replace(item, lane=lane))
    return Row(
        node=node,
        kind=kind,
        name=name,
        items=tuple(placed),
        lanes=max(1, len(ends), -(-undated // BUCKET)),
    )
