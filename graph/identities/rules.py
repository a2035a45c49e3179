"""Rules: which keys are one body, by more than their name; what fits several is asked, never guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType

from citypact.graph.identities.answers import HOW_SURE, Cue, Reason
from citypact.graph.identities.keys import RECURRING_LEVELS, THAI_LEVELS, Key
from citypact.graph.identities.noting import Noted

__all__ = ["OFFICES", "join_by_rules"]

Ask = Callable[[Key, list[Key], str], None]

_MUNICIPAL = frozenset(
    {"city_municipality", "town_municipality", "subdistrict_municipality", "foreign_local_government"}
)
# offices that say of which level the body is
OFFICES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "mayor": _MUNICIPAL | {"special_local_government"},
        "deputy_mayor": _MUNICIPAL | {"special_local_government"},
        "governor": frozenset({"province", "special_local_government", "foreign_local_government"}),
        "deputy_governor": frozenset({"province", "special_local_government", "foreign_local_government"}),
        "pao_president": frozenset({"pao"}),
        "sao_president": frozenset({"sao"}),
        "minister": frozenset({"ministry_agency"}),
    }
)


def _reason(text: str, sure: str, *cues: Cue) -> Reason:
    return Reason(text=text, cues=cues, sure=HOW_SURE[sure])


_PAIRED = _reason("a record pairs the Thai and the English name", "pairing", "level", "pairing")
_ONE_ENGLISH = _reason(
    "records give the same English name and country", "pairing", "level", "country", "pairing"
)
_ONLY_PLACED = _reason(
    "the only one of this level and name with a known place", "only one with a place", "level", "name"
)
_ONLY_CODED = _reason(
    "the only one of this level, name and place with a code",
    "only one with a place",
    "level",
    "name",
    "province",
)
_ASTRAY = _reason(
    "level, name and country; a point on the map that lies among places of other countries is not believed",
    "astray",
    "level",
    "name",
    "country",
)
_PARTNER = _reason(
    "level, name and country, and records name it beside the same other body",
    "company",
    "level",
    "name",
    "country",
    "company",
)
_CODE = _reason("the same code", "code", "code")
_OFFICE = _reason("the only body of this name, and the office fits its level", "office", "name", "office")
_COMPANY = _reason("records name it beside the same other body", "company", "level", "name", "company")
_SAME_RECORD = _reason("the same record names its province", "place", "level", "name", "province")


def join_by_rules(noted: Noted, ask: Ask) -> None:
    """Join what the rules say is one body.

    Args:
        noted: what the records say; its groups are joined.
        ask: told of each key that fits several, with those and the cue that is not enough.
    """
    _by_codes(noted)
    _by_pairs(noted, ask)
    _by_spots(noted, ask)
    _by_places(noted, ask)
    _by_offices(noted, ask)
    _by_company(noted, ask)


def _by_codes(noted: Noted) -> None:
    coded: defaultdict[str, list[Key]] = defaultdict(list)
    for key in sorted(noted.groups, key=str):
        if key.code:
            coded[key.code].append(key)
    for keys in coded.values():
        for key in keys[1:]:
            noted.groups.join(keys[0], key, _CODE)


def _by_pairs(noted: Noted, ask: Ask) -> None:
    groups = noted.groups
    for english in sorted(noted.paired, key=str):
        thai = sorted(noted.paired[english], key=str)
        if english.level in THAI_LEVELS and len({key.name for key in thai}) > 1:
            if english in groups:
                ask(english, thai, "its English name")
            continue
        if english in groups:
            groups.join(english, thai[0], _PAIRED)
        else:
            groups.alias(english, thai[0])
        if english.level not in THAI_LEVELS:
            for other in thai[1:]:
                groups.join(thai[0], other, _ONE_ENGLISH)


def _by_spots(noted: Noted, ask: Ask) -> None:
    """Towns of one name and place that the map has at several spots, and that are one all the same."""
    groups = noted.groups
    for plain in sorted(noted.spots.namesakes, key=str):
        towns = noted.spots.namesakes[plain]
        at_home = [town for town in towns if not noted.spots.astray(town)]
        for town in towns if at_home else ():
            if town in at_home:
                continue
            noted.mistaken(town)
            if len(at_home) > 1:
                ask(town[0], [each[0] for each in at_home], "its name")
            else:
                groups.join(at_home[0][0], town[0], _ASTRAY)
        _by_partners(noted, at_home, {id(groups[town[0]]) for town in towns})


def _by_partners(noted: Noted, towns: Sequence[tuple[Key, ...]], namesakes: Collection[int]) -> None:
    """Towns that different sources have at two spots, beside one partner: a source that has both knows two."""
    sources = [set().union(*(noted.told_by.get(key, ()) for key in town)) for town in towns]
    partners = [noted.partners(town[0]).difference(namesakes) for town in towns]
    fits: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in combinations(range(len(towns)), 2):
        if partners[one] & partners[other] and not sources[one] & sources[other]:
            fits[one].append(other)
            fits[other].append(one)
    for one, (other, *more) in fits.items():
        if not more and len(fits[other]) == 1:
            noted.groups.join(towns[one][0], towns[other][0], _PARTNER)


def _by_places(noted: Noted, ask: Ask) -> None:
    """A name without a place (or with its country alone) is the one body of that name known with a narrower one."""
    groups = noted.groups
    named: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in groups:
        if not key.scope:
            named[key.level, key.name].append(key)
    alone = {each for each, keys in named.items() if len(keys) == 1}
    for key in sorted(groups, key=lambda key: (-len(key.place), not key.code, str(key))):
        if key.scope or (key.level, key.name) in alone or (groups[key].known and not key.place):
            continue
        narrower = [
            other
            for other in named[key.level, key.name]
            if _narrows(other, key) and not noted.spots.apart(other, key)
        ]
        if not narrower:
            continue
        nearest = min(narrower, key=str)
        reason = _ONLY_PLACED if len(nearest.place) > len(key.place) else _ONLY_CODED
        certain = not _one_of_several(noted, key, narrower) and not _elsewhere(noted, key, narrower)
        if len({id(groups[other]) for other in narrower}) == 1 and certain:
            groups.join(nearest, key, reason)
        else:
            ask(key, sorted(narrower, key=str), "its name")


def _narrows(other: Key, key: Key) -> bool:
    """Whether a key says more of the place than another of the same level and name."""
    if key.code:
        return False
    if other.place == key.place:
        return bool(other.code) or (bool(other.at) and not key.at)
    return not key.place or other.place.startswith(f"{key.place}/")


def _one_of_several(noted: Noted, key: Key, narrower: Iterable[Key]) -> bool:
    """Whether a key is one of several towns of its name, and nothing says on the map which of them the others mean."""
    if not (key.at and noted.spots.split(key)):
        return False
    return not any(noted.spots.near(other, noted.points[key]) for other in narrower)


def _elsewhere(noted: Noted, key: Key, narrower: Iterable[Key]) -> bool:
    """Whether the gazetteer knows a foreign name without country in other countries too."""
    if key.place or key.level in THAI_LEVELS or key not in noted.shown:
        return False
    found = {entry.country for entry in noted.gazetteer.find(noted.shown[key], level=key.level)}
    return bool(found - {other.place.split("/")[0] for other in narrower})


def _by_offices(noted: Noted, ask: Ask) -> None:
    """A name whose kind nobody says: the one body of that name, where an office or the company says more than the name."""
    groups = noted.groups
    named: defaultdict[str, list[Key]] = defaultdict(list)
    for key in groups:
        if key.level != "other":
            named[key.name].append(key)
    for key in sorted(noted.guessed, key=str):
        candidates = sorted(named.get(key.name, ()), key=str)
        if not candidates:
            continue
        fitting = [
            each
            for each in candidates
            if any(each.level in OFFICES.get(office, ()) for office in noted.offices[key])
        ]
        beside = [each for each in candidates if _common(noted, key, each)]
        for found, reason in ((fitting, _OFFICE), (beside, _COMPANY)):
            if len({id(groups[each]) for each in found}) == 1:
                groups.join(found[0], key, reason)
                break
        else:
            ask(key, candidates, "its name alone")


def _common(noted: Noted, one: Key, other: Key) -> bool:
    """Whether two keys are named beside the same other body, or in one record."""
    ours, theirs = noted.company[one], noted.company[other]
    if any(other in seen for seen in ours):
        return True
    near = {id(noted.groups[key]) for seen in ours for key in seen - {one}}
    return any(id(noted.groups[key]) in near for seen in theirs for key in seen if key != other)


def _by_company(noted: Noted, ask: Ask) -> None:
    """A name that holds in one record: that with a place in the same record, and those beside a common other body."""
    groups = noted.groups
    scoped: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in sorted((key for key in noted.company if key.scope), key=str):
        scoped[key.level, key.name].append(key)
        placed = [
            other
            for seen in noted.company[key]
            for other in seen
            if (other.level, other.name) == (key.level, key.name) and not other.scope
        ]
        if len({id(groups[other]) for other in placed}) == 1:
            groups.join(min(placed, key=str), key, _SAME_RECORD)
    for (level, _), keys in sorted(scoped.items()):
        if level not in RECURRING_LEVELS or len(keys) == 1:
            continue
        beside: dict[int, Key] = {}
        for key in keys:
            others = {
                id(groups[other]) for seen in noted.company[key] for other in seen if not other.scope
            } - {id(groups[key])}
            for other in sorted(others & beside.keys()):
                groups.join(beside[other], key, _COMPANY)
            for other in others:
                beside.setdefault(other, key)
