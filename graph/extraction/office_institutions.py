"""Institutions that the words of an office name: spelled out, cut short, by rank, in Latin letters behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.office_groups import ENGLISH, FIRM_UNIT, INSIDE, INSTITUTIONS, is_bare
from citypact.graph.extraction.offices import Office

__all__ = ["kindless", "mission_of", "named_by"]

_Sources = Iterator[tuple[str | None, str]]
_Told = list[tuple[str | None, str]]
_COUNTRY = expression(
    r"[ ]?(?:สปป\.?|สาธารณรัฐ|ประเทศ|ราชอาณาจักร|สหพันธ|สหภาพ|มณฑล|ไต้หวัน|เวียดนาม|ญี่ปุ่น|จีน|"
    r"ลาว)(?![ก-ฮ]{0,3}ประจำ).*\Z"
)
_AND_MORE = expression(
    r"(?:และ|[ ](?:รักษา|สภ\.|ในฐานะ)|ใน(?:ขณะ|สมัย)นั้น|-)(?:(?:รอง)?ประธาน|ผู้|นายก|รัฐมนตรี|ราชการ|การ|เมือง|[ก-ฮเ]).*\Z"
)
_TRAILING = expression(r"(?:[ ]?\([^()]*\)|[ ]เขต[ ]?\d+|คน(?:ปัจจุบัน|ใหม่|แรก))\Z")
_MISSION = expression(r"สถาน(?:เอกอัครราชทูต|อัครราชทูต|กง[สศ]ุล|ทูต).*")
_MINISTRY = expression(r"กระทรวง[ก-๙]{4,60}|สำนักงานตำรวจแห่งชาติ")
_SHORT_NAMES = {
    "กปภ": "การประปาส่วนภูมิภาค",
    "กปน": "การประปานครหลวง",
    "กฟภ": "การไฟฟ้าส่วนภูมิภาค",
    "กฟผ": "การไฟฟ้าฝ่ายผลิตแห่งประเทศไทย",
    "กฟน": "การไฟฟ้านครหลวง",
    "ททท": "การท่องเที่ยวแห่งประเทศไทย",
    "กทม": "กรุงเทพมหานคร",
}
_FORCES = (
    (expression(r"มทบ\.[ ]?(\d+)"), "มณฑลทหารบกที่ {}"),
    (expression(r"ฉก\.[ ]?ร\.[ ]?(\d+)"), "หน่วยเฉพาะกิจกรมทหารราบที่ {}"),
    (expression(r"ผบช\.[ ]?(?:ภ\.|ภาค)[ ]?(\d)"), "ตำรวจภูธรภาค {}"),
    (expression(r"(?:ภ\.จว\.|ภ\.จ\.)[ ]?([ก-๙]+)"), "ตำรวจภูธรจังหวัด{}"),
    (expression(r"(?:ภ\.จว\.|ภ\.จ\.)[ ]?([ก-๙]+)"), "กองบังคับการตำรวจภูธรจังหวัด{}"),
    (expression(r"(?:กองบังคับการ|ผู้บังคับการ|กองกำกับการ)?(?<!กอง)(ตำรวจภูธร(?:จังหวัด|ภาค).+)"), "{}"),
    (expression(r"ตม\.[ ]?(?:จว\.|จังหวัด)[ ]?([ก-๙]+)"), "ตรวจคนเข้าเมืองจังหวัด{}"),
    (expression(r"สภ\.[ ]?([ก-๙]+)"), "สถานีตำรวจภูธร{}"),
    (expression(r"(?:(?<![ก-ฮ.])|(?<=[กญปว]\.))สน\.[ ]?([ก-๙]{3,})"), "สถานีตำรวจนครบาล{}"),
    (expression(r"กอ\.รมน\.[ ]?(?:จว\.|จังหวัด|จ\.)[ ]?([ก-๙]+)"), "กองอำนวยการรักษาความมั่นคงภายในจังหวัด{}"),
    (expression(r"กกต\.(?:ประจำ)?(จังหวัด[ก-๙]+)"), "สำนักงานคณะกรรมการการเลือกตั้งประจำ{}"),
    (expression(r"สพป\.[ ]?(.+)"), "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา{}"),
    (expression(r"สพม\.[ ]?(.+)"), "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา{}"),
    (expression(r"ททท\.[ ]?(?:สนง\.|สำนักงาน)[ ]?(.+)"), "การท่องเที่ยวแห่งประเทศไทย สำนักงาน{}"),
    (expression(r"สนง\.(.+)"), "สำนักงาน{}"),
    *((expression(rf"{short}\."), _SHORT_NAMES[short]) for short in ("กปภ", "กปน", "กฟภ", "กฟผ", "กฟน")),
    (expression(r"รพ\.สต\.[ ]?([ก-๙]+)"), "โรงพยาบาลส่งเสริมสุขภาพตำบล{}"),
    (expression(r"รพ\.(?!สต)[ ]?([ก-๙]+)"), "โรงพยาบาล{}"),
    (expression(r"(?:รร|ร\.ร)\.[ ]?([ก-๙]+)"), "โรงเรียน{}"),
    (expression(r"บจก\.[ ]?([ก-๙]+(?:[ ][ก-๙]+)*)"), "บริษัท {} จำกัด"),
    (expression(r"บมจ\.[ ]?([ก-๙]+(?:[ ][ก-๙]+)*)"), "บริษัท {} จำกัด (มหาชน)"),
    (expression(r"มทร\.[ ]?([ก-๙]+)"), "มหาวิทยาลัยเทคโนโลยีราชมงคล{}"),
    (expression(r"มรภ\.[ ]?([ก-๙]+)"), "มหาวิทยาลัยราชภัฏ{}"),
    (expression(r"(?<![ก-ฮ.])ม\.[ ]?([ก-๙]+)"), "มหาวิทยาลัย{}"),
    (expression(r"ฉก\.[ ]?([ก-๙]{3,})"), "หน่วยเฉพาะกิจ{}"),
    (expression(r"(ศาล(?:เยาวชน|จังหวัด|แขวง|ปกครอง|แรงงาน|อาญา|แพ่ง)[ก-๙]*)"), "{}"),
    (expression(r"\Aผู้ใหญ่(บ้าน[ก-๙]{3,})"), "{}"),
    (expression(r"\A(?:อดีต)?(?:หัวหน้า|อุป)?นาย(?=สถานี|ด่าน)(.+)"), "{}"),
)
# where one of them may stand
_ANY_FORCE = expression(r"\.|ตำรวจภูธร|ศาล(?!า)")
_ANY_CHIEF = expression(r"ผู้ใหญ่บ้าน|(?:อดีต)?(?:หัวหน้า|อุป)?นาย(?:สถานี|ด่าน)")
_PLACE = expression(r"เทศบาล((?:นคร|เมือง)(?=[ก-ฮเแโใไ]).+)")
_LATIN_BEHIND = expression(r"[ ]?[A-Z][\w’'.-]*(?:[ ](?:de|la|of|del|the|[A-Z][\w’'.-]*)){0,5}")
_LATIN_OF = expression(r"(?:เมือง|นคร|จังหวัด|แขวง|เขต|มหาวิทยาลัย|บริษัท|โรงเรียน|สมาคม|มูลนิธิ)\Z")
# what a rank makes of a word that begins an institution as well: นักพัฒนา|ชุมชนชำนาญการ
_NO_INSTITUTION = expression(r"(?:ชุมชน|กลุ่ม|โครงการ|สถานี)(?:ชำนาญ|ปฏิบัติ|อาวุโส|เชี่ยวชาญ)[ก-๎]{0,20}")
_SHORT_BEHIND = expression(rf"[ ]?(?:\([^()\n]{{1,40}}\)[ ]?)?({'|'.join(_SHORT_NAMES)})\.")
_KIND_BEFORE = expression(rf"(?:{INSTITUTIONS})+|(?:City|Province|Town|Municipality)of")
_KIND_BEHIND = expression(r"(?:City|Town|Province|Municipality)+\Z")
_KINDS_BEHIND = ("City", "Town", "Province", "Municipality")


def named_by(text: str, office: Office) -> _Sources:
    """The bodies that an office's own words name, each with the source of the name."""
    if office.body and not is_bare(office.body):
        yield from _called(office.body)
    spelled, inside = _inside(office.name)
    yield from spelled
    yield from _behind(text, office)
    yield from inside


