"""Figures for print: what SVG, PDF and PNG hold, how large they are, and that nothing in them runs or overlaps."""

from __future__ import annotations

import io
import itertools
import random
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import networkx as nx
import pikepdf
import pypdf
import pypdfium2
import pytest
from lxml import etree
from PIL import Image

from citypact.errors import ViewError
from citypact.graph.folder import BuildInfo
from citypact.viz import VIEWS
from citypact.viz.figures import FORMATS, Size, figure
from citypact.viz.figures.png import png
from citypact.viz.figures.shaping import Typesetter
from citypact.viz.figures.sheet import POINT, Layer, Shape, Sheet, Text, straight
from citypact.viz.figures.svg import svg
from citypact.viz.figures.symbols import contrast, line_shapes, mark_shapes, printed
from citypact.viz.figures.writing import drawn
from citypact.viz.partners import partners
from citypact.viz.picture import Picture
from citypact.viz.style import LINES, MARKS, PRINT, PRINT_LINES, WAYS
from citypact.viz.views import drawn as picture_of
from citypact.viz.views import projection_of
from tests.viz.small_networks import ID, add_agreement, add_body, empty, hostile, many, small_world

INFO = BuildInfo(
    id="0123456789abcdef",
    version="9.9",
    collection="ชุดทดลอง · A trial",
    as_of="2026-11-23",
    base=ID,
    counts={"bodies": 99, "agreements": 77},
    licences=("CC-BY-4.0",),
)
SVG = "{http://www.w3.org/2000/svg}"


@cache
def setter() -> Typesetter:
    return Typesetter()


def thai_names() -> nx.MultiGraph[str]:
    """Names in which marks stand on marks, beside tall letters and under rings."""
    network = empty(filters={"status": ("signed",), "kinds": None, "as_of": "2024-01-01"})
    names = ("เทศบาลตำบลน้ำพอง", "เทศบาลเมืองป่าตอง", "เทศบาลตำบลที่วัง", "เทศบาลเมืองปิ่นเกล้า")
    bodies = [add_body(network, f"t{at}", name, f"Town {at}") for at, name in enumerate(names)]
    for at, (one, other) in enumerate(itertools.pairwise(bodies)):
        add_agreement(network, f"a{at}", (one, other), status=("signed", "planned", "ended")[at])
    return network


def sheet_of(picture: Picture, width: float = 160.0, lang: str = "th") -> Sheet:
    return drawn(picture, setter(), width=width, lang=lang, info=INFO)


def texts(sheet: Sheet, layer: str | None = None) -> list[Text]:
    return [
        item
        for each in sheet.layers
        if layer in (None, each.name)
        for item in each.items
        if isinstance(item, Text)
    ]


def figure_of(network: nx.MultiGraph[str], format: str, width: float = 160.0, **more: Any) -> bytes:
    return figure(partners(network), format, size=Size(width_mm=width, dpi=100), info=INFO, **more).content


def pdf_text(content: bytes) -> str:
    return pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text()


@pytest.mark.parametrize("width", [40, 85, 160, 1000])
def test_a_figure_is_exactly_as_wide_as_asked_and_not_taller_than_makes_sense(width: int) -> None:
    made = figure(partners(thai_names()), "pdf", size=Size(width_mm=width), info=INFO)
    page = pypdf.PdfReader(io.BytesIO(made.content)).pages[0]
    assert float(page.mediabox.width) * POINT == pytest.approx(width, abs=0.001)
    assert float(page.mediabox.height) * POINT == pytest.approx(made.height, abs=0.01)
    root: Any = etree.fromstring(figure_of(thai_names(), "svg", width))
    assert (
        root.get("width") == f"{width}mm" and root.get("viewBox") == f"0 0 {width} {root.get('height')[:-2]}"
    )
    assert width <= 85 or made.height < 1.6 * width


def test_a_png_has_the_dots_that_its_width_takes() -> None:
    picture = partners(thai_names())
    for dpi, wide in ((72, 241), (300, 1004)):
        image = Image.open(
            io.BytesIO(figure(picture, "png", size=Size(width_mm=85, dpi=dpi), info=INFO).content)
        )
        assert image.width == pytest.approx(wide, abs=1)
        assert image.info["dpi"][0] == pytest.approx(dpi, abs=0.1)
        assert image.mode == "RGB"
    assert image.info["Title"] == "เครือข่ายความร่วมมือระหว่างเมือง" and INFO.id in image.info["Source"]


