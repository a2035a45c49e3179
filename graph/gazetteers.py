"""The gazetteer: the bodies that a build knows beforehand, each with its place and the source of what is said of it.

One is made per build: from the bundled tables of facts, and from the files that the user added to the collection
(``citypact gazetteer add``). It answers which bodies bear a name; which of them a text means is the resolver's to say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import chain

from citypact.graph.bundled_places import bundled_places
from citypact.graph.names import fold
from citypact.graph.places import Known, Link

__all__ = ["Gazetteer", "Known", "Link"]

_ABROAD = "foreign_local_government"


class Gazetteer:
    """Bodies by name.

    Two rows that tell of one body (its level, country and name, and nothing that speaks against it) are one body: what the
    later row says stands, what it leaves out stays.

    >>> found = Gazetteer.bundled().find("ทน.เชียงราย", level="city_municipality")
    >>> [(known.name_en, known.latitude, known.longitude) for known in found]
    [('Chiang Rai City Municipality', 19.90858, 99.8325)]
    """

    def __init__(self, known: Iterable[Known]) -> None:
        self._all = _one_each(known)
        self._by_name: defaultdict[str, list[Known]] = defaultdict(list)
        for body in self._all:
            for key in dict.fromkeys(map(fold, body.names)):
                self._by_name[key].append(body)
        self._provinces: dict[str, Known] = {}
        for body in self._all:
            if body.province and (body.level == "province" or body.province == "TH-10"):
                self._provinces.setdefault(body.province, body)

    @staticmethod
    def bundled() -> Gazetteer:
        """The gazetteer of the bundled tables alone."""
        return _bundled()

    @staticmethod
    def with_added(added: Iterable[Known]) -> Gazetteer:
        """The bundled tables and what the user's files add to them."""
        more = tuple(added)
        return Gazetteer(chain(bundled_places(), more)) if more else _bundled()

    def __iter__(self) -> Iterator[Known]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def find(
        self,
        name: str,
        *,
        level: str | None = None,
        country: str | None = None,
        province: str | None = None,
        district: str | None = None,
    ) -> tuple[Known, ...]:
        """The bodies of a name (Thai, English or another, however it is spelt), in the order of the tables.

        Args:
            name: as a text writes it.
            level: only those of this level.
            country: only those of this country, ISO 3166-1.
            province: only those of this province, ISO 3166-2.
            district: only those of this district; those whose district is not known stay.
        """
        of_name = self._by_name.get(fold(name))
        if not of_name:
            return ()
        wanted = fold(district) if district else None
        return tuple(
            body
            for body in of_name
            if level in (None, body.level)
            and country in (None, body.country)
            and province in (None, body.province)
            and (wanted is None or body.district is None or fold(body.district) == wanted)
        )

    def province(self, code: str) -> Known | None:
        """The province (or Bangkok) of an ISO 3166-2 code."""
        return self._provinces.get(code)


def _one_each(known: Iterable[Known]) -> tuple[Known, ...]:
    """The bodies once each: rows that tell of one body are put together, in the order in which it was first met."""
    found: list[Known] = []
    places: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for body in known:
        keys = [
            (body.level, body.country, fold(name)) for name in (body.name_th or None, body.name_en) if name
        ]
        same = {at for key in keys for at in places[key] if _agree(found[at], body)}
        if len(same) == 1:
            at = same.pop()
            found[at] = _together(found[at], body)
        else:
            at = len(found)
            found.append(body)
        for key in keys:
            if at not in places[key]:
                places[key].append(at)
    return tuple(found)


def _agree(one: Known, other: Known) -> bool:
    """Whether nothing that both say speaks against their being one body."""
    pairs = [
        (one.name_th, other.name_th),
        (one.province, other.province),
        (one.district, other.district),
        (one.code, other.code),
    ]
    if one.level == _ABROAD:
        pairs.append((one.name_en, other.name_en))
    said_alike = all(not first or not second or fold(first) == fold(second) for first, second in pairs)
    return said_alike and (one.level != _ABROAD or _near(one, other))


def _near(one: Known, other: Known) -> bool:
    """Whether two foreign bodies are within a degree of each other, as far as both say: countries have many a Springfield."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return True
    return abs(one.latitude - other.latitude) < 1 and abs(one.longitude - other.longitude) < 1


def _together(first: Known, later: Known) -> Known:
    """One body by two rows: what the later says stands."""
    names = dict.fromkeys(
        name
        for name in (*first.other_names, *later.names)
        if fold(name) not in (fold(first.name_th), fold(first.name_en))
    )
    links = {link.iri: link for link in (*first.links, *later.links)}
    moved = later.latitude is not None
    return replace(
        first,
        name_th=first.name_th or later.name_th,
        name_en=first.name_en or later.name_en,
        other_names=tuple(names),
        province=first.province or (later.province if not first.unique else None),
        district=later.district or first.district,
        code=later.code or first.code,
        code_scheme=later.code_scheme if later.code else first.code_scheme,
        latitude=later.latitude if moved else first.latitude,
        longitude=later.longitude if moved else first.longitude,
        point=later.point if moved else first.point,
        located_by=later.located_by if moved else first.located_by,
        links=tuple(links[iri] for iri in sorted(links)),
        source=later.source or first.source,
    )


@cache
def _bundled() -> Gazetteer:
    return Gazetteer(bundled_places())
