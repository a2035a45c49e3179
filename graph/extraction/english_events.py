"""Who concludes and who signs in English releases: the counterpart of parties and signatories."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.bodies import LOCAL_KINDS, BodyMention
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.people import PersonMention

__all__ = ["english_capacities", "english_evidence", "sentences"]

_SIGN = re.compile(
    r"(?i:\bsign(?:s|ed|ing)?\b|\binke?d?\b|put (?:pen|their (?:names|signatures))|enter(?:ed)? into|"
    r"\brenewed\b|sister cities|friendship (?:city|cities|agreement|pact|relations|provinces)|twin)"
)
_BETWEEN = re.compile(r"\b(?:between|among)\b")
_OUT = re.compile(
    r"(?:\bat|\bin|\binside|council of|members of|visit(?:ed|ing)? (?:by|from|to)|witnessed by|"
    r"\bnear|hosts?|party but)(?: the)? ?\Z",
    re.I,
)
_WITNESS = re.compile(
    r"(?i:\bwitness(?:ed|es)?\b|looking on|looked on|standing behind|in the presence|\bpresided\b|on hand|observed)"
)
_SENTENCE = re.compile(r"(?<=[a-z0-9)”\"’])[.!?][”\"’]?(?=\s+[“\"A-ZÀ-Þ-])|\n+")


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch of English text."""
    position = start
    for match in _SENTENCE.finditer(text, start, end):
        if match.end() > position:
            yield position, match.end()
        position = match.end()
    if position < end:
        yield position, end


def english_evidence(mentions: Mentions, part: Part) -> Iterator[tuple[BodyMention, float, str]]:
    """Bodies with the points that speak for them as parties."""
    text = mentions.text
    near: dict[int, bool] = defaultdict(bool)
    for start, end in sentences(text, part.start, part.end):
        inside = [body for body in mentions.bodies if start <= body.start < end]
        if not inside:
            continue
        told = any(start <= document.start < end for document in part.documents)
        signing = _SIGN.search(text, start, end) is not None
        between = _BETWEEN.search(text, start, end)
        witness = _WITNESS.search(text, start, end)
        for body in inside:
            if body.kind in ("association", "other", "ministry_agency") and not told:
                continue
            if (witness and witness.start() < body.start) or _OUT.search(
                text[max(0, body.start - 26) : body.start]
            ):
                continue
            local = body.kind in LOCAL_KINDS | {"foreign_local_government", "province"}
            if between and told and between.end() <= body.start < between.end() + 160:
                yield body, 6, "party.between"
            elif signing and told and local:
                yield body, 4, "party.signing-sentence"
            elif signing and (local or body.kind in ("university", "company")) and end - start < 900:
                yield body, 4 if told else 2, "party.signing-sentence"
            elif told and local:
                yield body, 2, "party.document-sentence"
        near[start] = True


def english_capacities(mentions: Mentions, part: Part) -> list[tuple[PersonMention, str, str, float]]:
    """People with what they do: signing in a sentence of signing, witnessing behind the word for it."""
    text = mentions.text
    result: list[tuple[PersonMention, str, str, float]] = []
    if part.status.value not in ("signed", "renewed", "planned"):
        return result
    for start, end in sentences(text, part.start, part.end):
        inside = [person for person in mentions.people if start <= person.start < end]
        if not inside:
            continue
        sign = re.search(
            r"(?i:\bsigned\b|\bsigns\b|put (?:pen|their (?:names|signatures))|\binked\b|signed by|will sign|"
            r"represented by)",
            text[start:end],
        )
        witness = _WITNESS.search(text, start, end)
        for person in inside:
            tail = text[person.stop : person.stop + 40]
            if re.match(r"[ ]?\((?:will |to )?sign", tail):
                result.append((person, "signs", "capacity.in-brackets", 0.92))
            elif re.match(r"[ ]?\(witness", tail):
                result.append((person, "witnesses", "capacity.in-brackets", 0.92))
            elif witness and (
                witness.start() < person.start
                or (witness.start() - person.stop < 60 and "looking" in witness[0])
            ):
                result.append((person, "witnesses", "capacity.witnesses", 0.8))
            elif witness and "looked" in witness[0]:
                result.append((person, "witnesses", "capacity.witnesses", 0.7))
            elif sign and person.office and _signs(text, start, sign, person, inside):
                result.append((person, "signs", "capacity.signs", 0.85))
    return result


def _signs(
    text: str, start: int, sign: re.Match[str], person: PersonMention, inside: list[PersonMention]
) -> bool:
    at = start + sign.start()
    words = sign[0].lower()
    if "by" in words or ("by" in text[at : at + 60] and words == "signed"):
        return person.start > at
    if person.start < at:
        return True
    return bool(re.search(r"(?:with|by|and)[^.]{0,120}\Z", text[at : person.start]))
