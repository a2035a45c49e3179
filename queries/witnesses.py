"""Witnesses: the sources of a row, and how each says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from citypact.graph.attributions import TELLING

__all__ = ["INVENTED", "ITSELF", "RETOLD", "Witness", "Witnesses", "together", "united"]

RETOLD = "เรียบเรียงใหม่ ไม่ใช่ถ้อยคำของแหล่งข่าว / retelling"
INVENTED = "สมมติ ไม่ใช่เหตุการณ์จริง / invented"
ITSELF = "source"  # of a row about a source: it is there
# what says best that there is an agreement comes first
_RANKS = {str(term): rank for rank, term in enumerate(TELLING)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """One reason why a row stands: a source, and how it says so."""

    source: str  # its IRI
    title: str = ""
    url: str = ""  # of a retelling: of its real source
    publisher: str = ""
    type: str = ""  # article, table, endpoint, retelling, invented
    kind: str = ""  # extracted, row, curated; source where it carries itself
    quote: str | None = None  # the source's words; None where nothing was quoted
    row: int | None = None  # of its table
    by: str = ""  # who entered it by hand, or confirmed what was read
    on: str = ""  # and when
    claims: tuple[str, ...] = ()  # IRIs of the properties that it says something of

    @property
    def mark(self) -> str:
        """What must stand beside it where it is shown: that its words are ours, or nobody's."""
        return {"retelling": RETOLD, "invented": INVENTED}.get(self.type, "")

    @property
    def how(self) -> str:
        """How the source says so, in Thai and English."""
        if self.row is not None:
            said = f"แถวที่ {self.row} / row {self.row}"
        elif self.by and self.quote is not None:
            said = f"ถ้อยคำ ยืนยันโดย {self.by} {self.on} / read, confirmed by {self.by}, {self.on}".rstrip(", ")
        elif self.by:
            said = f"บันทึกโดย {self.by} {self.on} / entered by {self.by}, {self.on}".rstrip(", ")
        elif self.quote is not None:
            said = "ถ้อยคำ / quoted"
        elif self.kind == ITSELF:
            said = "แหล่งข้อมูลเอง / the source itself"
        else:
            said = self.kind
        return f"{said} ({self.mark})" if self.mark else said

    @property
    def where(self) -> str:
        """Its address, else its IRI."""
        return self.url or self.source


class Witnesses(tuple[Witness, ...]):
    """The witnesses of one row."""

    more: int = 0  # of what the row counts, how many have witnesses that are not among these

    @property
    def left_out(self) -> str:
        """How much of what the row counts is not told of, in Thai and English; empty where all is."""
        return f"และอีก {self.more:,} รายการที่นับ / and {self.more:,} more that are counted" if self.more else ""


def united(witnesses: Iterable[tuple[Witness, ...]]) -> tuple[Witness, ...]:
    """Each once, those with words first, then by source."""
    found: dict[Witness, set[str]] = {}
    for several in witnesses:
        for each in several:
            found.setdefault(replace(each, claims=()), set()).update(each.claims)
    united = (replace(each, claims=tuple(sorted(claims))) for each, claims in found.items())
    return tuple(
        sorted(
            united,
            key=lambda each: (
                each.quote is None,
                min((_RANKS.get(claim, len(_RANKS)) for claim in each.claims), default=0),
                each.source,
                each.row or 0,
                each.quote or "",
                each.by,
                each.on,
            ),
        )
    )


def together(of: Iterable[tuple[Witness, ...]]) -> tuple[Witness, ...]:
    """The witnesses of several things: of the sources that say all of them; where no one does, of those that say each."""
    several = list(of)
    common = set.intersection(*({each.source for each in found} for found in several))
    return united(tuple(each for each in found if not common or each.source in common) for found in several)
