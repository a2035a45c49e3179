"""Timeline: when agreements were made, body by body or type by type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import networkx as nx

from citypact.viz.chronicle import chronicle_of
from citypact.viz.facts import AgreementFacts, BodyFacts, agreements_of, bodies_of
from citypact.viz.names import cut, plain
from citypact.viz.neighbourhood import seen_from
from citypact.viz.picture import Picture
from citypact.viz.words import Words

__all__ = ["timeline"]

_MOST = 2_000  # agreements that are drawn one by one
_ROWS = 150  # bodies that have a row, where agreements are counted
_STATEMENT = Words(
    "จุดคือรู้วัน แถบคือรู้เพียงเดือนหรือปี ข้อตกลงที่ไม่ระบุวันที่นับแยกไว้ต่างหาก",
    "a point where the day is known, a span where only month or year is; the undated stand apart, counted",
)
_COUNTED = Words(
    "จำนวนข้อตกลงในแต่ละปี ข้อตกลงที่ไม่ระบุวันที่นับแยกไว้ต่างหาก",
    "agreements counted year by year; the undated stand apart, counted",
)


def timeline(network: nx.MultiGraph[str], focus: str | None = None) -> Picture:
    """Agreements along the years; with ``focus``, the IRI of a body, its own alone."""
    bodies = bodies_of(network)
    network, left_out = seen_from(network, focus)
    agreements = agreements_of(network, bodies)
    if focus is not None:
        agreements = {iri: facts for iri, facts in agreements.items() if focus in facts.parties}
    agreements = dict(sorted(agreements.items(), key=lambda each: (not each[1].date, each[1].date, each[0])))
    counted = len(agreements) > _MOST
    rows = [*_by_body(agreements, bodies, focus), *_by_type(agreements)]
    if counted:
        many = sum(kind == "body" for _, kind, _, _ in rows)
        rows = rows[: min(many, _ROWS)] + rows[many:]
        left_out |= {"bodies that have fewer agreements": many - _ROWS} if many > _ROWS else {}
    drawn: nx.MultiGraph[str] = nx.MultiGraph(**network.graph)
    for node, kind, name, iris in rows:
        drawn.add_node(node, kind=kind, label_th=name.th, label_en=name.en, agreements=len(iris))
    parties = {party for facts in agreements.values() for party in facts.parties}
    drawn.graph["totals"] = {"bodies": len(parties), "agreements": len(agreements), "pairs": None}
    drawn.graph["undated"] = sum(not facts.date for facts in agreements.values())
    return Picture(
        kind="timeline",
        title=_title(bodies.get(focus or "")),
        statement=_COUNTED if counted else _STATEMENT,
        network=drawn,
        bodies=bodies,
        agreements={} if counted else agreements,
        left_out=left_out,
        focus=focus,
        chronicle=chronicle_of(agreements, rows, counted=counted),
    )


def _title(body: BodyFacts | None) -> Words:
    if body is None:
        return Words("ข้อตกลงตามวันที่", "Agreements by date")
    return Words(f"ข้อตกลงของ{cut(body.name.th, 80)}ตามวันที่", f"Agreements of {cut(body.name.en, 80)} by date")


_Line = tuple[str, str, Words, list[str]]  # node, kind, name, agreements


def _by_body(
    agreements: Mapping[str, AgreementFacts], bodies: Mapping[str, BodyFacts], focus: str | None
) -> Iterator[_Line]:
    """A row for each body, the focus first, then those with the most agreements."""
    found: dict[str, list[str]] = {}
    for iri, facts in agreements.items():
        for party in facts.parties:
            found.setdefault(party, []).append(iri)
    order = {iri: place for place, iri in enumerate(bodies)}
    for body in sorted(found, key=lambda iri: (iri != focus, -len(found[iri]), order[iri])):
        yield body, "body", bodies[body].name, found[body]


def _by_type(agreements: Mapping[str, AgreementFacts]) -> Iterator[_Line]:
    found: dict[Words, list[str]] = {}
    for iri, facts in agreements.items():
        found.setdefault(facts.kind, []).append(iri)
    for name, iris in sorted(found.items(), key=lambda each: (-len(each[1]), each[0])):
        yield f"type:{plain(name.en)}", "type", name, iris
