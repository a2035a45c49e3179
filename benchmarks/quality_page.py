"""docs/quality.md, made from the gold set and what this version reads in its texts."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import citypact.graph.extraction
from citypact.graph.records import Record
from citypact.graph.scoring import (
    FURTHER,
    SLOTS,
    SURE,
    Judged,
    Score,
    SlotScore,
    binned,
    extended_ids,
    judged,
    score,
    share,
)

GOLD = Path(__file__).resolve().parent.parent / "gold"
Group = tuple[str, frozenset[str]]  # what it is called, and its ids

HEAD = """\
# How well releases are read

Made by `python benchmarks/extraction_quality.py --write`: citypact {version}, rules {digest}. What the gold set is and what
each slot compares stands in [gold/README.md](../gold/README.md).

| | texts | of them read for the further slots | of them that report an agreement |
| --- | ---: | ---: | ---: |
{counts}

**Retold** texts are real news of 2012 to 2025, rewritten in our words since the articles belong to their publishers: people,
dates, offices and turns of events are those of the news, sentences are not (เรียบเรียงใหม่ ไม่ใช่ถ้อยคำของแหล่งข่าว). **Invented**
texts are made up in the manner of press releases, with their traps. Neither is the press itself: figures there may differ.

**Who annotated, and how.** The texts and the thirteen slots of the first tables came to the project as one corpus, annotated
text by text under the rules in gold/README.md; a session of the project (a language model under the same rules) read
{extended} of them a second time for the further slots, from the text alone. Each of these texts was annotated once. How far
two annotators agree is known of other texts (below): as far as to make a point or two say little.

**Halves.** Every second text in the order of ids is held back: rules are written on the open half, and of the other one only
figures are looked at. What is shipped has learnt from both halves and from training/, which makes it better on texts that are
in neither. Its figures on the gold set say how well it has learnt, not how well it reads what it has not seen: **that is what
the held-back columns say**, in which the judges have learnt without that half (benchmarks/held_back).

An interval holds F1 in 95 of 100 bootstrap resamples of the texts. Of so few retold texts it is wide.
"""

CALIBRATION = """\
## What confidence means

Every value that is read has its place in the text, the rule that read it and a confidence. Here each value of the slots above
is held against gold: a value is right that gold has too, in the agreement that it is paired with. Of the values at
{sure:.2f} and over on held-back texts, 95 of 100 should be right.
"""


UNLEARNT = """\
## Texts that nothing has learnt from

{texts} pieces of real news, retold after the rules had been written and the judges had learnt, by others than those who wrote
the rules (benchmarks/unlearnt). Neither text nor record of them is read when rules are written or mended: only these
figures are looked at, and counts of what kind of value is missed where, with all words masked but those of grammar. They
are the best guess at how well press releases are read that this version has never seen. A
change of rules or weights under which they fall is taken back, which flatters them a little.

{twice} of them were annotated twice, by annotators who knew neither each other's records nor what is read (language models,
under the rules of gold/README.md; benchmarks/unlearnt/second). The last column scores the second one against the first, as
a reading is scored: where it is high, the text is clear, and what is missing is the reader's. The first annotator also retold
the text, which may have made it clearer than the page was.
"""


WAYS = """\
## Ways to say it

Short texts that each say a thing in one way, with names filled in at random (benchmarks/phrasings): a behavioural test
(Ribeiro et al. 2020), by which rules were mended. It shows which ways of saying are read; how well whole texts of the press
are, the tables above do: when the rules were mended by these phrasings, those figures stayed where they were.

