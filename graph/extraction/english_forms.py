"""Forms: how an English text names the body of a place, by the bare place or with a word for its kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from citypact.graph.extraction.bare_names import core
from citypact.graph.extraction.body_mentions import family_of
from citypact.graph.extraction.english_names import lies_there
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.party_candidates import TITLE, Candidate

__all__ = ["add_namesakes", "form_features"]

_LOOKED = 20
_FORMS = frozenset(
    {"city", "province", "prefecture", "ward", "county", "council", "government", "congress", "committee", "municipality",
     "administration", "organization", "district", "region", "university"}
)  # fmt: skip


def form_features(mentions: Mentions, candidate: Candidate) -> Iterable[str]:
    """How an English text names the body: by the bare place, the place's kind, its council; and what tells the place."""
    place = core(candidate.mention)
    form = _form(candidate, place)
    yield f"form.{form}"
    yield f"en.{family_of(candidate.kind)}"
    told = [body.start for body in candidate.mentions[:_LOOKED]]
    told += [bare.start for bare in candidate.bare[:_LOOKED]]
    lying = sum(lies_there(mentions.text, start) for start in told)
    if lying:
        yield f"lies.{'all' if lying == len(told) else 'some'}"
        yield f"lies.{'all' if lying == len(told) else 'some'}.{form}"
    if known := mentions.places.get(place):
        for cue in known.told:
            yield f"cue.{cue}"
        if form == "bare":
            yield f"cues.{min(len(known.told), 3)}"
    elif form == "bare":
        yield "cue.none"


def _form(candidate: Candidate, place: str) -> str:
    """How a name is formed of the place: bare, "City of ...", with what word at its end."""
    if place == candidate.name:
        return "bare"
    if " of " in candidate.name[:24]:
        return "of"
    last = candidate.name.rsplit(" ", 1)[-1].lower()
    return last if last in _FORMS else "other"


def add_namesakes(found: list[Candidate]) -> None:
    """Add to the features of each who else bears the name of the same place."""
    places: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in found:
        places[core(candidate.mention)].append(candidate)
    for place, alike in places.items():
        for candidate in alike if len(alike) > 1 else ():
            form = _form(candidate, place)
            candidate.features.add(f"form.{form}.namesake")
            for other in [other for other in alike if other is not candidate][:4]:
                if other.name == place:
                    candidate.features.add(f"form.{form}.bare-rival")
                elif other.rules - TITLE:
                    candidate.features.add(f"form.{form}.full-rival")
