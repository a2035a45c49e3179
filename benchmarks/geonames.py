"""How well foreign cities are found in GeoNames by name and country alone: python benchmarks/geonames.py

The cities of the rows from Wikidata in ../shared/data/twin_cities.csv.gz, which have coordinates of their own: a match within
30 km is right. Needs citypact[places].
"""

from __future__ import annotations

import csv
import gzip
import os
from collections import Counter
from pathlib import Path

from citypact.graph.distances import NEAR, kilometres
from citypact.graph.geonames import GeoNames
from citypact.graph.names import fold
from citypact.graph.places import countries

SHARED = Path(os.environ.get("CITYPACT_SHARED") or Path(__file__).resolve().parents[2] / "shared")
TABLE = SHARED / "data" / "twin_cities.csv.gz"
# countries that the table writes otherwise than CLDR
WRITTEN = {"Czech Republic": "CZ", "Turkey": "TR"}


def cities(path: Path) -> dict[tuple[str, str], tuple[float, float]]:
    """Name and country code -> coordinates, as Wikidata has them."""
    codes = {fold(place.name_en): place.code for place in countries().values()}
    codes.update({fold(name): code for name, code in WRITTEN.items()})
    found = {}
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["source"].startswith("wikidata"):
                for side in "ab":
                    code = codes.get(fold(row[f"country_{side}"]))
                    if code and row[f"lat_{side}"]:
                        where = float(row[f"lat_{side}"]), float(row[f"lon_{side}"])
                        found[row[f"city_{side}"], code] = where
    return found


def main() -> None:
    if not TABLE.is_file():
        raise SystemExit(f"needs the shared material (CITYPACT_SHARED or ../shared): {TABLE} is missing")
    held, geonames = cities(TABLE), GeoNames.installed()
    counts: Counter[str] = Counter()
    for (name, country), where in sorted(held.items()):
        match = geonames.find([name], country=country)
        if match is None:
            counts["none"] += 1
        else:
            near = kilometres(where, (match.city.latitude, match.city.longitude)) <= NEAR
            counts["right" if near else "wrong"] += 1
    taken = counts["right"] + counts["wrong"]
    print(f"{len(held)} cities: {taken} matched, {counts['right']} of them within {NEAR:.0f} km")
    print(f"precision {counts['right'] / taken:.3f}, found {counts['right'] / len(held):.3f}")


if __name__ == "__main__":
    main()
