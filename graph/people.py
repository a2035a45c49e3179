"""People: officials in their public office only, told apart by name and body, or shown by office alone."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable

from citypact.graph.decisions import Decision
from citypact.graph.identities import Body
from citypact.graph.iris import Iris
from citypact.graph.names import fold, tidy, without_province
from citypact.graph.places import province
from citypact.graph.records import Official
from citypact.graph.redaction import Spelling, bare

__all__ = ["People"]


class People:
    """Gives people their IRIs; the same name at another body is another person until a person decides otherwise."""

    def __init__(self, iris: Iris, decisions: Iterable[Decision]) -> None:
        self._iris = iris
        self._suppress = [
            (decision, (Spelling(decision.subject), Spelling(bare(decision.subject))))
            for decision in decisions
            if decision.decision == "suppress"
        ]
        self._bodies: defaultdict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
        self._met: dict[
            tuple[str, str], bool
        ] = {}  # name and body's IRI -> whether a decision hides this person
        self._named: dict[str, str] = {}  # folded name -> the name, of all who are shown by it
        self._elsewhere: defaultdict[int, set[str]] = defaultdict(
            set
        )  # decision -> other bodies of its subject
        self._matched: set[int] = set()
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
        self._named.setdefault(fold(name), tidy(name))
        if body:
            self._bodies[fold(name)][body.iri] = (name, body.name)
        return found

    def suppressed(self, name: str, body: Body | None) -> bool:
        """Whether a decision asks to show this person by office alone.

        A decision about one body holds for a person of that name whose body nobody states, too: it may be the same one.
        """
        key = name, body.iri if body else ""
        if key not in self._met:
            self._met[key] = self._hides(name, body)
        return self._met[key]

    def hides(self, name: str) -> bool:
        """Whether some decision is about a person of this name, wherever in office."""
        return any(spelling.names(name) for _, spellings in self._suppress for spelling in spellings)

    def _hides(self, name: str, body: Body | None) -> bool:
        hidden = False
        for number, (decision, spellings) in enumerate(self._suppress):
            if not any(spelling.names(name) for spelling in spellings):
                continue
            if not decision.object or body is None or _is_called(body, decision.object):
                self._matched.add(number)
                hidden = True
            else:
                self._elsewhere[number].add(body.name)
        return hidden

    def unmatched(self) -> list[str]:
        """A line for each decision that hid nobody, to be asked for when all people were met.

        The line does not repeat the name that is to be hidden: it says where the decision stands, or who made it.
        """
        lines = []
        for number, (decision, spellings) in enumerate(self._suppress):
            if number in self._matched:
                continue
            where = decision.place or f"suppress, decided by {decision.who} {decision.when}".rstrip()
            if number in self._elsewhere:
                bodies = ", ".join(sorted(self._elsewhere[number]))
                lines.append(
                    f"{where}: hides nobody: the person is met, but not at this body; met at {bodies}; "
                    "correct the object, or leave it empty for every body"
                )
                continue
            wanted = min((spelling.letters for spelling in spellings), key=len)
            near = difflib.get_close_matches(wanted, sorted(self._named), n=3, cutoff=0.6)
            met = (
                f"nearest names met: {', '.join(self._named[each] for each in near)}"
                if near
                else "no name is near"
            )
            lines.append(f"{where}: hides nobody: no person of this name is met; {met}; correct the subject")
        return lines

    def questions(self) -> list[str]:
        """Names that hold an office at more than one body: one person, or namesakes?"""
        return [
            f"{next(iter(bodies.values()))[0]}: named at {', '.join(sorted(body for _, body in bodies.values()))}; "
            "one person or several?"
            for _, bodies in sorted(self._bodies.items())
            if len(bodies) > 1
        ]


def _is_called(body: Body, name: str) -> bool:
    """Whether a body goes by this name; a province in the name that is not the body's own says no."""
    wanted, where = without_province(name)
    place = province(where) if where else None
    if place and body.province and place.code != body.province:
        return False
    names = [body.name_th, body.name_en, *body.other_names]
    return fold(wanted) in {fold(without_province(each)[0]) for each in names if each}
