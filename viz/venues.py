"""Venues: where agreements were signed, and who came there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import networkx as nx

from citypact.viz.card_words import CARD
from citypact.viz.facts import AgreementFacts, BodyFacts, agreements_of, bodies_of
from citypact.viz.names import cut, plain
from citypact.viz.neighbourhood import naming_none, seen_from
from citypact.viz.picture import Picture
from citypact.viz.style import shared_status
from citypact.viz.things import Listing, Thing
from citypact.viz.words import UI, Words

__all__ = ["venues"]

_MOST = 300  # venues that are drawn: of more, those with the most agreements
_WITHIN = "within"
_STATEMENT = Words(
    "หน่วยงานกับสถานที่ลงนาม หนึ่งเส้นคือหน่วยงานหนึ่งมีข้อตกลงที่นั่น ห้องโยงกับอาคารหรือสถานที่ที่ห้องนั้นตั้งอยู่",
    "bodies with venues: a line says that a body has agreements there; a room is tied to the site that it is in",
)
_EMPTY = Words("ไม่มีข้อตกลงใดระบุสถานที่ลงนาม", "No agreement here names where it was signed")

_Places = dict[
    str, tuple[tuple[str, str], ...]
]  # agreement -> its venue and what it is in, the narrowest first


def venues(network: nx.MultiGraph[str], focus: str | None = None) -> Picture:
    """Bodies tied to the venues of their agreements; with ``focus``, the IRI of a body, those of its agreements alone.

    Raises:
        ViewError: no agreement of the focus names a venue.
    """
    bodies = bodies_of(network)
    network, left_out = seen_from(network, focus)
    agreements = agreements_of(network, bodies)
    told = {str(data["agreement"]): tuple(data.get("places") or ()) for *_, data in network.edges(data=True)}
    held = _held({iri: places for iri, places in sorted(told.items()) if places})
    if focus is not None and not held:
        raise naming_none(bodies[focus].name, "a venue")
    shown = dict(sorted(held.items(), key=lambda each: (-len(each[1]), each[0]))[:_MOST])
    chains = {iri: told[iri] for signed in shown.values() for iri in signed}
    agreements = {iri: facts for iri, facts in agreements.items() if iri in chains}
    bare = sum(not places for places in told.values())
    fewer = {"agreements without a venue": bare, "venues of fewer agreements": len(held) - len(shown)}
    within = _agreements_within(chains, agreements)
    drawn = _drawn(network, shown, chains, within, agreements)
    return Picture(
        kind="venues",
        title=_title(bodies.get(focus or "")),
        statement=_STATEMENT,
        network=drawn,
        bodies=bodies,
        agreements=agreements,
        left_out={**left_out, **{reason: count for reason, count in fewer.items() if count}},
        focus=focus if focus in drawn else None,
        empty=None if held or not bare else _EMPTY,
        ways={_WITHIN: CARD["lies_within"]},
        things=_things(chains, within, agreements),
        listing=Listing(headings=(UI["venue"],), rows=tuple(_rows(chains, agreements))),
    )


def _title(body: BodyFacts | None) -> Words:
    if body is None:
        return Words("สถานที่ลงนามข้อตกลง", "Where agreements were signed")
    return Words(f"สถานที่ลงนามข้อตกลงของ{cut(body.name.th, 80)}", f"Where {cut(body.name.en, 80)} signed")


def _held(told: _Places) -> dict[str, list[str]]:
    """Venue -> the agreements that name it itself, not a room in it."""
    found: dict[str, list[str]] = {}
    for iri, places in told.items():
        found.setdefault(places[0][0], []).append(iri)
    return found


def _agreements_within(chains: _Places, agreements: Mapping[str, AgreementFacts]) -> dict[str, list[str]]:
    """Venue -> the agreements that name it or a room in it, in their order."""
    found: dict[str, list[str]] = {venue: [] for places in chains.values() for venue, _ in places}
    for iri in agreements:
        for venue in dict(chains[iri]):
            found[venue].append(iri)
    return found


def _drawn(
    network: nx.MultiGraph[str],
    held: Mapping[str, list[str]],
    chains: _Places,
    within: Mapping[str, list[str]],
    agreements: Mapping[str, AgreementFacts],
) -> nx.MultiGraph[str]:
    drawn: nx.MultiGraph[str] = nx.MultiGraph(**network.graph)
    for venue, signed in held.items():
        chain = chains[signed[0]]
        for depth, (iri, name) in enumerate(chain):
            label = plain(name, 400)
            mark = "room" if depth == 0 and len(chain) > 1 else "site"
            drawn.add_node(
                iri,
                kind="venue",
                mark=mark,
                foremost=100,
                label_th=label,
                label_en=label,
                agreements=len(within[iri]),
            )
            if depth:
                drawn.add_edge(
                    chain[depth - 1][0], iri, key=_WITHIN, agreements=(), status=_WITHIN, weight=0.0
                )
        ties: dict[str, list[AgreementFacts]] = {}
        for agreement in signed:
            for party in agreements[agreement].parties:
                ties.setdefault(party, []).append(agreements[agreement])
        for party, shared in ties.items():
            drawn.add_node(party, kind="body")
            drawn.add_edge(
                party,
                venue,
                key=venue,
                agreements=tuple(facts.iri for facts in shared),
                status=shared_status({facts.status for facts in shared}),
                weight=float(len(shared)),
            )
    return drawn


def _things(
    chains: _Places, within: Mapping[str, list[str]], agreements: Mapping[str, AgreementFacts]
) -> dict[str, Thing]:
    found: dict[str, Thing] = {}
    for venue, inside in within.items():
        chain = chains[inside[0]]
        depth = [iri for iri, _ in chain].index(venue)
        rooms = dict.fromkeys(
            name
            for iri in inside
            for (_, name), (around, _) in zip(chains[iri], chains[iri][1:], strict=False)
            if around == venue
        )
        parties = dict.fromkeys(party for iri in inside for party in agreements[iri].parties)
        found[venue] = Thing(
            kind=CARD["room"] if depth == 0 and len(chain) > 1 else CARD["site"],
            terms=(
                (CARD["lies_within"], tuple(_named(name) for _, name in chain[depth + 1 :])),
                (CARD["rooms_in_it"], tuple(map(_named, rooms))),
                (UI["parties"], tuple(parties)),
            ),
            notes={
                iri: _named(dict(chains[iri])[chains[iri][0][0]])
                for iri in inside
                if chains[iri][0][0] != venue
            },
            agreements=tuple(inside),
        )
    return found


def _named(name: str) -> Words:
    return Words(plain(name, 400), plain(name, 400))


def _rows(
    chains: _Places, agreements: Mapping[str, AgreementFacts]
) -> Iterator[tuple[str, tuple[tuple[Words, ...], ...]]]:
    """The agreements of one site together, the widest names first."""

    def order(iri: str) -> tuple[Sequence[str], str]:
        return [name for _, name in reversed(chains[iri])], agreements[iri].date

    for iri in sorted(agreements, key=order):
        yield iri, (tuple(_named(name) for _, name in chains[iri]),)
