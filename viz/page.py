"""Pages: a picture becomes one HTML file, through pyvis and a template of our own.

pyvis carries nodes, lines and options to the template; the template is ours because that of pyvis asks other servers for
parts of the page and writes names unescaped. Nodes and lines are handed over whole: ``Network.add_edge`` scans all lines
for every new one, and drops a second agreement of the same pair.

Scripts and styles are named by their hashes in the page's Content-Security-Policy (CSP Level 3, section 2.3.1): nothing
else can run, whatever a name contains.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from citypact.viz.drawing import Drawing, drawing_of
from citypact.viz.names import plain
from citypact.viz.picture import Picture
from citypact.viz.style import LINES, MARKS, THEMES
from citypact.viz.summary import Summary, summary_of
from citypact.viz.words import UI

__all__ = ["LANGUAGES", "page"]

LANGUAGES = ("th", "en")

# The part of pyvis that holds vis-network; its style sheet (220 kB of icons for editing tools that the page does not
# offer) stays out: the canvas needs none of it.
_LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"

_OPTIONS: Mapping[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "dragNodes": False,
        "hover": True,
        "keyboard": {"enabled": False},
        "multiselect": False,
        "navigationButtons": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 86_400_000,
    },
    "nodes": {"shape": "custom", "chosen": False, "font": {"size": 0}},
    "edges": {"chosen": False, "selectionWidth": 0, "hoverWidth": 0, "color": {"inherit": False}},
}


def page(picture: Picture, *, lang: str) -> str:
    """The whole HTML of a picture; the same picture gives the same text."""
    drawing, summary = drawing_of(picture, lang=lang), summary_of(picture)
    library, script, style = _library(), _part("card.js") + _part("tooltip.js") + _part("page.js"), _style()
    environment = Environment(
        loader=DictLoader({"page.html": _part("page.html")}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["json"] = script_json
    environment.filters["svg"] = _svg
    environment.filters["line"] = _line
    ui = {**UI, "find": UI["find_group"]} if picture.groups else dict(UI)
    environment.globals.update(
        lang=lang,
        picture=picture,
        summary=summary,
        facts={**_facts(picture, drawing, summary, lang), "ui": ui},
        group_names={group.key: group.name for group in picture.groups},
        domain_names={entry.key: entry.name for entry in summary.domains},
        bar=_bar,
        ui=ui,
        csp=f"default-src 'none'; script-src '{_hash(library)}' '{_hash(script)}'; style-src '{_hash(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'",
        library=Markup(library),
        script=Markup(script),
        style=Markup(style),
    )
    network = Network(cdn_resources="in_line")
    network.nodes, network.edges = drawing.nodes, drawing.edges
    network.options = dict(_OPTIONS)
    network.templateEnv, network.path = environment, "page.html"
    return str(network.generate_html()).lstrip()


def script_json(value: Any) -> Markup:
    """JSON that can stand in a script element: nothing in it opens a tag, an entity or a new line.

    >>> print(script_json("</script>"))
    "\\u003c/script\\u003e"
    """
    text = (
        value
        if isinstance(value, str) and value.startswith("{")
        else json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    )
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def _facts(picture: Picture, drawing: Drawing, summary: Summary, lang: str) -> dict[str, Any]:
    """What cards and canvas need besides nodes and lines."""
    shown = {party for facts in picture.agreements.values() for party in facts.parties}
    shown.update(iri for iri in picture.bodies if iri in picture.network)
    bodies = [body for iri, body in picture.bodies.items() if iri in shown]
    place = {body.iri: index for index, body in enumerate(bodies)}
    node_of = {str(node["iri"]): int(node["id"]) for node in drawing.nodes}
    return {
        "lang": lang,
        "kind": picture.kind,
        "focus": node_of.get(picture.focus) if picture.focus else None,
        "themes": {theme: dict(colours) for theme, colours in THEMES.items()},
        "levels": {entry.key: entry.name for entry in summary.levels},
        "domains": {entry.key: entry.name for entry in summary.domains},
        "marks": {key: _mark(key) for key in MARKS},
        "lines": {key: [line.width, list(line.dashes), line.faint] for key, line in LINES.items()},
        "groups": [
            {
                "node": node_of[f"group:{group.key}"],
                "bodies": len(group.bodies),
                "within": group.within,
                "count": group.agreements,
                "ties": [[node_of[f"group:{other}"], count] for other, count in group.ties[:12]],
                "foremost": group.foremost,
            }
            for group in picture.groups
        ],
        "bodies": [
            {
                "name": body.name,
                "iri": plain(body.iri),
                "level": body.level,
                "province": body.province,
                "country": body.country,
                "count": body.agreements,
                "node": node_of.get(body.iri),
            }
            for body in bodies
        ],
        "agreements": [
            {
                "iri": plain(facts.iri),
                "name": facts.name,
                "type": facts.kind,
                "status": facts.status,
                "statusWords": facts.status_words,
                "date": facts.date_words,
                "venue": facts.venue,
                "signatories": facts.signatories,
                "representatives": facts.representatives,
                "domains": facts.domains,
                "parties": [place[party] for party in facts.parties],
                "unlisted": facts.unlisted,
                "sources": [
                    {
                        "title": source.title,
                        "publisher": source.publisher,
                        "url": source.url,
                        "known": source.known,
                        "quote": source.quote,
                        "retold": source.retold or source.invented,  # no words of a real source
                    }
                    for source in facts.sources
                ],
            }
            for facts in picture.agreements.values()
        ],
    }


def _mark(key: str) -> list[Any]:
    mark = MARKS[key]
    return [mark.colour, mark.dark, mark.outline, mark.fill]


def _svg(key: str) -> Markup:
    """A mark as the legend shows it; its colour comes from the style sheet, so that it follows the theme."""
    mark = MARKS.get(key, MARKS["other"])
    if mark.outline:
        points = " ".join(f"{8 + 5.4 * x:.1f},{8 + 5.4 * y:.1f}" for x, y in mark.outline)
        shape = f'<polygon points="{points}"'
    else:
        shape = '<circle cx="8" cy="8" r="5.4"'
    rim = ' class="rim"/>' if mark.fill == "ring" else "/>"
    dot = '<circle cx="8" cy="8" r="2" class="dot"/>' if mark.fill == "dot" else ""
    name = key if key in MARKS else "other"
    return Markup(
        f'<svg class="mark m-{name}" viewBox="0 0 16 16" aria-hidden="true">{shape}{rim}{dot}</svg>'
    )


def _line(status: str) -> Markup:
    line = LINES.get(status, LINES["signed"])
    dashes = f' stroke-dasharray="{" ".join(map(str, line.dashes))}"' if line.dashes else ""
    faint = " faint" if line.faint else ""
    return Markup(
        f'<svg class="stroke{faint}" viewBox="0 0 34 8" aria-hidden="true">'
        f'<line x1="0" x2="34" y1="4" y2="4" stroke-width="{line.width}"{dashes}/></svg>'
    )


def _bar(count: int, most: int) -> Markup:
    wide = max(1.5, 46 * count / most)
    return Markup(
        f'<svg class="bar" viewBox="0 0 46 5" aria-hidden="true"><rect width="{wide:.1f}" height="5" rx="2.5"/></svg>'
    )


@cache
def _part(name: str) -> str:
    return (files("citypact.viz") / name).read_text("utf-8").replace("\r\n", "\n")


@cache
def _library() -> str:
    return (files("pyvis") / _LIBRARY).read_text("utf-8").replace("\r\n", "\n")


@cache
def _style() -> str:
    light, dark = "\n".join(_variables("light")), "\n".join(_variables("dark"))
    classes = "\n".join(f".m-{key}{{color:var(--m-{key})}}" for key in MARKS)
    return (
        f":root{{color-scheme:light dark\n{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n{classes}\n{_part('page.css')}"
    )


def _variables(theme: str) -> Iterator[str]:
    for use, colour in THEMES[theme].items():
        yield f";--{use}:{colour}"
    for key, mark in MARKS.items():
        yield f";--m-{key}:{mark.colour if theme == 'light' else mark.dark}"


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
