"""The network of bodies that agreements make, as a networkx MultiGraph: one edge per agreement and pair.

Every network states its projection, its weights, its filters and what they left out: views, exports and
measures print that with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations
from operator import itemgetter
from typing import Any, Literal, TypeAlias

import networkx as nx

from citypact.errors import ParameterError
from citypact.graph.folder import BuiltGraph
from citypact.graph.records import gregorian_date
from citypact.graph.ties import Party, Tie, Ties
from citypact.ontology.concepts import concepts

__all__ = ["Network", "Projection", "Weight", "network"]

Projection = Literal["bodies", "bipartite"]
Weight = Literal["count", "shared"]
Network: TypeAlias = "nx.MultiGraph[str]"

_FEW = "fewer than two named bodies"
_NONE = "no named body"
_STATUS = "status not asked for"
_KIND = "fewer than two bodies of the kinds asked for"
_NO_KIND = "no body of the kinds asked for"
_LATER = "after the as-of date"


def network(
    built: BuiltGraph,
    *,
    projection: Projection = "bodies",
    weight: Weight = "count",
    status: Collection[str] | None = None,
    kinds: Collection[str] | None = None,
    as_of: str | None = None,
    ties: Ties | None = None,
) -> Network:
    """The network of the known graph.

    ``bodies`` joins every two parties of an agreement by an edge whose key is the agreement's IRI, so that
    parallel agreements stay apart. ``bipartite`` joins bodies and agreements, which are nodes there; its
    edges carry the role. Parties are the bodies in role party, host, initiator or invited; witnesses and
    facilitators are not.

    What is left out is counted by reason in ``graph["left_out"]``; agreements without a date pass ``as_of``
    and are counted in ``graph["undated"]``.

    Args:
        built: the build to read.
        projection: "bodies" or "bipartite".
        weight: "count" gives every edge 1; "shared" gives an agreement of n named parties 1/(n-1) per edge:
            each party gets 1 from it, whatever the filters. (An agreement with one named party: 1.)
        status: keep agreements of these statuses only.
        kinds: keep bodies of these levels only.
        ties: the agreements of the build, where they have been read already.
        as_of: YYYY, YYYY-MM or YYYY-MM-DD: keep agreements whose earliest possible day is not after it.

    Raises:
        ParameterError: on a projection, weight, status, kind or date that is none.
    """
    _check("projection", (projection,), ("bodies", "bipartite"))
    _check("weight", (weight,), ("count", "shared"))
    _check("status", status or (), concepts("status"))
    _check("kind", kinds or (), concepts("level"))
    if as_of is not None:
        _check_date(as_of)
    ties = ties or Ties(built.store)
    counted: Counter[str] = Counter()
    undated = 0
    left_out: Counter[str] = Counter()
    parties: dict[str, Party] = {}
    nodes: list[tuple[str, dict[str, Any]]] = []
    edges: list[tuple[str, str, str, dict[str, Any]]] = []
    for tie in ties.agreements:
        for body in tie.parties:
            if body not in parties:
                parties[body] = ties.party(body)
        kept = [body for body in tie.parties if not kinds or parties[body].level in kinds]
        reason = _left_out(tie, kept, projection, status, as_of)
        if reason:
            left_out[reason] += 1
            continue
        undated += not tie.date
        counted.update(kept)
        facts = _facts(tie)
        share = 1.0 if weight == "count" else 1.0 / max(1, len(tie.parties) - 1)
        for start, end, extra in _edges(tie, kept, None if projection == "bodies" else ties.roles(tie)):
            first, second = (start, end) if start <= end else (end, start)
            edges.append((first, second, tie.iri, {**facts, **extra, "weight": share}))
        if projection == "bipartite":
            nodes.append((tie.iri, {"kind": "agreement", **facts}))
    nodes += [(body, {**_described(parties[body]), "agreements": counted[body]}) for body in counted]
    # What is drawn or written keeps the order of nodes and edges: that of their keys.
    graph: Network = nx.MultiGraph()
    graph.add_nodes_from(sorted(nodes, key=itemgetter(0)))
    for start, end, key, told in sorted(edges, key=itemgetter(0, 1, 2)):
        graph.add_edge(start, end, key, **told)
    graph.graph.update(
        projection=projection,
        weight=weight,
        filters={
            "status": tuple(sorted(status)) if status else None,
            "kinds": tuple(sorted(kinds)) if kinds else None,
            "as_of": as_of,
        },
        left_out=dict(sorted(left_out.items())),
        undated=undated,
        build=built.info.id,
        known_bodies=built.info.counts.get("bodies", 0),
        as_of=as_of or built.info.as_of or "",
        collection=built.info.collection,
        licences=built.info.licences,
    )
    return graph


def _left_out(
    tie: Tie, kept: Collection[str], projection: Projection, status: Collection[str] | None, as_of: str | None
) -> str | None:
    """Why an agreement is left out of a network: the first reason that holds; None where it is kept."""
    needed = 2 if projection == "bodies" else 1
    if len(tie.parties) < needed:
        return _FEW if needed == 2 else _NONE
    if status and tie.status not in status:
        return _STATUS
    if as_of and tie.earliest[: len(as_of)] > as_of:
        return _LATER
    if len(kept) < needed:
        return _KIND if needed == 2 else _NO_KIND
    return None


def _edges(
    tie: Tie, bodies: list[str], roles: Mapping[str, tuple[str, ...]] | None
) -> Iterator[tuple[str, str, dict[str, str]]]:
    """The lines of an agreement: between its bodies, or with ``roles`` from each of them to the agreement."""
    if roles is None:
        for start, end in combinations(sorted(bodies), 2):
            yield start, end, {}
    else:
        for body in sorted(bodies):
            yield body, tie.iri, {"role": " ".join(roles.get(body, ()))}


def _check_date(as_of: str) -> None:
    try:
        gregorian_date(as_of)
    except ValueError:
        raise ParameterError(
            f"as_of: {as_of!r} is no date; write YYYY-MM-DD, YYYY-MM or YYYY (Gregorian)"
        ) from None


def _facts(tie: Tie) -> dict[str, Any]:
    return {
        "agreement": tie.iri,
        "label_th": tie.label_th,
        "label_en": tie.label_en,
        "type": tie.type,
        "status": tie.status,
        "date": tie.date,
        "year": tie.year,
        "earliest": tie.earliest,
        "latest": tie.latest,
        "valid_until": tie.valid_until,
        "valid_until_latest": tie.valid_until_latest,
        "time": tie.time,
        "domains": tie.domains,
        "venue_th": tie.venue_th,
        "signatories": tie.signatories,
        "representatives": tie.representatives,
        "people": tie.people,
        "places": tie.places,
        "sources": tie.sources,
        "bodies": len(tie.parties),
    }


def _described(party: Party) -> dict[str, Any]:
    return {
        "kind": "body",
        "label_th": party.label_th,
        "label_en": party.label_en,
        "short_th": party.short_th,
        "level": party.level,
        "province_th": party.province_th,
        "province_en": party.province_en,
        "country": party.country,
        "sort_key": party.sort_key,
    }


def _check(name: str, given: Collection[str], known: Collection[str]) -> None:
    if isinstance(given, str):
        raise ParameterError(f"{name}: {given!r} is a text; give a list or set of them")
    for value in given:
        if value not in known:
            raise ParameterError(f"{name}: no {value!r}; one of: {', '.join(known)}")
