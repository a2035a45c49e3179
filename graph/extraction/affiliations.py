"""Whose office a person holds: the bodies that may be meant, each with named features for a judge.

An office's words may name the body ("นายกเทศมนตรีนครสายลม"), or leave it to the text: to the body that leads the line, to
the official named before, to the municipality that speaks. The rules only propose; ``weights.json`` says
which proposal is believed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from citypact.graph.extraction.bodies import LOCAL_KINDS, BodyMention
from citypact.graph.extraction.gazette import provinces
from citypact.graph.extraction.judges import judge
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.people import PersonMention

__all__ = ["Affiliations", "Proposal", "role_in"]

_BEFORE = 4  # bodies before a person that are weighed
_REACH = 900
_SURE = 0.3
_SURE_OF_SERVANTS = 0.06  # who heads a section or assists a mayor is always somebody's
_SERVANTS = frozenset({"section", "deputy_mayor", "clerk", "deputy_clerk", "specialist", "council"})
_LOCAL = LOCAL_KINDS | {"foreign_local_government"}
_COUNTRY = re.compile(
    r"[ ]?(?:สปป\.?|สาธารณรัฐ|ประเทศ|ราชอาณาจักร|สหพันธ|สหภาพ|มณฑล|ไต้หวัน|เวียดนาม|ญี่ปุ่น|จีน|"
    r"ลาว)(?![ก-ฮ]{0,3}ประจำ).*\Z"
)
_TRAILING = re.compile(r"(?:[ ]?\([^()]*\)|[ ]เขต[ ]?\d+|คน(?:ปัจจุบัน|ใหม่|แรก))\Z")
_MISSION = re.compile(r"สถาน(?:เอกอัครราชทูต|อัครราชทูต|กง[สศ]ุล|ทูต).*")
_ENGLISH_MISSION = re.compile(
    r"(?:(?:Royal )?[A-Z][a-z]+ )?(?:Consulate(?:[- ]General)?|"
    r"Embassy)(?: of (?:the )?[A-Z]\w+(?: [A-Z]\w+){0,3})?(?:,? (?:in )?[A-Z]\w+(?: [A-Z]\w+){0,2})?"
)
_MINISTRY = re.compile(r"กระทรวง[ก-๙]{4,60}|สำนักงานตำรวจแห่งชาติ")
_FORCES = (
    (re.compile(r"มทบ\.[ ]?(\d+)"), "มณฑลทหารบกที่ {}"),
    (re.compile(r"ฉก\.[ ]?ร\.[ ]?(\d+)"), "หน่วยเฉพาะกิจกรมทหารราบที่ {}"),
    (re.compile(r"ผบช\.[ ]?(?:ภ\.|ภาค)[ ]?(\d)"), "ตำรวจภูธรภาค {}"),
    (re.compile(r"(?:ภ\.จว\.|ภ\.จ\.)[ ]?([ก-๙]+)"), "ตำรวจภูธรจังหวัด{}"),
    (re.compile(r"(?:ภ\.จว\.|ภ\.จ\.)[ ]?([ก-๙]+)"), "กองบังคับการตำรวจภูธรจังหวัด{}"),
    (re.compile(r"(?:กองบังคับการ|ผู้บังคับการ|กองกำกับการ)?(?<!กอง)(ตำรวจภูธร(?:จังหวัด|ภาค).+)"), "{}"),
    (re.compile(r"ตม\.[ ]?(?:จว\.|จังหวัด)[ ]?([ก-๙]+)"), "ตรวจคนเข้าเมืองจังหวัด{}"),
    (re.compile(r"สภ\.[ ]?([ก-๙]+)"), "สถานีตำรวจภูธร{}"),
    (re.compile(r"กอ\.รมน\.[ ]?(?:จว\.|จังหวัด|จ\.)[ ]?([ก-๙]+)"), "กองอำนวยการรักษาความมั่นคงภายในจังหวัด{}"),
    (re.compile(r"กกต\.(?:ประจำ)?(จังหวัด[ก-๙]+)"), "สำนักงานคณะกรรมการการเลือกตั้งประจำ{}"),
    (re.compile(r"สพป\.[ ]?(.+)"), "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา{}"),
    (re.compile(r"สพม\.[ ]?(.+)"), "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา{}"),
    (re.compile(r"ททท\.[ ]?(?:สนง\.|สำนักงาน)[ ]?(.+)"), "การท่องเที่ยวแห่งประเทศไทย สำนักงาน{}"),
    (re.compile(r"สนง\.(.+)"), "สำนักงาน{}"),
    (re.compile(r"กปภ\."), "การประปาส่วนภูมิภาค"),
    (re.compile(r"กปน\."), "การประปานครหลวง"),
    (re.compile(r"กฟภ\."), "การไฟฟ้าส่วนภูมิภาค"),
    (re.compile(r"กฟผ\."), "การไฟฟ้าฝ่ายผลิตแห่งประเทศไทย"),
    (re.compile(r"กฟน\."), "การไฟฟ้านครหลวง"),
)
_PLACE = re.compile(r"เทศบาล((?:นคร|เมือง)(?=[ก-ฮเแโใไ]).+)")
_ABROAD = re.compile(
    r"ประเทศ(?!ไทย)|สาธารณรัฐ|ราชอาณาจักร(?!ไทย)|มณฑล|แคว้น|สหพันธ|สหภาพ|สปป|สปป\.|เวียดนาม|ญี่ปุ่น|จีน|เกาหลี|"
    r"ลาว|มาเลเซีย|เมียนมา|กัมพูชา|รัฐ(?=[ก-ฮ])"
)
_THEN_ABROAD = re.compile(rf"[^\n]{{0,3}}[ ](?:{_ABROAD.pattern})")
_PROPER = re.compile(r"(?<![.!?“\"] )(?<![\n\w-])[A-Z][a-zà-þ’]+(?:[ -][A-Z][a-zà-þ’]+){0,3}")
_NOT_PLACE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|"
    r"Wednesday|Thursday|"
    r"Friday|Saturday|Sunday|Mayor|Governor|Deputy|Minister|President|Agreement|Memorandum|Understanding|Sister|"
    r"Cities|Photo|Mr|Mrs|Ms|"
    r"Dr|Friendship|MoU|International|Thailand|Council|University|Hotel|Room|Hall|Centre|Center|Festival|The|A|"
    r"An|On|In|At)\b"
)
_BARE = re.compile(
    r"สภา(?:เทศบาล|เมือง|นคร|จังหวัด|องค์การบริหารส่วน(?:จังหวัด|ตำบล)|ท้องถิ่น|[ ]?อบ[จต]\.?)?ฯ?|เทศบาล|"
    r"มหาวิทยาลัย|จังหวัด|อำเภอ|"
    r"โรงเรียน|โรงพยาบาล|สมาคมฯ?|มูลนิธิฯ?|ชมรมฯ?|บริษัทฯ?|สถานี|โรงแรม|หอการค้า|วัด|ศูนย์ฯ?|สถาบันฯ?|"
    r"องค์การบริหารส่วน(?:จังหวัด|ตำบล)"
)
_SECTION = re.compile(
    r"(?:รักษา[ก-๙]{2,20})?(?:ผู้อำนวยการ|ผอ\.[ ]?|หัวหน้า|รองผู้อำนวยการ)[ ]?(?:สำนัก(?!งาน)|กอง|ส่วน|ฝ่าย|งาน|"
    r"กลุ่ม|หน่วยตรวจ|แผนก|ห้อง)"
)
_CLASSES = (
    ("section", _SECTION),
    ("council", re.compile(r"(?:รอง)?ประธาน(?:สภา|[ ]?อบ)|สมาชิกสภา|ส\.[ทก]\.|ส\.อบ|(?i:council)")),
    ("envoy", re.compile(r"ทูต|กง[สศ]ุล|เลขานุการ(?:เอก|โท|ตรี)|(?i:ambassador|consul|attach|charg|counsellor)")),
    (
        "force",
        re.compile(
            r"ผบ|ผู้บัญชาการ|ผู้บังคับการ|ผกก|สว[ญป]?\.|สารวัตร|ผู้กำกับ|เสนาธิการ|(?i:police|commander|superintend)"
        ),
    ),
    ("aide", re.compile(r"เลขา|ที่ปรึกษา|โฆษก|ผู้ช่วย(?:นายก|เลขา)|(?i:advis|secretary)")),
    (
        "faculty",
        re.compile(
            r"คณบดี|อธิการบดี|อาจารย์|คณะ(?!กรรมการ|ทำงาน|ผู้)|ภาควิชา|สาขาวิชา|(?i:dean|rector|professor|"
            r"lecturer|chancellor)"
        ),
    ),
    (
        "firm",
        re.compile(
            r"กรรมการผู้จัดการ|ผู้จัดการ|บริษัท|ซีอีโอ|เจ้าหน้าที่บริหาร|(?i:chief executive|managing|manager|\bceo\b)"
        ),
    ),
    (
        "society",
        re.compile(
            r"สมาคม|มูลนิธิ|ชมรม|สโมสร|หอการค้า|เครือข่าย|สหกรณ์|ชุมชน|(?i:association|foundation|chamber|club)"
        ),
    ),
    ("specialist", re.compile(r"ชำนาญ|เชี่ยวชาญ|นิติกร|วิศวกร|สถาปนิก|นัก[ก-ฮ]|เจ้าพนักงาน|พยาบาล|ทันต|นายช่าง|ครู")),
    ("province", re.compile(r"(?:รอง)?ผู้ว่าราชการ|ผวจ|ปลัดจังหวัด|เจ้าแขวง|จังหวัด\Z")),
    ("district", re.compile(r"นายอำเภอ|ปลัดอำเภอ|กำนัน|ผู้ใหญ่บ้าน")),
    ("director", re.compile(r"(?:รอง)?(?:ผู้อำนวยการ|ผอ\.)|หัวหน้า|อธิบดี|(?i:director|head|chief)")),
)
_CUT = re.compile(r"ที่(?!ดิน)|และ|ได้|จะ|เป็น|ซึ่ง|โดย|กับ|ร่วม|เพื่อ|ให้|มี|ลงนาม|ใน|จาก|ณ")
_LINKED = re.compile(r"[ ]?(?:ของ|แห่ง|จาก|สังกัด|ประจำ|of|at|from)[ ]?(?:the[ ])?")
_INSTITUTIONS = (
    r"เทศบาล(?:นคร|เมือง|ตำบล)|องค์การบริหารส่วน|องค์การ|จังหวัด|แขวง|เมือง|นคร|มหาวิทยาลัย|วิทยาลัย|โรงพยาบาล|"
    r"โรงเรียน|สถานีตำรวจ|สถานี|"
    r"ตำรวจ|อำเภอ|มูลนิธิ|บริษัท|สมาคม|ชมรม|กรม|กระทรวง|วัด|มัสยิด|สภา|คณะ|สถาน|สถาบัน|สำนักงาน|ศูนย์|ท่าเรือ|"
    r"ท่าอากาศยาน|เรือนจำ|"
    r"ทีม|สโมสร|หอการค้า|ธนาคาร|การ(?=ไฟฟ้า|ประปา|ท่องเที่ยว|รถไฟ|ยาง|เคหะ)|พิพิธภัณฑ์|อุทยาน|โครงการ|เครือข่าย|"
    r"ชุมชน|กองทุน|กลุ่ม|เหล่ากาชาด|แผนก"
)
_INSIDE = re.compile(
    rf"(?<=[ก-๙ )])(?:{_INSTITUTIONS})[^ ]{{2,}}(?:[ ](?:จำกัด|\(มหาชน\)|ประจำ[^ ]+))*\Z|"
    rf"(?<=[ก-๙ )])(?:{_INSTITUTIONS})[^ ]{{2,}}(?=[ ])"
)
_PREFIX = re.compile(_INSTITUTIONS)
_LEADS = re.compile(
    r"[^\n]{0,30}?(?:โดย(?:มี)?|นำโดย|[–—:-]|ซึ่งมี|ลงนามโดย|มี|ผู้แทน)[ ]?(?:[^\n]{0,3})|"
    r"[ ]?\([^()\n]{0,40}\)[ ]?(?:โดย)?[ ]?"
)
_SIDES = re.compile(r"ฝ่าย|ฝั่ง|ด้าน|ขณะที่|ส่วน|(?i:while|side|for its part)")
_HEADS = frozenset({"mayor", "governor", "pao_president", "sao_president", "council_chair"})
_ENGLISH = re.compile(r"[A-Za-z]")


@dataclass(slots=True)
class Proposal:
    """A body that an office may belong to, and what speaks for it."""

    name: str
    features: set[str] = field(default_factory=set)


class Affiliations:
    """The bodies of a text as the owners of offices."""

    def __init__(
        self, text: str, bodies: list[BodyMention], people: list[PersonMention], title_end: int
    ) -> None:
        self._text = text
        self._bodies = sorted(
            [*(body for body in bodies if not body.council), *_told_by_offices(bodies, people)],
            key=lambda body: body.start,
        )
        self._starts = [body.start for body in self._bodies]
        self._people = [person for person in people if person.office]
        self._people_starts = [person.start for person in self._people]
        self._kinds = {body.name: body.kind for body in reversed(bodies)}
        self._title_end = title_end
        local = [body for body in self._bodies if body.kind in LOCAL_KINDS]
        counted = Counter(body.name for body in local)
        self._own = max(local, key=lambda body: (counted[body.name], -body.start)).name if local else None
        self._first = local[0].name if local else None
        self._counted = Counter(body.name for body in self._bodies)
        self._places: list[str] | None = None
        self._known: dict[tuple[int, int], tuple[str | None, float]] = {}

    def of(
        self, person: PersonMention, ruled: Callable[[PersonMention], str | None]
    ) -> tuple[str | None, float]:
        """The body whose office a person holds, and how probable it is; the plain rules' answer is one proposal."""
        office = person.office
        if office is None:
            return None, 0.0
        key = (person.start, office.start)
        if key not in self._known:
            decide = judge("affiliations").probability
            best, sure = None, _SURE_OF_SERVANTS if _group(office) in _SERVANTS else _SURE
            for proposal in self.proposals(person, ruled(person)):
                probable = decide(proposal.features)
                if probable > sure:
                    best, sure = proposal.name, probable
            self._known[key] = best, sure
        return self._known[key]

    def proposals(self, person: PersonMention, ruled: str | None) -> list[Proposal]:
        """What the office may belong to, the rule's answer first."""
        office = person.office
        if office is None:
            return []
        found: dict[str, Proposal] = {}
        group = _group(office)
        council = office.council or (group == "council" and not _ENGLISH.match(office.name))
        for name, source in self._sources(person, office, ruled):
            if not name:
                continue
            kind = self._kinds.get(name) or _kind_of(name)
            if (
                council
                and source not in ("rule", "words", "plain")
                and not name.startswith("สภา")
                and kind in _LOCAL
            ):
                name = f"สภา{name}"
            if name in found and source in found[name].features:
                continue
            proposal = found.setdefault(name, Proposal(name))
            proposal.features |= {source, f"{source}.{group}", f"{source}.{office.role}"}
        named = bool(office.body) and not _BARE.fullmatch(office.body or "")
        if not named and (rest := _rest(office)) and not _BARE.fullmatch(rest):
            named = _PREFIX.match(rest) is not None
        position = min(person.start, office.start)
        index = bisect_left(self._starts, position)
        before = {body.name: body for body in self._bodies[max(0, index - 12) : index]}
        rivals = self._rivals(person, office)
        for proposal in found.values():
            self._describe(proposal, person, office, group, named, ruled, position, before, rivals)
        return list(found.values())

    def _rivals(self, person: PersonMention, office: Office) -> list[str | None]:
        """The bodies of others who hold an office like this at the head of one."""
        if office.role not in _HEADS:
            return []
        return [
            other.office.body
            for other in self._people
            if other.office and other.office.role == office.role and other.name != person.name
        ]

    def _sources(
        self, person: PersonMention, office: Office, ruled: str | None
    ) -> Iterator[tuple[str | None, str]]:
        yield ruled, "rule"
        if office.body and not _BARE.fullmatch(office.body):
            yield office.body, "words"
            plain = _COUNTRY.sub("", _TRAILING.sub("", office.body))
            if plain != office.body and len(plain) > 5:
                yield plain, "plain"
            place = _PLACE.fullmatch(plain)
            if place:
                yield place[1], "place"
            elif plain.startswith("เมือง"):
                yield f"เทศบาล{plain}", "municipality"
            yield from self._english(office.body)
        yield from _spelled_out(office)
        inside = list(_INSIDE.finditer(office.name))
        if inside:
            yield inside[-1][0], "inside"
            if len(inside) > 1:
                yield office.name[inside[-2].start() :], "inside-two"
        rest = _rest(office)
        if rest and not _BARE.fullmatch(rest):
            yield rest, "rest"
            following = bisect_left(self._starts, office.end)
            if following < len(self._bodies) and self._bodies[following].start - office.end <= 1:
                yield f"{rest} {self._bodies[following].name}", "rest-and-next"
            university = self._near(office.start, "university")
            if university and university not in rest and _group(office) in ("faculty", "director", "other"):
                yield f"{rest}{', ' if _ENGLISH.match(rest) else ' '}{university}", "rest-and-university"
        elif rest and rest[:3] != "สภา":
            start = rest.rstrip("ฯ")
            fuller = [
                body.name
                for body in self._bodies
                if body.name.startswith(start) and len(body.name) > len(start) + 2
            ]
            yield (fuller[-1] if fuller else None), "fuller"
            yield self._told_fully(start, office.start), "told-fully"
        position = min(person.start, office.start)
        index = bisect_left(self._starts, position)
        for rank, body in enumerate(reversed(self._bodies[max(0, index - _BEFORE) : index])):
            if position - body.start > _REACH:
                break
            yield body.name, f"before{rank}"
        behind = bisect_left(self._starts, person.stop)
        if behind < len(self._bodies) and self._bodies[behind].start - person.stop < 60:
            yield self._bodies[behind].name, "after"
            if _LINKED.fullmatch(self._text, person.stop, self._bodies[behind].start):
                yield self._bodies[behind].name, "after-linked"
        for body in reversed(self._bodies[:index]):
            if body.kind in LOCAL_KINDS:
                yield body.name, "local"
                break
        line = self._text.rfind("\n", 0, position) + 1
        leading = bisect_left(self._starts, line)
        if leading < index:
            yield self._bodies[leading].name, "line-first"
        yield self._before(person), "previous"
        yield self._own, "own"
        yield self._first, "first"
        if office.seat == "university" or _group(office) == "faculty":
            yield self._near(position, "university"), "university"
        if _group(office) in ("province", "governor") or office.role in ("governor", "deputy_governor"):
            yield self._near(position, "province"), "province"
        if _ENGLISH.match(office.name):
            if _group(office) == "envoy":
                missions = [match[0] for match in _ENGLISH_MISSION.finditer(self._text)]
                yield (max(missions, key=len) if missions else None), "mission"
            elif not office.body:
                for rank, called in enumerate(self._proper()[:6]):
                    yield called, f"proper{min(rank, 3)}"
                    for whole in (
                        f"City of {called}",
                        f"{called} City",
                        f"{called} Province",
                        f"{called} Ward",
                        f"{called} City Council",
                    ):
                        if whole in self._text:
                            yield whole, f"whole{min(rank, 3)}"
                yield self._proper_before(position), "proper-before"

    def _near(self, position: int, kind: str) -> str | None:
        near = [body for body in self._bodies if body.kind == kind]
        return min(near, key=lambda body: abs(body.start - position)).name if near else None

    def _told_fully(self, start: str, position: int) -> str | None:
        """The fuller name of an institution that the office calls by its first word alone."""
        best = None
        for match in re.finditer(rf"{re.escape(start)}[ก-๙]{{3,60}}", self._text):
            end = _CUT.search(self._text, match.start() + len(start) + 2, match.end())
            name = self._text[match.start() : end.start() if end else match.end()]
            if len(name) > len(start) + 3 and (best is None or match.start() < position):
                best = name
        return best

    def _english(self, body: str) -> Iterator[tuple[str | None, str]]:
        if not _ENGLISH.match(body):
            return
        if " PAO" in body:
            yield body.replace(" PAO", " Provincial Administrative Organization"), "expanded"
        short = re.sub(r"\A(?:City|Province|Town|Municipality) of ", "", body)
        short = re.sub(
            r" (?:Metropolitan Administration|(?:City|Town|Subdistrict) Municipality|Province|City|"
            r"Provincial Government)\Z",
            "",
            short,
        )
        if short != body:
            yield short, "short"
        for other in self._kinds:
            if other != body and short in other and _ENGLISH.match(other):
                yield other, "fuller-english"
        if short == body and f"City of {body}" in self._text:
            yield f"City of {body}", "city-of"

    def _proper(self) -> list[str]:
        """The proper names that an English text tells most often: places, mostly."""
        if self._places is None:
            names = {person.name for person in self._people}
            parts = {part for name in names for part in name.split(" ")}
            counted = Counter(
                match[0].removesuffix("’s")
                for match in _PROPER.finditer(self._text)
                if not _NOT_PLACE.search(match[0]) and not any(part in parts for part in match[0].split(" "))
            )
            self._places = [name for name, count in counted.most_common(12) if count > 1]
        return self._places

    def _proper_before(self, position: int) -> str | None:
        told = [(self._text.rfind(place, 0, position), place) for place in self._proper()]
        at, place = max(told, default=(-1, ""))
        return place if at >= 0 else None

    def _before(self, person: PersonMention) -> str | None:
        """The body of the official who is named before."""
        index = bisect_left(self._people_starts, person.start) - 1
        if index < 0:
            return None
        other = self._people[index]
        known, _ = self._known.get((other.start, other.office.start if other.office else -1), (None, 0.0))
        return known.removeprefix("สภา") if known else None

    def _held_before(self, person: PersonMention, name: str) -> PersonMention | None:
        """The official named last before whose office is of this body."""
        index = bisect_left(self._people_starts, person.start)
        for other in reversed(self._people[max(0, index - 6) : index]):
            known, _ = self._known.get((other.start, other.office.start if other.office else -1), (None, 0.0))
            if known and known.removeprefix("สภา") == name:
                return other
        return None

    def _told_abroad(self, territory: str) -> bool:
        """Whether the text tells of a city of this name with a country behind it."""
        for city in ("เมือง", "นคร"):
            start = self._text.find(city + territory)
            while start >= 0:
                if _THEN_ABROAD.match(self._text, start + len(city) + len(territory)):
                    return True
                start = self._text.find(city + territory, start + 1)
        return False

    def _describe(
        self,
        proposal: Proposal,
        person: PersonMention,
        office: Office,
        group: str,
        named: bool,
        ruled: str | None,
        position: int,
        before: Mapping[str, BodyMention],
        rivals: Sequence[str | None],
    ) -> None:
        own, text, name = proposal.features, self._text, proposal.name
        bare = name.removeprefix("สภา")
        kind = self._kinds.get(name) or self._kinds.get(bare) or _kind_of(bare)
        stated = "named" if named else "open"
        sources = [source for source in own if "." not in source]
        own |= {f"{source}.{stated}" for source in sources}
        own |= {
            f"kind.{kind}.{group}",
            f"kind.{kind}.{office.role}.{stated}",
            f"sources.{min(len(sources), 5)}.{stated}",
        }
        own |= {f"seat.{office.seat}.{kind}", stated, f"{stated}.{group}"}
        english = _ENGLISH.match(office.name) is not None
        if last := before.get(bare):
            between = text[last.end : position]
            gap = len(between)
            near = "beside" if gap < 12 else "near" if gap < 60 else "far" if gap < 250 else "distant"
            own |= {f"gap.{near}", f"gap.{near}.{group}", f"gap.{near}.{stated}"}
            own.add("same-line" if "\n" not in between else f"lines.{min(between.count(chr(10)), 3)}")
            if gap < 60 and _LEADS.fullmatch(between):
                own |= {"leads", f"leads.{stated}", f"leads.{group}"}
            if _SIDES.search(between[-40:]):
                own.add("sides")
            passed = bisect_left(self._people_starts, position) - bisect_left(self._people_starts, last.end)
            own.add(f"passed.{min(passed, 3)}.{stated}")
        elif (other := self._held_before(person, bare)) is not None:
            between = text[other.stop : position] if other.stop < position else ""
            near = (
                "beside"
                if len(between) < 14
                else "near"
                if len(between) < 60
                else "far"
                if len(between) < 250
                else "distant"
            )
            own |= {f"held.{near}", f"held.{near}.{group}", f"held.{stated}"}
        elif not named:
            own.add("not-before")
        number = bisect_left(self._people_starts, person.start)
        if "previous" in own and number:
            other = self._people[number - 1]
            between = text[other.stop : position] if other.stop < position else ""
            own.add(
                f"previous.list.{group}"
                if len(between) < 14 and "\n" not in between
                else f"previous.apart.{group}"
            )
            own.add(f"previous.{other.office.role if other.office else ''}>{office.role}")
        if name == self._own or bare == self._own:
            own.add(f"own.alone.{stated}" if len(sources) == 1 else f"own.too.{stated}")
        if not english and (prefix := _PREFIX.match(name)):
            own |= {f"starts.{prefix[0]}.{stated}", f"starts.{prefix[0]}.{group}"}
            if prefix[0] in office.name:
                own |= {"shares", f"shares.{prefix[0]}", f"shares.{stated}"}
        if self._counted[bare] > 2:
            own.add("often")
        if rivals:
            if any(rival and (rival in name or name in rival) for rival in rivals):
                own |= {f"taken.{stated}", f"taken.{stated}.{office.role}"}
            elif any(rivals):
                own.add(f"free.{stated}")
        if english:
            own |= {f"english.{stated}", f"english.{group}.{kind}"} | {
                f"english.{source}" for source in sources
            }
            if name in text[: self._title_end]:
                own.add("english.title")
            if any(
                f"{form}{name}" in text
                for form in ("City of ", "city of ", "mayor of ", "Mayor of ", "governor of ")
            ):
                own.add("english.city")
            if any(
                f"{name}{form}" in text
                for form in (
                    " Mayor",
                    " mayor",
                    "’s mayor",
                    "'s mayor",
                    " City",
                    " city",
                    " Council",
                    " officials",
                )
            ):
                own.add("english.governed")
        if bare in self._kinds:
            own.add(f"told.{stated}")
        if own & {"place", "municipality", "words", "plain"} and re.match(r"(?:เทศบาล)?(?:เมือง|นคร)", name):
            form = "municipal" if name.startswith("เทศบาล") else "place"
            territory = re.sub(r"\A(?:เทศบาล)?(?:เมือง|นคร)", "", name)
            abroad = _ABROAD.search(text, office.end, min(len(text), office.end + 40)) is not None
            if form == "municipal" and name in self._kinds:
                own.add("municipal.told")
            if form == "place" and f"เทศบาล{name}" in self._kinds:
                own.add("place.municipal-told")
            own.add(f"{form}.{'abroad' if abroad else 'here'}")
            honorific = person.honorific or "-"
            own.add(
                f"{form}.{'foreign-title' if re.match(r'[A-Z]|ท่าน|ฯพณฯ|มิส|-', honorific) else 'thai-title'}"
            )
            if territory in provinces():
                own.add(f"{form}.province")
            if self._told_abroad(territory):
                own.add(f"{form}.told-abroad")
            if len(person.name.split(" ")) > 2 or re.search(r"[A-Za-z]", text[person.end : person.end + 6]):
                own.add(f"{form}.foreign-name")
        if ruled and name != ruled and (name in ruled or ruled in name):
            own.add("longer" if len(name) > len(ruled) else "shorter")
        if "ฯ" in office.name:
            own.add(f"cut.{kind}")
        if family := _family(office.name):
            fits = name.removeprefix("สภา").startswith("เทศบาล") if family == "เทศบาล" else kind == family
            match = "fits" if fits else "foreign" if kind == "foreign_local_government" else "unfit"
            own.add(f"family.{family}.{match}.{stated}")


