"""Titles that lead to the names of people."""

from __future__ import annotations

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.rules import words
from citypact.graph.extraction.seeking import Sought

__all__ = ["STRONG_TITLE", "TITLES"]

_TITLE = "|".join(f"(?:{title})" for title in words("people", "titles"))
_SHY = "|".join(f"(?:{title})" for title in words("people", "shy"))
TITLES = Sought(
    rf"(?:{_TITLE}|(?:(?<![ก-๛A-Za-z.])|(?<=กับ)|(?<=และ)|(?<=โดย)|(?<=ให้)|(?<=คือ)|(?<=ด้าน)|"
    rf"(?<=ส่วน)|(?<=เชิญ)|(?<=ถึง)|(?<=มี)|(?<=เมื่อ)|(?<=ด้วย)|(?<=รับ)|(?<=พบ)|(?<=นำ)|(?<=ฝ่าย)|(?<=แก่)|"
    rf"(?<=ต่อ)|(?<=จาก)|(?<=เทศบาล)|(?<=เดิม))(?:{_SHY}))(?:[ ]?(?:{_TITLE}|(?:{_SHY})))*"
)
STRONG_TITLE = expression(_TITLE)
