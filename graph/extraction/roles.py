"""Roles of parties: who holds the ceremony, who wished for the agreement, who was invited; each only where the text says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.parties import PartyFound
from citypact.graph.extraction.party_evidence import SIGNED
from citypact.graph.extraction.seeking import Sought

__all__ = ["roles"]

_INVITES = Sought(r"(?:จึง)?(?:ได้)?(?:เรียน|ชัก)?(?:เชิญ(?:ชวน)?|ชวน)(?:ให้)?[ ]?")
_CEREMONY = r"(?:(?:พิธี|งาน)(?:การ)?(?:ลงนาม|ทำบันทึก|เซ็น)|(?:การ)?ลงนาม)"
# behind a body: it holds the ceremony
_HOLDS = Sought(
    rf"(?:ได้|ซึ่ง|ขอ)?(?:ร่วม)?(?:เป็นเจ้าภาพ|จัดให้มี{_CEREMONY}|จัด{_CEREMONY}|จัดขึ้น|"
    rf"ในฐานะเจ้าภาพ)"
)
_HOLD_BEFORE = expression(
    rf"(?:{_CEREMONY}[^\n]{{0,90}}(?:ซึ่ง|ที่|โดย)[ ]?|(?:เจ้าภาพ|ผู้จัด(?:งาน|"
    rf"พิธี)?)[ ]?(?:คือ|ได้แก่|โดย)?[ ]?)\Z"
)
_RECEIVES = expression(r"[^\n]{0,90}?(?:ให้การ|คอย|รอ|กล่าว)?ต้อนรับ")
_WELCOME = Sought("ต้อนรับ")
_COMES = Sought(r"นำคณะ|เดินทางมา|มาเยือน|คณะ(?:จาก|ของ|ผู้)")
# behind a body, or its delegation: it wished for the agreement
_WISHES = Sought(
    r"(?:ได้|มี|เป็น(?:ผู้|ฝ่าย)?)?(?:แสดง)?(?:ความ)?(?:ประสงค์|ริเริ่ม|เสนอ(?!ชื่อ|ราคา|สภา|ต่อสภา|"
    r"แนะ)|ทาบทาม|ร้องขอ)(?:อย่างเป็นทางการ|[ ]|ให้|ที่จะ|จะ|ขอ|ว่า|ต่อ)*"
)
_TIE = expression(
    r"[^\n]{0,90}?(?:ลงนาม|สถาปนา|ทำบันทึก|ข้อตกลง|ความร่วมมือ|ความสัมพันธ์|เป็นเมือง|"
    r"บ้านพี่เมืองน้อง|MOU)"
)
_INVITED_BY = Sought(r"(?:ตามคำ|ได้รับ(?:การ|คำ))เชิญ(?:จาก|ของ)?[ ]?")

_EN_HOSTED = Sought(r"(?:[Hh]osted by|[Hh]osts?(?: city)?,?|[Oo]rgani[sz]ed by) (?:the )?")
_EN_HOSTS = Sought(
    r"(?:hosted|hosts|was the host|played host|played the host|held the (?:signing|"
    r"ceremony)|organi[sz]ed the (?:signing|ceremony))\b"
)
_EN_STARTS = Sought(
    r"(?:[Ii]nitiated by|at the (?:initiative|request|suggestion) of|(?:idea|"
    r"proposal) (?:came from|of)|proposed by) (?:the )?"
)
_EN_WISHES = Sought(
    r"(?:initiated|proposed|first suggested|had asked for|had proposed|"
    r"requested) (?:the |a )?(?:[a-z-]+ ){0,3}(?:agreement|partnership|pact|tie|ties|link|relationship|MOU|"
    r"memorandum|cooperation)"
)
_EN_INVITING = Sought(
    r"at the invitation of (?:the )?(?:mayor of |governor of )?(?:the )?|"
    r"invited by (?:the )?(?:mayor of |governor of )?(?:the )?"
)


def roles(mentions: Mentions, part: Part, found: Sequence[PartyFound]) -> list[PartyFound]:
    """The parties of one agreement, with the role that the text gives to one or another; the first that it gives stands."""
    result = list(found)
    told = _english(mentions, part) if mentions.english else _thai(mentions, part)
    for name, role in told:
        index = _party(result, name)
        if role.value == "host" and not part.live:
            continue
        taken = role.value != "invited" and any(
            party.role and party.role.value == role.value for party in result
        )
        if index is not None and result[index].role is None and not taken:
            result[index] = replace(result[index], role=role)
    hosts = sum(party.role is not None and party.role.value == "host" for party in result)
    return list(found) if hosts == len(result) > 1 else result


def _party(found: Sequence[PartyFound], name: str) -> int | None:
    """Which party a body is, under its own name or as a part of it."""
    exact = [index for index, party in enumerate(found) if party.name == name]
    kin = exact or [index for index, party in enumerate(found) if party.name in name or name in party.name]
    kin = kin or [index for index, party in enumerate(found) if _core(party.name) == _core(name)]
    return kin[0] if len(kin) == 1 else None


def _core(name: str) -> str:
    """A name without the kind of municipality: เทศบาลสายลม is short for เทศบาลนครสายลม."""
    return re.sub(r"\Aเทศบาล(?:นคร|เมือง|ตำบล)?", "เทศบาล", name)


_Told = Iterator[tuple[str, Found[str]]]


def _body_before(mentions: Mentions, start: int, reach: int) -> tuple[str, int] | None:
    """The body that stands last before a place, within its line."""
    bodies = [*mentions.bodies, *mentions.as_bodies]
    line, _ = mentions.line(start)
    near = [body for body in bodies if max(line, start - reach) <= body.start and body.end <= start]
    last = max(near, key=lambda body: body.end, default=None)
    person = max(
        (
            each
            for each in mentions.told
            if max(line, start - reach - 40) <= each.start and each.stop <= start
        ),
        key=lambda each: each.stop,
        default=None,
    )
    if person and (last is None or last.start < person.stop) and (body := mentions.body_of(person)):
        return body, person.start  # who holds the office speaks for the body
    return (last.name, last.start) if last else None


def _body_at(mentions: Mentions, end: int) -> tuple[str, int] | None:
    bodies = [*mentions.bodies, *mentions.as_bodies]
    told = next(((body.name, body.end) for body in bodies if end <= body.start <= end + 2), None)
    person = next((each for each in mentions.told if end <= each.start <= end + 2), None)
    if told is None and person and (held := mentions.body_of(person)):
        return held, person.stop
    return told


def _thai(mentions: Mentions, part: Part) -> _Told:
    text, start, end = mentions.text, part.start, part.end
    for match in _INVITES.finditer(text, start, end):
        if not SIGNED.search(text, match.end(), min(len(text), match.end() + 120)):
            continue
        before, after = _body_before(mentions, match.start(), 60), _body_at(mentions, match.end())
        if before is None or after is None or before[0] == after[0]:
            continue
        begun = before[1], match.start() + len(match[0].rstrip())
        yield before[0], Found("initiator", *begun, "role.invites", 0.85)
        yield after[0], Found("invited", match.start(), after[1], "role.invited", 0.9)
        break
    for match in _INVITED_BY.finditer(text, start, end):
        if (host := _body_at(mentions, match.end())) and SIGNED.search(
            text, match.end(), min(end, match.end() + 200)
        ):
            yield host[0], Found("initiator", match.start(), host[1], "role.invites", 0.75)
    for match in _HOLDS.finditer(text, max(start, mentions.article.body), end):
        holder = _body_before(mentions, match.start(), 70)
        if not holder or mentions.in_note(match.start()) or "โดย" in text[holder[1] : match.start()]:
            continue
        if "จัดขึ้น" in match[0]:
            lead = text[max(mentions.line(holder[1])[0], holder[1] - 120) : holder[1]]
            if match.start() - holder[1] > 60 or not _HOLD_BEFORE.search(lead):
                continue
        yield holder[0], Found("host", holder[1], match.end(), "role.holds", 0.75)
    for match in _WISHES.finditer(text, max(start, mentions.article.body), end):
        wishing = _body_before(mentions, match.start(), 40)
        if wishing and _TIE.match(text, match.end(), end) and part.status.value != "proposed":
            yield wishing[0], Found("initiator", wishing[1], match.end(), "role.wishes", 0.7)
    welcome = _WELCOME.search(text, start, end)
    for person in mentions.told if welcome else ():
        if not start <= person.start < end or mentions.in_note(person.start):
            continue
        received = _RECEIVES.match(text, person.stop, min(end, mentions.line(person.stop)[1]))
        if not received or any(person.stop <= other.start < received.end() for other in mentions.people):
            continue
        body = mentions.body_of(person)
        came = body and _COMES.search(text, max(start, person.start - 320), min(end, person.stop + 160))
        if body and came and SIGNED.search(text, start, end):
            yield body, Found("host", person.start, received.end(), "role.receives", 0.7)


def _english(mentions: Mentions, part: Part) -> _Told:
    text, start, end = mentions.text, part.start, part.end
    for role, sought, rule in (
        ("host", _EN_HOSTED, "role.holds"),
        ("initiator", _EN_STARTS, "role.wishes"),
        ("initiator", _EN_INVITING, "role.invites"),
    ):
        for match in sought.finditer(text, start, end):
            if body := _body_at(mentions, match.end()):
                yield body[0], Found(role, match.start(), body[1], rule, 0.75)
    for role, sought, rule in (("host", _EN_HOSTS, "role.holds"), ("initiator", _EN_WISHES, "role.wishes")):
        for match in sought.finditer(text, start, end):
            body = _body_before(mentions, match.start(), 40)
            if body and not re.search(r"[.;]", text[body[1] : match.start()]):
                yield body[0], Found(role, body[1], match.end(), rule, 0.7)
