"""Renewals: the words that name the agreement which a new one follows, renews or replaces."""

from __future__ import annotations

import re

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.seeking import Sought
from citypact.graph.extraction.view import tidy

__all__ = ["renewed"]

_PAPER = (
    r"(?:บันทึก(?:ความ|ข้อ|การ)[ก-๙]{2,40}|ข้อตกลง[ก-๙]{0,30}|ความตกลง[ก-๙]{0,30}|MO[UA]|LOI|"
    r"เอ็มโอยู|สัญญา[ก-๙]{0,20}|ปฏิญญา[ก-๙]{0,20})"
)
_MADE = r"(?:ลง(?:นาม|ชื่อ)|จัดทำ|ทำ|เซ็น|ริเริ่ม|สถาปนา|มีผล)"
_YEAR = r"(?:\d{4}|\d{2}(?!\d))"
# the former version, called so
_FORMER = Sought(
    rf"(?:{_PAPER}[ ]?(?:\((?:MO[UA]|LOI)\)[ ]?)?)?(?:ฉบับ|ของ)(?:เดิม|แรก|ก่อน(?:หน้า(?:นี้)?)?|"
    rf"ที่แล้ว|เก่า)(?:[ ]?(?:ซึ่ง|ที่|นั้น))*"
    rf"(?:[ ]?(?:ได้|เคย)?{_MADE}[^\n]{{0,50}}?(?:พ\.ศ\.[ ]?|ปี[ ]?|[ก-ฮ]\.[ก-ฮ]\.[ ]?|[ ]|[/.]){_YEAR}|"
    rf"[ ]?(?:ปี|พ\.ศ\.|เมื่อ)[^\n]{{0,24}}?{_YEAR})?"
)
# a document of which it is said when it was signed, behind the word for renewing
_RENEWS = Sought(
    r"(?:ต่ออายุ|ขยาย(?:ระยะ)?เวลา|ต่อสัญญา|ต่อยอดจาก|สืบเนื่องจาก|ต่อเนื่องจาก|"
    r"สานต่อ(?:จาก)?|ทดแทน|แทนที่|ปรับปรุง|ทบทวน|(?<=[ก-๙] )ต่อ(?=[ ]?MO[UA])|ต่อจาก)"
)
_NAMED = expression(rf"(?:[ ]?(?:การ|ลงนาม|ใน|ของ|จาก|ตาม))*[ ]?(?P<phrase>{_PAPER})")
_SIGNED = expression(
    rf"[^\n]{{0,160}}?(?:ที่|ซึ่ง)[ ]?(?:ได้|เคย|ทั้งสองฝ่าย|"
    rf"[ก-๙]{{0,16}})?{_MADE}[^\n]{{0,60}}?{_YEAR}"
)
_ENOUGH = expression(
    r"[ ](?:ณ|ที่(?!ลง|ทำ)|เมื่อ|วันที่|โดย|เป็นครั้งที่|เพื่อ|ซึ่ง|ออกไป|อีก|ครั้งที่|"
    r"ใน|ต่อ|กำหนด|ให้|จึง)|\n|[“”()]|อีก[ ]?\d|ออกไป|ครั้งที่|เพื่อ"
)

_EN_PAPER = (
    r"(?:[Mm]emorand(?:um|a)(?: of [A-Z]?[a-z]+(?:ing|ion)?)?|MO[UA]|MoU|[Aa]greements?|[Pp]act|"
    r"[Aa]ccord|[Cc]harter|[Tt]reaty|[Dd]eclaration|"
    r"[Pp]artnership|(?:[Ss]ister|[Tt]win|[Ff]riendship)[ -][Cc]ity(?: [a-z]+)?)"
)
_EN_RENEWS = Sought(
    r"(?:[Rr]enew(?:al of|als? to|ed|ing|s)?|[Ee]xten(?:ded|ding|ds|d|sion of)|[Rr]e-?sign(?:ed|ing|s)|"
    r"[Pp]rolong(?:ed|ing|s)|[Rr]eplac(?:es|ed|ing)|"
    r"[Ss]upersed(?:es|ed|ing)|[Uu]pdat(?:e of|es|ed|ing)|[Ss]uccessor to|(?:fresh|new|revised|"
    r"updated) version of|[Ff]ollow(?:s|ed|ing)? (?:on from)?|[Bb]uilds? on|[Rr]eaffirm(?:ed|ing|s))"
)
_EN_NAMED = expression(
    rf"(?: for another [\w-]+ years?| by [\w-]+ years?)? (?P<phrase>(?:(?:the|an?|its|their|this|"
    rf"that) )?(?:[\w’'-]+ ){{0,5}}?{_EN_PAPER}"
    r"(?:[^.;,\n(]|\(MO[UA]\)){0,120}(?:, (?:first |originally |initially |last )?(?:signed|concluded|"
    r"made|inked|dating)[^.;,\n]{0,40}\d{4})?)"
)
_EN_END = expression(
    r" (?:was|were|is|has|and promis\w+|in (?:a|the) (?=[A-Z])|in a ceremony|at the|"
    r"at a|for another|for a further|on (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|"
    r"Sep|Oct|Nov|Dec)|during|after|with a|while|until|,)\b"
)
_EN_FORMER = Sought(
    r"(?:[Tt]he |[Tt]heir |[Ii]ts )?(?:first|original|initial|previous|earlier|former|existing|old|"
    r"\d{4}) (?:[\w-]+ ){0,3}?"
    rf"{_EN_PAPER}(?:,? (?:was |had been |which was )?(?:first )?(?:signed|concluded|made|"
    rf"inked)[^.;\n]{{0,40}}?\d{{4}})?"
)
_EN_NEW = Sought(
    r"(?i:renew|extend|extension|re-?sign|prolong|replac|supersed|updat|successor|"
    r"fresh|reaffirm|follow)"
)


