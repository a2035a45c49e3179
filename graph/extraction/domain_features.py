"""What speaks for a domain of an agreement: where the text names it, after which words, among which others.

Every domain that is cued anywhere in a part's text is a candidate. A judge (``domains.py``) weighs its features: those of its
places (``domain_places.py``), how the list that it stands in compares with the others, how often it is named, and how
surely the whole text is about it (``domain_texts.py``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.cues import cues
from citypact.graph.extraction.domain_ground import Ground, Span
from citypact.graph.extraction.domain_places import Place, placed
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.seeking import once

__all__ = ["Candidate", "domain_candidates"]

_MOST = 400  # cues that are looked at: an article has some dozens
_APART = 64  # letters between two fields of one list, at most
# how much a feature of a place says, by rule, that the fields around it are the scope
_POINTS = {
    "standing.announced.agreed": 3.0,
    "document.after.at": 3.0,
    "document.after.near": 2.0,
    "document.after": 0.5,
    "led": 1.5,
    "clause.about": 1.0,
    "clause.covers": 1.0,
    "clause.field": 1.0,
    "clause.content": 1.0,
    "clause.cooperate": 0.5,
    "then.fields": 1.0,
    "standing.title": -0.5,
    "standing.speech": -1.5,
    "standing.name": -2.5,
    "standing.elsewhere": -4.0,
    "clause.purpose.late": -2.0,
    "close.fame": -2.0,
    "close.page": -2.0,
    "close.past": -1.5,
    "close.visit": -1.5,
    "close.event": -1.5,
    "close.hope": -0.5,
    "close.speech": -0.5,
    "close.with": -1.5,
    "close.place": -1.0,
    "close.time": -0.5,
}
_TOLD = ("document.after", "document.before", "document.none", "led", "close.", "open.", "grade.", "among.")


class Candidate(NamedTuple):
    """A domain that a part may cover, with its places in the order of the text, and the features of all."""

    domain: str
    places: tuple[Place, ...]
    features: frozenset[str]


def domain_candidates(ground: Ground, part: Part, *, without: Iterable[Span] = ()) -> list[Candidate]:
    """The domains that are cued in a part's text, in the order of the text."""
    mentions, without = ground.mentions, list(without)
    said = [
        cue
        for cue in cues(mentions.text)
        if part.start <= cue.start < part.end
        and not mentions.in_note(cue.start)
        and not mentions.in_stamp(cue.start)
        and not (mentions.english and (_in_doubt(ground, cue.start) or ground.called(cue.start, cue.end)))
    ][:_MOST]
    strong = [cue for cue in said if cue.strong]
    starts = [cue.start for cue in strong]
    named = [placed(ground, part, cue, strong, starts, without) for cue in said]
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for place in named:
        found[place.cue.domain].append(place)
    grades = {domain: max(map(_grade, places)) for domain, places in found.items()}
    standings = _standings(_groups(ground, named))
    common = _common(part, mentions)
    kinds = {body.kind for body in mentions.bodies[:40]} & _KINDS
    if mentions.english and part.status.value == "in_force":
        for domain in [domain for domain, places in found.items() if not _of_document(places)]:
            del found[domain]
    return [
        _candidate(
            domain,
            places,
            part,
            grades,
            standings.get(domain, _UNLISTED) | ground.about[domain],
            common,
            kinds,
        )
        for domain, places in found.items()
    ]


def _in_doubt(ground: Ground, position: int) -> bool:
    """Whether a sentence only says what somebody may do together: "tourism might be what the exchanges are about"."""
    start, end = ground.sentence(position, ground.mentions.line(position))
    text = ground.mentions.text
    return once(text, ("in doubt", start, end), lambda: [*_MIGHT.finditer(text, start, end)]) != []


_MIGHT = expression(r"\b(?:might|may|could) be (?:what|among what|one of|some of|about|such)\b")


def _of_document(places: Sequence[Place]) -> bool:
    """Whether a field is told with a document, and not only of what goes on between those who have a tie."""
    return any(_DOCUMENTED & place.features for place in places)


_DOCUMENTED = frozenset({"document.after", "document.before", "document.above.0", "standing.title"})


def _groups(ground: Ground, named: Sequence[Place]) -> list[list[Place]]:
    """The runs of fields that the text tells together: close to each other, nothing between that closes a scope."""
    found: list[list[Place]] = []
    for place in named:
        if not place.cue.strong:
            continue
        last = found[-1][-1] if found else None
        if last and _together(ground, last, place):
            found[-1].append(place)
        else:
            found.append([place])
    return found


