"""The Python front door: build a graph, open it, ask it, look at it."""

from __future__ import annotations

import datetime as dt
import os
import re
import warnings
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from types import EllipsisType
from typing import TYPE_CHECKING, Any

from citypact.answers import Answer
from citypact.errors import GraphError, QueryError
from citypact.graph.folder import KEPT, BuildInfo, BuiltGraph, GraphFolder
from citypact.graph.importing.addresses import shown_address
from citypact.graph.servers.addresses import is_address

if TYPE_CHECKING:
    import rdflib

    from citypact.graph.building import Built
    from citypact.graph.network import Network, Projection, Weight
    from citypact.graph.records import Record
    from citypact.graph.ties import Ties
    from citypact.queries import Askable
    from citypact.queries.remote import Remote
    from citypact.viz.figures import Figure

__all__ = [
    "DEFAULT_FOLDER",
    "Answer",
    "Graph",
    "View",
    "build",
    "build_with_report",
    "draw_pages",
    "extract",
    "open",
    "place_of_graph",
]

DEFAULT_FOLDER = "citypact-graph"
OWN_TIMEOUT = 60.0  # seconds that a query of one's own has

Place = str | os.PathLike[str]


class View:
    """One view, in memory: shows itself in a notebook, is saved as a page that opens without a network, or as a figure."""

    def __init__(
        self,
        page: str | Callable[[], str],
        draw: Callable[..., Figure] | None = None,
        *,
        kind: str = "view",
    ) -> None:
        self._page, self._draw, self._kind = page, draw, kind

    @property
    def html(self) -> str:
        """The page."""
        if not isinstance(self._page, str):
            self._page = self._page()
        return self._page

    def figure(
        self,
        format: str,
        *,
        width_mm: float = 160.0,
        dpi: int = 300,
        font: Place | None = None,
        caption: str = "both",
    ) -> Figure:
        """The view as a figure for print: its bytes, its size, and the letters that no font here has.

        Args:
            format: "svg", "pdf" or "png".
            width_mm: 40 to 1000.
            dpi: of a PNG.
            font: a file whose letters are taken first.
            caption: "th", "en" or "both".

        Raises:
            ViewError: one of these cannot be, or no font here has Thai letters.
        """
        from citypact.errors import ViewError
        from citypact.viz.figures import CAPTIONS, Size

        if self._draw is None:
            raise ViewError("this view is a page alone; draw it from a graph: citypact view")
        if caption not in CAPTIONS:
            raise ViewError(f"no caption {caption[:20]!r}; there are: {', '.join(CAPTIONS)}")
        return self._draw(
            format,
            size=Size(width_mm=width_mm, dpi=dpi),
            font=Path(font) if font is not None else None,
            caption_in=CAPTIONS[caption],
        )

    def save(self, path: Place, **size: Any) -> Path:
        """Write the page, or, to a name that ends in .svg, .pdf or .png, the figure; returns where.

        Args:
            path: where.
            size: of a figure, as `figure` takes it: width_mm, dpi, font, caption.

        Raises:
            ViewError: as `figure`, or a size was given for a page.
            ExportError: the file cannot be written.
        """
        from citypact.errors import ViewError
        from citypact.graph.exports import write_atomically
        from citypact.viz.figures import FORMATS, format_of

        place = Path(path)
        format = format_of(place)
        if format is None and size:
            raise ViewError(
                f"{place}: a page has no {next(iter(size))}; name a figure that ends in .{', .'.join(FORMATS)}"
            )
        content = self.html.encode("utf-8") if format is None else self.figure(format, **size).content
        return write_atomically(place, content)

    def show(self) -> None:
        """Show the page in a notebook, wherever in a cell this stands; the last line of a cell shows itself.

        Raises:
            ViewError: this is no notebook.
        """
        from citypact.errors import ViewError

        try:
            from IPython import get_ipython
            from IPython.display import display
        except ImportError:
            get_ipython = None
        if get_ipython is None or get_ipython() is None:
            raise ViewError(
                f'a view shows itself in a notebook; here, write a file and open it: .save("{self._kind}.html")'
            )
        display(self)  # type: ignore[no-untyped-call]

    def _repr_html_(self) -> str:
        from citypact.viz.notebook import framed

        return framed(self.html, self._kind)

    def __repr__(self) -> str:
        return f'<citypact.View {self._kind}; .save("{self._kind}.html") writes its page>'


