"""Documents made for tests: PDF files written by hand, so that every glyph and its code is known."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence

WEST, EAST = "เทศบาลนครตะวันตก", "เทศบาลนครตะวันออก"
NEWS = (
    f"เมื่อวันที่ 24 กุมภาพันธ์ 2566 เวลา 13.00 น. {WEST} ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) กับ{EAST} "
    "ด้านการศึกษาและการท่องเที่ยว ณ ห้องประชุมใหญ่ โดยมีนายสมมุติ ใจดี นายกเทศมนตรีนครตะวันตก และนายตัวอย่าง รักเมือง "
    "นายกเทศมนตรีนครตะวันออก ร่วมลงนาม"
)
Line = tuple[float, float, str]

_FONT = (
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 500 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
    b"/Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /X /Flags 4 /ItalicAngle 0 /Ascent 800 "
    b"/Descent -200 /CapHeight 700 /StemV 80 /FontBBox [0 -200 1000 800] >> >>"
)
_PICTURE = "/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8"


def pdf(pages: Sequence[Sequence[Line]], *, title: str = "", picture: bool = False) -> bytes:
    """A PDF with lines of text at places; every character is a glyph of its own, named by a ToUnicode map."""
    letters = sorted({letter for page in pages for _, _, line in page for letter in line})
    code = {letter: number for number, letter in enumerate(letters, 1)}
    mapping = "\n".join(f"<{code[each]:04X}> <{each.encode('utf-16-be').hex()}>" for each in letters)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{mapping}\nendbfchar endcmap end end"
    )
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    unicode_map, inner = add(stream(cmap.encode())), add(_FONT)
    font = add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [{inner} 0 R] "
        f"/ToUnicode {unicode_map} 0 R >>".encode()
    )
    image = add(stream(b"\x80" * 100, _PICTURE))
    kids = []
    for page in pages:
        drawn = "".join(
            f"BT /F1 12 Tf {x} {y} Td <{''.join(f'{code[each]:04X}' for each in line)}> Tj ET\n"
            for x, y, line in page
        )
        drawn += "q 400 0 0 400 50 50 cm /I1 Do Q\n" if picture else ""
        content = add(stream(drawn.encode()))
        kids.append(
            add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R "
                f"/Resources << /Font << /F1 {font} 0 R >> /XObject << /I1 {image} 0 R >> >> >>".encode()
            )
        )
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{listed}] >>".encode()
    info = add(f"<< /Title <feff{title.encode('utf-16-be').hex()}> >>".encode())
    return assembled(objects, info)


def stream(data: bytes, more: str = "") -> bytes:
    """A compressed stream of a PDF."""
    packed = zlib.compress(data)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode {more} >>\nstream\n".encode()
    return head + packed + b"\nendstream"


def assembled(objects: Sequence[bytes], info: int) -> bytes:
    """A PDF of these objects."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    size = len(objects) + 1
    out += f"trailer << /Size {size} /Root 1 0 R /Info {info} 0 R >>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(out)


def page_of(text: str, *, width: int = 60) -> list[Line]:
    """A text set as a page sets it: lines of the same length, one under the other."""
    lines = [text[start : start + width] for start in range(0, len(text), width)]
    return [(60.0, 760.0 - 18 * number, line) for number, line in enumerate(lines)]


def word_file(body: str, *, members: Sequence[tuple[str, bytes]] = ()) -> bytes:
    """A Word file whose body is the given XML."""
    office = "http://schemas.openxmlformats.org"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relationships = "application/vnd.openxmlformats-package.relationships+xml"
    written = [
        (
            "[Content_Types].xml",
            f'<?xml version="1.0"?><Types xmlns="{office}/package/2006/content-types">'
            f'<Default Extension="rels" ContentType="{relationships}"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        ),
        (
            "_rels/.rels",
            f'<?xml version="1.0"?><Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="r1" '
            f'Type="{office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        ),
        ("word/document.xml", body),
    ]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in written:
            archive.writestr(name, text)
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def word_body(*paragraphs: str, raw: str = "", head: str = "") -> str:
    """A body of plain paragraphs, then of XML as it is given; ``head`` stands before the root (a DTD, say)."""
    inside = "".join(f"<w:p><w:r><w:t xml:space='preserve'>{each}</w:t></w:r></w:p>" for each in paragraphs)
    return (
        f'<?xml version="1.0"?>{head}<w:document '
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{inside}{raw}</w:body></w:document>"
    )
