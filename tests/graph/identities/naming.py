"""Records that only name bodies, for tests of identity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from citypact.graph.decisions import Decision
from citypact.graph.gazetteers import Gazetteer, Known
from citypact.graph.identities import Mention, Resolver
from citypact.graph.iris import Iris
from citypact.graph.records import Record, record_from
from tests.towns import BASE

__all__ = ["TOWN", "gazetteer", "known", "mention", "record", "resolver", "town"]

TOWN = "เทศบาลเมืองกำแพงตัวอย่าง"


def record(id: str, *parties: dict[str, Any], **more: Any) -> Record:
    return record_from(
        {
            "id": id,
            "lang": "th",
            "agreements": [{"type": "mou", "status": "signed", "parties": list(parties)}],
            **more,
        }
    )


def town(province: str | None = None, **more: str) -> dict[str, str]:
    return {"name": TOWN, "kind": "town_municipality", **({"province": province} if province else {}), **more}


def mention(party: dict[str, Any], record: str = "a") -> Mention:
    return Mention(
        record=record,
        name=party["name"],
        level=party["kind"],
        name_en=party.get("name_en"),
        country=party.get("country"),
        province=party.get("province"),
        code=party.get("code"),
        point=(party["latitude"], party["longitude"]) if "latitude" in party else None,
    )


def known(name: str, province: str | None, level: str = "subdistrict_municipality", **more: Any) -> Known:
    """An invented entry of a user's gazetteer."""
    return Known(
        level=level, name_th=name, name_en="", province=province, source="https://example.org/list", **more
    )


def gazetteer(*entries: Known) -> Gazetteer:
    """The bundled gazetteer and a user's entries."""
    return Gazetteer([*Gazetteer.bundled(), *entries])


def resolver(
    *records: Record,
    entries: Sequence[Known] = (),
    decisions: Sequence[Decision] = (),
    sources: Mapping[str, str] | None = None,
) -> Resolver:
    return Resolver(records, Iris(BASE), gazetteer(*entries), decisions, sources=sources)