class Graph:
    """One built graph, read-only, in a folder or on a server.

    Opened by `citypact.open`; made by `citypact.build`.
    """

    def __init__(self, graph: BuiltGraph | Remote) -> None:
        self._graph = graph

    @property
    def info(self) -> BuildInfo:
        """What this build is: id, version, collection, counts, licences."""
        return self._graph.info

    @property
    def built(self) -> BuiltGraph:
        """The build itself: its folder and its pyoxigraph store; of a graph on a server, all of it, fetched once."""
        return self.fetch()

    @property
    def asked(self) -> Askable:
        """The graph as questions are put to it: where it is."""
        from citypact.queries import askable

        return askable(self._graph)

    def fetch(self, progress: Callable[[str, int, int | None], None] | None = None) -> BuiltGraph:
        """What networks, views and exports are made from; of a graph on a server it is fetched into memory first, once.

        Args:
            progress: told the step, and how much of it is done.

        Raises:
            EndpointError: when not all of it can be had.
        """
        if isinstance(self._graph, BuiltGraph):
            return self._graph
        return self._graph.fetched(progress or (lambda step, done, total: None))

    def query(
        self,
        query: str,
        params: Mapping[str, Any] | None = None,
        *,
        timeout: float | EllipsisType | None = ...,
        memory: int | None = None,
        allow_service: bool = False,
        **more: Any,
    ) -> Answer:
        """Ask a catalogued question by name, or SPARQL.

        Args:
            query: a name that ``citypact queries`` lists, or a SPARQL query.
            params: values of the question's parameters; they may be given by keyword too.
            timeout: seconds after which the query is given up, None for never. Where it is not said, a query of your own has
                60 seconds, and a catalogued question any time.
            memory: MiB that it may take; a quarter of the machine's where it is not said. A query with a limit runs in a
                process of its own, which is ended at the limit and kept for the next query otherwise.
            allow_service: let the query ask other servers.
            more: parameters by keyword; ``limit`` and ``offset`` too.

        Raises:
            QueryError: one of its kinds (see citypact.errors).
        """
        from citypact.queries import Why, catalogue_names, question, run
        from citypact.queries.apart import apart
        from citypact.queries.memory import allowance

        if not isinstance(query, str):
            raise QueryError(
                f"a query is the name of a catalogued question (citypact queries lists them) or SPARQL as text, and no "
                f"{type(query).__name__}; write for example: graph.query('agreements')"
            )
        for name, value in (("timeout", timeout), ("memory", memory)):
            if not isinstance(value, int | float | EllipsisType | None) or value is True:
                raise QueryError(
                    f"{name}: {value!r} is no number; give {'seconds' if name == 'timeout' else 'MiB'}, or None"
                )
        asked = question(query) if query in catalogue_names() or _is_name(query) else query
        if isinstance(timeout, EllipsisType):
            timeout = OWN_TIMEOUT if isinstance(asked, str) else None
        asking = self.asked
        if timeout is not None or memory is not None:
            asking = apart(asking, memory=memory << 20 if memory else allowance())
        rows = run(
            asking,
            asked,
            {**(params or {}), **more},
            timeout=timeout,
            allow_service=allow_service,
            today=dt.date.today().isoformat(),
        )
        if rows.noted:
            warnings.warn(rows.noted, stacklevel=2)
        return Answer(rows, lambda given: Why(asking, given, timeout=timeout))

    def network(
        self,
        projection: Projection = "bodies",
        weight: Weight = "count",
        *,
        status: Collection[str] | None = None,
        kinds: Collection[str] | None = None,
        as_of: str | None = None,
    ) -> Network:
        """The cooperation network as a networkx MultiGraph: one edge per agreement and pair.

        Args:
            projection: "bodies" ties the parties of an agreement pairwise; "bipartite" has a node for each agreement.
            weight: "count" (1 each) or "shared" (an agreement of n parties gives each of its edges 1/(n-1)).
            status: keep agreements of these statuses.
            kinds: keep bodies of these levels.
            as_of: keep agreements that had begun, or were planned, by this day (YYYY-MM-DD).
        """
        from citypact.graph.network import network

        return network(
            self.built, projection=projection, weight=weight, status=status, kinds=kinds, as_of=as_of
        )

    def view(
        self,
        kind: str = "partners",
        *,
        focus: str | None = None,
        lang: str = "th",
        status: Collection[str] | None = None,
        kinds: Collection[str] | None = None,
        as_of: str | None = None,
    ) -> View:
        """One view, as a page and as a figure.

        Args:
            kind: a name of VIEWS, or "explorer"; the explorer's figure is that of its network.
            focus: a body, by name or IRI.
            lang: the language that the page opens in, and that of a figure's names: "th" or "en".
            status: as `network` takes it; as are kinds and as_of.
            kinds: keep bodies of these levels.
            as_of: keep agreements that had begun, or were planned, by this day.

        Raises:
            ViewError: when there is no such view, the focus is unknown, or filters were given for the explorer.
            ParameterError: when a filter is none.
        """
        from functools import partial

        from citypact.graph.network import network
        from citypact.graph.ties import Ties
        from citypact.viz.figures import figure
        from citypact.viz.page import page
        from citypact.viz.views import check_language, drawn, explored, projection_of, render_explorer

        check_language(lang)
        ties = Ties(self.built.store)
        if kind == "explorer":
            explored(focus=focus, filters=bool(status or kinds or as_of))

            def of_network(format: str, **size: Any) -> Figure:
                """The figure, whose network no page needs."""
                partners = drawn("partners", network(self.built, ties=ties))
                return figure(partners, format, lang=lang, info=self.info, **size)

            return View(partial(render_explorer, self.built, ties=ties, lang=lang), of_network, kind=kind)
        shown = network(
            self.built, projection=projection_of(kind), status=status, kinds=kinds, as_of=as_of, ties=ties
        )
        picture = drawn(kind, shown, focus=focus)
        return View(
            partial(page, picture, lang=lang, ties=ties),
            partial(figure, picture, lang=lang, info=self.info),
            kind=kind,
        )

    def rdflib(self) -> rdflib.Graph:
        """The known graph as an rdflib Graph over the same store, read-only."""
        import rdflib
        from oxrdflib import OxigraphStore
        from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

        return rdflib.Graph(store=OxigraphStore(store=self.built.store), identifier=DATASET_DEFAULT_GRAPH_ID)

    def __repr__(self) -> str:
        counts = self.info.counts
        return (
            f"<citypact.Graph {self.info.id}: {counts.get('agreements', 0)} agreements, "
            f"{counts.get('bodies', 0)} bodies, {self.info.collection}>"
        )


