"""Drafts: a record as YAML for an editor, every value with the words that it was read from beside it.

A draft is a record like any other (docs/records.md); what a person needs besides stands in comments.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from citypact.graph.extraction.sentences import sentence
from citypact.graph.guesses import guesses
from citypact.graph.markers import marked
from citypact.graph.records import Record
from citypact.graph.review.certainty import SURE, doubts
from citypact.graph.review.scalars import inert, scalar
from citypact.ontology.concepts import concepts

__all__ = ["CORE", "Heading", "draft", "headline"]

# fields that every draft shows, also where nothing was found: there a person looks for what was missed
CORE = ("type", "status", "date", "time", "parties", "signatories", "domains", "domain_phrases", "venue")
_ABOUT = ("title", "url", "publisher", "published", "issuer")
_FIRST = ("id", "lang", *_ABOUT, "retrieved", "licence", "retelling", "synthetic")
_PERSONS = ("reviewed_by", "reviewed_on", "reviewed_text", "note")
_CODED = {  # the fields whose words are those of a scheme
    "type": "type",
    "status": "status",
    "instrument": "instrument",
    "domains": "domain",
    "headline_domains": "domain",
    "kind": "level",
    "capacity": "capacity",
}
_AROUND = 40  # characters of the sentence that are shown on each side of a quote
_HEADLINE = 100
_COLUMN = 44  # where comments begin, where the value leaves room
_WIDTH = 110

_EXPLAINED = """\
ตรวจ: แก้ค่าที่ผิด ลบสิ่งที่ข่าวไม่ได้บอก เติมที่ว่าง · ?? = ไม่แน่ใจ · «...» = ถ้อยคำของข่าว · หลัง # เป็นคำอธิบาย ไม่ต้องแก้
ไม่มีความตกลง: ลบทุกบรรทัดใต้ agreements แล้วเขียน agreements: [] · ตกหล่น: เอา "# " หน้าแบบใต้รายการออก แล้วกรอก
ค่าที่แก้เป็นคำของท่าน จะอ้างข่าวก็ได้: date: 2023-05-01 «1 พ.ค. 66» (หรือ <<...>>) · ถูกแล้ว หรือแก้เสร็จ: {accept}
Correct what is wrong, delete what the text does not say, fill in blanks. ?? = uncertain, «...» = words of the text.
None here: delete the lines under agreements, write agreements: [] · One missed: take "# " off the form, fill it in.
What you change is yours; you may quote: date: 2023-05-01 «1 May 2023» (or <<...>>) · Right, or done: {accept}\
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What stands above a draft: the text it is of, the command that accepts it, and why it is to be read again."""

    text: str  # where the text stands
    accept: str
    notes: Sequence[str] = ()


def draft(record: Record, text: str, heading: Heading, *, confirmed: bool = False) -> str:
    """A record as a draft; a value that is but a guess stands there as a comment, for a person to fill in.

    Args:
        record: the record.
        text: that it was read from.
        heading: what stands above it.
        confirmed: whether a person found it right: then nothing of it is a guess.
    """
    return "\n".join(_Draft(record, text, {} if confirmed else guesses(record)).lines(heading)) + "\n"


class _Draft:
    def __init__(self, record: Record, text: str, unsure: Mapping[str, float]) -> None:
        self._record = record
        self._unsure = unsure
        self._data = record.plain()
        self._text = text

    def lines(self, heading: Heading) -> Iterator[str]:
        data = self._data
        strongest = doubts(self._record, self._text)[:3]
        yield f"# {headline(self._record, self._text)}"
        yield f"# text: {inert(heading.text)}"
        yield f"# least certain: {'; '.join(f'{doubt.confidence:.2f} {inert(doubt.why)}' for doubt in strongest)}"
        yield "#"
        for line in _EXPLAINED.format(accept=inert(heading.accept)).split("\n"):
            yield f"# {line}"
        for note in heading.notes:
            yield f"# {inert(note)}"
        yield ""
        for key in (*_FIRST, *(key for key in data if key not in (*_FIRST, *_PERSONS, *_BLOCKS))):
            if key in data or key in _ABOUT:
                yield from self._field(key, data.get(key), f"/{key}", "")
        for key in _PERSONS:
            told = {
                "reviewed_by": "ผู้ตรวจ · who reviewed it",
                "reviewed_on": "YYYY-MM-DD",
                "reviewed_text": "ห้ามแก้ · which text this is; leave it",
                "note": "บันทึกของผู้ตรวจ · anything you want to keep",
            }[key]
            yield _beside(f"{key}: {scalar(data.get(key))}".rstrip(), told)
        yield ""
        agreements = data.get("agreements") or []
        yield (
            "agreements:"
            if agreements
            else _beside(
                "agreements: []", "ไม่พบ · none found; if there is one, delete [] and use the form below"
            )
        )
        for number, agreement in enumerate(agreements):
            lines = self._agreement(number, agreement)
            yield from map(_suggested, lines) if f"/agreements/{number}" in self._unsure else lines
        yield from _form_of_an_agreement()
        yield ""
        officials = data.get("officials") or []
        yield "officials:" if officials else _beside("officials: []", "ไม่พบ · none found")
        for number, official in enumerate(officials):
            yield from self._member(official, f"/officials/{number}", "  ")
        yield from _form_of_an_official()
        for key in ("bodies",):
            if data.get(key):
                yield ""
                yield from self._field(key, data[key], f"/{key}", "")

    def _agreement(self, number: int, agreement: Mapping[str, Any]) -> Iterator[str]:
        at = f"/agreements/{number}"
        yield ""
        told = f"ความตกลงที่ {number + 1} · agreement {number + 1}"
        spans = self._record.spans(at)
        for span in spans[:1]:
            told += f", {span.confidence:.2f}: «{inert(span.quote)}»"
        yield f"  # {told}"
        shown = {key: agreement.get(key) for key in CORE}
        shown["venue"] = shown["venue"] or {"room": None, "site": None}
        yield from self._item({**shown, **agreement, "venue": shown["venue"]}, at, "  ")

    def _item(self, item: Mapping[str, Any], at: str, indent: str) -> Iterator[str]:
        """A mapping in a list: its first line behind a dash."""
        lead = f"{indent}- "
        for key, value in item.items():
            for line in self._field(key, value, f"{at}/{key}", f"{indent}  "):
                yield lead + line[len(lead) :] if lead else line
                lead = ""

    def _member(self, item: Mapping[str, Any], at: str, indent: str) -> Iterator[str]:
        """A mapping in a list, as a comment where it is a guess."""
        lines = self._item(item, at, indent)
        yield from map(_suggested, lines) if at in self._unsure else lines

    def _field(self, key: str, value: Any, at: str, indent: str) -> Iterator[str]:
        if at in self._unsure and not isinstance(value, dict | list):
            yield _beside(f"{indent}{key}:", self._told(key, value, at, guessed=True))
        elif at in self._unsure:
            yield from map(_suggested, self._whole(key, value, at, indent))
        else:
            yield from self._whole(key, value, at, indent)

    def _whole(self, key: str, value: Any, at: str, indent: str) -> Iterator[str]:
        if isinstance(value, dict):
            yield f"{indent}{key}:"
            for name, inner in value.items():
                yield from self._field(name, inner, f"{at}/{name}", f"{indent}  ")
        elif isinstance(value, list) and value:
            yield f"{indent}{key}:"
            for number, item in enumerate(value):
                if isinstance(item, dict):
                    yield from self._member(item, f"{at}/{number}", f"{indent}  ")
                else:
                    line = _beside(f"{indent}  - {scalar(item)}", self._told(key, item, f"{at}/{number}"))
                    yield _suggested(line) if f"{at}/{number}" in self._unsure else line
        elif value is None or value == []:
            lists = value == [] or key in ("parties", "signatories", "domains", "domain_phrases")
            blank = f"{indent}{key}: []" if lists else f"{indent}{key}:"
            doubtful = key in ("date", "domains", "parties")
            yield _beside(blank, f"{'?? ' if doubtful else ''}ไม่พบ · not found")
        else:
            yield _beside(f"{indent}{key}: {scalar(value)}", self._told(key, value, at))

    def _told(self, key: str, value: Any, at: str, *, guessed: bool = False) -> str:
        """What stands beside a value: how certain it is, its label, and its quote in its sentence; the value, where it is
        guessed."""
        spans = self._record.spans(at)
        if not spans and key == "name":
            spans = self._record.spans(at.rpartition("/")[0])
        told = []
        if not spans and at in (self._record.evidence or {}):
            told.append("?? ไม่มีถ้อยคำในข่าว · entered by hand")
        if spans:
            surest = max(spans, key=lambda span: span.confidence)
            doubtful = surest.confidence < SURE
            told.append(f"{'?? ' if doubtful else ''}{surest.confidence:.2f}")
        if guessed:
            told.append(f"เดา · a guess, left blank: {inert(str(value))} ·")
        label = _label(key, value, at)
        if label:
            told.append(f"= {inert(label)}")
        if label and spans:
            told.append("·")
        told += [self._quoted(span.start, span.end) for span in spans[:1]]
        return " ".join(told)

    def _quoted(self, start: int, end: int) -> str:
        """A quote with the words around it in its sentence; both are the text's own."""
        first, last = sentence(self._text, start, end)
        before = inert(self._text[max(first, start - _AROUND) : start])
        after = inert(self._text[end : min(last, end + _AROUND)])
        cut_before = "…" if first < start - _AROUND else ""
        cut_after = "…" if last > end + _AROUND else ""
        quote = f"«{inert(self._text[start:end])}»"
        return " ".join(part for part in (cut_before + before, quote, after + cut_after) if part)


