"""Mentions: bodies as records name them."""

from __future__ import annotations

from dataclasses import dataclass

from citypact.graph.identities.keys import LOCATED_LEVELS, RECURRING_LEVELS, THAI_LEVELS, Key, cell
from citypact.graph.names import district_of, fold, kind_of, tidy, with_kind, without_province
from citypact.graph.places import province
from citypact.graph.records import Party, Record
from citypact.graph.references import code_of

__all__ = ["Mention", "all_mentions", "mention_of", "mentions", "names_others"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A body as a record names it."""

    name: str
    level: str
    name_en: str | None = None
    country: str | None = None
    province: str | None = None  # a name
    code: str | None = None
    point: tuple[float, float] | None = None  # latitude and longitude, as the record gives them
    office: str | None = None  # of an official of it, where nobody says its kind
    guessed: bool = False  # nobody says its kind
    record: str = ""  # the id of the record

    def bare(self) -> str:
        """The name without a trailing district and province, where they are no part of it."""
        return without_province(self.name)[0] if self.level in LOCATED_LEVELS else tidy(self.name)

    def province_code(self) -> str | None:
        """The ISO 3166-2 code of the province that the mention itself names."""
        named = self.province or (without_province(self.name)[1] if self.level in LOCATED_LEVELS else None)
        place = province(named) if named else None
        return place.code if place else None

    def district(self) -> str | None:
        """The district that the name itself says."""
        return district_of(self.name) if self.level in LOCATED_LEVELS else None

    def key(self, name: str) -> Key:
        """The key of the mention under one of its names."""
        code = code_of(self.code) if self.code else ""
        at = cell(self.point) if self.point and not code else ""
        if self.level in THAI_LEVELS:
            where, district = self.province_code() or "", self.district()
            if where and district:
                where += f"/{fold(district)}"
            told = at if self.level in RECURRING_LEVELS and not where else ""  # else the province tells more
            return Key(self.level, fold(with_kind(name, self.level)), where, code, told)
        place = self.country or ""
        where = f"{place}/{fold(self.province)}" if self.province else place
        return Key(self.level, fold(name), where, code, at)


def mention_of(party: Party, record: Record) -> Mention:
    """A party of a record's agreement as a mention."""
    return Mention(
        name=party.name,
        level=party.kind,
        name_en=party.name_en,
        country=party.country,
        province=party.province,
        code=party.code or min(party.same_as, key=_wikidata_first, default=None),
        point=_point(party),
        record=record.id,
    )


def _point(party: Party) -> tuple[float, float] | None:
    return None if party.latitude is None or party.longitude is None else (party.latitude, party.longitude)


def _wikidata_first(address: str) -> tuple[bool, str]:
    """Of several addresses of a body elsewhere the one that most sources give."""
    return "wikidata.org/" not in address, address


def mentions(record: Record) -> dict[str, Mention]:
    """The bodies that a record names, by each name as it stands there: parties, those of officials and people, the issuer
    and those of the body notes.

    A body that is named without its kind is the party of that name, else it has the kind that the name itself shows. Of
    parties of one name in two provinces, the first stands for the bare name.
    """
    return _named(record, _parties(record))


def all_mentions(record: Record) -> list[Mention]:
    """Every mention of a record once; same-named parties of two provinces are two."""
    parties = _parties(record)
    if names_others(record):
        parties += _named(record, parties).values()
    return parties if len(parties) < 2 else list(dict.fromkeys(parties))


def names_others(record: Record) -> bool:
    """Whether a record names bodies besides the parties of its agreements."""
    return bool(
        record.officials
        or record.issuer
        or record.bodies
        or any(agreement.people for agreement in record.agreements)
    )


def _parties(record: Record) -> list[Mention]:
    return [mention_of(party, record) for agreement in record.agreements for party in agreement.parties]


def _named(record: Record, parties: list[Mention]) -> dict[str, Mention]:
    folded: dict[str, Mention] = {}
    for mention in parties:
        for name in (mention.name, mention.bare(), mention.name_en):
            if name:
                folded.setdefault(fold(name), mention)
    found = {mention.name: folded[fold(mention.name)] for mention in parties}
    others = [(official.of, official.role) for official in record.officials]
    others += [(part.on_behalf_of, "") for agreement in record.agreements for part in agreement.people]
    others += [(record.issuer, ""), *((body.name, "") for body in record.bodies)]
    for name, office in others:
        if name and name not in found:
            kind = kind_of(name)
            found[name] = (
                folded.get(fold(name))
                or folded.get(fold(without_province(name)[0]))
                or Mention(
                    name=name,
                    level=kind or "other",
                    guessed=kind is None,
                    office=office or None,
                    record=record.id,
                )
            )
    return found
