"""Everything that a text mentions, found once: the ground on which the agreements are read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from citypact.graph.extraction.affiliation_ground import Told
from citypact.graph.extraction.affiliations import Affiliations
from citypact.graph.extraction.bare_names import BareName, bare_names
from citypact.graph.extraction.bodies import bodies
from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.dates import DateMention, dates
from citypact.graph.extraction.documents import Document, documents
from citypact.graph.extraction.echoes import echoes
from citypact.graph.extraction.english_bodies import english_bodies, kind_of_place
from citypact.graph.extraction.english_cut_bodies import without_offices
from citypact.graph.extraction.english_people import english_people
from citypact.graph.extraction.english_places import Place, english_places
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.languages import language_of
from citypact.graph.extraction.latin_offices import with_latin_offices
from citypact.graph.extraction.offices import Office, offices
from citypact.graph.extraction.passages import Article
from citypact.graph.extraction.people import PersonMention, people
from citypact.graph.extraction.seeking import once
from citypact.graph.extraction.surroundings import Surroundings
from citypact.graph.extraction.times import TimeMention, times

__all__ = ["Mentions"]

# what is looked at: a release has dozens, an agreement of all local governments of a country some thousand
_MOST = 2_000
_MOST_TIMES = 400
_MOST_TOLD = 4_000
_LINE_FEED = expression("\n")


@dataclass(frozen=True, slots=True)
class Mentions:
    """The article and what stands in it, each list in the order of the text."""

    article: Article
    text: str
    bodies: list[BodyMention]
    people: list[PersonMention]
    dates: list[DateMention]
    times: list[TimeMention]
    documents: list[Document]
    around: Surroundings
    affiliations: Affiliations
    english: bool = False
    told: list[PersonMention] = field(default_factory=list)  # people, and where they are mentioned again
    bare: list[BareName] = field(default_factory=list)  # places without the kind of body
    published: str | None = None  # the day of publication, where it is known
    offices: list[Office] = field(default_factory=list)  # named persons hold most of them
    ends: list[int] = field(default_factory=list)  # where lines end: the line feeds, and the end of the text
    lines: list[tuple[int, int]] = field(default_factory=list)  # where they begin and end
    places: dict[str, Place] = field(default_factory=dict)  # those of an English text, by name
    as_bodies: list[BodyMention] = field(
        default_factory=list
    )  # their mentions, as the bodies for which they stand

    @classmethod
    def of(cls, article: Article, *, published: str | None = None) -> Mentions:
        """Find all."""
        text = article.text
        english = language_of(text) == "en"
        ends = [*(match.start() for match in _LINE_FEED.finditer(text)), len(text)]
        named = (without_offices(text, english_bodies(text)) if english else bodies(text))[:_MOST]
        worded = [] if english else _free(with_latin_offices(text, offices(text), named), named)
        named_people = (english_people(text, named) if english else _outside(people(text, worded), named))[
            :_MOST
        ]
        places: dict[str, Place] = {}
        spans = [(person.start, person.stop) for person in named_people]
        if english:
            spans = [(person.name_start, person.name_start + len(person.name)) for person in named_people]
            names = [(person.name, *span) for person, span in zip(named_people, spans, strict=True)]
            places = {place.name: place for place in english_places(text, named, names)}
        bare = bare_names(text, named, spans, places)
        as_bodies = [_as_body(each, places.get(each.name)) for each in bare] if english else []
        mentions = cls(
            article=article,
            text=text,
            bodies=named,
            people=named_people,
            dates=dates(text, published=published)[:_MOST_TIMES],
            times=times(text)[:_MOST_TIMES],
            documents=documents(text, english=english),
            around=Surroundings(named),
            affiliations=Affiliations(Told(text, named, named_people, article.body, as_bodies)),
            english=english,
            bare=bare,
            places=places,
            as_bodies=as_bodies,
            published=published,
            offices=worded,
            ends=ends,
            lines=list(zip((0, *(end + 1 for end in ends)), ends, strict=False)),
        )
        for person in named_people:  # in order: an official's body speaks for that of the next
            mentions.body_of(person)
        if not english:
            mentions.told.extend(echoes(text, mentions.people, worded, mentions.body_of)[:_MOST_TOLD])
        else:
            mentions.told.extend(mentions.people)
        return mentions

    def line(self, position: int) -> tuple[int, int]:
        """The line that holds a position."""
        return self.lines[bisect_left(self.ends, position)]

    def in_note(self, position: int) -> bool:
        """Whether a position lies in a note of the page: tags, credits, counters."""
        notes = self.article.notes
        if not notes:
            return False
        index = bisect_left(notes, (position + 1,)) - 1
        return index >= 0 and notes[index][1] > position

    def in_stamp(self, position: int) -> bool:
        """Whether a position lies in a line that tells when the page was put up, or another day of the page."""
        return self.put_up(position) or any(start <= position < end for start, end in self.article.days)

    def put_up(self, position: int) -> bool:
        """Whether a position lies in a line that tells when the page was put up."""
        stamps = self.article.stamps
        return bool(stamps) and any(start <= position < end for start, end in stamps)

    def beside_article(self, position: int) -> bool:
        """Whether a position lies in a line of the page and not of the article: a note, or when it was put up."""
        return self.in_note(position) or self.in_stamp(position)

    def body_of(self, person: PersonMention) -> str | None:
        """Whose office a person holds, as judged from the words of the office and what stands around."""
        return self.affiliations.of(person, self.ruled_body)[0] if person.office is not None else None

    def likely_body_of(self, person: PersonMention) -> tuple[str | None, float]:
        """Whose office a person holds, and how probable that is."""
        return self.affiliations.of(person, self.ruled_body)

    def ruled_body(self, person: PersonMention) -> str | None:
        """Whose office a person holds by the plain rules: one proposal among others."""
        office = person.office
        if office is None:
            return None
        if office.body and not _BARE_COUNCIL.fullmatch(office.body):
            return self._whole(self._told_longer(self._as_named(office.body), office), person)
        if office.council or office.role == "council_chair" or office.name.startswith("รองประธานสภา"):
            body = self._municipal(person)
            if self.english:
                return f"council of {body}" if body else None
            return f"สภา{body}" if body and not body.startswith("สภา") else body
        if office.seat == "municipal":
            return self._led(person) or self._municipal(person)
        kinds = {"university": frozenset({"university"}), "company": frozenset({"company"})}.get(office.seat)
        led = self._led(person)
        if led and kinds is None:
            return led
        if _OF_A_UNIT.match(office.name):
            return self._municipal(person)
        family = _FAMILY.search(office.name)
        if family:
            kinds = {
                "สมาคม": frozenset({"association"}),
                "มูลนิธิ": frozenset({"association"}),
                "ชมรม": frozenset({"association"}),
                "บริษัท": frozenset({"company"}),
            }.get(family[0], kinds)
        return self.around.nearest(person.start, kinds=kinds) or (led if kinds else None)

    def _municipal(self, person: PersonMention) -> str | None:
        if self.english:
            return self.around.municipal(person.start, line=self.line(person.start)[0])
        line, words = self.line(person.start)[0], person.office.name if person.office else ""
        former, held = self.affiliations.former(person)
        if (
            former
            and held
            and former.start >= line
            and _GOES_ON.fullmatch(self.text, former.stop, max(former.stop, person.begin))
            and self.around.goes_on(former.stop, person.start, held, words)
        ):
            return held
        guests = self._guests() if _WELCOMES.match(self.text, person.stop) else frozenset[str]()
        return self.around.municipal(person.start, line=line, words=words, guests=guests)

    def _guests(self) -> frozenset[str]:
        """The bodies that a text tells of as received, or whose people it tells of as having come."""
        return once(self.text, "guests", self._received)

    def _received(self) -> frozenset[str]:
        return frozenset(
            body.name
            for body in self.bodies
            if _RECEIVED.search(self.text, max(0, body.start - 40), body.start)
        )

    def _led(self, person: PersonMention) -> str | None:
        """The body in "<body> โดย <person>", or the body that opens the line of a list."""
        body = self.around.before(person.start)
        if body is None:
            return None
        gap = self.text[body.end : person.start]
        if len(gap) < 60 and _LEADS.fullmatch(gap):
            return body.name
        return None

    def _whole(self, name: str, person: PersonMention) -> str:
        """A faculty with its university, where the text tells of one."""
        if not name.startswith("คณะ") or name.startswith("คณะกรรมการ") or "มหาวิทยาลัย" in name:
            return name
        university = self.around.nearest(person.start, kinds=frozenset({"university"}), reach=2000)
        if university and university.startswith("คณะ"):
            return university if university.startswith(name) else name
        return f"{name} {university}" if university and not university.startswith("วิทยาลัย") else name

    def _as_named(self, name: str) -> str:
        """นายกเทศมนตรีเมืองก belongs to เทศบาลเมืองก, or abroad to เมืองก, as the text calls the place elsewhere."""
        known = self.around.known
        if name not in known and name.startswith("เทศบาล"):
            short = name.removeprefix("เทศบาล")
            if short in known:
                return short
        if name.endswith("ฯ"):
            fuller = sorted(other for other in known if other.startswith(name[:-1]))
            return fuller[0] if fuller else name[:-1]
        return name

    def _told_longer(self, name: str, office: Office) -> str:
        """The name of which the words of an office tell only the beginning, where it stands there in full."""
        if self.english or name in self.around.known or _OF_A_PLACE.match(name):
            return name
        place = self.text.find(name, office.start, office.end + len(name))
        longer = [other for other in self.around.known if other.startswith(name)] if place >= 0 else []
        return max((other for other in longer if self.text.startswith(other, place)), key=len, default=name)


def _free(worded: list[Office], named: list[BodyMention]) -> list[Office]:
    """The offices that are no words of a body's name: สภา|วัฒนธรรมจังหวัด, ชมรม|กำนันผู้ใหญ่บ้าน."""
    free, index = [], 0
    for office in worded:
        while index < len(named) and named[index].end <= office.start:
            index += 1
        if index == len(named) or not named[index].start < office.start < office.end <= named[index].end:
            free.append(office)
    return free


