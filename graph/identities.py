"""Who is who: the names in records resolved to bodies.

First form. A body is its level, its folded name and, where known, its province (Thai) or country and province (others).
The table of facts decides first; then names that a record itself pairs (Thai with English); then a name without a place is
taken for the one body of that level and name that the collection names with a place. The names of subdistrict
municipalities and SAOs recur all over the country: without a province, two records name the same one only where they name
another body together. What fits two bodies stays a body of its own and becomes a question for review, never a guess.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from citypact.graph.gazetteers import Gazetteer, Known
from citypact.graph.iris import Iris
from citypact.graph.names import expanded, fold, kind_of, tidy, without_province
from citypact.graph.places import province
from citypact.graph.records import Party, Record

__all__ = ["THAI_LEVELS", "Body", "Mention", "Resolver", "all_mentions", "mention_of", "mentions"]

THAI_LEVELS = frozenset(
    {
        "city_municipality",
        "town_municipality",
        "subdistrict_municipality",
        "pao",
        "sao",
        "province",
        "special_local_government",
    }
)
_RECURRING_LEVELS = frozenset({"subdistrict_municipality", "sao"})
# levels whose names are written with the district and province that they lie in; elsewhere a province is part of the name
_LOCATED_LEVELS = _RECURRING_LEVELS | {"city_municipality", "town_municipality", "special_local_government"}
_SCOPE = "~"  # before the id of the one record in which a recurring name without a province holds
_THAI = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]")


@dataclass(frozen=True, slots=True)
class Key:
    """The identity key of a body: its level, its folded name and the place that tells it from others of that name."""

    level: str
    name: str
    place: str  # Thai: ISO 3166-2 of the province; else ISO 3166-1 of the country, "/" and the province; "" unknown

    @property
    def thai(self) -> bool:
        """Whether the name is written in Thai."""
        return bool(_THAI.search(self.name))

    def __str__(self) -> str:
        return f"{self.level}|{self.name}|{self.place}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A body as a record names it."""

    name: str
    level: str
    name_en: str | None = None
    country: str | None = None
    province: str | None = None  # a name
    guessed: bool = False  # nobody says its kind
    record: str = ""  # the id of the record

    def bare(self) -> str:
        """The name without a trailing district and province, where they are no part of it."""
        return without_province(self.name)[0] if self.level in _LOCATED_LEVELS else tidy(self.name)

    def province_code(self) -> str | None:
        """The ISO 3166-2 code of the province that the mention itself names."""
        named = self.province or (without_province(self.name)[1] if self.level in _LOCATED_LEVELS else None)
        place = province(named) if named else None
        return place.code if place else None

    def key(self, name: str) -> Key:
        """The key of the mention under one of its names."""
        if self.level in _RECURRING_LEVELS and not self.province_code():
            return Key(self.level, fold(name), f"{_SCOPE}{self.record}")
        if self.level in THAI_LEVELS:
            return Key(self.level, fold(name), self.province_code() or "")
        place = self.country or ""
        return Key(self.level, fold(name), f"{place}/{fold(self.province)}" if self.province else place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One body in the world, as far as the collection tells."""

    iri: str
    level: str
    name_th: str | None
    name_en: str | None
    other_names: tuple[str, ...] = ()
    province: str | None = None  # ISO 3166-2
    country: str | None = None  # ISO 3166-1
    retired: tuple[str, ...] = ()  # IRIs that other spellings of this body would have had
    reason: str = ""  # which cue decided
    known: Known | None = None  # what the gazetteer holds of it

    @property
    def name(self) -> str:
        """The name to show: Thai first."""
        return self.name_th or self.name_en or self.iri


def mention_of(party: Party, record: Record) -> Mention:
    """A party of a record's agreement as a mention."""
    return Mention(
        name=party.name,
        level=party.kind,
        name_en=party.name_en,
        country=party.country,
        province=party.province,
        record=record.id,
    )


def mentions(record: Record) -> dict[str, Mention]:
    """The bodies that a record names, by each name as it stands there: parties, those of officials and people, the issuer
    and those of the body notes.

    A body that is named without its kind is the party of that name, else it has the kind that the name itself shows. Of
    parties of one name in two provinces, the first stands for the bare name.
    """
    parties = [mention_of(party, record) for agreement in record.agreements for party in agreement.parties]
    folded: dict[str, Mention] = {}
    for mention in parties:
        for name in (mention.name, mention.bare(), mention.name_en):
            if name:
                folded.setdefault(fold(name), mention)
    found = {mention.name: folded[fold(mention.name)] for mention in parties}
    others = [official.of for official in record.officials]
    others += [part.on_behalf_of for agreement in record.agreements for part in agreement.people]
    others += [record.issuer, *(body.name for body in record.bodies)]
    for name in others:
        if name and name not in found:
            kind = kind_of(name)
            found[name] = (
                folded.get(fold(name))
                or folded.get(fold(without_province(name)[0]))
                or Mention(name=name, level=kind or "other", guessed=kind is None, record=record.id)
            )
    return found


def all_mentions(record: Record) -> list[Mention]:
    """Every mention of a record once; same-named parties of two provinces are two."""
    parties = [mention_of(party, record) for agreement in record.agreements for party in agreement.parties]
    return list(dict.fromkeys([*parties, *mentions(record).values()]))


@dataclass(slots=True)
class _Group:
    """Keys that stand for one body, with every spelling met."""

    keys: set[Key] = field(default_factory=set)
    met: set[Key] = field(
        default_factory=set
    )  # those that gave its IRI when only one of its records was there
    thai: Counter[str] = field(default_factory=Counter)
    english: Counter[str] = field(default_factory=Counter)
    provinces: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    known: Known | None = None
    reasons: set[str] = field(default_factory=set)


class Resolver:
    """Resolves the mentions of a whole collection; the order of the records changes nothing."""

    def __init__(self, records: Iterable[Record], iris: Iris, gazetteer: Gazetteer | None = None) -> None:
        self._iris = iris
        self._gazetteer = gazetteer or Gazetteer.bundled()
        self._groups: dict[Key, _Group] = {}
        self._bodies: dict[int, Body] = {}
        self._known: dict[Known, _Group] = {}
        self._guessed: set[Key] = set()
        self.questions: list[str] = []
        paired: defaultdict[Key, set[Key]] = defaultdict(
            set
        )  # an English key -> the Thai keys it stands beside
        together: defaultdict[Key, set[Key]] = defaultdict(
            set
        )  # a recurring key -> the other keys of its records
        for record in records:
            seen = set()
            for mention in all_mentions(record):
                key = self._note(mention)
                seen.add(key)
                if mention.name_en and key.thai:
                    paired[mention.key(mention.name_en)].add(key)
            for key in seen:
                if key.level in _RECURRING_LEVELS:
                    together[key] |= seen - {key}
        self._join_names(paired)
        self._join_places()
        self._join_guessed()
        self._join_recurring(together)

    def resolve(self, mention: Mention) -> Body:
        """The body that a mention of this collection stands for."""
        group = self._groups[self._key(mention)]
        if id(group) not in self._bodies:
            self._bodies[id(group)] = self._body(group)
        return self._bodies[id(group)]

    def bodies(self) -> list[Body]:
        """All bodies, by IRI."""
        distinct = {id(group): group for group in self._groups.values()}
        for identity, group in distinct.items():
            self._bodies.setdefault(identity, self._body(group))
        return sorted((self._bodies[identity] for identity in distinct), key=lambda body: body.iri)

    def _key(self, mention: Mention) -> Key:
        return mention.key(mention.bare())

    def _note(self, mention: Mention) -> Key:
        """Count a mention in the group of its key, made where there is none."""
        key, known = self._key(mention), _known(mention, self._gazetteer)
        if mention.guessed:
            self._guessed.add(key)
        group = self._groups.get(key)
        if group is None:
            group = self._known.get(known) if known else None
            group = group or _Group()
            self._groups[key] = group
        if known and group.known is None:
            group.known = known
            group.reasons.add("level and name in the table of facts")
            self._known[known] = group
        group.keys.add(key)
        own = [key, mention.key(mention.name_en)] if mention.name_en and key.thai else [key]
        group.met.add(min(own, key=_preference))
        shown = expanded(mention.bare())
        (group.thai if _THAI.search(shown) else group.english)[shown] += 1
        if mention.name_en:
            group.english[tidy(mention.name_en)] += 1
        code = mention.province_code()
        if code:
            group.provinces.add(code)
        if mention.country:
            group.countries.add(mention.country)
        return key

    def _join_names(self, paired: Mapping[Key, set[Key]]) -> None:
        for english in sorted(paired, key=str):
            thai = sorted(paired[english], key=str)
            if english.level in THAI_LEVELS and len({key.name for key in thai}) > 1:
                if english in self._groups:
                    self._ask(english, thai, "its English name")
                continue
            if english in self._groups:
                self._join(english, thai[0], "a record pairs the Thai and the English name")
            else:
                self._groups[english] = self._groups[thai[0]]
                self._groups[english].keys.add(english)
            if english.level not in THAI_LEVELS:
                for other in thai[1:]:
                    self._join(thai[0], other, "records give the same English name and country")

    def _join_places(self) -> None:
        """A name without a place (or with its country alone) is the one body of that name known with a narrower one."""
        named: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
        for key in self._groups:
            if not key.place.startswith(_SCOPE):
                named[key.level, key.name].append(key)
        for key in sorted(self._groups, key=lambda key: (-len(key.place), str(key))):
            if key.place.startswith(_SCOPE) or self._groups[key].known:
                continue
            wanted = f"{key.place}/" if key.place else ""
            narrower = [
                other
                for other in named[key.level, key.name]
                if len(other.place) > len(key.place) and other.place.startswith(wanted)
            ]
            if len({id(self._groups[other]) for other in narrower}) == 1:
                self._join(
                    min(narrower, key=str), key, "the only one of this level and name with a known place"
                )
            elif narrower:
                self._ask(key, sorted(narrower, key=str), "its name")

    def _join_recurring(self, together: Mapping[Key, set[Key]]) -> None:
        """A recurring name without a province: that with one in the same record, and those beside a common other body."""
        scoped: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
        for key in sorted(together, key=str):
            if not key.place.startswith(_SCOPE):
                continue
            scoped[key.level, key.name].append(key)
            placed = [
                other
                for other in together[key]
                if (other.level, other.name) == (key.level, key.name) and not other.place.startswith(_SCOPE)
            ]
            if len({id(self._groups[other]) for other in placed}) == 1:
                self._join(min(placed, key=str), key, "the same record names its province")
        for (level, _), keys in sorted(scoped.items()):
            beside: dict[int, Key] = {}
            for key in keys:
                others = {
                    id(self._groups[other]) for other in together[key] if not other.place.startswith(_SCOPE)
                }
                for other in sorted(others & beside.keys()):
                    self._join(beside[other], key, "records name it beside the same other body")
                for other in others:
                    beside.setdefault(other, key)
            if len({id(self._groups[key]) for key in keys}) > 1:
                shown = min(self._groups[keys[0]].thai or self._groups[keys[0]].english)
                self.questions.append(
                    f"{shown}: {len(keys)} records name a {level} so without its province; one body or several? "
                    "Name its province in the records"
                )

    def _join_guessed(self) -> None:
        """A name whose kind nobody says is the one body of that name, where the collection has just one."""
        named: defaultdict[str, set[Key]] = defaultdict(set)
        for key in self._groups:
            if key.level != "other":
                named[key.name].add(key)
        for key in sorted(self._guessed, key=str):
            candidates = named[key.name]
            if len({id(self._groups[candidate]) for candidate in candidates}) == 1:
                self._join(min(candidates, key=str), key, "the only body of this name")

    def _join(self, first: Key, second: Key, reason: str) -> None:
        kept, gone = self._groups[first], self._groups[second]
        if kept is gone or (kept.known and gone.known and kept.known != gone.known):
            return
        kept.keys |= gone.keys
        kept.met |= gone.met
        kept.thai += gone.thai
        kept.english += gone.english
        kept.provinces |= gone.provinces
        kept.countries |= gone.countries
        kept.known = kept.known or gone.known
        kept.reasons |= gone.reasons | {reason}
        for key in gone.keys:
            self._groups[key] = kept
        if kept.known:
            self._known[kept.known] = kept

    def _ask(self, key: Key, candidates: list[Key], cue: str) -> None:
        places = ", ".join(candidate.place or candidate.name for candidate in candidates)
        shown = next(iter(sorted(self._groups[key].thai or self._groups[key].english)), key.name)
        self.questions.append(
            f"{shown}: {cue} fits more than one {key.level} ({places}); name its province in the record"
        )

    def _body(self, group: _Group) -> Body:
        known = group.known
        keys = sorted(group.keys, key=_preference)
        iri = (
            self._iris.body(known.name_en, None)
            if known and known.unique and known.name_en
            else self._mint(keys[0], group)
        )
        thai = _most_common(group.thai)
        english = _most_common(group.english)
        code = known.province if known else min(group.provinces) if len(group.provinces) == 1 else None
        country = (
            "TH"
            if keys[0].level in THAI_LEVELS
            else min(group.countries)
            if len(group.countries) == 1
            else None
        )
        name_th = (known.name_th if known else None) or thai
        name_en = (known.name_en if known else None) or english
        others = sorted((set(group.thai) | set(group.english)) - {name_th, name_en})
        return Body(
            iri=iri,
            level=keys[0].level,
            name_th=name_th,
            name_en=name_en,
            other_names=tuple(others),
            province=code,
            country=country,
            retired=tuple(sorted({self._mint(key, group) for key in group.met} - {iri})) if not known else (),
            reason="; ".join(sorted(group.reasons)) or "new: no other name met",
            known=known,
        )

    def _mint(self, key: Key, group: _Group) -> str:
        words = key.level.replace("_", " ")
        if not key.thai:
            words = next(
                (name for name in sorted(group.english) if fold(without_province(name)[0]) == key.name), words
            )
        return self._iris.body(words, str(key))


def _known(mention: Mention, gazetteer: Gazetteer) -> Known | None:
    """The one body of the gazetteer that a mention names, unless the mention's own province contradicts it."""
    if mention.level not in THAI_LEVELS or mention.country not in (None, "TH"):
        return None
    if mention.level in _RECURRING_LEVELS and not mention.province_code():
        return None  # the name alone tells nothing, even where the gazetteer holds just one of it
    found = gazetteer.find(mention.bare(), level=mention.level, province=mention.province_code())
    return found[0] if len(found) == 1 else None


def _preference(key: Key) -> tuple[bool, bool, bool, str]:
    """Which key gives the IRI: one with a level; of Thai bodies the Thai name, of others the English one; one with a
    place before one without."""
    return (
        key.level == "other",
        key.thai == (key.level == "foreign_local_government"),
        not key.place,
        str(key),
    )


def _most_common(names: Counter[str]) -> str | None:
    return min(names, key=lambda name: (-names[name], len(name), name)) if names else None
