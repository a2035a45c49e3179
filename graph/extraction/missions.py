"""Missions abroad: an embassy or a consulate signs for its government, where the text says that the government gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import countries
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.parties import PartyFound

__all__ = ["governments"]

_MISSION = expression(r"สถาน(?:เอกอัครราชทูต|กงสุลใหญ่|กงสุล)(?P<of>[ก-๎]+)")


def governments(mentions: Mentions, found: Sequence[PartyFound]) -> list[PartyFound]:
    """The parties, with the government in place of its mission: รัฐบาลญี่ปุ่น, for which its consul general signs."""
    result: list[PartyFound] = []
    for party in found:
        mission = _MISSION.match(party.name)
        told = _told(mentions, mission["of"]) if mission else None
        spoken = party if told is None else replace(party, name=told, kind="other", rule="party.government")
        if all(other.name != spoken.name for other in result):
            result.append(spoken)
    return result


def _told(mentions: Mentions, of: str) -> str | None:
    """The government whose mission it is, where the text names it."""
    names = [name for name in countries() if of.startswith(name)]
    government = f"รัฐบาล{max(names, key=len)}" if names else None
    return government if government and government in mentions.text else None
