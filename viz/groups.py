"""Groups: the countries, provinces or communities that stand for their bodies where these are too many for one picture."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import networkx as nx

from citypact.viz.communities import community_of
from citypact.viz.facts import country_words, names_of
from citypact.viz.names import plain
from citypact.viz.words import Words

__all__ = ["Group", "group_names", "groups_of", "node_of", "strongest"]

_SPLIT = 0.5  # a country with a larger part of all bodies is shown by its provinces
_FEW = 100  # bodies that need no communities
_NOWHERE = Words("ไม่ทราบประเทศ", "country not known")
_APART = Words("อื่น ๆ", "others")
_FOREMOST = 25  # bodies of a group that the page names
_TIES = 2  # strongest ties that each group keeps in the picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One country, province or community: how many bodies and agreements it has, and with which groups."""

    key: str
    name: Words
    bodies: tuple[str, ...]  # IRIs, those with the most agreements first
    within: int  # agreements among its own bodies alone
    agreements: int  # all in which one of its bodies is a party
    ties: tuple[tuple[str, int], ...]  # other group, agreements with it; the most first
    foremost: tuple[tuple[Words, int], ...]  # its bodies with the most agreements, by name


def node_of(key: str) -> str:
    """The node that stands for the group of a key."""
    return f"group:{key}"


def group_names(network: nx.MultiGraph[str]) -> dict[str, tuple[str, Words]]:
    """Body -> key and name of its group.

    Where neither countries nor provinces tell most bodies apart, the network does: by the communities in it.
    """
    bodies = {iri: data for iri, data in network.nodes(data=True) if data.get("kind", "body") == "body"}
    sizes = Counter(str(data.get("country") or "") for data in bodies.values())
    split = {country for country, count in sizes.items() if country and count > _SPLIT * len(bodies)}
    names: dict[str, Words] = {}
    found = {}
    for iri, data in bodies.items():
        country = plain(str(data.get("country") or ""), 8)
        th, en = plain(str(data.get("province_th") or "")), plain(str(data.get("province_en") or ""))
        in_province = country in split and bool(th or en)
        key = f"{country}/{en or th}" if in_province else country
        if key not in names:
            names[key] = Words(th or en, en or th) if in_province else _country(country)
        found[iri] = key, names[key]
    (most, count), *_ = Counter(key for key, _ in found.values()).most_common(1) or [("", 0)]
    if len(found) > _FEW and count > _SPLIT * len(found):
        inside = [iri for iri, (key, _) in found.items() if key == most]
        found |= _communities(network, inside, most, names[most])
    return found


def _communities(
    network: nx.MultiGraph[str], inside: list[str], key: str, around: Words
) -> dict[str, tuple[str, Words]]:
    """The communities of the bodies of one group, each named by the body in it that has the most agreements."""
    found = {}
    for iri, foremost in community_of(network, inside).items():
        if foremost is None:
            found[iri] = f"{key}//", Words(f"{around.th}: {_APART.th}", f"{around.en}: {_APART.en}")
        else:
            name = names_of(network.nodes[foremost], foremost)
            found[iri] = f"{key}//{foremost}", Words(f"กลุ่มของ{name.th}", f"Around {name.en}")
    return found


def _country(code: str) -> Words:
    return country_words(code) if code else _NOWHERE


def groups_of(network: nx.MultiGraph[str]) -> list[Group]:
    """The groups of a network of bodies, those with the most agreements first."""
    of = group_names(network)
    parties: dict[str, set[str]] = {}
    for one, other, agreement in network.edges(keys=True):
        touched = parties.setdefault(str(agreement), set())
        touched.update(of[node][0] for node in (one, other) if node in of)
    members: dict[str, list[str]] = {}
    names = {}
    for iri, (key, name) in of.items():
        members.setdefault(key, []).append(iri)
        names[key] = name
    within: Counter[str] = Counter()
    agreements: Counter[str] = Counter()
    ties: dict[str, Counter[str]] = {key: Counter() for key in members}
    for touched in parties.values():
        agreements.update(touched)
        if len(touched) == 1:
            within.update(touched)
        for key in touched:
            ties[key].update(touched - {key})
    counts = {iri: int(network.nodes[iri].get("agreements") or 0) for iri in of}
    for bodies in members.values():
        bodies.sort(key=lambda iri: (-counts[iri], iri))
    found = [
        Group(
            key=key,
            name=names[key],
            bodies=tuple(bodies),
            within=within[key],
            agreements=agreements[key],
            ties=tuple(sorted(ties[key].items(), key=lambda tie: (-tie[1], tie[0]))),
            foremost=tuple((names_of(network.nodes[iri], iri), counts[iri]) for iri in bodies[:_FOREMOST]),
        )
        for key, bodies in members.items()
    ]
    return sorted(found, key=lambda group: (-group.agreements, group.key))


def strongest(groups: list[Group]) -> dict[tuple[str, str], int]:
    """The lines worth drawing: of each group those to the groups that it has most agreements with."""
    found: dict[tuple[str, str], int] = {}
    for group in groups:
        for other, count in group.ties[:_TIES]:
            found[min(group.key, other), max(group.key, other)] = count
    return dict(sorted(found.items()))
