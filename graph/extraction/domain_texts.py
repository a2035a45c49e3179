"""What a whole text is about: the letters that it is written with, told apart from where it names a domain.

A text about schools has words for them everywhere, most of them no cue. So each domain has a judge of its own that weighs the
runs of four letters of the whole article, as text classification without word boundaries does (Cavnar and Trenkle 1994);
what it says is one feature among those of a candidate (``domain_features.py``). The judges are learnt by
``text_training.py``, sparse, so that they are small and quick.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from operator import itemgetter

from ahocorasick import Automaton

from citypact.graph.extraction.judges import BESIDE, BOTH, log_odds, weighed
from citypact.graph.extraction.rules import rules

__all__ = ["DOMAINS", "about", "judge_of", "runs", "unsaid"]

DOMAINS = tuple(map(str, rules("domains")["domains"]))
_LETTERS = 4  # of a run
_FEWEST = 300  # letters of a text that is about something as a whole
_MOST = 20_000  # letters of an article that are looked at: it says before what it is about
_JOINING = sorted({*BESIDE, *BOTH.strip()})
_STEPS = (-5.0, -4.0, -3.5, -3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0)  # log odds


def judge_of(domain: str) -> str:
    """The name of the judge that says whether a text is about a domain.

    >>> judge_of("education")
    'text.education'
    """
    return f"text.{domain}"


_JUDGES = tuple(map(judge_of, DOMAINS))


def runs(text: str) -> set[str]:
    """The runs of four letters of a text, blanks and the marks that join names of features taken for one blank.

    >>> sorted(runs("Bus  37"))
    ['bus ', 's 37', 'us 3']
    """
    told = _told(text)
    return {told[start : start + _LETTERS] for start in range(len(told) - _LETTERS + 1)}


def _told(text: str) -> str:
    told = text[:_MOST].lower()
    for mark in _JOINING:
        told = told.replace(mark, " ")
    return " ".join(told.split())


def _weighed_runs(text: str) -> set[str]:
    """Of the runs of a text those that some judge weighs: about a seventh."""
    sought = weighed(_JUDGES)
    return set(map(_RUN, _finder(sought).iter(_told(text)))) if sought else set()


@lru_cache(maxsize=1)
def _finder(sought: frozenset[str]) -> Automaton:
    finder = Automaton()
    for run in sought:
        finder.add_word(run, run)
    finder.make_automaton()
    return finder


_RUN = itemgetter(1)


def about(text: str) -> dict[str, frozenset[str]]:
    """For each domain, how surely the text is about it: a feature for each step that the log odds pass.

    A text of a sentence or two says no more of a domain than where it names it.
    """
    if len(text) < _FEWEST:
        return dict.fromkeys(DOMAINS, _SHORT)
    return {
        domain: _FEATURES[bisect_left(_STEPS, odds)]
        for domain, odds in zip(DOMAINS, log_odds(_JUDGES, _weighed_runs(text)), strict=True)
    }


def unsaid(features: frozenset[str]) -> frozenset[str]:
    """The features of a candidate as they are where the text is too short to be about anything.

    >>> sorted(unsaid(frozenset({"strong.1", "text.over.-2"})))
    ['strong.1', 'text.short']
    """
    return features.difference(_FEATURES[-1]) | _SHORT


_SHORT = frozenset({"text.short"})
_FEATURES = [
    frozenset(f"text.over.{step:g}" for step in _STEPS[:passed]) for passed in range(len(_STEPS) + 1)
]
