"""Source graphs: what one source claims, with its evidence and the descriptions that are needed to read it alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from citypact.graph.claims import Claim
from citypact.graph.descriptions import Descriptions
from citypact.graph.evidence import Evidence, Kind, Proof
from citypact.graph.identities import Body
from citypact.graph.ntriples import iri
from citypact.graph.readings import Reading

__all__ = ["BodyDescriptions", "SourceGraph"]


class BodyDescriptions:
    """The descriptions of bodies, each made once: a body stands in many graphs."""

    def __init__(self, descriptions: Descriptions) -> None:
        self._descriptions = descriptions
        self._made: dict[str, tuple[str, ...]] = {}

    def of(self, body: Body) -> tuple[str, ...]:
        """What a body is, as statements."""
        found = self._made.get(body.iri)
        if found is None:
            made = (claim.statement for claim in self._descriptions.body(body))
            found = self._made[body.iri] = tuple(dict.fromkeys(made))
        return found


class SourceGraph:
    """The statements of one source's graph, as N-Quads lines."""

    def __init__(self, name: str, evidence: Evidence) -> None:
        self.name = name
        # in the order in which they were stated: those of a node mostly together; some several times
        self._lines: list[str] = []
        self._ready: list[str] = []  # that nothing else of this source says
        self._proved: Counter[str] = Counter()  # how the facts of rows are known
        self._known_how: dict[str, str] = {}  # each other piece of evidence, and how it is known
        self._proofs: dict[str, Proof] = {}  # and what it says
        self._people: dict[tuple[str, ...], None] = {}  # what is said of each who entered values
        self._evidence, self._end = evidence, f" {iri(name)} .\n"

    def describe(self, statements: Iterable[str]) -> None:
        """State what nobody claims."""
        end = self._end
        self._lines += [f"{statement}{end}" for statement in statements]

    def row(self, claims: Sequence[Claim], reading: Reading) -> None:
        """State what a row says of an agreement alone that no other row of the table tells of, with its evidence."""
        end = self._end
        lines = [f"{subject} {predicate} {value}{end}" for subject, predicate, value, _ in claims]
        for proof in self._evidence.of(claims, reading):
            self._proved[_known_how(proof.kind, reading)] += 1
            lines += [f"{statement}{end}" for statement in proof.statements]
        self._ready += dict.fromkeys(lines)

    def state(self, claims: Sequence[Claim], reading: Reading) -> None:
        """State claims of one reading with their evidence.

        What is read twice from the same words, for two agreements of one text, counts as it was read more surely.
        """
        end = self._end
        self._lines += [f"{subject} {predicate} {value}{end}" for subject, predicate, value, _ in claims]
        for proof in self._evidence.of(claims, reading):
            self._known_how[proof.iri] = _known_how(proof.kind, reading)
            known = self._proofs.get(proof.iri)
            if known is None or proof.sure > known.sure:
                self._proofs[proof.iri] = proof
            if proof.person and proof.person not in self._people:
                self._people[proof.person] = None
                self.describe(proof.person)

    def people(self) -> Iterator[str]:
        """What is said of those who entered values."""
        return chain.from_iterable(self._people)

    def known_how(self) -> Counter[str]:
        """How many facts are known in which way."""
        return self._proved + Counter(self._known_how.values())

    @property
    def ready(self) -> int:
        """How many statements are ready."""
        return len(self._ready)

    def part(self) -> list[str]:
        """The lines that are ready; they are given once."""
        part, self._ready = self._ready, []
        return part

    def rest(self) -> list[str]:
        """All lines that were not given; each once, and in no other part."""
        end = self._end
        proved = (f"{statement}{end}" for proof in self._proofs.values() for statement in proof.statements)
        return self.part() + list(dict.fromkeys(chain(self._lines, proved)))


def _known_how(kind: Kind, reading: Reading) -> str:
    """How a fact is known: quoted from its source, retold in our words, curated by hand, or not at all: invented."""
    if reading.source.type == "invented":
        return "invented"
    if kind == "row":
        return "tabled"
    if kind != "extracted":
        return "curated"
    return "retold" if reading.source.type == "retelling" else "quoted"