_KINDS = (
    ("เทศบาลนคร", "city_municipality"),
    ("เทศบาลเมือง", "town_municipality"),
    ("เทศบาลตำบล", "subdistrict_municipality"),
    ("องค์การบริหารส่วนจังหวัด", "pao"),
    ("องค์การบริหารส่วนตำบล", "sao"),
    ("จังหวัด", "province"),
    ("มหาวิทยาลัย", "university"),
    ("เมือง", "foreign_local_government"),
    ("นคร", "foreign_local_government"),
    ("แขวง", "foreign_local_government"),
    ("บริษัท", "company"),
    ("โรงเรียน", "school"),
    ("สมาคม", "association"),
    ("มูลนิธิ", "association"),
    ("สถาน", "ministry_agency"),
)


def role_in(office: Office, body: str | None) -> str:
    """The role of an office that is cut short ("นายกฯ"), by whose it is: a PAO has a president, and deputies of no own role.

    >>> role_in(Office(0, 8, "รองนายกฯ", "deputy_mayor"), "องค์การบริหารส่วนจังหวัดสายลม")
    'other'
    """
    if "ฯ" not in office.name or not body or not body.startswith("องค์การบริหารส่วน"):
        return office.role
    if office.role == "mayor":
        return "pao_president" if "จังหวัด" in body else "sao_president"
    return "other" if office.role == "deputy_mayor" else office.role


