"""The bodies and people of a text, as the owners and holders of offices, found once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, takewhile

from citypact.graph.extraction.body_mentions import GOVERNMENTS, LOCAL_ANYWHERE, LOCAL_KINDS, BodyMention
from citypact.graph.extraction.english_governed import Governed
from citypact.graph.extraction.english_homes import home_of
from citypact.graph.extraction.english_names import MONTHS, WEEKDAYS, lies_there, runs
from citypact.graph.extraction.english_open_offices import OpenOffices
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import province_at, provinces_in_english
from citypact.graph.extraction.office_groups import ENGLISH, is_bare, kind_of, rest_of
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.people import PersonMention

__all__ = ["ABROAD", "Told"]

ABROAD = expression(
    r"ประเทศ(?!ไทย)|สาธารณรัฐ|ราชอาณาจักร(?!ไทย)|มณฑล|แคว้น|สหพันธ|สหภาพ|สปป|สปป\.|เวียดนาม|ญี่ปุ่น|จีน|เกาหลี|"
    r"ลาว|มาเลเซีย|เมียนมา|กัมพูชา|รัฐ(?!และ|บาล|มนตรี|สภา|วิสาห|ธรรม|ประ|ศาสตร์|กิจ)(?=[ก-ฮเแโใไ])"
)
_THEN_ABROAD = expression(
    rf"[^\n]{{0,3}}(?:[ ](?:เขต|แขวง|อำเภอ)[ก-๎]{{2,24}})?[ ](?:{ABROAD.pattern})"
    r"|[ ](?!และ|กับ|ร่วม|ได้|เดินทาง|ไป|ที่|ณ[ ]|นาย|นาง|พร้อม|เยือน)[ก-ฮเแโใไ][ก-๎]{3,15}[ ](?:มณฑล|สาธารณรัฐ|ประเทศ(?!ไทย)|แคว้น|สปป)"
)
_PROPER = expression(r"(?!\A)(?<![.!?“\"] )(?<![\n\w-])[A-Z][a-zà-þ’]+(?:[ -][A-Z][a-zà-þ’]+){0,3}")
_CAPITAL = expression(r"(?<![\w-])[A-Z][a-zà-þ’]+(?:[ -][A-Z][a-zà-þ’]+){0,3}")
_NOT_PLACE = expression(
    rf"\b(?:{MONTHS}|{WEEKDAYS}|Mayor|Governor|Deputy|Minister|President|People|Agreement|Memorandum|Understanding|Sister|"
    r"Cities|Photo|Mr|Mrs|Ms|"
    r"Dr|Friendship|MoU|International|Thailand|Council|University|Hotel|Room|Hall|Centre|Center|Festival|The|A|"
    r"An|On|In|At)\b"
)
_CUT = expression(r"ที่(?!ดิน)|และ|ได้|จะ|เป็น|ซึ่ง|โดย|กับ|ร่วม|เพื่อ|ให้|มี|ลงนาม|ใน|จาก|ณ")
_OF_PROVINCE = expression(r"(?:จังหวัด|(?<![ก-๙])(?:อบ)?จ\.)[ ]?(?=[ก-ฮเแโใไ])")
_MOST = 200  # heads of bodies that are compared: a release has some
_WHOLES = ("City of {}", "{} City", "{} Province", "{} Ward", "{} City Council")
_FORMER = 6  # officials before a person whose bodies are looked at
_FULLER = 12  # bodies that are called by the same words
_ENGLISH_MISSION = expression(
    r"(?:(?:Royal )?[A-Z][a-z]+ )?(?:Consulate(?:[- ]General)?|"
    r"Embassy)(?: of (?:the )?[A-Z]\w+(?: [A-Z]\w+){0,3})?(?:(?:,? in|,) [A-Z]\w+(?: [A-Z]\w+){0,2})?"
)
_UNIT = expression(
    r"(?:The )?(?:Faculty|School|College|Graduate School|Department|Institute|Cent(?:er|re)|Office)\b"
)
_FACULTY = expression(
    r"คณะ(?!กรรมการ|ทำงาน|อนุ|สงฆ์|ผู้|กรรมาธิการ|รัฐมนตรี|บุคคล|นัก|มนตรี)[ก-๎]{4}|สำนักวิชา[ก-๎]{4}|ภาควิชา[ก-๎]{4}"
)
_DEAN = expression(r"(?:รอง|ผู้ช่วย)?คณบดี")
_UNIVERSITY = expression(r"(?:จุฬาลงกรณ์)?มหาวิทยาลัย[ก-๎]{2}.*|จุฬาลงกรณ์มหาวิทยาลัย")
_OF_UNIVERSITIES = ("คณะ", "วิทยาลัย", "สำนักวิชา", "ภาควิชา", "บัณฑิตวิทยาลัย")
_HEADED = expression(
    r"(?<![\w’'-])(?P<head>Mayor|Governor)[ ](?P<name>[A-ZÀ-Þ][\w’'-]+)(?![\w’'-]|[ ][A-ZÀ-Þ])"
)
_DEPUTY = expression(r"(?i:vice|deputy)[ -]\Z")
_BESIDE = 200  # letters
_HEADS = frozenset({"mayor", "governor", "pao_president", "sao_president", "council_chair"})


class Told:
    """What a text tells of bodies and of who holds which office."""

    def __init__(
        self,
        text: str,
        bodies: list[BodyMention],
        people: list[PersonMention],
        title_end: int,
        places: Sequence[BodyMention] = (),
    ) -> None:
        self.text = text
        self._places = places  # those of an English text that are told without what kind of body they are
        self.bodies = sorted(
            [*(body for body in bodies if not body.council), *_told_by_offices(bodies, people)],
            key=lambda body: body.start,
        )
        self.starts = [body.start for body in self.bodies]
        self.people = [person for person in people if person.office]
        self.people_starts = [person.start for person in self.people]
        self.kinds = {body.name: body.kind for body in reversed(bodies)}
        self.title = text[:title_end]
        local = [body for body in self.bodies if body.kind in LOCAL_KINDS]
        counted = Counter(body.name for body in local)
        self.own = max(local, key=lambda body: (counted[body.name], -body.start)).name if local else None
        self.first = local[0].name if local else None
        self.counted = Counter(body.name for body in self.bodies)
        self._abroad: dict[str, bool] = {}
        self._heads: dict[str, list[tuple[str, str | None]]] = {}
        self._of_kind: dict[str, list[tuple[int, str]]] = {}
        self._fuller: dict[str, list[tuple[int, str]]] = {}
        self._sorted = sorted(self.kinds)
        self._last: dict[frozenset[str], list[str | None]] = {}
        self.known: dict[tuple[int, int], tuple[str | None, float]] = {}

    def line(self, position: int) -> int:
        """Where the line of a position begins."""
        return self._lines[bisect_right(self._lines, position) - 1]

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n")[:-1])]

    def near(self, position: int, kind: str) -> str | None:
        """The body of a kind that is told nearest to a position."""
        if kind not in self._of_kind:
            self._of_kind[kind] = [(body.start, body.name) for body in self.bodies if body.kind == kind]
        return _nearest(self._of_kind[kind], position)

    @cached_property
    def university(self) -> str | None:
        """The university that an English text tells of, where it is the only one: whose faculties are."""
        told = {name for name in self.kinds if "University" in name and "," not in name}
        return next(iter(told)) if len(told) == 1 else None

    def longer(self, office: Office) -> Iterator[tuple[str | None, str]]:
        """The bodies of the text whose names begin as the institution of an office does, and go on."""
        start = (office.body or rest_of(office) or "").rstrip("ฯ")
        if len(start) > 7:
            first = bisect_right(self._sorted, start)
            fuller = takewhile(lambda name: name.startswith(start), self._sorted[first : first + _MOST])
            yield max(fuller, key=len, default=None), "told-longer"

    def only_one(self, kind: str) -> str | None:
        """The body of a kind, where the text tells of no more than one."""
        told = {name for name, own in self.kinds.items() if own == kind}
        return told.pop() if len(told) == 1 else None

    def with_university(self, name: str, office: Office) -> str:
        """A faculty or a college with its university, where the text tells of one such; a dean's, where there is no other."""
        if _UNIT.match(name) and "University" not in name:
            return self._unit_with_university(name)
        if not name.startswith(_OF_UNIVERSITIES) or "มหาวิทยาลัย" in name:
            return name
        start = f"{name} มหาวิทยาลัย"
        first = bisect_left(self._sorted, start)
        fuller = [*takewhile(lambda other: other.startswith(start), self._sorted[first : first + 2])]
        if len(fuller) == 1:
            return fuller[0]
        if fuller or len(self._universities) != 1 or not _FACULTY.match(name):
            return name
        whole = f"{name} {next(iter(self._universities))}"
        return whole if whole in self.text or (_DEAN.match(office.name) and name in office.name) else name

    @cached_property
    def _universities(self) -> set[str]:
        """The universities that a Thai text tells, with or without a faculty of theirs."""
        told = (_UNIVERSITY.search(name) for name in self.kinds)
        return {university[0] for university in told if university}

    def _unit_with_university(self, name: str) -> str:
        """A faculty of an English text with the university that the text tells right behind it."""
        for behind in (f"{name}, ", f"{name} of ", f"{name} at "):
            at = self.text.find(behind)
            if at < 0:
                continue
            index = bisect_left(self.starts, at + len(behind))
            if index < len(self.starts) and self.starts[index] - at - len(behind) in (0, 4):
                body = self.bodies[index]
                return f"{name}, {body.name}" if body.kind == "university" else name
        return name

    def spelled(self, name: str) -> str:
        """A body as the text spells it: Organisation, not Organization."""
        if "Organization" not in name or name in self.text:
            return name
        british = name.replace("Organization", "Organisation")
        return british if british in self.text else name

    def province_near(self, position: int) -> str | None:
        """The province that a text tells nearest to a position, if only with its PAO or its hall."""
        return _nearest(self._provinces, position)

    @cached_property
    def _provinces(self) -> list[tuple[int, str]]:
        """Where a text tells provinces, with their names."""
        found = [
            (match.start(), province_at(self.text, match.end())) for match in _OF_PROVINCE.finditer(self.text)
        ]
        return [(start, f"จังหวัด{name}") for start, name in found if name]

    @cached_property
    def governed(self) -> Governed:
        """The names that an English text tells with the words of a government."""
        return Governed(self.text)

    @cached_property
    def lying(self) -> set[str]:
        """The bodies that an English text names only to say where another lies."""
        told = {body.name for body in self.bodies if not lies_there(self.text, body.start)}
        return self.kinds.keys() - told

    @cached_property
    def missions(self) -> list[str]:
        """The missions abroad that an English text names."""
        return [match[0] for match in _ENGLISH_MISSION.finditer(self.text)]

    @cached_property
    def _by_words(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in filter(ENGLISH.match, self.kinds):
            for run in runs(name):
                named = found.setdefault(run, [])
                if len(named) < _FULLER:
                    named.append(name)
        return found

    def with_words(self, place: str) -> list[str]:
        """The bodies of an English text that have these words in their names."""
        return self._by_words.get(place, [])

    def province_of(self, place: str) -> str:
        """What a governor governs, where an English text calls it the Province of a place."""
        called = re.search(
            rf"(?:\bP|(?<=\band the )p|(?<=\bwith the )p)rovince of {re.escape(place)}(?![\w’'-])", self.text
        )
        return called[0] if called else place

    @cached_property
    def thai_province(self) -> str | None:
        """The Thai province that an English text tells of, where it is the only one."""
        told = {
            name
            for match in _CAPITAL.finditer(self.text)
            for name in runs(match[0])
            if name in provinces_in_english()
        }
        if len(told) != 1:
            return None
        (name,) = told
        return whole if (whole := f"{name} Province") in self.kinds else name

    @cached_property
    def province(self) -> str | None:
        """The province that an English text names, where it names no other: what "the Governor" governs."""
        told = {body.name for body in self.bodies if body.name.lower().endswith(" province")}
        return next(iter(told)) if len(told) == 1 else None

    @cached_property
    def city(self) -> str | None:
        """The city that an English text tells of most often: what "the city" means."""
        towns = [body.name for body in self.bodies if body.kind in LOCAL_ANYWHERE]
        return max(towns, key=lambda name: self.counted[name], default=None)

    @cached_property
    def home_body(self) -> str | None:
        """The place from which an English text reports, as the body that it calls by that name."""
        place = home_of(self.text)
        if place is None:
            return None
        local = [name for name in self.with_words(place) if self.kinds.get(name) in LOCAL_ANYWHERE]
        return max(local, key=lambda name: (self.counted[name], -len(name)), default=place)

    @cached_property
    def open_offices(self) -> OpenOffices:
        """Whose the offices of an English text are that name no place."""
        towns = sorted(
            [*(body for body in self.bodies if body.kind in GOVERNMENTS), *self._places],
            key=lambda body: body.start,
        )
        return OpenOffices(self.text, self.people, towns, self._holds)

    def last_before(self, index: int, kinds: frozenset[str]) -> str | None:
        """The body of one of some kinds that is told last before another, by its number."""
        last = self._last.get(kinds)
        if last is None:
            last = self._last[kinds] = [None]
            for body in self.bodies:
                last.append(body.name if body.kind in kinds else last[-1])
        return last[index]

    def across(self, office: Office) -> str | None:
        """The body whose name the words of an office begin, and that goes on behind them."""
        index = bisect_left(self.starts, office.end) - 1
        if index >= 0 and office.start < self.starts[index] and self.bodies[index].end > office.end:
            return self.bodies[index].name
        return None

    def fuller(self, start: str) -> str | None:
        """The body told last whose name begins so and goes on."""
        longer = len(start) + 2
        names = (body.name for body in reversed(self.bodies))
        return next((name for name in names if len(name) > longer and name.startswith(start)), None)

    def told_fully(self, start: str, position: int) -> str | None:
        """The fuller name of an institution that the office calls by its first word alone."""
        if start not in self._fuller:
            self._fuller[start] = [*self._told_fully(start)]
        told = self._fuller[start]
        before = bisect_left(told, (position, ""))
        return told[max(0, before - 1)][1] if told else None

    def _told_fully(self, start: str) -> Iterator[tuple[int, str]]:
        for match in re.finditer(rf"{re.escape(start)}[ก-๙]{{3,60}}", self.text):
            end = _CUT.search(self.text, match.start() + len(start) + 2, match.end())
            name = self.text[match.start() : end.start() if end else match.end()]
            if len(name) > len(start) + 3:
                yield match.start(), name

    @cached_property
    def proper(self) -> list[str]:
        """The proper names that an English text tells most often: places, mostly."""
        names = {person.name for person in self.people}
        parts = {part for name in names for part in name.split(" ")}
        told = {
            match[0].removesuffix("’s")
            for match in _PROPER.finditer(self.text)
            if not _NOT_PLACE.search(match[0]) and not any(part in parts for part in match[0].split(" "))
        }
        # where a line or a sentence begins, every word has a capital: those of names count that stand elsewhere too
        words = (match[0].removesuffix("’s") for match in _CAPITAL.finditer(self.text))
        counted = Counter(word for word in words if word in told)
        return [name for name, count in counted.most_common(12) if count > 1]

    @cached_property
    def wholes(self) -> list[tuple[str, list[str]]]:
        """The first of those places, each with the fuller names by which the text calls it."""
        return [
            (called, [whole for form in _WHOLES if (whole := form.format(called)) in self.text])
            for called in self.proper[:6]
        ]

    def proper_before(self, position: int) -> str | None:
        """The place that an English text names last before a position."""
        told = [(self.text.rfind(place, 0, position), place) for place in self.proper]
        at, place = max(told, default=(-1, ""))
        return place if at >= 0 else None

    def before(self, person: PersonMention) -> str | None:
        """The body of the official who is named before."""
        former = self.official_before(person)
        return self._holds(former) if former else None

    def official_before(self, person: PersonMention) -> PersonMention | None:
        """The official who is named before."""
        index = bisect_left(self.people_starts, person.start)
        return self.people[index - 1] if index else None

    def held_before(self, person: PersonMention) -> dict[str, PersonMention]:
        """The officials named before, by whose office they hold; of one body, the one named last."""
        index = bisect_left(self.people_starts, person.start)
        held = dict[str, PersonMention]()
        for other in self.people[max(0, index - _FORMER) : index]:
            if (name := self._holds(other)) is not None:
                held[name] = other
        return held

    def _holds(self, person: PersonMention) -> str | None:
        """Whose office an official is known to hold, of a council's the place that it is of."""
        office = person.office
        known = self.known.get((person.start, office.start if office else -1))
        return known[0].removeprefix("สภา") if known and known[0] else None

    def told_abroad(self, territory: str) -> bool:
        """Whether the text tells of a city of this name with a country behind it."""
        if territory not in self._abroad:
            self._abroad[territory] = self._stands_abroad(territory)
        return self._abroad[territory]

    def _stands_abroad(self, territory: str) -> bool:
        for city in ("เมือง", "นคร"):
            start = self.text.find(city + territory)
            while start >= 0:
                if _THEN_ABROAD.match(self.text, start + len(city) + len(territory)):
                    return True
                start = self.text.find(city + territory, start + 1)
        return False

    def head_beside(self, person: PersonMention, office: Office) -> str | None:
        """Whose mayor is called by the last name in the line where an English text tells of a deputy: both are of one place."""
        head = office.role.removeprefix("deputy_")
        start, end = max(0, office.start - _BESIDE), person.stop + _BESIDE
        line = self.text.rfind("\n", 0, office.start) + 1
        behind = self.text.find("\n", person.stop)
        start, end = max(start, line), min(end, behind if behind >= 0 else len(self.text))
        for called in _HEADED.finditer(self.text, start, end):
            if called["head"].lower() != head or _DEPUTY.search(
                self.text, max(0, called.start() - 8), called.start()
            ):
                continue
            for other in self.people[:_MOST]:
                if (
                    other.office
                    and other.office.role == head
                    and called["name"] in other.name.replace(",", "").split(" ")[1:]
                ):
                    return self._holds(other)
        return None

    def rivals(self, person: PersonMention, office: Office) -> list[str]:
        """The bodies of others who hold an office like this at the head of one."""
        if office.role not in _HEADS:
            return []
        if office.role not in self._heads:
            self._heads[office.role] = [
                (other.name, other.office.body)
                for other in self.people
                if other.office and other.office.role == office.role
            ][:_MOST]
        return [body for name, body in self._heads[office.role] if body and name != person.name]


def _nearest(told: Sequence[tuple[int, str]], position: int) -> str | None:
    """The name that is told nearest to a position; ``told``: where each is, in the order of the text."""
    after = bisect_left(told, (position, ""))
    beside = told[max(0, after - 1) : after + 1]
    return min(beside, key=lambda each: abs(each[0] - position))[1] if beside else None


def _told_by_offices(bodies: list[BodyMention], people: list[PersonMention]) -> Iterator[BodyMention]:
    """Bodies that only the words of an office name: the mayor's municipality is told with the mayor."""
    starts = [body.start for body in bodies]
    for person in people:
        office = person.office
        if office is None or person.shared or not office.body or office.council or is_bare(office.body):
            continue
        index = bisect_left(starts, office.start)
        kind = kind_of(office.body)
        if kind in LOCAL_KINDS and not (index < len(bodies) and bodies[index].start < office.end):
            yield BodyMention(office.start, office.end, office.body, kind, office.body)
