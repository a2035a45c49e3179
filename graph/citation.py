"""How to cite a build: BibTeX and APA, in Thai and English. The id of the build makes it checkable."""

from __future__ import annotations

from citypact.graph.folder import BuildInfo

__all__ = ["STYLES", "apa", "bibtex", "title_in"]

STYLES = ("bibtex", "apa")


def bibtex(info: BuildInfo, language: str = "en") -> str:
    """The build as a BibTeX entry (biblatex's @dataset).

    Args:
        info: the build.
        language: "th" or "en".
    """
    year = (info.as_of or "")[:4]
    title = _braced(f"{title_in(info.collection, language)}, build {info.id}")
    note = (
        "ข้อมูล ณ วันที่ " + _buddhist(info.as_of)
        if language == "th" and info.as_of
        else f"Data as of {info.as_of or 'unknown'}"
    )
    lines = [
        f"@dataset{{citypact-{info.id},",
        "  author    = {{citypact contributors}},",
        f"  title     = {{{title}}},",
        *([f"  year      = {{{year}}},"] if year else []),
        f"  version   = {{{info.version}, build {info.id}}},",
        f"  note      = {{{_braced(note)}. Licence of the data: CC BY 4.0; of the sources: see the export}},",
        f"  langid    = {{{'thai' if language == 'th' else 'english'}}}",
        "}",
    ]
    return "\n".join(lines) + "\n"


def apa(info: BuildInfo, language: str = "en") -> str:
    """The build as an APA reference (7th edition, section 10.9: data sets)."""
    if language == "th":
        year = f"({int(info.as_of[:4]) + 543})" if info.as_of else "(ม.ป.ป.)"
        return (
            f"ผู้ร่วมจัดทำ citypact. {year}. {title_in(info.collection, 'th')} "
            f"(citypact {info.version}; ชุดข้อมูลที่สร้าง {info.id}) [ชุดข้อมูล]. CC BY 4.0.\n"
        )
    year = f"({info.as_of[:4]})" if info.as_of else "(n.d.)"
    return (
        f"citypact contributors. {year}. {title_in(info.collection, 'en')} "
        f"(citypact {info.version}; build {info.id}) [Data set]. CC BY 4.0.\n"
    )


def title_in(collection: str, language: str) -> str:
    """The title of a collection in a language; of several collections, the titles as they are.

    >>> title_in("เมืองไทย · Thai cities", "en")
    'Thai cities'
    """
    thai, separator, english = collection.partition(" · ")
    return (thai if language == "th" else english) if separator and " + " not in collection else collection


def _buddhist(day: str) -> str:
    year, month, date = day.split("-")
    months = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]
    return f"{int(date)} {months[int(month) - 1]} {int(year) + 543}"


def _braced(text: str) -> str:
    """Text that BibTeX takes as it is."""
    return "".join({"{": "(", "}": ")", "\\": "/"}.get(character, character) for character in text)
