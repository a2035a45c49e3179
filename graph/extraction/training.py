"""How the judges learn: from records that people wrote, by one command, into ``weights.json``.

    python -m citypact.graph.extraction.training gold [--half even|odd|all] [--also FOLDER] [--also TEXTS:RECORDS] [--check]

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
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from citypact.graph.extraction.agreement_types import type_candidates
from citypact.graph.extraction.agreements import Part, main_documents, parts
from citypact.graph.extraction.apart import Turn, turns
from citypact.graph.extraction.bodies import begun_bodies
from citypact.graph.extraction.domain_features import domain_candidates
from citypact.graph.extraction.domain_ground import Ground
from citypact.graph.extraction.judges import BOTH, Judge, use
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.name_ends import end_candidates, name_limit
from citypact.graph.extraction.office_features import office_features
from citypact.graph.extraction.parties import likely_parties
from citypact.graph.extraction.party_evidence import evidence_for, rules_by_body
from citypact.graph.extraction.party_features import candidates
from citypact.graph.extraction.passages import article
from citypact.graph.extraction.prior import prior
from citypact.graph.extraction.reporting import report_features
from citypact.graph.extraction.seeking import held
from citypact.graph.extraction.signatories import signer_candidates, signers
from citypact.graph.extraction.statuses import STATUSES
from citypact.graph.extraction.venue_features import venue_candidates
from citypact.graph.extraction.view import View
from citypact.graph.extraction.when import when
from citypact.graph.extraction.when_features import date_candidates, time_candidates
from citypact.graph.names import fold
from citypact.graph.reading import read_text

__all__ = ["HALVES", "Pair", "arguments_of", "chosen", "examples", "judges", "learnt", "main", "pairs"]

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


class Pair(NamedTuple):
    """A document to learn from: its text, its record, and what it counts."""

    text: Path
    record: Path
    weight: float = 1.0


@dataclass(frozen=True)
class Example:
    """One decision: the document it is from, the features of a candidate, and whether it is right."""

    document: str
    features: frozenset[str]
    right: bool
    weight: float = 1.0


def _same(name: str | None) -> str:
    return fold(name or "").replace(" ", "")


def _aligned(
    mentions: Mentions, found: Sequence[Part], gold: list[dict[str, Any]]
) -> list[tuple[Part, dict[str, Any]]]:
    """Each part with the agreement of the record that shares the most parties with its candidates."""
    if len(found) == len(gold) == 1:
        return [(found[0], gold[0])]
    scored = []
    for number, part in enumerate(found):
        names = {_same(body.name) for body, _ in evidence_for(mentions, part)}
        for other, agreement in enumerate(gold):
            shared = len(names & {_same(party["name"]) for party in agreement["parties"]})
            scored.append((shared, -number - other, number, other))
    pairs, left, right = [], set[int](), set[int]()
    for shared, _, number, other in sorted(scored, reverse=True):
        if number not in left and other not in right and shared:
            left.add(number)
            right.add(other)
            pairs.append((found[number], gold[other]))
    return pairs


def _parties(document: str, mentions: Mentions, part: Part, gold: dict[str, Any]) -> Iterator[Example]:
    told = {_same(party["name"]) for party in gold["parties"]}
    proposed = list(evidence_for(mentions, part))
    signing = signers(mentions, part, rules_by_body(proposed), likely_parties(mentions, part, proposed))
    for candidate in candidates(mentions, part, signing, proposed):
        yield Example(document, frozenset(candidate.features), _same(candidate.name) in told)


def _first_parties(document: str, mentions: Mentions, part: Part, gold: dict[str, Any]) -> Iterator[Example]:
    told = {_same(party["name"]) for party in gold["parties"]}
    for candidate in candidates(mentions, part, [], list(evidence_for(mentions, part))):
        yield Example(document, frozenset(candidate.features), _same(candidate.name) in told)


def _signers(document: str, mentions: Mentions, part: Part, gold: dict[str, Any]) -> Iterator[Example]:
    told = {_same(name) for name in gold["signatories"]}
    proposed = list(evidence_for(mentions, part))
    likely = likely_parties(mentions, part, proposed)
    for name, own in signer_candidates(mentions, part, rules_by_body(proposed), likely)[0].items():
        yield Example(document, frozenset(own), _same(name) in told)


def _dates(document: str, mentions: Mentions, part: Part, gold: dict[str, Any]) -> Iterator[Example]:
    if part.status.value != "proposed":
        for date, own in date_candidates(mentions, part, published=gold["published"]):
            yield Example(document, frozenset(own), date.value == gold["date"])


def _types(document: str, mentions: Mentions, part: Part, gold: dict[str, Any]) -> Iterator[Example]:
    for kind, (_, own) in type_candidates(mentions, part.documents, part.named).items():
        yield Example(document, frozenset(own), kind == gold["type"])


def _times(document: str, mentions: Mentions, part: Part, gold: dict[str, Any]) -> Iterator[Example]:
    if part.status.value not in ("proposed", "in_force", "ended"):
        day = next((date for date in mentions.dates if date.whole and date.value == gold["date"]), None)
        for time, own in time_candidates(mentions, part, day):
            yield Example(document, frozenset(own), time.value == gold["time"])


def _domains(document: str, mentions: Mentions, part: Part, gold: dict[str, Any]) -> Iterator[Example]:
    earlier = prior(mentions)
    without = [(earlier.start, earlier.end)] if earlier else []
    if not part.older:
        without += [(other.start, other.end) for other in parts(mentions) if other.older]
    for candidate in domain_candidates(Ground.of(mentions), part, without=without):
        yield Example(document, candidate.features, candidate.domain in gold["domains"])


def _turns(document: str, mentions: Mentions, gold: list[dict[str, Any]]) -> Iterator[Example]:
    told = [{_same(party["name"]) for party in agreement["parties"]} for agreement in gold]
    for turn in turns(mentions, main_documents(mentions)):
        yield Example(document, turn.features, _turned(turn, told))


def _turned(turn: Turn, told: Sequence[set[str]]) -> bool:
    """Whether one agreement has a partner that the turn brings, and another one has none of them."""
    partners = {_same(name) for name in turn.partners}
    return any(partners & one for one in told) and any(other and not partners & other for other in told)


def _names(document: str, text: str, gold: dict[str, Any]) -> Iterator[Example]:
    told = {party["name"] for agreement in gold["agreements"] for party in agreement["parties"]}
    told |= {person["of"] for person in gold["officials"] if person.get("of")}
    for prefix, start in begun_bodies(text):
        fits = [name.removeprefix(prefix) for name in told if name.startswith(prefix)]
        name = max(
            (name for name in fits if len(name) > 1 and text.startswith(name, start)), key=len, default=None
        )
        limit = name_limit(text, start)
        if name is None or not limit:
            continue
        for position, own in end_candidates(text, start, limit):
            if position <= start + len(name):
                yield Example(document, frozenset(own), position == start + len(name))


def _affiliations(document: str, mentions: Mentions, officials: list[dict[str, Any]]) -> Iterator[Example]:
    told = {_same(official["name"]): official.get("of") for official in officials}
    for person in mentions.people:
        name = _same(person.name)
        if person.office and name in told:
            for proposal in mentions.affiliations.proposals(person, mentions.ruled_body(person)):
                yield Example(
                    document, frozenset(proposal.features), _same(proposal.name) == _same(told[name])
                )


def _offices(document: str, mentions: Mentions, officials: list[dict[str, Any]]) -> Iterator[Example]:
    told = {_same(official["name"]): official.get("office") for official in officials}
    for person in mentions.people:
        name = _same(person.name)
        if person.office and name in told:
            yield Example(
                document,
                frozenset(office_features(mentions, person)),
                _same(person.office.name) == _same(told[name]),
            )


def _venues(document: str, mentions: Mentions, part: Part, gold: dict[str, Any]) -> Iterator[Example]:
    if part.older or part.status.value == "proposed":
        return
    told = gold.get("venue") or {}
    for place, own in venue_candidates(mentions, part, when(mentions, part, published=gold["published"])):
        right = any(
            found and _overlap(_same(found.value), _same(told.get(half)))
            for half, found in (("room", place.room), ("site", place.site))
        )
        yield Example(document, frozenset(own), right)


def _overlap(one: str, other: str) -> bool:
    return bool(one) and bool(other) and (one in other or other in one)


_JUDGES: dict[str, Callable[[str, Mentions, Part, dict[str, Any]], Iterator[Example]]] = {
    "parties.first": _first_parties,
    "signers": _signers,
    "parties": _parties,
    "types": _types,
    "dates": _dates,
    "times": _times,
    "domains": _domains,
    "venues": _venues,
}


def judges() -> list[str]:
    """The names of all judges."""
    return [
        *(f"status.{status}" for status in STATUSES),
        "agreements",
        "apart",
        "names",
        "affiliations",
        "offices",
        *_JUDGES,
    ]


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


def examples(documents: Sequence[Pair]) -> dict[str, list[Example]]:
    """The decisions of some documents, by judge; a record whose text is not here is passed over."""
    found: dict[str, list[Example]] = {name: [] for name in judges()}
    for document in documents:
        if document.text.exists():
            for name, among in _examples(document).items():
                found[name] += [replace(example, weight=document.weight) for example in among]
    return found


def _examples(document: Pair) -> dict[str, list[Example]]:
    found: dict[str, list[Example]] = {name: [] for name in judges()}
    id, gold = document.record.stem, json.loads(document.record.read_text("utf-8"))
    page = article(View(read_text(document.text).text).text)
    with held(page.text):
        mentions = Mentions.of(page, published=gold.get("published"))
        found["names"] += _names(id, mentions.text, gold)
        found["affiliations"] += _affiliations(id, mentions, gold.get("officials") or [])
        found["offices"] += _offices(id, mentions, gold.get("officials") or [])
        found["apart"] += _turns(id, mentions, gold["agreements"])
        told = parts(mentions)
        aligned = _aligned(mentions, told, gold["agreements"])
        for part in told:
            proposed = list(evidence_for(mentions, part))
            likely = likely_parties(mentions, part, proposed)
            own = report_features(part, proposed, signers(mentions, part, rules_by_body(proposed), likely))
            found["agreements"].append(
                Example(id, frozenset(own), any(part is other for other, _ in aligned))
            )
        for part, agreement in aligned:
            for status in STATUSES:
                found[f"status.{status}"].append(Example(id, part.features, agreement["status"] == status))
            for name, of in _JUDGES.items():
                found[name] += of(id, mentions, part, {"published": gold.get("published")} | agreement)
    return found


def _fitted(name: str, rows: list[Example]) -> dict[str, float]:
    """The weights of one judge."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    if len({row.right for row in rows}) < 2:  # nothing to tell apart
        return {"": 9.0 if rows and rows[0].right else -9.0}
    table = DictVectorizer()
    said: list[Mapping[str, float]] = [dict.fromkeys(row.features, 1.0) for row in rows]
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
    ones each half of the documents is read by judges that have learnt from the other half (stacked generalisation, Wolpert
    1992): else judges would learn to trust each other as they do on texts that they know by heart.
    """
    halves = [documents[number::_FOLDS] for number in range(_FOLDS)]
    blank: dict[str, dict[str, float]] = {name: {} for name in judges()}
    weights, unseeing = blank, [blank] * _FOLDS
    for number in range(rounds):
        told: list[dict[str, list[Example]]] = []
        for half, judging in zip(halves, unseeing, strict=True):
            use(judging)
            told.append(examples(half))
        if number + 1 < rounds:
            unseeing = [_learnt_from(told[:fold] + told[fold + 1 :]) for fold in range(_FOLDS)]
        else:
            weights = _learnt_from(told)
    use(weights)
    return weights


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
    parser.add_argument("place", help="a gold set: a folder with texts/ and records/")
    parser.add_argument("--half", choices=sorted(HALVES), default="even")
    parser.add_argument("--also", action="append", default=[], help="a further set, learnt from as a whole")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name(written))
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn, or check what learning gives."""
    parser = arguments_of(__doc__, "weights.json")
    parser.add_argument(
        "--check", action="store_true", help="print how well it does on texts it did not see; write nothing"
    )
    options = parser.parse_args(arguments)
    documents = chosen(options.place, options.half, options.also)
    weights = learnt(documents)
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
