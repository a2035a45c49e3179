"""The agreements that a text tells of: which of its parts report one, between whom, and which ties it lists besides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from citypact.graph.extraction.agreements import Part, parts
from citypact.graph.extraction.bare_names import core, place_in
from citypact.graph.extraction.evidence import Ledger
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.listed_ties import GOVERNS
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.missions import governments
from citypact.graph.extraction.older_ties import english_sentence
from citypact.graph.extraction.pairs import RELATIONS, in_pairs, listed_party
from citypact.graph.extraction.parties import PartyFound, likely_parties, parties
from citypact.graph.extraction.party_evidence import evidence_for, rules_by_body
from citypact.graph.extraction.plainly_told import plainly_told
from citypact.graph.extraction.private_papers import among_persons
from citypact.graph.extraction.reporting import reports
from citypact.graph.extraction.seeking import Sought
from citypact.graph.extraction.signatories import Signer, shared_guests, signers
from citypact.graph.extraction.thai_standing_ties import plainly_told_in_thai
from citypact.graph.extraction.tie_lists import tie_lists
from citypact.graph.extraction.when import when
from citypact.graph.extraction.written_agreements import AgreementWriter

__all__ = ["told_agreements"]

_REPORTED = 0.53  # a little more likely than not: what is no news costs a value in every slot
_BESIDE = 0.25  # less is asked of what is told beside another agreement with words of its own
_SEVERAL = 2
_PAPERS = frozenset({"mou", "moa", "other"})
_SURELY = 0.7  # where nobody is named who concludes it


def told_agreements(
    mentions: Mentions, ledger: Ledger, *, published: str | None = None
) -> list[dict[str, Any]]:
    """The agreements of a text as plain data: those of its parts that it reports, and the ties that it lists."""
    writer = AgreementWriter(mentions, ledger, published)
    written: list[dict[str, Any]] = []
    found = parts(mentions)
    regions = [(part.start, part.end) for part in found if part.older]
    guests = shared_guests(mentions, found)
    standing = [ties for ties in tie_lists(mentions) if ties.stands]
    known = [{ties.hub.name, tie.partner.name} for ties in standing for tie in ties.ties]
    spoken: list[PartyFound] = []
    by_place: dict[str, PartyFound] = {}
    for part in found:
        proposed = [
            each for each in evidence_for(mentions, part) if not _before_this(mentions, part, each[0].start)
        ]
        signing: list[Signer] = []
        if mentions.told and not part.older:  # else nobody may sign, whoever the parties are
            likely = likely_parties(mentions, part, proposed)
            signing = signers(mentions, part, rules_by_body(proposed), likely)
        reported = reports(part, proposed, signing)
        if reported < _REPORTED and plainly_told(mentions, part):
            reported = _REPORTED
        between = plainly_told_in_thai(mentions, part) if reported < _REPORTED else None
        if not between and reported < (_BESIDE if _brings_partner(mentions, part) else _REPORTED):
            continue
        concluding = governments(mentions, parties(mentions, part, signing, proposed))
        if len(concluding) == 1 and written and (part.numbered or part.older):
            concluding = _with_subject(mentions, part, concluding, spoken)
        if part.again:
            concluding = _same_partners(mentions, part, spoken)
        nobody = mentions.english or part.older or written or all(each.relation for each in part.documents)
        if not concluding and (nobody or reported < _SURELY):
            continue
        if len(concluding) < _SEVERAL and (
            (concluding and (_pledged(mentions, part) or _refused(mentions, part)))
            or among_persons(mentions, part)
        ):
            continue
        if len(concluding) == 1 and (_leads(mentions, part, found) or _with_many(mentions, part)):
            continue
        if part.older and (told := _told_before(mentions, concluding, written)) is not None:
            since = when(mentions, part, published=published).date if mentions.english else None
            if since and written[told]["status"] == "in_force" and not written[told]["date"]:
                written[told]["date"] = ledger.keep(f"/agreements/{told}/date", since)
            continue
        if approved := _approved_before(mentions, part, concluding, written):
            if part.type.value in RELATIONS and approved["type"] in _PAPERS:  # it founds what was approved
                number = next(n for n, each in enumerate(written) if each["parties"] == approved["parties"])
                written[number]["type"] = ledger.keep(f"/agreements/{number}/type", part.type)
            continue
        if len(concluding) < _SEVERAL and _stands_with_nobody(mentions, part):
            continue
        if reported < _REPORTED and not (between or _between_places)(concluding):
            continue
        names = {party.name for party in concluding}
        if (
            part.status.value == "in_force"
            and part.type.value in RELATIONS
            and any(names <= tie for tie in known)
        ):
            continue  # the list tells of it, and since when
        others = [] if part.older else regions
        if not part.older:
            signs = {signer.name for signer in signing}
            signing = [*signing, *(guest for guest in guests if guest.name not in signs)]
        ledger.reported = reported  # what is said of a doubtful agreement is doubtful
        spoken = spoken or concluding
        by_place |= {core(party.mention): party for party in concluding}
        for tied in in_pairs(mentions, part, concluding):
            written.append(writer.agreement(f"/agreements/{len(written)}", part, tied, signing, others))
    ledger.reported = 1.0
    for ties in standing:
        hub = by_place.get(core(ties.hub)) or listed_party(ties.hub)
        for tie in ties.ties:
            if not _told_already(mentions, hub.name, tie.partner.name, written):
                tied = [hub, listed_party(tie.partner)]
                written.append(writer.listed(f"/agreements/{len(written)}", ties, tie, tied))
    return written


def _before_this(mentions: Mentions, part: Part, position: int) -> bool:
    """Whether a position lies where a Thai text tells of a tie with another that was founded before that of a part."""
    return not part.older and any(
        start <= position < end and mentions.text.startswith("ก่อนหน้า", start) for start, end in part.without
    )


def _refused(mentions: Mentions, part: Part) -> bool:
    """Whether an English text says at its head that somebody's wish for a tie is refused."""
    end = mentions.article.body + _HEAD
    return (
        mentions.english
        and part.status.value == "proposed"
        and _REFUSES.search(mentions.text, 0, end) is not None
    )


