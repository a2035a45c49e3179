"""IRIs of things: ASCII, citable, the same whatever the order of the sources, and never given to another thing later.

A body's IRI comes from its identity key (kind, folded name, province or country); a slug alone only where the table of
facts proves it unique. An agreement's comes from the source that reports it and the folded names of its parties: a
position in the source would hand an old IRI to another agreement as soon as one before it is removed, and anything
that a person may correct (a date, a domain) must not change it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from citypact.graph.names import fold
from citypact.graph.sources import digest, slug
from citypact.ontology.terms import GRAPH, TEXT

__all__ = ["Iris", "local"]

_REMEMBERED = 1 << 16  # bodies


def local(value: str) -> str:
    """The last step of an IRI: what stands for the thing in the IRIs of its parts."""
    return value.rsplit("/", 1)[-1]


@lru_cache(_REMEMBERED)
def _of_body(body: str) -> str:
    """What stands for a body in the IRIs of its parts in agreements: one has many."""
    return digest(body, 8)


def _as_it_is(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Iris:
    """Makes the IRIs of one graph.

    ``redact`` takes hidden names and contact data out of a text (redaction.Redaction). A name that it changes gives no
    slug: its IRI has the kind and the digest alone. The digest is still that of the raw folded name, so that hiding a
    name joins no two things; its few hex digits are no name, and nobody reads one from them.

    >>> Iris("https://example.org/id/").place("TH-57")
    'https://example.org/id/place/th-57'
    """

    base: str
    redact: Callable[[str], str] = _as_it_is

    def _slug(self, name: str) -> str:
        """The slug of a name that may be read in an IRI; nothing of one that holds what is hidden."""
        found = slug(name)
        spaced = found.replace("-", " ")  # without its accents and marks, a name or number may show only here
        return found if self.redact(name) == name and self.redact(spaced) == spaced else ""

    @property
    def of_agreements(self) -> tuple[str, ...]:
        """How the IRIs of agreements begin, and of what is a part of one agreement alone."""
        return tuple(
            f"{self.base}{kind}/" for kind in ("agreement", "participation", "involvement", "prior", "event")
        )

    def agreement(self, source: str, parties: Iterable[str], *, record: str = "") -> str:
        """The IRI of a report of an agreement.

        Args:
            source: the source's key.
            parties: the parties' names as the source writes them, in any order.
            record: the id of a record that was entered by hand: one page may carry many, added at any time.
        """
        key = digest("|".join([*sorted(fold(name) for name in parties), record]), 6)
        return f"{self.base}agreement/{source}-{key}"

    def body(self, name: str, key: str | None) -> str:
        """The IRI of a body: an English slug, and 8 hex digits of its identity key unless the slug is proven unique."""
        words = self._slug(name)
        if not words and not key:
            key = fold(name)
        return f"{self.base}body/{words or 'body'}" + (f"-{digest(key, 8)}" if key else "")

    def person(self, name: str, at: str) -> str:
        """The IRI of a person: the name and the body (or the source) that tells which person of that name."""
        return f"{self.base}person/{self._slug(name) or 'person'}-{digest(f'{fold(name)}|{at}', 10)}"

    def unnamed_person(self, post: str) -> str:
        """The IRI of a suppressed person, known by office alone."""
        return f"{self.base}person/office-{digest(post, 10)}"

    def post(self, body: str, role: str, title: str) -> str:
        """The IRI of an office at a body; of offices outside the scheme, the title tells which."""
        suffix = f"-{digest(fold(title), 6)}" if role == "other" else ""
        return f"{self.base}post/{local(body)}-{role.replace('_', '-')}{suffix}"

    def membership(self, person: str, post: str) -> str:
        """The IRI of a person's holding of a post."""
        return f"{self.base}membership/{local(person)}-{digest(post, 6)}"

    def participation(self, agreement: str, body: str) -> str:
        """The IRI of a body's part in an agreement."""
        return f"{self.base}participation/{local(agreement)}-{_of_body(body)}"

    def involvement(self, agreement: str, person: str, capacity: str) -> str:
        """The IRI of what a person does in an agreement."""
        return f"{self.base}involvement/{local(agreement)}-{digest(f'{person}|{capacity}', 8)}"

    def prior(self, agreement: str, phrase: str) -> str:
        """The IRI of an earlier relation that an agreement builds on."""
        return f"{self.base}prior/{local(agreement)}-{digest(fold(phrase), 6)}"

    def event(self, agreement: str) -> str:
        """The IRI of an agreement's signing ceremony."""
        return f"{self.base}event/{local(agreement)}"

    def venue(self, *names: str) -> str:
        """The IRI of a venue by its names from the widest place to the room."""
        return f"{self.base}venue/{self._slug(names[-1]) or 'venue'}-{digest('|'.join(map(fold, names)), 8)}"

    def place(self, code: str) -> str:
        """The IRI of a country or province by its ISO 3166 code."""
        return f"{self.base}place/{code.lower()}"

    def territory(self, body: str) -> str:
        """The IRI of the place that a local government governs."""
        return f"{self.base}place/{local(body)}"

    def point(self, place: str) -> str:
        """The IRI of the point where a place is."""
        return f"{self.base}point/{local(place)}"

    def place_match(self, place: str, entry: str) -> str:
        """The IRI of a place's match with an entry elsewhere."""
        return f"{self.base}place-match/{local(place)}-{digest(entry, 6)}"

    def source(self, key: str) -> str:
        """The IRI of a source."""
        return f"{self.base}source/{key}"

    def agent(self, name: str) -> str:
        """The IRI of a publisher or curator."""
        return f"{self.base}agent/{self._slug(name) or 'agent'}-{digest(fold(name), 6)}"

    def decision(self, *parts: str) -> str:
        """The IRI of a person's decision, by a digest of all that it says."""
        return f"{self.base}decision/{digest(chr(31).join(parts), 16)}"

    def change(self, *parts: str) -> str:
        """The IRI of a change of bodies, by a digest of what became of what, and when."""
        return f"{self.base}change/{digest(chr(31).join(parts), 16)}"

    def evidence(self, *parts: str) -> str:
        """The IRI of one piece of evidence, by a digest of all that it says."""
        return f"{self.base}evidence/{digest(chr(31).join(parts), 16)}"

    def graph(self, source: str) -> str:
        """The IRI of a source's named graph."""
        return f"{GRAPH}{source}"

    def span(self, source: str, start: int, end: int) -> str:
        """The IRI of a span of a source's text (RFC 5147, section 2.1.1)."""
        return f"{TEXT}{source}#char={start},{end}"
