"""Slots of agreements in English: "signed with A, B and C", "signed by A and B", "A and B signed", "two provinces, A and B".

Whatever body stands in such a slot, or in one row with a body that does, is proposed as a party.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from citypact.graph.extraction.body_mentions import GOVERNMENTS, BodyMention
from citypact.graph.extraction.english_names import WORD
from citypact.graph.extraction.english_nations import NATIONAL
from citypact.graph.extraction.expressions import expression

__all__ = ["in_slots", "joining", "of_the_two"]

_MOST = 40  # bodies of one row
_FEW = 2  # more than these are listed as one
_SEATS = (
    r"(?:cities|city|towns?|municipalit(?:y|ies)|provinces?|prefectures?|counties|county|districts?|states?)"
)
_SIGNS = r"(?:re-?)?(?:sign(?:s|ed|ing)?|ink(?:s|ed|ing)?|seal(?:s|ed|ing)?|conclud(?:es?|ed|ing)|renew(?:s|ed|ing)?)"
_PAPER = (
    r"(?:MO[UA]s?|MoUs?|LO[Ii]s?|memorand\w+|agreements?|pacts?|accords?|letters? of intent|charters?|"
    r"deals?|partnerships?)"
)
_ARTICLE = (
    rf"(?:(?:both|all|the)[ ])*(?:(?:{NATIONAL})[ ](?=Ministry|Department))?"
    rf"(?:(?!and\b)[a-z’'-]+[ ])?(?:{_SEATS}[ ]of[ ])?"
)
_SIDES = (
    rf"(?:{_SEATS}|sides|parties|agencies|organi[sz]ations|institutions|universities|partners|bodies|"
    r"authorities|governments)"
)
# what a party stands behind
_WITH = expression(
    rf"(?i:\b(?:{_SIGNS}|{_PAPER}|joined? hands|joins hands|partner(?:s|ed|ing)?)\b)"
    rf"(?:(?!\b(?:to|met|by|will|would|can|could|may|which|that|who|where|when|work\w*|together|along|meet\w*|held|visit\w*|"
    rf"talks?|discuss\w*|shar\w+)\b)[^.,;:\n]){{0,110}}?\bwith[ ]{_ARTICLE}"
)
_BY = expression(rf"\b{_SIGNS}(?:[ ][a-z]+){{0,3}}?[ ]by[ ]{_ARTICLE}")
_COUNTED = expression(
    rf"\b(?i:two|three|four|five|six|seven|eight|nine|ten|both|\d{{1,2}})[ ](?:[a-z-]+[ ])?{_SIDES}[ ]?"
    rf"(?:[,:–—-]|are|were|of)[ ]?(?:namely|are|were)?[ ]?{_ARTICLE}"
)
_SLOTS = ((_WITH, "party.with"), (_BY, "party.subject"), (_COUNTED, "party.counted"))
# what stands behind a party that concludes
_CONCLUDES = expression(
    rf"(?:[ ]\([^()\n]{{1,40}}\))?(?:,[ ](?:an?|the)[ ][^,.;:\n]{{2,140}}(?=,[ ]))?"
    rf"(?:,|[ ][–—-])?[ ](?:(?:has|have|had|will|also|jointly|together|formally|officially|recently|"
    rf"today|yesterday|on[ ][A-Z]\w+(?:[ ]\d{{1,2}})?)[ ])*(?:{_SIGNS}|entered[ ]into|put[ ]their|"
    r"joins?[ ]hands|joined[ ]hands|(?P<both>wants?[ ]to|agree[sd]?[ ]to|became|becomes?))\b(?!-)"
)
# what stands between two of a row
_JOINT = expression(
    rf"[’']s[ ]|(?:[ ]\([^()\n]{{1,60}}\))?(?:[ ]?,[ ]?|[ ](?=and\b|&))"
    rf"(?:(?:and|&|as[ ]well[ ]as|along[ ]with|together[ ]with)[ ])?(?:with[ ])?{_ARTICLE}"
)


def in_slots(
    text: str, named: Sequence[BodyMention], start: int, end: int, *, counted: bool = False
) -> Iterator[tuple[BodyMention, str]]:
    """The bodies in the slots of a sentence, with the rule that each slot is; ``counted``: only rows that a count opens."""
    inside = named[bisect_left(named, start, key=_start) : bisect_left(named, end, key=_start)]
    for slot, rule in _SLOTS[-1:] if counted else _SLOTS:
        for match in slot.finditer(text, start, end):
            row = _row(text, _with_firms(text, inside, match.end(), end), match.end())
            row = row if any(body in inside for body in row) else []
            if rule != "party.counted" or len(row) > 1:
                told = "party.counted" if len(row) > _FEW else rule
                yield from ((body, told) for body in row)
    for number, body in enumerate(() if counted else inside):
        if concludes := _CONCLUDES.match(text, body.end, end):
            first = number
            while first and _JOINT.fullmatch(text, inside[first - 1].end, inside[first].start):
                first -= 1
            if first < number or not concludes["both"]:
                yield from ((each, "party.subject") for each in inside[first : number + 1])


def joining(
    text: str, named: Sequence[BodyMention], start: int, end: int
) -> Iterator[tuple[BodyMention, str]]:
    """The bodies of a sentence that tells who works with whom from now on: "Hill Bank has agreed to work with Meadow City"."""
    inside = named[bisect_left(named, start, key=_start) : bisect_left(named, end, key=_start)]
    for number in range(1, len(inside)):
        body = inside[number]
        last = inside[number - 1]
        if _WORKS_WITH.fullmatch(text, last.end, body.start):
            yield from ((each, "party.with") for each in _row(text, inside, body.start))
            first = number - 1
            while first and _JOINT.fullmatch(text, inside[first - 1].end, inside[first].start):
                first -= 1
            yield from ((each, "party.subject") for each in inside[first:number])


_WORKS_WITH = expression(
    rf"(?:[ ]\([^()\n]{{1,40}}\))?,?[ ](?:(?:has|have|had|will|also|jointly|formally|officially|recently|today|yesterday)[ ])*"
    rf"(?:agree[sd]?[ ]to[ ](?:work|co-?operate|collaborate|partner|team[ ]up)|join(?:s|ed)?[ ](?:hands|forces)|"
    rf"team(?:s|ed)?[ ]up|partner(?:s|ed)?|entered[ ]into[ ](?:an?[ ])?(?:partnership|cooperation|collaboration|agreement))"
    rf"(?:[ ](?!and\b|with\b)[a-z-]+){{0,5}}[ ]with[ ]{_ARTICLE}"
)


def _with_firms(text: str, inside: Sequence[BodyMention], start: int, end: int) -> list[BodyMention]:
    """The bodies, and what in their row is named like the branch of a firm: "Reed Thailand", or by its initials."""
    taken = [(body.start, body.end) for body in inside]
    firms = [
        BodyMention(match.start(), match.end(), match[0], "company", "")
        for match in _FIRM.finditer(text, start, min(end, start + _LONG))
        if not any(first < match.end() and match.start() < last for first, last in taken)
    ]
    return sorted([*inside, *firms], key=_start)


_LONG = 300  # letters of a row
_FIRM = expression(
    rf"(?<![\w(’'“-])(?!(?:The|Royal|Embassy|Kingdom|Government|Of|In|Mr|Mrs|Ms)\b){WORD}[ ](?:{WORD}[ ])?"
    rf"(?:Thailand|\(Thailand\))(?![\w-])"
    rf"|(?<![\w(’'“/-])(?!{_PAPER}|USA|UNESCO|ASEAN|COVID|PHOTO)[A-Z]{{3,6}}(?![\w)’'/-])(?=,| and |\.|;)"
)


def of_the_two(text: str, named: Sequence[BodyMention], start: int, end: int) -> list[BodyMention]:
    """The two that "between the two" means in a sentence: the last pair that was told before it."""
    if not _THE_TWO.search(text, start, end):
        return []
    before = [body for body in named[: bisect_left(named, start, key=_start)] if body.kind in GOVERNMENTS]
    for first, second in zip(before[-2::-1], before[:0:-1], strict=False):
        if first.name != second.name and text[first.end : second.start] == " and ":
            return [first, second]
    return []


_THE_TWO = expression(rf"\bbetween the two(?! {_SIDES})|\bbetween (?:the two|both) {_SEATS}\b")


def _start(body: BodyMention) -> int:
    return body.start


def _row(text: str, inside: Sequence[BodyMention], position: int) -> list[BodyMention]:
    """The bodies that follow one another from a position on."""
    index = bisect_left(inside, position, key=_start)
    found: list[BodyMention] = []
    for body in inside[index : index + _MOST]:
        if body.start != position if not found else not _JOINT.fullmatch(text, found[-1].end, body.start):
            break
        found.append(body)
    return found
