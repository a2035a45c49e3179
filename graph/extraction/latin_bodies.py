"""Bodies that a Thai text names in English: "ลงนามกับ Hunan Normal University", "ร่วมกับ Ipoh City Council"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.english_bodies import english_bodies
from citypact.graph.extraction.expressions import expression

__all__ = ["with_latin_bodies"]

# words in a row that begin with capitals, some small words between them
_RUN = expression(
    r"(?<![A-Za-z0-9(])[A-Z][A-Za-z.'’&-]{1,24}"
    r"(?:,?[ ](?:(?:of|the|for|and|de|al)[ ]){0,2}(?:[A-Z(][A-Za-z0-9.'’&)-]{0,24}|&)){1,9}"
)
_THAI = expression(r"[ก-๎]")
_LEADS = expression(r"(?:\A|\n|[ก-๎ฯ)”\",:–-])[ ]?\Z")
# a kind that is told in Thai before the name belongs to it
_KIND = expression(r"(?P<kind>โรงเรียน|วิทยาลัย|สถาบัน|โรงพยาบาล|มูลนิธิ|สมาคม|บริษัท)[ ]?\Z")
# what a town wants to be is none, nor is a kind of them: "Trang Smart City"
_NO_BODY = expression(
    r"\b(?:Smart|Learning|Creative|Healthy|Green|Clean|Safe|Liveable|Livable|Resilient|Sustainable|Innovative|Carbon|"
    r"Wellness|MICE|Friendly|Sister|Twin|Friendship|Sports?|Music|Future|Heritage|Gastronomy|Digital)[ -]?"
    r"(?:City|Cities|Town|Province|District)\b"
)


def with_latin_bodies(text: str, found: Sequence[BodyMention]) -> list[BodyMention]:
    """The bodies, and those that are named in English beside them; what stands in brackets tells a name anew.

    >>> [body.name for body in with_latin_bodies("เทศบาลลงนามกับ Ipoh City Council ประเทศมาเลเซีย", [])]
    ['Ipoh City Council']
    """
    if not (_THAI.search(text) and _RUN.search(text)):
        return [*found]
    named = list[BodyMention]()
    starts = [body.start for body in found]
    for run in _RUN.finditer(text):
        if not _LEADS.search(text, max(0, run.start() - 2), run.start()):
            continue
        for body in english_bodies(run[0]):
            start, end = run.start() + body.start, run.start() + body.end
            after = bisect_left(starts, end)
            if (after and found[after - 1].end > start) or _NO_BODY.search(body.name):
                continue  # part of a name that is known, or no name
            if kind := _KIND.search(text, max(0, start - 10), start):
                body = replace(body, name=f"{kind['kind']} {body.name}", prefix=kind["kind"])
                start = kind.start()
            named.append(replace(body, start=start, end=end))
    return sorted([*found, *named], key=lambda body: body.start) if named else [*found]
