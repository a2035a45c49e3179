"""Pages: a picture becomes one HTML file (template.py says how)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from citypact.graph.ties import Ties
from citypact.viz.card_words import CARD
from citypact.viz.chronicle import ACROSS, BUCKET, Chronicle
from citypact.viz.chronicle_drawing import chronicle_drawing
from citypact.viz.drawing import Drawing, drawing_of
from citypact.viz.facts import AgreementFacts
from citypact.viz.groups import node_of
from citypact.viz.names import plain
from citypact.viz.picture import Picture
from citypact.viz.scripts import script
from citypact.viz.style import LINES, MARKS, THEMES, WAYS, WHENS, Outline, line_of
from citypact.viz.summary import Summary, summary_of
from citypact.viz.template import filled, part
from citypact.viz.told import told_of
from citypact.viz.words import UI, Words

__all__ = ["LANGUAGES", "page"]

LANGUAGES = ("th", "en")
# in the order in which they build upon each other and upon those that all pages share
_SCRIPTS = ("facts.js", "things.js", "hubs.js", "canvas.js", "chronicle.js", "light.js", "page.js")


def page(picture: Picture, *, lang: str, ties: Ties | None = None) -> str:
    """The whole HTML of a picture; the same picture gives the same text.

    ``ties``, where they were read from a store, give the sentences and the roles that the card shows.
    """
    chronicle, summary = picture.chronicle, summary_of(picture)
    drawing = chronicle_drawing(picture, chronicle) if chronicle else drawing_of(picture, lang=lang)
    ui = _words(picture)
    return filled(
        "page.html",
        script=script(_SCRIPTS),
        style=part("page.css"),
        nodes=_numbered(drawing.nodes, picture, summary),
        edges=drawing.edges,
        filters={"svg": _svg, "line": _line, "when": _when},
        lang=lang,
        picture=picture,
        summary=summary,
        facts={**_facts(picture, drawing, summary, lang, ties), "ui": ui},
        rows=list(_rows(picture)),
        group_names={group.key: group.name for group in picture.groups},
        domain_names={entry.key: entry.name for entry in summary.domains},
        bar=_bar,
        many={"person": "people", "site": "sites", "room": "rooms"},
        ui=ui,
    )


def _words(picture: Picture) -> dict[str, Words]:
    """The fixed words of the page; some are those of its kind."""
    own = {
        use: UI[f"{use}_{picture.kind}"]
        for use in ("find", "how", "colour_and_shape")
        if f"{use}_{picture.kind}" in UI
    }
    return {**UI, **CARD, **own, **({"find": UI["find_group"]} if picture.groups else {})}


def _facts(
    picture: Picture, drawing: Drawing, summary: Summary, lang: str, ties: Ties | None
) -> dict[str, Any]:
    """What cards and canvas need besides nodes and lines."""
    numbers = drawing.numbers
    return {
        "lang": lang,
        "kind": picture.kind,
        "focus": numbers.get(picture.focus) if picture.focus else None,
        "themes": {theme: dict(colours) for theme, colours in THEMES.items()},
        "levels": {entry.key: entry.name for entry in summary.levels},
        "domains": {entry.key: entry.name for entry in summary.domains},
        "marks": {key: _mark(key) for key in MARKS},
        "lines": {
            key: [line.width, list(line.dashes), line.faint, line.double]
            for key, line in {**LINES, **WAYS}.items()
        },
        "groups": [
            {
                "node": numbers[node_of(group.key)],
                "bodies": len(group.bodies),
                "within": group.within,
                "count": group.agreements,
                "ties": [[numbers[node_of(other)], count] for other, count in group.ties[:12]],
                "foremost": group.foremost,
            }
            for group in picture.groups
        ],
        "whens": dict(WHENS),
        "chronicle": _chronicle(picture.chronicle),
        **told_of(picture, numbers, ties),
    }


def _chronicle(chronicle: Chronicle | None) -> dict[str, Any] | None:
    if chronicle is None:
        return None
    return {
        "first": chronicle.first,
        "last": chronicle.last,
        "undated": chronicle.undated,
        "counted": chronicle.counted,
        "most": {kind: chronicle.most(kind) for kind in ("body", "type")},
        "across": ACROSS,
        "bucket": BUCKET,
    }


def _numbered(
    nodes: Sequence[Mapping[str, Any]], picture: Picture, summary: Summary
) -> list[Mapping[str, Any]]:
    """The nodes; a domain has the number of its row in the legend, which stands for its name where this has no room."""
    rank = {entry.key: place for place, entry in enumerate(summary.domains, start=1)}
    number = {
        plain(iri): rank[data["notation"]]
        for iri, data in picture.network.nodes(data=True)
        if data.get("kind") == "domain" and data.get("notation") in rank
    }
    return [
        {**node, "number": number[node["iri"]]} if node["iri"] in number else dict(node) for node in nodes
    ]


def _rows(picture: Picture) -> Iterator[tuple[int, AgreementFacts, tuple[tuple[Words, ...], ...]]]:
    """The rows of the table: the place of an agreement, its facts, and what stands before them."""
    order = {iri: place for place, iri in enumerate(picture.agreements)}
    for iri, led in picture.listing.rows if picture.listing else ((iri, ()) for iri in order):
        yield order[iri], picture.agreements[iri], led


def _mark(key: str) -> list[Any]:
    mark = MARKS[key]
    return [mark.colour, mark.dark, mark.outline, mark.fill]


def _svg(key: str) -> Markup:
    """A mark as the legend shows it; its colour comes from the style sheet, so that it follows the theme."""
    mark = MARKS.get(key, MARKS["other"])
    shape = _shape(mark.outline, 5.4)
    rim = ' class="rim"/>' if mark.fill == "ring" else "/>"
    dot = '<circle cx="8" cy="8" r="2" class="dot"/>' if mark.fill == "dot" else ""
    name = key if key in MARKS else "other"
    return Markup(
        f'<svg class="mark m-{name}" viewBox="0 0 16 16" aria-hidden="true">{shape}{rim}{dot}</svg>'
    )


def _line(status: str) -> Markup:
    line = line_of(status)
    dashes = f' stroke-dasharray="{" ".join(map(str, line.dashes))}"' if line.dashes else ""
    faint = " faint" if line.faint else ""
    gap = '<line x1="0" x2="34" y1="4" y2="4" stroke-width="2" class="gap"/>' if line.double else ""
    return Markup(
        f'<svg class="stroke{faint}" viewBox="0 0 34 8" aria-hidden="true">'
        f'<line x1="0" x2="34" y1="4" y2="4" stroke-width="{4 if line.double else line.width}"{dashes}/>{gap}</svg>'
    )


def _when(status: str) -> Markup:
    """How an agreement of a status stands on the timeline, where its day is known."""
    outline, fill = WHENS.get(status, WHENS["signed"])
    name = status if status in WHENS else "signed"
    return Markup(
        f'<svg class="mark when s-{name}" viewBox="0 0 16 16" aria-hidden="true">'
        f'{_shape(outline, 4.6)} class="{"rim" if fill == "ring" else "full"}"/></svg>'
    )


def _shape(outline: Outline, reach: float) -> str:
    """The beginning of an element that draws an outline in the middle of a square of 16."""
    points = " ".join(f"{8 + reach * x:.1f},{8 + reach * y:.1f}" for x, y in outline)
    return f'<polygon points="{points}"' if outline else f'<circle cx="8" cy="8" r="{reach}"'


def _bar(count: int, most: int) -> Markup:
    wide = max(1.5, 46 * count / most)
    return Markup(
        f'<svg class="bar" viewBox="0 0 46 5" aria-hidden="true"><rect width="{wide:.1f}" height="5" rx="2.5"/></svg>'
    )
