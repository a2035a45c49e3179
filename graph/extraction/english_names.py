"""How names are written in English: capitalised words, places, titles, names of people, and words that begin none."""

from __future__ import annotations

from collections.abc import Iterator

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.rules import rules

__all__ = [
    "ABSTRACT",
    "MONTHS",
    "NO_NAME",
    "OPENS_PLACE",
    "PERSON_NAME",
    "PLACE",
    "SURNAMES_TOO",
    "TITLE",
    "UPPER",
    "WEEKDAYS",
    "WORD",
    "is_dateline",
    "lies_there",
    "runs",
]

UPPER = r"[A-ZÀ-ÞĀ-ɏḀ-ỿ]"
WORD = rf"(?:[a-z]{{1,2}}(?={UPPER}))?{UPPER}[\w’'&-]{{0,40}}"
PLACE = rf"{WORD}(?:[ ](?:of[ ])?{WORD}){{0,4}}"
TITLE: str = rules("english")["titles"]
PERSON_NAME = (
    rf"(?P<person>(?:(?:{UPPER}\.){{1,3}}|(?:Md|Mohd|Muhd|Ma)\.|{UPPER}[\w’'-]{{0,30}})"
    rf"(?:(?:[ ][“\"][^”\"\n]{{2,20}}[”\"])?[ ](?:(?:bin|binti|van|der|den|de|von|al|da|la|le|du|del|dela|di|"
    rf"dos)[ ]){{0,2}}(?:{UPPER}\.|(?:Bt|Bte|Sta|Sto|St|Ma)\.|{UPPER}[\w’'-]{{0,30}})){{1,4}}(?:,?[ ][JS]r(?:\.|(?!\w)))?)"
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
NO_NAME = expression(
    r"(?:The|This|That|These|Under|After|Before|When|While|With|In|On|At|By|For|From|A|An|His|Her|"
    r"Its|Their|Both|Photo|Also|Read|City|Town|University|Municipality|Council|Province|Agreement|"
    rf"Memorandum|Friendship|Sister|Public|Relations|{MONTHS}|{WEEKDAYS}|"
    r"Thai|Thailand|Modern|Thanking|Credit|United|Republic|Kingdom|People|Their|And|But|Now|"
    r"Then|Since|Two|Three|Four|Five|Ten|WHO|WHAT|WHEN|WHERE|He|She|They|We|It|Hall|Hotel|Centre|Center|Office|"
    r"Department|Ministry|Mayor|Governor|Deputy|Vice|President|Director|Minister|Ambassador|General|Chief|Principal|"
    r"International|National|Central|Provincial|Municipal|District|County|Prefecture|Committee|Association)\Z"
)
SURNAMES_TOO = frozenset(
    {"He", "She", "An", "In"}
)  # that begin the name of a person with a title or an office
ABSTRACT = expression(r"[A-Z][a-z]{2,}(?:[ts]ions?|ments?|ics)\Z")  # Automation, Robotics: no place's name
OPENS_PLACE = expression(
    r"(?:Port|Lake|Garden|Castle|Park|Bay|Church|Bridge)\Z"
)  # Port Blue is a town, the Blue Port none
_LONGEST = 12


def runs(name: str) -> Iterator[str]:
    """The runs of words within a name.

    >>> [*runs("Old Hill City")]
    ['Old', 'Old Hill', 'Old Hill City', 'Hill', 'Hill City', 'City']
    """
    words = name.split(" ")[:_LONGEST]
    for first in range(len(words)):
        for last in range(first + 1, len(words) + 1):
            yield " ".join(words[first:last])


# where a city lies: "Hill, Meadow Province", "in China's Meadow province", "the capital of Meadow"
_LIES = expression(
    r"(?:[A-Z][\w’'-]+\)?(?: (?:city|town|county|district))?(?:,| \(|,? in)"
    r"(?: (?:the|[a-z]+ern|central|coastal|(?:North|South|East|West|Central)(?:east|west)?(?=[ ][A-Z]\w+[’']s)|"
    r"[A-Z]\w+[’']s(?: [a-z]+)?))*|"
    r"\b(?:capital|city|part|district|ward|port|town) of(?: the)?(?: [a-z]+)?(?: [A-Z]\w+[’']s(?: [a-z]+)?)?) ?\Z"
)


def lies_there(text: str, start: int) -> bool:
    """Whether a name that begins here tells where another place lies.

    >>> lies_there("Old Hill, Meadow Province", 10), lies_there("They met Meadow Province", 9)
    (True, False)
    """
    return _LIES.search(text, max(0, start - 40), start) is not None


def is_dateline(text: str, start: int, name: str) -> bool:
    """Whether a name is the place from which a report comes: "HILL TOWN – The mayor ...".

    >>> is_dateline("HILL TOWN – The mayor came.", 0, "HILL TOWN")
    True
    """
    return name.isupper() and text[max(0, start - 1) : start] in ("", "\n")
