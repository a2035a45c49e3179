"""Parts: the parts of things about which there is evidence, and whom and what each is about, as each source says.

A part is one where the source says so: what another source says of the same person, venue or post is about another agreement.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from citypact.queries.asking import DECLARED, Asking
from citypact.queries.prefixes import PREFIXES
from citypact.queries.terms import said

__all__ = ["OFFICES", "SEEN", "Parts"]

OFFICES = f"{PREFIXES['org']}hasMembership"  # by which the offices of a person are parts of the person
SEEN = f"{PREFIXES['pact']}seenInOffice"  # of an office: it says nothing of an agreement
_DAYS = frozenset({SEEN, f"{PREFIXES['schema']}startDate"})
# the parts of a thing about which there is evidence, and by which property each is one; whoever takes part does so in an
# office, and ?as is what a person does or which part a body has
_STEPS = (
    ("pact:participation", "?thing pact:participation ?part . OPTIONAL { ?part pact:role ?as }"),
    ("pact:involvement", "?thing pact:involvement ?part . OPTIONAL { ?part pact:capacity ?as }"),
    ("pact:priorRelation", "?thing pact:priorRelation ?part"),
    ("pact:signingEvent", "?thing pact:signingEvent ?part"),
    ("pact:signingEvent", "?thing pact:signingEvent/schema:location ?part"),
    (
        "pact:involvement",
        "?thing pact:involvement ?involved . ?involved pact:person ?person ; pact:heldPost ?post ."
        " ?person org:hasMembership ?part . ?part pact:heldPost ?post . OPTIONAL { ?involved pact:capacity ?as }",
    ),
    ("org:hasMembership", "?thing org:hasMembership ?part"),
)
_PARTS = (
    f"{DECLARED}SELECT DISTINCT ?thing ?step ?part ?graph ?as WHERE {{\n  "
    + "\n  UNION ".join(
        f"{{ VALUES ?thing {{ %(things)s }} GRAPH ?graph {{ {pattern} }} BIND({step} AS ?step) }}"
        for step, pattern in _STEPS
    )
    + "\n}\n"
)
# whom and what a part is about
_ABOUT = f"""{DECLARED}SELECT DISTINCT ?thing ?about ?link ?graph WHERE {{
  VALUES ?thing {{ %(things)s }}
  GRAPH ?graph {{ ?thing ?link ?about }}
  FILTER(?link IN (
    pact:body, pact:person, pact:onBehalfOf, pact:heldPost, pact:seenInOffice, org:member, org:organization,
    schema:location, schema:startDate
  ))
}}
"""


@dataclass(slots=True)
class Parts:
    """The parts of things, as far as they were looked up."""

    asking: Asking
    _of: dict[str, dict[str, dict[str, set[str]]]] = field(default_factory=dict)  # thing, part, graph: steps
    _as: dict[tuple[str, str, str], set[str]] = field(default_factory=dict)  # thing, part, graph: capacities
    _about: dict[tuple[str, str, str], set[str]] = field(
        default_factory=dict
    )  # part, graph, what: properties

    def look_up(self, things: Iterable[str]) -> set[str]:
        """What are the parts of these."""
        found = set[str]()
        for thing, step, part, graph, as_ in self.asking.rows(_PARTS, things):
            found.add(said(part))
            graphs = self._of.setdefault(said(thing), {}).setdefault(said(part), {})
            graphs.setdefault(said(graph), set()).add(said(step))
            if as_ is not None:
                self._as.setdefault((said(thing), said(part), said(graph)), set()).add(said(as_))
        return found

    def look_up_about(self, parts: Iterable[str]) -> None:
        """Whom and what these are about."""
        for part, about, link, graph in self.asking.rows(_ABOUT, parts):
            self._about.setdefault((said(part), said(graph), said(about)), set()).add(said(link))

    def of(self, thing: str) -> Mapping[str, Mapping[str, Collection[str]]]:
        """The parts of a thing: of each, in which graphs it is one, by which properties."""
        return self._of.get(thing, {})

    def steps(self, thing: str, part: str, graph: str) -> Collection[str]:
        """The properties by which a source says that this is a part of a thing."""
        return self._of.get(thing, {}).get(part, {}).get(graph, ())

    def is_about(
        self, thing: str, part: str, graph: str, named: str, by: frozenset[str] | None = None
    ) -> bool:
        """Whether the part of a thing is about this one, or one in which somebody does this, as a source says.

        Args:
            thing: of which it is a part.
            part: it.
            graph: of the source.
            named: what it may be about.
            by: the properties that count; None where any does, but for those of days.
        """
        links = self._about.get((part, graph, named), set())
        if by is not None:
            return not links.isdisjoint(by)
        return bool(links - _DAYS) or named in self._as.get((thing, part, graph), ())

    def is_as(self, thing: str, part: str, graph: str, several: frozenset[str]) -> bool:
        """Whether somebody has one of these roles or capacities in the part of a thing, or any, where a source says none."""
        stated = self._as.get((thing, part, graph))
        return not stated or not several.isdisjoint(stated)

    def clear(self) -> None:
        """Forget them: memory does not grow with the rows."""
        for held in (self._of, self._as, self._about):
            held.clear()
