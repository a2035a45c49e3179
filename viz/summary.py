"""Summary: what a page counts and states around its picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from citypact.viz.card_words import CARD
from citypact.viz.licences import licence_words
from citypact.viz.names import inert, plain
from citypact.viz.network_words import filter_words, reason_words
from citypact.viz.picture import Picture
from citypact.viz.style import LINES, MARKS
from citypact.viz.words import UI, Words, called, day_words

__all__ = ["Count", "Summary", "summary_of"]

_WEIGHTS = {
    "count": Words("นับหนึ่งต่อข้อตกลง", "one for each agreement"),
    "shared": Words(
        "ข้อตกลงของ n หน่วยงาน ให้ 1/(n−1) ต่อเส้น", "an agreement of n parties gives 1/(n−1) to each line"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One line of a legend."""

    key: str
    name: Words
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The legend and the footer of a page."""

    collection: str
    bodies: int
    agreements: int
    pairs: int | None  # of bodies, where lines tie these to each other
    groups: int  # that stand for the bodies, where they do
    described: Words
    levels: tuple[Count, ...]
    statuses: tuple[Count, ...]
    domains: tuple[Count, ...]
    marks: tuple[Count, ...]  # nodes that are neither bodies nor agreements
    ways: tuple[Count, ...]  # lines that say something besides a status
    weight: Words
    filters: tuple[tuple[Words, Words], ...]
    undated: int
    invented: int  # agreements that a text reports of which nothing is real
    left_out: tuple[tuple[Words, int], ...]
    build: str
    as_of: Words
    licences: tuple[Words, ...]


def summary_of(picture: Picture) -> Summary:
    """What stands in the picture, counted, and what does not."""
    network, told = picture.network, picture.network.graph
    drawn = [body for iri, body in picture.bodies.items() if iri in network]
    levels = Counter(body.level for body in drawn)
    domains = Counter(
        domain for facts in picture.agreements.values() for domain in dict.fromkeys(facts.domains)
    )
    statuses = Counter(facts.status for facts in picture.agreements.values())
    totals = told.get("totals") or {
        "bodies": len(drawn),
        "agreements": len(picture.agreements),
        "pairs": _pairs(network),
    }
    weight = str(told.get("weight", "count"))
    as_of = plain(str(told.get("as_of") or ""), 20)
    return Summary(
        collection=plain(str(told.get("collection") or ""), 200),
        bodies=totals["bodies"],
        agreements=totals["agreements"],
        pairs=totals["pairs"],
        groups=len(picture.groups),
        described=_described(picture, totals),
        levels=_counts("level", levels, [*MARKS]),
        statuses=_counts("status", statuses, [*LINES]),
        domains=tuple(
            Count(key=key, name=inert(called("domain", key)), count=count)
            for key, count in sorted(domains.items(), key=lambda item: (-item[1], item[0]))
        ),
        marks=_marks(picture),
        ways=_ways(picture),
        weight=_WEIGHTS.get(weight, Words(plain(weight), plain(weight))),
        filters=tuple(_filters(told.get("filters") or {})),
        invented=sum(
            any(source.invented for source in facts.sources) for facts in picture.agreements.values()
        ),
        undated=int(told.get("undated", 0))
        if picture.groups or picture.chronicle
        else sum(not facts.date for facts in picture.agreements.values()),
        left_out=tuple(
            (reason_words(plain(str(reason), 120)), int(count))
            for reason, count in picture.left_out.items()
            if count
        ),
        build=plain(str(told.get("build") or ""), 120),
        as_of=day_words(as_of),
        licences=licence_words(plain(str(licence), 300) for licence in told.get("licences") or ()),
    )


def _pairs(network: nx.MultiGraph[str]) -> int | None:
    """How many pairs of bodies are tied; none are where lines tie bodies to other things."""
    if network.graph.get("projection") == "bipartite":
        return None
    return len({frozenset((one, other)) for one, other in network.edges()})


def _marks(picture: Picture) -> tuple[Count, ...]:
    found = Counter(
        str(data.get("mark") or data.get("kind"))
        for node, data in picture.network.nodes(data=True)
        if node in picture.things
    )
    return tuple(Count(key=key, name=_large(CARD[key]), count=found[key]) for key in MARKS if key in found)


def _ways(picture: Picture) -> tuple[Count, ...]:
    found = Counter(str(data["status"]) for *_, data in picture.network.edges(data=True))
    return tuple(
        Count(key=key, name=_large(name), count=found[key])
        for key, name in picture.ways.items()
        if found[key]
    )


def _large(words: Words) -> Words:
    """As an entry of a legend begins; Thai has no capitals."""
    return Words(words.th, words.en[:1].upper() + words.en[1:])


def _filters(given: Mapping[str, Any]) -> Iterator[tuple[Words, Words]]:
    """The filters that were set: one value or several each."""
    for name, value in given.items():
        values = (value,) if isinstance(value, str) else tuple(value or ())
        if any(values):
            label, words = filter_words(
                plain(str(name), 80), tuple(plain(str(one), 200) for one in values if one)
            )
            yield label, inert(words)


def _counts(scheme: str, found: Counter[str], order: Iterable[str]) -> tuple[Count, ...]:
    ranked = [key for key in order if key in found]
    ranked += sorted(set(found) - set(ranked))
    return tuple(Count(key=key, name=inert(_legend_name(scheme, key)), count=found[key]) for key in ranked)


def _legend_name(scheme: str, key: str) -> Words:
    """The label, or the short one where the label would not stand on one line."""
    full, short = called(scheme, key), called(scheme, key, short=True)
    return Words(full.th if len(full.th) <= 18 else short.th, full.en if len(full.en) <= 26 else short.en)


def _described(picture: Picture, totals: Mapping[str, int]) -> Words:
    """The picture in a sentence, for those who do not see it."""
    named = [(group.name, group.agreements) for group in picture.groups] or [
        (Words(body.short.th, body.name.en), body.agreements)
        for body in sorted(
            (body for iri, body in picture.bodies.items() if iri in picture.network),
            key=lambda body: (-body.agreements, body.sort_key, body.iri),
        )
    ]
    most = named[:3]
    return Words(
        f"{picture.title.th}: {totals['bodies']} หน่วยงาน {totals['agreements']} ข้อตกลง "
        f"มากที่สุดคือ {', '.join(f'{name.th} ({count})' for name, count in most)} {UI['table_has_all'].th}",
        f"{picture.title.en}: {totals['bodies']} bodies, {totals['agreements']} agreements; "
        f"most: {', '.join(f'{name.en} ({count})' for name, count in most)}. {UI['table_has_all'].en}",
    )
