"""People: officials in their public office only, told apart by name and body, or shown by office alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from citypact.graph.decisions import Decision
from citypact.graph.identities import Body
from citypact.graph.iris import Iris
from citypact.graph.names import fold
from citypact.graph.records import Official

__all__ = ["People"]


class People:
    """Gives people their IRIs; the same name at another body is another person until a person decides otherwise."""

    def __init__(self, iris: Iris, decisions: Iterable[Decision]) -> None:
        self._iris = iris
        self._suppress = [decision for decision in decisions if decision.decision == "suppress"]
        self._bodies: defaultdict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
        self.suppressed_people: set[str] = set()

    def iri(self, name: str, body: Body | None, official: Official | None, source: str) -> str:
        """The IRI of a person.

        Args:
            name: without honorific.
            body: the body whose office the person holds, or acts for.
            official: the office, where the record states one.
            source: the key of the source, which alone tells a person whose body is unknown from others.
        """
        if self.suppressed(name, body):
            post = self._iris.post(body.iri, official.role, official.office) if body and official else ""
            found = self._iris.unnamed_person(
                post or f"{body.iri if body else source}|{official.role if official else ''}"
            )
            self.suppressed_people.add(found)
            return found
        found = self._iris.person(name, body.iri if body else source)
        if body:
            self._bodies[fold(name)][body.iri] = (name, body.name)
        return found

    def suppressed(self, name: str, body: Body | None) -> bool:
        """Whether a decision asks to show this person by office alone."""
        names = [body.name_th, body.name_en, *body.other_names] if body else [None]
        return any(decision.suppresses(name, other) for decision in self._suppress for other in names)

    def hidden_names(self) -> tuple[str, ...]:
        """The names that may stand nowhere in the graph, the longest first."""
        return tuple(
            sorted({decision.subject for decision in self._suppress}, key=lambda name: (-len(name), name))
        )

    def questions(self) -> list[str]:
        """Names that hold an office at more than one body: one person, or namesakes?"""
        return [
            f"{next(iter(bodies.values()))[0]}: named at {', '.join(sorted(body for _, body in bodies.values()))}; "
            "one person or several?"
            for _, bodies in sorted(self._bodies.items())
            if len(bodies) > 1
        ]
