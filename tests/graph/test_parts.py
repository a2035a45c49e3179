"""A large graph comes in parts: each statement in one of them, and all of them together what it is when it comes whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from citypact.graph.building import build
from citypact.graph.collecting import open_collection
from citypact.graph.dataset import Dataset, Part
from citypact.graph.extractors import Reader
from citypact.graph.readings import Reading
from citypact.graph.validation import looking
from tests.graph.test_dataset import announced, reported
from tests.towns import BASE, agreement, reading

LISTED = "https://example.org/list"
PERSON = {"name": "สมมุติ ใจงาม", "capacity": "signs"}
TABLE = ["number,a,b,date"] + [f"{n},Lyon,Town {n},200{n}" for n in range(1, 9)]
MAP = """\
source: {title: A list, url: "https://example.org/list", published: "2020-01-01"}
key: [number]
agreement: {type: {value: mou}, status: {value: signed}, date: date}
parties:
  - {name: a, kind: {value: foreign_local_government}, country: {value: FR}}
  - {name: b, kind: {value: foreign_local_government}, country: {value: LA}}
"""


def row(number: int, *, name: str) -> Reading:
    """A row of a list; as records have them, with people and a venue, which no row has today."""
    party = {"name": name, "kind": "foreign_local_government", "country": "LA"}
    other = {"name": "Lyon", "kind": "foreign_local_government", "country": "FR"}
    told = agreement(
        parties=[other, party],
        date=f"200{number}-01-01",
        people=[PERSON],
        venue={"site": "Town hall"},
        domains=["education", "education"],
    )
    made = reading(f"list-{number}", told, url=LISTED)
    return replace(
        made,
        source=replace(made.source, type="table", reading="row"),
        curator=None,
        curated_on=None,
        row=number + 1,
    )


READINGS = (
    *(row(number, name=f"Town {number}") for number in range(1, 8)),
    row(8, name="Town 7"),  # of the same pair, on another day
    announced(),
    reported(),
    reading("after", agreement(status="renewed", date="2024-01-01")),
)


def parts(readings: Sequence[Reading]) -> tuple[Dataset, list[Part]]:
    made = Dataset(readings=readings, decisions=[], base=BASE, id="x", title="Lists")
    return made, list(made.graphs())


def test_the_parts_of_a_graph_are_together_what_it_is_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    whole, in_one = parts(READINGS)
    assert all(part.last for part in in_one)
    monkeypatch.setattr("citypact.graph.dataset._PART", 10)
    parted, in_several = parts(READINGS)
    for name in {part.name for part in in_one}:
        (one,) = [part.lines for part in in_one if part.name == name]
        several = [part for part in in_several if part.name == name]
        assert [part.last for part in several] == [*[False] * (len(several) - 1), True]
        assert Counter(line for part in several for line in part.lines) == Counter(one)
        assert max(Counter(one).values()) == 1
    assert Counter(part.name for part in in_several)[""] > 3
    assert max(Counter(part.name for part in in_several if part.name).values()) > 3
    assert parted.counts == whole.counts
    assert list(parted.quads()) == list(whole.quads())


def test_a_build_in_parts_is_the_build_that_comes_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = tmp_path / "lists" / "tables"
    tables.mkdir(parents=True)
    (tables / "list.csv").write_text("\n".join(TABLE) + "\n", "utf-8")
    (tables / "list.map.yaml").write_text(MAP, "utf-8")

    def made(name: str) -> tuple[set[str], dict[str, int], list[str]]:
        done = build([open_collection(tmp_path / "lists")], tmp_path / name, extract=Reader("rules", 1))
        checked = [str(result) for result in done.report.validation.results]
        return {str(quad) for quad in done.graph.store}, dict(done.graph.info.counts), checked

    whole = made("whole")
    monkeypatch.setattr("citypact.graph.dataset._PART", 10)
    copied = []

    def process(name: str, path: Path) -> object:
        copied.append((name, len(path.read_text("utf-8").splitlines())))
        return begin(name, path)

    begin = looking._other_process
    monkeypatch.setattr(looking, "_other_process", process)
    assert made("in-memory") == whole
    assert not copied
    monkeypatch.setattr(looking.Looking.__init__, "__kwdefaults__", {"large": 10, "beside": None})
    assert made("on-disk") == whole
    counts = whole[1]
    assert sorted(size for _, size in copied) == sorted([counts["known"], counts["claims"]])
