"""Who is who: the names in records resolved to bodies.

=============  ===========================================================================
mentions       a body as a record names it
keys           what tells one body from another: level, folded name, place, code
answers        the answer: known, new or ambiguous, by which cues, and how sure that is
groups         the keys that stand for one body, and what may not come together
resolver       from the mentions of a collection to its bodies; rules and decisions
naming         from a person's reference (a name, an IRI, a code) to keys, and back to a reference
=============  ===========================================================================

Nothing is joined by its name alone: a second cue decides (the level, the province, the country, a code, a record that pairs
two names, a person), and the body says which. What fits several bodies stays a body of its own and becomes a question with
the line that settles it (decisions.csv), never a guess.
"""

from __future__ import annotations

from citypact.graph.identities.answers import Body
from citypact.graph.identities.keys import THAI_LEVELS, Key
from citypact.graph.identities.mentions import Mention, all_mentions, mention_of, mentions, names_others
from citypact.graph.identities.resolver import Resolver

__all__ = [
    "THAI_LEVELS",
    "Body",
    "Key",
    "Mention",
    "Resolver",
    "all_mentions",
    "mention_of",
    "mentions",
    "names_others",
]
