"""People in an export without them: which things are about a person, and where names stand in texts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

import pyoxigraph as ox
from rdflib import DCTERMS, FOAF, ORG, PROV, RDF, RDFS, SDO, SKOS, URIRef

from citypact.graph.columns import node
from citypact.ontology.terms import PACT

__all__ = ["WITHHELD", "Names", "People"]

WITHHELD = "[ไม่ระบุชื่อ/name withheld]"

_ABOUT_A_PERSON = (FOAF.Person, ORG.Membership, PACT.Involvement)
_OTHER_NAMES = (PACT.Body, SDO.Place, SKOS.Concept, ORG.Post)  # titles of sources may name people
_NAMES = (FOAF.name, RDFS.label, SKOS.altLabel, SKOS.prefLabel)
# what stands before a given name when it is used alone: นายกก้องภพ, Mr. Basil
_TITLE_BEFORE = re.compile(
    r"(?:นางสาว|นาง|นายก|นาย|น\.ส\.|ดร\.?|คุณ|ท่าน|\b(?:Mr|Mrs|Ms|Dr)\.?|\bKhun|\bMayor)\s*$", re.IGNORECASE
)
_LATIN_NAME = re.compile(r"[A-Z][a-z]{4,}")
_BETWEEN = "[\\s\u00a0\u200b_+\\-]*"  # also as names are written in addresses


class People:
    """The people of a graph: every thing that is about one of them, and their names."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    @cached_property
    def things(self) -> frozenset[str]:
        """The IRIs of people (those they had, too), memberships and involvements, of decisions about people, and of the agents
        who entered records."""
        found = {subject for kind in _ABOUT_A_PERSON for subject, _ in self._pairs(RDF.type, node(kind))}
        found |= {old for old, new in self._pairs(DCTERMS.isReplacedBy) if new in found}
        found |= {decision for thing, decision in self._pairs(PACT.decidedBy) if thing in found}
        return frozenset(found | self.curators)

    @cached_property
    def curators(self) -> frozenset[str]:
        """The agents who only entered records: people, unless they publish something too."""
        entered = {value for _, value in self._pairs(PROV.wasAttributedTo)}
        return frozenset(entered - {value for _, value in self._pairs(DCTERMS.publisher)})

    @cached_property
    def names(self) -> Names:
        """Their names in every spelling. A person without foaf:name is shown by office alone and has none."""
        named = {subject for subject, _ in self._pairs(FOAF.name)}
        others = {subject for kind in _OTHER_NAMES for subject, _ in self._pairs(RDF.type, node(kind))}
        labels = {(subject, text) for term in _NAMES for subject, text in self._pairs(term)}
        return Names(
            {text for subject, text in labels if subject in named},
            agents={text for subject, text in labels if subject in self.curators},
            not_names={text for subject, text in labels if subject in others},
        )

    def _pairs(self, term: URIRef, value: ox.NamedNode | None = None) -> set[tuple[str, str]]:
        found = self._store.quads_for_pattern(None, node(term), value, None)
        return {
            (quad.subject.value, quad.object.value)
            for quad in found
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal)
        }


class Names:
    """Finds people's names in texts: whole, by surname, and by given name after a title.

    Given names in Latin letters are found without a title, too. Thai ones are not: many are common words, and
    Thai writes no spaces between words.

    >>> Names(["ก้องภพ ธาราประสิทธิ์"]).withheld("นายกก้องภพ (ก้องภพ  ธาราประสิทธิ์) ลงนาม")
    '[ไม่ระบุชื่อ/name withheld] ([ไม่ระบุชื่อ/name withheld]) ลงนาม'
    """

    def __init__(
        self, names: Iterable[str], *, agents: Iterable[str] = (), not_names: Iterable[str] = ()
    ) -> None:
        """Take what is to be found and what is not.

        Args:
            names: full names of people.
            agents: names that are only found whole: they may be those of organisations.
            not_names: labels of other things; no word of those is taken for a surname or a given name alone.
        """
        full = sorted({tuple(name.split()) for name in names if name.strip()})
        whole = {tuple(name.split()) for name in agents if name.strip()}
        other = "\n".join(sorted(not_names)).casefold()
        surnames = {
            (name[-1],)
            for name in full
            # "ณ เชียงใหม่" is a surname, เชียงใหม่ is a city
            if len(name) > 1 and len(name[-1]) > 4 and name[-2] != "ณ" and name[-1].casefold() not in other
        }
        given = {name[:1] for name in full if len(name) > 1 and len(name[0]) > 1}
        alone = {word for word in given if _LATIN_NAME.fullmatch(word[0]) and word[0].casefold() not in other}
        self._certain = _by_first_letters({*full, *whole, *surnames, *alone})
        self._after_title = _by_first_letters(given)
        self._perhaps = _by_first_letters({word for word in given if len(word[0]) > 3})

    def withheld(self, text: str) -> str:
        """The text with every name replaced, titles before it included."""
        shown: list[str] = []
        at = copied = 0
        while at < len(text):
            end = _match(self._certain, text, at)
            start = at
            if end is None:
                end = _match(self._after_title, text, at)
                title = _TITLE_BEFORE.search(text, max(copied, at - 12), at) if end else None
                start, end = (title.start(), end) if title else (at, None)
            if end is None:
                at += 1
            else:
                shown += [text[copied:start], WITHHELD]
                at = copied = end
        return "".join([*shown, text[copied:]]) if shown else text

    def named_in(self, text: str) -> bool:
        """Whether the text holds a name, or what may be part of one; quotes that do are dropped whole."""
        return self.withheld(text) != text or any(
            _match(self._perhaps, text, at) is not None for at in range(len(text))
        )


# the first two letters of a name -> all that start so: a text is read once, however many names there are
_Patterns = dict[str, re.Pattern[str]]


def _by_first_letters(names: Iterable[tuple[str, ...]]) -> _Patterns:
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(name[0][:2].casefold(), []).append(_BETWEEN.join(map(_word, name)))
    return {
        letters: re.compile("|".join(sorted(some, key=lambda each: (-len(each), each))), re.IGNORECASE)
        for letters, some in groups.items()
    }


def _match(patterns: _Patterns, text: str, at: int) -> int | None:
    """Where a name that starts here ends."""
    for letters in (text[at : at + 2], text[at]):
        pattern = patterns.get(letters.casefold())
        found = pattern.match(text, at) if pattern else None
        if found:
            return found.end()
    return None


def _word(word: str) -> str:
    """A word of a name; Latin letters beside it would make it another word, Thai writes without spaces."""
    before = "(?<![A-Za-z])" if word[0].isascii() and word[0].isalpha() else ""
    after = "(?![A-Za-z])" if word[-1].isascii() and word[-1].isalpha() else ""
    return f"{before}{re.escape(word)}{after}"
