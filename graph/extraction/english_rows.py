"""Rows of partners in English: whom a sentence joins, as "the pact of Hill and Meadow", "Hill and Meadow are twins".

What stands in such a row concludes the agreement, whatever further words stand between: grammar tells it, not a phrase.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.bare_names import core
from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.english_events import PARTIES_ARE
from citypact.graph.extraction.english_names import UPPER, lies_there
from citypact.graph.extraction.english_sentences import sentences
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.party_candidates import Candidate
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.seeking import once

__all__ = ["as_stated", "partner_rows", "stated_row"]

_DATA = rules("english")["rows"]
_MOST, _FEW = 7, 3  # partners of one agreement, and those that are a subject: more are partners of another
_REACH = 110  # letters between the words for an agreement and the row behind them
_LEAD = 40
_SURE = 0.9  # of what stands in a row
_SEATS = r"(?:cities|city|towns?|municipalit(?:y|ies)|provinces?|districts?|communes?|localities|ports|sides)"
_LAND = rf"{UPPER}[^\W\d_]+(?:[ ]{UPPER}[^\W\d_]+)?"
# what stands between one of a row and the next: where it lies, what it is
_LIES = (
    rf"(?:[ ]\([^()\n]{{1,60}}\)|[ ]{_SEATS}(?![\w-])(?![ ]of\b)|"
    rf"[ ]of[ ](?:the[ ])?{_LAND}|"
    rf"[ ]in[ ](?:the[ ])?(?:[\w’'-]+[ ]){{0,4}}?{_LAND}(?:[ ](?:province|prefecture|state|region))?|"
    rf",[ ]{_LAND}(?=,|[ ]and )|"
    rf",[ ](?:which|where|who|the|an?|in|of|already|now|long|home|known|famous|one|capital|located|situated)\b"
    rf"[^,.;:\n]{{2,60}}(?=,))"
)
_JOINT = expression(
    rf"{_LIES}{{0,2}}(?P<joint>,?[ ](?:and|&|as well as|(?:together|along|jointly)[ ]with|alongside)[ ]|[,;][ ]|[ ]?[–—-][ ]?)"
    rf"(?:the[ ])?(?:Republic[ ]of[ ]{UPPER}\w+[’']s[ ]|{UPPER}\w+[ ]{UPPER}\w+[’']s[ ]|"
    rf"{UPPER}\w+[’']s?[ ]|{UPPER}\w+[ ](?={_SEATS}[ ]of[ ]))?(?:{_SEATS}[ ]of[ ])?"
)
_LEADS = expression(
    rf"(?:{_DATA['leads']})(?:[ ](?:both|the|its|two|three|four))*(?:[ ]{_SEATS},?(?:[ ]of)?)?[ ]\Z"
)
_FOLLOWS = expression(rf"{_LIES}{{0,2}},?[ ](?:{_DATA['follows']})")
_SEAT = rf"(?:(?:both|the)[ ])?(?:{UPPER}\w+[’']s[ ])?(?:(?:[\w-]+[ ]){{0,2}}{_SEATS}[ ]of[ ])?(?:the[ ])?"
# before a partner: "with its new partner, Hill", "signed by Hill"
_WITH = expression(
    rf"\bwith[ ](?:(?:its|their|his|her)[ ](?:[\w-]+[ ]){{0,3}}(?:partner|counterpart|sister|twin|friend),?[ ])?{_SEAT}\Z"
)
_BY = expression(rf"\b(?:sign|ink|seal|conclud)\w*[ ](?:[^.,;:\n]{{1,40}}[ ])?by[ ]{_SEAT}\Z")
_OWNS = expression(r"[’']s?[ ](?:[\w-]+[ ]){0,5}\Z")
_GOVERNED = expression(r"\b(?:of|with|to|in|from|for|by|at)[ ](?:the[ ])?\Z")
_JOINED = expression(rf"(?i:{_DATA['joined']})")
# between a subject and its partner: another who does something
_OTHERS_ACT = expression(
    r"(?i:[.;]|\b(?:while|who|whose|met|meet|meeting|said|told|talks|discuss\w*|visit\w*|attended)\b)"
)
_OTHER_NEWS = expression(
    r"(?i:latest|(?:also )?read(?: also| more)?|related|more news|see also)\b[^\n]{0,12}:"
)
_FRONT = expression(
    r"(?:With|At|In|During|Under|Following|After|Before|Thanks|Through|On|Witnessed|Supported|Hosted|Organi[sz]ed|Speaking)\b[^,;:\n]*\Z"
)
_THE_TWO = expression(rf"(?i:{_DATA['the two']})")


def as_stated(
    mentions: Mentions, part: Part, judged: list[tuple[float, Candidate]]
) -> list[tuple[float, Candidate]]:
    """Those of the row that the text tells first and most are parties; of the others, whom much speaks for."""
    rows = partner_rows(mentions, part)
    stated = _most_told(rows)
    if not stated:
        return judged
    called = {body.name for row in rows for body in row}
    best: dict[str, tuple[float, Candidate]] = {}
    for probability, candidate in judged:
        place = core(candidate.mention)
        if place in called and _COMMITTEE.search(candidate.name):
            continue  # by whose chairman the place signs
        if place in stated and probability > best.get(place, (-1.0, candidate))[0]:
            best[place] = (probability, candidate)
    if len(best) < len(stated):
        return judged
    named = {candidate.name for _, candidate in best.values()}
    return [
        (max(probability, _SURE), candidate)
        if candidate.name in named
        else (
            probability
            if probability >= _SURE
            and not _aside(mentions, candidate)
            and not (_COMMITTEE.search(candidate.name) and core(candidate.mention) in called)
            else 0.0,
            candidate,
        )
        for probability, candidate in judged
    ]


_COMMITTEE = expression(r"[ ]People[’']s Committee\Z")


def _aside(mentions: Mentions, candidate: Candidate) -> bool:
    """Whether a body is told only by the office of somebody who signs nothing, or before the subject of a sentence."""
    if "told.0" in candidate.features:
        return "party.signer" not in candidate.rules
    text = mentions.text
    told = [body.start for body in candidate.mentions] + [bare.start for bare in candidate.bare]
    return bool(told) and all(fronted(text, _opening(text, position), position) for position in told)


def _opening(text: str, position: int) -> int:
    """Where the sentence of a place begins, roughly."""
    return max(
        text.rfind("\n", 0, position) + 1,
        (text.rfind(". ", 0, position) + 2) if ". " in text[:position] else 0,
    )


def stated_row(mentions: Mentions, part: Part) -> frozenset[str]:
    """The places of the row that a text tells first and most, if it tells one."""
    return _most_told(partner_rows(mentions, part))


def _most_told(told: Sequence[Sequence[BodyMention]]) -> frozenset[str]:
    rows = [frozenset(core(body) for body in row) for row in told]
    counted = Counter(
        next((wider for wider in rows if row < wider and len(wider) > _PAIR), row) for row in rows
    )
    return max(counted, key=lambda row: (counted[row], -rows.index(row)), default=frozenset())


def partner_rows(mentions: Mentions, part: Part) -> list[list[BodyMention]]:
    """The rows that the sentences of a part's documents join, in the order of the text."""
    text = mentions.text
    named = once(
        text, "partners", lambda: sorted([*mentions.bodies, *mentions.as_bodies], key=lambda body: body.start)
    )
    starts = [body.start for body in named]
    told = sorted({document.start for document in (*part.documents, *part.named)})
    found: list[list[BodyMention]] = []
    for start, end in once(
        text, ("sentences", part.start, part.end), lambda: [*sentences(text, part.start, part.end)]
    ):
        here = told[bisect_left(told, start) : bisect_left(told, end)]
        parties = PARTIES_ARE.search(text, start, end)
        if not (here or parties) or mentions.in_note(start) or _OTHER_NEWS.match(text, start):
            continue
        here = here or [parties.start() if parties else start]
        inside = named[bisect_left(starts, start) : bisect_left(starts, end)]
        inside = [body for body in inside if not fronted(text, start, body.start)]
        for row in _rows(text, inside):
            first, last = row[0].start, row[-1].end
            led = any(0 < first - position < _REACH for position in here)
            if (led and _LEADS.search(text, max(start, first - _LEAD), first)) or (
                here[-1] >= last and len(row) <= _FEW and _FOLLOWS.match(text, last, end)
            ):
                found.append(row)
        found += _with_partner(text, inside, here)
        if not found and _THE_TWO.search(text, start, end):
            both = {core(group[0]): group[0] for group in _groups(text, inside)}
            if len(both) > 1:
                found += [[*both.values()]] if len(both) == _PAIR else []
            else:
                found += _told_before(text, named, bisect_left(starts, start))
    return found


