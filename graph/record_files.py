"""Files of records: JSON, JSON lines and YAML, read with the place of every fault and written back without loss.

YAML is read as YAML 1.2 with every scalar a text, so that ``13:00`` stays a time and ``NO`` a country; duplicate keys,
aliases and tags are refused (a few lines of nested aliases can unfold to gigabytes).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.representer import SafeRepresenter

from citypact.errors import RecordError
from citypact.graph.reading import read_text
from citypact.graph.records import Record, Steps, record_from

__all__ = [
    "RECORD_SUFFIXES",
    "as_yaml",
    "line_of",
    "plain_yaml",
    "read_records",
    "write_in_one_step",
    "write_record",
    "write_records",
]

RECORD_SUFFIXES = (".json", ".jsonl", ".yaml", ".yml")
_DEEPEST = 40
_TAGS = {
    f"tag:yaml.org,2002:{name}"
    for name in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp", "merge")
}
# fields that are not text: the record format's numbers and truth values
_NUMBERS = {
    "start": int,
    "end": int,
    "confidence": float,
    "unnamed_parties": int,
    "latitude": float,
    "longitude": float,
}
_FLAGS = {"retelling", "synthetic", "inferred"}


def read_records(
    path: Path, *, refused: Callable[[RecordError], None] | None = None
) -> Iterator[tuple[str, Record]]:
    """The records of one file, each with its place ("file", "file:line" or "file#number").

    Args:
        path: a .json, .jsonl, .yaml or .yml file.
        refused: told of every broken record, after which reading goes on; without it the first one is raised.

    Raises:
        SourceError: when the file cannot be read.
        RecordError: with file, field, value and what would be right.
    """
    for place, load, line in _parts(path):
        try:
            yield place, record_from(load(), place=place, line_of=line)
        except RecordError as error:
            if refused is None:
                raise
            refused(error)


_Lines = Callable[[Steps], int | None] | None


def _parts(path: Path) -> Iterator[tuple[str, Callable[[], Any], _Lines]]:
    """The places of the records in a file, each with what loads its data and, of YAML, what tells the line of a value."""
    text, place = (
        read_text(path, then="write the record into it, as UTF-8 text, or remove it").text,
        str(path),
    )
    if path.suffix.lower() == ".jsonl":
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                at = f"{place}:{number}"
                yield at, partial(_json, line, at, jsonl=True), None
        return
    lines = None if path.suffix.lower() == ".json" else partial(line_of, text)
    whole = (
        partial(_json, text, place)
        if path.suffix.lower() == ".json"
        else partial(plain_yaml, text, place=place)
    )
    try:
        data = whole()
    except RecordError:
        yield place, whole, None
        return
    if isinstance(data, list):
        for number, item in enumerate(data, 1):
            yield f"{place}#{number}", partial(_same, item), None
    else:
        yield place, partial(_same, data), lines


def _same(data: Any) -> Any:
    return data


def write_record(record: Record, path: Path) -> None:
    """Write one record as JSON or YAML, by the file's ending, in one step."""
    if path.suffix.lower() in (".yaml", ".yml"):
        write_in_one_step(path, as_yaml(record))
    else:
        write_in_one_step(path, json.dumps(record.plain(), ensure_ascii=False, indent=1) + "\n")


def write_records(records: Iterable[Record], path: Path) -> None:
    """Write records as JSON lines, in one step."""
    lines = (json.dumps(record.plain(), ensure_ascii=False) + "\n" for record in records)
    write_in_one_step(path, "".join(lines))


def as_yaml(record: Record) -> str:
    """The record as YAML; texts that YAML 1.1 readers would take for other things are quoted."""
    out, yaml = StringIO(), YAML(typ="safe", pure=True)
    yaml.allow_unicode, yaml.default_flow_style, yaml.width = True, False, 100_000
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    yaml.Representer = _Representer
    yaml.dump(record.plain(), out)
    return out.getvalue()


class _Representer(SafeRepresenter):
    """Writes texts with YAML 1.1's further line ends in double quotes, where they are escaped and read back."""

    def text(self, value: str) -> ScalarNode:
        """The node of a text."""
        style = '"' if any(end in value for end in "\x85\u2028\u2029") else None
        node: ScalarNode = self.represent_scalar("tag:yaml.org,2002:str", value, style=style)
        return node


_Representer.add_representer(str, _Representer.text)