def _outside(people: list[PersonMention], named: list[BodyMention]) -> list[PersonMention]:
    """The people who are no words of a body's name in Latin letters: Seri Hill Primary School."""
    latin = [body for body in named if body.name[-1:].isascii()]
    starts = [body.start for body in latin]
    free = list[PersonMention]()
    for person in people:
        before = bisect_right(starts, person.name_start)
        if not before or latin[before - 1].end < person.end:
            free.append(person)
    return free


_OF_A_PLACE = expression(r"เทศบาล|องค์การบริหารส่วน|จังหวัด|อำเภอ|เมือง|นคร|กรุง|มณฑล|แขวง|รัฐ|โรงเรียน")
_GOES_ON = expression(
    r"[ ]?(?:(?:กล่าว|ให้การ)?(?:ต้อนรับ|รายงาน)|(?:ได้|จึง)?มอบ(?:หมาย|อำนาจ)(?:ให้)?|,|และ|กับ|พร้อม(?:ด้วย|คณะ)?|ตลอดจน|รวมถึง|[ ])*"
)  # in a list, or with one deed between
_WELCOMES = expression(r"[^\n]{0,30}?(?:กล่าว|ให้การ|ร่วม|เป็นผู้)?ต้อนรับ")
_RECEIVED = expression(r"(?:ต้อนรับ[ก-๎ ]{0,24}|คณะ[ก-๎ ]{0,24}จาก)\Z")
_BARE_COUNCIL = expression(r"สภา(?:เทศบาล|เมือง|นคร|จังหวัด|องค์การบริหารส่วน(?:จังหวัด|ตำบล)|[ ]?อบ[จต]\.?)?ฯ?")


def _as_body(bare: BareName, place: Place | None) -> BodyMention:
    """A bare name of an English text as a body: the province's, or the city's own."""
    country = place.country if place else None
    kind = "foreign_local_government" if country else kind_of_place(bare.name)
    return BodyMention(bare.start, bare.end, bare.name, kind, "", country, weak=True)


_OF_A_UNIT = expression(r"(?:ผู้อำนวยการ|ผอ\.)[ ]?(?:สำนัก|กอง)|(?:หัวหน้า|หน\.[ ]?)(?:สำนัก|ฝ่าย|กอง|งาน)")
_FAMILY = expression(r"สมาคม|มูลนิธิ|ชมรม|บริษัท")
_LEADS = expression(
    r"[^\n]{0,30}?(?:โดย(?:มี)?|นำโดย|[–—:-]|ซึ่งมี|ลงนามโดย|มี)[ ]?(?:[^\n]{0,3})|[ ]?\([^()\n]{0,40}\)[ ]?(?:โดย)?[ ]?"
)
