"""A small collection of signings: namesakes, one whom a decision hides, a room in a site, dates of every precision."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import citypact
from tests.graph.test_building import collection
from tests.towns import EAST, WEST

__all__ = ["HIDDEN", "NAMESAKE", "signings"]

NAMESAKE, HIDDEN = "สมมุติ ใจดี", "ปกปิด นามสมมุติ"
NORTH = {"name": "เทศบาลนครเมืองเหนือ", "kind": "city_municipality", "name_en": "North City Municipality"}
SOUTH = {"name": "เทศบาลนครเมืองใต้"}


def signings(folder: Path) -> citypact.Graph:
    """Built from records; nothing in them is real."""
    officials = [
        _official(NAMESAKE, WEST, "นายกเทศมนตรีนครเมืองตะวันตก"),
        _official(HIDDEN, EAST, "นายกเทศมนตรีนครเมืองตะวันออก"),
    ]
    hall = {"room": "ห้องประชุมใหญ่", "site": "ศาลากลางสมมุติ"}
    witness = _official("พยาน สมมุติ", SOUTH, "นายกเทศมนตรีนครเมืองใต้")
    records = [
        _record("a", (WEST, EAST), officials, date="2023-02-24", venue=hall, signatories=[NAMESAKE, HIDDEN]),
        _record("b", (WEST, EAST), officials, date="2021-07", type="loi", venue={"site": "ศาลากลางสมมุติ"}),
        _record("c", (EAST, NORTH), [_official(NAMESAKE, NORTH, "นายกเทศมนตรีนครเมืองเหนือ")], date="2019",
                type="sister_city", signatories=[NAMESAKE]),
        _record("d", (WEST, NORTH), [witness], type="twin_city", status="in_force",
                people=[{"name": "พยาน สมมุติ", "capacity": "witnesses", "on_behalf_of": SOUTH["name"]}]),
    ]  # fmt: skip
    made = collection(folder / "c", *records)
    rows = f"decision,subject,object,who,when,why\nsuppress,{HIDDEN},,me,2024-01-01,asked\n"
    (made / "decisions.csv").write_text(rows, "utf-8")
    return citypact.build(made, out=folder / "g")


def _official(name: str, of: dict[str, Any], office: str) -> dict[str, str]:
    return {"name": name, "honorific": "นาย", "role": "mayor", "office": office, "of": of["name"]}


def _record(
    id: str, parties: tuple[dict[str, Any], ...], officials: list[dict[str, str]], **more: Any
) -> dict[str, object]:
    told = {"type": "mou", "status": "signed", "parties": list(parties), **more}
    return {
        "id": id,
        "lang": "th",
        "url": f"https://example.org/{id}",
        "officials": officials,
        "agreements": [told],
    }
