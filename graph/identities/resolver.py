"""The resolver: from the mentions of a whole collection to its bodies; the order of the records changes nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from citypact.graph.decisions import Decision
from citypact.graph.gazetteers import Gazetteer, Known
from citypact.graph.identities.answers import CUES, HOW_SURE, Body, Cue, Reason, Verdict, least_sure
from citypact.graph.identities.deciding import BodyDecisions, meant_alone
from citypact.graph.identities.groups import Group
from citypact.graph.identities.keys import RECURRING_LEVELS, THAI_LEVELS, Key, preference
from citypact.graph.identities.mentions import Mention, mention_of
from citypact.graph.identities.naming import Naming
from citypact.graph.identities.noting import Noted, most_common
from citypact.graph.identities.rules import join_by_rules
from citypact.graph.identities.said import Words, words
from citypact.graph.iris import Iris, local
from citypact.graph.names import fold, without_province
from citypact.graph.questions import Question, question
from citypact.graph.records import Party, Record
from citypact.graph.references import Reference, reference

__all__ = ["Resolver"]


class Resolver:
    """Resolves the mentions of a collection."""

    def __init__(
        self,
        records: Iterable[Record],
        iris: Iris,
        gazetteer: Gazetteer | None = None,
        decisions: Sequence[Decision] = (),
        also: Iterable[Reference] = (),
        sources: Mapping[str, str] | None = None,
    ) -> None:
        """Resolve all mentions.

        Args:
            records: the records of the whole collection.
            iris: makes the IRIs.
            gazetteer: the bodies that are known beforehand; the bundled ones where it is missing.
            decisions: a person's word, which goes before every rule.
            also: bodies that no record need name (those of changes.csv).
            sources: the source of a record, by its id: one that has a name at two spots on the map knows two bodies.

        Raises:
            CollectionError: when two decisions contradict each other.
        """
        self._iris = iris
        self._noted = Noted(
            records, gazetteer or Gazetteer.bundled(), meant_alone(decisions, iris.base), sources
        )
        self._groups = self._noted.groups
        self._naming = Naming(
            self._noted, lambda group: {*self._minted(group), *self._shared(group)}, self._of_entry
        )
        for named in also:
            self._naming.take(named)
        self.decided = BodyDecisions(self._noted, self._naming)
        self.decided.obey(decisions, iris.base)
        self._resolved: dict[Words, Body] = {}
        self._parties: dict[int, tuple[Party, Body]] = {}  # by their ids: rows that say the same share theirs
        self._asked: list[tuple[Key, list[Key], str]] = []
        join_by_rules(self._noted, lambda key, candidates, cue: self._asked.append((key, candidates, cue)))
        self._noted.spots.settle(lambda one, other: self._groups[one] is self._groups[other])
        for key, candidates, _ in self._asked:
            if not self._settled(key, candidates):
                self._groups[key].candidates |= set(candidates)

    def resolve(self, mention: Mention) -> Body:
        """The body that a mention of this collection stands for."""
        told = words(mention)
        found = self._resolved.get(told)
        if found is None:
            found = self._of_group[id(self._groups[self._noted.key(mention)])]
            if self._noted.is_everywhere(told):
                self._resolved[told] = found
        return found

    def party(self, party: Party, record: Record) -> Body:
        """The body that a party of a record of this collection is."""
        found = self._parties.get(id(party))
        if found is not None:
            return found[1]
        mention = mention_of(party, record)
        body = self.resolve(mention)
        if self._noted.is_everywhere(words(mention)):
            self._parties[id(party)] = party, body
        return body

    def bodies(self) -> list[Body]:
        """All bodies, by IRI."""
        return sorted(self._of_group.values(), key=lambda body: body.iri)

    def meant(self, reference: Reference) -> tuple[Body | None, str]:
        """The body that a person's reference means, else why there is none."""
        found = self._naming.find(reference)
        groups = {id(self._groups[key]) for key in found.keys}
        if len(groups) == 1:
            return self._of_group[groups.pop()], ""
        return None, found.problem or ("fits several" if groups else "names nobody of this build")

    @property
    def record_ids(self) -> set[str]:
        """The ids of all records."""
        return self._noted.record_ids

    @property
    def people_named(self) -> frozenset[str]:
        """The folded names of all people."""
        return self._noted.people

    def decisions(self) -> Iterator[tuple[Decision, tuple[str, ...]]]:
        """The decisions about bodies that were obeyed, and the IRIs that they speak of, those of today and the retired."""
        for decision, keys in self.decided.obeyed:
            things: set[str] = set()
            for key in keys:
                group = self._groups[key]
                body = self._of_group[id(group)]
                things |= {body.iri} | (set(self._mint(key, group)) & set(body.retired))
            yield decision, tuple(sorted(things))

    def written(self, iri: str) -> str:
        """A reference that means a body, for a person to read; the IRI from its kind on where no name is enough."""
        group = self._by_iri[iri]
        found = self._naming.written(min(group.keys & set(self._noted.shown), key=preference))
        body, _ = self.meant(reference(found, self._iris.base))
        return found if body and body.iri == iri else f"body/{local(iri)}"

    @cached_property
    def _by_iri(self) -> dict[str, Group]:
        return {self._of_group[id(group)].iri: group for group in self._groups.distinct()}

    @cached_property
    def questions(self) -> list[Question]:
        """What only a person can settle, with the lines that settle it."""
        return [
            *self._of_names(),
            *self._of_entries(),
            *self._of_recurring(),
            *self._of_namesakes(),
            *map(question, self.decided.doubts),
        ]

    # ---- questions ---------------------------------------------------------------------------------------------------

    def _settled(self, key: Key, candidates: Sequence[Key]) -> bool:
        """Whether a decision has said what a key is, or that it is none of these."""
        group = self._groups[key]
        if group.named or any(self._groups[each] is group for each in candidates):
            return True
        apart = {id(self._groups[foe]) for each in group.keys for foe in self._groups.apart(each)}
        return all(id(self._groups[each]) in apart for each in candidates)

    def _of_names(self) -> Iterator[Question]:
        for key, candidates, cue in self._asked:
            if self._settled(key, candidates):
                continue
            places = ", ".join(map(self._place_shown, candidates))
            shown, kind = self._groups[key].shown or key.name, candidates[0].level
            if len(candidates) > 1:
                told = f"{shown}: {cue} fits more than one {kind} ({places}); name its province in the record"
            else:
                told = f"{shown}: {cue} says that it is the {kind} ({places or 'no place'}); is it?"
            mine = self._naming.written(key)
            yield question(told, (("is", mine, self._naming.written(each)) for each in candidates))

    def _place_shown(self, key: Key) -> str:
        near = f"near {key.at}" if key.at and self._noted.spots.split(key) else ""
        return " ".join(part for part in (key.place, near) if part) or key.name

    def _of_entries(self) -> Iterator[Question]:
        told: set[int] = set()
        for key in sorted((key for key in self._noted.company if self._groups[key].entries_fit), key=str):
            group = self._groups[key]
            if id(group) in told or group.known or group.named:
                continue
            told.add(id(group))
            written = [self._naming.written_entry(entry) for entry in group.entries_fit]
            shown = ", ".join(
                name if name == line else f"{name} = {line}"
                for line, name in zip(written, map(self._naming.shown_entry, group.entries_fit), strict=True)
            )
            mine = self._naming.written(key)
            by = "level and name" if key.level in THAI_LEVELS else "name and country"
            yield question(
                f"{mine}: the gazetteer gives {len(written)} of this {by} ({shown}); name the province in the record",
                (("is", mine, each) for each in written),
            )

    def _of_recurring(self) -> Iterator[Question]:
        """Recurring names without a province, that are several bodies as far as the records say."""
        scoped: defaultdict[tuple[str, str], dict[int, Key]] = defaultdict(dict)
        count: Counter[tuple[str, str]] = Counter()
        for key in sorted((key for key in self._noted.company if key.scope), key=str):
            group = self._groups[key]
            if key.level in RECURRING_LEVELS and not group.entries_fit:
                count[key.level, key.name] += 1
                scoped[key.level, key.name].setdefault(id(group), key)
        for (level, name), keys in sorted(scoped.items()):
            first, *others = keys.values()
            foes = {
                id(self._groups[foe]) for each in self._groups[first].keys for foe in self._groups.apart(each)
            }
            others = [each for each in others if id(self._groups[each]) not in foes]
            if not others:
                continue
            yield question(
                f"{self._groups[first].shown}: {count[level, name]} records name a {level} so without its province; "
                "one body or several? Name its province in the records",
                (
                    (decision, self._naming.written(first), self._naming.written(each))
                    for each in others
                    for decision in ("same", "different")
                ),
            )

    def _of_namesakes(self) -> Iterator[Question]:
        """Names of one place that records have at several spots: a source may just have them wrong on the map."""
        asked = {id(self._groups[key]) for key, _, _ in self._asked}
        for plain in sorted(self._noted.spots.namesakes, key=str):
            first, *others = (town[0] for town in self._noted.spots.namesakes[plain])
            group = self._groups[first]
            told = {id(group)} | self._noted.partners(first) | asked
            told |= {id(self._groups[foe]) for each in group.keys for foe in self._groups.apart(each)}
            open_ = [
                key
                for key in others
                if id(self._groups[key]) not in told and not (group.known and self._groups[key].known)
            ]
            if open_:
                spots = "; ".join(key.at for key in (first, *open_))
                yield question(
                    f"{group.shown} ({first.place or 'no country'}): records have it at {len(open_) + 1} places on the "
                    f"map ({spots}); several bodies, or one that a source has elsewhere by mistake?",
                    (
                        (decision, self._naming.written(first), self._naming.written(each))
                        for each in open_
                        for decision in ("different", "same")
                    ),
                )

    # ---- answers -----------------------------------------------------------------------------------------------------

    @cached_property
    def _of_group(self) -> dict[int, Body]:
        groups = self._groups.distinct()
        own = {id(group): self._iri(group) for group in groups}
        minted = {id(group): list(self._minted(group)) for group in groups}
        taken = Counter(iri for group in groups for iri in {own[id(group)], *minted[id(group)]})
        given = set(own.values())
        shared = {id(group): set(self._shared(group)) - given for group in groups}
        return {
            id(group): self._body(
                group,
                own[id(group)],
                (iri for iri in minted[id(group)] if taken[iri] == 1 and iri not in given),
                own,
                shared[id(group)],
            )
            for group in groups
        }

    def _body(
        self, group: Group, iri: str, retired: Iterable[str], own: dict[int, str], shared: Iterable[str]
    ) -> Body:
        known = group.known
        key = group.named or min(group.keys, key=preference)
        level = known.level if known else key.level
        thai, english = most_common(group.thai), most_common(group.english)
        at_home = known if known and level in THAI_LEVELS else None  # abroad the records say how it is called
        code = at_home.province if at_home else _only(group.provinces)
        country = "TH" if level in THAI_LEVELS else known.country if known else _only(group.countries)
        name_th = (at_home.name_th if at_home else None) or thai or (known.name_th if known else None) or None
        name_en = (
            (at_home.name_en if at_home else None) or english or (known.name_en if known else None) or None
        )
        candidates = {own[id(self._groups[each])] for each in group.candidates} - {iri}
        fits = group.entries_fit and not (known or group.named)
        reasons = group.reasons or {self._alone(group, key)}
        point = min(group.points, key=lambda each: (-len(group.points[each]), each), default=None)
        verdict: Verdict = "known" if known or group.named else "ambiguous" if candidates or fits else "new"
        cues = {cue for reason in reasons for cue in reason.cues}
        return Body(
            iri=iri,
            level=level,
            name_th=name_th,
            name_en=name_en,
            other_names=tuple(sorted((set(group.thai) | set(group.english)) - {name_th, name_en})),
            province=code,
            country=country,
            retired=tuple(sorted(set(retired))),
            shared=tuple(sorted(shared)),
            reason="; ".join(sorted(reason.text for reason in reasons)),
            known=known,
            point=point,
            pointed_by=min(group.points[point]) if point else "",
            verdict=verdict,
            cues=tuple(cue for cue in CUES if cue in cues),
            sure=HOW_SURE["ambiguous"] if verdict == "ambiguous" else least_sure(reasons),
            candidates=tuple(sorted(candidates)) if verdict == "ambiguous" else (),
        )

    def _alone(self, group: Group, key: Key) -> Reason:
        """Why a body stands that no rule, gazetteer or person joined with another."""
        cues: tuple[Cue, ...] = ("level", "name")
        where = not key.scope and key.place
        if where:
            cues += ("province",) if key.level in THAI_LEVELS or "/" in key.place else ("country",)
        if key.at and self._noted.spots.split(key):
            cues += ("coordinates",)
        sure = "place" if where else "one record" if group.records < 2 else "level and name"
        return Reason(text="new: no other name met", cues=cues, sure=HOW_SURE[sure])

    def _iri(self, group: Group) -> str:
        """The IRI of a group: that of the gazetteer's entry where its slug is proven unique, else that of its best key."""
        if group.known and group.known.unique and group.known.name_en:
            return self._of_entry(group.known)
        key = group.named or min(group.keys, key=preference)
        return next(iter(self._mint(key, group)))

    def _minted(self, group: Group) -> Iterator[str]:
        """The IRIs that the parts of a group had, or would have had, by themselves."""
        for key in group.met:
            yield from self._mint(key, group)
            if self._noted.spots.parted(key):
                yield from self._named(key, str(key), group)
        for entry in group.entries:
            yield self._of_entry(entry)
        if not group.met and not group.entries:
            yield self._iri(group)

    def _shared(self, group: Group) -> Iterator[str]:
        """The IRIs that towns of one name had, or would have had, together before coordinates told them apart."""
        for key in group.met:
            if key.at and self._noted.spots.split(key):
                yield from self._mint(key.anywhere(), group)

    def _of_entry(self, entry: Known) -> str:
        return self._iris.body(entry.name_en, None)

    def _mint(self, key: Key, group: Group) -> Iterator[str]:
        """The IRIs of a key, the one that counts first."""
        yield from self._named(key, str(self._noted.spots.cited(key)), group)

    def _named(self, key: Key, cited: str, group: Group) -> Iterator[str]:
        """The IRIs of a key by what they are made of: of spellings that mean the same, each gives a slug of its own."""
        words = [key.level.replace("_", " ")]
        if not key.thai:
            spelt = (name for name in sorted(group.english) if fold(without_province(name)[0]) == key.name)
            words = list(spelt) or words
        for name in words:
            yield self._iris.body(name, cited)


def _only(values: set[str]) -> str | None:
    return min(values) if len(values) == 1 else None
