"""Places behind the words of an English office, "Governor of Hill Province": how far they reach, and which body each tells."""

from __future__ import annotations

import re

from citypact.graph.extraction.english_bodies import in_full
from citypact.graph.extraction.english_named import NamedBodies
from citypact.graph.extraction.english_names import MONTHS, UPPER, WEEKDAYS
from citypact.graph.extraction.english_nations import COUNTRIES, NATIONAL
from citypact.graph.extraction.expressions import expression

__all__ = ["KIND_ALONE", "OF_NATION", "body_told", "end_of_place", "place_of_holder"]

_LOWER = (
    r"(?:(?:municipal|provincial|city|town|district|central|regional|local|prefectural|state|national|"
    r"(?:city|town|province|district|state|country)[’']s)[ ]){0,2}"
)
# "of the Thai northeastern province of": what a place is, before its name
_KIND_OF_PLACE = (
    rf"(?:(?:{NATIONAL}|{UPPER}[\w]+[’']s)[ ])?(?:[a-z-]+[ ]){{0,2}}"
    r"(?:province|city|town|district|prefecture|state|region|county|island|municipality)[ ]of[ ]"
)
_DAYS = rf"(?:{MONTHS}|{WEEKDAYS})\b"
_OFFICE_TAIL = expression(
    rf"(?:[ ](?:of|at|in|for|to|on)(?:[ ]the)?[ ](?!{_DAYS})(?:{_KIND_OF_PLACE})?(?:[a-z][\w’-]+[ ](?:of|at|along|"
    rf"for)[ ](?:the[ ])?)?{_LOWER}{UPPER}[\w’'&-]*(?:(?:[ ](?:of|and|for|the|in|at|to|provincial|province[’']s|"
    rf"city[’']s|central|(?:north|south)?(?:east|west)?ern|(?:north|south)ern))*[ ]{UPPER}[\w’'&-]*)*"
    rf"(?:[ ](?:province|city|district|prefecture|county|municipality|town|region)(?!\w))?"
    rf"(?:[ ](?:(?:municipal|city|provincial|district|prefectural|county|regional)[ ])?(?:people[’']s[ ])?"
    rf"(?:government|council|assembly|administration|committee)(?!\w))?"
    rf"(?:(?:,[ ]{UPPER}[\w’-]+){{1,4}},?[ ]and[ ]{UPPER}[\w’-]+(?:[ ]{UPPER}[\w’-]+)*[ ](?:Department|Ministry|"
    rf"Committee|Commission|Office|Division)(?!\w))?)"
)
# "Deputy Mayor City of Hill", "Consul from the Ruritanian Consulate in Hill", "chair of the city's people's committee"
_OPEN_TAIL = expression(
    rf"[ ](?:City|Municipality|Province|Town)[ ]of[ ]{UPPER}[\w’'&-]*(?:[ ]{UPPER}[\w’'&-]*)*|"
    rf"[ ](?:of|at)[ ](?:the[ ]city|{UPPER}[\w-]*(?:[ ]{UPPER}[\w-]*){{0,3}})[’']s(?:[ ][a-z]+){{1,5}}(?=,[ ])|"
    rf"[ ]from[ ](?:the[ ])?(?:{UPPER}[\w’'&-]*[ ])+Consulate(?:[- ]General)?(?:[ ]in[ ]{UPPER}\w+)?|"
    r"[ ]of[ ]the[ ](?:city|town|district|province)[’']s[ ](?:people[’']s[ ]committee|council)(?!\w)"
)
_FROM = expression(rf"[ ]from[ ](?:the[ ])?{UPPER}[\w’'&-]*(?:(?:[ ]of)?[ ]{UPPER}[\w’'&-]*)*")
_REACH = 200  # letters of the place behind an office
_CALLED = {"PAO": "pao", "SAO": "sao", "TAO": "sao", "University": "university"}
OF_NATION = expression(
    rf"\A(?:(?:{COUNTRIES})[’']s[ ](?={UPPER})|"
    rf"{UPPER}\w+[’']s[ ](?=(?:{UPPER}[\w-]+[ ]){{1,3}}"
    r"(?i:state|province|region|prefecture|city|county|district|town|municipality)\Z))"
)  # "of Thailand's Hill Province"
_WHOSE = expression(rf"(?P<owner>{UPPER}[\w-]*(?:[ ]{UPPER}[\w-]*){{0,3}})[’']s(?:[ ][a-z]+){{1,5}}")
_OFFICE_ALONE = expression(
    r"(?:(?:Deputy|Vice|Acting|Lord|Prime)[ ])?(?:Mayor|Governor|President|Minister|Chairman|Chairwoman|Chairperson|Director)"
)  # "Secretary to the Mayor"
_OWN = expression(r"\A(?:city|town|province|district|state|country)[’']s[ ](?=[A-Z])")
_PLACED = expression(rf"\A{_KIND_OF_PLACE}")
_CONSULATE = expression(r"\bConsulate\b")
KIND_ALONE = expression(r"(?<=\w)[ ](?:Provincial|Municipal|Prefectural)\Z")  # "Governor of Hill Provincial"


