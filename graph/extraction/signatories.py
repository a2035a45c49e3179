"""What people do at a signing: who signs, for whom, who witnesses, presides or attends."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.bystanders import bystanders
from citypact.graph.extraction.carried_signers import CARRIED, carried_signers
from citypact.graph.extraction.english_bystanders import english_bystanders
from citypact.graph.extraction.english_events import english_capacities
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.judges import judge
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.people import PersonMention
from citypact.graph.extraction.presences import Presence, presences
from citypact.graph.extraction.proxies import proxies
from citypact.graph.extraction.rolls import LIES, rolls
from citypact.graph.extraction.seeking import once
from citypact.graph.extraction.signer_features import signer_features

__all__ = ["Signer", "acted_for", "least_sure", "shared_guests", "signer_candidates", "signers"]


@dataclass(frozen=True, slots=True)
class Signer:
    """A person, the capacity, and the body for which it is held."""

    name: str
    capacity: str
    body: str | None
    start: int
    end: int
    rule: str
    confidence: float


_SIGN = r"(?:ลง(?:ลาย)?(?:นาม|ชื่อ)|เซ็น|จรดปากกา|จรดปลายปากกา)"
_SIGNS_AFTER = expression(
    rf"(?P<between>[^\n]{{0,80}}?){_SIGN}(?!เป็น(?:สักขี)?พยาน|รับ|ในสมุด|สมุด|ใน(?:ฐานะ)?พยาน)"
)
# what may not stand between people and their signing
_NOT_BETWEEN = expression(
    r"พยาน|ประธาน|โดย(?:มี)?|ซึ่ง|กล่าว|ต้อนรับ|ระหว่าง|หลัง|เพื่อ|และ|กับ|มอบ|ว่า|เข้าร่วมงาน|"
    r"เกียรติ|พิธี(?!ร่วม)|วันที่|เมื่อ|พร้อม|ก่อน|นำ|เสนอ|ด้าน|ทั้งนี้|เจ้าหน้าที่|ข่าว|ฝ่าย|เรื่อง|"
    r"จัด|ร่าง"
)
_PARENTHESIS = expression(rf"[ ]?\((?:จะ)?(?:ร่วม)?{_SIGN}[^()\n]{{0,40}}\)")
_SIGNS_BEFORE = expression(
    rf"(?:(?:ผู้(?:ที่)?|"
    rf"ใคร)?(?:ร่วม)?{_SIGN}(?:[ ]?MOU)?(?:บ้าง\??)?(?:[ ]?ฝ่าย[ก-๙.]{{1,60}})?[ ]?(?:โดย|คือ|ได้แก่|"
    rf"ประกอบด้วย|มีดังนี้|ดังนี้|"
    rf"[:：\n])+(?:[ ]?ท่านนายก[ก-๙ฯ]{{0,12}}[ ]?(?:[“\"][^”\"\n]{{1,20}}[”\"])?)?|คู่[ก-๙]{{0,10}}คือ|"
    rf"ผู้[ก-๙]{{0,20}}(?:ทำ|ร่วม)(?:บันทึก)?(?:ข้อตกลง)?คือ|"
    rf"{_SIGN}[^\n]{{0,120}}(?:ส่วน)?ฝ่าย[ก-๙]{{1,20}}[ ]?(?:ได้แก่|คือ|โดย|มี)|{_SIGN}ร่วมกับ|"
    rf"{_SIGN}กับ|(?:คน|ผู้)ที่(?:ร่วม)?{_SIGN}[ก-๙]{{0,20}}คือ"
    rf"|ฝ่าย[ก-๙]{{2,20}}(?:จะ)?{_SIGN}โดย|{_SIGN}ความตกลงกับ|{_SIGN}โดย(?:มี)?|มี)[ ]?[\s\d.)•●▪>✅✍️*-]{{0,12}}\Z"
)
_WITH_PERSON = expression(rf"{_SIGN}[^\n]{{0,80}}(?:กับ|และ)[ ]?\Z|\)[^\n]{{0,40}}กับ[ ]?\Z")
_WITNESS_AFTER = expression(r"[ ]?[ก-๙. ]{0,24}?(?:ร่วม|เป็น|ลงนาม|นั่ง)[ก-๙]{0,16}พยาน")
_PRESIDES = expression(r"[ ]?(?:[ก-๙]{0,12})?(?:เป็น|นั่ง|ทำหน้าที่|ในฐานะ)[ ]?(?:เป็น)?(?:ประธาน)")
_PRESIDES_BEFORE = expression(r"ประธาน(?:ใน)?(?:พิธี|งาน)[ก-๙]{0,16}[ ]?(?:คือ|ได้แก่|โดย|[:：])?[ ]?\Z")
_ATTENDS = expression(
    r"ร่วมเป็นเกียรติ|เข้าร่วม|ร่วมพิธี|ร่วมงาน|ร่วมยินดี|ร่วมแสดงความยินดี|ให้การต้อนรับ|ต้อนรับ|"
    r"แขก|ร่วมสังเกตการณ์|ร่วมบรรยาย|ร่วมหารือ"
)
_PRESIDES_AND_SIGNS = expression(
    rf"[ ]?(?:ให้เกียรติ|ได้)?(?:ร่วม)?เป็นประธาน[^\n]{{0,50}}?(?:และ|พร้อม(?:กับ|ทั้ง|ด้วย)?|รวมทั้ง|ตลอดจน)[ ]?(?:ได้|ผู้)?"
    rf"(?:ให้เกียรติ)?(?:เข้า)?(?:ร่วม)?(?:พิธี)?{_SIGN}(?!เป็น|ใน(?:ฐานะ)?พยาน|ในสมุด|ถวาย)"
)
# of oneself, in what the head says: "... เปิดเผยว่า ตนได้ร่วมลงนาม"
_SIGNS_ONESELF = expression(
    rf"[ ]?(?:ได้)?(?:เปิดเผย|กล่าว|เผย|ระบุ|ให้สัมภาษณ์)[^\n]{{0,160}}?(?<![ก-ฮ])(?:ตน(?:เอง)?|ผม|ดิฉัน)(?:จึง)?(?:ได้)?"
    rf"(?:เดินทางไป)?(?:เข้า)?(?:ร่วม)?(?:พิธี)?{_SIGN}(?!เป็น|ใน(?:ฐานะ)?พยาน|ในสมุด)"
)
_SIGNS = expression(rf"[ ]?(?:ได้)?(?:ร่วม)?{_SIGN}(?!เป็น)")
_THEN_SIGNS = expression(r"[^\n]{0,90}ลงนาม(?!เป็น)")
_THEN_ATTENDS = expression(r"[^\n]{0,60}(?:ต้อนรับ|พยาน)")
_NO_SIGNING = expression(r"พยาน|ประธาน|ประชุม|หารือ")
_LISTED_LINE = expression(r"\s*(?:\(?[ก-ฮ\d]{1,2}[.)]|[•●▪*>✅-]|ฝ่าย)")
_WITNESS_IN_BRACKETS = expression(r"[ ]?\((?:พยาน|สักขีพยาน|witness)")
_WITNESS_BEFORE = expression(r"(?:สักขีพยาน|พยาน)[^\n]{0,40}(?:คือ|ได้แก่|อาทิ|ประกอบด้วย|:)[ \s\d.)•✅-]{0,8}\Z")
_ATTENDS_BEFORE = expression(r"(?:ร่วมพิธี|ผู้เข้าร่วม|ผู้ร่วมงาน|แขกผู้มีเกียรติ)[^\n]{0,50}\Z")
_DELEGATES = expression(
    r"[ ]?(?:ได้)?(?:ติดภารกิจ[^\n]{0,60}?)?(?:ได้)?(?:มอบหมาย|มอบอำนาจ|มอบ|ให้|ส่ง)(?:ให้|[ ]|$)"
)
_GAP = expression(
    rf"[ ]?(?:{LIES}|[,/;]|และ|กับ|พร้อม(?:ด้วย|กับ)?|ร่วมกับ|ส่วน(?:ฝ่าย[ก-๙]{{1,12}})?|"
    r"ฝ่าย[ก-๙]{1,12}(?:คือ)?|ตลอดจน|รวมถึง|ตามด้วย|ด้าน|ตามลำดับ|[•●▪>✅\d.)\s(–—-]|"
    r"\([^()\n]{1,60}\)|เป็นผู้ลงนาม)*[ ]?"
)
_WITNESS_NEAR = expression(r"[^\n]{0,40}พยาน")
_HAS, _BY = expression(r"มี[ ]?\Z"), expression(r"(?:โดย|[–—])[ ]?\Z")
_MOST_BETWEEN = 60  # letters
_DELEGATED_BY = expression(r"(?:มอบหมาย|มอบอำนาจ|ส่ง|มอบ)(?:ให้)?[ ]?\Z")


def _groups(mentions: Mentions, start: int, end: int) -> list[list[PersonMention]]:
    """People told one after another, with nothing but offices and separators between them."""
    return once(mentions.text, ("groups", start, end), partial(_grouped, mentions, start, end))


def _grouped(mentions: Mentions, start: int, end: int) -> list[list[PersonMention]]:
    text, groups = mentions.text, list[list[PersonMention]]()
    for person in mentions.told:
        if not start <= person.start < end:
            continue
        stop = groups[-1][-1].stop if groups else -_MOST_BETWEEN
        begin = person.begin
        if (
            begin - stop < _MOST_BETWEEN
            and text.count("\n", stop, begin) < 2
            and (begin <= stop or _GAP.fullmatch(text, stop, begin))
        ):
            groups[-1].append(person)
        else:
            groups.append([person])
    return groups


_SURE = 0.46
_LACKING, _PARTY = 0.37, 0.75
_RANK = {"signs": 0, "signs_for": 0, "represents": 1, "witnesses": 2, "presides": 3, "attends": 4}
_Told = list[tuple[PersonMention, str, str, float]]


def signer_candidates(
    mentions: Mentions, part: Part, ruled: Mapping[str, set[str]], likely: Mapping[str, float]
) -> tuple[dict[str, set[str]], _Told]:
    """Who may sign, with features for the judge; and what the rules read of everybody's capacity."""
    if part.older:
        return {}, []
    groups = _groups(mentions, part.start, part.end)
    told = english_capacities(mentions, part) if mentions.english else []
    formerly: _Told = []  # who signed what is in force or has ended
    if not mentions.english:
        live = part.status.value in _LIVE
        for group in groups:
            told += _capacities(mentions, part, group, live=live)
            if not live and part.status.value != "proposed":
                formerly += _capacities(mentions, part, group, live=True)
    told = [capacity for capacity in told if not mentions.in_note(capacity[0].start)]
    read: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for person, capacity, rule, _ in told:
        read[person.name].append((capacity, rule))
    for person, capacity, rule, _ in formerly:
        if capacity == "signs":
            read[person.name].append((f"formerly.{capacity}", f"formerly.{rule}"))
    groups = [group for group in groups if not mentions.in_note(group[0].start)]
    within = {person.name for group in groups for person in group}
    carried = carried_signers(mentions, part, within, likely)
    features = signer_features(
        mentions, part, [*groups, *([person] for person in carried)], read, ruled, likely
    )
    for person in carried:
        features[person.name] |= {CARRIED, *(f"{CARRIED}.{own}" for own in features[person.name])}
    return features, told


