"""What speaks for and against each candidate for a party, as named features for the judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import combinations

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.english_forms import add_namesakes
from citypact.graph.extraction.judges import BESIDE
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.party_candidates import TITLE, Candidate, mentioned
from citypact.graph.extraction.party_fellows import add_mates, add_peers, add_rivals
from citypact.graph.extraction.party_ground import PartyGround
from citypact.graph.extraction.seeking import once
from citypact.graph.extraction.signatories import Signer

__all__ = ["candidates", "paired"]


def candidates(
    mentions: Mentions, part: Part, signers: list[Signer], proposed: Sequence[tuple[BodyMention, str]]
) -> list[Candidate]:
    """The bodies of a text, each once under the name by which it would conclude, with its features."""
    found = mentioned(mentions, part, signers, proposed)
    _weigh(mentions, part, signers, found)
    return found


# what tells by itself, and what it says beside the kind of body or beside each other
_BY_KIND = (
    "party.", "before.", "after.", "head.", "office.", "list.", "told", "free", "bare.", "held.", "peers.",
    "carried",
)  # fmt: skip
_TOGETHER = (
    "party.", "rival", "others", "within", "list.first", "list.last", "list.inner", "standing", "relation", "by-",
    "office.", "head.", "held.", "peers.", "carried",
)  # fmt: skip


def paired(features: Iterable[str]) -> set[str]:
    """Features that tell more together: a subject that signs is a party, all the more where another body has partners.

    A judge has learnt what they weigh, and looks at the two that such a name joins.
    """
    kinds = [feature for feature in features if feature.startswith(("kind.", "sort."))]
    told = [(kind, feature) for kind in kinds for feature in features if feature.startswith(_BY_KIND)]
    told += combinations(sorted(feature for feature in features if feature.startswith(_TOGETHER)), 2)
    return {f"{one}{BESIDE}{other}" for one, other in told}


def _weigh(mentions: Mentions, part: Part, signers: list[Signer], found: list[Candidate]) -> None:
    # what is said of the bodies is the same whoever signs: a part's candidates are weighed before that is known, and after
    ground = once(
        mentions.text,
        ("parties", part.start, part.end, part.documents, part.without),
        partial(PartyGround, mentions, part),
    )
    headed: dict[str, set[str]] = defaultdict(set)
    for signer in signers[:200]:
        if signer.body:
            headed[ground.key(signer.body)].add(f"head.{signer.capacity}")
    first = min((c.mention.start for c in found if c.mention.start >= mentions.article.body), default=-1)
    for candidate in found:
        own = candidate.features
        own |= candidate.rules
        own |= ground.of(candidate)
        if candidate.mention.start == first:
            own.add("first")
        if headed:
            own |= headed.get(ground.key(candidate.name), set())
        if not candidate.rules:
            own.add("no-rule")
        elif len(candidate.rules - TITLE) > 1:
            own.add("rules.2")
    if mentions.english:
        add_namesakes(found)
    add_mates(found, ground, english=mentions.english)
    add_rivals(part, found)
    add_peers(mentions, found)
