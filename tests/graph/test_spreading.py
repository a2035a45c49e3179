from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from citypact.graph import spreading
from citypact.graph.collecting import LeftOut, loose_readings
from citypact.graph.extractors import Reader
from citypact.graph.readings import Reading
from tests.plugged import installed

ROOT = Path(__file__).resolve().parents[2]
TEXT = "เทศบาลนครสายลม และเทศบาลนครดอกหญ้า ลงนาม MOU ด้านการศึกษา เมื่อวันที่ {} กุมภาพันธ์ 2566"

# fails at some texts, ends its process at others, and is slow at others still
STRANGE = """
import os, time
class Model:
    name, version = "strange", "1"
    def extract(self, text, *, id, **known):
        if "fails" in text:
            raise ValueError("no")
        if "ends" in text:
            os._exit(9)
        if "slow" in text:
            time.sleep(60)
        print("noise")
        return {"lang": "th", "title": text[:40]}
"""


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(1, 25):
        (folder / f"{number:02d}.txt").write_text(TEXT.format(number), "utf-8")
    return folder


def read(folder: Path, reader: Reader) -> tuple[list[Reading], list[LeftOut]]:
    left: list[LeftOut] = []
    return list(loose_readings([folder], reader, left.append)), left


def test_several_processes_read_what_one_reads_in_the_same_order(
    texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreading, "_FEW", 3)
    assert read(texts, Reader(jobs=2)) == read(texts, Reader())


def test_few_texts_are_read_by_this_process(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreading, "_spread", None)  # to spread would fail
    assert len(read(texts, Reader(jobs=8))[0]) == 24


def test_the_text_that_ends_a_process_is_named_and_the_others_are_read(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(
        str(installed(tmp_path / "lab", STRANGE, "strange = strange_lab.reader:Model", package="strange-lab"))
    )
    (texts / "03.txt").write_text("it ends here", "utf-8")
    (texts / "05.txt").write_text("it fails here", "utf-8")
    found, left = read(texts, Reader("strange", jobs=2))
    assert [Path(reading.place).stem for reading in found] == [
        f"{number:02d}" for number in range(1, 25) if number not in (3, 5)
    ]
    assert {Path(each.place).stem: each.reason.split(" (")[0] for each in left} == {
        "03": "the process that read it was ended",
        "05": "extractor strange 1 failed",
    }


def test_ctrl_c_leaves_what_is_written_and_says_so(texts: Path, tmp_path: Path) -> None:
    lab = installed(tmp_path / "lab", STRANGE, "strange = strange_lab.reader:Model", package="strange-lab")
    (texts / "20.txt").write_text("slow", "utf-8")
    out = tmp_path / "out"
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "citypact", "extract", str(texts), "--out", str(out)),
            *("--extractor", "strange", "--jobs", "2"),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{lab}"},
        start_new_session=True,  # Ctrl-C reaches a whole group of processes
    )
    until = time.monotonic() + 200  # where the machine has much else to do
    while time.monotonic() < until and len(list(out.glob("*.json"))) < 16:
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGINT)
    shown, said = process.communicate(timeout=100)
    assert process.returncode == 130
    assert shown == ""
    lines = [line for line in said.splitlines() if line != "noise"]
    assert lines == [
        f"citypact: 16 records stand in {out}; the same command reads all again",
        "citypact: stopped; what stood before is unchanged",
    ]
    assert len(list(out.glob("*.json"))) == 16