def signers(
    mentions: Mentions, part: Part, ruled: Mapping[str, set[str]], likely: Mapping[str, float]
) -> list[Signer]:
    """Who does what at the signing of one agreement; each person once, signing before all else.

    ``ruled``: the rules that propose each body as a party; ``likely``: how probable each body is to be one. Whether somebody
    signs is judged over all that is said around the mentions of the person; the other capacities are read by rules.
    """
    features, told = signer_candidates(mentions, part, ruled, likely)
    probable = _together(mentions, part, features)
    acting = proxies(mentions, part)
    present: dict[str, Presence] = {}
    if not part.older and part.status.value in _LIVE:
        for each in presences(mentions, part, _groups(mentions, part.start, part.end), likely):
            known = present.get(each[0].name)
            if known is None or _RANK[each[1]] < _RANK[known[1]]:
                present[each[0].name] = each
    found: dict[str, Signer] = {}
    ranked: dict[str, tuple[PersonMention, str, str, float]] = {}
    for entry in told:
        known_best = ranked.get(entry[0].name)
        if known_best is None or _RANK[entry[1]] < _RANK[known_best[1]]:
            ranked[entry[0].name] = entry
    handing = once(mentions.text, "handing", partial(_handing, mentions))
    aside = english_bystanders(mentions) if mentions.english else bystanders(mentions)
    signed = {
        mentions.body_of(person)
        for person in mentions.told
        if probable.get(person.name, 0.0) >= _SURE and person.name not in (handing | aside)
    }
    for person in mentions.told:
        name = person.name
        if name in found or name not in features:
            continue
        if not part.start <= person.start < part.end and CARRIED not in features[name]:
            continue
        sure = probable[name] if name not in acting.senders else 0.0
        best = ranked.get(name)
        # who stands for a party of a signing ahead represents it; who hands the signing over does not sign
        stands_for = part.status.value == "planned" and best is not None and best[1] == "represents"
        least = (
            _SURE
            if mentions.english
            else least_sure(mentions, person, signed, likely, best or present.get(name))
        )
        if sure >= least and not stands_for and name not in handing and name not in aside:
            at = best[0] if best and best[1] in ("signs", "signs_for") else person
            rule = best[2] if best and at is best[0] else "capacity.judged"
            signer = _signer(mentions, at, "signs", rule, sure)
            if proxy := acting.sent.get(name):
                signer = replace(
                    signer,
                    capacity="signs_for",
                    body=proxy.body or signer.body,
                    end=max(signer.end, min(proxy.end, signer.start + 280)),
                    rule=proxy.rule,
                )
            found[name] = signer
        elif name in acting.senders:
            continue
        elif name in present and not (best and best[1] in ("witnesses", "presides")):
            found[name] = _signer(mentions, *present[name])
        elif best:
            capacity = best[1]
            if capacity in ("signs", "signs_for"):
                led = "party-by" in best[2]
                capacity = "represents" if led else "attends"
            found[name] = _signer(
                mentions,
                best[0],
                capacity,
                best[2],
                min(best[3], 1 - sure if best[1] == "signs" else best[3]),
            )
    return list(found.values())