def plain_yaml(text: str, *, place: str, numbers: bool = True) -> Any:
    """YAML 1.2 as dicts, lists and texts; numbers and truth values only where the record format has them.

    Args:
        text: the YAML.
        place: where it stands, for the message.
        numbers: False for what is no record: every scalar is a text.

    Raises:
        RecordError: with line and column.
    """
    yaml = YAML(typ="safe", pure=True)
    try:
        for event in yaml.parse(text):
            if isinstance(event, AliasEvent):
                raise RecordError(
                    f"{place}:{event.start_mark.line + 1}: aliases (*name) are not read; write the value out"
                )
        node = yaml.compose(text)
    except MarkedYAMLError as error:
        mark, problem = error.problem_mark or error.context_mark, error.problem or str(error)
        if "quoted scalar" in str(error.context) and "end of stream" in problem:
            mark, problem = error.context_mark, "the quotation mark that opens here is never closed"
        where = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise RecordError(f"{place}{where}: not YAML: {problem}; mend this line") from None
    except (YAMLError, ValueError, RecursionError, NotImplementedError) as error:
        raise RecordError(f"{place}: not YAML: {' '.join(str(error).split())[:200]}; mend the file") from None
    if node is None:
        raise RecordError(f"{place}: the file holds no record; it starts with id: and lang:")
    return _plain(node, place, None, 0, typed=numbers)


def line_of(text: str, steps: Steps) -> int | None:
    """The line on which a value of a YAML text stands, or the nearest thing around it that is there."""
    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, ValueError, RecursionError, NotImplementedError):
        return None
    line: int | None = None
    for step in steps:
        found = None
        if isinstance(node, MappingNode):
            for key, value in node.value:
                if key.value == step:
                    line, found = key.start_mark.line + 1, value
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            found = node.value[step]
            line = found.start_mark.line + 1
        if found is None:
            break
        node = found
    return line


def _plain(node: Node, place: str, key: str | None, depth: int, *, typed: bool) -> Any:
    if depth > _DEEPEST:
        raise RecordError(f"{_at(node, place)}: nested more than {_DEEPEST} deep; no record is")
    if node.tag and node.tag not in _TAGS:
        raise RecordError(f"{_at(node, place)}: the tag {node.tag} is not read; remove it")
    if isinstance(node, MappingNode):
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                raise RecordError(f"{_at(key_node, place)}: a key is a plain word")
            name = str(key_node.value)
            if name in found:
                raise RecordError(f"{_at(key_node, place)}: the key {name!r} stands twice; keep one")
            found[name] = _plain(value_node, place, name, depth + 1, typed=typed)
        return found
    if isinstance(node, SequenceNode):
        return [_plain(item, place, None, depth + 1, typed=typed) for item in node.value]
    return _scalar(node, key if typed else None, place)


def _scalar(node: Any, key: str | None, place: str) -> Any:
    value = str(node.value)
    if node.style in ("'", '"', "|", ">"):
        return value
    if value in ("", "~", "null", "Null", "NULL"):
        return None
    if key in _FLAGS and value.lower() in ("true", "false"):
        return value.lower() == "true"
    if key in _NUMBERS:
        try:
            return _NUMBERS[key](value)
        except ValueError:
            raise RecordError(f"{_at(node, place)}: {key}: {value[:40]!r} is no number") from None
    return value


def _at(node: Node, place: str) -> str:
    mark = node.start_mark
    return f"{place}:{mark.line + 1}" if mark else place


def _json(text: str, place: str, *, jsonl: bool = False) -> Any:
    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in items:
            if key in found:
                raise RecordError(f"{place}: the key {key!r} stands twice; keep one")
            found[key] = value
        return found

    try:
        return json.loads(text, object_pairs_hook=pairs)
    except json.JSONDecodeError as error:
        where = f"{error.colno}" if jsonl else f"{error.lineno}:{error.colno}"
        raise RecordError(f"{place}:{where}: not JSON: {error.msg}; mend this line") from None
    except RecursionError:
        raise RecordError(f"{place}: nested too deep; no record is") from None
    except ValueError:  # an integer of more digits than Python converts
        raise RecordError(f"{place}: a number of thousands of digits; no record has one") from None


def write_in_one_step(path: Path, text: str) -> None:
    """Write a text so that readers see the old one or the new one, whole.

    Raises:
        RecordError: when it cannot be written.
    """
    draft = path.with_name(f".{path.name}.draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, "utf-8", newline="\n")
        draft.replace(path)
    except OSError as error:
        raise RecordError(
            f"{path}: cannot be written ({error.strerror or error}); choose a folder of yours"
        ) from None
