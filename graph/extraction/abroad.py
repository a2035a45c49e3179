"""Which bodies lie abroad, and which cities at home: what the country, the district or the province beside a name says."""

from __future__ import annotations

from dataclasses import replace

from citypact.graph.extraction.body_mentions import LOCAL_KINDS, MUNICIPAL, BodyMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import cities_in_thai, country_in, province_at
from citypact.graph.extraction.rules import words

__all__ = ["abroad", "at_home"]

_GOES_ON = expression(r"\n|กับ|และ|โดย|ลงนาม|ร่วม|เดินทาง|ไป|เพื่อ|ซึ่ง|ณ ")
_WHOLES = ("แขวง", "มณฑล", "รัฐ", "จังหวัด", "เทศมณฑล", "เขตปกครองตนเอง")  # a place may lie in one
_ABROAD = expression("|".join(words("bodies", "abroad")))


def abroad(text: str, found: list[BodyMention]) -> list[BodyMention]:
    """Names beside a foreign country or region are foreign, wherever else they stand."""
    foreign: dict[str, str | None] = {}
    cities: dict[str, str | None] = {}
    for index, mention in enumerate(found):
        if (
            mention.kind == "foreign_local_government"
            or mention.kind == "province"
            or mention.prefix in MUNICIPAL
        ):
            limit = mention.end + 90
            for other in found[index + 1 : index + 4]:
                if other.start < limit and other.prefix not in _WHOLES:
                    limit = other.start
            goes_on = _GOES_ON.search(text, mention.end, limit)
            after = text[mention.end : goes_on.start() if goes_on else limit]
            near = _ABROAD.search(after)
            if near and near.start() < 45 and not _homely(mention):
                country = country_in(after[near.start() :])
                foreign[mention.name] = country or foreign.get(mention.name)
                if mention.prefix in ("นคร", "เมือง"):
                    cities[f"เทศบาล{mention.name}"] = foreign[mention.name]
    if not foreign:
        return found
    for mention in found:
        if mention.name in cities and mention.name not in foreign and not _homely(mention):
            foreign[mention.name] = cities[mention.name]
    return [
        replace(
            mention,
            kind="foreign_local_government" if mention.kind in (*LOCAL_KINDS, "province") else mention.kind,
            country=foreign[mention.name],
            weak=False,
        )
        if mention.name in foreign
        else mention
        for mention in found
    ]


_MAYOR_AT_HOME = expression(
    r"นายกเทศมนตรี(?P<city>(?:นคร|เมือง)[ก-๎]{2,30}) (?:(?P<district>อ\.|อำเภอ)|จ\.[ ]?|จังหวัด)"
)


def at_home(text: str, found: list[BodyMention]) -> list[BodyMention]:
    """นครนนทบุรี beside no foreign country is เทศบาลนครนนทบุรี: a Thai province has no other city of its name.

    So is a city whose mayor the text places in a district or a province of Thailand.
    """
    named = {mention.name for mention in found}
    homely = {
        mayor["city"]
        for mayor in _MAYOR_AT_HOME.finditer(text)
        if mayor["district"] or province_at(text, mayor.end())
    }
    result = []
    for mention in found:
        if mention.prefix not in ("นคร", "เมือง") or mention.country is not None:
            result.append(mention)
            continue
        place = mention.name.removeprefix(mention.prefix)
        homes = mention.name in homely
        if homes or province_at(place, 0) == place or mention.name in cities_in_thai():
            full = f"เทศบาล{mention.name}"
            if homes or mention.prefix == "นคร" or full in named:
                kind = "city_municipality" if mention.prefix == "นคร" else "town_municipality"
                mention = replace(mention, name=full, prefix=f"เทศบาล{mention.prefix}", kind=kind, weak=False)
        result.append(mention)
    return result


def _homely(mention: BodyMention) -> bool:
    name = mention.name.removeprefix(mention.prefix)
    return (
        mention.kind in ("province", "pao", "city_municipality", "town_municipality")
        and province_at(name, 0) == name
    )