def least_sure(
    mentions: Mentions,
    person: PersonMention,
    signed: set[str | None],
    likely: Mapping[str, float],
    told: tuple[PersonMention, str, str, float] | Presence | None,
) -> float:
    """How sure a signing has to be: less of the head of a party for which nobody signs while others do for theirs."""
    body = mentions.body_of(person)
    lacks = bool(signed) and body not in signed and likely.get(body or "", 0.0) > _PARTY
    return _LACKING if lacks and (told is None or told[1] not in _GUESTS) else _SURE


def _handing(mentions: Mentions) -> set[str]:
    """Who hands the signing over to somebody else."""
    return {person.name for person in mentions.told if _delegates(mentions.text, person)}


def _together(mentions: Mentions, part: Part, features: Mapping[str, set[str]]) -> dict[str, float]:
    """How probable it is that each signs: those of one list do the same, mostly what the surest of them does."""
    alone = {name: judge("signers").probability(own) for name, own in features.items()}
    found: dict[str, float] = {}
    for roll in rolls(mentions, part.start, part.end):
        listed = {person.name for person in roll.members if person.name in alone}
        surest = max((alone[name] for name in listed), default=0.0)
        for name in sorted(listed - found.keys()):
            found[name] = _mixed(alone[name], surest)
    return alone | found


