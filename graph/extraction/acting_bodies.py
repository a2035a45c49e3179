"""Who acts: the bodies right before the word for a signing, with all of the list whose last they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from operator import attrgetter

from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.contexts import behind
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.listings import SEPARATOR, listed, located_by
from citypact.graph.extraction.lying import (
    PLACES_OF_IT,
    SIDE_BY_SIDE,
    only_locates,
    past_letters,
    past_places,
)
from citypact.graph.extraction.mentions import Mentions

__all__ = ["acting", "in_a_place", "list_start"]

_START = attrgetter("start")
_MOST = 40  # bodies of a line that are looked at
_SUBJECTS = frozenset(
    {
        "province",
        "foreign_local_government",
        "university",
        "school",
        "company",
        "association",
        "ministry_agency",
        "other",
    }
)


def acting(mentions: Mentions, lines: Iterable[tuple[int, int]]) -> Iterator[BodyMention]:
    """The bodies of some lines that sign, and those that a list tells with them."""
    text = mentions.text
    for start, end in sorted(lines):
        index = bisect_left(mentions.bodies, start, key=_START)
        for body in mentions.bodies[index : index + _MOST]:
            if body.start >= end:
                break
            if (
                body.kind in _SUBJECTS
                and behind("parties", text, past_places(mentions, body)) == "signs"
                and not _OWNED.search(text, max(0, body.start - 20), body.start)
                and not (
                    (body.kind == "province" or body.prefix in PLACES_OF_IT) and only_locates(mentions, body)
                )
            ):
                yield from _with_those_before(mentions, body)


_OWNED = expression(
    r"(?:(?:งบประมาณ|สนับสนุน|ทุน|มอบหมาย|อนุเคราะห์|ประสาน(?:งาน)?)จาก"
    r"|ของ|สังกัด|ใน|ณ[ ]?|ที่|ห้อง[ก-๙]{0,20}[ ]?|ผู้[ก-๙]{2,14}|ผอ\.|ครู|นายก|ประธาน|อธิการบดี|คณบดี|เจ้าหน้าที่|สมาชิก|กับ)[ ]?\Z"
)


def _with_those_before(mentions: Mentions, body: BodyMention, senders: int = 3) -> Iterator[BodyMention]:
    """A body that acts, and those of the list whose last it is: "A (ก.) และ B ร่วมลงนาม"."""
    begin = list_start(mentions, body, blanks=True)
    before = max(0, begin - 20)
    if begin < body.start and (
        _SENT.search(mentions.text, before, begin) or not _OWNED.search(mentions.text, before, begin)
    ):
        told = (each for each in listed(mentions, begin, body.start) if each.end <= body.start)
        yield from (each for each in told if each.prefix != "กระทรวง")  # it is over others
    sender = mentions.around.before(begin)
    if sender and senders and _ACTS_BY.fullmatch(mentions.text, past_letters(mentions, sender), begin):
        yield from _with_those_before(mentions, sender, senders - 1)
    yield body


_ACTS_BY = expression(r"[ ]?โดย[ ]?")
_SENT = expression(r"ผู้แทน(?:จาก|ของ)?[ ]?\Z")


def in_a_place(mentions: Mentions, body: BodyMention) -> bool:
    """Whether a body is told as the place where something is held."""
    return _IN_A_PLACE.search(mentions.text[max(0, body.start - 26) : body.start]) is not None


_IN_A_PLACE = expression(
    r"(?:[ ]ณ[ ]?|(?:\A|\n)ณ[ ]|ที่[ ]?|(?:อาคาร|ตึก)(?:[ ]?[ก-๙\d]{1,24}[ ]{1,2})?|สำนักงาน|ชั้น[ ]?\d+[ ]?|ห้อง[ก-๙]{0,20}[ ]?|"
    r"หน้า|หอประชุม|จังหวัด|อำเภอ)\Z"
)


def list_start(mentions: Mentions, body: BodyMention, *, blanks: bool = False) -> int:
    """Where the list begins whose last member a body is: A, B และ C; with ``blanks`` also one that only those part."""
    start = body.start
    index = bisect_left(mentions.bodies, start, key=_START)
    for other in reversed(mentions.bodies[max(0, index - 12) : index]):
        if start < other.end:
            continue  # where the one before it lies
        gap = mentions.text[past_letters(mentions, other) : start]
        listed_so = (
            (blanks or start < body.start)
            and _APART.fullmatch(gap)
            and (_may_be_listed(mentions, other) or (start < body.start and _of_one_kind(other, body)))
        )
        if not (SEPARATOR.fullmatch(gap) or listed_so):
            break
        start = located_by(mentions, other).start
    return start


# behind an "and", what stands before it is parted by blanks: "A B และ C"
_APART = expression(r"[ ](?:\([^()\n]{1,40}\)[ ])?")


def _of_one_kind(body: BodyMention, last: BodyMention) -> bool:
    """Whether both are provinces or the like, each with the word for it: no one of them lies in the other."""
    return {body.prefix, last.prefix} <= SIDE_BY_SIDE or (
        body.prefix == last.prefix and body.prefix in PLACES_OF_IT
    )


def _may_be_listed(mentions: Mentions, body: BodyMention) -> bool:
    """Whether a body before a blank is a member of a list: no place where another lies, none where something is held."""
    if body.weak or body.council or body.kind in ("province", "foreign_local_government"):
        return False
    return not in_a_place(mentions, body)
