"""The issuer: the body that speaks in a text."""

from __future__ import annotations

import re
from typing import Any

from citypact.graph.extraction.body_mentions import LOCAL_KINDS
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.mentions import Mentions

__all__ = ["issuer_of"]

_DESK = expression(r"(?:ประชาสัมพันธ์|กองยุทธศาสตร์[ก-๙ฯ]{0,20}|ข่าว|ภาพ)[ฯ]?[ ]?(?::[ ]?)?\Z")


def issuer_of(mentions: Mentions, agreements: list[dict[str, Any]]) -> Found[str] | None:
    """Who speaks: the inviting party, the body whose press office signs, or the body that opens the release."""
    invited = next(
        (
            party["name"]
            for said in agreements
            for party in said["parties"]
            if party.get("role") == "initiator"
        ),
        None,
    )
    if invited:
        body = next(
            (
                body
                for body in mentions.bodies
                if body.name == invited and body.start >= mentions.article.body
            ),
            None,
        )
        if body:
            return Found(invited, body.start, body.end, "issuer.initiator", 0.85)
    tail = [body for body in mentions.bodies[-12:] if body.kind in LOCAL_KINDS]
    for body in reversed(tail):
        line_start, _ = mentions.line(body.start)
        if _DESK.search(mentions.text[max(line_start, body.start - 40) : body.start]):
            return Found(body.name, body.start, body.end, "issuer.press-office", 0.8)
    opening = re.compile(r"\s*").match(mentions.text, mentions.article.body)
    first = next(
        (
            body
            for body in mentions.bodies
            if body.start >= mentions.article.body and body.kind in LOCAL_KINDS
        ),
        None,
    )
    if opening and first and first.start - opening.end() <= 1:
        return Found(first.name, first.start, first.end, "issuer.opening", 0.6)
    return None