def _mixed(own: float, surest: float) -> float:
    odds = (1 - _SHARED) * _log_odds(own) + _SHARED * _log_odds(surest)
    return 1 / (1 + math.exp(-odds))


def _log_odds(probability: float) -> float:
    held = min(max(probability, 0.0001), 0.9999)
    return math.log(held / (1 - held))


_SHARED = 0.7  # what the surest of a list counts, against what is said of oneself
_LIVE = frozenset({"signed", "renewed", "planned"})
_GUESTS = frozenset({"witnesses", "presides", "attends"})


def shared_guests(mentions: Mentions, found: Sequence[Part]) -> list[Signer]:
    """Witnesses and guests of an occasion with several documents, told before the first or behind the last of them."""
    today = sorted(
        (part for part in found if not part.older and part.status.value in _LIVE), key=lambda part: part.start
    )
    if len(today) < 2:
        return []
    ends = [(0, today[0].start), (max(part.end for part in today), len(mentions.text))]
    older = [(part.start, part.end) for part in found if part.older]
    guests: dict[str, Signer] = {}
    for start, end in ends:
        for each in presences(mentions, today[0], _groups(mentions, start, end), {}):
            person = each[0]
            if each[1] in _GUESTS and not any(begin <= person.start < stop for begin, stop in older):
                guests.setdefault(person.name, _signer(mentions, *each))
    return list(guests.values())