def place_of_graph(where: Place | None = None) -> Path:
    """The graph folder that is meant: the one named, else CITYPACT_GRAPH, else ./citypact-graph.

    Raises:
        GraphError: for an address, whatever its protocol, or an empty name.
    """
    named = _named(where)
    if not named.strip():
        raise GraphError("the name of the graph is empty; give a folder or an address, or leave it out")
    if is_address(named):
        raise GraphError(
            f"{shown_address(named)}: an address; a graph is written into a folder, and loaded into an endpoint by: "
            "citypact push"
        )
    if re.match(r"[a-z][a-z0-9+.-]+:/", named, re.IGNORECASE):  # a path has lost the second slash
        raise GraphError(
            f"{shown_address(named)}: a graph is a folder, made by citypact build, or the http or https address of a SPARQL "
            "endpoint, and no other; give one of these"
        )
    return Path(named)


def _named(where: Place | None) -> str:
    return os.fspath(where) if where is not None else os.environ.get("CITYPACT_GRAPH") or DEFAULT_FOLDER


def open(
    where: Place | None = None,
    *,
    in_memory: bool | None = None,
    told: Callable[[str], None] = lambda line: None,
) -> Graph:
    """Open the current build of a graph folder, or the graph behind a SPARQL endpoint.

    Args:
        where: the folder, or the address of the endpoint; else CITYPACT_GRAPH, else ./citypact-graph.
        in_memory: ask the known graph in memory: from the first question on (True), never (False), or, unless said, as soon as
            as much time was spent on asking as loading takes, where it has at most half a million statements.
        told: told what a server makes necessary, a line each: waits, and questions that are answered from a copy.

    Raises:
        NoGraph: when there is none.
        GraphError: when it cannot be read, or the endpoint holds no graph of citypact.
        EndpointError: when the endpoint does not answer.
    """
    if is_address(named := _named(where)):
        from citypact.queries.remote import connected

        return Graph(connected(named, told=told, chosen=True))
    return Graph(GraphFolder(place_of_graph(where)).open(in_memory=in_memory))


