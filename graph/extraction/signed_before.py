"""Papers of another day: the news is a visit or a match, and the text says on which day, long before, its hosts had signed.

"เทศบาลเมืองก ต้อนรับ … ซึ่งได้ลงนามบันทึกข้อตกลงเมืองคู่แฝด เมื่อวันที่ 8 กรกฎาคม 2558 … เมื่อวันที่ 14 มิถุนายน 2559".
"""

from __future__ import annotations

from collections.abc import Sequence

from citypact.graph.extraction.dates import DateMention
from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions

__all__ = ["signed_before"]

_LONG = 120  # days
_LED, _BEHIND = 70, 130  # letters before a paper, and behind it up to its day
_MOST = 40  # dates that are looked at
_HAD_SIGNED = expression(
    r"(?:ได้|เคย|มี)(?:มี)?(?:การ)?(?:ร่วม(?:กัน)?|จัด|[ ])*(?:พิธี)?"
    r"(?:ลงนาม(?:ใน)?|เซ็น|ทำ|สถาปนา(?:ความ)?(?:สัมพันธ์)?|ผูกสัมพันธ์)[ก-๎ ]{0,30}\Z"
)
_ON = expression(r"(?:เมื่อ|ตั้งแต่)[ ]?(?:(?:วัน)?(?:ที่)?[ก-๎]{0,8}[ ]?(?:ที่)?[ ]?)?\Z")
_TURNS = expression(r"โดย(?:มี|ใน|จัด)|ต้อนรับ|เดินทาง|ล่าสุด|วันนี้|ครั้งนี้|ในการนี้|สำหรับ|[ ]และ(?:ได้|จะ)")
# what is not the day of the news: one to come, the end of a term, that of a law
_NOT_NEWS = expression(
    r"(?:จะ|ถึง|สิ้นสุด|เริ่ม|กำหนด|ครบ|ภายใน|จน|ฉบับ|พระราชบัญญัติ|พ\.ร\.บ|หมดอายุ|เผยแพร่|โพสต์|อัปเดต|อัพเดท)[^\n]{0,40}\Z"
)


def signed_before(mentions: Mentions, said: Sequence[Document]) -> DateMention | None:
    """The day on which the papers of a Thai text had been signed, where the news is of another day, long after that."""
    dates = [date for date in mentions.dates[:_MOST] if date.whole and not date.inferred]
    if mentions.english or len({date.value for date in dates}) != _TWO:
        return None
    told = [document for document in said if document.start >= mentions.article.body]
    days = [(document.start, day) for document in told if (day := _own_day(mentions, document, dates))]
    if not days or len({day.value for _, day in days}) > 1:
        return None
    begin, first = days[0]
    if any(not begin <= document.start < first.start for document in told):
        return None  # it tells of a paper elsewhere
    news = max(dates, key=lambda date: date.first)
    if (news.first - first.first).days < _LONG or _HOUR.match(mentions.text, first.end):
        return None
    return first if _is_of_news(mentions, news) else None


_TWO = 2


def _own_day(mentions: Mentions, document: Document, dates: Sequence[DateMention]) -> DateMention | None:
    """The day behind a paper of which the text says that it had been signed on it."""
    text = mentions.text
    start, end = mentions.line(document.start)
    if not _HAD_SIGNED.search(text[max(start, document.start - _LED) : document.start]):
        return None
    behind = min(end, document.end + _BEHIND)
    for date in dates:
        if document.end <= date.start < behind:
            gap = text[document.end : date.start]
            return date if _ON.search(gap) and not _TURNS.search(gap) else None
    return None


_HOUR = expression(r"[ ]?เวลา")  # of a ceremony that is the news
_HAPPENS = expression(r"(?:\A|\n|เมื่อ|[ ]|\()(?:เช้า|บ่าย)?[ ]?วัน(?:ที่|[ก-๎]{2,12}ที่)[ ]?\Z")


def _is_of_news(mentions: Mentions, date: DateMention) -> bool:
    """Whether something is told to happen on a day: not the end of a term, nor when a page was put up."""
    if mentions.beside_article(date.start):
        return False
    start = mentions.line(date.start)[0]
    led = mentions.text[max(0, date.start - 50) : date.start]
    figure = mentions.text.startswith("วันที่", date.start)  # the words may be of the mention itself
    happens = figure or _HAPPENS.search(led) is not None
    return happens and _NOT_NEWS.search(mentions.text[max(start, date.start - 50) : date.start]) is None
