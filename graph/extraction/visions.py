"""Visions: the motto that a city gives itself, verbatim, and whose it is."""

from __future__ import annotations

from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.seeking import Sought

__all__ = ["visions"]

_VISION = Sought(r"(?:วิสัยทัศน์|(?i:\bvision\b))(?P<of>[^“”\"\n]{0,80}?)[“\"](?P<vision>[^“”\"\n]{3,250})[”\"]")


def visions(mentions: Mentions) -> list[tuple[Found[str], Found[str]]]:
    """Bodies with their visions: whose words name it, else the body told last before."""
    found: list[tuple[Found[str], Found[str]]] = []
    seen: set[str] = set()
    for match in _VISION.finditer(mentions.text):
        inside = [body for body in mentions.bodies if match.start("of") <= body.start < match.end("of")]
        body = inside[0] if inside else mentions.around.before(match.start())
        if body is None or body.name in seen or body.weak:
            continue
        seen.add(body.name)
        vision = Found(
            match["vision"].strip(), match.start("vision"), match.end("vision"), "vision.quoted", 0.92
        )
        found.append(
            (Found(body.name, body.start, body.end, "body.of-vision", 0.85 if inside else 0.7), vision)
        )
    return found
