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
    text = mentions.text
    bodied: dict[str, str] = {}
    for group in groups:
        first, last = group[0], group[-1]
        start, end = mentions.line(first.start)
        lead = before("people", text, first.start)
        tail = behind("people", text, last.stop)
        near = nearby("people", text, max(start, first.start - 60), min(end, last.stop + 90))
        intro = latest("introductions", text, max(0, first.start - 420), first.start)
        here = latest("introductions", text, max(start, first.start - 160), first.start)
        gap = min(
            (
                max(first.start - d.end, d.start - last.stop, 0)
                for d in part.documents
                if start <= d.start < end or abs(d.start - first.start) < 300
            ),
            default=9999,
        )
        shared = {
            f"lead.{lead}",
            f"tail.{tail}",
            "gap.60" if gap < 60 else "gap.250" if gap < 250 else "gap.far" if gap < 9999 else "gap.none",
            f"intro.{intro}",
            f"intro.line.{here}",
            f"intro.{intro}.{'alone' if len(group) == 1 else 'group'}",
            f"group.size.{min(len(group), 4)}",
            *[f"near.{name}" for name in near],
        }
        if first.start < mentions.article.body:
            shared.add("title")
        elif first.start < mentions.article.body + 400:
            shared.add("lead-paragraph")
        for number, person in enumerate(group):
            own = found.setdefault(person.name, set())
            own |= shared
            does = behind("people", text, person.stop)
            own.update(
                (
                    f"before.{before('people', text, person.start)}",
                    f"after.{does}",
                    f"closest.{closest('people', text, person.start)}",
                    "group.first"
                    if number == 0
                    else "group.last"
                    if number == len(group) - 1
                    else "group.inner",
                )
            )
            own |= _line(mentions, person)
            if body := mentions.body_of(person):
                bodied.setdefault(person.name, body)
                sure = likely.get(body, 0.0)
                if mentions.english and _GOVERNS.search(
                    body
                ):  # the city whose corporation it is, and the other way round
                    sure = max(
                        (other for name, other in likely.items() if name in body or body in name),
                        default=sure,
                    )
                party = "sure" if sure > 0.7 else "likely" if sure > 0.35 else "no"
                own.update((f"party.{party}", f"party.{party}.{does}"))
                own.update([f"body.{rule}" for rule in ruled.get(body, ())])
            if person.office:
                rank = "head" if person.office.role in _HEADS else person.office.role
                own.add(f"role.{rank}")
                own.add("office.shared" if person.shared else "office.own")
            else:
                own.add("role.none")
    _on_rolls(mentions, part, found, told)
    for name in told_signers(mentions) & found.keys():
        found[name] -= _WITNESSING
        found[name] |= _SIGNING
    status = part.status.value
    of_body: dict[str, list[str]] = defaultdict(list)
    for name, held in bodied.items():
        of_body[held].append(name)
    told_at = {person.name: person.start for person in reversed(mentions.told)}
    for name, own in found.items():
        own.add(f"status.{status}")
        for capacity, rule in told.get(name, ()):
            own |= {f"rule.{rule}", f"rule.{capacity}"}
        if name not in told and "rule.signs" not in own:
            own.add("rule.none")
        if status == "planned":
            own |= {f"ahead.{feature}" for feature in own if feature.startswith(_TELLING)}
        if mentions.english:
            own.add("english")
            own.add("english.told" if name in told else "english.not-told")
            own.add("english.near" if "near.signs" in own else "english.far")
        body = bodied.get(name)
        if body:
            fellows = [other for other in of_body[body][:_FELLOWS] if other != name]
            if any(any(feature.startswith("rule.signs") for feature in found[other]) for other in fellows):
                own.add("fellow.signs")
            own.add("only-of-body" if not fellows else "one-of-body")
            if not any(told_at[other] < told_at[name] for other in fellows):
                own.add("first-of-body")
            if "role.head" not in own and any("role.head" in found[other] for other in fellows):
                own.add("fellow.head")
    return found


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
        does = {
            person.name: {capacity for capacity, _ in told.get(person.name, ())} for person in roll.members
        }
        counted = Counter(capacity for own in does.values() for capacity in own)
        for name, own in does.items():
            if name in found:
                others = {capacity for capacity, count in counted.items() if count > (capacity in own)}
                found[name] |= said | {f"roll.told.{capacity}" for capacity in others}


_GOVERNS = expression(
    r"\b(?:Corporation|Council|Government|Municipality|Administration|City|Town|Province)\b"
)
_LED_LINE = expression(r"[^\w\n]{0,12}(?:\(?[ก-ฮ\d]{1,2}[.)])?[^\n]{0,70}?(?:[:：➡→–—|-]|โดย)[ ]?\Z")
_FAR = 200  # letters of a line that are looked at on either side
_BULLET_LINE = expression(r"[^\w\n]{1,12}\Z|[ ]{0,4}\(?[ก-ฮ\d]{1,2}[.)][ ]?\Z")


def _line(mentions: Mentions, person: PersonMention) -> set[str]:
    """How the person stands in the line: alone, behind a bullet, behind a body and a mark."""
    start, end = mentions.line(person.start)
    before = mentions.text[max(start, person.start - _FAR) : person.start]
    own = set()
    if not before.strip():
        own.add("line.begins")
    elif _BULLET_LINE.fullmatch(before):
        own.add("line.bullet")
    elif len(before) < 90 and _LED_LINE.fullmatch(before):
        own.add("line.led")
    if not mentions.text[person.stop : min(end, person.stop + _FAR)].strip():
        own.add("line.ends")
    return own
