"""Manifests: collection.yaml, the settings of a collection."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError

from citypact.errors import CollectionError
from citypact.graph.own_files import text_or_nothing
from citypact.graph.record_files import plain_yaml
from citypact.graph.records import Day, Text

__all__ = ["DEFAULT_BASE", "MANIFEST", "Manifest", "read_manifest"]

MANIFEST = "collection.yaml"
DEFAULT_BASE = "https://w3id.org/citypact/id/"

# RFC 3986: unreserved, sub-delims and the delimiters that may stand inside; nothing that could leave <...>
_BASE = re.compile(r"https?://[A-Za-z0-9](?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*/")


def _line(value: str) -> str:
    return " ".join(value.split())


def _title(value: Any) -> Any:
    """One title of {th: ..., en: ...}."""
    if not isinstance(value, dict):
        return value
    wrong = sorted(set(value) - {"th", "en"})
    if wrong:
        raise ValueError(f"no language {wrong[0]!r} here; write th: and en:, or one text")
    titles = [value[language] for language in ("th", "en") if value.get(language)]
    if not all(isinstance(title, str) for title in titles):
        raise ValueError("one line of text is wanted for each language")
    return " · ".join(titles)


def _base(value: str) -> str:
    if not _BASE.fullmatch(value):
        raise ValueError(f"{value!r} is no base of IRIs; write https://.../ with a slash at its end")
    return value


Line = Annotated[Text, AfterValidator(_line)]


class Manifest(BaseModel):
    """The settings of a collection; whatever is not set is None, and has its default where it is used."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    title: Annotated[Line, BeforeValidator(_title)] | None = None
    curator: Line | None = None
    curated_on: Day | None = None
    licence: Line | None = None
    base: Annotated[str, AfterValidator(_base)] = DEFAULT_BASE
    as_of: Day | None = None


def read_manifest(path: Path) -> Manifest:
    """The settings in a collection.yaml; an empty one sets nothing.

    Raises:
        CollectionError: naming the setting and what would be right.
        RecordError: when the file is no YAML.
        SourceError: when it cannot be read.
    """
    written = text_or_nothing(path)
    if all(not line.strip() or line.lstrip().startswith("#") for line in written.split("\n")):
        return Manifest()
    data = plain_yaml(written, place=str(path))
    if not isinstance(data, dict):
        raise CollectionError(f"{path}: a mapping of settings is wanted: {', '.join(Manifest.model_fields)}")
    try:
        return Manifest.model_validate({key: value for key, value in data.items() if value not in (None, "")})
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        raise CollectionError(f"{path}: {fault['loc'][0]}: {_sentence(fault)}") from None


def _sentence(fault: Mapping[str, Any]) -> str:
    if fault["type"] == "extra_forbidden":
        known = list(Manifest.model_fields)
        near = difflib.get_close_matches(str(fault["loc"][0]), known, n=1, cutoff=0.5)
        return f"no such setting; {f'did you mean {near[0]}?' if near else 'known: ' + ', '.join(known)}"
    if fault["type"] == "value_error":
        return str(fault["msg"]).removeprefix("Value error, ")
    return "one line of text is wanted here"