@pytest.mark.parametrize(("kind", "lang"), [*((kind, "th") for kind in VIEWS), ("partners", "en")])
def test_every_view_has_a_figure(kind: str, lang: str) -> None:
    network = small_world(projection_of(kind))
    picture = picture_of(kind, network, focus="เทศบาลนครเชียงราย" if kind == "ego" else None)
    sheet = sheet_of(picture, lang=lang)
    assert sheet.title == picture.title[lang != "th"]
    root: Any = etree.fromstring(svg(sheet))
    assert root.get("role") == "img" and root.get("lang") == lang
    assert root.find(f"{SVG}title").text == sheet.title and INFO.id in root.find(f"{SVG}desc").text


@pytest.mark.parametrize(
    ("make", "width"),
    [
        (lambda: partners(small_world()), 40.0),
        (lambda: partners(small_world("bipartite")), 85.0),
        (lambda: VIEWS["domains"](small_world(), None), 85.0),
        (lambda: VIEWS["domains"](small_world(), None), 160.0),
        (lambda: partners(many(60)), 85.0),
        (lambda: partners(many(60)), 160.0),
    ],
    ids=["small", "bipartite", "numbered", "domains", "narrow", "wide"],
)
def test_texts_are_readable_and_never_overlap_and_all_is_on_the_sheet(
    make: Callable[[], Picture], width: float
) -> None:
    sheet = sheet_of(make(), width)
    boxes = []
    for text in texts(sheet):
        assert text.size >= 6 * POINT
        wide = text.line.width * text.size
        boxes.append((text.x, text.y - 0.72 * text.size, text.x + wide, text.y + 0.1 * text.size))
        assert text.x >= 0 and text.x + wide <= sheet.width + 1e-6 and 0 < text.y <= sheet.height
    for (a, b, c, d), (e, f, g, h) in itertools.combinations(boxes, 2):
        assert not (a < g - 0.01 and e < c - 0.01 and b < h - 0.01 and f < d - 0.01), "two texts overlap"
    assert len(texts(sheet, "names")) > (3 if width > 40 else 1)
    for shape in (item for layer in sheet.layers for item in layer.items if isinstance(item, Shape)):
        for _, points in shape.path:
            assert all(-0.01 <= x <= sheet.width + 0.01 for x in points[::2])
            assert all(-0.01 <= y <= sheet.height + 0.01 for y in points[1::2])


def test_a_pdf_gives_thai_back_from_embedded_fonts() -> None:
    content = figure_of(thai_names(), "pdf")
    reader: Any = pypdf.PdfReader(io.BytesIO(content))
    page = reader.pages[0]
    for read in (page.extract_text(), pypdfium2.PdfDocument(content)[0].get_textpage().get_text_bounded()):
        for name in ("น้ำพอง", "ป่าตอง", "ที่วัง", "ปิ่นเกล้า", "เครือข่ายความร่วมมือระหว่างเมือง", INFO.id):
            assert name in read
    with pikepdf.open(io.BytesIO(content)) as opened:
        assert opened.check_pdf_syntax() == []
    fonts = page["/Resources"]["/Font"]
    assert len(fonts) == 2, "regular and strong"
    for key in fonts:
        inner = fonts[key]["/DescendantFonts"][0]
        assert re.fullmatch(r"/[A-Z]{6}\+Sarabun-(Regular|SemiBold)", inner["/BaseFont"])
        assert inner["/FontDescriptor"]["/FontFile2"].get_data()[:4] == b"\x00\x01\x00\x00"
    assert reader.metadata.title == "เครือข่ายความร่วมมือระหว่างเมือง"
    root = reader.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("th", True)
    described = root["/StructTreeRoot"]["/K"]["/K"]
    assert described["/S"] == "/Figure" and INFO.id in described["/Alt"]
    assert not set(root) & {"/OpenAction", "/AA", "/Names", "/AcroForm"} and "/Annots" not in page


def test_each_name_is_in_a_pdf_once() -> None:
    assert pdf_text(figure_of(thai_names(), "pdf")).count("น้ำพอง") == 1


def test_the_letters_of_a_pdf_are_those_of_the_svg() -> None:
    """The same outlines, and the same places: what PDFium draws is dark where the SVG has its letters."""
    picture = partners(thai_names())
    sheet = sheet_of(picture)
    title = texts(sheet, "title")[0]
    image = Image.open(io.BytesIO(png(sheet, 254))).convert("L")  # ten dots a millimetre
    for placed in title.line.clusters:
        for glyph, x, y in placed.cluster.glyphs:
            extents = placed.cluster.face.font.get_glyph_extents(glyph)
            scale = title.size / placed.cluster.face.units
            left = title.x + placed.x * title.size + (x + extents.x_bearing) * scale
            top = title.y - (y + extents.y_bearing) * scale
            box = (left, top, left + extents.width * scale, top - extents.height * scale)
            left, top, right, bottom = (round(10 * edge) for edge in box)
            ink = image.crop((left, top, right, bottom))
            assert min(ink.tobytes()) < 120, f"{placed.cluster.text} is not where HarfBuzz puts it"


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_build_gives_the_same_bytes(format: str) -> None:
    network = small_world() if format == "svg" else thai_names()
    shuffled: nx.MultiGraph[str] = nx.MultiGraph(**network.graph)
    nodes: list[Any] = list(network.nodes(data=True))
    edges: list[Any] = list(network.edges(keys=True, data=True))
    random.Random(7).shuffle(nodes)
    random.Random(8).shuffle(edges)
    shuffled.add_nodes_from(nodes)
    shuffled.add_edges_from(edges)
    assert figure_of(network, format) == figure_of(shuffled, format)


