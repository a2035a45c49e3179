"""Slips in names: a text tells one body twice, once with a word of its name left out; the fuller name is the body's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from citypact.graph.extraction.body_mentions import MUNICIPAL, BodyMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import province_at

__all__ = ["without_slips"]

_IN_PROVINCE = expression(r"[ ]?(?:จังหวัด|จ\.)[ ]?")
# words of the names of universities that are told by their town, and are left out
_OF_NAMES = expression(r"(?:เทคโนโลยี)?ราชมงคล|เทคโนโลยี|ราชภัฏ")
_LEAST = 4  # letters that both names end with


def without_slips(text: str, found: Sequence[BodyMention]) -> list[BodyMention]:
    """The bodies, each under its fuller name where a text leaves a word of it out elsewhere.

    >>> from citypact.graph.extraction.bodies import bodies
    >>> {body.name for body in bodies("มหาวิทยาลัยราชมงคลสายลม และอธิการบดีมหาวิทยาลัยเทคโนโลยีราชมงคลสายลม")}
    {'มหาวิทยาลัยเทคโนโลยีราชมงคลสายลม'}
    """
    universities = {body.name for body in found if body.prefix == "มหาวิทยาลัย"}
    fuller = {
        name: other
        for name in universities
        for other in sorted(universities)
        if (left_out := _left_out(name, other)) and _OF_NAMES.fullmatch(left_out)
    }
    fuller |= _towns(text, found)
    return (
        [replace(body, name=fuller[body.name]) if body.name in fuller else body for body in found]
        if fuller
        else [*found]
    )


def _towns(text: str, found: Iterable[BodyMention]) -> Mapping[str, str]:
    """Municipalities of one rank and one province, of which one bears the other's name with a syllable before it."""
    lying: dict[str, set[str]] = {}
    for body in found:
        if body.prefix in MUNICIPAL and (told := _IN_PROVINCE.match(text, body.end)):
            lying.setdefault(body.name, set()).add(province_at(text, told.end()) or "")
    return {
        name: other
        for name in lying
        for other in sorted(lying)
        if lying[name] == lying[other] and len(lying[name] - {""}) == 1 and _left_out(name, other)
    }


def _left_out(name: str, other: str) -> str:
    """What a fuller name has behind their common beginning, where they end alike; empty where they differ otherwise."""
    if len(other) <= len(name):
        return ""
    begin = next((place for place, letter in enumerate(name) if other[place] != letter), len(name))
    rest = name[begin:]
    prefix = next((rank for rank in (*MUNICIPAL, "มหาวิทยาลัย") if name.startswith(rank)), name)
    if begin < len(prefix) or len(rest) < _LEAST or not other.endswith(rest):
        return ""
    return other[begin : len(other) - len(rest)]
