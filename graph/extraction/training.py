"""How the judges learn: from records that people wrote, by one command, into ``weights.json``.

    python -m citypact.graph.extraction.training gold [--half even|odd|all] [--also FOLDER] [--also TEXTS:RECORDS]
        [--only JUDGE ...] [--check]

Reads ``texts/<id>.txt`` and ``records/<id>.json`` of a gold set, and of further sets. ``make weights`` names all sets of the
repository and learns twice: what is shipped from all texts (``--half all``), and for measuring from the open half of the gold
set (every second id in sorted order) and the further sets, so that the other half stays unseen. ``--check`` writes nothing and
prints, per judge, how often it is right on texts that it did not see (five folds by document). The same texts give the same
weights. Needs scikit-learn, which only training needs.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from citypact.graph.extraction.examples import Example, Pair, examples, judges
from citypact.graph.extraction.judges import BOTH, Judge, use
from citypact.graph.extraction.text_training import texts_learnt

__all__ = ["HALVES", "arguments_of", "chosen", "learnt", "main", "pairs", "relearnt"]

HALVES = {"even": slice(0, None, 2), "odd": slice(1, None, 2), "all": slice(0, None)}
# inverse of the L2 penalty: many words for a domain, many pairs of what tells a party say little
# each, and few texts tell of several agreements
_STRENGTH = 1.0
_STRENGTHS = {
    "domains": 0.1,
    "parties": 0.2,
    "parties.first": 0.2,
    "agreements": 0.3,
    "signers": 0.15,
    "apart": 3.0,
}
# so many pairs of features weigh together, where that tells more than each alone
_PAIRS = {"dates": 150, "affiliations": 150}
_ROUNDS = 3
_FOLDS = 5
_GOLD = 2.0  # what a text of the gold set counts: its annotation is the one that is measured by


def pairs(place: str, weight: float = 1.0) -> list[Pair]:
    """The documents of a set: a folder with texts/ and records/, or TEXTS:RECORDS; in order of ids."""
    texts, _, records = place.partition(":")
    first = Path(texts) if records else Path(texts) / "texts"
    second = (
        Path(records)
        if records
        else Path(texts) / ("records" if (Path(texts) / "records").is_dir() else "gold")
    )
    return [Pair(first / f"{record.stem}.txt", record, weight) for record in sorted(second.glob("*.json"))]


def _fitted(name: str, rows: list[Example]) -> dict[str, float]:
    """The weights of one judge."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    if len({row.right for row in rows}) < 2:  # nothing to tell apart
        return {"": 9.0 if rows and rows[0].right else -9.0}
    table = DictVectorizer()
    # in order: of sums in another order, the last digit may decide between trees that are as good as each other
    said: list[Mapping[str, float]] = [dict.fromkeys(sorted(row.features), 1.0) for row in rows]
    if name in _PAIRS:
        said = _with_pairs(said, rows, _PAIRS[name])
    matrix = table.fit_transform(said)
    strength = _STRENGTHS.get(name, _STRENGTH)
    model = LogisticRegression(C=strength, max_iter=2000, class_weight=_balance(name)).fit(
        matrix, [row.right for row in rows], sample_weight=[row.weight for row in rows]
    )
    weights = {
        name: round(float(weight), 3)
        for name, weight in zip(table.feature_names_, model.coef_[0], strict=True)
    }
    return {"": round(float(model.intercept_[0]), 3)} | {
        name: weight for name, weight in sorted(weights.items()) if weight
    }


def _with_pairs(said: list[Mapping[str, float]], rows: list[Example], most: int) -> list[Mapping[str, float]]:
    """The features with those pairs that boosted trees of two questions ask for (Friedman 2001), the most asked first."""
    from sklearn.ensemble import GradientBoostingClassifier
    from sklearn.feature_extraction import DictVectorizer

    table = DictVectorizer()
    matrix = table.fit_transform(said)
    trees = GradientBoostingClassifier(
        n_estimators=200,
        max_depth=2,
        learning_rate=0.2,
        min_samples_leaf=6,
        subsample=0.8,
        max_features=0.3,
        random_state=0,
    ).fit(matrix, [row.right for row in rows], sample_weight=[row.weight for row in rows])
    asked: Counter[tuple[str, str]] = Counter()
    for tree in (each.tree_ for each in trees.estimators_[:, 0]):
        for node in range(tree.node_count):
            for child in (tree.children_left[node], tree.children_right[node]):
                if (
                    child >= 0
                    and tree.children_left[child] >= 0
                    and tree.feature[node] != tree.feature[child]
                ):
                    one, other = sorted(
                        (table.feature_names_[tree.feature[node]], table.feature_names_[tree.feature[child]])
                    )
                    asked[one, other] += 1
    pairs = [pair for pair, _ in sorted(asked.items(), key=lambda item: (-item[1], item[0]))[:most]]
    return [
        {**own, **{one + BOTH + other: 1.0 for one, other in pairs if one in own and other in own}}
        for own in said
    ]


def _balance(name: str) -> str | None:
    """Rare stands are as likely to be meant as common ones, where the words say so."""
    return "balanced" if name.startswith("status.") else None


