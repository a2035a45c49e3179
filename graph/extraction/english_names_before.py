"""Names before an English office that tells who they are: "Kon Mekha, the mayor", "Kon Mekha was elected mayor"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from citypact.graph.extraction.english_names import NO_NAME, PERSON_NAME, TITLE, UPPER, is_dateline
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.seeking import Sought

__all__ = ["name_of", "names_before"]

# letters behind a name: M.D., PhD, MBE
_LETTERS = r"(?:,?[ ](?:M\.?D\.?|Ph\.?D\.?|D\.?D\.?S\.?|[CMOK]BE|MP|JP|QC|KC|Esq\.?|[JS]r\.?|CPA|P\.?E\.?|AICP|III?)(?=[,\s]))?"
_ALIAS = (
    # the name in its own script, or where its holder stands: "(4th, left)", "(R)"
    r"(?:[ ]\((?:(?=[^()\n]{0,12}[\u0e00-\u9fff\uac00-\ud7a3])[^()\n]{2,60}|[LRC]|[^()\n]{0,20}"
    r"\b(?:left|right|cent(?:re|er)|middle))\))?"
)
# "who has been the mayor", "was sworn in as mayor"
_HOLDS = (
    r"(?:took[ ]office[ ]as|(?:is|was|has[ ]been)[ ](?:re-?)?(?:sworn[ ]in|elected|appointed|named|installed|inaugurated)"
    r"(?:[ ]as)?|is|was|has[ ]been|had[ ]been|became|becomes|serves[ ]as|served[ ]as|acts[ ]as)"
)
_COMMA_OFFICE = Sought(
    rf"(?<![\w’'-])(?:(?<!\.)|(?<=\b[DM][rs]\.)){PERSON_NAME}{_LETTERS}{_ALIAS}"
    rf"(?:,[ ]|[ ]\(|[ ][–—-][ ]|-[ ]|(?P<plain>[ ])(?={_HOLDS}[ ]))"
    rf"(?:(?:who[ ])?{_HOLDS}[ ](?:also[ ]|now[ ])?)?"
    r"(?:the[ ]|an?[ ]|her[ ]|his[ ]|its[ ]|their[ ]|our[ ])?"
)
# what stands between "Kon Mekha, the" and the office's own words
_BETWEEN = expression(
    rf"(?:(?:{UPPER}[\w’'&-]*[\w]|U\.[SK]\.(?:A\.)?|acting|provincial|municipal|city|town|district|county|council|former|then|current|new|"
    rf"newly|elected|outgoing|incoming|permanent|executive|managing|governing|senior|first|second|assistant|associate|"
    rf"honorary|local|regional|national|group|board|founding|long-serving|twinning|"
    rf"sister|commercial|economic|political|cultural|press|foreign)[ -]){{0,5}}"
)
_GOVERNED = expression(r"\b(?:for|of|from|in|at|to|by|with|on|between|and)[ ](?:the[ ])?\Z")
_THEN_NAMED = expression(
    rf"(?:(?!of\b|for\b|at\b|in\b)[A-Z]?[a-z]+[ -]){{1,3}}(?:{TITLE})?{PERSON_NAME}(?<!City)(?<!Province)"
)


def names_before(text: str, starts: Sequence[int]) -> Iterator[tuple[int, re.Match[str]]]:
    """Where an office tells who has just been named, of those that start here, with what stands before it."""
    for match in _COMMA_OFFICE.finditer(text):
        if is_dateline(text, match.start("person"), match["person"]):
            continue
        index = bisect_left(starts, match.end())
        if index < len(starts) and _BETWEEN.fullmatch(
            text, match.end(), min(starts[index], match.end() + 60)
        ):
            if match["plain"] and (
                _GOVERNED.search(text, max(0, match.start("person") - 16), match.start("person"))
                or _THEN_NAMED.match(text, starts[index])
            ):
                continue  # "for Old Hill was Mayor Kon Mekha"
            yield starts[index], match


_COUNCILLOR = expression(r"(?:Councill?or|Alderman|Councilmember|Councilman|Councilwoman|Senator)[ ]")


def name_of(text: str, match: re.Match[str]) -> tuple[int, int, str, str | None]:
    """Where a name before an office begins and ends, the name, and its title."""
    start, name = match.start("person"), match["person"]
    before = re.search(rf"(?P<title>{TITLE})\Z", text[max(0, start - 40) : start])
    title = before["title"] if before else None
    if inner := re.match(TITLE, name):
        title, name = (title or "") + inner[0], name[inner.end() :]
    if (called := _COUNCILLOR.match(name)) and " " in name[called.end() :]:
        name = name[called.end() :]  # "Councillor Kon Mekha, the lord mayor"
    first, _, others = name.partition(" ")
    if title is None and " " in others and NO_NAME.match(first):
        name = others  # "With Kon Mekha, the mayor"
    end = match.end("person")
    return end - len(name), end, name, title