_BLOCKS = ("agreements", "officials", "bodies", "evidence")


def _label(key: str, value: Any, at: str) -> str:
    scheme = _CODED.get(key)
    if key == "role":
        scheme = "office" if at.startswith("/officials/") else "role"
    known = concepts(scheme).get(value) if scheme and isinstance(value, str) else None
    return known.label.get("th", "") if known else ""


def _suggested(line: str) -> str:
    """A line as a comment: what it says counts when a person takes the '# ' away."""
    return f"# {line}" if line.strip() and not line.lstrip().startswith("#") else line


def _beside(line: str, comment: str) -> str:
    return f"{line:<{_COLUMN}} # {comment}" if comment else line


def headline(record: Record, text: str) -> str:
    """What a text is called in drafts and lists: its title, else its first words; a text of ours says that it is one."""
    begin = marked(text).begin
    first = next((line for line in text[begin:].split("\n") if line.strip()), "")
    ours = f"[{text[:begin].strip()}] " if begin else ""
    return inert(f"{ours}{(record.title or first)[:_HEADLINE]}")


def _form_of_an_agreement() -> Iterator[str]:
    yield ""
    yield "  # แบบ: ความตกลงที่ตกหล่น · FORM for an agreement that was missed: take '# ' off the lines that begin with '#   '"
    form = [
        ("  - type: mou", _words("type")),
        ("    status: signed", _words("status")),
        ("    date:", "2023-05-01, 2023-05 หรือ 2023 (ค.ศ.) · Gregorian"),
        ("    time:", "13:00"),
        ("    parties:", ""),
        ("      - name: ", "ชื่อเต็ม · in full"),
        ("        kind: city_municipality", _words("level")),
        ("      - name: ", "ชื่อเต็ม · in full"),
        ("        kind: city_municipality", ""),
        ("    signatories: []", "[สมมุติ ใจดี, สมหมาย ดีใจ] ไม่มีคำนำหน้า · without titles"),
        ("    domains: []", f"[education, tourism]: {_words('domain')}"),
    ]
    for line, comment in form:
        yield from _form_line(line, comment)
    yield "  #   # เติมได้ · also: instrument valid_from valid_until duration purposes people (docs/records.md)"


def _form_of_an_official() -> Iterator[str]:
    yield "  # แบบ: ผู้ดำรงตำแหน่งที่ตกหล่น · FORM for an official who was missed"
    for line, comment in [
        ("  - name: ", "ไม่มีคำนำหน้า · without title"),
        ("    role: mayor", _words("office")),
        ("    office: ", "ตำแหน่งตามข่าว · as the text says"),
        ("    of: ", "ชื่อเต็มของหน่วยงาน · the body, in full"),
    ]:
        yield from _form_line(line, comment)


def _form_line(line: str, comment: str) -> Iterator[str]:
    """A line of a form; its explanation stays a comment when the '# ' before the line is gone."""
    room = _WIDTH - _COLUMN
    first, *more = textwrap.wrap(comment, room, break_long_words=False) or [""]
    yield f"# {_beside(line.rstrip(), first)}"
    for part in more:
        yield f"# {'':<{_COLUMN}} # {part}"


def _words(scheme: str) -> str:
    return " ".join(concepts(scheme))
