"""Domains: what an agreement covers, by meaning.

Every domain that the text names is weighed by where it is named; quotations, duties of offices, the fields of an earlier
exchange and the slogans of a city seldom are its scope.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from operator import itemgetter

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.cues import cued, cues
from citypact.graph.extraction.domain_features import Candidate, domain_candidates
from citypact.graph.extraction.domain_ground import Ground, Span
from citypact.graph.extraction.domain_places import Place
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.judges import judge
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.view import tidy

__all__ = ["domains", "headlined"]

_SURE = 0.5
_LIKELY = 0.3  # where no field is sure
_SCOPED = frozenset({"grade.3", "grade.4"})
_BESIDE = frozenset({"document.after", "document.before", "standing.title"})


def domains(
    ground: Ground, part: Part, *, without: Iterable[tuple[int, int]] = ()
) -> tuple[list[Found[str]], list[Found[str]]]:
    """The domains that one agreement covers, and the phrases that name them, each once."""
    weighing = judge("domains")
    found: list[Found[str]] = []
    phrases: dict[str, Found[str]] = {}
    judged = [
        (weighing.probability(candidate.features), candidate)
        for candidate in domain_candidates(ground, part, without=without)
    ]
    covered = [(sure, candidate) for sure, candidate in judged if sure >= _SURE] or _led(judged)
    together = Counter(
        span for _, candidate in covered for span in {place.sentence for place in candidate.places}
    )
    for sure, candidate in covered:
        place = _surest(candidate, together)
        start, end = _phrase(ground.mentions, place)
        rule = _rule(place)
        found.append(Found(candidate.domain, start, end, rule, sure))
        value = tidy(ground.mentions.text[start:end])
        phrases.setdefault(value, Found(value, start, end, rule, sure))
    return sorted(found, key=lambda domain: (domain.start, domain.end)), sorted(
        phrases.values(), key=lambda phrase: (phrase.start, phrase.end)
    )


def _led(judged: list[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """Of fields of which none is sure: the surest, where words for a scope lead to it beside a document or in the headline.

    A judge that knows how many fields a text names doubts each that stands alone in a short one; an agreement is about
    something.
    """
    sure, candidate = max(judged, key=itemgetter(0), default=(0.0, None))
    if candidate is None or sure < _LIKELY:
        return []
    features = candidate.features
    return [(sure, candidate)] if features & _SCOPED and features & _BESIDE else []


def _surest(candidate: Candidate, together: Counter[Span]) -> Place:
    """Where a domain is named best: in the body, in the sentence that names the most of the covered domains."""
    places = candidate.places
    if len(places) > 1:
        said = [
            (
                place.cue.strong,
                "standing.title" not in place.features,
                together[place.sentence],
                "led" in place.features,
            )
            for place in places
        ]
        best = max(said)
        places = tuple(place for place, own in zip(places, said, strict=True) if own == best)
    if len(places) == 1:
        return places[0]
    weighing = judge("domains")
    return max(places, key=lambda place: (round(weighing.probability(place.features), 6), -place.cue.start))


def _rule(place: Place) -> str:
    features = place.features
    if "standing.title" in features:
        return "domain.title"
    if features & {"document.after.at", "document.after.near"}:
        return "domain.document"
    if "led" in features:
        return "domain.scope"
    return "domain.purpose" if "open.purpose" in features else "domain.named"


def headlined(mentions: Mentions, covered: Iterable[str]) -> list[Found[str]]:
    """Of the domains that an agreement covers, those that the headline names."""
    start, end = mentions.article.title
    known, found = set(covered), dict[str, Found[str]]()
    for cue in cues(mentions.text):
        if cue.strong and start <= cue.start < end and cue.domain in known:
            found.setdefault(cue.domain, Found(cue.domain, cue.start, cue.end, "domain.headline", 0.8))
    return list(found.values())


_EDGES = rules("domains")["phrase_edges"]
_LEFT = {
    language: expression(f".*(?:{_EDGES[language]['left']})", re.DOTALL | re.IGNORECASE)
    for language in ("thai", "english")
}
_RIGHT, _LEADING, _JOINT = (
    {language: expression(edges[side]) for language, edges in _EDGES.items()}
    for side in ("right", "leading", "joint")
)


_FIELD = "ด้าน"


def _phrase(mentions: Mentions, place: Place) -> tuple[int, int]:
    """The phrase around a cue: from what separates it on the left to what ends it on the right."""
    text, cue = mentions.text, place.cue
    language = "english" if text[cue.start].isascii() else "thai"
    low = max(place.sentence[0], cue.start - 60)
    before = _LEFT[language].match(text, low, cue.start)
    start = before.end() if before else low
    after = _RIGHT[language].search(text, cue.end, min(place.sentence[1], cue.end + 60))
    end = after.start() if after else min(place.sentence[1], cue.end + 60)
    for joint in _JOINT[language].finditer(text, start, end):
        # of two fields that a word joins, the one that this domain is named by
        if joint.end() <= cue.start and _names_another(text[start : joint.start()], cue.domain):
            start = joint.end()
        elif joint.start() >= cue.end and _names_another(text[joint.end() : end], cue.domain):
            end = joint.start()
            break
    while start < cue.start and text[start].isspace():
        start += 1
    if (leading := _LEADING[language].match(text, start, cue.start)) is not None:
        start = leading.end()
    while end > cue.end and text[end - 1].isspace():
        end -= 1
    if text.startswith(_FIELD, start - len(_FIELD)):
        start -= len(_FIELD)  # the word for a field belongs to its name
    return start, end


def _names_another(piece: str, domain: str) -> bool:
    named = cued(piece)
    return bool(named) and domain not in named