def _checked(name: str, rows: list[Example], folds: int = 5) -> str:
    documents = sorted({row.document for row in rows})
    hit = wrong = missed = 0
    for fold_ in range(folds):
        held = set(documents[fold_::folds])
        decide = Judge(_fitted(name, [row for row in rows if row.document not in held])).probability
        for row in rows:
            if row.document in held:
                said = decide(row.features) >= 0.5
                hit += said and row.right
                wrong += said and not row.right
                missed += row.right and not said
    precision, recall = hit / max(1, hit + wrong), hit / max(1, hit + missed)
    return f"precision {precision:.3f}, recall {recall:.3f}, F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"


def learnt(documents: Sequence[Pair], *, rounds: int = _ROUNDS) -> dict[str, dict[str, float]]:
    """The weights that all judges learn from some documents; they judge from then on, in this process.

    What one judge says is a feature of the next. So the first round begins with judges that know nothing, and in the next
    ones each fold of the documents is read by judges that have learnt from the other folds (stacked generalisation, Wolpert
    1992): else judges would learn to trust each other as they do on texts that they know by heart.
    """
    folds = _folds(documents)
    blank: dict[str, dict[str, float]] = {name: {} for name in judges()}
    weights, unseeing = blank, [blank] * _FOLDS
    of_texts = _of_texts(folds)
    for number in range(rounds):
        told: list[dict[str, list[Example]]] = []
        for fold, judging, of_others in zip(folds, unseeing, of_texts, strict=True):
            use({**judging, **of_others})
            told.append(examples(fold))
        if number + 1 < rounds:
            unseeing = [_learnt_from(told[:left] + told[left + 1 :]) for left in range(_FOLDS)]
        else:
            weights = {**_learnt_from(told), **texts_learnt(documents)}
    use(weights)
    return weights


def relearnt(
    documents: Sequence[Pair], names: Sequence[str], known: Mapping[str, Mapping[str, float]]
) -> dict[str, dict[str, float]]:
    """The weights in which some judges have learnt anew, and those of whole texts; the others stay as they are known."""
    folds = _folds(documents)
    told = []
    for fold, of_others in zip(folds, _of_texts(folds), strict=True):
        use({**known, **of_others})
        told.append(examples(fold))
    weights = {name: dict(each) for name, each in known.items()} | texts_learnt(documents)
    weights |= {name: _fitted(name, [example for each in told for example in each[name]]) for name in names}
    use(weights)
    return weights


def _folds(documents: Sequence[Pair]) -> list[Sequence[Pair]]:
    return [documents[number::_FOLDS] for number in range(_FOLDS)]


def _of_texts(folds: Sequence[Sequence[Pair]]) -> list[dict[str, dict[str, float]]]:
    """For each fold, the judges of whole texts that have learnt from the other folds: from letters alone, so once."""
    return [
        texts_learnt([document for other in folds if other is not fold for document in other])
        for fold in folds
    ]


def _learnt_from(told: Sequence[Mapping[str, list[Example]]]) -> dict[str, dict[str, float]]:
    """The weights that the decisions of some folds give."""
    return {name: _fitted(name, [example for each in told for example in each[name]]) for name in judges()}


def chosen(place: str, half: str, further: Sequence[str]) -> list[Pair]:
    """The documents of a half of a gold set and of further sets as a whole."""
    documents = pairs(place, _GOLD)[HALVES[half]]
    for other in further:
        documents += pairs(other)
    return documents


def arguments_of(words: str | None, written: str) -> argparse.ArgumentParser:
    """What every command that learns is told: the sets, the half, and where to write."""
    parser = argparse.ArgumentParser(description=words, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("place", type=_set, help="a gold set: a folder with texts/ and records/")
    parser.add_argument("--half", choices=sorted(HALVES), default="even")
    parser.add_argument(
        "--also", type=_set, action="append", default=[], help="a further set, learnt from as a whole"
    )
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name(written))
    return parser


def _set(place: str) -> str:
    """The name of a set, if there is anything to learn from: what is shipped is not replaced by nothing."""
    if not any(document.text.exists() for document in pairs(place)):
        raise argparse.ArgumentTypeError(
            f"{place}: no text with its record; name a folder with texts/ and records/, or TEXTS:RECORDS"
        )
    return place


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn, or check what learning gives."""
    parser = arguments_of(__doc__, "weights.json")
    parser.add_argument(
        "--check", action="store_true", help="print how well it does on texts it did not see; write nothing"
    )
    parser.add_argument(
        "--only",
        nargs="+",
        choices=judges(),
        metavar="JUDGE",
        help="learn these judges anew, and let the others stay as they stand in --out",
    )
    options = parser.parse_args(arguments)
    try:
        known = json.loads(options.out.read_text("utf-8")) if options.only else {}
    except (OSError, ValueError):
        parser.error(f"{options.out}: no weights that could stay; learn all judges first, without --only")
    documents = chosen(options.place, options.half, options.also)
    weights = relearnt(documents, options.only, known) if options.only else learnt(documents)
    if options.check:
        for name, among in examples(documents).items():
            right = sum(row.right for row in among)
            print(f"{name}: {len(among)} decisions, {right} right; {_checked(name, among)}")
        return 0
    options.out.write_text(json.dumps(weights, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(
        f"{options.out}: " + ", ".join(f"{name} {len(learnt)}" for name, learnt in weights.items()),
        file=sys.stderr,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