def test_a_caption_says_what_how_much_by_which_filters_and_from_which_build() -> None:
    sheet = sheet_of(partners(thai_names()), lang="en")
    said = " ".join(text.line.text for text in texts(sheet, "caption"))
    for words in (
        "4 of 99 bodies", "3 of 77 agreements", "3 lines", "status Signed", "as of 1 Jan 2024", "CC BY 4.0",
        "How to cite: citypact contributors. (2026). A trial (citypact 9.9; build 0123456789abcdef)",
        "หน่วยงาน 4 จาก 99", "ข้อตกลง 3 จาก 77", "ตัวกรอง สถานะ ลงนามแล้ว",
    ):  # fmt: skip
        assert words.lower() in said.lower()


def test_a_caption_may_be_in_one_language() -> None:
    english = pdf_text(figure_of(thai_names(), "pdf", lang="en", caption_in=("en",)))
    assert "Filters" in english and "ตัวกรอง" not in english


def test_names_without_room_are_counted() -> None:
    sheet = sheet_of(partners(many(60)), 85.0, "en")
    said = " ".join(text.line.text for text in texts(sheet, "caption"))
    match = re.search(r"[Nn]ames where there is room: (\d+) of 60", said)
    assert match and int(match[1]) == len(texts(sheet, "names")) < 60


def test_hubs_without_room_for_their_names_have_numbers_and_a_key() -> None:
    picture = VIEWS["domains"](small_world(), None)
    narrow, wide = sheet_of(picture, 85.0, "en"), sheet_of(picture, 160.0, "en")
    numbers = {text.line.text for text in texts(narrow, "names") if text.line.text.isdecimal()}
    key = {text.line.text.split(" ")[0] for text in texts(narrow, "legend")}
    assert numbers and numbers <= key
    assert not any(text.line.text.isdecimal() for text in texts(wide, "names"))


def test_an_empty_view_is_a_figure_that_says_so() -> None:
    for format in FORMATS:
        assert figure_of(empty(), format)
    assert "ยังไม่มีข้อตกลงให้แสดงในภาพนี้" in pdf_text(figure_of(empty(), "pdf"))


def test_kinds_differ_in_shape_or_fill_and_statuses_in_dashes() -> None:
    for (one, a), (other, b) in itertools.combinations(MARKS.items(), 2):
        assert (a.outline, a.fill) != (b.outline, b.fill), f"{one} and {other} differ in colour alone"
    assert set(PRINT_LINES) == {*LINES, *WAYS}
    for table in (LINES, WAYS):
        drawn_so = [(PRINT_LINES[key].dashes, PRINT_LINES[key].double) for key in table]
        assert len(set(drawn_so)) == len(drawn_so)
    for mark in MARKS.values():
        assert contrast(printed(mark), PRINT["paper"]) >= 3
    assert min(contrast(PRINT[use], PRINT["paper"]) for use in ("ink", "mute")) >= 4.5
    assert contrast(PRINT["edge"], PRINT["paper"]) >= 3


def grey(shapes: list[Shape], wide: float, high: float) -> list[int]:
    """What a printer without colours makes of shapes: how dark each dot is."""
    sheet = Sheet(
        width=wide,
        height=high,
        lang="en",
        title="t",
        description="d",
        paper="#ffffff",
        layers=[Layer(name="x", items=shapes)],
    )
    image = Image.open(io.BytesIO(png(sheet, 300))).convert("L")
    return [255 - level for level in image.tobytes()]


def far(one: list[int], other: list[int]) -> float:
    """How much of the ink of two pictures is not where the other has as much."""
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / max(sum(one), sum(other))


def test_every_two_marks_are_told_apart_in_grey() -> None:
    printed_so = {key: grey(mark_shapes(key, 2, 2, 1.2), 4, 4) for key in MARKS}
    for one, other in itertools.combinations(MARKS, 2):
        assert far(printed_so[one], printed_so[other]) > 0.1, f"{one} and {other} look the same in print"


