"""Builds of certain licences alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from citypact.errors import CollectionError
from citypact.graph.building import Built, build
from citypact.graph.collecting import open_collection
from citypact.graph.curating import new_collection
from citypact.graph.licences import licence_name
from tests.graph.test_building import no_reading

MAP = """
source: {title: T, lang: en, by: licence, each: {zero: {licence: CC0-1.0}, share: {licence: "https://creativecommons.org/licenses/by-sa/4.0/"}}}
agreement: {type: {value: mou}, status: {value: signed}}
parties: [{name: a, kind: {value: university}}, {name: b, kind: {value: university}}]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = new_collection(tmp_path / "cities")
    (made / "tables").mkdir()
    (made / "tables" / "t.csv").write_text("a,b,licence\nA1,B1,zero\nA2,B2,share\nA3,B3,\n", "utf-8")
    (made / "tables" / "t.map.yaml").write_text(MAP, "utf-8")
    return made


def made(root: Path, *licences: str) -> Built:
    return build(
        [open_collection(root)], root.parent / "graph", extract=no_reading, licences=licences or None
    )


def test_only_sources_under_the_licence_go_in(root: Path) -> None:
    assert made(root).report.counts["agreements"] == 3
    built = made(root, "CC0")
    assert built.report.counts["agreements"] == 1
    assert {each.reason for each in built.report.left_out} == {
        "1 records under the licence https://creativecommons.org/licenses/by-sa/4.0/ were left out",
        "1 records under the licence unknown were left out",
    }
    assert "https://creativecommons.org/licenses/by-sa/4.0/" not in built.graph.info.licences
    assert made(root, "CC0-1.0", "cc by-sa").report.counts["agreements"] == 2


def test_where_no_source_is_under_it_nothing_is_built(root: Path) -> None:
    with pytest.raises(CollectionError, match="nothing was built"):
        made(root, "MIT")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CC0", "cc 0"),
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC BY", "cc-by"),
        ("ODbL", " odbl "),
    ],
)
def test_spellings_of_one_licence(one: str, other: str) -> None:
    assert licence_name(one) == licence_name(other)


def test_licences_that_differ_stay_apart() -> None:
    names = ("CC0", "CC BY 4.0", "CC BY-SA 4.0", "CC BY-NC 4.0", "CC BY 3.0", "unknown")
    assert len({licence_name(name) for name in names}) == len(names)
