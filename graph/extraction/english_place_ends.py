"""Where the place behind an English office ends and the name of its holder begins: "Governor of Meadow Province Sai Lom"."""

from __future__ import annotations

import re

from citypact.graph.extraction.english_named import NamedBodies
from citypact.graph.extraction.english_names import TITLE, UPPER
from citypact.graph.extraction.english_nations import ANY_COUNTRY, is_country
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import provinces_in_english

__all__ = ["without_name"]

_INSTITUTIONS = (
    "Council|Committee|Congress|Administration|Organi[sz]ation|Foundation|Association|Society|Club|Chamber|"
    "Commerce|University|College|Institute|School|Faculty|Department|Ministry|Office|Authority|Agency|Bureau|Company|"
    "Co|Ltd|PAO|SAO|Centre|Center|Hospital|Bank|Group|Union|Federation|Affairs|Development|Sports|Tourism|Culture|"
    "Education|Health|Relations|Government|Assembly|Board|Region|Division|Section|Park|Museum|Railway|Airport|Port|"
    "Police|Army|Navy|City|Town|Province|Party|Commission|Alliance|Network|Services?|Works|Planning|Growth|Trade|"
    "Investment|Finance|Research|Innovation|Communications?|Engagement|Infrastructure|Communit(?:y|ies)|Environment|"
    "Embassy|Consulate|Secretariat|Safety|Security|Transport|Housing|Events|Arts|Heritage|Economy|Science|Technology|Agriculture|Interior|"
    "Duma|Parliament|Legislature|Cooperation|Welfare|Energy|Strategy|Partnerships?|Operations|Resources|Industry|Promotion|Exchange"
)
_INSTITUTION = expression(rf"\b(?:{_INSTITUTIONS})\b")
_ENDS_PLACE = expression(
    rf"(?P<place>.+[ ](?:{_INSTITUTIONS}|Subdistrict|District|Municipality|County|Prefecture|State|Ward|Department))"
    r"[ ](?P<name>.+)\Z"
)
# "Ambassador to Thailand Kon Mekha": a country, then a name
_ACCREDITED = expression(rf"[ ]to[ ](?:the[ ])?(?:Kingdom of )?(?:{ANY_COUNTRY})(?=[ ]{UPPER})")
# what stands before an office that tells who somebody is: "Kon Mekha, the current mayor of"
_APPOSED = expression(
    rf"(?:[\w’'.-]|\))(?:,|[ ]\(|[ ][–—-]|:)[ ](?:[a-z]+[ ]){{0,3}}"
    rf"(?:{UPPER}[\w’'-]+[ ]){{0,4}}\Z"
)
_NAMED_BEFORE = expression(
    rf"(?<!\bof )(?<!\bthe )(?<![\w’'-]){UPPER}[\w’'-]+(?:[ ]{UPPER}[\w’'.-]*){{1,3}}(?:,|[ ][–—-])[ ](?:the[ ]|an?[ ])?"
    rf"(?:[a-z-]+[ ]){{0,3}}(?:{UPPER}[\w’'-]+[ ]){{0,2}}\Z"
)
_ACTS = expression(
    r"[ ](?:said|says|told|welcomed|signed|and|who|was|were|met|led|hosted|received|joined|attended|[a-z]+ed)\b"
)


_INITIAL = expression(rf"[ ]{UPPER}\Z")
_AND_NEXT = expression(rf"[^,]{{4,90}}?(?P<next>,?[ ]and[ ]{UPPER}[\w’'-]+(?:[ ]{UPPER}[\w’'-]+){{1,3}})")
_OFFICE_BEHIND = expression(
    r",[ ](?:the[ ]|an?[ ])?(?i:(?:acting|deputy|vice|lord|executive|permanent|standing)[ -])*"
    r"(?i:mayor|governor|chair(?:man|woman|person)?|president|director|ambassador|minister|rector|secretary|consul|ceo|head)\b"
)


def without_name(text: str, match: re.Match[str], end: int, named: NamedBodies) -> int:
    """Where the place behind an office ends and a name begins: "Governor of Meadow Province Sai Lom"."""
    start = match.end()
    tail = text[start:end]
    if accredited := _ACCREDITED.match(tail):
        return start + accredited.end()
    titled = re.search(rf"[ ](?={TITLE}{UPPER})", text[start : end + 24])
    if titled and 3 < titled.start() < len(tail) and not named.covers(start + titled.start() + 1):
        end = start + titled.start()
        if not text.endswith(" and", start, end):
            return end
        end -= len(" and")  # another person is named behind: "in Hill City Kon Mekha and Mrs. Fa Sai"
        tail = text[start:end]
    if (initial := _INITIAL.search(tail)) and text.startswith(". ", end):
        return end - len(initial[0])  # "Consul in Hill K. Mekha"
    joined = _AND_NEXT.fullmatch(tail)
    if joined and _OFFICE_BEHIND.match(text, end) and not _INSTITUTION.search(joined["next"]):
        end -= len(joined["next"])  # "by Governor of Hill Kon Mekha and Fa Sai, the mayor"
        tail = text[start:end]
    split = _ENDS_PLACE.match(tail)
    if (
        split
        and 2 <= len(split["name"].split(" ")) <= 4
        and split["name"][0].isupper()
        and " of " not in split["name"]
        and " and " not in split["name"]
        and not _INSTITUTION.search(split["name"])
    ):
        return start + split.end("place")
    if named.ends_at(end, start) or _INSTITUTION.search(tail):
        return end
    if _NAMED_BEFORE.search(text, max(0, match.start() - 80), match.start()):
        return end  # who holds it has been named: "Kon Mekha, director of the Hill Art Hall"
    words = tail.replace(" St ", " St\u00a0").split(" ")  # a saint's town is one name
    for size in range(2, min(5, len(words) - 2)):
        name = words[-size:]
        place = " ".join(words[2:-size]).removeprefix("the ")
        if not place[:1].isupper() or not all(word[:1].isupper() for word in name):
            continue
        if _known(place) or named.stands_without(place, name[0]):
            return end - len(" ".join(name)) - 1
    size = _name_size(text, match, end, words, named)
    return end - len(" ".join(words[-size:])) - 1 if size else end


def _name_size(text: str, match: re.Match[str], end: int, words: list[str], named: NamedBodies) -> int:
    """Of how many words the name is that follows a place which the text tells nowhere else."""
    run = 0
    while run < len(words) and words[-run - 1][:1].isupper():
        run += 1
    place = " ".join(words[-run:])
    if (
        not 3 <= run <= 5
        or _known(place)
        or named.fullest(place)
        or _APPOSED.search(text, max(0, match.start() - 60), match.start())
    ):
        return 0
    article = text[max(0, match.start() - 4) : match.start()].lower() == "the "
    if article and (run != 4 or not _ACTS.match(text, end)):
        return 0
    return 0 if named.stands_alone(place) else 2 if run < 5 else 3


def _known(place: str) -> bool:
    return is_country(place) or place in provinces_in_english()
