"""Parties: the bodies that conclude an agreement, and who initiates or is invited.

Evidence is weighed: a list behind ระหว่าง, a body whose head signs, the partner behind กับ, the subject that signs.
Attendees, witnesses and the owner of the venue gather none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.bodies import LOCAL_KINDS, BodyMention
from citypact.graph.extraction.english_events import english_evidence
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.listings import SEPARATOR, listed
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.seeking import Sought
from citypact.graph.extraction.signatories import Signer

__all__ = ["PartyFound", "parties", "roles"]


@dataclass(frozen=True, slots=True)
class PartyFound:
    """A party: the mention that names it best, and what speaks for it."""

    mention: BodyMention
    name: str
    kind: str
    rule: str
    confidence: float
    country: str | None = None
    role: Found[str] | None = None


_BETWEEN = Sought(r"ระหว่าง(?!วันที่|กัน|เวลา|ประชุม|ก่อสร้าง|[ ]?\d|การ|ที่|นี้|ท้องถิ่น|ประเทศ|ภาครัฐ|หน่วยงานของ)")
_WITH = Sought(r"(?:ร่วม)?กับ|ร่วมด้วย")
_SIGNED = Sought(
    r"ลงนาม|ลงชื่อ|เซ็น|จรดปากกา|ทำพิธี|จัดพิธี|ทำบันทึก|ทำข้อตกลง|ขยายระยะเวลา|ต่ออายุ|แสดงเจตจำนง|ทำ[ ]?\(?MOU"
)
_OPENS = Sought(
    r"\d{1,3}[ ]?(?:แห่ง|หน่วยงาน|องค์กร|ฝ่าย|ภาคี|อปท\.?)[ ]?(?:ประกอบด้วย|ได้แก่|คือ|ดังนี้|[:：])+\s{0,8}"
    r"|(?P<parties>(?:คู่)?(?:ภาคี|สัญญา|ความร่วมมือ)[ก-๙“”\" ]{0,60}?(?:[:：]|ได้แก่|คือ|ประกอบด้วย))\s{0,8}"
)
_INVITES = Sought(r"(?:จึง)?(?:ได้)?(?:เรียน)?เชิญ(?:ชวน)?(?:ให้)?[ ]?")
_TITLE_LINKS = re.compile(r"จับมือ|ผนึก|จับคู่|ร่วมกับ|กับ|[–—×xX/-]|ลงนาม|เซ็น|MOU|เมืองคู่|พี่น้อง|และ|ควง|จูงมือ|ผูกเกลอ")


def parties(mentions: Mentions, part: Part, signers: list[Signer]) -> list[PartyFound]:
    """The parties of one agreement, in the order in which the text names them."""
    weight: dict[str, float] = defaultdict(float)
    named: dict[str, BodyMention] = {}
    rule: dict[str, str] = {}

    def add(body: BodyMention, points: float, why: str) -> None:
        name = body.name
        weight[name] += points
        rule.setdefault(name, why)
        if points >= 3 and weight[name] < 8:
            rule[name] = why if weight[name] == points else rule[name]
        if name not in named:
            named[name] = body

    if mentions.english:
        for body, points, why in english_evidence(mentions, part):
            add(body, points, why)
    for bodies_listed in () if mentions.english else _between(mentions, part):
        for body in bodies_listed:
            add(body, 6, "party.between")
    for bodies_listed in () if mentions.english else _counted(mentions, part):
        for body in bodies_listed:
            add(body, 5, "party.counted")
    for body, why in () if mentions.english else _around_signing(mentions, part):
        add(body, 4, why)
    firsts: dict[str, BodyMention] = {}
    for body in mentions.bodies:
        firsts.setdefault(body.name, body)
    for signer in signers[:200]:
        if signer.capacity in ("signs", "signs_for", "represents") and signer.body:
            concluding = _concluding(mentions, signer.body)
            body = firsts.get(concluding) or _mention_of(mentions, concluding, signer.start, signer.end)
            add(body, 4, "party.signer")
    if not part.older:
        for body in _title(mentions):
            add(body, 2, "party.title")
    if part.older and not any(points >= 4 for points in weight.values()):
        for body in mentions.bodies:
            if (
                (
                    part.start <= body.start < part.end
                    and not body.council
                    and body.prefix not in ("จังหวัด", "แขวง", "มณฑล", "รัฐ")
                )
                and not body.weak
                and body.kind in (*LOCAL_KINDS, "foreign_local_government", "university")
            ):
                add(body, 4, "party.older")
    if not part.older and not named:
        home = mentions.around.municipal(part.anchor.start)
        told = _SIGNED.search(mentions.text, *mentions.line(part.anchor.start))
        if home and told and part.type.rule in ("type.document", "type.relation"):
            add(next(body for body in mentions.bodies if body.name == home), 2, "party.home")
    strong = [name for name in named if weight[name] >= 4]
    chosen = strong if len(strong) > 1 else [name for name in named if weight[name] >= 2]
    if part.older and not part.numbered:
        chosen = _with_home(mentions, part, chosen, named)
        rule |= {name: rule.get(name, "party.home") for name in chosen}
    chosen = _merged(chosen, weight, named)
    chosen.sort(key=lambda name: (named[name].start, name))
    return [
        PartyFound(
            named[name],
            name,
            named[name].kind,
            rule[name],
            min(0.97, 0.55 + weight[name] * 0.05),
            named[name].country,
        )
        for name in chosen
        if named[name].kind != "region"
    ]


def _concluding(mentions: Mentions, name: str) -> str:
    """The place that concludes, where a committee or council of it signs and the text names the place itself."""
    for prefix in ("คณะกรรมการประชาชน", "สภา"):
        place = name.removeprefix(prefix)
        if place != name and place in mentions.around.known:
            return place
    return name


def _mention_of(mentions: Mentions, name: str, start: int, end: int) -> BodyMention:
    """The first mention of a body by its name, else one made of the office that names it."""
    for body in mentions.bodies:
        if body.name == name:
            return body
    for body in mentions.bodies:
        if body.name.endswith(name) or (name.endswith(body.name) and body.start >= start and body.end <= end):
            return replace(body, name=name, kind=_kind_of(name, body.kind))
    return BodyMention(start, end, name, _kind_of(name, "other"), name)


def _kind_of(name: str, otherwise: str) -> str:
    from citypact.graph.extraction.bodies import bodies

    found = bodies(name)
    return found[0].kind if found and found[0].start == 0 else otherwise


def _between(mentions: Mentions, part: Part) -> Iterator[list[BodyMention]]:
    """Lists behind ระหว่าง near a document of the part."""
    text = mentions.text
    for match in _BETWEEN.finditer(text, part.start, part.end):
        start, end = mentions.line(match.start())
        near = any(
            start - 200 <= document.start <= end + 200 and abs(document.start - match.start()) < 420
            for document in part.documents
        )
        if not near or mentions.in_note(match.start()):
            continue
        if re.match(r"(?:ความร่วมมือ|ใช้ความร่วมมือ)\Z", text[max(0, match.start() - 10) : match.start()]):
            continue
        bodies_listed = listed(mentions, match.end(), part.end)
        if len(bodies_listed) > 1 or bodies_listed:
            yield bodies_listed


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
                re.search(r"โดยมี|นอกจากนี้|ทั้งนี้|กล่าวว่า|เพื่อให้|สักขีพยาน|[ ]ณ[ ]", between[-200:])
                and part.status.value != "in_force"
            ) and not re.search(r"ลงนาม(?:ร่วม)?\Z", between):
                break
            partners = listed(mentions, match.end(), end)
            for body in partners:
                yield body, "party.with"
            if partners:
                break
        # partners before the document: ร่วมกับ B ลงนาม MOU
        before = text[max(start, document.start - 260) : document.start]
        base = max(start, document.start - 260)
        for match in _WITH.finditer(before):
            left = mentions.around.before(base + match.start())
            right = [
                body for body in mentions.bodies if base + match.end() <= body.start <= base + match.end() + 1
            ]
            if (
                left
                and right
                and left.end >= base + match.start() - 1
                and re.search(r"จัดทำ|ทำ|ลงนาม|สถาปนา|ร่วม", before[match.end() :])
            ):
                yield left, "party.with"
                yield right[0], "party.with"
                break
            if (
                re.search(r"ลงนาม|ทำ|เซ็น|จัดพิธี|มี|จับมือ", before[match.end() :])
                or text[base + match.start() - 4 : base + match.start()] == "ร่วม"
            ):
                for body in listed(mentions, base + match.end(), document.start):
                    yield body, "party.with"
        # the subject: A (โดย P) ... ลงนาม/ทำ/จัด ... MOU
        index = bisect_left(starts, document.start)
        signing = _SIGNED.search(text, base, document.end)
        first = None
        for body in mentions.bodies[max(0, index - 8) : index]:
            if body.start < base or (body.weak and not body.country):
                continue
            if re.search(
                r"(?:[ ]ณ[ ]?|ที่|อาคาร|สำนักงาน|ชั้น[ ]?\d+[ ]?|ห้อง[ก-๙]{0,20}[ ]?|หน้า|หอประชุม|จังหวัด|อำเภอ)\Z",
                text[max(0, body.start - 26) : body.start],
            ):
                continue
            if body.kind in LOCAL_KINDS or body.prefix.startswith("เทศบาล"):
                office = text[max(0, body.start - 16) : body.start]
                if re.search(r"นายก|ปลัด|ประธาน|สภา|เลขานุการ|ในเขต|ของ|สังกัด|พนักงาน|เยือน", office):
                    continue
                first = body
        if first and (signing or re.search(r"ร่าง|มี|กำหนด", text[first.end : document.start])):
            gap = text[first.end : document.start]
            if not re.search(r"ระหว่าง(?!วันที่)", gap):
                for body in listed(mentions, _list_start(mentions, first), document.start) or [first]:
                    yield body, "party.subject"


def _list_start(mentions: Mentions, body: BodyMention) -> int:
    """Where the list begins whose last member a body is: A, B และ C."""
    index = bisect_left([other.start for other in mentions.bodies], body.start)
    start = body.start
    for other in reversed(mentions.bodies[max(0, index - 12) : index]):
        if other.end <= start and SEPARATOR.fullmatch(mentions.text[other.end : start]):
            start = other.start
        else:
            break
    return start


def _counted(mentions: Mentions, part: Part) -> Iterator[list[BodyMention]]:
    """Lists that a count or a heading opens: "11 แห่ง ประกอบด้วย ...", "คู่ภาคี : ..."."""
    for match in _OPENS.finditer(mentions.text, part.start, part.end):
        if mentions.in_note(match.start()) or not any(
            abs(d.start - match.start()) < 700 for d in part.documents
        ):
            continue
        found = listed(mentions, match.end(), part.end)
        if len(found) > 1 or (match["parties"] and found):
            yield found


def _title(mentions: Mentions) -> Iterator[BodyMention]:
    start, end = mentions.article.title
    inside = [body for body in mentions.bodies if start <= body.start < end]
    if inside and _TITLE_LINKS.search(mentions.text, start, end):
        for body in inside:
            if not body.weak:
                yield body


def _with_home(mentions: Mentions, part: Part, chosen: list[str], named: dict[str, BodyMention]) -> list[str]:
    """An older agreement names its partner; the body whose news this is, is the other side."""
    if any(named[name].kind in LOCAL_KINDS | {"province"} for name in chosen):
        return chosen
    home = next(
        (
            body
            for body in mentions.bodies
            if part.start <= body.start < part.end and body.kind in LOCAL_KINDS
        ),
        None,
    ) or next(
        (
            body
            for body in mentions.bodies
            if body.kind in LOCAL_KINDS and body.start >= mentions.article.body
        ),
        None,
    )
    if home and chosen:
        named.setdefault(home.name, home)
        return [home.name, *chosen]
    return chosen


def _merged(chosen: list[str], weight: dict[str, float], named: dict[str, BodyMention]) -> list[str]:
    """One party per body: a place and its committee, a faculty and its university, a name within a longer one."""
    kept: list[str] = []
    for name in chosen:
        longer = [
            other
            for other in chosen
            if other != name
            and name in other
            and len(other) > len(name)
            and not (named[name].kind in LOCAL_KINDS and "โรงพยาบาล" in other)
        ]
        committee = name.startswith(("คณะกรรมการประชาชน", "สภา")) and any(
            name.endswith(other) for other in chosen if other != name
        )
        if committee or (
            longer
            and any(
                (other.startswith("คณะ") and name.startswith("มหาวิทยาลัย")) or other.startswith(name)
                for other in longer
            )
            and not committee
        ):
            continue
        kept.append(name)
    return kept


def roles(mentions: Mentions, found: list[PartyFound]) -> list[PartyFound]:
    """Who invites whom: A (จึง)ได้เชิญ B ร่วมลงนาม."""
    result = list(found)
    for match in _INVITES.finditer(mentions.text):
        if not _SIGNED.search(mentions.text, match.end(), min(len(mentions.text), match.end() + 120)):
            continue
        before = mentions.around.before(match.start())
        after = next((body for body in mentions.bodies if match.end() <= body.start <= match.end() + 2), None)
        if before is None or after is None or match.start() - before.end > 12:
            continue
        for index, party in enumerate(result):
            if party.name == before.name and party.role is None:
                result[index] = replace(
                    party,
                    role=Found(
                        "initiator", before.start, match.start() + len(match[0].rstrip()), "role.invites", 0.9
                    ),
                )
            elif party.name == after.name and party.role is None:
                result[index] = replace(
                    party, role=Found("invited", match.start(), after.end, "role.invited", 0.9)
                )
        break
    return result