def _told_by_offices(bodies: list[BodyMention], people: list[PersonMention]) -> Iterator[BodyMention]:
    """Bodies that only the words of an office name: the mayor's municipality is told with the mayor."""
    starts = [body.start for body in bodies]
    for person in people:
        office = person.office
        if (
            office is None
            or person.shared
            or not office.body
            or office.council
            or _BARE.fullmatch(office.body)
        ):
            continue
        index = bisect_left(starts, office.start)
        kind = _kind_of(office.body)
        if kind in LOCAL_KINDS and not (index < len(bodies) and bodies[index].start < office.end):
            yield BodyMention(office.start, office.end, office.body, kind, office.body)


@lru_cache(maxsize=4096)
def _kind_of(name: str) -> str:
    """The kind of a body that only an office names."""
    return next((kind for prefix, kind in _KINDS if name.startswith(prefix)), "unknown")


def _group(office: Office) -> str:
    if office.role in ("mayor", "deputy_mayor", "clerk", "deputy_clerk", "pao_president", "sao_president"):
        return office.role
    return _class(office.name)


@lru_cache(maxsize=4096)
def _class(name: str) -> str:
    return next((group for group, words in _CLASSES if words.search(name)), "other")


def _spelled_out(office: Office) -> Iterator[tuple[str | None, str]]:
    """Institutions that the words of an office name by an abbreviation, or behind a rank."""
    if mission := _MISSION.search(office.name):
        yield mission[0], "mission"
    if ministry := _MINISTRY.search(office.name):
        yield ministry[0], "ministry"
    for number, (words, body) in enumerate(_FORCES):
        if match := words.search(office.name):
            yield body.format(*match.groups()), f"spelled{number if number < 6 else ''}"


@lru_cache(maxsize=4096)
def _family(name: str) -> str:
    """Which kind of local government the words of an office speak of."""
    if re.search(r"อบจ|ส่วนจังหวัด|PAO", name):
        return "pao"
    if re.search(r"อบต|ส่วนตำบล", name):
        return "sao"
    return "เทศบาล" if "เทศ" in name else ""


@lru_cache(maxsize=4096)
def _rest(office: Office) -> str | None:
    """What stands behind the head of an office, as the name of an institution."""
    rest = re.sub(r"\A(?:ประจำ|แห่ง|ของ|ใหญ่)", "", office.rest.strip())
    if _ENGLISH.match(rest):
        return rest
    rest = re.split(r"[ ](?:และ|ใน|ผู้|รักษา|ป[ฏฎ]ิบัติ)|[ ]?\(", rest, maxsplit=1)[0].strip()
    if len(rest) < 4 or _SECTION.match(office.name) or rest[0] in "ะาำิีึืุู":
        return None
    return rest
