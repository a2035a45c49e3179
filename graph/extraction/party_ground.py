"""What a part says of the bodies that are told in it, on which the candidates for its parties are weighed."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable
from functools import partial

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.bare_names import BareName, place_in
from citypact.graph.extraction.body_mentions import BodyMention, family_of
from citypact.graph.extraction.body_sorts import sort_of
from citypact.graph.extraction.contexts import context
from citypact.graph.extraction.english_forms import form_features
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.listings import SEPARATOR
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.party_candidates import Candidate
from citypact.graph.extraction.seeking import once

__all__ = ["PartyGround"]

_NOTHING: frozenset[str] = frozenset()


class PartyGround:
    """What a part says of the bodies that are told in it: the same, whoever is known to sign."""

    __slots__ = (
        "_beside",
        "_lying",
        "_mentions",
        "_of",
        "_officed",
        "_offices",
        "_part",
        "_parting",
        "_seats",
        "_stop",
    )

    def __init__(self, mentions: Mentions, part: Part) -> None:
        self._mentions, self._part = mentions, part
        self._stop = len(mentions.text.rstrip())
        self._of: dict[Hashable, frozenset[str]] = {}
        self._beside: dict[tuple[int, int], frozenset[str]] = {}
        self._lying: dict[tuple[int, int, str], bool] = {}
        self._parting: dict[tuple[int, int], bool] = {}
        self._officed = once(mentions.text, "offices", partial(_office_spans, mentions))
        # behind these, a province only tells where: "the mayor of A, B Province"
        self._seats = {
            office.end for office in mentions.offices if office.body and office.seat == "municipal"
        }
        self._offices: dict[str, set[str]] = defaultdict(set)
        for person in mentions.people[:300]:
            if person.office and part.start <= person.start < part.end and (held := mentions.body_of(person)):
                rank = "office.head" if person.office.role in _HEADS else "office.staff"
                self._offices[self.key(held)].add(rank)

    def key(self, name: str) -> str:
        """What an office and a body have in common: in English the place, "Mayor of Hill" and "Hill City Council"."""
        if not self._mentions.english:
            return name
        return once(self._mentions.text, ("place", name), partial(place_in, name))

    def of(self, candidate: Candidate) -> frozenset[str]:
        """What is said of one body, whatever the others are."""
        mention, told_at = candidate.mention, candidate.mentions
        first = told_at[0].start if told_at else -1
        key = candidate.name, mention.start, mention.end, first, len(told_at), len(candidate.bare)
        told = self._of.get(key)
        if told is None:
            told = self._of[key] = frozenset(self._said(candidate))
        return told

    def _said(self, candidate: Candidate) -> set[str]:
        mentions, part, mention = self._mentions, self._part, candidate.mention
        own = {f"kind.{family_of(candidate.kind)}"}
        if sort := sort_of(candidate.name, mention.prefix):
            own.add(f"sort.{sort}")
        if mention.weak and not mention.country:
            own.add("weak")
        if mention.council:
            own.add("council")
        if self._offices:
            own |= self._offices.get(self.key(candidate.name), _NOTHING)
        outside = 0
        for body in candidate.mentions[:40]:
            if _inside(self._officed, body.start):
                own.add("in-office")
                own.add(f"held.{_where(mentions, body, _near(mentions, part, body))}")
                continue
            outside += 1
            own |= self._of_mention(body)
        own.add(f"told.{min(outside, 3)}")
        if part.without and all(
            any(start <= mention.start < end for start, end in part.without)
            for mention in (candidate.mentions or candidate.bare or [mention])[:40]
        ):
            own.add("told-with-older")
        if len(candidate.mentions) < 2 and mention.end >= self._stop:
            own.add("cut-off")  # where the text itself stops, a name may be the beginning of another
        if candidate.kind in ("province", "foreign_local_government") or mention.prefix == "อำเภอ":
            text = mentions.text
            free = sum(
                text[body.start - 1] != " " or body.start - 1 not in self._seats
                for body in candidate.mentions[:40]
                if not self._places(body)
            )
            own.add(f"free.{min(free, 3)}")
        own.add(f"bare.{min(len(candidate.bare), 3)}")
        for bare in candidate.bare[:20]:
            own.update([f"bare.{feature}" for feature in self._of_mention(bare)])
        if mentions.english:
            own.update(form_features(mentions, candidate))
        return own

    def _of_mention(self, body: BodyMention | BareName) -> frozenset[str]:
        """What the words beside one mention say, and how near a document it stands."""
        span = body.start, body.end
        told = self._beside.get(span)
        if told is None:
            told = self._beside[span] = frozenset(_said(self._mentions, self._part, body))
        return told

    def parts_list(self, end: int, start: int) -> bool:
        """Whether what stands between two mentions parts the members of one list."""
        told = self._parting.get((end, start))
        if told is None:
            gap = self._mentions.text[end:start]
            told = self._parting[end, start] = _LISTED.fullmatch(gap) is not None
        return told

    def _places(self, body: BodyMention) -> bool:
        mention = body.start, body.end, body.name
        told = self._lying.get(mention)
        if told is None:
            told = self._lying[mention] = _locates(self._mentions, self._mentions.text, body)
        return told


_LISTED = expression(
    r"[ ]?(?:\([^()\n]{1,40}\))?(?:[ ]?(?:อำเภอ|อ\.|จังหวัด|จ\.|ตำบล|ต\.)[ ]?[\u0e00-\u0e4f]{2,24})?"
    r"[ ]?(?:โดย[^\n]{0,50})?[ ]?(?:[,/;•●▪✅#–—-]|และ|กับ|ร่วมกับ|ตลอดจน|รวมถึง|and |the |\n|[ ]|\(?[ก-ฮ\d]{1,2}[.)])*[ ]?"
)
_HEADS = frozenset(
    {
        "mayor",
        "governor",
        "pao_president",
        "sao_president",
        "director",
        "council_chair",
        "ambassador",
        "minister",
    }
)


def _office_spans(mentions: Mentions) -> tuple[list[int], list[int]]:
    spans = sorted(
        (person.office.start, person.office.end) for person in mentions.people if person.office is not None
    )
    return [start for start, _ in spans], [end for _, end in spans]


def _inside(spans: tuple[list[int], list[int]], position: int) -> bool:
    index = bisect_left(spans[0], position + 1) - 1
    return index >= 0 and spans[1][index] > position


def _said(mentions: Mentions, part: Part, body: BodyMention | BareName) -> list[str]:
    before, after = context("parties", mentions.text, body.start, body.end)
    titled, near = body.start < mentions.article.body, _near(mentions, part, body)
    close = "title" if titled else near
    said = [_where(mentions, body, near)]
    if before:
        said.append(f"before.{before}.{close}")
    if after:
        said.append(f"after.{after}.{close}")
        if before in ("and", ""):
            said.append(f"both.{before}.{after}")
    return said


def _near(mentions: Mentions, part: Part, body: BodyMention | BareName) -> str:
    """How near a mention is to a document of its line."""
    begin, stop = body.start, body.end
    start, end = mentions.line(begin)
    nearest = 9999
    for document in part.documents:
        if start <= document.start < end:
            gap = begin - document.end if begin >= document.end else document.start - stop
            if gap < nearest:
                nearest = gap
    return "near" if nearest < 160 else "line" if nearest < 9999 else "far"


def _where(mentions: Mentions, body: BodyMention | BareName, near: str) -> str:
    """Whether a mention stands in the title, and how near to a document."""
    return f"{'title' if body.start < mentions.article.body else 'body'}.{near}"


_IN_PLACE = expression(
    r"(?:(?:อำเภอ|อ\.|ตำบล|ต\.|ถนน|ถ\.|เขต|แขวง|หมู่|บ้าน)[ ]?[\u0e00-\u0e4f\d]{1,24}|ในพื้นที่|ในเขต|พื้นที่|ใน|ทั่ว|ทุกอำเภอของ)[ ]?\Z"
)


def _locates(mentions: Mentions, text: str, body: BodyMention) -> bool:
    """Whether a mention only tells where another body or a place lies: "เทศบาลตำบลก อำเภอข จังหวัดค"."""
    for _ in range(6):
        place = _IN_PLACE.search(text, max(0, body.start - 40), body.start)
        if place and not (body.prefix == "อำเภอ" and place[0].startswith("อำเภอ")):
            return True
        before = mentions.around.before(body.start)
        if before is None:
            return False
        gap = text[before.end : body.start]
        if before.kind != "province" and before.prefix != body.prefix:
            return gap.strip(" ()") == ""
        if not SEPARATOR.fullmatch(gap) and gap != " ":
            return False
        body = before  # "in the provinces A, B and C": all of them tell where
    return False
