"""Contents: the one piece of data that the explorer's page holds, in columns, so that many agreements take little room.

Every text in it is plain (names.py). What recurs (levels, types, countries, sources ...) stands once in a list, and columns
name its place there; what few agreements have (venue, people, sentences ...) is kept by agreement. The page's ``data.js``
is the reader of this.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

from citypact.graph.folder import BuildInfo
from citypact.graph.ties import Party, Tie, Ties
from citypact.viz.explorer.ground import Ground
from citypact.viz.facts import (
    beside_words,
    country_words,
    names_of,
    other_words,
    role_words,
    said_besides,
    source_facts,
)
from citypact.viz.licences import licence_words
from citypact.viz.names import inert, plain
from citypact.viz.told import told_sentence
from citypact.viz.words import Words, called, day_words, status_words

__all__ = ["contents"]

K = TypeVar("K", bound=Hashable)
_NAME = 400


class _Listed(Generic[K]):
    """A list in which everything stands once; asked for the place of a thing, it takes it in."""

    def __init__(self, shown: Callable[[K], Any]) -> None:
        self.entries: list[Any] = []
        self._place: dict[K, int] = {}
        self._shown = shown

    def __call__(self, key: K) -> int:
        if key not in self._place:
            self._place[key] = len(self.entries)
            self.entries.append(self._shown(key))
        return self._place[key]


def contents(ties: Ties, info: BuildInfo, ground: Ground) -> dict[str, Any]:
    """What the page holds of a build: its bodies, its agreements, and the lists that they refer to.

    An agreement of which no party is named has no place in any view.
    """
    agreements = [tie for tie in ties.agreements if tie.parties]
    order = _order(ties, agreements)
    number = {party.iri: place for place, party in enumerate(order)}
    told = sorted(
        agreements, key=lambda tie: (sorted(number[body] for body in tie.parties), tie.date, tie.iri)
    )
    base = _common([party.iri for party in order] + [tie.iri for tie in told])
    return {
        "base": base,
        "build": plain(info.id, 120),
        "version": plain(info.version, 60),
        "collection": plain(info.collection, 200),
        "asOf": plain(info.as_of or "", 20),
        "asOfWords": day_words(plain(info.as_of or "", 20)),
        "licences": licence_words(plain(licence, 300) for licence in info.licences),
        **_bodies(ties, order, ground, len(base)),
        **_agreements(ties, told, number, info.as_of, len(base)),
        "discs": [[disc.name, disc.x, disc.y, disc.radius] for disc in ground.discs],
    }


def _order(ties: Ties, agreements: list[Tie]) -> list[Party]:
    """The bodies that have agreements, as a reader expects them: by their sort keys."""
    iris = {body for tie in agreements for body in tie.parties}
    return sorted(map(ties.party, iris), key=lambda party: (party.sort_key or party.label_th, party.iri))


def _common(iris: list[str]) -> str:
    """What all IRIs begin with, up to a slash."""
    if not iris:
        return ""
    first, last = min(iris), max(iris)
    length = next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    return first[: first.rfind("/", 0, length) + 1]


def _concept(scheme: str) -> Callable[[str], Any]:
    def shown(key: str) -> Any:
        words, short = called(scheme, key), called(scheme, key, short=True)
        return [plain(key, 80), *inert(words), *(inert(short) if short != words else ())]

    return shown


def _country(code: str) -> list[str]:
    return [plain(code, 8), *country_words(code)]


def _bodies(ties: Ties, order: list[Party], ground: Ground, base: int) -> dict[str, Any]:
    levels, nations = _Listed(_concept("level")), _Listed(_country)
    provinces: _Listed[tuple[str, str]] = _Listed(lambda names: [plain(name) for name in names])
    columns: dict[str, list[Any]] = {
        key: []
        for key in (
            "iri",
            "th",
            "en",
            "short",
            "level",
            "country",
            "province",
            "x",
            "y",
            "lat",
            "lon",
            "disc",
        )
    }
    also: dict[int, list[str]] = {}
    for number, party in enumerate(order):
        name = names_of({"label_th": party.label_th, "label_en": party.label_en}, party.iri)
        short = plain(party.short_th, _NAME)
        place, at = ground.places.get(party.iri), ties.coordinates(party.iri)
        columns["iri"].append(plain(party.iri)[base:])
        columns["th"].append(name.th)
        columns["en"].append(name.en if name.en != name.th else 0)
        columns["short"].append(short if short and short != name.th else 0)
        columns["level"].append(levels(party.level or "other"))
        columns["country"].append(nations(party.country) if party.country else -1)
        province = (party.province_th or party.province_en, party.province_en or party.province_th)
        columns["province"].append(provinces(province) if province[0] else -1)
        columns["x"].append(round(place[0]) if place else 0)
        columns["y"].append(round(place[1]) if place else 0)
        columns["lat"].append(round(at[0], 3) if at else 0)
        columns["lon"].append(round(at[1], 3) if at else 0)
        columns["disc"].append(ground.disc_of.get(party.iri, -1))
        if party.also:
            also[number] = [plain(name, _NAME) for name in party.also]
    return {
        "bodies": {**columns, "also": also},
        "levels": levels.entries,
        "countries": nations.entries,
        "provinces": provinces.entries,
    }


def _agreements(
    ties: Ties, told: list[Tie], number: dict[str, int], as_of: str | None, base: int
) -> dict[str, Any]:
    types, statuses, domains = (_Listed(_concept(scheme)) for scheme in ("type", "status", "domain"))
    said: _Listed[Words] = _Listed(inert)
    sources: dict[str, int] = {}
    described: list[Any] = []
    columns: dict[str, list[Any]] = {
        key: [] for key in ("iri", "type", "status", "said", "date", "year", "domains", "parties", "sources")
    }
    sparse: dict[str, dict[int, Any]] = {
        key: {}
        for key in (
            "time", "until", "duration", "purposes", "venue", "signs", "represents", "others", "roles", "beside", "sentences",
        )
    }  # fmt: skip
    witnesses: _Listed[str] = _Listed(lambda iri: iri)
    sentences = ties.sentences
    for place, tie in enumerate(told):
        date = plain(tie.date, 40)
        columns["iri"].append(plain(tie.iri)[base:])
        columns["type"].append(types(tie.type or "other"))
        columns["status"].append(statuses(tie.status))
        columns["said"].append(said(status_words(tie.status, date, as_of)))
        columns["date"].append(date)
        columns["year"].append(tie.year or 0)
        columns["domains"].append([domains(domain) for domain in tie.domains])
        columns["parties"].append(sorted(number[body] for body in tie.parties))
        for source in tie.sources:
            if source["source"] not in sources:
                sources[source["source"]] = len(described)
                facts = source_facts({**source, "quote": None})
                described.append(
                    [
                        facts.title,
                        facts.publisher,
                        facts.url,
                        facts.known,
                        facts.how,
                        witnesses(facts.witness),
                    ]
                )
        columns["sources"].append([sources[source["source"]] for source in tie.sources])
        few = {
            "time": plain(tie.time, 12),
            "until": plain(tie.valid_until, 40),
            "venue": plain(tie.venue_th, _NAME),
            "signs": [plain(name, _NAME) for name in tie.signatories],
            "represents": [plain(name, _NAME) for name in tie.representatives],
            "others": other_words(tie),
            **said_besides(tie),
            "roles": role_words(ties, tie, number),
            "beside": beside_words(ties, tie),
            "sentences": [
                [sources[each.source], *told_sentence(each)]
                for each in sentences.get(tie.iri, ())
                if each.source in sources
            ],
        }
        for key, value in few.items():
            if value:
                sparse[key][place] = value
    return {
        "agreements": {**columns, **sparse},
        "types": types.entries,
        "statuses": statuses.entries,
        "said": said.entries,
        "domains": domains.entries,
        "sources": described,
    }