def fronted(text: str, start: int, position: int) -> bool:
    """Whether a place in a sentence lies before its subject: "With support from Hill Office, Meadow signed"."""
    comma = text.find(",", position, position + _FRONTED)
    return (
        comma > 0
        and _FRONT.match(text, start, position) is not None
        and not _JOINS.search(text, position, comma)
    )


_FRONTED = 80
_NEAREST = 12  # of those before a partner, who may be the one that concludes something with it
_JOINS = expression(r"[.;:\n]|[ ]and[ ]|\bsign")


def _with_partner(
    text: str, inside: Sequence[BodyMention], here: Sequence[int]
) -> Iterator[list[BodyMention]]:
    """Who concludes something and with whom, as one row: "Hill signed a pact with Meadow", "Hill's pact with Meadow"."""
    groups = _groups(text, inside)
    for number, partners in enumerate(groups):
        begin = partners[0].start
        lead = max(0, begin - _LEAD)
        if not _WITH.search(text, lead, begin):
            continue
        for subject in reversed(groups[max(0, number - _NEAREST) : number]):
            end = subject[-1].end
            between = here[bisect_right(here, end) : bisect_left(here, begin)]
            owns = any(_OWNS.fullmatch(text, end, position) for position in between)
            first = subject[0].start
            governed = _GOVERNED.search(text, max(0, first - 12), first)  # "Hill, a sister of Meadow, signed"
            if (
                (owns or (_FOLLOWS.match(text, end, begin) and not governed))
                and (between or _JOINED.search(text, end, begin))
                and not _OTHERS_ACT.search(text, end, begin)
                and _several(row := [*subject, *partners])
            ):
                yield row
                break
        else:
            behind = groups[number + 1] if number + 1 < len(groups) else None
            if (
                behind
                and any(position < begin for position in here)
                and _BY.search(text, partners[-1].end, behind[0].start)
                and _several(row := [*partners, *behind])
            ):
                yield row


