"""How the judges learn: from records that people wrote, by one command, into ``weights.json``.

    python -m citypact.graph.extraction.training gold [--half even|odd|all] [--also FOLDER] [--check]

Reads ``texts/<id>.txt`` and ``records/<id>.json`` of a gold set. Only the open half (every second id in sorted order) is
learnt from, so that the other half can be measured honestly. ``--check`` writes nothing and prints, per judge, how often it
is right on texts that it did not see (five folds by document). Needs scikit-learn, which only training needs.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from citypact.graph.extraction.agreements import STATUSES, Part, parts
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.party_features import candidates
from citypact.graph.extraction.party_evidence import evidence_for, rules_by_body
from citypact.graph.extraction.passages import article
from citypact.graph.extraction.reporting import report_features
from citypact.graph.extraction.signatories import signer_candidates, signers
from citypact.graph.extraction.venue_features import venue_candidates
from citypact.graph.extraction.view import View
from citypact.graph.extraction.when import when
from citypact.graph.extraction.when_features import date_candidates, time_candidates
from citypact.graph.names import fold
from citypact.graph.reading import read_text

__all__ = ["examples", "main"]

_HALVES = {"even": slice(0, None, 2), "odd": slice(1, None, 2), "all": slice(0, None)}
_STRENGTH: dict[str, float] = {}  # inverse of the L2 penalty; small, since a gold set of hundreds of texts is small


@dataclass(frozen=True)
class Example:
    """One decision: the document it is from, the features of a candidate, and whether it is right."""

    document: str
    features: frozenset[str]
    right: bool


def _same(name: str | None) -> str:
    return fold(name or "").replace(" ", "")


def _aligned(mentions: Mentions, found: Sequence[Part], gold: list[dict[str, Any]]) -> list[tuple[Part, dict[str, Any]]]:
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
    signing = signers(mentions, part, rules_by_body(proposed))
    for candidate in candidates(mentions, part, signing, proposed):
        yield Example(document, frozenset(candidate.features), _same(candidate.name) in told)


def _signers(document: str, mentions: Mentions, part: Part, gold: dict[str, Any]) -> Iterator[Example]:
    if part.status.value in ("signed", "renewed", "planned"):
        told = {_same(name) for name in gold["signatories"]}
        ruled = rules_by_body(evidence_for(mentions, part))
        for name, own in signer_candidates(mentions, part, ruled)[0].items():
            yield Example(document, frozenset(own), _same(name) in told)


def _dates(document: str, mentions: Mentions, part: Part, gold: dict[str, Any]) -> Iterator[Example]:
    if part.status.value != "proposed":
        for date, own in date_candidates(mentions, part, published=gold["published"]):
            yield Example(document, frozenset(own), date.value == gold["date"])


def _times(document: str, mentions: Mentions, part: Part, gold: dict[str, Any]) -> Iterator[Example]:
    if part.status.value not in ("proposed", "in_force", "ended"):
        day = next((date for date in mentions.dates if date.whole and date.value == gold["date"]), None)
        for time, own in time_candidates(mentions, part, day):
            yield Example(document, frozenset(own), time.value == gold["time"])


def _affiliations(document: str, mentions: Mentions, officials: list[dict[str, Any]]) -> Iterator[Example]:
    told = {_same(official["name"]): official.get("of") for official in officials}
    for person in mentions.people:
        name = _same(person.name)
        if person.office and name in told:
            for proposal in mentions.affiliations.proposals(person, mentions.ruled_body(person)):
                yield Example(document, frozenset(proposal.features), _same(proposal.name) == _same(told[name]))


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
    "signers": _signers,
    "parties": _parties,
    "dates": _dates,
    "times": _times,
    "venues": _venues,
}


def examples(folder: Path, ids: Sequence[str]) -> dict[str, list[Example]]:
    """The decisions of some documents, by judge."""
    names = [*(f"status.{status}" for status in STATUSES), "agreements", "affiliations", *_JUDGES]
    found: dict[str, list[Example]] = {name: [] for name in names}
    records = folder / "records" if (folder / "records").is_dir() else folder / "gold"
    for id in ids:
        text = folder / "texts" / f"{id}.txt"
        if not text.exists() or not (records / f"{id}.json").exists():
            continue
        gold = json.loads((records / f"{id}.json").read_text("utf-8"))
        mentions = Mentions.of(article(View(read_text(text).text).text), published=gold.get("published"))
        found["affiliations"] += _affiliations(id, mentions, gold.get("officials") or [])
        told = parts(mentions)
        aligned = _aligned(mentions, told, gold["agreements"])
        for part in told:
            proposed = list(evidence_for(mentions, part))
            own = report_features(part, proposed, signers(mentions, part, rules_by_body(proposed)))
            found["agreements"].append(Example(id, frozenset(own), any(part is other for other, _ in aligned)))
        for part, agreement in aligned:
            for status in STATUSES:
                found[f"status.{status}"].append(Example(id, part.features, agreement["status"] == status))
            for name, of in _JUDGES.items():
                found[name] += of(id, mentions, part, {"published": gold.get("published")} | agreement)
    return found


def _fitted(rows: list[Example], strength: float) -> dict[str, float]:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    table = DictVectorizer()
    matrix = table.fit_transform([dict.fromkeys(row.features, 1.0) for row in rows])
    model = LogisticRegression(C=strength, max_iter=2000).fit(matrix, [row.right for row in rows])
    weights = {name: round(float(weight), 3) for name, weight in zip(table.feature_names_, model.coef_[0], strict=True)}
    return {"": round(float(model.intercept_[0]), 3)} | {name: weight for name, weight in sorted(weights.items()) if weight}


def _checked(rows: list[Example], strength: float, folds: int = 5) -> str:
    from citypact.graph.extraction.judges import Judge

    documents = sorted({row.document for row in rows})
    hit = wrong = missed = 0
    for fold_ in range(folds):
        held = set(documents[fold_::folds])
        decide = Judge(_fitted([row for row in rows if row.document not in held], strength)).probability
        for row in rows:
            if row.document in held:
                said = decide(row.features) >= 0.5
                hit += said and row.right
                wrong += said and not row.right
                missed += row.right and not said
    precision, recall = hit / max(1, hit + wrong), hit / max(1, hit + missed)
    return f"precision {precision:.3f}, recall {recall:.3f}, F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn, or check what learning gives."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a gold set: texts/ and records/")
    parser.add_argument("--half", choices=sorted(_HALVES), default="even")
    parser.add_argument("--also", type=Path, action="append", default=[], help="a further set, learnt from as a whole")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("weights.json"))
    parser.add_argument("--check", action="store_true", help="print how well it does on texts it did not see; write nothing")
    options = parser.parse_args(arguments)
    ids = sorted(path.stem for path in (options.folder / "texts").glob("*.txt"))[_HALVES[options.half]]
    rows = examples(options.folder, ids)
    for folder in options.also:
        further = examples(folder, sorted(path.stem for path in (folder / "texts").glob("*.txt")))
        rows = {name: among + further[name] for name, among in rows.items()}
    if options.check:
        for name, among in rows.items():
            print(f"{name}: {len(among)} decisions, {sum(row.right for row in among)} right; {_checked(among, _STRENGTH.get(name, 0.3))}")
        return 0
    weights = {name: _fitted(among, _STRENGTH.get(name, 0.3)) for name, among in rows.items()}
    options.out.write_text(json.dumps(weights, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"{options.out}: " + ", ".join(f"{name} {len(learnt)}" for name, learnt in weights.items()), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
