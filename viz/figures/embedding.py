"""Embedding: a font made for one PDF, whose glyphs are the letters with their marks that occur in it."""

from __future__ import annotations

import hashlib
import io

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pikepdf import Array, Dictionary, Name, Stream, String

from citypact.viz.figures.fonts import Face
from citypact.viz.figures.shaping import Cluster

__all__ = ["Embedded"]

_EPOCH = 0  # of a font's clock: 1904
_BLOCK = 100  # lines of a table of characters (Adobe Technical Note 5014, 1.4.1)


class Embedded:
    """One face as one PDF needs it: clusters by code, the first one 1."""

    def __init__(self, face: Face, key: str) -> None:
        self.face, self.key = face, key
        self._codes: dict[Cluster, int] = {}

    def code(self, cluster: Cluster) -> int:
        """The code of a cluster; a new one gets the next."""
        return self._codes.setdefault(cluster, len(self._codes) + 1)

    def object_in(self, document: pikepdf.Pdf) -> pikepdf.Object:
        """The font as a document holds it (ISO 32000-1, 9.7: composite fonts; 9.10.3: to Unicode)."""
        program = self._program()
        tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(program).digest()[:6])
        name = Name(f"/{tag}+{self.face.name or 'Font'}")
        rise, fall = (round(1000 * reach) for reach in self.face.rise)
        described = document.make_indirect(
            Dictionary(
                Type=Name.FontDescriptor,
                FontName=name,
                Flags=4,
                FontBBox=Array([-1000, min(fall, -1), 2000, max(rise, 1)]),
                ItalicAngle=0,
                Ascent=rise,
                Descent=fall,
                CapHeight=700,
                StemV=80,
                FontFile2=Stream(document, program, Length1=len(program)),
            )
        )
        inner = document.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.CIDFontType2,
                BaseFont=name,
                CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
                FontDescriptor=described,
                DW=0,
                W=Array([1, Array([self._wide(cluster) for cluster in self._codes])]),
                CIDToGIDMap=Name.Identity,
            )
        )
        return document.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=name,
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([inner]),
                ToUnicode=Stream(document, self._characters()),
            )
        )

    def _wide(self, cluster: Cluster) -> float:
        return round(1000 * cluster.advance / self.face.units, 3)

    def _program(self) -> bytes:
        """A TrueType font; its outlines are those that HarfBuzz gives, whatever kind of font they come from."""
        builder = FontBuilder(self.face.units, isTTF=True)
        names = [".notdef", *(f"c{code}" for code in self._codes.values())]
        builder.setupGlyphOrder(names)
        empty = TTGlyphPen(None)
        glyphs = {".notdef": empty.glyph()}
        for cluster, code in self._codes.items():
            pen = TTGlyphPen(None)
            cluster.draw(Cu2QuPen(pen, max_err=self.face.units / 2000))
            glyphs[f"c{code}"] = pen.glyph()
        builder.setupGlyf(glyphs)
        table = builder.font["glyf"]
        wide = {".notdef": 0, **{f"c{code}": cluster.advance for cluster, code in self._codes.items()}}
        builder.setupHorizontalMetrics(
            {name: (max(0, wide[name]), getattr(table[name], "xMin", 0)) for name in names}
        )
        rise, fall = (round(self.face.units * reach) for reach in self.face.rise)
        builder.setupHorizontalHeader(ascent=rise, descent=fall)
        builder.setupPost(keepGlyphNames=False)
        builder.setupMaxp()
        builder.font["head"].created = builder.font["head"].modified = _EPOCH
        builder.font.recalcTimestamp = False
        stream = io.BytesIO()
        builder.save(stream)
        return stream.getvalue()

    def _characters(self) -> bytes:
        """What each code reads as."""
        lines = [
            f"<{code:04x}> <{cluster.text.encode('utf-16-be').hex()}>"
            for cluster, code in self._codes.items()
        ]
        blocks = [lines[start : start + _BLOCK] for start in range(0, len(lines), _BLOCK)]
        body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n"
            "/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
            f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        ).encode("ascii")
