"""Agreements that English tells in so many words, whatever else is said around them: a council's vote, "sister city since"."""

from __future__ import annotations

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.older_ties import english_sentence

__all__ = ["plainly_told"]

_LED = 240  # letters before the words for the agreement
_BEHIND = 60
_MOST = 6
_COUNCIL = (
    r"(?:[Cc]ouncil(?:l?ors|members)?|[Bb]oard|[Cc]ommission(?:ers)?|[Aa]ssembly|[Aa]ldermen|[Ll]egislat\w+|[Ll]awmakers|"
    r"[Ss]upervisors|[Ss]anggunian\w*|SP|[Cc]abinet)"
)
# "the council approved a resolution that lets the mayor enter into", "voted to become"
_VOTED = expression(
    rf"\b{_COUNCIL}\b[^.;\n]{{0,100}}?\b(?:approv|authori[sz]|adopt|pass(?:es|ed)|endors|vot(?:e|ed|es)\b|back(?:s|ed)|ratif|"
    r"okay(?:s|ed)|greenlight|gave|consider|discuss|recommend)\w*[^.;\n]{0,140}?"
    r"\b(?:enter|sign|establish|becom|form(?:s|ing)?|execut|pursu|conclud|forg|twin|relationship|agreement|ties)\w*\b[^.;\n]{0,60}\Z"
)
_SINCE = expression(
    r"(?:s|ship|hip)?(?:[ ](?:of|with)[ ][A-Z][\w’'-]+(?:[ ][A-Z][\w’'-]+)?)?,?[ ]"
    r"(?:since|(?:go(?:es)?|dat(?:es?|ing)) back to|dat(?:es|ing) from)[ ](?:[A-Z][a-z]+[ ])?(?:19|20)\d\d"
)
_OVER = expression(
    r"(?:will not|won’t|won't|would not|not to|refus\w+ to|declin\w+ to)[ ](?:renew|extend)[^.;\n]{0,40}\Z|"
    r"\b(?:terminat|suspend|sever|dissolv|discontinu|revok|rescind|end(?:s|ed|ing)?\b|cut(?:s|ting)?\b|cancel)\w*[ ]"
    r"(?:(?:its|the|their|all|a|long-standing|formal|\w+-year-old|\d+-year)[ ]){0,3}\Z"
)
_HAS_ENDED = expression(
    r"[^.;\n]{0,80}?\b(?:has|have|had|was|were|is|are)[ ](?:now |formally |officially )?(?:come to an end|ended|lapsed|expired|"
    r"(?:been )?(?:terminated|suspended|severed|dissolved|cancelled|canceled|rescinded|revoked|scrapped|put on hold))\b"
)
_DRAWS_UP = expression(
    r"\b(?:agreed|decided|plan|intend|want|hope)(?:s|ed)?[ ](?:in principle )?to "
    r"(?:draw up|draft|prepare|negotiate|work (?:on|towards?)|"
    r"finali[sz]e|conclude|move towards?|start talks on)[ ](?:an?|the|their)?[ ]?(?:[a-z-]+[ ]){0,2}\Z"
)
# "the two sides could also sign an MOU", "the mayor proposed signing an MOU"
_COULD_SIGN = expression(
    r"\b(?:(?:[Tt]he|[Bb]oth|[Tt]hese|their)[ ](?:two[ ])?(?:sides|cities|towns|parties|municipalities|provinces|localities|"
    r"governments|councils)[ ](?:could|should|might|may|can|would)[ ](?:also |soon |one day )?(?:sign|ink|conclude)|"
    r"(?:propos|suggest|recommend)(?:es|s|ed|ing)[ ](?:the )?signing(?:[ ]of)?)[ ](?:an?|the|their)[ ](?:[a-z-]+[ ]){0,3}\Z"
)
_WILL_SIGN = expression(
    r"\b(?:will|(?:is|are|set|due|scheduled|expected|going|plans?) to)[ ](?:[a-z]+ly |soon |also )?(?:sign|ink|seal|renew)[ ]"
    r"(?:an?|the|its|their)[ ](?:[a-z-]+[ ]){0,3}\Z"
)
# "which has had friendship ties with", "for the sister city anniversary"
_HAS = expression(
    r"\b(?:has|have)[ ](?:long |now |already |also )?(?:had|enjoyed|maintained|kept)[ ](?:a |close |strong |warm )?\Z"
)
_CELEBRATED = expression(r"[ ](?:[a-z]+[ ]){0,2}anniversary\b")


def plainly_told(mentions: Mentions, part: Part) -> bool:
    """Whether an English text tells of a part's agreement that a council votes on it, since when it stands or that it ends."""
    if not mentions.english:
        return False
    text, status = mentions.text, part.status.value
    for document in part.documents[:_MOST]:
        start, end = english_sentence(mentions, document.start)
        led = text[max(start, document.start - _LED) : document.start]
        if status in ("proposed", "planned") and any(
            words.search(led) for words in (_VOTED, _DRAWS_UP, _COULD_SIGN)
        ):
            return True
        if status == "planned" and _WILL_SIGN.search(led):
            return True
        if document.relation and (
            (status == "ended" and (_OVER.search(led) or _HAS_ENDED.match(text, document.end, end)))
            or (
                status == "in_force"
                and (
                    _SINCE.match(text, document.end, min(end, document.end + _BEHIND))
                    or _CELEBRATED.match(text, document.end, end)
                    or _HAS.search(led)
                )
            )
        ):
            return True
    return False
