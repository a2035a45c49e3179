"""Ties: the agreements between the bodies of a row, or with the body that was asked about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pyoxigraph as ox

from citypact.ontology.terms import PACT
from citypact.queries.asking import Asking
from citypact.queries.prefixes import PREFIXES

__all__ = ["PARTNERS", "Ties"]

PARTNERS = str(PACT.partnerOf)
_CURRENT = ", ".join(f"<{PREFIXES['status']}{word}>" for word in ("signed", "renewed", "in_force"))
_PARTIES = f"""PREFIX pact: <{PREFIXES["pact"]}>
SELECT DISTINCT ?thing ?tie WHERE {{
  VALUES ?thing {{ %(things)s }}
  ?tie pact:party ?thing .
%(current)s}}
"""
_MAKING_PARTNERS = f"  ?tie pact:status ?status FILTER(?status IN ({_CURRENT}))\n"


@dataclass(slots=True)
class Ties:
    """The agreements that bodies are party to, as far as they were looked up.

    Args:
        asking: how to ask.
        current: whether only those count that make bodies partners (pact:partnerOf).
    """

    asking: Asking
    current: bool = False
    _of: dict[str, set[str]] = field(default_factory=dict)

    def look_up(self, things: Iterable[str]) -> None:
        """Which agreements these are party to; whatever is no body is party to none."""
        new = set(things) - set(self._of)
        self._of.update((thing, set()) for thing in new)
        current = _MAKING_PARTNERS if self.current else ""
        for thing, tie in self.asking.rows(_PARTIES, new, current=current):
            if isinstance(thing, ox.NamedNode) and isinstance(tie, ox.NamedNode):
                self._of[thing.value].add(tie.value)

    def tied(self, things: Iterable[str]) -> set[str]:
        """Those of these things that are party to an agreement."""
        return {thing for thing in things if self._of.get(thing)}

    def between(self, things: Iterable[str], about: Iterable[str], *, via: Iterable[str] = ()) -> set[str]:
        """The agreements between these bodies, and with those that were asked about; of one body alone, all of its own.

        Args:
            things: of a row.
            about: those that the question was asked about.
            via: the bodies between them, if a row is about those: then what each of these has with the others.
        """
        bodies, known = self.tied(things), set(about)
        if not bodies or bodies <= known:
            return set()  # a row of what was asked about says nothing of it
        others = {*bodies, *known}
        pairs = [(one, other) for one in (set(via) or bodies) for other in others if one != other]
        if not pairs:
            return set().union(*(self._of[body] for body in bodies))
        return set().union(*(self._of.get(one, set()) & self._of.get(other, set()) for one, other in pairs))

    def clear(self) -> None:
        """Forget them: memory does not grow with the rows."""
        self._of.clear()
