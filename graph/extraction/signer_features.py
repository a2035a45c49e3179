"""People of a text, each with what speaks for and against their signing, as named features for the judge."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.contexts import before, behind, closest, latest, nearby
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.people import PersonMention
from citypact.graph.extraction.rolls import rolls
from citypact.graph.extraction.told_signers import told_signers

__all__ = ["signer_features"]

_TELLING = (
    "rule.",
    "after.",
    "before.",
    "intro.",
    "near.",
    "role.",
)  # what a signing ahead may tell otherwise
_HEADS = frozenset({"mayor", "governor", "pao_president", "sao_president"})
_SIGNING = frozenset({"rule.signs", "rule.capacity.signs", "after.signs", "near.signs"})
_WITNESSING = frozenset(
    {"rule.witnesses", "rule.capacity.witnesses", "tail.stands-by", "near.witnesses", "tail.witnesses"}
)
_FELLOWS = 60  # people of one body that are compared


def signer_features(
    mentions: Mentions,
    part: Part,
    groups: Sequence[Sequence[PersonMention]],
    told: Mapping[str, Iterable[tuple[str, str]]],
    ruled: Mapping[str, set[str]],
    likely: Mapping[str, float],
) -> dict[str, set[str]]:
    """Features by person's name.

    ``groups``: people told one after another; ``told``: (capacity, rule) by name, as the rules read them; ``ruled``: the
    rules that propose each body as a party; ``likely``: how probable each body is to be one.
    """
    found: dict[str, set[str]] = {}
    bodied: dict[str, str] = {}
    for group in groups:
        shared, last = _of_group(mentions, part, group), len(group) - 1
        for number, person in enumerate(group):
            own = found.get(person.name)
            if own is None:
                own = found[person.name] = set()
            own |= shared
            own.add("group.first" if number == 0 else "group.last" if number == last else "group.inner")
            does = behind("people", mentions.text, person.stop)
            _add_beside(mentions, person, does, own)
            if body := mentions.body_of(person):
                bodied.setdefault(person.name, body)
                party = _party(mentions, body, likely)
                own.update((f"party.{party}", f"party.{party}.{does}"))
                own.update([f"body.{rule}" for rule in ruled.get(body, ())])
    _on_rolls(mentions, part, found, told)
    for name in told_signers(mentions) & found.keys():
        found[name] -= _WITNESSING
        found[name] |= _SIGNING
    _add_told(mentions, part, found, told, bodied)
    return found


def _of_group(mentions: Mentions, part: Part, group: Sequence[PersonMention]) -> set[str]:
    """What is said of people who are told one after another, as features of each of them."""
    text, first, last = mentions.text, group[0], group[-1]
    begin, stop = first.start, last.stop
    start, end = mentions.line(begin)
    intro = latest("introductions", text, max(0, begin - 420), begin)
    here = latest("introductions", text, max(start, begin - 160), begin)
    gap = min(
        [
            max(begin - document.end, document.start - stop, 0)
            for document in part.documents
            if start <= document.start < end or abs(document.start - begin) < 300
        ],
        default=9999,
    )
    shared = {
        f"lead.{before('people', text, begin)}",
        f"tail.{behind('people', text, stop)}",
        "gap.60" if gap < 60 else "gap.250" if gap < 250 else "gap.far" if gap < 9999 else "gap.none",
        f"intro.{intro}",
        f"intro.line.{here}",
        f"intro.{intro}.{'alone' if len(group) == 1 else 'group'}",
        f"group.size.{min(len(group), 4)}",
    }
    shared.update(
        [f"near.{name}" for name in nearby("people", text, max(start, begin - 60), min(end, stop + 90))]
    )
    if begin < mentions.article.body:
        shared.add("title")
    elif begin < mentions.article.body + 400:
        shared.add("lead-paragraph")
    return shared


def _add_beside(mentions: Mentions, person: PersonMention, does: str, own: set[str]) -> None:
    """Add what the words beside a person say, and the office; ``does``: what those behind say."""
    text = mentions.text
    own.update(
        (
            f"before.{before('people', text, person.start)}",
            f"after.{does}",
            f"closest.{closest('people', text, person.start)}",
        )
    )
    _add_line(mentions, person, own)
    if person.office:
        rank = "head" if person.office.role in _HEADS else person.office.role
        own.update((f"role.{rank}", "office.shared" if person.shared else "office.own"))
    else:
        own.add("role.none")


def _party(mentions: Mentions, body: str, likely: Mapping[str, float]) -> str:
    """How surely a body is a party."""
    sure = likely.get(body, 0.0)
    if mentions.english and _GOVERNS.search(
        body
    ):  # the city whose corporation it is, and the other way round
        sure = max((likely[name] for name in likely if name in body or body in name), default=sure)
    return "sure" if sure > 0.7 else "likely" if sure > 0.35 else "no"


def _add_told(
    mentions: Mentions,
    part: Part,
    found: Mapping[str, set[str]],
    told: Mapping[str, Iterable[tuple[str, str]]],
    bodied: Mapping[str, str],
) -> None:
    """Add what the rules read of each, and what that says of others of the same body, as far as they were told before."""
    status = part.status.value
    of_body: dict[str, list[str]] = defaultdict(list)
    for name, held in bodied.items():
        of_body[held].append(name)
    told_at = {person.name: person.start for person in reversed(mentions.told)}
    signing = {name for name, own in found.items() if "rule.signs" in own}
    heads = {name for name, own in found.items() if "role.head" in own}
    for name, own in found.items():
        own.add(f"status.{status}")
        for capacity, rule in told.get(name, ()):
            own.update((f"rule.{rule}", f"rule.{capacity}"))
            if capacity.startswith("signs") or rule.startswith("signs"):
                signing.add(name)
        if name not in told and "rule.signs" not in own:
            own.add("rule.none")
        if status == "planned":
            own.update([f"ahead.{feature}" for feature in own if feature.startswith(_TELLING)])
        if mentions.english:
            own.add("english")
            own.add("english.told" if name in told else "english.not-told")
            own.add("english.near" if "near.signs" in own else "english.far")
        if body := bodied.get(name):
            fellows = [other for other in of_body[body][:_FELLOWS] if other != name]
            own.add("only-of-body" if not fellows else "one-of-body")
            if not signing.isdisjoint(fellows):
                own.add("fellow.signs")
            if not any(told_at[other] < told_at[name] for other in fellows):
                own.add("first-of-body")
            if name not in heads and not heads.isdisjoint(fellows):
                own.add("fellow.head")


def _on_rolls(
    mentions: Mentions,
    part: Part,
    found: Mapping[str, set[str]],
    told: Mapping[str, Iterable[tuple[str, str]]],
) -> None:
    """Add what the lists tell of those who stand in them."""
    former = None
    for roll in rolls(mentions, part.start, part.end):
        said = roll.features(mentions, former)
        former = roll
        if len(roll.members) == 1:  # in the list of nobody else
            if own := found.get(roll.members[0].name):
                own |= said
            continue
        does = {
            person.name: {capacity for capacity, _ in told.get(person.name, ())} for person in roll.members
        }
        counted = Counter(capacity for own in does.values() for capacity in own)
        for name, told_of in does.items():
            if name in found:
                others = {capacity for capacity, count in counted.items() if count > (capacity in told_of)}
                found[name] |= said | {f"roll.told.{capacity}" for capacity in others}


_GOVERNS = expression(
    r"\b(?:Corporation|Council|Government|Municipality|Administration|City|Town|Province)\b"
)
_LED_LINE = expression(r"[^\w\n]{0,12}(?:\(?[ก-ฮ\d]{1,2}[.)])?[^\n]{0,70}?(?:[:：➡→–—|-]|โดย)[ ]?\Z")
_FAR = 200  # letters of a line that are looked at on either side
_BULLET = 12  # letters of a bullet
_BULLET_LINE = expression(r"[^\w\n]{1,12}\Z|[ ]{0,4}\(?[ก-ฮ\d]{1,2}[.)][ ]?\Z")


def _add_line(mentions: Mentions, person: PersonMention, own: set[str]) -> None:
    """Add how the person stands in the line: alone, behind a bullet, behind a body and a mark."""
    text, stop = mentions.text, person.stop
    start, end = mentions.line(person.start)
    before = text[max(start, person.start - _FAR) : person.start]
    if not before or before.isspace():
        own.add("line.begins")
    elif len(before) <= _BULLET and _BULLET_LINE.fullmatch(before):
        own.add("line.bullet")
    elif len(before) < 90 and _LED_LINE.fullmatch(before):
        own.add("line.led")
    behind_it = text[stop : min(end, stop + _FAR)]
    if not behind_it or behind_it.isspace():
        own.add("line.ends")