def acted_for(body: str | None, concluding: Sequence[str]) -> str | None:
    """The party for which someone acts, in the record's spelling: the body of the office, or the party that it belongs to.

    >>> acted_for("คณะศึกษาศาสตร์ มหาวิทยาลัยสายลม", ["เทศบาลเมืองดอกหญ้า", "มหาวิทยาลัยสายลม"])
    'มหาวิทยาลัยสายลม'
    """
    if body is None or body in concluding:
        return body
    kin = [party for party in concluding if party in body or body in party]
    return kin[0] if len(kin) == 1 else None if concluding else body


def _signer(mentions: Mentions, person: PersonMention, capacity: str, rule: str, confidence: float) -> Signer:
    end = max(person.stop, person.end)
    return Signer(
        person.name,
        capacity,
        mentions.body_of(person),
        person.start,
        min(end, person.start + 280),
        rule,
        confidence,
    )


def _capacities(
    mentions: Mentions, part: Part, group: list[PersonMention], *, live: bool
) -> list[tuple[PersonMention, str, str, float]]:
    text = mentions.text
    first, last = group[0], group[-1]
    after = text[last.stop : last.stop + 150].split("\n")[0]
    line_start, _ = mentions.line(first.start)
    before = text[max(line_start - 60, first.start - 90, 0) : first.start]
    result: list[tuple[PersonMention, str, str, float]] = []
    handed = _DELEGATED_BY.search(before)
    if live and handed and len(group) <= 2 and _near_document(part, first, 1800):
        listed_line = _LISTED_LINE.match(text, line_start, line_start + 8)
        if listed_line or (_THEN_SIGNS.match(after) and not _THEN_ATTENDS.match(after)):
            return [(person, "signs", "capacity.delegated", 0.85) for person in group]
    for index, person in enumerate(group):
        if _delegates(text, person):
            continue
        follow = text[person.stop : group[index + 1].start] if index + 1 < len(group) else after
        if live and _PARENTHESIS.match(text, person.stop, person.stop + 60):
            result.append((person, "signs", "capacity.in-brackets", 0.92))
            continue
        if _WITNESS_IN_BRACKETS.match(text, person.stop):
            result.append((person, "witnesses", "capacity.in-brackets", 0.92))
            continue
        if live and _led_by_party(mentions, part, person):
            signing = _signs_near(mentions, part, person)
            if signing:
                result.append((person, signing, "capacity.party-by", 0.86))
                continue
        if live and index + 1 < len(group) and _SIGNS.match(follow):
            result.append((person, "signs", "capacity.signs", 0.9))
    done = {person.name for person, *_ in result}
    if (
        live
        and _WITH_PERSON.search(before)
        and not _NO_SIGNING.search(before[-60:])
        and _near_document(part, first, 260)
    ):
        result += [(p, "signs", "capacity.signs-with", 0.85) for p in group if p.name not in done]
        return result
    itself = (_PRESIDES_AND_SIGNS.match(after) or _SIGNS_ONESELF.match(text, last.stop)) if live else None
    if itself and not _another_between(mentions, last.stop, last.stop + itself.end() - itself.start()):
        return [*result, (last, "signs", "capacity.signs", 0.9)]
    ahead = _SIGNS_AFTER.match(after)
    between = ahead["between"].replace("เข้าร่วมพิธี", "").replace("ร่วมพิธี", "") if ahead else ""
    if (
        live
        and ahead
        and not _NOT_BETWEEN.search(between)
        and not _another_between(mentions, last.stop, last.stop + len(ahead["between"]))
    ):
        chosen = [person for person in group if person.name not in done]
        for person in chosen:
            if person is last or not _delegates(text, person):
                result.append((person, "signs", "capacity.signs", 0.92))
        return result
    if live and (
        (_SIGNS_BEFORE.search(before) and _signing_context(before, after))
        or _named_as_signing(mentions, first, line_start)
    ):
        result += [(p, "signs", "capacity.signed-by", 0.9) for p in group if p.name not in done]
        return result
    if _WITNESS_AFTER.match(after) or _WITNESS_BEFORE.search(before):
        result += [(p, "witnesses", "capacity.witnesses", 0.85) for p in group if p.name not in done]
        return result
    if _PRESIDES.match(after) or _PRESIDES_BEFORE.search(before):
        result += [(p, "presides", "capacity.presides", 0.88) for p in group if p.name not in done]
        return result
    if _ATTENDS.search(after[:50]) or _ATTENDS_BEFORE.search(before):
        result += [(p, "attends", "capacity.attends", 0.8) for p in group if p.name not in done]
    return result