@lru_cache(maxsize=4096)
def _called(body: str) -> _Told:
    """A body as the words of an office call it: also without its country, and as the municipality of the place."""
    told: _Told = [(body, "words")]
    plain = _COUNTRY.sub("", _TRAILING.sub("", body))
    if plain != body and len(plain) > 5:
        told.append((plain, "plain"))
    place = _PLACE.fullmatch(plain)
    if place:
        told.append((place[1], "place"))
    elif plain.startswith("เมือง"):
        told.append((f"เทศบาล{plain}", "municipality"))
    return told


@lru_cache(maxsize=4096)
def _inside(name: str) -> tuple[_Told, _Told]:
    """The institutions within the words of an office: those that are spelled out, and the last of those that are told."""
    told: _Told = []
    name = FIRM_UNIT.sub("", name)
    if (bare := _COUNTRY.sub("", _AND_MORE.sub("", _TRAILING.sub("", name)))) != name:
        inner = INSIDE.search(bare)
        told.append((inner[0] if inner else None, "inside-plain"))
    inside = [inner for inner in INSIDE.finditer(name) if not _NO_INSTITUTION.fullmatch(inner[0])]
    if inside:
        told.append((inside[-1][0], "inside"))
        if len(inside) > 1 and "แทน" not in name[inside[-2].end() : inside[-1].start()]:
            told.append((name[inside[-2].start() :], "inside-two"))
    return list(_spelled_out(name)), told


