"""How the judges learn: from texts and records alone, alike every time, and nothing of the half that is held back."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from citypact.graph.extraction import examples, judges, training

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def shipped_afterwards() -> Iterator[None]:
    yield
    judges.put_back()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Twenty documents of the training set."""
    for folder in ("texts", "records"):
        (tmp_path / folder).mkdir()
    for record in sorted((ROOT / "training" / "records").glob("brf-*.json"))[:20]:
        shutil.copy(record, tmp_path / "records")
        shutil.copy(ROOT / "training" / "texts" / f"{record.stem}.txt", tmp_path / "texts")
    return tmp_path


def test_the_same_texts_give_the_same_weights(small: Path, tmp_path: Path) -> None:
    learnt = []
    for number in range(2):  # in processes of their own: sets are in another order there
        out = tmp_path / f"weights-{number}.json"
        command = [sys.executable, "-m", training.__name__, str(small), "--half", "all", "--out", str(out)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": str(number)})
        learnt.append(out.read_bytes())
    assert learnt[0] == learnt[1]
    assert set(json.loads(learnt[0])) >= set(examples.judges())


def test_checking_writes_nothing(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "weights.json"
    assert training.main([str(small), "--half", "all", "--out", str(out), "--check"]) == 0
    assert not out.exists()
    assert "parties: " in capsys.readouterr().out


def test_some_judges_learn_anew_and_the_others_stay(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "weights.json"
    shipped = (Path(training.__file__).parent / "weights.json").read_text("utf-8")
    out.write_text(shipped, "utf-8")
    assert training.main([str(small), "--half", "all", "--out", str(out), "--only", "domains"]) == 0
    before, after = json.loads(shipped), json.loads(out.read_text("utf-8"))
    changed = {name for name in after if after[name] != before.get(name)}
    assert "domains" in changed
    assert all(name == "domains" or name.startswith("text.") for name in changed)


@pytest.mark.parametrize("written", [None, "broken"])
def test_what_has_no_weights_keeps_none(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], written: str | None
) -> None:
    out = tmp_path / "weights.json"
    if written is not None:
        out.write_text(written, "utf-8")
    with pytest.raises(SystemExit) as stopped:
        training.main([str(small), "--out", str(out), "--only", "domains"])
    assert stopped.value.code == 2
    assert f"{out}: no weights that could stay; learn all judges first" in capsys.readouterr().err
    assert (out.read_text("utf-8") if out.exists() else None) == written


@pytest.mark.parametrize("further", [False, True])
def test_a_set_that_holds_nothing_is_refused_and_nothing_is_written(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], *, further: bool
) -> None:
    out, nowhere = tmp_path / "weights.json", str(tmp_path / "nowhere")
    with pytest.raises(SystemExit) as stopped:
        training.main([*([str(small), "--also"] if further else []), nowhere, "--out", str(out)])
    assert stopped.value.code == 2
    assert f"{nowhere}: no text with its record; name a folder" in capsys.readouterr().err
    assert not out.exists()


def test_the_held_back_half_is_every_second_record() -> None:
    told = training.pairs(str(ROOT / "gold"))
    assert [record.stem for _, record, _ in told] == sorted(
        path.stem for path in (ROOT / "gold/records").glob("*.json")
    )
    assert len(told) == 224


def test_every_text_of_the_training_set_says_what_it_is() -> None:
    for text, record, _ in training.pairs(str(ROOT / "training")):
        said = json.loads(record.read_text("utf-8"))
        first = text.read_text("utf-8").split("\n", 1)[0]
        assert first == ("สมมติ / INVENTED" if said.get("synthetic") else "เรียบเรียงใหม่ / RETOLD"), text.name
        assert bool(said.get("synthetic")) != bool(said.get("retelling")), text.name


def test_no_text_of_the_gold_set_is_in_the_training_set() -> None:
    def bodies(folder: str) -> set[str]:
        return {
            text.read_text("utf-8").split("\n", 1)[1].strip()
            for text, _, _ in training.pairs(str(ROOT / folder))
            if text.exists()
        }

    assert not bodies("gold") & bodies("training")
    ids = {record.stem for _, record, _ in training.pairs(str(ROOT / "gold"))}
    assert not ids & {record.stem for _, record, _ in training.pairs(str(ROOT / "training"))}
