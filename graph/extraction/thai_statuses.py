"""What a Thai text says outright of how an agreement stands."""

from __future__ import annotations

from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions

__all__ = ["relation_founded"]


def relation_founded(mentions: Mentions, said: list[Document]) -> bool:
    """Whether a Thai text says right before a relation that it is founded, and not that it was or might be."""
    return not mentions.english and any(
        _FOUNDED.search(
            mentions.text, max(mentions.line(document.start)[0], document.start - _CLOSE), document.start
        )
        for document in said
        if document.relation
    )


_CLOSE = 60
_FOUNDED = expression(
    r"(?<!การ)(?<!เพื่อ)(?<!เสนอ)(?<!จะ)(?<!ที่)(?<!ที่ได้)(?<!ซึ่ง)(?<!ซึ่งได้)(?<!เคย)(?<!เคยได้)(?<!ให้)(?<!ขอ)(?<!ประสงค์)(?<!แนวทาง)"
    r"(?:(?:ลงนาม|เซ็น|ตกลง|จับมือ)เป็น[ ]?|ผูก(?:เสี่ยว|มิตร|สัมพันธ์)[^\n]{0,40}?เป็น[ ]?|ยกระดับ[^\n]{0,50}?(?:เป็น|สู่(?:การเป็น)?)[ ]?|"
    r"สถาปนา(?:(?:ความ)?สัมพันธ์|เป็น)?[ก-๎ ]{0,12}|ประกาศ(?:เจตนารมณ์|เจตจำนง|ตัว|ความ)?[ก-๎ ]{0,36}เป็น[ ]?)\Z"
)