def _together(ground: Ground, one: Place, other: Place) -> bool:
    start, end = one.cue.end, other.cue.start
    if start >= end:
        return True
    shared = one.features & other.features
    if "standing.item" in shared:
        lines = ground.mentions.text.count("\n", start, end)
        if "standing.announced" in shared:
            return lines < 3
        if lines == 1 and "standing.name" not in one.features | other.features:
            return True
    if end - start > _APART or "\n" in ground.mentions.text[start:end]:
        return False
    return not any(kind == "closes" for _, _, kind, _ in ground.leading.between(start, end))


def _standings(groups: Sequence[Sequence[Place]]) -> dict[str, set[str]]:
    """How the list that a domain stands in compares with the others of the part."""
    scored = []
    for group in groups:
        best = max(sum(filter(None, map(_POINTS.get, place.features))) for place in group)
        size = len({place.cue.domain for place in group})
        scored.append((best + 0.6 * min(size, 4), size, group))
    told = dict[str, set[str]]()
    top = max((score for score, *_ in scored), default=0.0)
    for rank, (score, size, group) in enumerate(sorted(scored, key=lambda each: -each[0])):
        for place in group:
            if place.cue.domain not in told:
                gap = int(min(top - score, 4.0))
                told[place.cue.domain] = {
                    f"list.rank.{min(rank, 3)}",
                    f"list.gap.{gap}",
                    f"list.size.{min(size, 4)}",
                    f"list.gap.{gap}.size.{min(size, 3)}",
                    f"list.score.{int(max(-2.0, min(score, 6.0)))}",
                    f"list.gap.{gap}.top.{int(max(0.0, min(top, 6.0)))}",
                }
    return told


_NO_SCOPE = frozenset({"standing.elsewhere", "standing.name"})
_OWN_WORDS = frozenset({"document.after.at", "document.after.near"})
_SCOPE = frozenset({"led", "standing.announced"})
_SAID_ELSE = frozenset({"standing.speech", "clause.purpose.late"})
_HEADING = frozenset({"standing.title", "then.fields"})


def _grade(place: Place) -> int:
    """How much like a scope a place is, by rule: 4 the document's own words, 3 words for a scope, 2 the headline, 1, 0."""
    own = place.features
    if not place.cue.strong or not own.isdisjoint(_NO_SCOPE):
        return 0
    if not own.isdisjoint(_OWN_WORDS) and not any(one.startswith("close.") for one in own):
        return 4
    if not own.isdisjoint(_SCOPE) and own.isdisjoint(_SAID_ELSE):
        return 3
    return 1 if own.isdisjoint(_HEADING) else 2


_KINDS = frozenset({"university", "school", "company"})
_UNLISTED = frozenset({"list.none"})
_STANDING = frozenset({"in_force", "ended"})


def _common(part: Part, mentions: Mentions) -> set[str]:
    """What is told of all domains of a part."""
    status = part.status.value
    own = {f"status.{status}", f"type.{part.type.value}"}
    if part.older:
        own.add("older")
    if part.numbered:
        own.add("numbered")
    if mentions.english:
        own |= {"english", f"english.{status}"}
    return own


def _candidate(
    domain: str,
    places: list[Place],
    part: Part,
    grades: dict[str, int],
    standing: set[str] | frozenset[str],
    common: set[str],
    kinds: set[str],
) -> Candidate:
    own = standing.union(*(place.features for place in places), common)
    strong = sum(place.cue.strong for place in places)
    grade, all_ = grades[domain], [*grades.values()]
    alike, above = all_.count(grade), sum(other > grade for other in all_)
    own = own.union(
        (
            f"strong.{min(strong, 4)}",
            f"weak.{min(len(places) - strong, 2)}",
            f"domain.{domain}",
            f"domain.{domain}.{'strong' if strong else 'weak'}",
            f"grade.{grade}",
            f"grade.{grade}.alike.{min(alike, 4)}",
            f"grade.{grade}.under.{max(all_)}",
            f"above.{min(above, 4)}",
            f"grade.{grade}.{part.status.value}",
        ),
        (f"{kind}.{domain}" for kind in kinds),
    )
    if part.status.value in _STANDING:
        own = own.union(f"stands:{feature}" for feature in own if feature.startswith(_TOLD))
    return Candidate(domain, tuple(places), frozenset(own))
