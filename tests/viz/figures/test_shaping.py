"""Shaping: Thai stands as HarfBuzz says, whatever a figure is written as, and nothing is shown as an empty box."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
import uharfbuzz as hb
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import RecordingPen

from citypact.errors import ViewError
from citypact.viz.figures import fonts, shaping
from citypact.viz.figures.fonts import Face, house_face
from citypact.viz.figures.shaping import Cluster, Typesetter

Bounds = tuple[float, float, float, float]


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    return Typesetter()


def house() -> Face:
    face = house_face(400)
    assert face is not None, "fontpkg-sarabun is a dependency"
    return face


def clusters(setter: Typesetter, text: str) -> list[Cluster]:
    return [placed.cluster for placed in setter.line(text).clusters]


def marks(cluster: Cluster) -> list[Bounds]:
    """The ink of each glyph, from left, bottom, right to top, where it stands."""
    found = []
    for glyph, x, y in cluster.glyphs:
        extents = cluster.face.font.get_glyph_extents(glyph)
        left, top = x + extents.x_bearing, y + extents.y_bearing
        found.append((left, top + extents.height, left + extents.width, top))
    return found


def test_vowel_and_tone_mark_stand_over_each_other(setter: Typesetter) -> None:
    (whole,) = clusters(setter, "ที่")
    consonant, vowel, tone = marks(whole)
    assert vowel[1] > consonant[1] and tone[1] >= vowel[3] - 30, "the tone mark is raised above the vowel"
    assert tone[2] <= consonant[2] + 60, "and over its consonant"
    (low,) = clusters(setter, "ท่")
    assert marks(low)[1][1] < tone[1], "without a vowel it stands lower"


def test_a_tone_mark_makes_way_for_a_tall_consonant(setter: Typesetter) -> None:
    (tall, _), (plain,) = clusters(setter, "ป่า"), clusters(setter, "บ่")
    ascender, tone = _ascender(tall), marks(tall)[1]
    assert tone[2] <= ascender, "the mark stands left of the ascender"
    assert plain.advance - marks(plain)[1][2] < tall.advance - tone[2], (
        "over a letter without one it stands further right"
    )


def _ascender(cluster: Cluster) -> float:
    """Where the part of a consonant begins that rises above its neighbours."""
    pen = RecordingPen()
    cluster.face.font.draw_glyph_with_pen(cluster.glyphs[0][0], pen)
    points: list[tuple[float, float]] = [point for _, given in pen.value for point in given]
    top = max(y for _, y in points)
    return min(x for x, y in points if y > top - 40)


def test_sara_am_keeps_its_ring_under_the_tone_mark(setter: Typesetter) -> None:
    (whole,), (ring,) = clusters(setter, "น้ำ"), clusters(setter, "นำ")
    assert (whole.text, ring.text) == ("น้ำ", "นำ")
    assert whole.advance == ring.advance
    above = [bounds for bounds in marks(whole) if bounds[1] > 500]
    assert max(bounds[3] for bounds in above) > max(bounds[3] for bounds in marks(ring)), (
        "a tone mark on the ring"
    )
    consonant = marks(whole)[0]
    assert all(consonant[0] < (left + right) / 2 < consonant[2] + 60 for left, _, right, _ in above)
    assert marks(whole)[-1][0] > consonant[2], "the letter AA follows"


@pytest.mark.parametrize("text", ["ที่", "ป่าซาง", "น้ำพอง", "ปิ่นเกล้า", "ฐานญี่ปุ่น", "AVfi Łódź", "ผู้ใหญ่กี่"])
def test_every_glyph_is_where_harfbuzz_puts_it(setter: Typesetter, text: str) -> None:
    face = house()
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(face.font, buffer)
    x, expected = 0, []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        expected.append((info.codepoint, x + position.x_offset, position.y_offset))
        x += position.x_advance
    line = setter.line(text)
    found = [
        (glyph, round(placed.x * face.units) + dx, dy)
        for placed in line.clusters
        for glyph, dx, dy in placed.cluster.glyphs
    ]
    assert found == expected
    assert line.width == pytest.approx(x / face.units)
    assert "".join(placed.cluster.text for placed in line.clusters) == text


def test_an_outline_has_all_marks_of_its_letter(setter: Typesetter) -> None:
    (whole,) = clusters(setter, "ที่")
    pen = BoundsPen(None)
    whole.draw(pen)
    parts = marks(whole)
    assert pen.bounds == pytest.approx(
        (
            min(b[0] for b in parts),
            min(b[1] for b in parts),
            max(b[2] for b in parts),
            max(b[3] for b in parts),
        ),
        abs=2,
    )


def test_a_letter_that_no_font_has_is_told_and_never_an_empty_box(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shaping, "system_faces", lambda: iter(()))
    setter = Typesetter()
    line = setter.line("ก\U0001f600ข x\u20dd")
    assert all(glyph for placed in line.clusters for glyph, _, _ in placed.cluster.glyphs)
    assert [placed.cluster.text for placed in line.clusters] == ["ก", "?", "ข", " ", "x"]
    assert setter.missing == {"\U0001f600", "\u20dd"}


def test_a_font_of_the_system_helps_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "Sarabun.ttf").write_bytes(house_file().read_bytes())
    (tmp_path / "Sarabun-Bold.ttf").write_bytes(b"no font")
    (tmp_path / "broken.ttf").write_bytes(b"\x00\x01\x00\x00" + b"x" * 400)
    monkeypatch.setattr(shaping, "house_face", lambda weight: None)
    monkeypatch.setattr(fonts, "_folders", lambda: [tmp_path, tmp_path / "none"])
    fonts._files.cache_clear()
    try:
        setter = Typesetter()
        assert [placed.cluster.text for placed in setter.line("น้ำ A", True).clusters] == ["น้ำ", " ", "A"]
        assert not setter.missing
    finally:
        fonts._files.cache_clear()


def house_file() -> Path:
    import fontpkg

    return Path(fontpkg.path("Sarabun"))


@pytest.fixture
def no_thai(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shaping, "house_face", lambda weight: None)
    monkeypatch.setattr(shaping, "system_faces", lambda: iter(()))


def test_without_a_thai_font_one_line_says_what_to_install(no_thai: None) -> None:
    with pytest.raises(ViewError, match="pip install fontpkg-sarabun.*--font") as raised:
        Typesetter()
    assert "\n" not in str(raised.value)


def test_a_font_may_be_named(no_thai: None) -> None:
    assert Typesetter(house_file()).line("เชียงราย").width > 2


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "not found"), (b"", "no font"), (b"\x00\x01\x00\x00junk" * 9, "font"), (b"%PDF", "no font")],
)
def test_a_file_that_is_no_font_is_told(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "a.ttf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ViewError, match=said) as raised:
        Typesetter(path)
    assert str(path) in str(raised.value) and "--font" in str(raised.value)


@pytest.mark.parametrize("width", [3.0, 8.0, 40.0])
def test_lines_are_as_wide_as_they_may_and_lose_nothing(setter: Typesetter, width: float) -> None:
    text = "ข้อตกลงที่ระบุชื่อหน่วยงานไม่ถึงสองแห่ง 6 · as of\u00a026\u00a0Nov เทศบาลนครเชียงราย"
    lines = setter.broken(text, width)
    assert all(line.width <= width + 1e-6 for line in lines)
    together = "".join(line.text for line in lines).replace(" ", "")
    assert together == text.replace(" ", "").replace("\u00a0", "")


def test_what_belongs_together_stays_on_one_line(setter: Typesetter) -> None:
    width = setter.line("aaaa 26 Nov").width - 0.1
    assert [line.text for line in setter.broken("aaaa 26\u00a0Nov", width)] == ["aaaa", "26 Nov"]


def test_a_name_that_does_not_fit_is_cut_between_letters(setter: Typesetter) -> None:
    line = setter.fitting("ผู้ใหญ่บ้านน้ำพอง", 4.0)
    assert line.width <= 4.0 and line.text.endswith("…")
    assert "ผู้ใหญ่บ้านน้ำพอง".startswith(line.text[:-1])
    assert not math.isclose(line.width, 0)
