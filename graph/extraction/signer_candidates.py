"""Who may sign: the people of an agreement's stretch, each with features for the judge of signers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.carried_signers import CARRIED, carried_signers
from citypact.graph.extraction.english_events import english_capacities
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.person_groups import person_groups
from citypact.graph.extraction.signer_features import signer_features
from citypact.graph.extraction.thai_capacities import Capacity, thai_capacities

__all__ = ["signer_candidates"]


def signer_candidates(
    mentions: Mentions, part: Part, ruled: Mapping[str, set[str]], likely: Mapping[str, float]
) -> tuple[dict[str, set[str]], list[Capacity]]:
    """Who may sign, with features for the judge; and what the rules read of everybody's capacity."""
    if part.older:
        return {}, []
    groups = person_groups(mentions, part.start, part.end)
    told = english_capacities(mentions, part) if mentions.english else []
    formerly: list[Capacity] = []  # who signed what is in force or has ended
    if not mentions.english:
        for group in groups:
            told += thai_capacities(mentions, part, group, live=part.live)
            if not part.live and part.status.value != "proposed":
                formerly += thai_capacities(mentions, part, group, live=True)
    told = [capacity for capacity in told if not mentions.beside_article(capacity[0].start)]
    read: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for person, capacity, rule, _ in told:
        read[person.name].append((capacity, rule))
    for person, capacity, rule, _ in formerly:
        if capacity == "signs":
            read[person.name].append((f"formerly.{capacity}", f"formerly.{rule}"))
    groups = [group for group in groups if not mentions.beside_article(group[0].start)]
    within = {person.name for group in groups for person in group}
    carried = carried_signers(mentions, part, within, likely)
    features = signer_features(
        mentions, part, [*groups, *([person] for person in carried)], read, ruled, likely
    )
    for person in carried:
        features[person.name] |= {CARRIED, *(f"{CARRIED}.{own}" for own in features[person.name])}
    return features, told
