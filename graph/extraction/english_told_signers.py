"""Who is told outright to sign in English: before the verb, behind "signed by", with another, for a side, as "the two"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.english_names import NO_NAME, PLACE, UPPER
from citypact.graph.extraction.english_sentences import sentences
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.person_mentions import PersonMention

__all__ = ["english_senders", "english_told_signers"]

_MOST = 200  # people of a text
_LISTED = 8  # who sign together
_BOOK = r"(?![^.;\n]{0,30}\b(?:guest ?book|visitors|autograph|petition|as (?:a |an )?witness))"
_SIGNS = (
    r"(?:(?:co-?|counter|re-?)?sign(?:s|ed)?|ink(?:s|ed)?|put (?:their|his|her) (?:names?|signatures?|pens?)|put pen to|"
    rf"affix(?:es|ed)? (?:their|his|her) signatures?|exchanged (?:the )?signed)\b{_BOOK}"
)
_AUX = (
    r"(?:(?:who|have|has|had|will|would|both|jointly|then|also|later|today|yesterday|formally|officially|are|were|is|was|to|due|"
    r"set|expected|scheduled|about|ready|and|together|each|now|later|[Mm]onday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    r"on|in|travels?|travel|fly|go|flew|will|next|this|month|week|year)[ ]){0,8}"
)
_ON_DAY = rf"(?:(?:to|in|on|at)[ ]{UPPER}\w+(?:[ ]\d{{1,2}})?[ ](?:next[ ]\w+[ ]|in[ ]\w+[ ])?)?"
_WHERE = rf"(?:[ ](?:of|from)[ ](?:the[ ])?{PLACE}(?:,[ ]{PLACE})?|,[ ]{PLACE}|[ ]\([^()\n]{{2,40}}\))?"
_THEN_SIGNS = expression(rf"{_WHERE},?[ ]{_AUX}{_ON_DAY}{_AUX}{_SIGNS}")
_LIST = expression(
    rf"{_WHERE},?[ ](?:(?P<aside>accompanied by|joined by|along with|flanked by|assisted by|together with his|"
    r"together with her)|"
    r"and|with|together with|alongside|as well as)?[ ]?(?:(?:also|by)[ ])?(?:the[ ]|his[ ]|her[ ]|its[ ])?"
    rf"(?:(?:visiting|counterpart,?)[ ]|{UPPER}[\w’'-]*[ ]){{0,5}}"
)
_BY = expression(
    r"(?i:\b(?:(?:co-?|counter|re-?)?signed|inked|concluded|sealed)(?:[ ](?!by\b|and\b|with\b|witness|attend|presid|"
    r"accompan|represent|host|led\b|oversee|follow|organi|support|prepar|draft)[\w’'()-]+,?){0,12}?[ ]by"
    r"(?! (?:both|the two) (?:sides|parties))|"
    r"\bsignator(?:y|ies)(?:[ ](?:to|of)(?:[ ][\w’-]+){1,5})?[ ](?:were|are|was|is)|\bsignator(?:y|ies)[ ]?:|"
    r"(?-i:\bSigning)(?:[ ](?:for|on behalf of)[ ][^.,;\n]{2,50}?)?[ ](?:were|was|are|is)|\bbears?[ ]the[ ]signatures?[ ]of|"
    r"\bsigning(?: ceremony)?[ ](?:took place|was held|was done)[ ][^.;\n]{0,70}?\bbetween)[ ]"
)
# what may stand between those who sign
_FOR = r"(?:,?[ ](?:for|on[ ]behalf[ ]of|representing)[ ](?:the[ ])?[^.;,\n]{2,70}?)?"
_AND_BY = expression(
    rf"{_WHERE}(?:[ ]\([^()\n]{{1,12}}\))?{_FOR}(?:,[ ]|,?[ ]and[ ]|[ ]while[ ]|,[ ]while[ ])(?:and[ ])?(?:by[ ])?"
    rf"(?:(?:for|on[ ]behalf[ ]of)[ ][^.;,\n]{{2,50}}?(?:,[ ](?:by[ ])?|[ ]by[ ]|[ ]was[ ]))?"
    rf"(?:the[ ])?(?:{UPPER}[\w’'-]*[ ]){{0,6}}"
)
_STOPS = expression(
    r"(?i:witness|presence|attend|look|watch|presid|accompan|chair(?:ed|ing)|host|thank|said)"
)
_WITH = expression(
    r"\b(?:with|alongside|together with)[ ](?:the[ ]|its[ ]|his[ ]|her[ ])?(?:[\w’'-]+[ ]){0,5}\Z"
)
_OTHER = expression(r"(?i:witness|looking|presence|discuss|met\b|meeting|talks|said|told|welcom|visit)")
_LOOKS_ON = expression(
    r"[^.;\n]{0,90}?\b(?:looking on|watching|as (?:a )?witness(?:es)?|in attendance|standing by)\b"
)
_SENT = expression(
    r",?[ ](?:has |had |who )?(?:assigned|delegated|authori[sz]ed|designated|deputi[sz]ed|appointed|dispatched|sent|"
    r"asked)[ ](?:the[ ]|his[ ]|her[ ])?"
    rf"(?:{UPPER}[\w’'-]*[ ]){{0,4}}"
)
_TO_SIGN = expression(r",?[ ](?:to sign|for the signing|to ink|to represent)\b")
_STANDS_FOR = expression(
    r",?[ ](?:(?:signed|signing|will sign|to sign|did so)[ ])?(?:for|on[ ]behalf[ ]of)[ ](?:the[ ])?[A-Zhit]"
)
_REPRESENTED = expression(
    r"(?:(?:represented|led)[ ]by|and[ ](?:the[ ])?[^.;,\n]{2,50}?[ ]by|,[ ]by)[ ](?:the[ ]|its[ ]|their[ ])?\Z"
)
_SIGNING = expression(r"(?i:\b(?:signed|sign|signs|inked|inks|concluded|signing|put pen|exchanged)\b)")
_THE_TWO = expression(
    r"(?:\b(?:The|Both|the|both)[ ](?:(?:two|three)[ ]?)?(?:mayors|governors|leaders|officials|presidents|"
    r"rectors|heads|men|women)?"
    r"(?:[ ]then)?|\bThey|\bthey|(?:The|the) pair)"
    rf"[ ](?:(?:then|also|later|both|jointly|formally|together|have|had|will)[ ]){{0,3}}{_SIGNS}"
)
_NAMED = expression(
    rf"(?:(?<=[.\n;,] )|(?<=\n)|(?<=\band )|(?<=\bwhich )|"
    rf"\b(?:[Rr]epresenting|[Oo]n[ ]behalf[ ]of)[ ](?:the[ ])?{PLACE},?[ ])"
    rf"(?:(?:Mr|Mrs|Ms|Dr)\.?[ ]|(?:Deputy |Vice )?(?:Mayor|Governor)[ ])?"
    rf"(?P<one>{UPPER}[\w’'-]+)(?:,?[ ]and[ ](?:(?:Mr|Mrs|Ms|Dr)\.?[ ]|(?:Mayor|Governor)[ ])?(?P<other>{UPPER}[\w’'-]+))?"
    rf"[ ]{_AUX}{_ON_DAY}{_AUX}{_SIGNS}"
)
_HEADS = frozenset({"mayor", "governor", "pao_president", "sao_president", "council_chair"})
_TWO = 2


def english_told_signers(mentions: Mentions, part: Part) -> set[str]:
    """The names of those whom the sentences of an agreement tell outright to sign."""
    if not mentions.english or not part.live or part.older:
        return set()
    text, told = mentions.text, mentions.people[:_MOST]
    starts = [person.start for person in told]
    found: set[str] = set()
    for start, end in sentences(text, part.start, part.end):
        if not _SIGNING.search(text, start, end):
            continue
        inside = told[bisect_left(starts, start) : bisect_left(starts, end)]
        found.update(person.name for person in _before(text, inside, end))
        found.update(person.name for person in _behind(text, inside, start, end))
        if _THE_TWO.search(text, start, end):
            before = [person for person in told[: bisect_left(starts, end)] if start - person.start < _FAR]
            found.update(person.name for person in _last_heads(mentions, before))
        for match in _NAMED.finditer(text, max(0, start - 1), end):
            for called in filter(None, match.groups()):
                if not NO_NAME.match(called):
                    found.update(person.name for person in told if called in person.name.split(" "))
    return found


def english_senders(mentions: Mentions) -> set[str]:
    """The names of those who send another to sign: they do not sign."""
    told = mentions.people[:_MOST] if mentions.english else []
    return {
        sender.name
        for sender, sent in pairwise(told)
        if _SENT.fullmatch(mentions.text, sender.stop, max(sender.stop, sent.begin))
        and _TO_SIGN.match(mentions.text, sent.stop)
    }


_FAR = 500  # letters between two officials and "the two"


def _before(text: str, inside: Sequence[PersonMention], end: int) -> Iterator[PersonMention]:
    """Those of a list that a verb of signing follows, and whom they sign with."""
    for number, person in enumerate(inside):
        signs = _THEN_SIGNS.match(text, person.stop, end)
        if signs is None:
            continue
        listed = [person]
        for former in reversed(inside[max(0, number - _LISTED) : number]):
            joint = _LIST.fullmatch(text, former.stop, max(former.stop, listed[-1].begin))
            if joint is None:
                break
            if joint["aside"]:
                listed.clear()
            listed.append(former)
        yield from listed
        for other in inside[number + 1 :]:
            if other.begin - signs.end() > _NEAR or _OTHER.search(text, signs.end(), other.begin):
                break
            if _LOOKS_ON.match(text, other.stop, end):
                break
            if _WITH.search(text, max(signs.end(), other.begin - 60), other.begin) or _STANDS_FOR.match(
                text, other.stop, end
            ):
                yield other


_NEAR = 220


def _behind(text: str, inside: Sequence[PersonMention], start: int, end: int) -> Iterator[PersonMention]:
    """Those behind "signed by", and by whom the two sides of a signing are represented."""
    for by in _BY.finditer(text, start, end):
        last: PersonMention | None = None
        for person in inside:
            if person.begin < by.end() - 1:
                continue
            at = last.stop if last else by.end() - 1
            gap_end = max(at, person.begin)
            if _STOPS.search(text, at, gap_end):
                break
            if last is None:
                if gap_end - at > _LEAD:
                    break
            elif not _AND_BY.fullmatch(text, at, gap_end):
                break
            yield person
            last = person
    represented = [
        person for person in inside if _REPRESENTED.search(text, max(start, person.begin - 90), person.begin)
    ]
    if len(represented) > 1:
        yield from represented


_LEAD = 90


def _last_heads(mentions: Mentions, before: Sequence[PersonMention]) -> list[PersonMention]:
    """The last two who head different bodies, where the text tells of no more."""
    heads: dict[str | None, PersonMention] = {}
    for person in before:
        if person.office and (person.office.role in _HEADS):
            heads.setdefault(mentions.body_of(person), person)
    return [*heads.values()] if len(heads) == _TWO and None not in heads else []
