"""Noting: the mentions of all records as keys, with what the records say beside them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from citypact.graph.distances import NEAR, Point, nearest
from citypact.graph.gazetteers import Gazetteer, Known
from citypact.graph.identities.answers import HOW_SURE, Cue, Reason
from citypact.graph.identities.groups import Group, Groups
from citypact.graph.identities.keys import RECURRING_LEVELS, THAI_LEVELS, Key, preference
from citypact.graph.identities.mentions import Mention, all_mentions, mention_of, names_others
from citypact.graph.identities.said import Said, Words, said, words
from citypact.graph.identities.spots import Spots
from citypact.graph.names import fold, with_kind
from citypact.graph.places import provinces
from citypact.graph.records import Party, Record
from citypact.graph.references import code_of

__all__ = ["Noted", "most_common"]

_MOST_PROVINCES = (
    0.5  # a gazetteer with bodies of a level in so many of the provinces is a list of the country
)
_ENGLISH_WORDS = {
    "city_municipality": "City Municipality",
    "town_municipality": "Town Municipality",
    "subdistrict_municipality": "Subdistrict Municipality",
    "pao": "Provincial Administrative Organization",
    "sao": "Subdistrict Administrative Organization",
}


_ONE_TOWN = Reason(
    text="level and name, within 30 km of each other on the map",
    cues=("level", "name", "coordinates"),
    sure=HOW_SURE["coordinates"],
)
_ONE_COUNTRY = Reason(
    text="the same level, name and country", cues=("level", "name", "country"), sure=HOW_SURE["place"]
)


class Noted:
    """What the records of a collection say of bodies; the order of the records changes nothing."""

    def __init__(
        self,
        records: Iterable[Record],
        gazetteer: Gazetteer,
        alone: Mapping[tuple[str, str], bool] | None = None,
        sources: Mapping[str, str] | None = None,
    ) -> None:
        """Note all mentions.

        Args:
            records: the records.
            gazetteer: the bodies that are known beforehand.
            alone: record ids and folded names of which a decision speaks as this record means them; True: no longer as
                others do.
            sources: the source of a record, by its id.
        """
        self.gazetteer = gazetteer
        self.groups = Groups()
        self.keys: dict[Mention, Key] = {}  # of those that hold in one record
        self._heard: dict[Words, Said] = {}
        self._parties: dict[int, tuple[Party, Said]] = {}  # by their ids: rows that say the same share theirs
        self.shown: dict[Key, str] = {}  # a spelling of each key
        self.names: defaultdict[str, set[Key]] = defaultdict(set)  # folded name -> keys, Thai and English
        self.said: dict[
            tuple[str, str], Key
        ] = {}  # record id and folded name -> key, of what ``alone`` asks for
        self.paired: defaultdict[Key, set[Key]] = defaultdict(
            set
        )  # an English key -> the Thai keys beside it
        self.company: defaultdict[Key, list[set[Key]]] = defaultdict(
            list
        )  # a key -> all keys, of its records
        self.offices: defaultdict[Key, set[str]] = defaultdict(set)  # of a key whose level nobody says
        self.points: defaultdict[Key, set[Point]] = defaultdict(set)  # where records have it on the map
        self.told_by: defaultdict[Key, set[str]] = defaultdict(set)  # the sources that have it on the map
        self.guessed: set[Key] = set()
        self.record_ids: set[str] = set()
        self._people: set[str] = set()
        self._votes: defaultdict[Key, dict[Known, Reason]] = defaultdict(dict)
        self._fits: dict[Key, tuple[Known, ...]] = {}
        self._alone, self._sources = alone or {}, sources or {}
        for record in records:
            self._note(record)
        self._count()
        self.spots = Spots(self.points)
        self._join_towns()
        self._describe()

    def _note(self, record: Record) -> None:
        self.record_ids.add(record.id)
        if names_others(record) or any(agreement.signatories for agreement in record.agreements):
            self._people.update(official.name for official in record.officials)
            for agreement in record.agreements:
                self._people.update(agreement.signatories, (part.name for part in agreement.people))
            found: Collection[tuple[Mention | Party, Said]] = [
                (mention, self._said(mention)) for mention in all_mentions(record)
            ]
        else:
            told = [self._of_party(party, record) for each in record.agreements for party in each.parties]
            found = {id(heard): (party, heard) for party, heard in told}.values()  # each once
            if all(heard.group is not None for _, heard in told):  # as of nearly all rows of a long list
                self._note_again([heard for _, heard in found], record.id)
                return
        here = {said.code for _, said in found if said.code}
        here |= {
            said.entries[0].province
            for _, said in found
            if len(said.entries) == 1 and said.entries[0].unique and said.entries[0].province
        }
        seen = {self._place(told, said, here, record) for told, said in found}
        for key in seen:
            self.company[key].append(seen)
            self.groups[key].records += 1

    def _note_again(self, found: Collection[Said], record: str) -> None:
        """Note a record of whose bodies all was noted before."""
        seen = {heard.key for heard in found}
        for heard in found:
            heard.records.append(record)
        for key in seen:
            self.company[key].append(seen)
            self.groups[key].records += 1

    def _count(self) -> None:
        """Count what records said once more."""
        for heard in self._heard.values():
            if heard.records and heard.group is not None:
                self._once_more(heard, heard.group, heard.key, heard.records)
                heard.records = []

    def _of_party(self, party: Party, record: Record) -> tuple[Party, Said]:
        """What a party says of a body by itself."""
        found = self._parties.get(id(party))
        if found is None:
            found = self._parties[id(party)] = party, self._said(mention_of(party, record))
        return found

    def _entries(self, mention: Mention) -> tuple[Known, ...]:
        """The entries of the gazetteer that a mention can mean, by level, name and the place that it names itself."""
        if mention.code and (coded := self.by_code.get(code_of(mention.code))):
            return (coded,)
        if mention.level in THAI_LEVELS:
            if mention.country not in (None, "TH"):
                return ()
            names = [mention.bare(), with_kind(mention.bare(), mention.level)]
            if word := _ENGLISH_WORDS.get(mention.level):
                names.append(f"{mention.bare()} {word}")
            where = {"province": mention.province_code(), "district": mention.district()}
        elif mention.country:
            names, where = [mention.bare()], {"country": mention.country}
        else:
            return ()
        for name in dict.fromkeys([*names, *([mention.name_en] if mention.name_en else [])]):
            if found := self.gazetteer.find(name, level=mention.level, **where):
                return _nearest(found, mention.point)
        return ()

    def _said(self, mention: Mention) -> Said:
        """What a mention says by itself."""
        told = words(mention)
        found = self._heard.get(told)
        if found is None:
            found = self._heard[told] = said(mention, self._entries(mention))
        return found

    def _place(self, told: Mention | Party, said: Said, here: Collection[str], record: Record) -> Key:
        """Give what a record names its key, and note what is said with it."""
        if said.group is not None and (isinstance(told, Party) or not told.guessed):
            said.records.append(record.id)
            return said.key
        return self._first(mention_of(told, record) if isinstance(told, Party) else told, said, here)

    def _first(self, mention: Mention, said: Said, here: Collection[str]) -> Key:
        """Note a mention of which none that says the same was noted, or that holds in its record alone."""
        bare, entries = mention.bare(), said.entries
        key = whole = said.key
        asked = [
            (mention.record, fold(name))
            for name in (bare, mention.name, mention.name_en)
            if name and self._alone and (mention.record, fold(name)) in self._alone
        ]
        split = any(self._alone[each] for each in asked)
        if said.scoped or split:
            key = key.within(mention.record)
        self.keys[mention] = key
        group = self.groups.at(key)
        self.said.update(dict.fromkeys(asked, key))
        english = said.english and said.english._replace(place=key.place, at=key.at)
        own = [key, english] if english and key.thai else [key]
        said.known, said.reason = self._known(mention, entries, here)
        known = said.known
        if len(entries) > 1 and not known:
            self._fits[key] = entries
        if known and known.unique and not split:
            group.entries.add(known)
        else:
            group.met.add(min(own, key=preference))
            if split and not said.scoped:
                group.met.add(whole)
            if "/" in whole.place and said.thai:
                group.met.add(whole._replace(place=whole.place.split("/")[0]))  # as without its district
        if mention.guessed:
            self.guessed.add(key)
            self.offices[key] |= {mention.office} if mention.office else set()
        self._spell(mention, said, key, english)
        self._once_more(said, group, key, [mention.record])
        if not self._alone and not said.scoped and not mention.guessed:
            said.group = group  # nothing of it is this record's own
        return key

    def _spell(self, mention: Mention, said: Said, key: Key, english: Key | None) -> None:
        """Note the words of a mention."""
        group, shown = self.groups[key], said.shown
        self.shown[key] = min(shown, self.shown.get(key, shown))
        for name in (key.name, fold(mention.bare())):
            self.names[name].add(key)
        if english:
            self.names[english.name].add(key)
            if key.thai:
                self.paired[english].add(key)
        if said.code:
            group.provinces.add(said.code)
        if mention.country:
            group.countries.add(mention.country)
        if mention.point:
            self.points[key].add(mention.point)
            if english:
                self.points[english].add(mention.point)
        if mention.code:
            scheme = code_of(mention.code).replace("/", ":").split(":")[0]
            held = group.codes.get(scheme)
            group.codes[scheme] = min(held or code_of(mention.code), code_of(mention.code))

    def _once_more(self, said: Said, group: Group, key: Key, records: Sequence[str]) -> None:
        """Count mentions, and note which records they are in."""
        (group.thai if said.shown_thai else group.english)[said.shown] += len(records)
        if said.shown_en:
            group.english[said.shown_en] += len(records)
        if said.point:
            group.points.setdefault(said.point, set()).update(records)
            if key.at:
                self.told_by[key].update([self._sources.get(record, "") for record in records])
        if said.known and said.reason:
            self._votes[key][said.known] = said.reason

    def _known(
        self, mention: Mention, entries: tuple[Known, ...], here: Collection[str]
    ) -> tuple[Known | None, Reason | None]:
        """The one entry of the gazetteer that a mention means, and why; none where something is left open."""
        by: tuple[Cue, ...] = ("level", "name")
        if mention.code and entries and entries[0] is self.by_code.get(code_of(mention.code)):
            return entries[0], Reason(text="the code in the gazetteer", cues=("code",), sure=HOW_SURE["code"])
        if len(entries) > 1:
            near = [entry for entry in entries if entry.province in here]
            if len(near) == 1 and mention.level in THAI_LEVELS and not mention.province_code():
                text = (
                    f"of {len(entries)} in the gazetteer the only one in a province that the same record names "
                    f"({near[0].province})"
                )
                return near[0], Reason(
                    text=text, cues=(*by, "province"), sure=HOW_SURE["province of the company"]
                )
            return None, None
        if not entries:
            return None, None
        (entry,) = entries
        if mention.point and not mention.province_code() and _near(entry, (mention.point,)):
            return entry, Reason(
                text="level and name in the gazetteer, near the place on the map that the record gives",
                cues=(*by, *(("country",) if mention.country else ()), "coordinates"),
                sure=HOW_SURE["gazetteer and place"],
            )
        if mention.level not in THAI_LEVELS:
            return entry, Reason(
                text="level, name and country in the gazetteer",
                cues=(*by, "country"),
                sure=HOW_SURE["gazetteer and place"],
            )
        if mention.province_code():
            more: tuple[Cue, ...] = ("province", "district") if mention.district() else ("province",)
            text = f"level, name and {' and '.join(more)} in the gazetteer"
            return entry, Reason(text=text, cues=(*by, *more), sure=HOW_SURE["gazetteer and place"])
        if entry.unique:
            return entry, Reason(
                text="level and name in the table of facts", cues=by, sure=HOW_SURE["gazetteer"]
            )
        if mention.level not in RECURRING_LEVELS or mention.level in self._nationwide:
            text = "the gazetteer gives one of this level and name"
            return entry, Reason(text=text, cues=by, sure=HOW_SURE["one in the gazetteer"])
        return None, None

    def _join_towns(self) -> None:
        """Keys that differ only in where they are on the map are one body's, unless that tells several towns apart."""
        for first, *others in self.spots.towns:
            for key in others:
                self.groups.join(first, key, _ONE_TOWN)
            plain = first.anywhere()
            if plain in self.groups and plain.level not in THAI_LEVELS and not self.spots.split(first):
                self.groups.join(plain, first, _ONE_COUNTRY)

    def _describe(self) -> None:
        """Give each key the entry of the gazetteer that its mentions mean; where they mean several, none."""
        for key in sorted(self._votes.keys() | self._fits.keys(), key=str):
            votes = {
                known: reason
                for known, reason in self._votes.get(key, {}).items()
                if not (key.at and self.spots.split(key)) or _near(known, self.points[key])
            }
            if len(votes) == 1:
                ((known, reason),) = votes.items()
                self.groups.describe(key, known, reason)
            else:
                fits = {*self._votes.get(key, ()), *self._fits.get(key, ())}
                fits = {entry for entry in fits if not _far(entry, self.points.get(key, ()))}
                self.groups[key].entries_fit = tuple(sorted(fits, key=_order))

    def partners(self, key: Key) -> set[int]:
        """The groups that records name beside that of a key."""
        group = self.groups[key]
        company = (seen for each in group.keys for seen in self.company.get(each, ()))
        return {
            id(self.groups[other]) for seen in company for other in seen if self.groups[other] is not group
        }

    def mistaken(self, keys: Iterable[Key]) -> None:
        """Do not believe the points that records give some keys."""
        for key in keys:
            for point in self.points[key]:
                self.groups[key].points.pop(point, None)

    def key(self, mention: Mention) -> Key:
        """The key of a mention."""
        heard = self._heard.get(words(mention))
        if heard is not None and heard.group is not None:
            return heard.key
        found = self.keys.get(mention)
        if found is None:  # not met just so; what a record says of the same name elsewhere
            found = mention.key(mention.bare())
            found = found if found in self.groups else found.within(mention.record)
        return found

    def is_everywhere(self, told: Words) -> bool:
        """Whether mentions that say this mean the same body in every record."""
        heard = self._heard.get(told)
        return heard is not None and heard.group is not None

    def add(self, key: Key, entry: Known) -> None:
        """Add a body that a decision names and no record."""
        group = self.groups.at(key)
        for name, names in ((entry.name_th, group.thai), (entry.name_en, group.english)):
            if name:
                names[name] += 1
        self.shown[key] = entry.name_th or entry.name_en
        self.names[key.name].add(key)
        group.provinces |= {entry.province} if entry.province else set()
        group.countries |= {entry.country}
        if entry.unique:
            group.entries.add(entry)
        if entry.unique or entry.code or entry.source:
            group.known = entry  # else the decision alone says that there is such a body

    @cached_property
    def people(self) -> frozenset[str]:
        """The folded names of the people whom records name."""
        return frozenset(map(fold, self._people))

    @cached_property
    def by_code(self) -> dict[str, Known]:
        """The entries of the gazetteer by their codes and their addresses elsewhere."""
        found: dict[str, Known] = {}
        for entry in self.gazetteer:
            if entry.code:
                found.setdefault(code_of(f"{entry.code_scheme or 'code'}:{entry.code}"), entry)
            for link in entry.links:
                if link.confidence >= 1.0:
                    found.setdefault(code_of(link.iri), entry)
        return found

    @cached_property
    def _nationwide(self) -> frozenset[str]:
        """The recurring levels of which the gazetteer lists bodies all over the country."""
        covered: defaultdict[str, set[str]] = defaultdict(set)
        for entry in self.gazetteer:
            if entry.level in RECURRING_LEVELS and entry.province:
                covered[entry.level].add(entry.province)
        return frozenset(
            level for level, found in covered.items() if len(found) >= _MOST_PROVINCES * len(provinces())
        )


def _nearest(entries: tuple[Known, ...], point: Point | None) -> tuple[Known, ...]:
    """Of several entries the one near a point; all of them where none is, or several are."""
    near = tuple(entry for entry in entries if point and _near(entry, (point,)))
    return near if len(near) == 1 else entries


def _near(entry: Known, points: Iterable[Point]) -> bool:
    """Whether an entry has a place on the map, within 30 km of one of some points."""
    if entry.latitude is None or entry.longitude is None:
        return False
    return nearest(points, ((entry.latitude, entry.longitude),)) <= NEAR


def _far(entry: Known, points: Collection[Point]) -> bool:
    """Whether an entry has a place on the map that is near none of some points."""
    return bool(points) and entry.latitude is not None and not _near(entry, points)


def _order(entry: Known) -> tuple[str, ...]:
    return (
        entry.country,
        entry.province or "",
        entry.district or "",
        entry.name_th,
        entry.name_en,
        entry.code or "",
    )


def most_common(names: Counter[str]) -> str | None:
    """The spelling that is met most often, of several the shortest."""
    return min(names, key=lambda name: (-names[name], len(name), name)) if names else None
