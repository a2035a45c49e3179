from __future__ import annotations

import json
import re
import sys
import threading
import tomllib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from citypact.errors import ExtractorError
from citypact.graph.building import build
from citypact.graph.collecting import LeftOut, loose_readings, open_collection
from citypact.graph.extraction import extract
from citypact.graph.extractors import BUILT_IN, Extractor, Reader, Rules, extractors
from citypact.graph.reading import stored
from tests.plugged import installed

TEXT = "เทศบาลนครสายลม และเทศบาลนครดอกหญ้า ลงนาม MOU ด้านการศึกษา"
DOCS = Path(__file__).resolve().parents[2] / "docs" / "extraction.md"

Plug = Callable[..., None]


@pytest.fixture
def plug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Plug]:
    """Installs a package with an extractor for one test."""

    def install(code: str, *points: str, package: str = "my-lab") -> None:
        monkeypatch.syspath_prepend(str(installed(tmp_path / package, code, *points, package=package)))

    yield install
    for name in [name for name in sys.modules if name.split(".")[0] in ("my_lab", "other_lab")]:
        del sys.modules[name]


def returning(expression: str) -> str:
    return (
        "class Model:\n    name, version = 'my-model', '7'\n"
        f"    def extract(self, text, *, id, **known):\n        return {expression}\n"
    )


def test_the_rules_are_an_extractor_and_read_what_extract_reads() -> None:
    assert isinstance(Rules(), Extractor)
    reader = Reader()
    assert (reader.name, reader.built_in) == (BUILT_IN, True)
    assert reader(TEXT, id="a") == extract(TEXT, id="a")
    project = tomllib.loads((DOCS.parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    point = extractors()[0].point
    assert project["entry-points"][point.group] == {point.name: point.value}


def test_what_another_returns_is_a_record_under_its_name(plug: Plug) -> None:
    span = "{'start': 0, 'end': 14, 'quote': text[0:14], 'rule': 'prompt', 'confidence': 0.5}"
    plug(
        returning(
            "{'lang': 'th', 'agreements': [{'type': 'mou', 'status': 'signed'}], 'reviewed_by': 'A. Person', "
            f"'url': 'https://example.org/invented', 'evidence': {{'/agreements/0': [{span}]}}}}"
        )
    )
    record = Reader("my-model")(TEXT, id="a", url="https://example.org/1", title=None)
    (found,) = record.spans("/agreements/0")
    assert (record.id, record.url, record.reviewed_by) == ("a", "https://example.org/1", None)
    assert (found.rule, found.quote) == ("my-model 7: prompt", TEXT[:14])


@pytest.mark.parametrize(
    "span",
    [
        "{'start': 1, 'end': 15, 'quote': text[0:14], 'rule': 'r', 'confidence': 0.5}",
        "{'start': 0, 'end': 5, 'quote': 'never said', 'rule': 'r', 'confidence': 0.5}",
        "{'start': -4, 'end': 99999, 'quote': text, 'rule': 'r', 'confidence': 0.5}",
        "{'start': 0.0, 'end': '5', 'quote': text[:5], 'rule': 'r', 'confidence': 0.5}",
        "{'quote': text}",
        "'text'",
    ],
)
def test_a_quote_that_does_not_stand_in_the_text_is_dropped_and_said(plug: Plug, span: str) -> None:
    plug(
        returning(
            f"{{'agreements': [{{'type': 'mou', 'status': 'signed'}}], 'evidence': {{'/agreements/0': {span}}}}}"
        )
    )
    reader = Reader("my-model")
    record = reader(TEXT, id="a")
    assert len(record.agreements) == 1
    assert not record.spans("/agreements/0")
    assert reader.notes == [
        "extractor my-model 7: evidence /agreements/0: the text does not say its quote there; dropped"
    ]


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("None", "returned NoneType; it has to return a record"),
        ("'{}'", "returned str"),
        (
            "{'agreements': [{'type': 'sisters', 'status': 'signed'}]}",
            "agreements[0].type: no type 'sisters'",
        ),
        ("{'agreements': 7}", "returned no valid record: agreements"),
        ("{'evidence': 7}", "evidence is a mapping"),
        ("1 / 0", "failed (ZeroDivisionError: division by zero); the fault is the extractor's"),
        ("__import__('sys').exit(3)", "failed (SystemExit: 3)"),
        ("{'title': 'x' + chr(0xD800)}", "returned no valid record: title: "),
    ],
)
def test_what_goes_wrong_in_another_is_one_line_that_names_it(plug: Plug, expression: str, said: str) -> None:
    plug(returning(expression))
    with pytest.raises(ExtractorError) as error:
        Reader("my-model")(TEXT, id="a")
    assert str(error.value).startswith("extractor my-model 7")
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_one_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(ExtractorError, match=r"no extractor 'my-model'; there are: rules\. Install"):
        Reader("my-model")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import nothing_of_that_name", "cannot be loaded (ModuleNotFoundError: No module named 'nothing"),
        ("", "cannot be loaded (AttributeError"),
        ("raise SystemExit('no')", "cannot be loaded (SystemExit: no)"),
        (
            "class Model:\n    def __init__(self): raise OSError('no key')",
            "cannot be loaded (OSError: no key)",
        ),
        ("class Model:\n    name = 'x'", "is no extractor; it needs name, version and extract"),
        ("class Model:\n    name, version = 'x', 7\n    def extract(self): ...", "is no extractor"),
    ],
)
def test_one_that_cannot_be_loaded_is_one_line(plug: Plug, code: str, said: str) -> None:
    plug(code)
    with pytest.raises(ExtractorError) as error:
        Reader("my-model")
    assert str(error.value).startswith("extractor my-model (from my-lab): ")
    assert said in str(error.value)


