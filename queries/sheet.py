"""Sheet: one question whole, for who wants to ask it: its words, what it needs, what it gives, what it leaves out.

Thai comes first. The manual's page (`citypact.queries.manual`) says the same of all questions, with the same words.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from citypact.ontology.concepts import SCHEMES, concepts
from citypact.queries.catalogue import Parameter, Question, Words
from citypact.queries.prefixes import curie
from citypact.queries.table import table_rows

__all__ = ["VALUES", "evidence", "example", "option", "qualities", "sheet"]

_PLAIN = re.compile(
    "[\\w\u0e00-\u0e7f=.:/-]+"
)  # what every shell takes without quotation marks, signs of Thai among it
# what to write as a value of each type that is no scheme, and where such values are looked up
VALUES: Mapping[str, Words] = MappingProxyType(
    {
        "body": {
            "th": "ชื่อไทยหรืออังกฤษ ชื่อย่อ (`ทน.เชียงราย`) หรือ IRI เมืองสำคัญใช้ชื่อไทยได้แม้กราฟมีเพียงชื่ออังกฤษ (`กรุงเทพ`) "
            "หากมีหลายแห่งจะแจ้งรายการ ดูชื่อจาก `citypact query partners_ranked`",
            "en": "its name in Thai or English, abbreviated too (`ทน.เชียงราย`), or its IRI; a well-known city in "
            "either language, whichever the graph has (`กรุงเทพ`); of several, the message lists them; "
            "`citypact query partners_ranked` has names",
        },
        "country": {"th": "รหัส (`TH`) หรือชื่อประเทศ", "en": "its code (`TH`) or its name"},
        "thing": {
            "th": "ข้อตกลง หน่วยงาน บุคคล หรือแหล่งข้อมูล ด้วย IRI ตามที่ตารางแสดง (`agreement:...`) หรือชื่อที่ตรงกันทั้งหมด "
            "ดู IRI จาก `citypact query agreements`",
            "en": "an agreement, body, person or source by IRI, as tables show it (`agreement:...`), or by its exact name; "
            "`citypact query agreements` has IRIs",
        },
        "graph": {
            "th": "อีกกราฟหนึ่ง: โฟลเดอร์ ที่อยู่ของ endpoint หรือรหัส build ในโฟลเดอร์ของกราฟนี้",
            "en": "another graph: its folder, the address of an endpoint, or the id of a build in the folder of this one",
        },
        "iri": {
            "th": "IRI เต็มหรือตามที่ตารางแสดง ใช้ตามที่เขียน (ชนิดอื่นทุกชนิด IRI เดิมนำไปสู่ IRI ปัจจุบัน)",
            "en": "an IRI, in full or as tables show it, taken as it stands; everywhere else a replaced IRI leads to the "
            "current one",
        },
        "date": {
            "th": "`2023`, `2023-02` หรือ `2023-02-24` (ค.ศ.) ปีหมายถึงวันแรก หรือวันสุดท้ายเมื่อเป็นปลายช่วง",
            "en": "`2023`, `2023-02` or `2023-02-24` (Gregorian); a year is its first day, or its last where a period ends",
        },
        "integer": {"th": "จำนวนเต็ม", "en": "a whole number"},
        "decimal": {"th": "ตัวเลข มีจุดทศนิยมได้", "en": "a number, with a point or without"},
        "text": {"th": "ข้อความตามที่เขียน", "en": "a text, as it is"},
    }
)


def sheet(asked: Question, *, width: int | None) -> Iterator[str]:
    """The lines.

    Args:
        asked: from the catalogue, or own: what its header leaves unsaid is left out.
        width: of the screen; None lets lines be as long as they are.
    """
    yield asked.name
    yield from _both(asked.summary)
    yield from _part("เหตุที่ถาม / why one asks", _both(asked.why))
    yield from _part(
        "ค่าที่ระบุได้ / parameters", (line for each in asked.parameters for line in _parameter(each))
    )
    columns = [(each.name, each.type, " / ".join(each.label.values())) for each in asked.columns]
    if columns:
        yield ""
        heads = ("คอลัมน์ / column", "ชนิด / type", "ความหมาย / meaning")
        yield from (line.rstrip("\n") for line in table_rows(heads, columns, width=width))
    yield from _part("สิ่งที่ไม่อยู่ในคำตอบ / left out", _both(asked.leaves_out))
    yield from _part("หลักฐานของแต่ละแถว / evidence for each row (--why)", _both(evidence(asked)))
    if asked.tags:
        yield from _part("ป้าย / tags", iter([f"    {', '.join(asked.tags)}"]))
    first = example(asked)
    examples = [first, f"{first} --why"] if asked.witnessed else [first]
    yield from _part("ตัวอย่าง / example", (f"    {line}" for line in examples))


def qualities(parameter: Parameter) -> list[Words]:
    """What is to be known of a parameter beside its type."""
    said: list[Words] = []
    if parameter.required:
        said.append({"th": "ต้องระบุ", "en": "required"})
    if parameter.many:
        said.append({"th": "ระบุซ้ำได้", "en": "many"})
    if parameter.minimum is not None:
        said.append({"th": f"ตั้งแต่ {parameter.minimum:,}", "en": f"{parameter.minimum:,} or more"})
    if parameter.maximum is not None:
        said.append({"th": f"ไม่เกิน {parameter.maximum:,}", "en": f"{parameter.maximum:,} or less"})
    if parameter.values:
        words = ", ".join(parameter.values)
        said.append({"th": f"หนึ่งใน {words}", "en": f"one of {words}"})
    if parameter.default:
        values = ", ".join(parameter.default)
        said.append({"th": f"หากไม่ระบุใช้ {values}", "en": f"default {values}"})
    if parameter.default_from:
        said.append({"th": "หากไม่ระบุใช้วันที่ของกราฟ", "en": "default: date of the build"})
    return said


def evidence(asked: Question) -> Words:
    """What carries a row: what ``--why`` gives the sources of."""
    if not asked.witnessed:
        return {
            "th": "ไม่มี เพราะแถวบอกเรื่องของกราฟเอง ไม่มีแหล่งข้อมูลใดกล่าวถึง",
            "en": "none: its rows tell of the graph itself, and no source says them",
        }
    said: dict[str, str]
    counted = _narrowing(asked.counted)
    if asked.counted and asked.evidence:
        columns = ", ".join(chain.from_iterable(asked.evidence))
        said = {
            "th": f"แหล่งข้อมูลของข้อตกลงที่สิ่งที่นับ ({counted['th']}) มีกับ {columns} และกับหน่วยงานที่ถาม",
            "en": f"the sources of the agreements of what it counts ({counted['en']}) with {columns} and the body asked about",
        }
    elif asked.counted:
        said = {
            "th": f"แหล่งข้อมูลของสิ่งที่นับ: {counted['th']}",
            "en": f"the sources of what it counts: {counted['en']}",
        }
        if asked.cumulated:
            said["th"] += f" ถึง {asked.cumulated} ของแถว"
            said["en"] += f", up to the row's {asked.cumulated}"
    elif asked.evidence:
        said = _standing(asked)
    else:
        said = {
            "th": "แหล่งข้อมูลของทุก IRI ในแถว ถ้าแถวมีข้อตกลง เฉพาะของข้อตกลง ตามด้าน คู่ความร่วมมือ สถานที่ บุคคล และแหล่งข้อมูลในแถว",
            "en": "the sources of every IRI in the row; of agreements among them alone, as far as they tell of its domains,"
            " parties, venues and people",
        }
    if asked.predicates:
        claims = ", ".join(curie(iri) or iri for iri in asked.predicates)
        return {"th": f"{said['th']} เฉพาะเรื่อง {claims}", "en": f"{said['en']}, for {claims}"}
    return said


def _standing(asked: Question) -> dict[str, str]:
    """The columns that carry a row, and what narrows them."""
    columns = _narrowing(asked.evidence)
    said = {
        "th": f"แหล่งข้อมูลของสิ่งในคอลัมน์ {columns['th']}",
        "en": f"the sources of what stands in {columns['en']}",
    }
    if asked.narrowed:
        claim = ", ".join(asked.narrowed.values())
        said["th"] += f" เฉพาะที่ตรงกับคอลัมน์ {claim}"
        said["en"] += f", as far as they are the row's {claim}"
    return said


def _narrowing(groups: Sequence[Sequence[str]]) -> Words:
    """Columns or variables, each with those that narrow it: together, or one by one."""
    by: dict[str, list[str]] = {}
    for first, *others in groups:
        by.setdefault(first, []).extend([", ".join(others)] if others else [])
    th = (f"{first} (เฉพาะที่กล่าวถึง {' หรือ '.join(each)})" if each else first for first, each in by.items())
    en = (
        f"{first} (what they say of {' or of '.join(each)})" if each else first for first, each in by.items()
    )
    return {"th": ", ".join(th), "en": ", ".join(en)}


def example(asked: Question) -> str:
    """A command that asks it: with what must be given, or with one value that may."""
    given = [each for each in asked.parameters if each.required]
    if not given:
        given = [each for each in asked.parameters if each.example and "..." not in each.example][:1]
    values = [f"{each.name}={each.example or '...'}" for each in given]
    return " ".join(
        [f"citypact query {_quoted(asked.name)}", *(f"--param {_quoted(value)}" for value in values)]
    )


def _quoted(argument: str) -> str:
    """As a shell takes it; Thai letters need no quotation marks."""
    return argument if _PLAIN.fullmatch(argument) else shlex.quote(argument)


def option(parameter: Parameter) -> str:
    """How a parameter is given, and what is to be known of it, in one line."""
    said = (f"{each['th']} / {each['en']}" for each in qualities(parameter))
    return "; ".join([f"--param {parameter.name}=<{parameter.type}>", *said])


def _parameter(parameter: Parameter) -> Iterator[str]:
    yield f"    {option(parameter)}"
    yield from (f"    {line}" for line in _both(parameter.label))
    if parameter.type in SCHEMES:
        yield f"        {parameter.type}: {', '.join(concepts(parameter.type))} (docs/codebook.md)"
    else:
        yield from (
            f"        {parameter.type}: {words.replace('`', '')}" for words in VALUES[parameter.type].values()
        )


def _both(words: Words) -> Iterator[str]:
    yield from (f"    {words[language]}" for language in ("th", "en") if language in words)


def _part(head: str, lines: Iterator[str]) -> Iterator[str]:
    """A part with its head; nothing where it has no lines."""
    first = next(lines, None)
    if first is not None:
        yield from ("", head, first)
        yield from lines