def end_of_place(text: str, words: re.Match[str]) -> int:
    """How far the words of an office reach with the place that stands behind them.

    >>> text = "The Mayor of Hill City met them."
    >>> text[: end_of_place(text, re.search("Mayor", text))]
    'The Mayor of Hill City'
    """
    end = words.end()
    for _ in range(2):
        tail = _OFFICE_TAIL.match(text, end, end + _REACH)
        if tail is None or tail[0].endswith(("’s", "'s")):
            tail = _OPEN_TAIL.match(text, end, end + _REACH) or tail
        if not tail and words[0].lower().endswith("counterpart"):
            tail = _FROM.match(text, end, end + _REACH)  # "his counterpart from Hill, Kon Mekha"
        if not tail:
            break
        end = tail.end()
    return end


def place_of_holder(text: str, end: int) -> re.Match[str] | None:
    """The place behind the name of a holder that ends here: "Governor Kon Mekha of Meadow Prefecture"."""
    return _OFFICE_TAIL.match(text, end, end + _REACH) or _FROM.match(text, end, end + _REACH)


def body_told(tail: str, named: NamedBodies, role: str = "") -> str | None:
    """The body that the place behind an office tells, by its fullest name."""
    if re.match(r"[ ](?:to|in)[ ]", tail) and role == "ambassador":
        return None  # accredited there, not of there
    if tail.startswith(" for ") and role not in ("clerk", "deputy_clerk"):
        # what somebody sees to, "vice president for research", perhaps with where
        where = re.search(r"[ ](?:at|of)[ ](?:the[ ])?(?=[A-Z])", tail)
        if where is None:
            return None
        tail = tail[where.start() :]
    tail = re.sub(r"\A[ ](?:of|at|in|for|to|from)(?:[ ]the)?[ ]", "", tail).strip()
    if _CONSULATE.search(tail):
        return tail
    if whose := _WHOSE.fullmatch(tail):
        tail = whose["owner"]  # "head of Hill's transport agency"
    tail = OF_NATION.sub("", _PLACED.sub("", _OWN.sub("", tail)))
    tail = re.sub(
        r"\A(?:(?:Mayor|Governor|President)[ ]of[ ](?:the[ ])?|Office[ ]of[ ](?:the[ ])?(?=Mayor|Governor|President))",
        "",
        tail,
    )
    if not tail or tail[0].islower() or _OFFICE_ALONE.fullmatch(tail):
        return None
    tail = re.split(r"[ ](?:to|in)[ ](?:the[ ])?(?:[a-z]+[ ](?:part[ ])?of[ ])?(?=[A-Z])", tail)[0]
    if tail in _CALLED:
        return named.only(_CALLED[tail])
    tail = in_full(KIND_ALONE.sub("", tail))
    return named.fullest(tail, role) or tail
