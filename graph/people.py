"""People: officials in their public office only, told apart by name and body, or shown by office alone."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from citypact.graph.deciding import Ruled
from citypact.graph.decisions import Decision
from citypact.graph.identities import Body
from citypact.graph.iris import Iris
from citypact.graph.names import fold, tidy, without_province
from citypact.graph.places import province
from citypact.graph.questions import Question, question
from citypact.graph.records import Official
from citypact.graph.redaction import Spelling, bare

__all__ = ["People"]

_NEARLY = 0.9  # of the letters of two names, in their order
_MOST_AT_ONE_BODY = 200  # names that are compared with one another
Pair = tuple[tuple[str, str], tuple[str, str]]  # two people, each by name and the body's IRI


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
        self._today: dict[str, str] = {}  # every IRI that a shown person has or had -> the one today
        self.ruled = Ruled()
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
        if found not in self._today:
            today = self.ruled.canonical(found) if self.ruled.rulings else found
            for old in body.retired if body else ():
                self._today[self._iris.person(name, old)] = today
            self._today[found] = today
            self._named.setdefault(fold(name), tidy(name))
            if body:
                self._bodies[fold(name)][body.iri] = (name, body.name)
        return self._today[found]

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

    def replaced(self) -> Iterator[tuple[str, str]]:
        """The IRIs that people had or would have had, each with the one today."""
        yield from ((old, today) for old, today in sorted(self._today.items()) if old != today)

    def obeyed(self) -> Iterator[tuple[Decision, tuple[str, ...]]]:
        """The decisions about people who are shown by name, and the IRIs that they speak of."""
        for decision, iris in self.ruled.obeyed:
            if shown := tuple(iri for iri in iris if iri in self._today):
                yield decision, shown

    def questions(self, written: Callable[[str], str]) -> Iterator[Question]:
        """One person, or several? The same name at more than one body, and nearly the same name at one body.

        Args:
            written: gives the reference to a body, by its IRI.
        """
        for _, bodies in sorted(self._bodies.items()):
            pairs = [
                ((name, iri), (name, other))
                for (iri, (name, _)), (other, _) in combinations(sorted(bodies.items()), 2)
            ]
            if open_ := self._undecided(pairs):
                where = ", ".join(sorted({bodies[iri][1] for pair in open_ for _, iri in pair}))
                told = f"{open_[0][0][0]}: named at {where}; one person or several?"
                yield question(told, self._answers(open_, written))
        at: defaultdict[str, list[str]] = defaultdict(list)
        for bodies in self._bodies.values():
            for iri, (name, _) in bodies.items():
                at[iri].append(name)
        for iri, names in sorted(at.items()):
            for one, other in combinations(sorted(names)[:_MOST_AT_ONE_BODY], 2):
                pair = ((one, iri), (other, iri))
                if _nearly(one, other) and self._undecided([pair]):
                    told = f"{one}, {other}: nearly one name, at {self._bodies[fold(one)][iri][1]}; one person or two?"
                    yield question(told, self._answers([pair], written))

    def _undecided(self, pairs: Iterable[Pair]) -> list[Pair]:
        """The pairs of name and body about which nobody has decided."""
        rulings = self.ruled.rulings
        found = []
        for pair in pairs:
            one, other = (self._iris.person(name, iri) for name, iri in pair)
            if not rulings or (other not in rulings.together(one) and other not in rulings.apart(one)):
                found.append(pair)
        return found

    def _answers(
        self, pairs: Iterable[Pair], written: Callable[[str], str]
    ) -> Iterator[tuple[str, str, str]]:
        for pair in pairs:
            one, other = (f"{name} (at {written(iri)})" for name, iri in pair)
            for decision in ("same", "different"):
                yield decision, one, other


def _nearly(one: str, other: str) -> bool:
    """Whether two names are spellings of one, as far as letters tell."""
    matcher = difflib.SequenceMatcher(None, fold(one), fold(other), autojunk=False)
    return (
        matcher.real_quick_ratio() >= _NEARLY
        and matcher.quick_ratio() >= _NEARLY
        and matcher.ratio() >= _NEARLY
    )


def _is_called(body: Body, name: str) -> bool:
    """Whether a body goes by this name; a province in the name that is not the body's own says no."""
    wanted, where = without_province(name)
    place = province(where) if where else None
    if place and body.province and place.code != body.province:
        return False
    names = [body.name_th, body.name_en, *body.other_names]
    return fold(wanted) in {fold(without_province(each)[0]) for each in names if each}
