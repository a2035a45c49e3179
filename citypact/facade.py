"""The Python front door: build a graph, open it, ask it, look at it."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citypact.errors import GraphError, QueryError
from citypact.graph.folder import BuildInfo, BuiltGraph, GraphFolder

if TYPE_CHECKING:
    import pandas as pd
    import rdflib

    from citypact.graph.building import Built
    from citypact.graph.network import Network, Projection, Weight
    from citypact.graph.records import Record
    from citypact.queries import Answer as Rows

__all__ = [
    "DEFAULT_FOLDER",
    "Answer",
    "Graph",
    "View",
    "build",
    "build_with_report",
    "extract",
    "open",
    "place_of_graph",
]

DEFAULT_FOLDER = "citypact-graph"

Place = str | os.PathLike[str]


class View:
    """One page, in memory: shows itself in a notebook, is saved as a file that opens without a network."""

    def __init__(self, page: str) -> None:
        self.html = page

    def save(self, path: Place) -> Path:
        """Write the page; returns where."""
        from citypact.graph.exports import write_atomically

        return write_atomically(Path(path), self.html.encode("utf-8"))

    def _repr_html_(self) -> str:
        frame = (
            f'<iframe srcdoc="{html.escape(self.html, quote=True)}" style="width:100%;height:640px;border:0"'
        )
        return f'{frame} sandbox="allow-scripts" title="citypact"></iframe>'


class Answer:
    """The answer to a query: its columns and rows, read once as they come, or all at once as a data frame."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self.kind = rows.kind
        self.columns = rows.columns
        self._read = False

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Each row by column, as Python values: texts, numbers, dates; None where nothing is bound.

        Raises:
            QueryError: when the rows were read before; they come as the query runs and are not kept.
        """
        if self._read:
            raise QueryError("the rows of this answer were read already; keep them in a list, or ask again")
        self._read = True
        for row in self._rows:
            yield {column: _python(term) for column, term in zip(self.columns, row, strict=True)}

    def __bool__(self) -> bool:
        return bool(self._rows)

    def to_pandas(self) -> pd.DataFrame:
        """All rows as a pandas data frame.

        Raises:
            GraphError: where pandas is not installed.
        """
        try:
            import pandas
        except ImportError:
            raise GraphError(
                "pandas is not installed; install it with: pip install 'citypact[pandas]'"
            ) from None
        return pandas.DataFrame(list(self), columns=list(self.columns))


class Graph:
    """One built graph, read-only.

    Opened by `citypact.open`; made by `citypact.build`.
    """

    def __init__(self, built: BuiltGraph) -> None:
        self._built = built

    @property
    def info(self) -> BuildInfo:
        """What this build is: id, version, collection, counts, licences."""
        return self._built.info

    @property
    def built(self) -> BuiltGraph:
        """The build itself: its folder and its pyoxigraph store."""
        return self._built

    def query(
        self,
        query: str,
        params: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        **more: Any,
    ) -> Answer:
        """Ask a catalogued question by name, or SPARQL.

        Args:
            query: a name that ``citypact queries`` lists, or a SPARQL query.
            params: values of the question's parameters; they may be given by keyword too.
            timeout: seconds after which the query is given up.
            more: parameters by keyword.

        Raises:
            QueryError: one of its kinds (see citypact.errors).
        """
        from citypact.queries import catalogue_names, question, run

        asked = question(query) if query in catalogue_names() or _is_name(query) else query
        return Answer(run(self._built, asked, {**(params or {}), **more}, timeout=timeout))

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
            self._built, projection=projection, weight=weight, status=status, kinds=kinds, as_of=as_of
        )

    def view(self, kind: str = "partners", *, focus: str | None = None, lang: str = "th") -> View:
        """One view as a page.

        Raises:
            ViewError: when there is no such view, or the focus is unknown.
        """
        from citypact.viz.views import render

        return View(render(kind, self.network(), focus=focus, lang=lang))

    def rdflib(self) -> rdflib.Graph:
        """The known graph as an rdflib Graph over the same store, read-only."""
        import rdflib
        from oxrdflib import OxigraphStore
        from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

        return rdflib.Graph(store=OxigraphStore(store=self._built.store), identifier=DATASET_DEFAULT_GRAPH_ID)

    def __repr__(self) -> str:
        counts = self.info.counts
        return (
            f"<citypact.Graph {self.info.id}: {counts.get('agreements', 0)} agreements, "
            f"{counts.get('bodies', 0)} bodies, {self.info.collection}>"
        )


def place_of_graph(where: Place | None = None) -> Path:
    """The graph folder that is meant: the one named, else CITYPACT_GRAPH, else ./citypact-graph.

    Raises:
        GraphError: for an address: this version reads graph folders.
    """
    named = os.fspath(where) if where is not None else os.environ.get("CITYPACT_GRAPH") or DEFAULT_FOLDER
    if re.match(r"https?:/", named, re.IGNORECASE):  # pathlib makes one slash of two
        raise GraphError(
            f"{named}: an address; this version of citypact reads graph folders made by: citypact build"
        )
    return Path(named)


def open(where: Place | None = None) -> Graph:
    """Open the current build of a graph folder.

    Raises:
        NoGraph: when there is none.
        GraphError: when it cannot be read.
    """
    return Graph(GraphFolder(place_of_graph(where)).open())


def build(
    *collections: Place,
    out: Place = DEFAULT_FOLDER,
    with_bundled: bool = False,
    replace: bool = False,
    allow_synthetic: bool = False,
    allow_invalid: bool = False,
    licences: Collection[str] | None = None,
    extractor: str = "rules",
) -> Graph:
    """Build a graph and open it; without collections, of the bundled one. ``extractor`` names who reads the texts,
    ``licences`` the licences of the sources that go in.

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
        pages=_pages,
        replace=replace,
        allow_synthetic=allow_synthetic,
        allow_invalid=allow_invalid,
        licences=licences,
        progress=progress or (lambda step, done, total: None),
    )


def extract(text: str, **source: Any) -> Record:
    """The record of one text; ``id=`` and what is known of its source (url, title, publisher, published) by keyword."""
    from citypact.graph.extraction import extract as read
    from citypact.graph.reading import stored

    return read(stored(text), **{"id": "text", **source})


def _pages(built: BuiltGraph) -> None:
    """The pages that every build writes."""
    from citypact.viz.views import render

    network = Graph(built).network()
    for kind in ("partners", "domains"):
        View(render(kind, network)).save(built.pages / f"{kind}.html")


def _is_name(query: str) -> bool:
    """Whether a text is meant as the name of a question: one word, which no SPARQL query is."""
    return len(query.split()) == 1 and "{" not in query


def _python(term: Any) -> Any:
    """An RDF term as a Python value."""
    if term is None:
        return None
    import rdflib

    value: Any = getattr(term, "value", str(term))
    datatype = getattr(term, "datatype", None)
    if datatype is None or datatype.value.endswith(("#string", "#langString", "#gYear", "#gYearMonth")):
        return value
    return rdflib.Literal(value, datatype=rdflib.URIRef(datatype.value)).toPython()
