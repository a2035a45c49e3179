"""The words of English proper names: what each may be in a name, and the runs in which they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from citypact.graph.extraction.english_names import WORD
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.rules import rules

__all__ = ["LEGAL", "POSSESSIVE", "TITLED", "Word", "name_runs", "tells_field"]

_DATA = rules("institutions")
_TOKEN = expression(rf"(?<![\w’'.-])(?:(?:St|Sta|Mt|Ft|U\.[SKN])\.|{WORD})")
# what stands between two words of a run
_JOINTS = {
    " ": "", " & ": "", " and ": "and", " and the ": "and the", ", ": ",", ", and ": ",", " of ": "of", " of the ": "of the",
    " for ": "for", " for the ": "for", " with ": "with", " in ": "in", " in the ": "in", " at ": "at", " at the ": "at",
    " on ": "on", " to the ": "to", " de ": "", " del ": "", " da ": "", " di ": "", " du ": "", " van ": "", " des ": "",
}  # fmt: skip
_NUMBER = expression(r"[ ]\d{1,2}[ ]")  # "Reed 3 Hospital"
_GAP = max(map(len, _JOINTS))
_HEADS = [(kind, expression(rf"(?:{words})\Z")) for kind, words in _DATA["heads"].items()]
_SORTS = {
    name: expression(rf"(?:{_DATA[name]})\Z")
    for name in (
        "places",
        "alone",
        "behind",
        "buildings",
        "fields",
        "stops",
        "generic",
        "consular",
        "ministries",
        "national",
        "plural",
        "no-tail",
    )
}
_LISTED = expression(rf"(?:{_DATA['fields']}|{rules('english')['fields']})\Z")
POSSESSIVE = expression(r"[’'](?:s\Z|\Z)")
_PEOPLE = expression(rf"(?:{_DATA['people']})[’']s\Z|.*s[’']\Z")
TITLED = frozenset({"King", "Queen", "Prince", "Princess", "St.", "Saint", "Regent"})
LEGAL = expression(
    r"(?:[ ]\([A-Z][A-Za-z ]{2,16}\))?,?[ ](?:Public Company Limited|Company Limited|Co\.,? ?Ltd\.?|Pte\.? ?Ltd\.?|"
    r"Sdn\.? Bhd\.?|Limited|Ltd\.?|PLC|Plc|Inc\.?|LLC|GmbH|JSC|Berhad|AG|S\.A\.)(?![\w-])(?:[ ]\(Thailand\))?"
)
_LEGAL_WORDS = frozenset(
    {"Public", "Company", "Co", "Pte", "Sdn", "Limited", "Ltd", "PLC", "Plc", "Inc", "LLC", "GmbH", "JSC", "Berhad", "AG"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sort:
    """What a word may be in a name."""

    kind: str  # of body, where the word is a head
    told: frozenset[str]  # the classes that it belongs to


@dataclass(frozen=True, slots=True)
class Word:
    """A word with a capital, and how it is joined to the one before it."""

    start: int
    end: int
    text: str
    sort: Sort
    joint: str


@lru_cache(maxsize=16_384)
def _sort(word: str) -> Sort:
    """What a word may be.

    >>> _sort("Agency").kind, _sort("Tourism").kind, "fields" in _sort("Tourism").told
    ('ministry_agency', '', True)
    """
    bare = POSSESSIVE.sub("", word)
    kind = next((kind for kind, heads in _HEADS if heads.match(bare)), "")
    told = {name for name, words in _SORTS.items() if words.match(bare)}
    if _LISTED.match(bare):
        told.add("fields")
    return Sort(kind, frozenset(told))


def tells_field(word: str) -> bool:
    """Whether a word tells what institutions are for.

    >>> tells_field("Tourism"), tells_field("Hillton")
    (True, False)
    """
    return "fields" in _sort(word).told


def name_runs(text: str) -> Iterator[list[Word]]:
    """Words with capitals, and what joins them; without the words that belong to no name."""
    run: list[Word] = []
    behind = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < behind:
            continue  # within the legal form
        word = match[0]
        sort = _sort(word)
        joint = None
        if run and start - run[-1].end <= _GAP:
            gap = text[run[-1].end : start]
            joint = "" if _NUMBER.fullmatch(gap) else _JOINTS.get(gap)
            if joint is not None and POSSESSIVE.search(run[-1].text) and not _keeps(run):
                joint = None  # "Hill University's College of Law"
        if run and word in _LEGAL_WORDS and (legal := LEGAL.match(text, run[-1].end)):
            behind, joint = legal.end(), None
        if joint is None or "stops" in sort.told:
            if run:
                yield run
            run = []
        if "stops" not in sort.told and start >= behind:
            run.append(Word(start, end, word, sort, joint or ""))
    if run:
        yield run


def _keeps(run: Sequence[Word]) -> bool:
    """Whether the possessive that ends a run goes on with a name: "People's Bank", "King Kon's Foundation"."""
    if _PEOPLE.match(run[-1].text):
        return True
    return len(run) > 1 and run[-1].joint == "" and run[-2].text in TITLED
