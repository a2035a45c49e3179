"""The lines of a PDF with their places, read by PDFium. Run as a program of its own, with a limit of memory and time:
a hostile PDF can make any reader of PDF work without end.

Reads the file on standard input and writes JSON: {"title", "pages": [{"lines": [[text, left, right, top, bottom]],
"pictures"}]} or {"error": ...}. It imports nothing of citypact, so that it starts at once.
"""

import json
import sys
from typing import Any

MEMORY = 1_500_000_000


def main() -> None:
    """Read standard input, write standard output."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):  # not on every system; the time is limited all the same
        pass
    most_pages, most_characters = int(sys.argv[1]), int(sys.argv[2])
    try:
        answer = read(sys.stdin.buffer.read(), most_pages, most_characters)
    except MemoryError:
        answer = {"error": "unfolds to more than the memory that a document may take"}
    json.dump(answer, sys.stdout)


def read(data: bytes, most_pages: int, most_characters: int) -> dict[str, object]:
    """The pages of a PDF."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        return {"error": "is locked with a password" if locked else "is a broken PDF"}
    if len(document) > most_pages:
        return {"error": f"has {len(document)} pages, which no press release has (the limit is {most_pages})"}
    pages, characters = [], 0
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            pages.append({"lines": [], "pictures": 0, "broken": True})
            continue
        characters += text.count_chars()
        if characters > most_characters:
            return {"error": f"holds more than {most_characters:,} characters, which no press release does"}
        pictures = sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
        pages.append({"lines": lines(text, raw), "pictures": pictures})
    return {"title": document.get_metadata_dict().get("Title", ""), "pages": pages}


def lines(text: Any, raw: Any) -> list[list[object]]:
    """The lines of a page: text, left, right, top, bottom."""
    box = raw.FS_RECTF()
    found: list[list[object]] = []
    letters: list[str] = []
    edges: list[tuple[float, float, float, float]] = []

    def finish() -> None:
        if "".join(letters).strip():
            lefts, rights, tops, bottoms = zip(*(edges or [(0.0, 0.0, 0.0, 0.0)]), strict=True)
            found.append(["".join(letters), min(lefts), max(rights), max(tops), min(bottoms)])
        letters.clear()
        edges.clear()

    first_half = 0
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in (10, 13):
            finish()
            continue
        if 0xD800 <= code < 0xDC00:  # the first half of a character beyond the basic plane
            first_half = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((first_half - 0xD800) << 10) + (code - 0xDC00) if first_half else 0xFFFD
        first_half = 0
        if code in (2, 0xFFFE):  # PDFium's mark of a hyphen at the end of a line
            code = ord("-")
        letters.append(chr(code))
        if code > 32 and raw.FPDFText_GetLooseCharBox(text, index, box):
            edges.append((box.left, box.right, box.top, box.bottom))
    finish()
    return found


if __name__ == "__main__":
    main()
