"""How the judges of whole texts learn what each is about: from the domains of its record.

They are logistic models with few weights (L1 penalty, Tibshirani 1996), so that they are small and quick.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from citypact.graph.extraction.domain_texts import DOMAINS, judge_of, runs
from citypact.graph.extraction.examples import Pair
from citypact.graph.extraction.passages import article
from citypact.graph.extraction.view import View
from citypact.graph.reading import read_text

__all__ = ["texts_learnt"]

_FEWEST = 6  # texts that hold a run of letters which is weighed
_MOST = 0.4  # of all texts
_STRENGTH = 0.3  # inverse of the L1 penalty
_LEAST = 8  # texts about a domain from which anything is learnt


def texts_learnt(documents: Sequence[Pair]) -> dict[str, dict[str, float]]:
    """The weights of the judges that say what a text is about, from the documents that report an agreement."""
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    told = [(document, covered) for document in documents if (covered := _covered(document)) is not None]
    table = CountVectorizer(analyzer=_runs, min_df=_FEWEST, max_df=_MOST, binary=True)
    learnt: dict[str, dict[str, float]] = {judge_of(domain): {} for domain in DOMAINS}
    try:
        matrix = table.fit_transform([document for document, _ in told]).astype(float)
    except ValueError:  # no run of letters is in as many texts
        return learnt
    names = table.get_feature_names_out()
    for domain in DOMAINS:
        right = [domain in covered for _, covered in told]
        if not _LEAST <= sum(right) < len(right):
            learnt[judge_of(domain)] = {"": -4.0}  # as good as never
            continue
        model = LogisticRegression(
            C=_STRENGTH, l1_ratio=1.0, solver="liblinear", max_iter=1000, random_state=0
        ).fit(matrix, right, sample_weight=[document.weight for document, _ in told])
        weights = {
            str(name): round(float(weight), 3)
            for name, weight in zip(names, model.coef_[0], strict=True)
            if abs(weight) >= 0.001
        }
        learnt[judge_of(domain)] = {"": round(float(model.intercept_[0]), 3)} | dict(sorted(weights.items()))
    return learnt


def _covered(document: Pair) -> set[str] | None:
    """The domains of a text's agreements; None where it reports none, or is not here."""
    if not document.text.exists():
        return None
    record: dict[str, Any] = json.loads(document.record.read_text("utf-8"))
    agreements = record["agreements"]
    return {domain for agreement in agreements for domain in agreement["domains"]} if agreements else None


def _runs(document: Pair) -> set[str]:
    return runs(article(View(read_text(document.text).text).text).text)