def renewed(mentions: Mentions, part: Part) -> Found[str] | None:
    """The phrase that names what an agreement follows; None where it is no renewal, or names nothing."""
    if part.older or part.status.value not in ("renewed", "planned", "signed", "proposed"):
        return None
    return (_english if mentions.english else _thai)(mentions, part)


def _stretch(mentions: Mentions, part: Part, before: int, after: int) -> tuple[int, int]:
    body = mentions.article.body
    told = [document for document in part.documents if document.start >= body]
    if not told:  # a text of one line is all headline
        return part.start, part.end
    start = min(document.start for document in told) - before
    return max(part.start, body, start), min(part.end, max(document.end for document in told) + after)


def _thai(mentions: Mentions, part: Part) -> Found[str] | None:
    text = mentions.text
    start, end = _stretch(mentions, part, 160, 320)
    certain = part.status.value == "renewed"
    for match in _FORMER.finditer(text, start, end):
        near = text[max(start, match.start() - 200) : min(end, match.end() + 60)]
        if mentions.in_note(match.start()) or not (certain or _RENEWS.plain.search(near)):
            continue
        if match.end() - match.start() > 14 or match[0].startswith(("บันทึก", "MO", "ข้อตกลง")):
            return _found(mentions, match.start(), match.end())
    for match in _RENEWS.finditer(text, start, end):
        named = _NAMED.match(text, match.end(), end)
        if not named or mentions.in_note(match.start()):
            continue
        signed = _SIGNED.match(text, named.end(), end)
        if signed:
            return _found(mentions, named.start("phrase"), signed.end())
        if certain and match[0] != "สานต่อ":
            stop = _ENOUGH.search(text, named.start("phrase"), min(end, named.end() + 120))
            return _found(mentions, named.start("phrase"), stop.start() if stop else min(end, named.end()))
    return None


def _english(mentions: Mentions, part: Part) -> Found[str] | None:
    text = mentions.text
    start, end = _stretch(mentions, part, 240, 420)
    if part.status.value != "renewed":
        return None
    for match in _EN_RENEWS.finditer(text, start, end):
        named = _EN_NAMED.match(text, match.end(), end)
        if (
            not named
            or mentions.in_note(match.start())
            or (match.start() and text[match.start() - 1].isalnum())
        ):
            continue
        begin = named.start("phrase")
        phrase = named["phrase"]
        own = re.match(r"(?:their|its|this|that) ", phrase)
        begin += own.end() if own else 0
        stop = _EN_END.search(text, begin + 10, named.end())
        return _found(mentions, begin, stop.start() if stop else named.end())
    for match in _EN_FORMER.finditer(text, start, end):
        if _EN_NEW.search(text, max(start, match.start() - 200), min(end, match.end() + 120)):
            return _found(mentions, match.start(), match.end())
    return None


def _found(mentions: Mentions, start: int, end: int) -> Found[str] | None:
    """The phrase, with the whole of a date that it ends in; None where it only says "MOU"."""
    end = start + len(re.sub(r"(?:[ ]?(?:ซึ่ง|ที่|นั้น))+\Z", "", mentions.text[start:end]))
    end = next((date.end for date in mentions.dates if date.start < end < date.end), end)
    written = mentions.text[start:end].rstrip(" ,")
    return (
        Found(tidy(written), start, start + len(written), "renewal.former", 0.8) if len(written) > 8 else None
    )
