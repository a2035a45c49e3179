"""An invented collection of any size, for measuring: `python benchmarks/synthetic.py 1000 FOLDER [--seed 2566]`.

What it writes is a collection as a user has one, so that a build of it is a real build: a register (a table with its map,
three lists that overlap), and news of every twentieth agreement (records, with people, offices, venues, purposes), one to
three of each. Partners are drawn by rank, as cities are found in the lists of the world: a few have hundreds of ties, most
have one or two. Types, statuses, dates and their precision, numbers of parties and domains are spread as in the bundled
collection; a twentieth of the reports disagree with the others of their agreement. Everything is invented but the provinces
and countries: the records say so, and a build of them needs --allow-synthetic.
"""

from __future__ import annotations

import argparse
import bisect
import csv
import datetime as dt
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from citypact.graph.places import provinces
from citypact.graph.records import record_from
from citypact.ontology.concepts import concepts

SEED = 2566
SYLLABLES = {  # of invented names
    **{"นา": "na", "บ้าน": "ban", "หนอง": "nong", "ทุ่ง": "thung", "โคก": "khok", "ดง": "dong", "วัง": "wang", "ท่า": "tha"},
    **{"ห้วย": "huai", "บาง": "bang", "ดอน": "don", "เกาะ": "ko", "ปาก": "pak", "คลอง": "khlong", "ศรี": "si", "ทอง": "thong"},
}  # fmt: skip
THAI, LATIN = [*SYLLABLES], [*SYLLABLES.values()]
LOCAL = {  # what stands before a name, by the kind of a Thai local government, and how often it is met
    "subdistrict_municipality": ("เทศบาลตำบล", "Subdistrict Municipality", 30),
    "town_municipality": ("เทศบาลเมือง", "Town Municipality", 12),
    "city_municipality": ("เทศบาลนคร", "City Municipality", 6),
    "sao": ("องค์การบริหารส่วนตำบล", "Subdistrict Administrative Organization", 4),
}
ABROAD = {  # latitudes and longitudes that foreign bodies lie between, by country, and how often they are met
    **{"JP": (31, 43, 130, 141, 16), "CN": (22, 40, 100, 121, 14), "KR": (34, 38, 126, 129, 8), "LA": (14, 20, 100, 106, 8)},
    **{"MY": (2, 6, 100, 104, 6), "KH": (11, 14, 102, 107, 5), "VN": (9, 22, 103, 108, 5), "MM": (10, 20, 96, 99, 3)},
    **{"DE": (47, 54, 6, 14, 4), "FR": (43, 50, -1, 7, 4), "US": (30, 45, -120, -75, 5), "PL": (49, 54, 14, 23, 3)},
    **{"IN": (10, 28, 72, 88, 3), "ID": (-8, 4, 98, 120, 3), "AU": (-37, -20, 116, 153, 2), "SE": (55, 63, 12, 18, 2)},
}  # fmt: skip
TYPES = {"mou": 50, "sister_city": 18, "twin_city": 14, "friendship": 10, "loi": 3, "moa": 3, "other": 2}
STATUSES = {"signed": 46, "in_force": 28, "ended": 10, "renewed": 7, "planned": 6, "proposed": 3}
LISTS = ("ministry", "wiki", "embassy")  # the lists that the register was put together of
GIVEN = ("สมมุติ", "สมมาตร", "จินตนา", "อุปมา", "นิทัศน์", "อุทาหรณ์", "สาธก", "จำลอง", "วาดฝัน", "นฤมิต")
OFFICES = {"sao": ("sao_president", "นายก อบต."), "province": ("governor", "ผู้ว่าราชการจังหวัด")}


@dataclass(frozen=True, slots=True)
class Body:
    """An invented body, under the real name of a province or country around it."""

    name: str
    name_en: str
    kind: str
    country: str
    province: str
    latitude: float
    longitude: float

    @property
    def surname(self) -> str:
        """A surname that only people of this body have."""
        before = (words[0] for words in LOCAL.values())
        return next(
            (
                self.name.removeprefix(each)
                for each in (*before, "จังหวัด", "นคร")
                if self.name.startswith(each)
            ),
            self.name,
        )


