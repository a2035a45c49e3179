"""First lines that the project puts on its own texts: invented, or retold in its words.

Such a line belongs to the stored text, so that spans count it; it is no part of the article.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

__all__ = ["INVENTED", "RETOLD", "Marked", "marked"]

INVENTED = "สมมติ / INVENTED"
RETOLD = "เรียบเรียงใหม่ / RETOLD"

_FIELDS: Mapping[str, str] = MappingProxyType({INVENTED: "synthetic", RETOLD: "retelling"})  # of a record
_FIRST_LINE = re.compile(r"\s*([^\n]{1,40})(?:\n|\Z)")


class Marked(NamedTuple):
    """What the first line says of a text: the fields of its record, and where the article begins."""

    fields: Mapping[str, bool]
    begin: int


def marked(text: str) -> Marked:
    """What the first line of a text says of it; nothing, where it is a line of the article.

    >>> marked("สมมติ / INVENTED\\nสองเมืองลงนาม")
    Marked(fields={'synthetic': True}, begin=17)
    >>> marked("สองเมืองลงนาม")
    Marked(fields={}, begin=0)
    """
    first = _FIRST_LINE.match(text)
    field = _FIELDS.get(" ".join(first[1].split())) if first else None
    return Marked({field: True}, first.end()) if first and field else Marked({}, 0)
