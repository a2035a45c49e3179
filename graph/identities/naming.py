"""Naming: from a person's reference to the keys that it means, and from a key to the reference that means it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from citypact.graph.distances import NEAR, Point, kilometres
from citypact.graph.gazetteers import Known
from citypact.graph.identities.groups import Group
from citypact.graph.identities.keys import LOCATED_LEVELS, THAI_LEVELS, Key
from citypact.graph.identities.noting import Noted
from citypact.graph.names import district_of, fold, kind_of, with_kind, without_province
from citypact.graph.places import province, provinces
from citypact.graph.references import Reference

__all__ = ["Found", "Naming", "entry_key"]

_THAI_FIRST, _THAI_LAST = "\u0e01", "\u0e5b"


@dataclass(frozen=True, slots=True)
class Found:
    """What a reference means: the keys of one thing, or why there are none."""

    keys: tuple[Key, ...] = ()
    entry: Known | None = (
        None  # of the gazetteer: what is meant, where there are no keys or a decision names its place
    )
    key: Key | None = (
        None  # which a record that names it with this place gives, whatever code a gazetteer knows
    )
    problem: str = ""

    @property
    def nobody(self) -> bool:
        """Whether nothing at all goes by the reference."""
        return self.problem.startswith("names nobody")


@dataclass
class Naming:
    """Names keys and finds them."""

    noted: Noted
    mints: Callable[[Group], Iterable[str]]  # the IRIs that the keys of a group give
    mint_of_entry: Callable[[Known], str]

    def find(self, reference: Reference) -> Found:
        """The keys that a reference means."""
        if reference.iri:
            keys = tuple(sorted(self._by_iri.get(reference.iri, ()), key=str))
            if len({id(self.noted.groups[key]) for key in keys}) > 1:
                return Found(problem=f"fits several ({self._shown(keys)}); write which one is meant")
            if not keys and reference.iri in self._entries:
                return Found(entry=self._entries[reference.iri])
            return (
                Found(keys)
                if keys
                else Found(problem="names nobody: no body of this build has or had this IRI")
            )
        if reference.code:
            return self._by_code(reference)
        if reference.record:
            for name in (reference.name, without_province(reference.name)[0]):
                if key := self.noted.said.get((reference.record, fold(name))):
                    return Found((key,))
            return Found(problem=f"names nobody: no record {reference.record!r} names a body so")
        return self._by_name(reference)

    def take(self, reference: Reference) -> None:
        """Note a body that a file besides the records names, where its name shows its level."""
        found = self.find(reference)
        entry, level = found.entry, reference.level or kind_of(reference.name)
        if not found.keys and entry is None and reference.name and level in THAI_LEVELS and found.nobody:
            entry = _stated(reference.name, level, None)
        if entry is not None and not found.keys and entry_key(entry) not in self.noted.groups:
            self.noted.add(entry_key(entry), entry)

    def written(self, key: Key) -> str:
        """The reference that means a key."""
        name = self.noted.shown.get(key) or min(self.noted.groups[key].thai or self.noted.groups[key].english)
        if key.code:
            return key.code if "/" not in key.code.split(":")[0] else f"http://{key.code}"
        if key.scope:
            return f"{name} (in {key.scope})"
        said = [key.level] if kind_of(with_kind(name, key.level)) != key.level else []
        where, _, within = key.place.partition("/")
        near = (
            [f"near {key.at}"]
            if self.noted.spots.parted(key) or (key.level in THAI_LEVELS and key.at)
            else []
        )
        if where in provinces():
            thai = provinces()[where].name_th
            if not said and not near and key.level in LOCATED_LEVELS and _THAI_FIRST <= name[0] <= _THAI_LAST:
                return f"{name}{f' อำเภอ{within}' if within else ''} จังหวัด{thai}"
            said.append(thai)
        elif where:
            said += [within, where] if within else [where]
        elif not said and key.level not in THAI_LEVELS:
            said.append(key.level)
        said += near
        return f"{name} ({', '.join(said)})" if said else name

    def written_entry(self, entry: Known) -> str:
        """The reference that means an entry of the gazetteer."""
        return f"{entry.code_scheme or 'code'}:{entry.code}" if entry.code else self.shown_entry(entry)

    def shown_entry(self, entry: Known) -> str:
        """An entry of the gazetteer by its name and place, for a person to read."""
        name = entry.name_th or entry.name_en
        if known := provinces().get(entry.province or ""):
            place = known.name_th
            district = f" อำเภอ{entry.district.removeprefix('อำเภอ')}" if entry.district else ""
            return f"{name}{district} จังหวัด{place}"
        where = ", ".join(part for part in (entry.level, entry.province, entry.country) if part)
        return f"{name} ({where})"

    def _shown(self, keys: Iterable[Key]) -> str:
        """What a person may write for each of some bodies, the first five."""
        bodies: dict[int, Key] = {}
        for key in sorted(keys, key=str):
            bodies.setdefault(id(self.noted.groups[key]), key)
        return ", ".join(sorted(map(self.written, bodies.values()))[:5])

    def _by_code(self, reference: Reference) -> Found:
        entry = self.noted.by_code.get(reference.code)
        if entry:
            return self._of_entry(entry)
        keys = tuple(sorted((key for key in self.noted.groups if key.code == reference.code), key=str))
        return (
            Found(keys)
            if keys
            else Found(problem="names nobody: neither the gazetteer nor a record has this code")
        )

    def _of_entry(self, entry: Known) -> Found:
        group = self.noted.groups.of_entry(entry)
        return Found((min(group.keys, key=str),)) if group else Found(entry=entry)

    def _by_name(self, reference: Reference) -> Found:
        bare, behind = without_province(reference.name)
        place = province(behind) if behind else None
        found = {
            key
            for name in {reference.name, with_kind(reference.name, reference.level or "")}
            for key in self.noted.names.get(fold(name), ())
        }
        if place:
            located = {
                key
                for key in self.noted.names.get(fold(with_kind(bare, reference.level or "")), ())
                if key.level in LOCATED_LEVELS and key.place.split("/")[0] == place.code
            }
            district = district_of(reference.name)
            if district:
                located = {key for key in located if key.place.partition("/")[2] in ("", fold(district))}
            found |= located
        found = {key for key in found if _fits(key, reference)}
        if not reference.near:
            found = {key for key in found if not self.noted.spots.parted(key)} or found
        if not reference.province and not reference.country and not reference.near and not place:
            found = {key for key in found if not key.place} or {key for key in found if key.scope} or found
        several = {id(self.noted.groups[key]) for key in found}
        if len(several) > 1 and not all(key.scope or not key.place for key in found):
            shown = self._shown(found)
            return Found(problem=f"fits several ({shown}); write which one is meant")
        if len({key.level for key in found}) > 1:
            shown = ", ".join(sorted({key.level for key in found}))
            return Found(problem=f"fits several levels ({shown}); write one in brackets behind the name")
        if found:
            return Found(tuple(sorted(found, key=str)))
        return self._in_gazetteer(reference, bare, place.code if place else None)

    def _in_gazetteer(self, reference: Reference, bare: str, code: str | None) -> Found:
        named = province(reference.province) if reference.province else None
        where = code or (named.code if named else None)
        level = reference.level or kind_of(bare)
        entries = self.noted.gazetteer.find(
            with_kind(bare, level or ""),
            level=level,
            country=reference.country,
            province=where,
            district=district_of(reference.name),
        )
        if len(entries) == 1:
            return replace(
                self._of_entry(entries[0]), entry=entries[0], key=_placed_key(entries[0], reference, where)
            )
        if len(entries) > 1:
            shown = ", ".join(self.written_entry(entry) for entry in entries[:5])
            return Found(problem=f"fits several of the gazetteer ({shown}); write which one is meant")
        if level in LOCATED_LEVELS and where:
            return Found(entry=_stated(bare, level, where))
        near = ", ".join(self._near(bare))
        return Found(problem=f"names nobody of this build{f'; nearest names met: {near}' if near else ''}")

    def _near(self, name: str) -> list[str]:
        import difflib

        close = difflib.get_close_matches(fold(name), sorted(self.noted.names), n=3, cutoff=0.7)
        return [self.written(min(self.noted.names[each], key=str)) for each in close]

    @cached_property
    def _by_iri(self) -> dict[str, set[Key]]:
        """Every IRI that a key of this build gives, gave or would give, and those of entries of the gazetteer."""
        found: defaultdict[str, set[Key]] = defaultdict(set)
        for group in self.noted.groups.distinct():
            for iri in self.mints(group):
                found[iri] |= group.keys
        return found

    @cached_property
    def _entries(self) -> dict[str, Known]:
        return {self.mint_of_entry(entry): entry for entry in self.noted.gazetteer if entry.unique}


def entry_key(entry: Known) -> Key:
    """The identity key of an entry of the gazetteer that no record names."""
    place = entry.province if entry.level in THAI_LEVELS else entry.country
    return Key(
        entry.level,
        fold(entry.name_th or entry.name_en),
        place or "",
        f"{entry.code_scheme}:{entry.code}" if entry.code else "",
    )


def _placed_key(entry: Known, reference: Reference, where: str | None) -> Key | None:
    """The key of an entry that a reference names with its province, and district where it says that too."""
    if where is None or entry.level not in THAI_LEVELS:
        return None
    district = district_of(reference.name)
    return entry_key(entry)._replace(code="", place=f"{where}/{fold(district)}" if district else where)


def _stated(name: str, level: str, where: str | None) -> Known:
    """A body that a decision names with its level and province: nobody needs a gazetteer to say where it is."""
    thai = _THAI_FIRST <= name[0] <= _THAI_LAST
    return Known(level=level, name_th=name if thai else "", name_en="" if thai else name, province=where)


def _middle(key: Key) -> Point:
    latitude, longitude = map(float, key.at.split())
    return latitude, longitude


def _fits(key: Key, reference: Reference) -> bool:
    where, _, within = key.place.partition("/")
    if reference.level and key.level != reference.level:
        return False
    if reference.near and not (key.at and kilometres(reference.near, _middle(key)) <= NEAR):
        return False
    if (
        reference.country
        and where != reference.country
        and not (reference.country == "TH" and key.level in THAI_LEVELS)
    ):
        return False
    if reference.province:
        named = province(reference.province)
        return (
            where == named.code if named and key.level in THAI_LEVELS else within == fold(reference.province)
        )
    return True