class World:
    """Invented bodies and their agreements: the same ones for the same size and seed."""

    def __init__(self, agreements: int, seed: int = SEED) -> None:
        self.size = agreements
        self._chance = random.Random(seed)
        self.bodies = [*self._bodies(max(12, agreements * 3 // 10))]
        self._ranks = [*accumulate((rank + 1) ** -0.8 for rank in range(len(self.bodies)))]

    def agreements(self) -> Iterator[dict[str, Any]]:
        """The agreements, each as the fields of a record have it, with its parties as bodies."""
        made: list[dict[str, Any]] = []
        taken: set[frozenset[str]] = set()
        while len(made) < self.size:
            earlier = made[int(self._chance.random() * len(made))] if made else None
            if earlier and self._chance.random() < 0.06 and (renewal := self._renewal(earlier)):
                made.append(renewal)
                yield renewal
                continue
            parties = self._parties()
            key = frozenset(body.name for body in parties)
            if key in taken:  # two agreements of the same parties would be reports of one
                continue
            taken.add(key)
            made.append(self._agreement(parties))
            yield made[-1]

    def _bodies(self, number: int) -> Iterator[Body]:
        around = [place for place in provinces().values() if place.name_en != "Bangkok"]
        for at in range(number):
            if at % 31 >= 29 and at // 31 < len(around):  # a province, and the municipality of its name
                place, point = around[at // 31], self._point(6, 20, 98, 105)
                if at % 31 == 30:
                    yield Body(
                        f"จังหวัด{place.name_th}",
                        f"{place.name_en} Province",
                        "province",
                        "TH",
                        place.name_th,
                        *point,
                    )
                    continue
                kind, name_en = "town_municipality", f"{place.name_en} Town Municipality"
                yield Body(f"เทศบาลเมือง{place.name_th}", name_en, kind, "TH", place.name_th, *point)
                continue
            syllables = _digits(at * 40_503 % 65_536, 4) + (_digits(at // 65_536, 1) if at >= 65_536 else [])
            thai, latin = ("".join(words[each] for each in syllables).capitalize() for words in (THAI, LATIN))
            if self._chance.random() < 0.55:
                kind = self._one({kind: often for kind, (_, _, often) in LOCAL.items()})
                before, behind, _ = LOCAL[kind]
                place = around[int(self._chance.random() * len(around))]
                point = self._point(6, 20, 98, 105)
                yield Body(f"{before}{thai}", f"{latin} {behind}", kind, "TH", place.name_th, *point)
            else:
                country = self._one({code: box[4] for code, box in ABROAD.items()})
                point = self._point(*ABROAD[country][:4])
                yield Body(f"นคร{thai}", latin, "foreign_local_government", country, "", *point)

    def _parties(self) -> list[Body]:
        drawn = self._chance.random()
        wanted = 2 if drawn < 0.86 else 3 if drawn < 0.96 else 4
        found: dict[str, Body] = {}
        while len(found) < wanted:
            at = bisect.bisect(self._ranks, self._chance.random() * self._ranks[-1])
            body = self.bodies[min(at, len(self.bodies) - 1)]
            found[body.name] = body
        return [*found.values()]

    def _agreement(self, parties: list[Body]) -> dict[str, Any]:
        chance, status = self._chance, self._one(STATUSES)
        late = status in ("planned", "proposed")
        day = dt.date(1975, 1, 1) + dt.timedelta(
            days=int((0.9 + 0.1 * chance.random() if late else chance.random() ** 0.5) * 18_200)
        )
        drawn, date = chance.random(), day.isoformat()
        date = date if drawn < 0.68 else date[:7] if drawn < 0.74 else date[:4] if drawn < 0.95 else ""
        years = 1 + int(chance.random() * 9)
        known_end = chance.random() < 0.3 and date != ""
        return {
            "type": self._one(TYPES),
            "status": status,
            "date": date,
            "valid_until": _years_on(day, years).isoformat() if known_end else "",
            "domains": self._domains(),
            "parties": parties,
        }

    def _renewal(self, earlier: dict[str, Any]) -> dict[str, Any] | None:
        """The same parties, some years later; None where the earlier one has no end to be renewed at."""
        if not earlier["valid_until"] or earlier["valid_until"] > "2022":
            return None
        end = dt.date.fromisoformat(earlier["valid_until"])
        renewed = {
            **earlier,
            "status": "renewed",
            "date": end.isoformat(),
            "valid_until": _years_on(end, 5).isoformat(),
        }
        earlier["valid_until"] = ""  # each has one renewal at most
        return renewed

    def _domains(self) -> list[str]:
        words = [*concepts("domain")]
        wanted = 1 + int(5 * self._chance.random() ** 2)
        return sorted({words[int(len(words) * self._chance.random() ** 2)] for _ in range(wanted)})

    def _one(self, often: dict[str, int]) -> str:
        sums = [*accumulate(often.values())]
        return [*often][bisect.bisect(sums, self._chance.random() * sums[-1])]

    def _point(self, south: float, north: float, west: float, east: float) -> tuple[float, float]:
        latitude = south + (north - south) * self._chance.random()
        longitude = west + (east - west) * self._chance.random()
        return round(latitude, 4), round(longitude, 4)


def write(folder: Path, agreements: int, seed: int = SEED) -> Path:
    """Write the collection of that many agreements; returns its folder."""
    world, chance = World(agreements, seed), random.Random(seed + 1)
    (folder / "tables").mkdir(parents=True)
    (folder / "records").mkdir()
    (folder / "collection.yaml").write_text(MANIFEST.format(size=agreements, seed=seed), "utf-8")
    (folder / "tables" / "register.map.yaml").write_text(_map(), "utf-8")
    with (
        (folder / "tables" / "register.csv").open("w", encoding="utf-8", newline="") as table,
        (folder / "records" / "news.jsonl").open("w", encoding="utf-8", newline="\n") as news,
    ):
        rows = csv.writer(table, lineterminator="\n")
        rows.writerow(_COLUMNS)
        for number, agreement in enumerate(world.agreements()):
            first = int(chance.random() * len(LISTS))
            listed = 2 if chance.random() < 0.3 else 1
            for step in range(listed if number % 40 else 0):  # some agreements are told by news alone
                told = _otherwise(agreement, chance) if step and chance.random() < 0.15 else agreement
                rows.writerow(_row(number, LISTS[(first + step) % len(LISTS)], told))
            if number % 20 == 0:
                for report in range(_reports(chance)):
                    record = _record(number, report, agreement, chance)
                    record_from(record)  # a generator that writes what no build would read measures nothing
                    news.write(json.dumps(record, ensure_ascii=False) + "\n")
    return folder


MANIFEST = """title: {{th: ชุดข้อมูลสมมติสำหรับวัดความเร็ว, en: "Invented agreements, for measuring ({size:,}, seed {seed})"}}
curator: benchmarks/synthetic.py
curated_on: 2024-12-31
licence: CC0-1.0
"""
_PARTY = ("name", "name_en", "kind", "country", "province", "latitude", "longitude")
_PARTIES = range(1, 5)
_COLUMNS = (
    *("number", "list", "type", "status", "date", "valid_until", "domains"),
    *(f"{field}_{party}" for party in _PARTIES for field in _PARTY),
)


def _map() -> str:
    parties = "\n".join(
        f"  - {{{', '.join(f'{field}: {field}_{party}' for field in _PARTY)}}}" for party in _PARTIES
    )
    each = "\n".join(
        f'    {name}: {{title: "Invented register: {name}", url: "https://example.org/register/{name}", licence: CC0-1.0}}'
        for name in LISTS
    )
    return f"""source:
  title: Invented register, for measuring
  lang: th
  by: list
  each:
{each}
key: [number, list]
agreement:
  type: type
  status: status
  date: date
  valid_until: valid_until
  domains: {{column: domains, split: ";"}}
parties:
{parties}
"""


def _row(number: int, source: str, agreement: dict[str, Any]) -> list[object]:
    cells: list[object] = [number, source, agreement["type"], agreement["status"], agreement["date"]]
    cells += [agreement["valid_until"], ";".join(agreement["domains"])]
    for body in agreement["parties"]:
        cells += [getattr(body, field) for field in _PARTY]
    return cells + [""] * (len(_COLUMNS) - len(cells))


def _record(number: int, report: int, agreement: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """One piece of news of an agreement: who signed, in which office, where, and why."""
    parties: Sequence[Body] = agreement["parties"]
    told = _otherwise(agreement, chance) if report and chance.random() < 0.15 else agreement
    signed = agreement["status"] in ("signed", "renewed")
    capacity, people, officials = "signs" if signed else "represents", [], []
    for body in parties[:3]:
        # a body has two officials that are met
        key = sum(map(ord, body.name)) * 2 + (chance.random() < 0.3)
        name = f"{GIVEN[key % len(GIVEN)]} {body.surname}"
        role, office = OFFICES.get(body.kind, ("mayor", "นายกเทศมนตรี"))
        officials.append({"name": name, "role": role, "office": f"{office} {body.name}", "of": body.name})
        for_another = signed and body is parties[0] and chance.random() < 0.2
        people.append(
            {
                "name": name,
                "capacity": "signs_for" if for_another else capacity,
                "on_behalf_of": parties[1].name if for_another else body.name,
            }
        )
    stated: dict[str, Any] = {
        "type": told["type"],
        "status": told["status"],
        "parties": [*(_party(body, at) for at, body in enumerate(parties)), *_thirds(chance)],
        "domains": told["domains"],
        "people": people,
        "purposes": [f"ขับเคลื่อนความร่วมมือด้านที่ {number % 97}"],
        "venue": {"room": f"ห้องประชุม {number % 7 + 1}", "site": f"ศาลากลาง{parties[0].name}"},
    }
    stated |= {key: told[key] for key in ("date", "valid_until") if told[key]}
    if len(told["date"]) == 10 and signed:
        stated["time"] = f"{9 + number % 7:02}:30"
    if told["status"] == "renewed":
        stated["renews"] = "ต่ออายุบันทึกข้อตกลงฉบับก่อน"
    published = told["date"] if len(told["date"]) == 10 else "2024-06-30"
    return {
        **{"id": f"news-{number}-{report}", "lang": "th", "synthetic": True, "publisher": f"ข่าวสมมติ {number % 23}"},
        **{"url": f"https://example.org/news/{number}/{report}", "title": f"ข่าวสมมติเรื่องที่ {number}"},
        **{"published": min(published, "2024-12-30"), "retrieved": "2024-12-31", "licence": "CC0-1.0"},
        **{"issuer": parties[0].name, "agreements": [stated], "officials": officials},
    }  # fmt: skip


def _party(body: Body, at: int) -> dict[str, Any]:
    found: dict[str, Any] = {"name": body.name, "name_en": body.name_en, "kind": body.kind}
    found["country"] = body.country
    if body.province:
        found["province"] = body.province
    return {**found, "role": "host"} if at == 0 else found


def _thirds(chance: random.Random) -> list[dict[str, Any]]:
    """Who is there besides the parties, at every third ceremony: a university or an association."""
    if chance.random() > 0.35:
        return []
    at = int(chance.random() * 40)
    kind, name = ("university", "มหาวิทยาลัยสมมติ") if at % 2 else ("association", "สมาคมสมมติ")
    role = "witness" if chance.random() < 0.6 else "facilitator"
    return [{"name": f"{name} {THAI[at % 16]}{THAI[at // 3]}", "kind": kind, "country": "TH", "role": role}]


def _otherwise(agreement: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The agreement as a source tells it that disagrees: another type or other domains; the day is the same."""
    if chance.random() < 0.5 and agreement["type"] in ("sister_city", "twin_city", "friendship"):
        return {**agreement, "type": "friendship" if agreement["type"] != "friendship" else "sister_city"}
    return {**agreement, "valid_until": "2030-12-31"}


def _reports(chance: random.Random) -> int:
    drawn = chance.random()
    return 1 if drawn < 0.7 else 2 if drawn < 0.95 else 3


def _digits(number: int, places: int) -> list[int]:
    return [number // len(THAI) ** place % len(THAI) for place in reversed(range(places))]


def _years_on(day: dt.date, years: int) -> dt.date:
    return day.replace(year=day.year + years, day=min(day.day, 28))


def main() -> None:
    """Write the collection that is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("agreements", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    print(write(options.folder, options.agreements, options.seed))


if __name__ == "__main__":
    main()
