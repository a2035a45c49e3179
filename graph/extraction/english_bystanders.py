"""Bystanders of English releases: who presides over a signing, witnesses it or only sends greetings, and signs nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from citypact.graph.extraction.english_sentences import sentences
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.person_mentions import PersonMention

__all__ = ["english_bystanders"]

# behind those who do it: "Mayor Kon Mekha and Mayor Fa Sai presided over it"
_BEHIND = expression(
    r"(?:(?!\b(?:sign|ink|put |while |who )).){0,120}?\b(?:presided(?: over| at)?|officiated|"
    r"witnessed(?= )|congratulated(?= )|welcomed(?= the signing)|"
    r"(?:were|was|stood|acted|came|signed)(?: and (?:were|was))?"
    r"(?: as)?"
    r"(?: the| a)? witness(?:es)?|looking on|looked on|watching|in attendance|(?:was|were) (?:also )?(?:present|there))\b"
)
# who only speaks about it: "Kon Mekha, the mayor, said after"
_SAYS = expression(
    r"[^.;:!?\n“”\"]{0,80}?,?[ ](?:also |later |then )?"
    r"(?:said|says|told|added|noted|stressed|remarked|commented|explained|thanked)\b"
)
_SAID = expression(
    r"\b(?:said|says|added|noted|remarked|commented|according to|(?:announced|reported|confirmed) by)[ ]"
    r"(?:[Tt]he[ ])?(?:[A-Z][\w-]*[ ]){0,5}\Z"
)
_DOES = expression(r"(?i:\b(?:sign\w*|inked|put|and|who|whose)\b)")
# before them: "with two men presiding: Kon Mekha", "Witnesses were Kon Mekha"
_BEFORE = expression(
    r"\b(?:presiding(?: over (?:it|the \w+))?(?: (?:was|were))?|presided over by|[Ww]itness(?:es)?(?:[^.;:]{0,24})? "
    r"(?:was|were)|"
    r"witnessed by|(?:greetings|regards|wishes) (?:of|from)|(?:letters?|messages?) from|"
    r"(?:[Aa]lso |[Tt]hose )?(?:present|attending|in attendance|on hand)\b(?:[^.;:\n]{0,140}?) (?:was|were)|"
    r"[Tt]he witness(?:es)?)[ :]"
)
_SIGNS = expression(
    r"(?i:(?<!witnessed the )(?<!witness the )\bsign(?:s|ed|ing)?\b(?! (?:as (?:a )?)?witness)(?! ceremony)|\binked\b|"
    r"put (?:their|his|her) )"
)
_OTHERWISE = expression(r"(?i:\bsign|\binked\b|\bwhile\b|\bput (?:their|his|her)\b|\bsaid\b)")
_MOST = 200  # people of a text


def english_bystanders(mentions: Mentions) -> set[str]:
    """The names of those of whom a text says no more than that they preside, witness or send greetings.

    A sentence tells it of all whom it names before such words, or behind them.
    """
    text = mentions.text
    aside, active = set[str](), set[str]()
    told = mentions.told[:_MOST]
    starts = [person.start for person in told]
    for start, end in sentences(text, 0, len(text)):
        inside = told[bisect_left(starts, start) : bisect_left(starts, end)]
        if not inside:
            continue
        before = _BEFORE.search(text, start, end)
        told_of = _led_to(text, inside, end)
        for person in inside:
            name = person.name
            stands_by = name in told_of or (before is not None and before.end() <= person.start)
            if stands_by or _speaks(text, person, start, end):
                aside.add(name)
            elif _SIGNS.search(text, start, end):
                active.add(name)
    return aside - active


def _speaks(text: str, person: PersonMention, start: int, end: int) -> bool:
    """Whether a sentence tells of somebody only that they say something."""
    if _SAID.search(text, max(start, person.begin - 60), person.begin):
        return not _DOES.search(text, person.stop, min(end, person.stop + 30))
    says = _SAYS.match(text, person.stop, end)
    return says is not None and not _DOES.search(text, *says.span())


def _led_to(text: str, inside: Sequence[PersonMention], end: int) -> set[str]:
    """Who stands in the list before such words: from its last backwards, until somebody is told to sign."""
    last = next((n for n in range(len(inside) - 1, -1, -1) if _BEHIND.match(text, inside[n].stop, end)), -1)
    found = set[str]()
    for number in range(last, -1, -1):
        if number < last and _OTHERWISE.search(text, inside[number].stop, inside[number + 1].start):
            break
        found.add(inside[number].name)
    return found
