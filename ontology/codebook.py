"""The codebook: every concept with its scope, an example and a counter-example, as a page of the docs.

Made from the scheme files, so that a correction there is a correction here::

    python -m citypact.ontology.codebook
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from citypact.ontology.concepts import SCHEMES, Concept, concepts, scheme

__all__ = ["PAGE", "Goal", "codebook", "goals", "main"]

PAGE = Path("docs") / "codebook.md"

_OPENING = """\
# สมุดรหัส · Codebook

ค่าทุกค่าที่ระเบียนและกราฟใช้ได้ พร้อมขอบเขต ตัวอย่าง (✓) และตัวอย่างที่ไม่ใช่ (✗)
คำในกรอบคือคำที่เขียนในระเบียน หน้านี้สร้างจากไฟล์ `ontology/*.ttl` แก้ที่ไฟล์เหล่านั้นแล้วสั่ง
`python -m citypact.ontology.codebook`

Every value that records and the graph may hold, with its scope, an example (✓) and a counter-example (✗).
The word in code type is what a record says. This page is made from `ontology/*.ttl`: correct those files,
then run `python -m citypact.ontology.codebook`.
"""


@dataclass(frozen=True, slots=True)
class Goal:
    """A Sustainable Development Goal of the United Nations."""

    iri: str
    number: int
    label: Mapping[str, str]
    source: str  # where the IRI was seen


@cache
def goals() -> Mapping[str, Goal]:
    """The 17 goals by IRI (``sdgs.csv``).

    >>> goals()["http://metadata.un.org/sdg/11"].label["en"]
    'Sustainable cities and communities'
    """
    lines = (files("citypact.ontology") / "sdgs.csv").read_text("utf-8").splitlines()
    rows = [
        Goal(row["iri"], int(row["number"]), {"th": row["th"], "en": row["en"]}, row["source"])
        for row in csv.DictReader(lines)
    ]
    return MappingProxyType({goal.iri: goal for goal in rows})


def codebook() -> str:
    """The page, in Markdown, Thai before English."""
    return (
        "\n".join([_OPENING, *_contents(), "", *(line for name in SCHEMES for line in _scheme(name))]) + "\n"
    )


def _contents() -> Iterator[str]:
    for name in SCHEMES:
        label = scheme(name).label
        yield f"- [{label['th']} · {label['en']}](#{name}) ({len(concepts(name))})"


def _scheme(name: str) -> Iterator[str]:
    this = scheme(name)
    yield f'<a id="{name}"></a>'
    yield ""
    yield f"## {this.label['th']} · {this.label['en']}"
    yield ""
    yield from _both(this.definition)
    if not this.groups:
        for each in concepts(name).values():
            yield from _concept(each, "###")
    for notation, group in this.groups.items():
        yield f"### {group.label['th']} · {group.label['en']}"
        yield ""
        yield from _both(group.scope)
        for each in concepts(name).values():
            if each.group == notation:
                yield from _concept(each, "####")


def _concept(each: Concept, level: str) -> Iterator[str]:
    yield f"{level} `{each.notation}` {each.label['th']} · {each.label['en']}"
    yield ""
    short = " · ".join(dict.fromkeys(each.short_label.values()))
    yield f"`{each.iri}`" + (f" ({short})" if short else "")
    yield ""
    yield from _both(each.scope)
    for sign, texts in (("✓", each.example), ("✗", each.counter_example)):
        yield f"- {sign} {texts['th']}"
        yield f"- {sign} {texts['en']}"
    if each.related:
        yield f"- SDG: {'; '.join(map(_goal, each.related))}"
    yield ""


def _goal(iri: str) -> str:
    goal = goals()[iri]
    return f"[{goal.number} {goal.label['th']} · {goal.label['en']}]({iri})"


def _both(texts: Mapping[str, str]) -> Iterator[str]:
    for language in ("th", "en"):
        yield texts[language]
        yield ""


def main(arguments: list[str] | None = None) -> int:
    """Write the page, to the path given or to docs/codebook.md here; 2 where it cannot be written."""
    given = sys.argv[1:] if arguments is None else arguments
    page = Path(given[0]) if given else PAGE
    try:
        page.write_text(codebook(), encoding="utf-8", newline="\n")
    except OSError as error:
        print(
            f"{page}: cannot be written ({error.strerror}); run this in the root of the project",
            file=sys.stderr,
        )
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
