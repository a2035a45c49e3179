"""How well names become bodies and reports agreements: pairwise precision and recall, every error listed.

    python benchmarks/identity_quality.py agreements ../shared/facts/agreements.jsonl
    python benchmarks/identity_quality.py cities ../shared/data/twin_cities.csv.gz
    python benchmarks/identity_quality.py names ../shared/data/twin_cities.csv.gz

*agreements*: each line is a report; ``same_as`` says which tell of one agreement. A pair of reports is right when both the
rules and ``same_as`` put them together. *cities*: the places that occur in two sources with true identifiers (Wikidata's own),
whose identifier the resolver does not see; a pair of a name in one source and a name in the other is right when both have one
identifier. It sees name, country and coordinates, as a map of the table gives them; *names* are the same places without
coordinates.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from citypact.graph.distances import Point
from citypact.graph.identities import Resolver, mention_of
from citypact.graph.iris import Iris
from citypact.graph.merging import merge
from citypact.graph.places import countries
from citypact.graph.readings import Reading
from citypact.graph.records import Party, Record, record_from
from citypact.graph.reports import reports
from citypact.graph.sources import Source, source_key

__all__ = ["Measured", "agreements", "cities", "main", "names"]

_IRIS = Iris("https://w3id.org/citypact/id/")
_CROWDS = ("องค์กรปกครองส่วนท้องถิ่น", "หน่วยงาน", "ภาคี")  # first words of parties that nobody names one by one
Named = tuple[
    str, str, Point | None
]  # a place as the resolver sees it: name, country, latitude and longitude
_TRUE = ("wikidata-p190-2022-01", "wikidata-p190-2021-11")  # sources whose identifiers are Wikidata's own


@dataclass
class Measured:
    """Pairs that were put together, and pairs that belong together."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    questions: int = 0

    @property
    def precision(self) -> float:
        """The share of the pairs put together that belong together."""
        return self.right / max(1, self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        """The share of the pairs that belong together that were put together."""
        return self.right / max(1, self.right + len(self.missed))

    def lines(self) -> Iterable[str]:
        """The figures, then every error."""
        figures = f"precision {self.precision:.3f}, recall {self.recall:.3f}, questions {self.questions}"
        yield f"pairs {self.right + len(self.missed)}, {figures}"
        yield from (f"wrong  {each}" for each in self.wrong)
        yield from (f"missed {each}" for each in self.missed)


def agreements(path: Path) -> Measured:
    """Reports of agreements, by the rules alone."""
    readings, truth = [], {}
    for line in path.read_text("utf-8").splitlines():
        data = json.loads(line)
        record = _record(data)
        readings.append(_reading(record))
        truth[record.id] = data.get("same_as") or data["id"]
    resolver = Resolver((reading.record for reading in readings), _IRIS)
    merging = merge(reports(readings, resolver, _IRIS))
    found = {
        report.reading.record.id: cluster.iri for cluster in merging.clusters for report in cluster.reports
    }
    shown = {reading.record.id: _shown(reading.record) for reading in readings}
    measured = _pairs(sorted(found), truth, found, lambda one, other: f"{shown[one]} / {shown[other]}")
    measured.questions = len(merging.questions) + len(resolver.questions)
    return measured


def names(path: Path) -> Measured:
    """Places of two sources, by name and country alone."""
    return cities(path, placed=False)


def cities(path: Path, *, placed: bool = True) -> Measured:
    """Places of two sources, by name and country, and by where they are where ``placed``."""
    codes = {place.name_en.casefold(): code for code, place in countries().items()}
    codes.update(_OTHER_NAMES)
    named: defaultdict[str, set[tuple[Named, str]]] = defaultdict(set)  # source -> the place, its identifier
    records = []
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream)):
            if row["source"] not in _TRUE:
                continue
            parties = []
            for side in "ab":
                name, country = row[f"city_{side}"], codes.get(row[f"country_{side}"].casefold(), "")
                spot = (float(row[f"lat_{side}"]), float(row[f"lon_{side}"])) if placed else None
                named[row["source"]].add(((name, country, spot), row[f"qid_{side}"]))
                parties.append(_city(name, country, spot))
            records.append(
                record_from(
                    {
                        "id": f"row-{number}",
                        "lang": "en",
                        "agreements": [{"type": "sister_city", "status": "in_force", "parties": parties}],
                    }
                )
            )
    resolver = Resolver(records, _IRIS)
    bodies = {
        _seen(party): resolver.resolve(mention_of(party, record)).iri
        for record in records
        for party in record.agreements[0].parties
    }
    one, other = (sorted(named[source]) for source in _TRUE)
    both = {qid for _, qid in one} & {qid for _, qid in other}
    measured = Measured(questions=len(resolver.questions))
    by_body: defaultdict[str, list[tuple[Named, str]]] = defaultdict(list)
    by_qid: defaultdict[str, list[Named]] = defaultdict(list)
    for place, qid in other:
        by_body[bodies[place]].append((place, qid))
        by_qid[qid].append(place)
    for place, qid in one:
        name, country, _ = place
        for _, second in by_body[bodies[place]]:
            if second == qid:
                measured.right += 1
            elif qid in both or second in both:
                measured.wrong.append(f"{name}, {country}: {qid} and {second}")
        for there in by_qid[qid]:
            if bodies[there] != bodies[place]:
                measured.missed.append(f"{qid}: {name}, {country or '?'} and {there[0]}, {there[1] or '?'}")
    return measured


