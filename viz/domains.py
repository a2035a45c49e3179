"""Domains: in which fields the bodies cooperate."""

from __future__ import annotations

import networkx as nx

from citypact.ontology.concepts import concepts
from citypact.viz.facts import AgreementFacts, agreements_of, bodies_of, names_of
from citypact.viz.names import plain
from citypact.viz.neighbourhood import naming_none
from citypact.viz.picture import Picture
from citypact.viz.style import shared_status
from citypact.viz.words import UI, Words, called

__all__ = ["domains"]

_STATEMENT = Words(
    "หน่วยงานกับด้านความร่วมมือ: หนึ่งเส้นคือหน่วยงานหนึ่งมีข้อตกลงในด้านหนึ่ง ยิ่งหนายิ่งหลายข้อตกลง",
    "bodies with domains: a line says that a body has agreements in a domain; the thicker, the more",
)


def domains(network: nx.MultiGraph[str], focus: str | None = None) -> Picture:
    """Bodies tied to the domains of their agreements; ``focus`` is the IRI of a body to highlight.

    An agreement without domain has no place in this picture: it is left out, and counted.

    Raises:
        ViewError: no agreement of the focus names a domain.
    """
    told = _covering(network)
    bodies = bodies_of(told)
    covering = agreements_of(told, bodies)
    ties: dict[tuple[str, str], list[AgreementFacts]] = {}
    for facts in covering.values():
        for domain in dict.fromkeys(facts.domains):
            for party in facts.parties:
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
        drawn.add_node(party, **network.nodes[party])
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
    bare = len({data["agreement"] for *_, data in network.edges(data=True)}) - len(covering)
    return Picture(
        kind="domains",
        title=Words("ด้านความร่วมมือของหน่วยงาน", "Domains of cooperation"),
        statement=_STATEMENT,
        network=drawn,
        bodies=bodies,
        agreements=covering,
        left_out={
            **network.graph.get("left_out", {}),
            **({"agreements without a domain": bare} if bare else {}),
        },
        focus=focus,
        empty=UI["no_domains"] if bare and not covering else None,
    )


def _covering(network: nx.MultiGraph[str]) -> nx.MultiGraph[str]:
    """The network of the agreements that name a domain: what the picture is drawn from."""
    found: nx.MultiGraph[str] = nx.MultiGraph(**network.graph)
    lines = [line for line in network.edges(keys=True, data=True) if line[3].get("domains")]
    inside = {node for line in lines for node in line[:2]}
    found.add_nodes_from((node, data) for node, data in network.nodes(data=True) if node in inside)
    for one, other, key, data in lines:
        found.add_edge(one, other, key, **data)
    return found


def _node(domain: str) -> str:
    concept = concepts("domain").get(domain)
    return concept.iri if concept else f"domain:{domain}"
