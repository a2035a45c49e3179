"""Whether a part is an agreement of the release: not a hope, a comparison, a contract or a visitors' book."""

from __future__ import annotations

from collections.abc import Sequence

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.judges import judge
from citypact.graph.extraction.signatories import Signer

__all__ = ["report_features", "reports"]


def report_features(
    part: Part, proposed: Sequence[tuple[BodyMention, str]], signing: Sequence[Signer]
) -> set[str]:
    """What is said around its documents, which rules find parties for it, and whether somebody signs."""
    own = {feature for feature in part.features if not feature.startswith(("told.", "en.told."))}
    rules = {rule for _, rule in proposed}
    own |= {f"proposed.{rule}" for rule in rules} | part.beside
    own.add(f"parties.{min(len({body.name for body, rule in proposed if rule != 'party.title'}), 3)}")
    own.add(f"signers.{min(sum(signer.capacity == 'signs' for signer in signing), 2)}")
    own.add(f"stands.{part.status.value}")
    own.add(f"type.{part.type.value}")
    if part.numbered:
        own.add("numbered")
    return own


def reports(part: Part, proposed: Sequence[tuple[BodyMention, str]], signing: Sequence[Signer]) -> float:
    """How probable it is that the text reports this agreement, 0 to 1."""
    return judge("agreements").probability(report_features(part, proposed, signing))
