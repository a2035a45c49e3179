"""citypact import, as a person runs it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from citypact.graph.curating import new_collection
from citypact.graph.importing.mapping import read_map
from citypact.graph.importing.tables import Table
from tests.as_users import ROOT, citypact
from tests.shared_material import shared

PAGE = (ROOT / "docs" / "tables.md").read_text("utf-8")
MAPS = re.findall(r"^```yaml\n(.*?)^```", PAGE, flags=re.MULTILINE | re.DOTALL)


def test_guess_then_import_then_build(tmp_path: Path) -> None:
    root, table = new_collection(tmp_path / "cities"), tmp_path / "twins.csv"
    table.write_text(
        "city,partner,country,since\nUneville,Einstadt,Germany,1998\nUneville,,Germany,1998\n", "utf-8"
    )
    guessed = citypact("import", "table", table, "--guess")
    assert guessed.status == 0 and (tmp_path / "twins.map.yaml").exists()
    again = citypact("import", "table", table, "--guess")
    assert again.status == 2 and "is there already" in again.err
    taken = citypact("import", "table", table, "--collection", root)
    assert taken.status == 1, taken.err  # one row was left out
    assert "row 3: names one party only" in taken.err and "1 rows read" in taken.out
    table.write_text("city,partner,country,since\nUneville,,Germany,1998\n", "utf-8")
    nothing = citypact("import", "table", table, "--collection", root, "--replace")
    assert nothing.status == 2 and "row 2: names one party only" in nothing.err, "the reasons are told"
    assert "no row gives a record" in nothing.err
    built = citypact("build", root, "--out", tmp_path / "graph")
    assert "1 agreements" in built.out, built.out + built.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("import", "table", "none.csv"), "there is no such map; draft one with"),
        (("import", "table", "none.csv", "--guess"), "there is no such file"),
        (("import", "table", "t.csv", "--map", "t.yaml"), "no collection there; start one with"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "t.csv").write_text("a,b\n1,2\n", "utf-8")
    (tmp_path / "t.yaml").write_text(
        "agreement: {type: {value: mou}, status: {value: signed}}\nparties: [{name: a}]\n", "utf-8"
    )
    done = citypact(*arguments)
    assert done.status == 2 and message in done.err and "Traceback" not in done.err
    assert len(done.err.strip().splitlines()) == 1


EXAMPLES = [
    "partner,country,since\nEinstadt,Germany,1998\n",
    "เลขที่,ประเภท,สถานะ,วันที่ลงนาม,ด้าน,หน่วยงาน,จังหวัด,คู่ความร่วมมือ,ประเทศ\n"
    '7,บันทึกข้อตกลง,ลงนามแล้ว,24 ก.พ. 2566,"การศึกษา,การท่องเที่ยว",เทศบาลนครสายลม,ระยอง,Einstadt; Zweistadt,เยอรมนี\n',
]


@pytest.mark.parametrize("number", [0, 1])
def test_the_maps_of_the_page_read_their_tables(tmp_path: Path, number: int) -> None:
    (tmp_path / "t.csv").write_text(EXAMPLES[number], "utf-8")
    (tmp_path / "t.map.yaml").write_text(MAPS[number], "utf-8")
    (reading,) = Table.open(tmp_path / "t.csv").readings(lambda told: pytest.fail(told.reason))
    (agreement,) = reading.record.agreements
    assert [party.name for party in agreement.parties][-2:] == [
        ["Uneville", "Einstadt"],
        ["Einstadt", "Zweistadt"],
    ][number]
    assert agreement.date == ["1998", "2023-02-24"][number]


def test_the_map_of_the_page_reads_the_twin_cities_of_the_world(tmp_path: Path) -> None:
    written = tmp_path / "twins.map.yaml"
    written.write_text(MAPS[2], "utf-8")
    left: list[str] = []
    table = Table(shared("data/twin_cities.csv.gz"), read_map(written))
    readings = list(table.readings(lambda told: left.append(told.reason)))
    assert len(readings) + sum("twice" in reason for reason in left) == 49_313
    assert {each.source.licence for each in readings} == {"CC0-1.0", "CC-BY-SA-4.0"}
    assert len({each.source.key for each in readings}) == 4
