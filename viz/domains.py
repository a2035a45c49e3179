"""Domains: in which fields the bodies cooperate."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import networkx as nx

from citypact.ontology.concepts import concepts
from citypact.viz.facts import AgreementFacts, agreements_of, bodies_of, names_of
from citypact.viz.names import plain
from citypact.viz.neighbourhood import naming_none
from citypact.viz.picture import Picture
from citypact.viz.style import shared_status
from citypact.viz.words import UI, Words, called

__all__ = ["domains"]

_MOST = 200  # bodies that are drawn: of more, those with the most agreements
_TOLD = 2_000  # agreements that their table lists at most
_STATEMENT = Words(
    "หน่วยงานกับด้านความร่วมมือ: หนึ่งเส้นคือหน่วยงานหนึ่งมีข้อตกลงในด้านหนึ่ง ยิ่งหนายิ่งหลายข้อตกลง หากต่างสถานะกันวาดเป็นเส้นทึบ",
    "bodies with domains: a line says that a body has agreements in a domain; the thicker, the more; drawn through where "
    "their statuses differ",
)


def domains(network: nx.MultiGraph[str], focus: str | None = None) -> Picture:
    """Bodies tied to the domains of their agreements; ``focus`` is the IRI of a body to highlight.

    An agreement without domain has no place in this picture, nor has any of very many bodies that is not among the foremost:
    they are left out, and counted.

    Raises:
        ViewError: no agreement of the focus names a domain.
    """
    told = _covering(network)
    bodies = bodies_of(told)
    named, everyone = _agreements(told), len(bodies)
    shown = _foremost(told, focus)
    if len(shown) < len(bodies):
        told = _touching(told, shown)
        bodies = bodies_of(told)
    covering = agreements_of(told, bodies)
    ties: dict[tuple[str, str], list[AgreementFacts]] = {}
    for facts in covering.values():
        for domain in dict.fromkeys(facts.domains):
            for party in facts.parties:
                if party in shown:
                    ties.setdefault((party, domain), []).append(facts)
    drawn: nx.MultiGraph[str] = nx.MultiGraph(**network.graph)
    for domain in sorted({domain for _, domain in ties}):
        label = called("domain", domain)
        count = sum(domain in facts.domains for facts in covering.values())
        drawn.add_node(
            _node(domain),
            kind="domain",
            notation=domain,
            label_th=plain(label.th),
            label_en=plain(label.en),
            agreements=count,
        )
    for (party, domain), shared in ties.items():
        drawn.add_node(party, **told.nodes[party])
        drawn.add_edge(
            party,
            _node(domain),
            key=domain,
            agreements=tuple(facts.iri for facts in shared),
            status=shared_status({facts.status for facts in shared}),
            weight=float(len(shared)),
        )
    if focus is not None and focus not in drawn:
        raise naming_none(names_of(network.nodes[focus], focus), "a domain")
    bare = len(_agreements(network)) - len(named)
    fewer = {
        "agreements without a domain": bare,
        "agreements with bodies that have fewer": len(named) - len(covering),
        "bodies that have fewer agreements": everyone - len(shown),
    }
    return Picture(
        kind="domains",
        title=Words("ด้านความร่วมมือของหน่วยงาน", "Domains of cooperation"),
        statement=_STATEMENT,
        network=drawn,
        bodies=bodies,
        agreements=covering,
        left_out={
            **network.graph.get("left_out", {}),
            **{reason: count for reason, count in fewer.items() if count},
        },
        focus=focus,
        empty=UI["no_domains"] if bare and not covering else None,
    )


def _covering(network: nx.MultiGraph[str]) -> nx.MultiGraph[str]:
    """The network of the agreements that name a domain: what the picture is drawn from."""
    return _kept(network, lambda data: bool(data.get("domains")))


def _kept(network: nx.MultiGraph[str], wanted: Callable[[Mapping[str, Any]], bool]) -> nx.MultiGraph[str]:
    found: nx.MultiGraph[str] = nx.MultiGraph(**network.graph)
    lines = [line for line in network.edges(keys=True, data=True) if wanted(line[3])]
    inside = {node for line in lines for node in line[:2]}
    theirs: dict[str, set[str]] = {node: set() for node in inside}
    for one, other, _, data in lines:
        theirs[one].add(str(data["agreement"]))
        theirs[other].add(str(data["agreement"]))
    for node, data in network.nodes(data=True):
        if node in inside:  # as large as what the picture holds of it
            found.add_node(node, **{**data, "agreements": len(theirs[node])})
    for one, other, key, data in lines:
        found.add_edge(one, other, key, **data)
    return found


def _foremost(told: nx.MultiGraph[str], focus: str | None) -> set[str]:
    """The bodies that are drawn: the focus, and those with the most agreements that name a domain, until these are many."""
    counts: dict[str, set[str]] = {}
    for one, other, data in told.edges(data=True):
        for body in (one, other):
            counts.setdefault(body, set()).add(str(data["agreement"]))
    ranked = sorted(counts, key=lambda body: (body != focus, -len(counts[body]), body))
    found: set[str] = set()
    listed: set[str] = set()
    for body in ranked[:_MOST]:
        if found and len(listed | counts[body]) > _TOLD:
            break
        found.add(body)
        listed |= counts[body]
    return found


def _touching(told: nx.MultiGraph[str], bodies: set[str]) -> nx.MultiGraph[str]:
    """The network of the agreements of some bodies, with all their parties."""
    theirs = {
        str(data["agreement"])
        for one, other, data in told.edges(data=True)
        if not bodies.isdisjoint((one, other))
    }
    return _kept(told, lambda data: str(data["agreement"]) in theirs)


def _agreements(network: nx.MultiGraph[str]) -> set[str]:
    return {str(data["agreement"]) for *_, data in network.edges(data=True)}


def _node(domain: str) -> str:
    concept = concepts("domain").get(domain)
    return concept.iri if concept else f"domain:{domain}"
