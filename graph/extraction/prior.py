"""Earlier relations of the parties; their fields are not those of the agreement."""

from __future__ import annotations

from dataclasses import dataclass

from citypact.graph.extraction.cues import cued, places
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.seeking import Sought
from citypact.graph.extraction.view import tidy

__all__ = ["Prior", "prior"]


@dataclass(frozen=True, slots=True)
class Prior:
    """What a text says of earlier exchange, and the stretch that tells of it."""

    phrase: Found[str]
    domains: list[Found[str]]
    start: int
    end: int


_PRIOR = Sought(
    r"มีความสัมพันธ์(?:อัน)?(?:ดี|แน่นแฟ้น|ใกล้ชิด|ยาวนาน)[\u0e00-\u0e4f]{0,160}"
    r"|(?:ได้|เคย)(?:ร่วม)?แลกเปลี่ยน(?:ประสบการณ์|ความรู้|"
    r"การเยือน)[\u0e00-\u0e4f]{0,120}(?:หลายครั้ง|มาแล้ว|มาโดยตลอด|มาอย่างต่อเนื่อง)"
    r"|เคยไปมาหาสู่[\u0e00-\u0e4f]{0,120}"
    r"|(?:เริ่ม|ได้|เคย)?(?:ติดต่อ(?:สัมพันธ์|ประสานงาน)?|คบหา|รู้จัก|ผูกสัมพันธ์|สานสัมพันธ์|"
    r"ร่วมมือ)กัน(?:มา)?(?:ตั้งแต่|นาน|ยาวนาน|กว่า)[^\n]{4,150}?"
    r"(?=[ ](?:ก่อน(?:จะ)?|จึง|ทั้งนี้|โดย|ซึ่ง|และใน|ครั้งนี้)|\n|\Z)"
    r"|มี(?:ความร่วมมือ|การแลกเปลี่ยน)(?:กัน)?มา(?:ตั้งแต่|อย่างต่อเนื่อง|ยาวนาน|กว่า|"
    r"โดยตลอด)[\u0e00-\u0e4f]{0,80}"
)
# an earlier visit of one to the other, of which a date is told
_VISIT = Sought(
    r"เมื่อ(?:วันที่|เดือน|ปี|ต้นปี|ปลายปี|กลางปี)?[^\n]{2,40}[ ](?:คณะ|ผู้แทน|ทีม|"
    r"ผู้บริหาร)[^\n]{2,50}?(?:เคย|ได้)(?:เดินทาง)?(?:ไป|มา)(?:เยือน|ดูงาน|ศึกษาดูงาน|"
    r"เยี่ยม)[\u0e00-\u0e4f]{2,60}"
)
_EN_PRIOR = Sought(
    r"(?:Ties|Relations|Links|Contacts?|Exchanges|Cooperation|The (?:relationship|friendship|ties|link|"
    r"partnership)|Friendship)(?: [^.\n]{0,70})? "
    r"(?:go(?:es)? back|dates? back|date from|began|started|stretch back|have existed)[^.,\n]{0,70}"
    r"|(?:In|On|Last|Earlier|Since) [^.,\n]{2,40}[ ,](?:an? )?[^.,\n]{0,30}(?:delegation|team|group|"
    r"officials|students|athletes|councillors)[^.,\n]{0,60} (?:had )?(?:visited|travelled to|"
    r"toured)[^.,\n]{2,90}"
    r"|(?:[Tt]he two (?:cities|sides|towns|provinces) )?(?:have|had) (?:long |already |"
    r"previously )?(?:worked together|exchanged|cooperated|been exchanging|been friends)[^.,\n]{4,100}"
)
_FIELDS = expression(r"(?:ทั้ง)?(?:ใน)?ด้าน(?=[ก-ฮเแโใไ])|เรื่อง(?=[ก-ฮเแโใไ])")
_ITEM = expression(r"[ ,]|และ(?=การ|ด้าน)")
_END = expression(r"ดังนั้น|[ ]จึง|[ ]ณ[ ]|\n|ลงนาม")


def prior(mentions: Mentions) -> Prior | None:
    """The earlier exchange that a text tells of, the first phrase for it; None where it tells of none."""
    text = mentions.text
    if mentions.english:
        told = _EN_PRIOR.search(text, mentions.article.body)
        if not told or mentions.in_note(told.start()):
            return None
        begin, close = told.span()
        fields = [
            Found(domain, begin + start, begin + until, "prior.field", 0.65)
            for domain, start, until in places(told[0])
        ]
        unique = {field.value: field for field in reversed(fields)}
        phrase = Found(tidy(told[0]), begin, close, "prior.relation", 0.7)
        return Prior(phrase, [unique[domain] for domain in sorted(unique)], begin, close)
    match = _PRIOR.search(text, mentions.article.body) or _VISIT.search(text, mentions.article.body)
    if not match or mentions.in_note(match.start()):
        return None
    line_start, line_end = mentions.line(match.start())
    if any(
        line_start <= document.start < match.start() and not document.relation
        for document in mentions.documents
    ):
        line_start = match.start()
    closing = _END.search(text, match.end(), line_end)
    end = closing.start() if closing else line_end
    domains: dict[str, Found[str]] = {}
    for field in _FIELDS.finditer(text, match.start(), end):
        position = field.start()
        for mark in [*_ITEM.finditer(text, field.end(), end), None]:
            stop = mark.start() if mark else end
            for domain, start, until in places(text[position:stop]):
                begin = position + start
                word = _FIELDS.match(text, begin)
                if word and domain in cued(text[word.end() : position + until]):
                    begin = word.end()  # the field itself, without the word for "field"
                domains.setdefault(domain, Found(domain, begin, position + until, "prior.field", 0.7))
            position = mark.end() if mark else end
    phrase = Found(tidy(match[0]), match.start(), match.end(), "prior.relation", 0.85)
    return Prior(phrase, list(domains.values()), line_start, end)
