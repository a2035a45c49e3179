"""Names behind an English office: "Mayor Kon Mekha", "the mayor of Hill, Mr. Kon Mekha", "the mayor is Kon Mekha"."""

from __future__ import annotations

import re

from citypact.graph.extraction.english_named import NamedBodies
from citypact.graph.extraction.english_names import NO_NAME, PERSON_NAME, SURNAMES_TOO, TITLE, UPPER
from citypact.graph.extraction.english_nations import ANY_COUNTRY
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.rules import rules

__all__ = ["last_name_behind", "name_behind", "name_in_chain", "name_later", "name_set_off"]

_STATES = rules("english")["places"]["states"]
_BEFORE_NAME = expression(
    rf"(?:(?<=[Gg]ov)\.)?(?:[ ]at[ ]th(?:e|at)[ ]time|[ ]\([A-Z]{{2,8}}\))?[ ](?P<title>{TITLE})?{PERSON_NAME}"
)
# "The first Secretary of the Hill League is Kon Mekha"
_IS_NAME = expression(rf"[ ](?:is|was)[ ](?P<title>{TITLE})?{PERSON_NAME}")
_IN_CHAIR = expression(r"(?<=[Ii]n the )chair\Z")  # who presides, whatever else he is
# how an office begins that stands behind a name, and is that of its holder
_OFFICE = r"(?:the[ ]|an?[ ])?(?i:acting|deputy|vice|mayor|governor|chair|president|director|ambassador|minister|clerk|head)"
_SET_OFF_NAME = expression(
    rf",[ ](?P<title>(?:Councill?or[ ])?(?:{TITLE})?){PERSON_NAME}"
    rf"(?=,[ ](?!{_OFFICE})|[.;)]|[ ](?:and|who|said|signed|also|was|were|met|told|did|led|"
    rf"brought|welcomed|joined|attended|watched|spoke|will|has|had|on|at|[a-z]{{2,}}(?:s|ed))\b|"
    rf"(?<!Republic)(?<!Kingdom)[ ](?:of|from)[ ])"
)
# "the Deputy Mayor of Hill (Ruritania), Mr. Kon Mekha", "Mayor of Hill, Ruritania, Mr. Kon Mekha"
_SET_OFF_TITLED = expression(
    rf"(?:[ ]\([^()\n]{{2,30}}\))?(?:,[ ]{UPPER}[\w’'-]+(?:[ ]{UPPER}[\w’'-]+){{0,2}})?,[ ](?P<title>{TITLE})"
    rf"{PERSON_NAME}(?!,[ ]{_OFFICE}|[ ][–—-][ ])"
)
_CHAINED = expression(rf"(?:[ ]\([^()\n]{{2,30}}\))?,[ ](?P<title>{TITLE}){PERSON_NAME}")
# "his counterpart from Hill, Ohio, Kon Mekha": where the town lies is no name
_REGION = expression(rf",[ ](?:{_STATES}|{ANY_COUNTRY})(?=,[ ])")
# "The Mayor of Hill has returned. Cllr Kon Mekha flew": a mayor of a British town is a councillor
_LATER = expression(
    rf"[^.!?;\n]{{4,200}}[.!?][”\"]?(?:[ ]|\n{{1,2}})(?P<title>(?:Cllr|Cr|Ald)\.?[ ]|Councillor[ ]|Alderman[ ]){PERSON_NAME}"
    rf"(?![ ]{UPPER}|,[ ](?:the|an?|our|who|chair|leader|cabinet|ward)\b)"
)
_THE = expression(r"(?:\A|\n|[.!?”\"][ ])[Tt]he[ ]\Z")
_LAST_NAME = expression(
    rf"(?:[ ]|,?[ ](?P<title>{TITLE}))(?P<person>{UPPER}(?:[’']{UPPER}|[a-z]{{1,2}}{UPPER})?[a-zà-þ’'-]{{2,30}})"
    rf"(?![\w’'-]|[ ]{UPPER})"
)


def name_behind(text: str, office: Office) -> re.Match[str] | None:
    """The name right behind an office."""
    behind = _BEFORE_NAME.match(text, office.end)
    if not behind or "\n" in behind[0]:
        return None
    first = behind["person"].split(" ")[0]
    return None if NO_NAME.match(first) and first not in SURNAMES_TOO else behind


def name_set_off(text: str, office: Office, named: NamedBodies) -> re.Match[str] | None:
    """The name that a comma or "is" sets off from the office before it, and that is no place's."""
    region = _REGION.match(text, office.end)
    end = region.end() if region else office.end
    behind = _SET_OFF_NAME.match(text, end) or _SET_OFF_TITLED.match(text, end)
    if not behind and not _IN_CHAIR.match(text, office.start, office.end):
        behind = _IS_NAME.match(text, office.end)
    if not behind or "\n" in behind[0]:
        return None
    return None if named.covers(behind.start("person")) or _lies_in(text, behind["person"]) else behind


def name_in_chain(text: str, office: Office) -> re.Match[str] | None:
    """The titled name that a comma sets off from the office before it, whatever follows: "the Governor, Mr. Kon Mekha, the"."""
    behind = _CHAINED.match(text, office.end)
    return behind if behind and "\n" not in behind[0] else None


def name_later(text: str, office: Office) -> re.Match[str] | None:
    """The name with which the sentence behind goes on that has an office as its subject: "The Mayor of Hill has returned"."""
    return (
        _LATER.match(text, office.end) if _THE.search(text, max(0, office.start - 6), office.start) else None
    )


def last_name_behind(text: str, office: Office) -> re.Match[str] | None:
    """The one name right behind an office, a surname or one with a title: "Mayor Mekha", "its mayor, Mdm Mekha"."""
    return _LAST_NAME.match(text, office.end)


def _lies_in(text: str, name: str) -> bool:
    """Whether a text tells a name as that of a place: "in Old Hill"."""
    return f"{name} City" in text or any(
        f"{word} {name}" in text for word in ("in", "to", "from", "between", "City of")
    )