@pytest.mark.parametrize("table", [LINES, WAYS], ids=["statuses", "ways"])
def test_every_two_lines_are_told_apart_in_grey(table: dict[str, Any]) -> None:
    printed_so = {
        key: grey(line_shapes(key, straight(0, 1, 12, 1), line.width * 0.205, 0.164), 12, 2)
        for key, line in table.items()
    }
    for one, other in itertools.combinations(table, 2):
        assert far(printed_so[one], printed_so[other]) > 0.1, f"{one} and {other} look the same in print"


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_names_are_data(format: str) -> None:
    network = hostile()
    add_body(network, "long", "ย" * 1_000_000, "x" * 1_000_000)
    add_agreement(network, "long", (f"{ID}body/long", next(iter(network))))
    content = figure_of(network, format)
    assert len(content) < 3_000_000
    if format == "svg":
        root: Any = etree.fromstring(content)
        assert {etree.QName(element).localname for element in root.iter()} <= {
            "svg", "title", "desc", "defs", "path", "rect", "g", "use", "text",
        }  # fmt: skip
        for element in root.iter():
            for name, value in element.attrib.items():
                assert not name.lower().startswith("on") and "javascript" not in value
                if name.endswith("href"):
                    assert re.fullmatch(r"#f[0-9a-f]{8}-\d+", value)
        whole = "".join(root.itertext())
        assert "<script>window.broken=1</script>" in whole
        assert not set(whole) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    if format == "pdf":
        assert not re.search(rb"/(JavaScript|JS|URI|Launch|SubmitForm)\b", content)
        assert "window.broken=1" in pdf_text(content)


def test_figures_can_stand_side_by_side_in_one_page() -> None:
    def ids(lang: str) -> set[str]:
        root: Any = etree.fromstring(figure_of(thai_names(), "svg", lang=lang))
        found = [element.get("id") for element in root.iter() if element.get("id")]
        assert len(found) == len(set(found)) and set(root.get("aria-labelledby").split()) <= set(found)
        return set(found)

    assert not ids("th") & ids("en")


def test_an_svg_asks_for_nothing_and_says_its_names() -> None:
    content = figure_of(thai_names(), "svg").decode("utf-8")
    assert re.findall(r"(?:https?:)?//[^\s\"<]+", content.split("<title", 1)[0]) == [
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    ]
    assert "@import" not in content and "url(" not in content and "<image" not in content
    root: Any = etree.fromstring(content.encode())
    written = [element.text for element in root.iter(f"{SVG}text")]
    assert any("น้ำพอง" in (text or "") for text in written)
    assert {element.get("fill-opacity") for element in root.iter(f"{SVG}text")} == {"0"}
    told = [element.text for element in root.iter(f"{SVG}title")]
    assert "เทศบาลตำบลน้ำพอง · Town 0" in told


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ({"width_mm": 39.9}, "--width-mm 39.9: a figure is 40 to 1000 mm wide"),
        ({"width_mm": 1001}, "40 to 1000"),
        ({"width_mm": float("nan")}, "40 to 1000"),
        ({"dpi": 71}, "from 72 to 1200"),
        ({"dpi": 9999}, "from 72 to 1200"),
    ],
)
def test_a_size_that_cannot_be_printed_is_told(size: dict[str, Any], said: str) -> None:
    with pytest.raises(ViewError, match=re.escape(said)):
        Size(**size)


def test_a_picture_of_too_many_dots_is_told_before_it_is_drawn() -> None:
    with pytest.raises(ViewError, match="more than a picture may have"):
        figure(partners(thai_names()), "png", size=Size(width_mm=1000, dpi=1200), info=INFO)
    with pytest.raises(ViewError, match="there are: svg, pdf, png"):
        figure(partners(thai_names()), "gif")


def of_two_statuses() -> nx.MultiGraph[str]:
    """A pair with a renewed and a signed agreement in one domain, and a third, which has no domain."""
    network = empty()
    pair = [add_body(network, slug, slug, slug) for slug in ("one", "two")]
    for slug, status, named in (
        ("a", "renewed", ("tourism",)),
        ("b", "signed", ("tourism",)),
        ("c", "signed", ()),
    ):
        add_agreement(network, slug, pair, status=status, domains=named)
    for body in pair:
        network.nodes[body]["agreements"] = 3
    return network


def test_the_legend_of_domains_adds_up_to_their_agreements_and_its_sizes_to_those_of_the_picture() -> None:
    sheet = sheet_of(VIEWS["domains"](of_two_statuses(), None), lang="en")
    key = [text.line.text for text in texts(sheet, "legend")]
    assert {"Signed 1", "Renewed 1"} <= set(key)
    sizes = key[key.index(next(line for line in key if line.startswith("Size"))) + 1 :]
    assert sizes[:2] == ["1", "2"] and "3" not in key
