"""Fetching the whole answer to a query: page after page, with patience, saved as it comes.

Every page but the first begins with the last row of the page before. Where that is another row, the data or the order have
changed in between and rows would be missing or stand twice without a trace: then the answer is fetched anew, once.
An answer is at its end when a page brings no further row: servers cut long pages silently, so a short page is no end.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import NamedTuple

from citypact.errors import CollectionError, EndpointError
from citypact.graph.importing.addresses import shown_address
from citypact.graph.importing.asking import Endpoint, Passing, SortsFew, unreadable_told
from citypact.graph.importing.paging import PagedQuery
from citypact.graph.importing.results import Results, Solution
from citypact.graph.importing.saved import SavedAnswer
from citypact.graph.importing.shelves import Draft, Shelf
from citypact.graph.importing.waiting import Patience

__all__ = ["Fetch", "Limits"]


class Limits(NamedTuple):
    """How much of an answer is taken."""

    rows: int = 1_000_000
    bytes: int = 2_000_000_000


_AS_USUAL, _PATIENT = Limits(), Patience()


class _Moved(Exception):
    """The page does not go on where the one before ended."""


def _now() -> str:
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, kw_only=True)
class Fetch:
    """One query to one endpoint, its answer to be saved in one place.

    Args:
        map: the text of the map that goes with the answer.
        wanted: the variables that the map needs.
        told: told of waits and new starts, a line each.
        progress: told how many rows are there.
        clock: the time, as it is saved with every page.
    """

    endpoint: Endpoint
    query: PagedQuery
    shelf: Shelf
    map: str
    wanted: Collection[str] = ()
    limits: Limits = _AS_USUAL
    patience: Patience = _PATIENT
    told: Callable[[str], None] = lambda line: None
    progress: Callable[[int], None] = lambda rows: None
    clock: Callable[[], str] = _now

    def run(self, *, again: bool = False) -> SavedAnswer:
        """Fetch the answer, or what is missing of it, and let it stand.

        Args:
            again: begin with the first page, whatever was fetched before.

        Raises:
            EndpointError: when it cannot be had; whole pages are kept, and the next call goes on behind them.
            CollectionError: when the place holds the answer of another endpoint, or is in use.
        """
        try:
            return self._run(again)
        except SortsFew:
            if self.query.within or not self.query.can_be_within:
                raise
        self.told(f"{self.endpoint.place}: sorts no more rows than these for a page; sorting in a subquery")
        return replace(self, query=replace(self.query, within=True))._run(again=False)

    def _run(self, again: bool) -> SavedAnswer:
        with self.shelf.locked():
            held = self.shelf.standing()
            if held is not None and held.endpoint != self.endpoint.address:
                raise CollectionError(
                    f"{self.shelf.folder}: holds an answer of {shown_address(held.endpoint)}; save under another --name"
                )
            draft, moved = self._draft(again), 0
            while True:
                try:
                    while self._page(draft):
                        self.patience.sleep(self.patience.between)
                    return self.shelf.publish(draft)
                except _Moved:
                    moved += 1
                    if moved > 1:
                        raise EndpointError(
                            f"{self.endpoint.place}: gives other rows at the same place of the order each time, so pages "
                            "would lose rows; order the query by what is unique, or ask once with --page-size 0"
                        ) from None
                    self.told(
                        f"{self.endpoint.place}: its data have changed since the last page; beginning anew"
                    )
                    draft = self._begun()

    def _draft(self, again: bool) -> Draft:
        found = None if again else self.shelf.unfinished()
        if found is None:
            return self._begun()
        if (found.endpoint, found.digest) != (self.endpoint.address, self.query.digest):
            self.told(
                f"{found.folder}: {found.rows:,} rows of another query were begun there; beginning anew"
            )
            return self._begun()
        draft = Draft(found)
        if found.pages:
            self._check_variables(found.variables)
            self.told(
                f"{self.endpoint.place}: going on behind row {found.rows:,}, fetched until {found.pages[-1].retrieved}"
            )
        draft.describe(query=self.query.text, map=self.map)
        return draft

    def _begun(self) -> Draft:
        return self.shelf.begin(
            endpoint=self.endpoint.address,
            digest=self.query.digest,
            query=self.query.text,
            map=self.map,
            begun=self.clock(),
        )

    def _page(self, draft: Draft) -> bool:
        """Fetch the next page; whether there may be another one."""
        if draft.answer.pages and self.query.rows is None:
            return False
        failures = 0
        while True:
            try:
                return self._once(draft)
            except Passing as error:
                failures += 1
                if self.patience.over(failures, likely=error.likely):
                    raise EndpointError(f"{error} ({failures} tries{_kept(draft)})") from None
                if error.wait is not None and error.wait > self.patience.longest:
                    raise EndpointError(
                        f"{self.endpoint.place}: asks to be left in peace for {error.wait:,.0f} seconds; "
                        f"ask again after that{_kept(draft)}"
                    ) from None
                seconds = self.patience.after(failures, error.wait)
                self.told(f"{str(error).rpartition('; ')[0]}; waiting {seconds:.0f} seconds")
                self.patience.sleep(seconds)

    def _once(self, draft: Draft) -> bool:
        answer, place = draft.answer, self.endpoint.place
        last = draft.last()
        again = 0 if last is None else 1
        text = self.query.page(answer.rows - again, (self.query.rows or 0) + again)
        asked = self.endpoint.ask(text, most_bytes=self.limits.bytes - answer.size)
        with draft.page() as file, contextlib.closing(asked) as pieces:
            results = Results(file.passing(pieces))
            rows, row = 0, None
            with unreadable_told(place):
                for row in results:
                    if not rows and again and _unnamed(row) != _unnamed(last):
                        raise _Moved
                    rows += 1
                    if answer.rows + rows - again > self.limits.rows:
                        raise EndpointError(
                            f"{place}: its answer has more than the {self.limits.rows:,} rows that are allowed; "
                            "narrow the query, or allow more with --max-rows"
                        )
                    if rows % 500 == 0:
                        self.progress(answer.rows + rows - again)
            if again and not rows:
                raise _Moved
            self._check_variables(results.variables)
            if answer.pages and results.variables != answer.variables:
                raise _Moved
            if rows == again and answer.pages:
                return False
            file.keep(row, rows=rows, again=again, variables=results.variables, retrieved=self.clock())
        self.progress(draft.answer.rows)
        return rows > again and self.query.rows is not None

    def _check_variables(self, variables: Collection[str]) -> None:
        missing = sorted(set(self.wanted) - set(variables))
        if missing:
            has = ", ".join(f"?{name}"[:40] for name in list(variables)[:12]) or "none"
            raise EndpointError(
                f"{self.endpoint.place}: answers without {', '.join(f'?{name}' for name in missing[:5])}, which the map "
                f"names (it has {has}); mend the query or the map"
            )


def _unnamed(row: Solution | None) -> object:
    """A row without the names of its blank nodes, which are new in every answer."""
    return {
        name: value._replace(text="") if value.kind == "bnode" else value
        for name, value in (row or {}).items()
    }


def _kept(draft: Draft) -> str:
    rows = draft.answer.rows
    return f"; {rows:,} rows are kept, the same command goes on behind them" if rows else ""
