"""Names of firms that go on behind a blank, where their legal form is left out: บริษัทสายลม คอร์ปอเรชั่น."""

from __future__ import annotations

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.name_ends import is_over

__all__ = ["firm_word_end"]

_WORD = expression(
    r"(?:[ ](?!กับ|และ|ร่วม|โดย|ได้|ลงนาม|จะ|เพื่อ|นาย|นาง|ที่)[ก-ฮเแโใไ][\u0e00-\u0e4f]{1,18}){0,3}?[ ]"
    r"(?:คอร์ปอเรชั?่?น|กรุ๊[ปพ]|โฮลดิ้ง|อินเตอร์เนชั่?นแนล|อินดัสท?รี(?:ส์)?|ดีเวลล?อปเม้?น[ทต]์?|เอ็นจิเนียริ่?ง|เซอร์วิส|โซลูชั่?นส?์?|"
    r"เอ็นเนอร์ยี่?|เอ็นเนอร์จี่?|พาวเวอร์|เทรดดิ้ง|มาร์เก็ตติ้ง|คอมมูนิเคชั่?นส?์?|ซิสเต็มส?์?|แมนเนจเม้?น[ทต]์?)(?:[ ]?\(ประเทศไทย\))?"
)
_LETTER = expression(r"[ก-ฮะ-ฺเ-์]")


def firm_word_end(text: str, end: int) -> int:
    """Where what a firm is called behind a blank ends; 0 where no such word stands.

    >>> firm_word_end("สายลม คอร์ปอเรชั่น จับมือ", 5), firm_word_end("สายลม จับมือ", 5)
    (18, 0)
    """
    more = _WORD.match(text, end)
    goes_on = more and _LETTER.match(text, more.end()) and not is_over(text, more.end())
    return more.end() if more and not goes_on else 0
