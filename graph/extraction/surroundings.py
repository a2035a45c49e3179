"""The bodies around an office that does not say whose it is."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from citypact.graph.extraction.body_mentions import LOCAL_KINDS, BodyMention

__all__ = ["Surroundings"]


def _family(words: str) -> str:
    """Which kind of local government the words of an office speak of."""
    if "เทศ" in words:
        return "เทศบาล"
    if "จังหวัด" in words or "อบจ" in words:
        return "pao"
    return "sao" if "อบต" in words or "ส่วนตำบล" in words else ""


def _fits(body: BodyMention, family: str) -> bool:
    if family == "เทศบาล":
        return body.prefix.startswith("เทศบาล")
    if family == "pao":
        return body.kind in ("pao", "province")
    return not family or body.kind == family


_OF_FAMILY = {
    "เทศบาล": ("เทศบาล",),
    "pao": ("องค์การบริหารส่วนจังหวัด",),
    "sao": ("องค์การบริหารส่วนตำบล",),
    "": ("เทศบาล", "องค์การบริหารส่วน"),
}


class Surroundings:
    """The bodies of a text, for an office that does not say whose it is."""

    def __init__(self, mentions: list[BodyMention]) -> None:
        self._mentions = [body for body in mentions if not body.weak and not body.council]
        self._starts = [body.start for body in self._mentions]
        self._local = [
            body for body in self._mentions if body.kind in LOCAL_KINDS or body.prefix.startswith("เทศบาล")
        ]
        self._local_starts = [body.start for body in self._local]
        self._families: dict[str, tuple[list[int], list[str], str | None]] = {}
        self.known = {body.name for body in mentions}

    def municipal(
        self, position: int, *, line: int = 0, words: str = "", guests: frozenset[str] = frozenset()
    ) -> str | None:
        """The local government that a bare office means: told last in the line and no guest, else the text's own."""
        starts, names, own = self._family(_family(words))
        index = bisect_left(starts, position)
        while index and starts[index - 1] >= line:
            if names[index - 1] not in guests:
                return names[index - 1]
            index -= 1
        return own

    def goes_on(self, start: int, end: int, held: str, words: str) -> bool:
        """Whether an office told behind another may be of the same local government: no other is told between."""
        if not held.startswith(_OF_FAMILY[_family(words)]):
            return False
        index = bisect_left(self._local_starts, start)
        return index == len(self._local_starts) or self._local_starts[index] >= end

    def _family(self, family: str) -> tuple[list[int], list[str], str | None]:
        if family not in self._families:
            fits = [body for body in self._local if _fits(body, family)]
            counted = Counter(body.name for body in fits)
            own = max(fits, key=lambda body: (counted[body.name], -body.start)).name if fits else None
            self._families[family] = ([body.start for body in fits], [body.name for body in fits], own)
        return self._families[family]

    def nearest(self, position: int, *, kinds: frozenset[str] | None = None, reach: int = 400) -> str | None:
        """The body of some kinds told last before a position."""
        index = bisect_left(self._starts, position)
        for body in reversed(self._mentions[max(0, index - 12) : index]):
            if position - body.start > reach:
                break
            if kinds is None or body.kind in kinds:
                return body.name
        if kinds is not None:
            fits = [body for body in self._mentions if body.kind in kinds]
            before = [body for body in fits if body.start < position]
            return before[-1].name if before else fits[0].name if fits else None
        return None

    def at(self, position: int) -> BodyMention | None:
        """The body that begins at a position."""
        index = bisect_left(self._starts, position)
        found = self._mentions[index : index + 1]
        return found[0] if found and found[0].start == position else None

    def before(self, position: int) -> BodyMention | None:
        """The body told last before a position."""
        index = bisect_left(self._starts, position)
        return self._mentions[index - 1] if index else None
