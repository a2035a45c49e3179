"""No text makes the reader fail: random ones, and releases with every kind of damage.

``CITYPACT_FUZZ=10000`` reads so many; without it a few hundred are enough to notice a fault.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citypact.graph.extraction import extract
from citypact.graph.reading import read_text, stored
from citypact.graph.records import record_from
from tests.adversarial import KINDS

GOLD = Path(__file__).resolve().parents[3] / "gold"
EXAMPLES = int(os.environ.get("CITYPACT_FUZZ") or 120)
many = settings(
    max_examples=EXAMPLES // 2,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

_STRANGE = (
    *(
        "\x00",
        "\ud800",
        "\udfff",
        "\ufeff",
        "\u202e",
        "\u2066",
        "\u200b",
        "\u00ad",
        "\ufffd",
        "\U0001f558",
        "\u0e33",
    ),
    *(
        "\u0e4d\u0e32",
        "\u0e31" * 9,
        "\u0301" * 40,
        "\r",
        "\r\n",
        "\u2028",
        "\u2029",
        "\x0b",
        "\t",
        "\u00a0",
        "\u3000",
    ),
    *(
        "9" * 400,
        "๙" * 60,
        "²",
        "٣",
        "๐๐/๐๐/๐๐๐๐",
        "31 กุมภาพันธ์ 2566",
        "29 ก.พ. 66",
        "99:99",
        "24.60 น.",
        "0000-00-00",
    ),
    *(
        "พ.ศ. 9999",
        "ค.ศ. 0000",
        "วันที่ 0 มกราคม 2566",
        "(" * 30,
        "“" * 9,
        "นาย ",
        "ณ ",
        "MOU " * 9,
        "\n" * 30,
        "ฯ",
        "ๆ",
    ),
)


@cache
def releases() -> list[str]:
    """Some releases of every kind, in Thai and English, all of the half that rules are written on."""
    ids = sorted(path.stem for path in (GOLD / "records").glob("*.json"))[::2]
    paths = [GOLD / "texts" / f"{id}.txt" for id in ids[::2]]
    return [read_text(path).text for path in paths if path.exists()]


def holds(text: str, *, published: str | None = None) -> None:
    """Read a text, and hold what is read against it."""
    record = extract(text, id="strange", published=published)
    kept = stored(text)
    for pointer, spans in (record.evidence or {}).items():
        for span in spans:
            assert kept[span.start : span.end] == span.quote, pointer
            assert span.quote.strip(), pointer
    plain = record.plain()
    written = json.dumps(plain, ensure_ascii=False)
    written.encode("utf-8")
    assert record_from(json.loads(written)) == record
    assert stored(kept) == kept


def _replaced(text: str, start: int, end: int, by: str) -> str:
    return text[:start] + by + text[end:]


# what happens to a release: a stretch of it, and another place
_DAMAGES: dict[str, Callable[[str, int, int, int], str]] = {
    "left out": lambda text, start, end, _: _replaced(text, start, end, ""),
    "twice": lambda text, start, end, _: _replaced(text, end, end, text[start:end]),
    "many times": lambda text, start, end, _: _replaced(text, end, end, text[start : start + 40] * 60),
    "moved": lambda text, start, end, to: _replaced(_replaced(text, start, end, ""), to, to, text[start:end]),
    "backwards": lambda text, start, end, _: _replaced(text, start, end, text[start:end][::-1]),
    "without blanks": lambda text, start, end, _: _replaced(
        text, start, end, text[start:end].replace(" ", "")
    ),
    "on one line": lambda text, start, end, _: _replaced(
        text, start, end, text[start:end].replace("\n", " ")
    ),
    "in capitals": lambda text, start, end, _: _replaced(text, start, end, text[start:end].upper()),
    "cut off": lambda text, start, end, _: text[:end],
}


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A release that something has happened to, once or several times."""
    text = draw(st.sampled_from(releases()))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 200)))
        kind = draw(st.sampled_from([*_DAMAGES, "strange letters", "another release", "a repetition"]))
        if kind == "strange letters":
            text = _replaced(text, start, end, draw(st.sampled_from(_STRANGE)))
        elif kind == "another release":
            other = draw(st.sampled_from(releases()))
            cut = draw(st.integers(0, len(other)))
            text = _replaced(text, start, start, other[cut : cut + 400])
        elif kind == "a repetition":
            text = _replaced(text, start, start, draw(st.sampled_from(sorted(KINDS.values())))[1] * 30)
        else:
            text = _DAMAGES[kind](text, start, end, draw(st.integers(0, max(0, len(text) - end + start))))
        text = text[:6_000]
    return text


_PUBLISHED = st.sampled_from([None, "2023-02-24", "2024-02-29", "0001-01-01", "2399-12-31"])
_PIECES = st.lists(
    st.one_of(
        st.sampled_from(_STRANGE),
        st.sampled_from([again for _, again in KINDS.values()]),
        st.text(max_size=20),
        st.text("กขคงนายเแโใไะาิีุู่้๊๋์ฯ ณ0123456789๐๑๒.():“”\n", max_size=30),
        st.characters(categories=["Cs", "Cc", "Cf", "Mn", "Nd", "So"]),
    ),
    max_size=40,
)


@many
@given(_PIECES.map("".join), _PUBLISHED)
def test_a_random_text_has_a_record_that_holds(text: str, published: str | None) -> None:
    holds(text, published=published)


@many
@given(damaged(), _PUBLISHED)
def test_a_damaged_release_has_a_record_that_holds(text: str, published: str | None) -> None:
    holds(text, published=published)


def test_there_are_releases_to_damage() -> None:
    assert len(releases()) >= 40


def test_yesterday_of_the_first_day_of_the_calendar_is_read() -> None:
    holds("เมื่อวาน เทศบาลนครสายลม และเทศบาลนครดอกหญ้า ลงนาม MOU", published="0001-01-01")


def test_a_text_with_two_byte_order_marks_is_stored_once_and_for_all() -> None:
    holds("\ufeff\ufeffเทศบาลนครสายลม และเทศบาลนครดอกหญ้า ลงนาม MOU")


def test_december_of_the_year_before_the_first_is_no_date() -> None:
    holds("เทศบาลนครสายลม และเทศบาลนครดอกหญ้า ลงนาม MOU เมื่อวันที่ 1 ธันวาคม", published="0001-01-01")


def test_the_day_nought_is_no_date() -> None:
    for day in ("0 สิงหาคม 2567", "00/08/2567", "1/0/2567", "2024-00-10"):
        holds(f"เทศบาลนครสายลม และเทศบาลนครดอกหญ้า ลงนาม MOU เมื่อวันที่ {day}")
