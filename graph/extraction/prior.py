"""Earlier relations of the parties; their fields are not those of the agreement."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citypact.graph.extraction.cues import cued, places
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.view import tidy

__all__ = ["Prior", "prior"]


@dataclass(frozen=True, slots=True)
class Prior:
    """What a text says of earlier exchange, and the stretch that tells of it."""

    phrase: Found[str]
    domains: list[Found[str]]
    start: int
    end: int


_PRIOR = re.compile(
    r"มีความสัมพันธ์(?:อัน)?(?:ดี|แน่นแฟ้น|ใกล้ชิด|ยาวนาน)[\u0e00-\u0e4f]{0,160}"
    r"|(?:ได้|เคย)(?:ร่วม)?แลกเปลี่ยน(?:ประสบการณ์|ความรู้|"
    r"การเยือน)[\u0e00-\u0e4f]{0,120}(?:หลายครั้ง|มาแล้ว|มาโดยตลอด|มาอย่างต่อเนื่อง)"
    r"|เคยไปมาหาสู่[\u0e00-\u0e4f]{0,120}"
)
_FIELDS = re.compile(r"(?:ทั้ง)?(?:ใน)?ด้าน(?=[ก-ฮเแโใไ])|เรื่อง(?=[ก-ฮเแโใไ])")
_ITEM = re.compile(r"[ ,]|และ(?=การ|ด้าน)")
_END = re.compile(r"ดังนั้น|[ ]จึง|[ ]ณ[ ]|\n|ลงนาม")


def prior(mentions: Mentions) -> Prior | None:
    """The earlier exchange that a text tells of, the first phrase for it; None where it tells of none."""
    text = mentions.text
    match = _PRIOR.search(text, mentions.article.body)
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
