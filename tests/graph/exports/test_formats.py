from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from citypact.errors import ExportError
from citypact.graph.exports import FORMATS, export
from citypact.graph.folder import BuiltGraph

DOCS = Path(__file__).parents[3] / "docs" / "exports.md"


def test_an_unknown_format_names_the_nearest(small_world: BuiltGraph, out: Path) -> None:
    with pytest.raises(ExportError, match="did you mean graphml"):
        export(small_world, "graphlm", out)
    with pytest.raises(ExportError, match="one of: trig, nquads"):
        export(small_world, "docx", out)
    assert not out.exists()


def test_the_excel_mark_is_for_tables_only(small_world: BuiltGraph, out: Path) -> None:
    with pytest.raises(ExportError, match="--excel marks csv tables"):
        export(small_world, "turtle", out, excel=True)


@pytest.mark.parametrize("format", FORMATS)
def test_the_note_says_what_is_carried_and_what_is_not(
    format: str, small_world: BuiltGraph, out: Path
) -> None:
    note = export(small_world, format, out, persons=False, quotes=False)
    said = "\n".join(note.lines())
    assert said.startswith(f"{format}: {FORMATS[format].carries} (build {small_world.info.id})")
    assert "--no-persons" in said
    assert "--no-quotes" in said
    assert ("--with-evidence" in said) == FORMATS[format].evidence
    assert FORMATS[format].lacks in said


def test_people_shown_by_office_alone_are_counted(small_world: BuiltGraph, out: Path) -> None:
    built = replace(small_world, info=replace(small_world.info, suppressed=2))
    assert "names of people shown by office alone, by decision: 2" in export(built, "turtle", out).left_out


@pytest.mark.parametrize("format", FORMATS)
def test_the_manual_has_the_format(format: str) -> None:
    assert f"| `{format}` |" in DOCS.read_text("utf-8")
