"""A user's gazetteer: a table whose columns are found by name; each row tells what is known of a body (docs/places.md)."""

from __future__ import annotations

import csv
import gzip
import io
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from citypact.errors import GazetteerError
from citypact.graph.geonames import identifier
from citypact.graph.names import ABBREVIATIONS, expanded, fold, kind_of, tidy
from citypact.graph.ntriples import web_address
from citypact.graph.places import Known, Link, countries, province, provinces
from citypact.graph.reading import stored
from citypact.ontology.concepts import concepts

__all__ = ["COLUMNS", "ENDINGS", "BadRow", "Rows", "read_rows"]

ENDINGS = (".csv", ".tsv", ".csv.gz", ".tsv.gz")
LARGEST = 200_000_000  # bytes, unpacked; all the world's local governments need a tenth

# what a row says -> the names that its column may have, the preferred one first
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name_th": ("name_th", "thai_name", "ชื่อ"),
    "name_en": ("name_en", "english_name", "name"),
    "other_names": ("other_names", "alternate_names", "alternatenames"),
    "level": ("level", "type", "kind", "ประเภท"),
    "country": ("country", "country_code", "iso2"),
    "province": (
        *("province_iso", "province_iso3166_2", "iso3166_2", "province_th", "province_en", "province"),
        *("province_code", "จังหวัด"),
    ),
    "district": ("district_th", "district", "district_en", "อำเภอ"),
    "code": ("code", "dla_code"),
    "code_scheme": ("code_scheme",),
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "lon", "lng", "long"),
    "located_by": ("located_by", "coordinates_source"),
    "wikidata": ("wikidata", "qid"),
    "geonames": ("geonames", "geonameid", "geonames_id"),
    "confidence": ("confidence",),
    "same_as": ("same_as",),
    "source": ("source_url", "source"),
}
_SCHEMES = {"dlacode": "DLA"}  # columns whose name says who gives the codes
_LEVELS = {
    "city": "city_municipality",
    "town": "town_municipality",
    "subdistrict": "subdistrict_municipality",
    "tambon": "subdistrict_municipality",
    "special": "special_local_government",
    "foreign": "foreign_local_government",
}
_PREFIXES = {kind_of(word + "ก"): word for word in ABBREVIATIONS.values()}  # level -> its Thai word
_STATED = 0.9  # an identifier that a file gives: lists take a province's for its town's now and then


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be taken, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Rows:
    """What a file holds."""

    known: tuple[Known, ...]
    bad: tuple[BadRow, ...]
    columns: Mapping[str, str]  # what is read -> the column that it is read from
    unread: tuple[str, ...]  # columns that nothing is read from


class _Bad(Exception):
    """Why a row cannot be taken."""


def read_rows(path: Path, *, source: str | None = None) -> Rows:
    """The bodies of a file; rows that cannot be read are told and the rest is taken.

    Args:
        path: .csv or .tsv, plain or packed by gzip.
        source: the address of what the file was made of, for rows that name none of their own.

    Raises:
        GazetteerError: when the file is no such table.
    """
    lines = _lines(path)
    reader = csv.reader(lines, delimiter=_delimiter(path, lines[0]), strict=True)
    try:
        header = [tidy(cell) for cell in next(reader)]
        columns = _columns(path, header)
        known, bad = _read(reader, header, columns, source)
    except csv.Error as error:
        raise GazetteerError(
            f"{path}: line {reader.line_num}: no table of separated values ({error}); mend its quotes"
        ) from None
    read = set(columns.values())
    return Rows(tuple(known), tuple(bad), columns, tuple(cell for cell in header if cell not in read))


def _read(
    reader: Iterator[Sequence[str]], header: Sequence[str], columns: Mapping[str, str], source: str | None
) -> tuple[list[Known], list[BadRow]]:
    known: list[Known] = []
    bad: list[BadRow] = []
    seen: dict[Known, int] = {}
    for cells in reader:
        line: int = reader.line_num  # type: ignore[attr-defined]
        if not any(cell.strip() for cell in cells):
            continue
        try:
            if len(cells) != len(header):
                raise _Bad(f"has {len(cells)} cells where the first line has {len(header)}")
            row = dict(zip(header, cells, strict=True))
            body = _known({what: tidy(row[column]) for what, column in columns.items()}, columns, source)
            if body in seen:
                raise _Bad(f"says the same as line {seen[body]}")
        except _Bad as error:
            bad.append(BadRow(line, str(error)))
            continue
        seen[body] = line
        known.append(body)
    return known, bad


def _known(said: Mapping[str, str], columns: Mapping[str, str], source: str | None) -> Known:
    """What a row says of its body.

    Raises:
        _Bad: where a cell says what it cannot say.
    """
    name_th, name_en = expanded(said.get("name_th", "")), said.get("name_en", "")
    if not (name_th or name_en):
        raise _Bad("has no name")
    level = _level(said.get("level", ""), name_th or name_en)
    prefix = _PREFIXES.get(level)
    if name_th and prefix and kind_of(name_th) is None:
        name_th = prefix + name_th
    country = said.get("country", "").upper() or ("" if level == "foreign_local_government" else "TH")
    if country not in countries():
        raise _Bad(
            f"country {country!r} is no code of ISO 3166-1 (TH, LA ...)"
            if country
            else "names no country, which a foreign one needs"
        )
    latitude, longitude = _coordinates(said.get("latitude", ""), said.get("longitude", ""))
    located = latitude is not None
    own = said.get("source", "")
    address = own if web_address(own) else source
    return Known(
        level=level,
        name_th=name_th,
        name_en=name_en,
        province=_province(said.get("province", "")) if country == "TH" else said.get("province") or None,
        country=country,
        district=said.get("district") or None,
        other_names=tuple(
            dict.fromkeys(filter(None, map(tidy, re.split(r"[|;]", said.get("other_names", "")))))
        ),
        code=said.get("code") or None,
        code_scheme=(said.get("code_scheme") or _SCHEMES.get(_key(columns.get("code", ""))))
        if said.get("code")
        else None,
        latitude=latitude,
        longitude=longitude,
        located_by=(said.get("located_by") or address) if located else None,
        links=tuple(_links(said, address)),
        source=address,
    )