def kindless(name: str) -> str | None:
    """The proper part of a body's name, without blanks; None where it says little."""
    proper = name.replace(" ", "")
    if before := _KIND_BEFORE.match(proper):
        proper = proper[before.end() :]
    if proper.endswith(_KINDS_BEHIND):
        proper = _KIND_BEHIND.sub("", proper)
    return proper if len(proper) > 2 else None


def _spelled_out(name: str) -> _Sources:
    """Institutions that the words of an office name by an abbreviation, or behind a rank."""
    if mission := _MISSION.search(name):
        yield mission[0], "mission"
        if "แห่ง" in mission[0]:
            yield mission[0].replace("แห่ง", "", 1), "mission-short"
    if "วุฒิสภา" in name:
        yield "วุฒิสภา", "senate"
    if ministry := _MINISTRY.search(name):
        yield ministry[0], "ministry"
    if _ANY_FORCE.search(name) or _ANY_CHIEF.match(name):
        for number, (words, body) in enumerate(_FORCES):
            if match := words.search(name):
                yield body.format(*match.groups()), f"spelled{number if number < 6 else ''}"


def mission_of(words: str) -> str | None:
    """The mission that an envoy heads: "Consul of Ruritania in Windville" has the Consulate of Ruritania in Windville."""
    words = re.sub(r"[ ]to[ ](?:the[ ])?[A-Z].*", "", words)
    mission = re.sub(
        r"\b[Cc]onsul(?=[- ][Gg]eneral|\b)", "Consulate", re.sub(r"\b[Aa]mbassador\b", "Embassy", words)
    )
    return mission if mission != words and " " in mission else None


def _behind(text: str, office: Office) -> Iterator[tuple[str | None, str]]:
    """Institutions whose names stand behind the words of an office, in Latin letters or cut short."""
    if ENGLISH.match(office.name):
        return
    if latin := _LATIN_BEHIND.match(text, office.end):
        kind = _LATIN_OF.search(office.name)
        yield (f"{kind[0]} {latin[0].strip()}" if kind else latin[0].strip()), "latin"
    if short := _SHORT_BEHIND.match(text, office.end):
        yield _SHORT_NAMES[short[1]], "short-behind"