_HEAD = 300
_REFUSES = Sought(
    r"(?i:\b(?:turn(?:s|ed|ing)? down|reject(?:s|ed)?|declin(?:es|ed)|refus(?:es|ed)|rul(?:es|ed) out|rebuff\w*)[ ]"
    r"[^.;\n]{0,80}?\b(?:approach|bid|offer|request|invitation|proposal|idea|plan|overture)s?\b)"
)


def _stands_with_nobody(mentions: Mentions, part: Part) -> bool:
    """Whether only the headline of a Thai text calls somebody a sister city: a guest is received."""
    return (
        not mentions.english
        and part.status.value == "in_force"
        and part.type.value in RELATIONS
        and all(document.relation and document.start < mentions.article.body for document in part.documents)
    )


def _pledged(mentions: Mentions, part: Part) -> bool:
    """Whether a Thai part tells of a declaration that nobody signs: the pledge of one body."""
    if mentions.english or any(document.type != "declaration" for document in part.documents):
        return False
    alone = len({body.name for body in mentions.bodies}) == 1
    return alone and "near.signs" not in part.features


def _leads(mentions: Mentions, part: Part, found: Sequence[Part]) -> bool:
    """Whether a Thai part of one body only leads to several papers that are told behind it, each with its partner."""
    return (
        not mentions.english
        and not (part.numbered or part.older)
        and sum(each.numbered for each in found) >= _SEVERAL
    )


def _between_places(concluding: Sequence[PartyFound]) -> bool:
    return len(concluding) >= _SEVERAL and all(party.kind in GOVERNS for party in concluding)


def _brings_partner(mentions: Mentions, part: Part) -> bool:
    """Whether an English part tells of a further agreement: an older one with a partner of its own, a second paper."""
    return mentions.english and (part.again or (part.older and "partner.new" in part.beside))


def _same_partners(mentions: Mentions, part: Part, spoken: list[PartyFound]) -> list[PartyFound]:
    """Who signs a further paper: those who signed the first, where its sentence names nobody else."""
    known = {core(party.mention) for party in spoken}
    named = {core(body) for body in mentions.bodies if part.start <= body.start < part.end}
    return spoken if named <= known else []


def _with_subject(
    mentions: Mentions, part: Part, concluding: list[PartyFound], spoken: list[PartyFound]
) -> list[PartyFound]:
    """A partner with whom the text says that "it also signed", and who that is: whom it names there, or has told first."""
    others = [party for party in spoken if core(party.mention) != core(concluding[0].mention)]
    if len(others) < _SEVERAL:
        return concluding
    text = mentions.text
    said = [party for party in others if text.find(core(party.mention), part.start, part.end) >= 0]
    return [min(said or others, key=lambda party: party.mention.start), *concluding]


def _told_already(mentions: Mentions, hub: str, partner: str, written: Sequence[Mapping[str, Any]]) -> bool:
    called = place_in if mentions.english else str
    tied = {called(hub), called(partner)}
    return any(tied <= {called(party["name"]) for party in each["parties"]} for each in written)


def _told_before(
    mentions: Mentions, concluding: list[PartyFound], written: Sequence[Mapping[str, Any]]
) -> int | None:
    """Which agreement that the text has told has the partners of what it tells as an older one: that is its past."""
    called = place_in if mentions.english else str
    names = {called(party.name) for party in concluding}
    return next(
        (
            number
            for number, each in enumerate(written)
            if {called(party["name"]) for party in each["parties"]} >= names
        ),
        None,
    )


def _approved_before(
    mentions: Mentions, part: Part, concluding: list[PartyFound], written: Sequence[Mapping[str, Any]]
) -> dict[str, Any] | None:
    """The paper that an English text tells to be signed, where a part only tells when it was approved before."""
    if not (mentions.english and part.numbered and part.status.value == "proposed"):
        return None
    start, end = english_sentence(mentions, part.anchor.start)
    names = {place_in(party.name) for party in concluding}
    if len(names) < _SEVERAL or not _WAS_APPROVED.search(mentions.text, start, end):
        return None
    return next(
        (
            dict(each)
            for each in written
            if each["status"] in ("signed", "renewed")
            and {place_in(party["name"]) for party in each["parties"]} == names
        ),
        None,
    )


_WAS_APPROVED = expression(
    r"(?i:\b(?:was|were|had been|got) (?:[a-z]+ly )?(?:approved|endorsed|adopted|passed|given (?:the )?green light|cleared)\b)"
)


def _with_many(mentions: Mentions, part: Part) -> bool:
    """Whether an English sentence says of one body only that it has ties with cities that it does not name."""
    if not mentions.english:
        return False
    start, end = english_sentence(mentions, part.anchor.start)
    return part.type.value in RELATIONS and _WITH_MANY.search(mentions.text, start, end) is not None


_WITH_MANY = expression(
    r"(?i:\bwith (?:many|several|various|numerous|some|a number of|more than \w+|over \w+|dozens of|\d+|\w+teen|twenty)"
    r"(?: (?:other|different|foreign|(?-i:[A-Z])[a-z]+))? "
    r"(?:cities|towns|provinces|places|countries|local governments|partners)\b)"
)