def _level(written: str, name: str) -> str:
    if not written:
        level = kind_of(name)
        if level is None:
            raise _Bad(f"says no level, and {name!r} does not show one; write one into the column level")
        return level
    word = written.casefold().replace(" ", "_")
    level = _LEVELS.get(word, word)
    if level in concepts("level"):
        return level
    shown = kind_of(written)
    if shown is None:
        raise _Bad(f"level {written!r} is none of {', '.join(concepts('level'))}")
    return shown


def _province(written: str) -> str | None:
    if not written:
        return None
    code = written.upper()
    for each in (code, f"TH-{code}"):
        if each in provinces():
            return each
    found = province(written)
    if found is None:
        raise _Bad(f"province {written!r} is no province of Thailand, by name or ISO 3166-2 code")
    return found.code


def _coordinates(latitude: str, longitude: str) -> tuple[float | None, float | None]:
    if not (latitude or longitude):
        return None, None
    if not (latitude and longitude):
        raise _Bad("has a latitude without a longitude, or the reverse")
    return _degrees("latitude", latitude, 90), _degrees("longitude", longitude, 180)


def _degrees(what: str, written: str, most: int) -> float:
    if not re.fullmatch(r"[+-]?\d{1,3}(?:\.\d+)?", written):
        raise _Bad(f"{what} {written!r} is no number of degrees such as 19.90858")
    value = float(written)
    if abs(value) > most:
        raise _Bad(f"{what} {written} is not between -{most} and {most}; are the two columns exchanged?")
    return value


def _links(said: Mapping[str, str], source: str | None) -> Iterator[Link]:
    sure = _confidence(said.get("confidence", ""))
    if entry := said.get("wikidata"):
        number = entry.rsplit("/", 1)[-1]
        if not re.fullmatch(r"Q[1-9]\d*", number):
            raise _Bad(f"Wikidata identifier {entry!r} is no Q number")
        yield Link(iri=f"http://www.wikidata.org/entity/{number}", confidence=sure, source=source)
    if entry := said.get("geonames"):
        if not re.fullmatch(r"[1-9]\d*", entry):
            raise _Bad(f"GeoNames identifier {entry!r} is no number")
        yield Link(iri=identifier(int(entry)), confidence=sure, source=source)
    if entry := said.get("same_as"):
        if web_address(entry) is None:
            raise _Bad(f"same_as {entry!r} is no IRI that starts with http")
        yield Link(iri=entry, confidence=1, source=source)


def _confidence(written: str) -> float:
    if not written:
        return _STATED
    if not re.fullmatch(r"0?\.\d+", written):
        raise _Bad(f"confidence {written!r} is no number between 0 and 1; what is certain goes into same_as")
    return float(written)


def _columns(path: Path, header: Sequence[str]) -> dict[str, str]:
    """What is read -> the column that it is read from: the first of its names that the table has."""
    held = {_key(cell): cell for cell in reversed(header)}
    found: dict[str, str] = {}
    for what, names in COLUMNS.items():
        present = [held[_key(name)] for name in names if _key(name) in held]
        if present:
            found[what] = present[0]
    if "name_th" not in found and "name_en" not in found:
        raise GazetteerError(
            f"{path}: no column of names; its first line needs name_th or name_en "
            f"(it has: {', '.join(header[:12]) or 'nothing'})"
        )
    return found


def _key(name: str) -> str:
    """A column's name as it is compared: case, spaces and low lines make no difference."""
    return fold(name).replace("_", "")


def _delimiter(path: Path, first: str) -> str:
    return "\t" if ".tsv" in path.name.lower() else max(",;\t", key=first.count)


def _lines(path: Path) -> list[str]:
    if not path.name.lower().endswith(ENDINGS):
        raise GazetteerError(f"{path}: no gazetteer of a kind that is read ({', '.join(ENDINGS)})")
    try:
        with path.open("rb") as stream:
            packed = stream.read(2) == b"\x1f\x8b"
        with gzip.open(path, "rb") if packed else path.open("rb") as content:
            data = content.read(LARGEST + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise GazetteerError(f"{path}: packed by gzip, but damaged or cut off; fetch it again") from None
    except OSError as error:
        raise GazetteerError(
            f"{path}: cannot be read ({error.strerror or error}); check the path and its rights"
        ) from None
    if len(data) > LARGEST:
        raise GazetteerError(f"{path}: more than {LARGEST / 1e6:.0f} MB unpacked; split it")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GazetteerError(
            f"{path}: byte {error.start} is not UTF-8; save it as CSV in UTF-8 (Excel: CSV UTF-8)"
        ) from None
    if not text.strip():
        raise GazetteerError(f"{path}: the file is empty; its first line names the columns")
    if "\x00" in text:
        raise GazetteerError(f"{path}: a binary file, not a table of text; save it as CSV in UTF-8")
    return io.StringIO(stored(text), newline="").readlines()
