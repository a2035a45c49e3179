"""Bodies told by their heads alone, who sign and are not named: "the governors of A, B and C signed"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from citypact.graph.extraction.affiliation_limits import city_abroad
from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.body_mentions import MUNICIPAL, BodyMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import province_at
from citypact.graph.extraction.listings import listed
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.told_signers import companies
from citypact.graph.extraction.worded_bodies import worded_bodies

__all__ = ["headed", "heads_at"]

_HEADS = frozenset(
    {"mayor", "governor", "pao_president", "sao_president", "director", "deputy_mayor", "deputy_governor"}
)
_OTHER_HEADS = expression(
    r"อธิการบดี|อธิบดีกรม|ผู้ว่าการ(?!ตรวจ|แบงก์)|นายอำเภอ|คณบดี|เจ้าอาวาส|เจ้าแขวง|ผู้กำกับการ|ผู้บัง?คับการ|ผู้บัญชาการ|(?:นายแพทย์)?สาธารณสุข(?:จังหวัด|อำเภอ)|เกษตรอำเภอ|"
    r"ประธาน(?=หอการค้า|สภา|สหกรณ์|มูลนิธิ|สมาคม|ชมรม|กลุ่ม|เครือข่าย|วิสาหกิจ|กองทุน|บริษัท)|นายกสมาคม|(?:กรรมการ)?ผู้จัดการ|เลขาธิการ"
)
_WITHIN_NAME = expression(r"สำนักงาน\Z")
_NEXT = expression(
    r"(?:[ ](?:ประเทศ[ก-๎]{2,12}|สปป\.?[ ]?ลาว|สาธารณรัฐ[ก-๎]{4,24}))?[ ]?"
    r"(?:,|และ|กับ|พร้อม(?:ด้วย|กับ)?|ร่วมกับ|จับมือ(?:กับ)?|ผนึก(?:กำลัง)?(?:กับ)?)?[ ]?"
)
_MOST = 60
_ACTS = expression(
    r"(?P<between>[^\n]{0,70}?)(?:ลง(?:ลาย)?(?:มือ)?(?:นาม|ชื่อ)|เซ็น|จรด(?:ปลาย)?ปากกา|จับปากกา|"
    r"(?:จัด)?ทำ(?:บันทึก|ข้อตกลง|[ ]?MO[UA])|แลกเปลี่ยนหนังสือ|จับมือ)"
    r"(?![ก-๙]{0,4}(?:ถวาย|สมุด|พยาน))"
)
# who comes to talk of it
_MEETS = expression(
    r"(?:(?!ลงนาม|มอบ|ร้องเรียน|เป็นประธาน)[^\n]){0,120}?(?:หารือ|ปรึกษา|พูดคุย|เจรจา)(?:(?!กัน)[^\n]){0,50}?(?:MO[UA]|บันทึก|ข้อตกลง|ความร่วมมือ)"
)
_WATCHES = expression(r"พยาน|เป็นประธาน|ประธาน(?:ใน|พิธี|งาน)|เปิดเผย|กล่าว|มอบหมาย|มอบให้|ต้อนรับ|ณ[ ]")


def headed(mentions: Mentions, part: Part) -> Iterator[BodyMention]:
    """The bodies whose heads act without their names, one office shared by several among them."""
    named = {person.office.start for person in mentions.people if person.office}
    beside = [(head.stop, end) for head, end in companies(mentions)]
    followed = set[int]()  # where those begin that act, to whom others before them belong
    for office in reversed(mentions.offices[:_MOST]):
        if (
            office.start in named
            or not part.start <= office.start < part.end
            or mentions.in_note(office.start)
            or any(start <= office.start < end for start, end in beside)  # of the company of who signs
            or _WITHIN_NAME.search(mentions.text, max(0, office.start - 8), office.start)
            or not (office.role in _HEADS or _OTHER_HEADS.match(office.name))
        ):
            continue
        first = _body(mentions, office)
        if first is None:
            continue
        found = listed(mentions, first.end, part.end, behind=first)
        acts = _ACTS.match(mentions.text, found[-1].end)
        listed_on = _NEXT.match(mentions.text, found[-1].end)
        meets = part.status.value == "proposed" and _MEETS.match(mentions.text, found[-1].end) is not None
        if (
            (listed_on and listed_on.end() in followed)
            or (acts and not _WATCHES.search(acts["between"]))
            or meets
        ):
            followed.add(office.start)
            yield from found


def heads_at(mentions: Mentions, position: int) -> list[BodyMention]:
    """The bodies of a list that tells their heads alone: "those who sign are the mayor of A, the director of B"."""
    found = list[BodyMention]()
    for office in mentions.offices[:_MOST]:
        if office.start < position:
            continue
        led = _NEXT.match(mentions.text, position)
        if led is None or led.end() != office.start:
            break
        body = _body(mentions, office)
        if body:
            found.append(body)
        position = body.end if body else office.end  # a head of no body stands in the list as well
    return found


def _body(mentions: Mentions, office: Office) -> BodyMention | None:
    """The body of an office, as a mention that ends where its name does."""
    read = worded_bodies(office.body or "")
    if not read and office.body and _PEOPLE.match(office.body):
        begin = mentions.text.find(office.body, office.start, office.end)
        end = begin + len(office.body)
        return BodyMention(office.start, end, office.body, "association", office.body) if begin >= 0 else None
    if not read or read[0].start:
        return None
    body = read[0]
    if body.name == body.prefix:  # it has no name beside the word for it: การเคหะแห่งชาติ
        named = [
            each
            for each in mentions.bodies
            if each.name == body.name and office.start < each.start < office.end
        ]
        return replace(named[0], start=office.start) if named else None
    place = body.name.removeprefix(body.prefix).strip()
    province = province_at(place, 0)
    if body.kind == "province" and province and place.startswith(f"{province}และ"):
        body, place = replace(body, name=body.prefix + province), province
    begin = mentions.text.find(place, office.start, office.end)
    if begin < 0:
        return None
    end = begin + len(place)
    name = city_abroad(body.name, mentions.text)
    if name == body.name and body.prefix in MUNICIPAL and _ABROAD.match(mentions.text, end):
        name = body.name.removeprefix("เทศบาล")  # "นายกเทศมนตรีเมืองก ประเทศญี่ปุ่น"
    if name != body.name:
        body = replace(
            body, name=name, kind="foreign_local_government", prefix=body.prefix.removeprefix("เทศบาล")
        )
    return replace(body, start=office.start, end=end, country=None)


_PEOPLE = expression(r"กลุ่ม|ชมรม|เครือข่าย|ชุมชน|วิสาหกิจ|กองทุน|สภา(?!เทศบาล|องค์|จังหวัด|อบ)")
_ABROAD = expression(r"[ ](?:ประเทศ(?!ไทย)|สาธารณรัฐ|สหพันธ|สหรัฐ|สปป\.)")