def build(
    *collections: Place,
    out: Place = DEFAULT_FOLDER,
    with_bundled: bool = False,
    replace: bool = False,
    allow_synthetic: bool = False,
    allow_invalid: bool = False,
    licences: Collection[str] | None = None,
    extractor: str = "rules",
    keep: int = KEPT,
) -> Graph:
    """Build a graph and open it; without collections, of the bundled one. ``extractor`` names who reads the texts,
    ``licences`` the licences of the sources that go in; ``keep`` builds stay in the folder, this one among them.

    Raises:
        CollectionError, GraphError, InvalidGraph: see `citypact.graph.building.build`.
    """
    return Graph(
        build_with_report(
            collections,
            place_of_graph(out),
            with_bundled=with_bundled,
            replace=replace,
            allow_synthetic=allow_synthetic,
            allow_invalid=allow_invalid,
            licences=licences,
            extractor=extractor,
            keep=keep,
        ).graph
    )


def build_with_report(
    collections: Sequence[Place],
    out: Path,
    *,
    with_bundled: bool = False,
    replace: bool = False,
    allow_synthetic: bool = False,
    allow_invalid: bool = False,
    licences: Collection[str] | None = None,
    extractor: str = "rules",
    keep: int = KEPT,
    jobs: int = 1,
    progress: Callable[[str, int, int | None], None] | None = None,
) -> Built:
    """As `build`, with the builder's report and a progress callback (step, done, total).

    ``jobs`` spreads the reading of many texts over processes; a script that asks for more than one guards its own
    beginning with ``if __name__ == "__main__"``, since each process imports it.
    """
    from citypact.graph.building import build as make
    from citypact.graph.collecting import bundled, open_collection
    from citypact.graph.extractors import Reader

    read = Reader(extractor, jobs)
    opened = [open_collection(Path(each)) for each in collections]
    if with_bundled or not opened:
        opened.append(bundled())
    return make(
        opened,
        out,
        extract=read,
        pages=draw_pages,
        replace=replace,
        allow_synthetic=allow_synthetic,
        allow_invalid=allow_invalid,
        licences=licences,
        keep=keep,
        progress=progress or (lambda step, done, total: None),
    )


def extract(text: str, **source: Any) -> Record:
    """The record of one text; ``id=`` and what is known of its source (url, title, publisher, published) by keyword."""
    from citypact.graph.extraction import extract as read
    from citypact.graph.reading import stored

    return read(stored(text), **{"id": "text", **source})


def draw_pages(built: BuiltGraph, ties: Ties | None = None) -> None:
    """The pages that every build writes; ``ties`` where the agreements were read already."""
    from citypact.graph.network import network
    from citypact.graph.ties import Ties
    from citypact.viz.views import render, render_explorer

    ties = ties or Ties(built.store)
    drawn = network(built, ties=ties)
    for kind in ("partners", "domains"):
        View(render(kind, drawn, ties=ties)).save(built.pages / f"{kind}.html")
    View(render_explorer(built, ties=ties)).save(built.pages / "explorer.html")


def _is_name(query: str) -> bool:
    """Whether a text is meant as the name of a question: one word, which no SPARQL query is."""
    return len(query.split()) == 1 and "{" not in query
