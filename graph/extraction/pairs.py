"""Ties in pairs: a tie of sister, twin or friendly cities is between two, so a city that ties with three has three of them.

"Seabreeze with Meadow, Hill and Lake": what stands in the list behind the word that joins them is tied with the one
before it, each by a tie of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.bare_names import core
from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.english_names import lies_there
from citypact.graph.extraction.english_rows import stated_row
from citypact.graph.extraction.english_tie_lists import paper_list
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.listed_ties import GOVERNS
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.parties import PartyFound
from citypact.graph.extraction.tie_lists import tie_lists

__all__ = ["RELATIONS", "in_pairs", "listed_party"]

RELATIONS = frozenset({"sister_city", "twin_city", "friendship"})
_REACH = 260  # letters around the words for the tie in which its partners are listed
_BEFORE = 110  # letters before a list in which the one stands that ties with all
_JOINS = expression(
    r"(?:กับ|(?<![\w-])with|those with|(?<![\w-])ties to)(?:[ ]the)?[ ]?\Z"
    r"|(?:\d|สอง|สาม|สี่|ห้า)[ ]?(?:เมือง|แห่ง|จังหวัด|มณฑล|คู่|ประเทศ)(?:[ก-๎]{0,24}[ ]?\d[ ]?ประเทศ)?[ก-๎]{0,20}[ ]?"
    r"(?:คือ|(?:อัน)?ได้แก่|ประกอบด้วย|[:：])?[ ]?\Z"  # so many of them
)
_JOINED = 44  # letters of such words
# what may stand between two that are listed: where each lies, and the words that join
_COUNTRY = (
    r"(?:(?:ประเทศ|สาธารณรัฐ|สหภาพ|สหพันธรัฐ|ราชอาณาจักร|เครือรัฐ|รัฐ)[ก-๎]+|อินเดีย|จีน|ลาว|ญี่ปุ่น|เวียดนาม|สปป\.[ ]?ลาว)"
)
_PLACE = r"[A-ZÀ-Þ][\w’'-]+(?:[ ][A-ZÀ-Þ][\w’'-]+){0,2}"
_BETWEEN = expression(
    rf"(?:[ ]?(?:แห่ง)?{_COUNTRY}){{0,2}}[ ]?(?:และ|รวมทั้ง|รวมถึง|ตลอดจน|,)?[ ]?(?:กับ)?[ ]?"
    rf"|(?:,[ ]{_PLACE})?(?:[,;]|,?[ ]and|;[ ]and)[ ](?:and[ ])?(?:with[ ])?(?:the[ ])?"
)
_WORD = expression(r"[ก-๎,]")
_WHOLES = ("แขวง", "มณฑล", "รัฐ", "จังหวัด", "เทศมณฑล", "เขตปกครองตนเอง", "แคว้น")  # a city may lie in one
_LEAST = 2


def in_pairs(mentions: Mentions, part: Part, concluding: Sequence[PartyFound]) -> list[list[PartyFound]]:
    """The parties of each tie that these words tell of; of an agreement that is no tie, all that conclude it.

    Where no list tells with whom each is tied, the two likeliest are the parties.
    """
    if listed := paper_list(mentions, part.documents):
        names = {body.name for body in listed}
        if hub := _hub(mentions, listed[0].start, names, concluding):
            return [[hub, _party(body, concluding)] for body in listed if body.name != hub.name]
    if part.type.value not in RELATIONS:
        return [list(concluding)]
    told = {document.start for document in (*part.documents, *part.named)}
    for ties in tie_lists(mentions):
        if not ties.stands and ties.document.start in told:
            hub = _party(ties.hub, concluding)
            return [[hub, _party(tie.partner, concluding)] for tie in ties.ties]
    for listed in _lists(mentions, part):
        names = {body.name for body in listed}
        if hub := _hub(mentions, listed[0].start, names, concluding):
            others = [party for party in concluding if party.name not in names and party is not hub]
            further = [party for party in others if party.kind in GOVERNS][:1]  # tied too, told elsewhere
            partners = [*further, *(_party(body, concluding) for body in listed)]
            tied = [[hub, party] for party in partners if core(party.mention) != core(hub.mention)]
            if tied:
                return tied
    if len(concluding) == 1 and (lists := tie_lists(mentions)) and lists[0].hub.name != concluding[0].name:
        return [[_party(lists[0].hub, concluding), *concluding]]
    if len(concluding) <= _LEAST:
        return [list(concluding)]
    if mentions.english and {core(party.mention) for party in concluding} == stated_row(mentions, part):
        return [list(concluding)]  # a tie of three
    best = sorted(concluding, key=_least_likely)[:_LEAST]
    return [[party for party in concluding if party in best]]


def _least_likely(party: PartyFound) -> tuple[bool, bool, float]:
    """What governs no place comes last, and before it what only the headline names."""
    return party.kind not in GOVERNS, party.rule == "party.title", -party.confidence


def _lists(mentions: Mentions, part: Part) -> list[list[BodyMention]]:
    """The lists of partners that stand behind a joining word near the words for the tie, the longest first."""
    found: list[list[BodyMention]] = []
    near = [*part.documents, *(said for said in part.named if said.relation)]
    bodies = sorted((*mentions.bodies, *mentions.as_bodies), key=lambda body: body.start)
    bodies = [
        body
        for body in bodies
        if body.kind in GOVERNS
        and not body.council
        and not any(start <= body.start < end for start, end in part.without)
    ]
    listed: list[BodyMention] = []
    end = 0
    for body in bodies:
        if not any(abs(body.start - document.start) < _REACH for document in near):
            continue
        if listed and (gap := _BETWEEN.fullmatch(mentions.text, end, body.start)):
            if not (_lies_in(listed[-1], gap[0], body) or _tells_where(mentions.text, body)):
                listed.append(body)
            end = body.end
            continue
        end = body.end
        if _JOINS.search(mentions.text, max(0, body.start - _JOINED), body.start):
            listed = [body]
            found.append(listed)
        else:
            listed = []
    told = [group for group in found if len({body.name for body in group}) >= _LEAST]
    return sorted(told, key=lambda group: -len(group))


def _lies_in(city: BodyMention, gap: str, place: BodyMention) -> bool:
    """Whether a name tells where the city before it lies: เมืองสายลม มณฑลลมหนาว, Municipality of Hill, Meadow."""
    if place.name.isascii():
        return place.weak and not city.weak and gap == ", "
    return not _WORD.search(gap) and city.prefix not in _WHOLES and place.prefix in _WHOLES


def _tells_where(text: str, place: BodyMention) -> bool:
    """Whether an English region only tells where the city before it lies: "Hill, Meadow Region, Norland"."""
    return place.name.endswith(_REGIONS) and lies_there(text, place.start)


_REGIONS = (
    " Region",
    " region",
    " Province",
    " province",
    " Prefecture",
    " prefecture",
    " County",
    " State",
    " Oblast",
)


def _hub(
    mentions: Mentions, start: int, listed: set[str], concluding: Sequence[PartyFound]
) -> PartyFound | None:
    """The one that ties with all that are listed: a party, or else the body that stands last before the list."""
    others = [party for party in concluding if party.name not in listed]
    if others:
        return max(others, key=lambda party: party.confidence)
    near = [
        body
        for body in (*mentions.bodies, *mentions.as_bodies)
        if start - _BEFORE <= body.start
        and body.end <= start
        and body.kind in GOVERNS
        and body.name not in listed
    ]
    return _party(max(near, key=lambda body: body.start), concluding) if near else None


def _party(body: BodyMention, concluding: Sequence[PartyFound]) -> PartyFound:
    """A body as a party, as it was judged or because it is listed."""
    judged = next((party for party in concluding if party.name == body.name), None)
    return judged or listed_party(body)


def listed_party(body: BodyMention) -> PartyFound:
    """A body as the partner of a tie that a text lists."""
    return PartyFound(body, body.name, body.kind, "party.listed", 0.7, body.country)