def _named_as_signing(mentions: Mentions, first: PersonMention, line: int) -> bool:
    """Whether a line names those who sign, whatever it says of the document before it comes to them."""
    begin = max(line, first.begin - _FAR)
    led = _WHO_SIGNS.search(mentions.text, begin, first.begin)
    return led is not None and not _another_between(mentions, led.start(), first.begin)


_FAR = 260  # letters
_WHO_SIGNS = expression(
    rf"(?<!เป็น)(?:ผู้|คน)(?:ที่)?(?:ได้)?(?:มา|ไป|เข้า)?(?:ร่วม)?{_SIGN}(?!เป็น|ใน(?:ฐานะ)?พยาน)"
    r"(?:(?!พยาน|ประธาน|ส่วน|แขก|ต้อนรับ|โดยมี|และมี)[^\n]){0,220}?[ ]?(?:คือ|ได้แก่|มี|ประกอบด้วย)[ ]?\Z"
)


def _another_between(mentions: Mentions, start: int, end: int) -> bool:
    """Whether someone else is named between people and a signing."""
    return any(start <= person.start < end for person in mentions.people[:400])


def _near_document(part: Part, person: PersonMention, reach: int) -> bool:
    return any(0 <= person.start - document.start < reach for document in part.documents)


def _signing_context(before: str, after: str) -> bool:
    if _WITNESS_NEAR.match(after):
        return False
    if _HAS.search(before):
        return (
            bool(re.match(r"[ ]?(?:ได้)?(?:ร่วม|เป็นผู้)?(?:กัน)?(?:ลงนาม|เซ็น)", after))
            or "เป็นผู้ลงนาม" in after[:60]
        )
    return True


def _delegates(text: str, person: PersonMention) -> bool:
    """Whether someone else acts in the person's place."""
    stop = person.stop
    return _DELEGATES.match(text, stop, stop + 80) is not None


def _led_by_party(mentions: Mentions, part: Part, person: PersonMention) -> bool:
    """Whether the person stands behind "<body> โดย"."""
    body = mentions.around.before(person.start)
    if body is None or body.start < part.start:
        return False
    gap = mentions.text[body.end : person.start]
    return len(gap) < 70 and _BY.search(gap) is not None and "ลงนาม" not in gap


def _signs_near(mentions: Mentions, part: Part, person: PersonMention) -> str | None:
    """Who stands for a party signs where a document is near; of a signing ahead it is only representing."""
    line_start, _ = mentions.line(person.start)
    body = mentions.around.before(person.start)
    listed = body is not None and body.start - line_start < 12
    for document in part.documents:
        if abs(document.start - person.start) < (1600 if listed else 420):
            return "represents" if part.status.value == "planned" else "signs"
    return None