| phrasings | ways | without any fault in thirteen slots | mean F1 |
| --- | ---: | ---: | ---: |
"""


class Way(NamedTuple):
    """How a file of phrasings is read."""

    name: str
    phrasings: int
    faultless: float  # share of the fillings
    overall: float  # mean F1


def page(
    gold: Mapping[str, Record],
    read: Mapping[str, Record],
    unseen: Mapping[str, Record],
    halves: Mapping[str, list[str]],
    unlearnt: tuple[Mapping[str, Record], Mapping[str, Record]],
    second: Mapping[str, Record],
    in_thai: Collection[str],
    ways: Iterable[Way],
) -> str:
    """The page.

    Args:
        gold: the gold records.
        read: what this version, as shipped, reads in the texts of gold/.
        unseen: what it reads there when its judges have learnt nothing from the held-back half.
        halves: the ids of the halves ("even" is open, "odd" held back).
        unlearnt: the records of benchmarks/unlearnt, and what this version, as shipped, reads there.
        second: what another annotator read in those texts.
        in_thai: the ids of those that are written in Thai; the others are in English.
        ways: how each file of phrasings is read.
    """
    extended = extended_ids(GOLD / "records", gold)
    retold = frozenset(id for id in read if gold[id].retelling)
    invented = frozenset(id for id in read if gold[id].synthetic)
    kinds: tuple[Group, ...] = (("retold", retold), ("invented", invented))
    parts: tuple[Group, ...] = tuple(
        (f"{kind}, {name}", ids & frozenset(halves[half]))
        for half, name in (("odd", "held back"), ("even", "open"))
        for kind, ids in kinds
    )

    def shipped(ids: Collection[str]) -> Score:
        return score({id: gold[id] for id in ids}, read, extended=extended)

    def scored(ids: Collection[str]) -> Score:
        return score({id: gold[id] for id in ids}, unseen, extended=extended)

    def values(ids: Collection[str]) -> list[Judged]:
        return list(judged({id: gold[id] for id in ids}, unseen, extended=extended))

    return "".join(
        line + "\n"
        for block in (
            [_head(gold, (*kinds, *parts), extended & set(read))],
            _halves(parts, scored),
            _unlearnt(score(*unlearnt), score({id: unlearnt[0][id] for id in second}, second)),
            _by_language(*unlearnt, in_thai),
            _ways(ways),
            _whole(kinds, shipped),
            _further(parts, scored),
            _calibration(parts, values),
        )
        for line in block
    )


def rules_digest() -> str:
    """Eight hex digits of everything that reads: the files of graph/extraction."""
    folder = Path(citypact.graph.extraction.__file__).parent
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".yaml"))
    contents = b"".join(path.relative_to(folder).as_posix().encode() + path.read_bytes() for path in files)
    return hashlib.sha256(contents).hexdigest()[:8]


def _head(gold: Mapping[str, Record], groups: Iterable[Group], extended: Collection[str]) -> str:
    counts = "\n".join(
        f"| {name} | {len(ids)} | {len(ids & set(extended))} | {sum(bool(gold[id].agreements) for id in ids)} |"
        for name, ids in groups
    )
    return HEAD.format(
        version=version("citypact"), digest=rules_digest(), counts=counts, extended=len(extended)
    )


def _whole(kinds: Iterable[Group], scored: Callable[[Collection[str]], Score]) -> Iterator[str]:
    yield "## All texts, as shipped\n"
    yield "The judges have learnt from these texts.\n"
    for name, ids in kinds:
        found = scored(ids)
        yield f"### {name.capitalize()} ({len(ids)} texts)\n"
        yield from _table(name, found)


def _table(name: str, found: Score, second: Score | None = None) -> Iterator[str]:
    """Slot by slot, and how far two annotators agree where the texts were annotated twice."""
    more = " two annotators |" if second else ""
    yield f"| slot ({name}) | precision | recall | F1 | 95 % of F1 | values in gold |{more}"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |" + (" ---: |" if second else "")
    for slot in SLOTS:
        each = found.slots[slot]
        agreed = f" {second.slots[slot].f1:.3f} |" if second else ""
        yield (
            f"| {slot} | {each.precision:.3f} | {each.recall:.3f} | {each.f1:.3f} | {_interval(each)} | {each.gold} |{agreed}"
        )
    low, high = found.interval
    agreed = f" {second.overall:.3f} |" if second else ""
    yield f"| **overall** | | | **{found.overall:.3f}** | {low:.3f}–{high:.3f} | |{agreed}\n"


def _halves(parts: tuple[Group, ...], scored: Callable[[Collection[str]], Score]) -> Iterator[str]:
    yield "## By half\n"
    yield "F1, with its 95 % interval.\n"
    yield from _head_row("slot", parts)
    found = [scored(ids) for _, ids in parts]
    for slot in SLOTS:
        cells = (f"{each.slots[slot].f1:.3f} ({_interval(each.slots[slot])})" for each in found)
        yield f"| {slot} | {' | '.join(cells)} |"
    cells = (f"**{each.overall:.3f}** ({each.interval.low:.3f}–{each.interval.high:.3f})" for each in found)
    yield f"| **overall** | {' | '.join(cells)} |\n"


def _unlearnt(found: Score, second: Score) -> Iterator[str]:
    yield UNLEARNT.format(texts=found.documents, twice=second.documents)
    yield from _table("unlearnt", found, second)


def _by_language(
    gold: Mapping[str, Record], read: Mapping[str, Record], in_thai: Collection[str]
) -> Iterator[str]:
    """The same texts, Thai and English ones apart."""
    of = {
        "Thai": {id: record for id, record in gold.items() if id in in_thai},
        "English": {id: record for id, record in gold.items() if id not in in_thai},
    }
    found = [score(records, read) for records in of.values()]
    yield "F1 of the same texts by the language that they are written in, with its 95 % interval:\n"
    yield f"| slot (unlearnt) | {' | '.join(f'{name} ({len(records)} texts)' for name, records in of.items())} |"
    yield "| --- | ---: | ---: |"
    for slot in SLOTS:
        cells = (f"{each.slots[slot].f1:.3f} ({_interval(each.slots[slot])})" for each in found)
        yield f"| {slot} | {' | '.join(cells)} |"
    cells = (f"**{each.overall:.3f}** ({each.interval.low:.3f}–{each.interval.high:.3f})" for each in found)
    yield f"| **overall, by language** | {' | '.join(cells)} |\n"


def _ways(ways: Iterable[Way]) -> Iterator[str]:
    yield WAYS.rstrip("\n")
    for way in ways:
        yield f"| {way.name} | {way.phrasings} | {way.faultless:.3f} | {way.overall:.3f} |"
    yield ""


def _further(groups: tuple[Group, ...], scored: Callable[[Collection[str]], Score]) -> Iterator[str]:
    found = [scored(ids) for _, ids in groups]
    yield "## Further slots\n"
    yield "F1, with its 95 % interval and the number of values in gold; of few values it says little, and of none nothing."
    yield "`official_office`, `party_kind` and `domain_phrases` are in every gold record,"
    yield "the others in those that were read for them.\n"
    yield f"| slot | {' | '.join(name for name, _ in groups)} |"
    yield "| --- |" + " ---: |" * len(groups)
    counted = [each.extended for each in found]
    for slot in FURTHER:
        cells = (_sparse(each.further[slot]) for each in found)
        yield f"| {slot} | {' | '.join(cells)} |"
    yield f"| *texts read for them* | {' | '.join(map(str, counted))} |\n"


def _calibration(
    parts: tuple[Group, ...], values: Callable[[Collection[str]], list[Judged]]
) -> Iterator[str]:
    found = [values(ids) for _, ids in parts]
    yield CALIBRATION.format(sure=SURE)
    yield "Right values of all values of that confidence:\n"
    yield from _head_row("confidence", parts)
    for row in zip(*(binned(each) for each in found), strict=True):
        yield f"| {row[0][0].name} | {' | '.join(_share(counted) for _, counted in row)} |"
    yield f"| **{SURE:.2f} and over** | {' | '.join(f'**{_share(share(each, SURE))}**' for each in found)} |"
    bare = [sum(value.confidence is None for value in each) for each in found]
    yield f"| without evidence | {' | '.join(map(str, bare))} |\n"
    halves = {
        name: [
            value
            for (other, _), each in zip(parts, found, strict=True)
            if other.endswith(name)
            for value in each
        ]
        for name in ("held back", "open")
    }
    yield f"Right ones of the values at {SURE:.2f} and over, by slot, and how many of all values that are:\n"
    yield "| slot | held back | at that confidence | open | at that confidence |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for slot in (*SLOTS, *FURTHER):
        row_cells: list[str] = []
        for each in halves.values():
            of_slot = [value for value in each if value.slot == slot]
            sure = share(of_slot, SURE)
            row_cells += [_share(sure), f"{sure.values / len(of_slot):.0%}" if of_slot else "–"]
        yield f"| {slot} | {' | '.join(row_cells)} |"
    row_cells = []
    for each in halves.values():
        sure = share(each, SURE)
        row_cells += [f"**{_share(sure)}**", f"{sure.values / len(each):.0%}" if each else "–"]
    yield f"| **all** | {' | '.join(row_cells)} |"


def _head_row(first: str, groups: tuple[Group, ...]) -> Iterator[str]:
    yield f"| {first} | {' | '.join(f'{name} ({len(ids)} texts)' for name, ids in groups)} |"
    yield "| --- |" + " ---: |" * len(groups)


def _interval(each: SlotScore) -> str:
    return f"{each.interval.low:.3f}–{each.interval.high:.3f}"


def _sparse(each: SlotScore) -> str:
    if not each.gold:
        return f"none in gold, {each.read} read" if each.read else "none"
    return f"{each.f1:.3f} ({_interval(each)}; {each.gold})"


def _share(counted: tuple[int, int]) -> str:
    values, right = counted
    return f"{right / values:.3f} ({right} of {values})" if values else "none"