def _groups(text: str, inside: Sequence[BodyMention]) -> list[list[BodyMention]]:
    """What stands joined in a sentence, also one alone; without what tells where another lies."""
    found: list[list[BodyMention]] = []
    for body in inside:
        last = found[-1][-1] if found else None
        if last and (body.start < last.end or _lies_in(text, last, body)):
            continue
        gap = _JOINT.fullmatch(text, last.end, body.start) if last else None
        if last and gap and gap[0] in (", ", "; ") and body.weak and not last.weak:
            continue
        if gap:
            found[-1].append(body)
        else:
            found.append([body])
    return found


def _told_before(text: str, named: Sequence[BodyMention], index: int) -> Iterator[list[BodyMention]]:
    """The two whom "the two cities" means: the pair that is joined last before them, or the only two of the sentence before."""
    before = named[max(0, index - _LOOKED_BACK) : index]
    for first, second in zip(before[-2::-1], before[:0:-1], strict=False):
        if core(first) != core(second) and _JOINT.fullmatch(text, first.end, second.start):
            yield [first, second]
            return
    told = {core(body): body for body in before}
    if len(told) == _PAIR:
        yield [*told.values()]


_LOOKED_BACK, _PAIR = 8, 2
_WIDE = 20  # rows of three and more that are looked at


def _rows(text: str, inside: Sequence[BodyMention]) -> Iterator[list[BodyMention]]:
    """What stands joined in a sentence, two and more."""
    row: list[BodyMention] = []
    joined = False
    for body in inside:
        gap = _JOINT.fullmatch(text, row[-1].end, body.start) if row else None
        if row and (
            _lies_in(text, row[-1], body)
            if gap is None
            else gap[0] in (", ", "; ") and body.weak and not row[-1].weak
        ):
            continue
        if gap is None:
            if joined and _several(row):
                yield row
            row, joined = [body], False
        else:
            row, joined = [*row, body], joined or gap["joint"] != ", "
    if joined and _several(row):
        yield row


def _lies_in(text: str, city: BodyMention, place: BodyMention) -> bool:
    """Whether a place only tells where the one before it lies: "Hill in the northern province of Meadow"."""
    gap = _IN.fullmatch(text, city.end, place.start)
    return gap is not None and (gap["seat"] is not None or lies_there(text, place.start))


_IN = expression(
    r"(?:[ ](?:city|town|county|district))?"
    r"(?:,?[ ](?:in|of)|,[ ](?:the|an?)[ ](?:[\w’'-]+[ ]){1,4}(?:of|in))[ ](?:the[ ])?(?:[\w’']+[ ]){0,5}?"
    r"(?P<seat>(?:province|region|state|prefecture|county|district)[ ]of[ ])?"
)


def _several(row: Sequence[BodyMention]) -> bool:
    return 1 < len({core(body) for body in row}) <= _MOST
