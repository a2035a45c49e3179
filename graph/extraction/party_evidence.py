"""What speaks for a body as a party: a list behind ระหว่าง, the partner behind กับ, the subject that signs, a counted list.

Each kind of evidence is a rule with a name; ``party_features.py`` weighs them together.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from citypact.graph.extraction.acting_bodies import acting, in_a_place, list_start
from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.body_mentions import LOCAL_KINDS, BodyMention
from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.english_events import english_evidence
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.listings import listed, located_by, sharing
from citypact.graph.extraction.lying import past_letters
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.seeking import Sought
from citypact.graph.extraction.slots import NAMES_PARTIES
from citypact.graph.extraction.unnamed_heads import headed, heads_at
from citypact.graph.extraction.worded_bodies import body_named

__all__ = ["SIGNED", "evidence_for", "list_start", "rules_by_body"]

_BETWEEN = Sought(r"ระหว่าง(?!วันที่|กัน|เวลา|ประชุม|ก่อสร้าง|[ ]?\d|การ|ที่|นี้|ท้องถิ่น|ประเทศ|ภาครัฐ|หน่วยงานของ)")
_WITH = Sought(r"(?:ร่วม)?กับ|ร่วมด้วย")
SIGNED = Sought(
    r"ลงนาม|ลงชื่อ|เซ็น|จรดปากกา|ทำพิธี|จัดพิธี|ทำบันทึก|ทำข้อตกลง|ขยายระยะเวลา|ต่ออายุ|แสดงเจตจำนง|ทำ[ ]?\(?MOU"
)
_OPENS = Sought(
    r"(?:\d{1,3}[ ]?|สอง|สาม|สี่|ห้า|หก|เจ็ด)(?:แห่ง|หน่วยงาน|องค์กร|ฝ่าย|ภาคี|อปท\.?)[ ]?(?:ประกอบด้วย|ได้แก่|คือ|ดังนี้|[:：])+\s{0,8}"
    r"|(?:หน่วยงาน|องค์กร|ภาคี(?:เครือข่าย)?|ฝ่าย|ท้องถิ่น|อปท\.|ผู้)[ ]?(?:ที่)?(?:ได้)?(?:ร่วม|เข้าร่วม)(?:พิธี)?ลงนาม[ก-๙\d (),.:]{0,70}?"
    r"(?:ประกอบด้วย|ได้แก่|คือ|ดังนี้|[:：])+\s{0,8}"
    r"|(?P<parties>(?:คู่)?(?:ภาคี|สัญญา|ความร่วมมือ)[ก-๙“”\" ]{0,60}?(?:[:：]|ได้แก่|คือ|ประกอบด้วย))\s{0,8}"
)
_NAMED = Sought(NAMES_PARTIES)
_PLACES_COUNTED = expression(r"\d{1,3}[ ]?(?:จังหวัด|แขวง|เมือง)")
# an agreement with them: those are its partners
_SIGNED_WITH = expression(
    r"(?:ลงนาม|เซ็น|MO[UA]\)?|บันทึก(?:ข้อตกลง|ความ(?:เข้าใจ|ร่วมมือ)))[^\n.,:]{0,60}?กับ(?:ทาง)?[ ]?(?:ทั้ง[ ]?)?\Z"
)
_REACH = 120  # letters
_NAMES = expression(
    r"(?!กัน)[^\n:：,]{1,80}?(?:ได้แก่|คือ|ประกอบด้วย|[:：])[ ]?"
)  # what they have in common, then who they are
_LINK = Sought(
    r"(?:จับมือ|รวม(?:กำลัง|พลัง)|ผนึก(?:กำลัง|ความร่วมมือ|พลัง|กำลังร่วม)?|ควง(?:คู่|แขน)?|จูงมือ|จับคู่|ผสาน(?:พลัง|มือ|ความร่วมมือ)?|คบหา|"
    r"กอดคอ|แท็กทีม|ประสานมือ|ร่วมมือ|ร่วมใจ)(?:ร่วม)?(?:กับ)?|ร่วมกับ|ทำ[ ]?MO[UA][ ]?(?:ร่วม)?กับ"
)
# whose a document is: "the agreement that A made with B", "A has had one with B"
_HELD_WITH = Sought(
    r"(?:มี|ทำ|ลงนาม|ลงชื่อ|เซ็น|ผูก|จัดทำ)(?:ข้อตกลง|ความตกลง|สัญญา|ความร่วมมือ)?(?:ไว้|ขึ้น|อยู่|ร่วม|มา)*(?:ร่วม)?กับ(?!กัน)(?:ทาง)?[ ]?"
)
_OF_BOTH = Sought(r"(?:เป็น|คือ)ความร่วมมือ(?:กัน)?ของ[ ]?(?=[ก-ฮเแโใไ])")
# around a signing: what goes on to something else, what concludes, what tells that a body is no subject
_COOPERATION = expression(r"(?:ความร่วมมือ|ใช้ความร่วมมือ)\Z")
_GOES_ON = expression(r"โดยมี|นอกจากนี้|ทั้งนี้|กล่าวว่า|เพื่อให้|สักขีพยาน|[ ]ณ[ ]")
_SIGNS_WITH = expression(r"ลงนาม(?:ร่วม)?\Z")
_CONCLUDES = expression(r"จัดทำ|ทำ|ลงนาม|สถาปนา|ร่วม|มี\Z")
_HOLDS = expression(r"ลงนาม|ทำ|เซ็น|จัดพิธี|มี|จับมือ")
_OF_OFFICE = expression(r"นายก|ปลัด|ประธาน|สภา|เลขานุการ|ในเขต|ของ|สังกัด|พนักงาน|เยือน")
_PLANS = expression(r"ร่าง|มี|กำหนด")
_BETWEEN_THEM = expression(r"ระหว่าง(?!วันที่)")
_WITH_BEHIND = expression(r"[ ]?(?:ร่วม)?กับ[ ]?(?:[^\n:：,]{1,60}?(?:ได้แก่|คือ|ประกอบด้วย|[:：])[ ]?)?")
_SIGNED_BY = Sought(r"ลงนาม[^\n]{0,60}?โดย(?!มี|นาย|นาง|ดร)[ ]?")
_REACH = 420  # letters between a list and the document that its bodies conclude
_TITLE_LINKS = expression(r"จับมือ|ผนึก|จับคู่|ร่วมกับ|กับ|[–—×xX/-]|ลงนาม|เซ็น|MOU|เมืองคู่|พี่น้อง|และ|ควง|จูงมือ|ผูกเกลอ")


def evidence_for(mentions: Mentions, part: Part) -> Iterator[tuple[BodyMention, str]]:
    """Bodies with the rule that proposes them, a body as often as rules do."""
    if mentions.english:
        yield from english_evidence(mentions, part)
    else:
        for bodies_listed in chain(
            _between(mentions, part),
            _of_both(mentions, part),
            _held_with(mentions, part),
            _signed_by(mentions, part),
        ):
            for body in bodies_listed:
                yield body, "party.between"
        for body in chain.from_iterable(_counted(mentions, part)):
            yield body, "party.counted"
        yield from _named(mentions, part)
        yield from _around_signing(mentions, part)
        yield from _linked(mentions, part)
        for body in sharing(mentions, part.start, part.end):
            yield body, "party.sharing"
        for body in headed(mentions, part):
            yield body, "party.heads"
    if not part.older:
        for body in _title(mentions):
            yield body, "party.title"


def rules_by_body(proposed: Iterable[tuple[BodyMention, str]]) -> dict[str, set[str]]:
    """The rules that propose each body, by its name."""
    found: dict[str, set[str]] = defaultdict(set)
    for body, rule in proposed:
        found[body.name].add(rule)
    return dict(found)


def _near(part: Part, match: re.Match[str]) -> list[Document]:
    """The documents of a part that stand near a match."""
    return [document for document in part.documents if abs(document.start - match.start()) < _REACH]


def _between(mentions: Mentions, part: Part) -> Iterator[list[BodyMention]]:
    """Lists behind ระหว่าง near a document of the part."""
    text = mentions.text
    for match in _BETWEEN.finditer(text, part.start, part.end):
        yield _of_heads_between(mentions, match.end())
        start, end = mentions.line(match.start())
        near = any(start - 200 <= document.start <= end + 200 for document in _near(part, match))
        if not near or mentions.in_note(match.start()):
            continue
        if _COOPERATION.match(text[max(0, match.start() - 10) : match.start()]):
            continue
        bodies_listed = listed(mentions, match.end(), part.end)
        if not bodies_listed and (named := _NAMES.match(text, match.end())):
            bodies_listed = listed(mentions, named.end(), part.end)
        if bodies_listed:
            yield bodies_listed


def _of_heads_between(mentions: Mentions, position: int) -> list[BodyMention]:
    """The bodies of the people between whom something is concluded: "between P, mayor of A, and R, governor of B"."""
    found = list[BodyMention]()
    people = mentions.people
    index = bisect_left(people, position, key=lambda person: person.begin)
    while index < len(people) and _LEADS_ON.fullmatch(mentions.text, position, people[index].begin):
        person = people[index]
        read = body_named(name) if (name := mentions.body_of(person)) and not name.isascii() else None
        if read and name == read.name:
            found.append(replace(read, start=person.start, end=person.end))
        position, index = person.stop, index + 1
    several = len({body.name for body in found}) == len(found)
    return found if several else []  # else two people of one body


_LEADS_ON = expression(r"[ ]?(?:กับ|และ|ร่วมกับ|,)?[ ]?")


def _of_both(mentions: Mentions, part: Part) -> Iterator[list[BodyMention]]:
    """Whose cooperation it is: "เป็นความร่วมมือของ A กับ B"."""
    for match in _OF_BOTH.finditer(mentions.text, part.start, part.end):
        if mentions.in_note(match.start()) or not _near(part, match):
            continue
        found = listed(mentions, match.end(), part.end)
        if len(found) == 1 and (partners := _WITH_BEHIND.match(mentions.text, found[0].end)):
            found += listed(mentions, partners.end(), part.end)
        if len(found) > 1:
            yield found


def _held_with(mentions: Mentions, part: Part) -> Iterator[list[BodyMention]]:
    """Who concluded something with whom: "the agreement that A made with B"."""
    for match in _HELD_WITH.finditer(mentions.text, part.start, part.end):
        holder = mentions.around.before(match.start())
        if holder is None or holder.start < part.start or holder.council or mentions.in_note(match.start()):
            continue
        if mentions.text[holder.end : match.start()].strip() or not _near(part, match):
            continue
        if partners := listed(mentions, match.end(), part.end):
            yield [holder, *partners]


def _signed_by(mentions: Mentions, part: Part) -> Iterator[list[BodyMention]]:
    """Those by whom something was signed: "it was signed on the 5th by A, B and C"."""
    for match in _SIGNED_BY.finditer(mentions.text, part.start, part.end):
        if not mentions.in_note(match.start()) and _near(part, match):
            found = listed(mentions, match.end(), part.end)
            if len(found) > 1 and found[0].start <= match.end() + 1:
                yield found


def _around_signing(mentions: Mentions, part: Part) -> Iterator[tuple[BodyMention, str]]:
    """The subject before a signing or a document, and the partners behind กับ."""
    text = mentions.text
    starts = [body.start for body in mentions.bodies]
    for document in part.documents:
        start, end = mentions.line(document.start)
        start, end = max(start, part.start), min(end, part.end)
        if mentions.in_note(document.start):
            continue
        # partners: ... MOU ... (ร่วม)กับ B
        for match in _WITH.finditer(text, document.end, min(end, document.end + 330)):
            between = text[document.end : match.start()]
            if (
                _GOES_ON.search(between[-200:]) and part.status.value != "in_force"
            ) and not _SIGNS_WITH.search(between):
                break
            partners = listed(mentions, match.end(), end) or heads_at(mentions, match.end())
            for body in partners:
                yield body, "party.with"
            if partners:
                break
        # partners before the document: ร่วมกับ B ลงนาม MOU
        base = max(start, document.start - 260)
        for match in _WITH.finditer(text, base, document.start):
            begin, stop = match.span()
            left = mentions.around.before(begin)
            following = bisect_left(starts, stop)
            right = mentions.bodies[following] if following < len(starts) else None
            then = text[stop : document.start]
            if (
                left
                and right
                and right.start <= stop + 1
                and past_letters(mentions, left) >= begin - 1
                and _CONCLUDES.search(then)
            ):
                for body in _up_to(mentions, left):
                    yield body, "party.with"
                for body in listed(mentions, right.start, document.start) or [right]:
                    yield body, "party.with"
                break
            if text.endswith("ร่วม", 0, begin) or _HOLDS.search(then):
                for body in listed(mentions, stop, document.start):
                    yield body, "party.with"
        # the subject: A (โดย P) ... ลงนาม/ทำ/จัด ... MOU
        index = bisect_left(starts, document.start)
        signing = SIGNED.search(text, base, document.end)
        first = None
        for body in mentions.bodies[max(0, index - 8) : index]:
            if body.start < base or (body.weak and not body.country):
                continue
            if in_a_place(mentions, body):
                continue
            if _IS_VENUE.match(text, body.end):
                continue
            if body.kind in LOCAL_KINDS or body.prefix.startswith("เทศบาล"):
                office = text[max(0, body.start - 16) : body.start]
                if _OF_OFFICE.search(office):
                    continue
                first = body
        if first and (signing or _PLANS.search(text[first.end : document.start])):
            gap = text[first.end : document.start]
            if not _BETWEEN_THEM.search(gap) and not _of_others(mentions, document, first):
                begin = list_start(mentions, first)
                for body in listed(mentions, begin, document.start) or [first]:
                    yield body, "party.subject"
                besides = mentions.around.before(begin)
                if (
                    besides
                    and _BESIDES.search(text, max(0, besides.start - 8), besides.start)
                    and _AND_ALSO.fullmatch(text, besides.end, begin)
                ):
                    yield besides, "party.subject"


_BESIDES, _AND_ALSO = expression(r"นอกจาก[ ]?\Z"), expression(r"[ ]?แล้ว[ ]?(?:ยังมี|ก็ยังมี|ยัง|ก็มี|มี)?[ ]?(?:ทาง)?")


def _of_others(mentions: Mentions, document: Document, first: BodyMention) -> bool:
    """Whether a document is told to be one between others: A attends the signing of an MOU between B and C."""
    between = _BETWEEN_OTHERS.match(mentions.text, document.end)
    told = listed(mentions, between.end(), between.end() + _REACH) if between else []
    return len(told) > 1 and first.name not in {body.name for body in told}


_BETWEEN_OTHERS = expression(r"(?:(?!กับ|โดย|ณ[ ])[^\n]){0,60}?ระหว่าง(?!วันที่|เวลา|กัน)[ ]?(?:ทาง)?")


def _linked(mentions: Mentions, part: Part) -> Iterator[tuple[BodyMention, str]]:
    """The partners on both sides of a word for joining hands, and the body right before a signing."""
    text, title = mentions.text, mentions.article.title
    lines = {mentions.line(document.start) for document in part.documents}
    for match in _LINK.finditer(text, part.start, part.end):
        line = mentions.line(match.start())
        if not (line in lines or title[0] <= match.start() < title[1]) or mentions.in_note(match.start()):
            continue
        left = mentions.around.before(match.start())
        if (
            left
            and not left.council
            and (
                not text[past_letters(mentions, left) : match.start()].strip(" )")
                or (
                    _BEGINS_LINE.fullmatch(text, line[0], left.start)
                    and _TO_LINK.fullmatch(text, left.end, match.start())
                )
            )
        ):
            partners = listed(mentions, match.end(), line[1])
            for body in (*partners, *(_up_to(mentions, left) if partners else ())):
                yield body, "party.link"
    for body in acting(mentions, lines):
        yield body, "party.acting"


def _up_to(mentions: Mentions, left: BodyMention) -> list[BodyMention]:
    """The body before a word for joining hands, with all of the list whose last it is: "A, B และ C จับมือ D"."""
    last = located_by(mentions, left)
    begin = list_start(mentions, last)
    told = (
        [each for each in listed(mentions, begin, last.start) if each.end <= last.start]
        if begin < last.start
        else []
    )
    return [*told, last]


# a line of which a body is the subject up to the word for joining hands: "A goes on, joins hands with B"
_BEGINS_LINE = expression(r"[^ก-๎A-Za-z0-9\n]{0,4}")
_TO_LINK = expression(r"(?:(?!โดย|ณ[ ]|ที่|ระหว่าง|ของ|จัด|ให้|กับ|นำคณะ|พา|ต้อนรับ|หารือ|รับ|มอบ)[^\n.]){1,60}")
_IS_VENUE = expression(r"(?:[ ](?:สาธารณรัฐ|ประเทศ)[ก-๎]{2,40})?[ ]?เป็น(?:สถาน)?ที่(?:จัด|ลงนาม|ประชุม|ทำ)")


def _counted(mentions: Mentions, part: Part) -> Iterator[list[BodyMention]]:
    """Lists that a count or a heading opens: "11 แห่ง ประกอบด้วย ...", "คู่ภาคี : ..."."""
    for match in _OPENS.finditer(mentions.text, part.start, part.end):
        if mentions.in_note(match.start()) or not any(
            abs(d.start - match.start()) < 700 for d in part.documents
        ):
            continue
        found = listed(mentions, match.end(), part.end) or heads_at(mentions, match.end())
        if len(found) > 1 or (match["parties"] and found):
            yield found


def _named(mentions: Mentions, part: Part) -> Iterator[tuple[BodyMention, str]]:
    """Whom a text names as parties: "the one side is A, the other is B", "those who signed are A, B and C".

    Places that are only counted ("three towns: A, B and C") may be those of other ties.
    """
    for match in _NAMED.finditer(mentions.text, part.start, part.end):
        if not mentions.in_note(match.start()) and _near(part, match):
            with_them = _SIGNED_WITH.search(
                mentions.text, max(part.start, match.start() - _REACH), match.start()
            )
            only_counted = _PLACES_COUNTED.match(match[0]) and not with_them
            rule = "party.named" if only_counted else "party.counted"
            for body in listed(mentions, match.end(), part.end) or heads_at(mentions, match.end()):
                yield body, rule


def _title(mentions: Mentions) -> Iterator[BodyMention]:
    start, end = mentions.article.title
    inside = [body for body in mentions.bodies if start <= body.start < end]
    if inside and _TITLE_LINKS.search(mentions.text, start, end):
        for body in inside:
            if not body.weak:
                yield body
