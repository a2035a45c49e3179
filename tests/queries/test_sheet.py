from __future__ import annotations

import shlex
from itertools import chain

import pytest

from citypact.graph.folder import BuiltGraph
from citypact.ontology.concepts import SCHEMES, concepts
from citypact.queries import own, question, questions, run
from citypact.queries.catalogue import PARAMETER_TYPES, Question
from citypact.queries.sheet import VALUES, evidence, example, sheet

NAMES = [each.name for each in questions()]


@pytest.mark.parametrize("asked", questions(), ids=NAMES)
@pytest.mark.parametrize("width", [None, 80])
def test_all_that_a_header_says_of_a_question_is_on_its_sheet(asked: Question, width: int | None) -> None:
    lines = list(sheet(asked, width=width))
    shown = "\n".join(lines)
    assert lines[0] == asked.name
    assert not any("\n" in line for line in lines)
    for words in (asked.summary, asked.why, asked.leaves_out, evidence(asked)):
        assert shown.index(words["th"]) < shown.index(words["en"])
    for parameter in asked.parameters:
        assert f"--param {parameter.name}=<{parameter.type}>" in shown
        assert parameter.label["th"] in shown and parameter.label["en"] in shown
        assert all(value in shown for value in parameter.default)
        if parameter.type in SCHEMES:
            assert ", ".join(concepts(parameter.type)) in shown
    unbroken = "".join(shown.split())
    for column in asked.columns:
        assert column.name in shown
        assert width is not None or all("".join(words.split()) in unbroken for words in column.label.values())
    for column_or_counted in (*chain(*asked.evidence), *asked.narrowed.values(), *chain(*asked.counted)):
        assert column_or_counted in evidence(asked)["en"]
    assert all(tag in shown for tag in asked.tags)
    assert ("--why" in lines[-1]) is asked.witnessed


def test_every_type_says_what_to_write() -> None:
    assert set(PARAMETER_TYPES) == {*VALUES, *SCHEMES}
    assert all(set(words) == {"th", "en"} for words in VALUES.values())


@pytest.mark.parametrize("name", NAMES)
def test_the_example_of_a_question_is_one_that_it_takes(name: str, world: BuiltGraph) -> None:
    command, query, asked, *options = shlex.split(example(question(name)))
    assert (command, query, asked) == ("citypact", "query", name)
    given = dict(option.split("=", 1) for option in options[1::2])
    assert options[::2] == ["--param"] * len(given)
    if name == "changes" or "..." in "".join(given.values()):
        return  # the user's own folder, or an IRI of the user's own graph
    known = {
        "เทศบาลนครเชียงราย": "เทศบาลนครบุรีทอง",
        "เทศบาลนครระยอง": "เทศบาลนครธาราแก้ว",
    }  # bodies of this world
    list(run(world, question(name), {key: known.get(value, value) for key, value in given.items()}))


def test_of_a_query_without_a_header_there_is_what_carries_its_rows_and_an_example() -> None:
    assert list(sheet(own("SELECT * {}", name="my query.rq"), width=None)) == [
        "my query.rq",
        "",
        "หลักฐานของแต่ละแถว / evidence for each row (--why)",
        "    แหล่งข้อมูลของทุก IRI ในแถว ถ้าแถวมีข้อตกลง เฉพาะของข้อตกลง ตามด้าน คู่ความร่วมมือ สถานที่ บุคคล และแหล่งข้อมูลในแถว",
        "    the sources of every IRI in the row; of agreements among them alone, as far as they tell of its domains, "
        "parties, venues and people",
        "",
        "ตัวอย่าง / example",
        "    citypact query 'my query.rq'",
        "    citypact query 'my query.rq' --why",
    ]
