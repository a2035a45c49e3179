"""Officials: who signed or represented what, in which office and for whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import networkx as nx

from citypact.graph.acting import Acting
from citypact.ontology.concepts import concepts
from citypact.viz.card_words import CARD
from citypact.viz.facts import AgreementFacts, BodyFacts, agreements_of, bodies_of, names_of
from citypact.viz.names import cut, plain
from citypact.viz.neighbourhood import naming_none, seen_from
from citypact.viz.picture import Picture
from citypact.viz.things import Listing, Thing
from citypact.viz.words import Words, called

__all__ = ["officials"]

_MOST = 300  # people that are drawn: of more, those in the most agreements
_FOR = "acts_for"
_STATEMENT = Words(
    "บุคคลกับข้อตกลงที่ร่วมในหน้าที่ของตน และกับหน่วยงานที่ทำแทน ชื่อเหมือนกันไม่นับเป็นคนเดียวกัน",
    "people with the agreements in which they acted, and with the bodies that they acted for; namesakes are not taken for one",
)
_EMPTY = Words("ไม่มีข้อตกลงใดระบุชื่อผู้ลงนามหรือผู้แทน", "No agreement here names who signed or represented")

_Acts = dict[str, dict[str, list[Acting]]]  # person -> agreement -> in which capacities


def officials(network: nx.MultiGraph[str], focus: str | None = None) -> Picture:
    """People tied to agreements and bodies; with ``focus``, the IRI of a body, those of its agreements alone.

    Raises:
        ViewError: no agreement of the focus names anybody.
    """
    bodies = bodies_of(network)
    network, left_out = seen_from(network, focus)
    agreements = agreements_of(network, bodies)
    people = _people(network)
    if focus is not None and not people:
        raise naming_none(bodies[focus].name, "anybody")
    shown = dict(sorted(people.items(), key=lambda each: (-len(each[1]), _line(each[1]), each[0]))[:_MOST])
    acted = {iri for acts in shown.values() for iri in acts}
    agreements = {iri: facts for iri, facts in agreements.items() if iri in acted}
    bare = len({data["agreement"] for *_, data in network.edges(data=True) if not data.get("people")})
    fewer = {
        "agreements without a named person": bare,
        "people in fewer agreements": len(people) - len(shown),
    }
    drawn = _drawn(network, shown, bodies)
    return Picture(
        kind="officials",
        title=_title(bodies.get(focus or "")),
        statement=_STATEMENT,
        network=drawn,
        bodies=bodies,
        agreements=agreements,
        left_out={**left_out, **{reason: count for reason, count in fewer.items() if count}},
        focus=focus if focus in drawn else None,
        empty=None if people or not bare else _EMPTY,
        ways={**{key: called("capacity", key) for key in concepts("capacity")}, _FOR: CARD["acts_for"]},
        things={person: _thing(acts, bodies) for person, acts in shown.items()},
        listing=Listing(
            headings=(CARD["person"], CARD["acts"]), rows=tuple(_rows(shown, agreements, bodies))
        ),
    )


def _title(body: BodyFacts | None) -> Words:
    if body is None:
        return Words("ผู้ลงนามและผู้แทน", "Who signed, and for whom")
    return Words(
        f"ผู้ลงนามและผู้แทนในข้อตกลงของ{cut(body.name.th, 80)}", f"Who signed with {cut(body.name.en, 80)}"
    )


def _people(network: nx.MultiGraph[str]) -> _Acts:
    found: _Acts = {}
    told = {str(data["agreement"]): data for *_, data in network.edges(data=True)}
    for iri, data in sorted(told.items()):
        for acting in data.get("people") or ():
            if acting.person and acting.shown:
                found.setdefault(acting.person, {}).setdefault(iri, []).append(acting)
    return found


def _all(acts: Mapping[str, list[Acting]]) -> Iterator[Acting]:
    for each in acts.values():
        yield from each


def _name(acts: Mapping[str, list[Acting]]) -> str:
    """The name; of a person shown by office alone, the office."""
    first = next(_all(acts))
    return plain(first.name or first.office, 400)


def _line(acts: Mapping[str, list[Acting]]) -> str:
    return min(acting.shown for acting in _all(acts))


def _drawn(network: nx.MultiGraph[str], people: _Acts, bodies: Mapping[str, BodyFacts]) -> nx.MultiGraph[str]:
    drawn: nx.MultiGraph[str] = nx.MultiGraph(**network.graph)
    for person, acts in people.items():
        name = _name(acts)
        drawn.add_node(person, kind="person", label_th=name, label_en=name, agreements=len(acts))
        served: dict[str, list[str]] = {}
        for iri, parts in acts.items():
            drawn.add_node(iri, kind="agreement")
            for capacity in dict.fromkeys(acting.capacity for acting in parts):
                drawn.add_edge(person, iri, key=capacity, agreements=(iri,), status=capacity, weight=1.0)
            for body in dict.fromkeys(acting.body for acting in parts if acting.body in bodies):
                served.setdefault(body, []).append(iri)
        for body, shared in served.items():
            drawn.add_node(body, kind="body")
            drawn.add_edge(
                person, body, key=_FOR, agreements=tuple(shared), status=_FOR, weight=float(len(shared))
            )
    return drawn


def _thing(acts: Mapping[str, list[Acting]], bodies: Mapping[str, BodyFacts]) -> Thing:
    hidden = not next(_all(acts)).name
    offices = dict.fromkeys(plain(acting.office) for acting in _all(acts) if acting.office)
    served = dict.fromkeys(value for acting in _all(acts) for value in _served(acting, bodies))
    return Thing(
        kind=CARD["person"],
        terms=(
            (CARD["office"], tuple(Words(office, office) for office in offices)),
            (CARD["acts_for"], tuple(served)),
            *(((CARD["name"], (CARD["office_alone"],)),) if hidden else ()),
        ),
        notes={iri: _capacities(parts) for iri, parts in acts.items()},
    )


def _served(acting: Acting, bodies: Mapping[str, BodyFacts]) -> Iterator[str | Words]:
    """The body acted for: its IRI, or the name of one that is no party of any agreement here."""
    if acting.body in bodies:
        yield acting.body
    elif acting.body_th or acting.body_en:
        yield names_of({"label_th": acting.body_th, "label_en": acting.body_en}, acting.body)


def _capacities(parts: list[Acting]) -> Words:
    found = [called("capacity", key) for key in dict.fromkeys(acting.capacity for acting in parts)]
    return Words(", ".join(words.th for words in found), ", ".join(words.en.lower() for words in found))


def _rows(
    people: _Acts, agreements: Mapping[str, AgreementFacts], bodies: Mapping[str, BodyFacts]
) -> Iterator[tuple[str, tuple[tuple[Words, ...], ...]]]:
    order = {iri: place for place, iri in enumerate(agreements)}
    for acts in people.values():
        for iri in sorted(acts, key=order.__getitem__):
            parts = acts[iri]
            offices = dict.fromkeys(plain(each.office) for each in parts if each.office and each.name)
            served = dict.fromkeys(value for each in parts for value in _served(each, bodies))
            who = Words(_name(acts), _name(acts))
            yield (
                iri,
                (
                    (who, *(Words(office, office) for office in offices)),
                    (
                        _capacities(parts),
                        *(bodies[body].name if isinstance(body, str) else body for body in served),
                    ),
                ),
            )
