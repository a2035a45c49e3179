"""Universities for which a dean signs: the text has the university as a partner, and its faculty only in somebody's office."""

from __future__ import annotations

from citypact.graph.extraction.party_candidates import Candidate

__all__ = ["OF_OFFICES", "UNITS", "signed_by_deans"]

UNITS = ("คณะ", "วิทยาลัย", "สถาบัน", "สำนัก", "ศูนย์")  # of a university
OF_OFFICES = frozenset({"party.signer", "party.acting"})  # what the offices of people alone tell
_PARTNER = frozenset({"party.with", "party.between"})


def signed_by_deans(judged: list[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """A university that is told as a partner, where only the office of who signs for it tells a faculty of it."""
    units = {
        candidate.name: (probability, university.name)
        for probability, candidate in judged
        if candidate.name.startswith(UNITS) and candidate.rules and candidate.rules <= OF_OFFICES
        for _, university in judged
        if candidate.name.endswith(f" {university.name}") and not _PARTNER.isdisjoint(university.rules)
    }
    if not units:
        return judged
    likely = {name: probability for probability, name in units.values()}
    return [
        (max(probability, likely.get(candidate.name, 0.0)), candidate)
        for probability, candidate in judged
        if candidate.name not in units
    ]
