"""The template hook: how a template of ours, with scripts, styles and data in it, becomes one page through pyvis.

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
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from citypact.viz.style import MARKS, THEMES

__all__ = ["filled", "part", "script_json"]

# The part of pyvis that holds vis-network; its style sheet (220 kB of icons for editing tools that the page does not
# offer) stays out: the canvas needs none of it.
_LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"

_SHARED = "shared.html"

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


def filled(
    template: str,
    *,
    script: str,
    style: str,
    nodes: Sequence[Mapping[str, Any]] = (),
    edges: Sequence[Mapping[str, Any]] = (),
    options: Mapping[str, Any] | None = None,
    filters: Mapping[str, Callable[..., Any]] | None = None,
    room: str = "citypact.viz",
    **told: Any,
) -> str:
    """The page that a template makes, with its script, its style, pyvis's library and what is told by name."""
    library, style = _library(), _coloured(style)
    environment = Environment(
        loader=DictLoader({template: part(template, room), _SHARED: part(_SHARED)}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(json=script_json, **(filters or {}))
    environment.globals.update(
        told,
        csp=f"default-src 'none'; script-src '{_hash(library)}' '{_hash(script)}'; style-src '{_hash(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'",
        library=Markup(library),
        script=Markup(script),
        style=Markup(style),
    )
    network = Network(cdn_resources="in_line")
    network.nodes, network.edges = list(nodes), list(edges)
    network.options = dict(_OPTIONS if options is None else options)
    network.templateEnv, network.path = environment, template
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


@cache
def part(name: str, room: str = "citypact.viz") -> str:
    """A file of a room, with the same line ends everywhere."""
    return (files(room) / name).read_text("utf-8").replace("\r\n", "\n")


@cache
def _library() -> str:
    return (files("pyvis") / _LIBRARY).read_text("utf-8").replace("\r\n", "\n")


@cache
def _coloured(style: str) -> str:
    """A style sheet with the colours of both themes and of all marks before it."""
    light, dark = "\n".join(_variables("light")), "\n".join(_variables("dark"))
    classes = "\n".join(f".m-{key}{{color:var(--m-{key})}}" for key in MARKS)
    return (
        f":root{{color-scheme:light dark\n{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n{classes}\n{style}"
    )


def _variables(theme: str) -> Iterator[str]:
    for use, colour in THEMES[theme].items():
        yield f";--{use}:{colour}"
    for key, mark in MARKS.items():
        yield f";--m-{key}:{mark.colour if theme == 'light' else mark.dark}"


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
