"""Review: a person's word about what was read.

``drafts`` writes a YAML draft of each record for an editor, each value with its quote and its confidence; ``certainty``
puts the least certain first; ``worklist`` says what is to be done; ``accepting`` takes a corrected draft into records/,
where every build obeys it. What the person left as it was keeps the words that it was read from (``carrying``); what the
person wrote is the person's, unless it comes with a quote that the text says (``quoting``). ``changes`` shows what became
of a text since. ``folder`` knows where all this stands.
"""

from __future__ import annotations

from citypact.graph.review.accepting import Accepted, accept
from citypact.graph.review.folder import ReviewFolder
from citypact.graph.review.worklist import Work, Worklist, review

__all__ = ["Accepted", "ReviewFolder", "Work", "Worklist", "accept", "review"]