_OTHER_NAMES: Mapping[str, str] = {
    # as the table writes them, where the table of countries has another form
    "czech republic": "CZ",
    "ivory coast": "CI",
    "turkey": "TR",
    "bosnia and herzegovina": "BA",
    "trinidad and tobago": "TT",
    "hong kong": "HK",
    "palestine": "PS",
    "myanmar": "MM",
    "democratic republic of the congo": "CD",
    "the bahamas": "BS",
    "people's republic of china": "CN",
    "united states of america": "US",
}


def _city(name: str, country: str, spot: Point | None) -> dict[str, Any]:
    return {
        "name": name,
        "kind": "foreign_local_government",
        **({"country": country} if country else {}),
        **({"latitude": spot[0], "longitude": spot[1]} if spot else {}),
    }


def _seen(party: Party) -> Named:
    """A place as the resolver sees it."""
    if party.latitude is None or party.longitude is None:
        return party.name, party.country or "", None
    return party.name, party.country or "", (party.latitude, party.longitude)


def _pairs(
    names: list[str], truth: Mapping[str, Hashable], found: Mapping[str, Hashable], shown: Any
) -> Measured:
    measured = Measured()
    for one, other in combinations(names, 2):
        together, belong = found[one] == found[other], truth[one] == truth[other]
        if together and belong:
            measured.right += 1
        elif together:
            measured.wrong.append(shown(one, other))
        elif belong:
            measured.missed.append(shown(one, other))
    return measured


def _record(data: Mapping[str, Any]) -> Record:
    """A line of facts as a record; parties that are only counted, or named as a crowd, are a number."""
    parties, unnamed = [], 0
    for party in data["parties"]:
        name = party.get("name_th") or party["name_en"]
        counted = re.search(r"[0-9]+", name)
        if party["kind"] == "other" and (counted or name.startswith(_CROWDS)):
            unnamed += int(counted[0]) if counted else 0
            continue
        more = {"name_en": party["name_en"]} if party.get("name_th") and party.get("name_en") else {}
        country = {"country": party["country"]} if party.get("country") else {}
        parties.append({"name": name, "kind": party["kind"], **more, **country})
    agreement = {
        "type": data["type"],
        "status": data["status"],
        "parties": parties,
        **({"date": data["date"]} if data.get("date") else {}),
        **({"unnamed_parties": unnamed} if unnamed else {}),
    }
    source = data["source"]
    url = {"url": source["url"]} if source.get("url") else {}
    return record_from({"id": data["id"], "lang": source["lang"], **url, "agreements": [agreement]})


def _reading(record: Record) -> Reading:
    source = Source(
        key=source_key(url=record.url, content=record.id), type="article", reading="curated", url=record.url
    )
    return Reading(source=source, record=record, place=record.id, curator="facts", from_record=True)


def _shown(record: Record) -> str:
    (agreement,) = record.agreements
    return f"{record.id} ({agreement.type}, {agreement.status}, {agreement.date or 'no date'})"


def main(arguments: list[str]) -> int:
    """Measure what is named; print the figures and every error."""
    measures = {"agreements": agreements, "cities": cities, "names": names}
    if len(arguments) != 2 or arguments[0] not in measures:
        print(f"identity_quality.py {'|'.join(measures)} FILE", file=sys.stderr)
        return 2
    for line in measures[arguments[0]](Path(arguments[1])).lines():
        print(line)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
