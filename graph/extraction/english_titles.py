"""Names of institutions and of their heads within an English text, known or not: what they are called is no field."""

from __future__ import annotations

from collections.abc import Iterator

from citypact.graph.extraction.english_names import UPPER
from citypact.graph.extraction.expressions import expression

__all__ = ["sites_in", "titles_in"]

_WORD = rf"{UPPER}[\w’'&-]*"
_KINDS = (
    "Association|Club|Office|Committee|Ministry|Department|Division|Bureau|Agency|Authority|College|Institute|Faculty|"
    "Cent(?:re|er)|Museum|Theat(?:re|er)|Bank|Chamber|Corporation|Foundation|Federation|Organi[sz]ation|Commission|Board|"
    "Society|Union|League|School|Academy|Secretariat|Holdings|Representative|Director|Dept|Assistant|Administration"
)
_OF = "Ministers?|Ministry|Department|Bureau|College|Faculty|Institute|Committee|Commission|Director|Secretary|Centre for"
# "the Meadow Tour Guide Association", "Health Service Strategy Committee"
_ENDS = expression(
    rf"(?<![\w’'-])(?:{_WORD},?[ ](?:(?:of|for|and|the)[ ]){{0,2}}){{1,7}}(?:{_KINDS})(?![\w-])"
)
# "Bureau of Tourism, Culture and Sports", "Deputy Minister of Health, Housing and Local Government"
_BEGINS = expression(
    rf"(?<![\w’'-])(?:{_OF})(?:[ ](?:of|for|on)(?:[ ]the)?)?[ ]{_WORD}(?:(?:,?[ ](?:and[ ])?|[ ]of[ ]|[ ]for[ ]){_WORD}){{0,7}}"
)
# "chairman of the regional tourism board", "the head of the education bureau"
_OF_BOARD = expression(
    r"(?i:\b(?:chair(?:man|woman|person)?|president|director|head|members?|manager|secretary|chief|officer) "
    r"(?:of|at|for) (?:the )?(?:[a-z]+ ){1,4}"
    r"(?:board|committee|association|bureau|department|office|council|agency|division|unit|federation)\b)"
)


def titles_in(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where such names stand, from a place in the text on.

    >>> text = "The Meadow Tour Guide Association met the Minister of Health, Housing and Trade on tourism."
    >>> [text[begin:end] for begin, end in titles_in(text, 0)]
    ['The Meadow Tour Guide Association', 'Minister of Health, Housing and Trade']
    """
    for pattern in (_ENDS, _BEGINS, _OF_BOARD):
        yield from (match.span() for match in pattern.finditer(text, start))


# "Orchid Room", "Heritage Museum", "Port of Hill"
_SITES = expression(
    rf"(?<![\w’'-])(?:{_WORD}[ ](?:(?:of|and|the)[ ])?){{1,5}}(?:Room|Hall|Ballroom|Hotel|Resort|Museum|Complex|Theat(?:re|er)|"
    rf"Cent(?:re|er)|Stadium|Arena|Park|Gardens?|Auditorium|Building|Tower|Pavilion|Terrace|Square|Plaza|House|Chamber|"
    rf"Library|Market|Restaurant|Street|Road|Airport|Station|Festival|Temple|Palace|Villa|Campus|Club)(?![\w-])"
)


def sites_in(text: str) -> Iterator[tuple[int, int]]:
    """Where rooms, houses and streets are named.

    >>> text = "They signed it in the Orchid Room, not in Hill City Hall."
    >>> [text[begin:end] for begin, end in sites_in(text)]
    ['Orchid Room', 'Hill City Hall']
    """
    return (match.span() for match in _SITES.finditer(text))