def test_two_packages_with_one_name_are_both_named(plug: Plug) -> None:
    plug(returning("{}"))
    plug(returning("{}"), "my-model = other_lab.reader:Model", package="other-lab")
    with pytest.raises(ExtractorError, match="is in my-lab and other-lab; uninstall all but one"):
        Reader("my-model")


def test_no_package_takes_the_name_of_the_rules(plug: Plug) -> None:
    plug(returning("{}"), "rules = my_lab.reader:Model")
    assert Reader().built_in
    assert [entry.package for entry in extractors()] == ["citypact"]


def test_a_text_that_another_fails_at_is_left_out_and_the_rest_is_read(plug: Plug, tmp_path: Path) -> None:
    plug(returning("{'lang': 'th'} if 'ลงนาม' in text else 1 / 0"))
    for name, text in (("a", TEXT), ("b", "ไม่มี"), ("c", TEXT + " 2")):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    left: list[LeftOut] = []
    found = list(
        loose_readings([tmp_path / f"{name}.txt" for name in "abc"], Reader("my-model"), left.append)
    )
    assert [Path(reading.place).name for reading in found] == ["a.txt", "c.txt"]
    assert [(Path(each.place).name, each.fault) for each in left] == [("b.txt", True)]


def test_another_version_makes_another_build_which_says_who_read(plug: Plug, tmp_path: Path) -> None:
    names = ("เทศบาลนครสายลม", "เทศบาลนครดอกหญ้า")
    parties = [{"name": name, "kind": "city_municipality"} for name in names]
    plug(
        returning(f"{{'agreements': [{{'type': 'mou', 'status': 'signed', 'parties': {parties}}}]}}")
        + "class Next(Model):\n    version = '8'\n",
        "my-model = my_lab.reader:Model",
        "my-next = my_lab.reader:Next",
    )
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(TEXT, "utf-8")
    ids = set()
    for name in (BUILT_IN, "my-model", "my-next"):
        built = build([open_collection(tmp_path / "texts")], tmp_path / name, extract=Reader(name))
        ids.add(built.graph.info.id)
        said = "\n".join(str(quad) for quad in built.graph.store)
        assert ("extractor my-model 7" in said) == (name == "my-model")
        assert ("extractor my-model 8" in said) == (name == "my-next")
    assert len(ids) == 3


class _Answers(BaseHTTPRequestHandler):
    """A model that answers as docs/extraction.md expects."""

    asked: ClassVar[list[dict[str, Any]]] = []

    def do_POST(self) -> None:
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append(question)
        parties = [
            {"name": name, "kind": "city_municipality"} for name in ("เทศบาลนครสายลม", "เทศบาลนครดอกหญ้า")
        ]
        agreement = {"type": "mou", "status": "signed", "parties": parties}
        quotes = {
            "/agreements/0/type": "MOU",
            "/agreements/0/parties/1": "เทศบาลนครดอกหญ้า",
            "/lang": "ไม่อยู่ในข่าว",
        }
        answer = json.dumps({"lang": "th", "agreements": [agreement], "quotes": quotes}).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def test_the_extractor_of_the_manual_reads_over_http(plug: Plug, monkeypatch: pytest.MonkeyPatch) -> None:
    ((code, point),) = re.findall(
        r"```python\n(# my_lab.*?)```.*?```toml\n\[[^\n]*\]\n(.*?)\n```", DOCS.read_text("utf-8"), re.DOTALL
    )
    plug(code, point.replace('"', ""))
    server = HTTPServer(("127.0.0.1", 0), _Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("MY_MODEL_URL", f"http://127.0.0.1:{server.server_port}/")
    try:
        record = Reader("my-model")(stored("\ufeff" + TEXT + "\r\n"), id="a", published="2023-02-24")
    finally:
        server.shutdown()
        server.server_close()
    assert _Answers.asked == [{"text": TEXT + "\n", "published": "2023-02-24"}]
    assert [party.name for party in record.agreements[0].parties] == ["เทศบาลนครสายลม", "เทศบาลนครดอกหญ้า"]
    assert [span.quote for span in record.spans("/agreements/0/parties/1")] == ["เทศบาลนครดอกหญ้า"]
    assert {span.rule for spans in (record.evidence or {}).values() for span in spans} == {
        "my-model 2026-11: prompt-3"
    }
