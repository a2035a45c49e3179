"""Names of bodies in English that an office ends: "Ministry of Trade Director Kon Mekha" names the Ministry of Trade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.english_name_words import tells_field
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.rules import rules

__all__ = ["without_offices"]

_BEFORE = r"(?:(?:Acting|Deputy|Vice|Executive|Managing|Assistant|Permanent|First|Chief|Honorary|Standing|General)[ -]){0,3}"
_HEAD = (
    r"(?:Director(?:[ -]General)?|CEO|Chief Executive|President|Chair(?:man|woman|person)?|Mayor|Governor|Minister|"
    r"Secretary(?:[ -]General)?|Commissioner|Rector|Dean|Consul|Manager|Superintendent|Commander|Advis[eo]r|"
    r"Spokes(?:man|woman|person)|Councill?or|Chancellor|Principal|Counsell?or|Attach[ée])"
)
_HELD = expression(
    rf"(?<=\w)(?<![ ]of)(?<![ ]the)(?<![ ]and)(?:[’']s)?[ ]{_BEFORE}{_HEAD}(?P<holder>(?:[ ][A-ZÀ-Þ][\w’'.-]*){{0,4}})\Z"
)
_ORGANISATIONS = frozenset(rules("english")["no-surnames"].split("|"))


def without_offices(text: str, bodies: Sequence[BodyMention]) -> list[BodyMention]:
    """The bodies of a text; of one whose name runs into an office and its holder, what stands before them.

    >>> text = "Ministry of Trade Director Kon Mekha"
    >>> [body.name for body in without_offices(text, [BodyMention(0, len(text), text, "ministry_agency", "")])]
    ['Ministry of Trade']
    """
    return [_before_holder(text, _cut(text, body)) for body in bodies]


def _cut(text: str, body: BodyMention) -> BodyMention:
    held = _HELD.search(body.name, 0, _LONGEST)
    if held is None or not text.startswith(body.name, body.start) or " " not in body.name[: held.start()]:
        return body
    if not _ORGANISATIONS.isdisjoint(held["holder"].split(" ")):
        return body  # "Ministry of Trade President Office"
    name = body.name[: held.start()]
    return replace(body, name=name, end=body.start + len(name))


# "the Director of the Trade Office of Hill Kon Mekha", "... of Hill Ms. Kon Mekha"
_HEADED = expression(
    rf"{_BEFORE}(?i:{_HEAD})[ ]of[ ](?:the[ ])?"
    r"(?:(?:municipal|provincial|city|district|(?:city|province|district)[’']s)[ ]){0,2}\Z"
)
_RUNS_ON = expression(
    r"(?P<name>.{2,80}[ ]of[ ](?:the[ ])?[A-ZÀ-Þ][\w’'-]+)[ ](?P<holder>[A-ZÀ-Þ][\w’'-]+(?:[ ][A-ZÀ-Þ][\w’'-]+){0,2})\Z"
)
_MISSION = expression(
    r"(?P<name>.{2,60}\b(?:Embassy|Consulate(?:[ -]General)?))[ ][A-ZÀ-Þ][a-zà-þ’'-]+(?:[ ][A-ZÀ-Þ][\w’'-]+){1,2}"
)
_TITLE = expression(r"[ ](?:Mr|Mrs|Ms|Miss|Dr|Prof|Datuk|Dato|Cllr|Hon|H\.E)\Z")


def _before_holder(text: str, body: BodyMention) -> BodyMention:
    """A body; of one whose name runs into that of the person who heads it, what stands before that."""
    start = max(0, body.start - _LEAD)
    if text.find(" of ", start, body.start) < 0 or not _HEADED.search(text, start, body.start):
        return body
    if mission := _MISSION.fullmatch(
        body.name, 0, _LONGEST
    ):  # "Counsellor of the Ruritanian Embassy Kon Mekha"
        return replace(body, name=mission["name"], end=body.start + len(mission["name"]))
    titled = _TITLE.search(body.name, 0, _LONGEST)
    runs = None if titled else _RUNS_ON.fullmatch(body.name, 0, _LONGEST)
    if fields := _behind_fields(body.name):
        return (
            replace(body, name=fields, end=body.start + len(fields))
            if text.startswith(fields, body.start)
            else body
        )
    if runs:
        *_, place = runs["name"].split(" ")
        words = [place, *runs["holder"].split(" ")]
        if len(words) == 2 or any(tells_field(word) or word in _ORGANISATIONS for word in words):
            return body
    name = body.name[: titled.start()] if titled else runs["name"] if runs else body.name
    if not text.startswith(name, body.start):
        return body
    return replace(body, name=name, end=body.start + len(name))


def _behind_fields(name: str) -> str | None:
    """What stands before the two or three last words, where these tell no field and what is before them does."""
    words = name.split(" ")
    for size in (3, 2):
        last = words[-size - 1 : -size]
        holder = words[-size:]
        if (
            len(words) > size + 2
            and (tells_field(last[0]) or last[0] in _ORGANISATIONS)
            and all(
                _PROPER.fullmatch(word) and not tells_field(word) and word not in _ORGANISATIONS
                for word in holder
            )
        ):
            return " ".join(words[:-size])
    return None


_PROPER = expression(r"[A-ZÀ-Þ][a-zà-ỹ’'-]+")
_LONGEST = 200
_LEAD = 60  # letters before a name in which its head is told
