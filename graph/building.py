"""Building: collections in, a validated and published graph out.

The steps: read, resolve and state (dataset.py), look at each graph and load it while the next one is made (loading.py), ask
what that left open (validation/), report, write the pages (drawing.py), publish. Everything is written into a draft folder;
only a whole build is given its name and pointed to.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Collection as Several
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import NoReturn

import pyoxigraph as ox

from citypact.errors import CollectionError, GraphError, InvalidGraph
from citypact.graph.collecting import BUNDLED, Collection, Extractor, LeftOut
from citypact.graph.combining import in_order, together_read
from citypact.graph.dataset import Dataset, build_id
from citypact.graph.drawing import Drawing, PageWriter
from citypact.graph.folder import KEPT, BuildInfo, BuiltGraph, GraphFolder, opened, write_info
from citypact.graph.garbage import not_sought, seldom_sought
from citypact.graph.gazetteer_files import licences
from citypact.graph.gazetteers import Gazetteer
from citypact.graph.iris import Iris
from citypact.graph.loading import Loading
from citypact.graph.readings import Reading
from citypact.graph.redaction import Redaction
from citypact.graph.report import Report
from citypact.graph.self_description import description
from citypact.graph.validation import KNOWN, Coming, Looking, validate

__all__ = ["Built", "Progress", "build"]

OPEN_LICENCE = "https://creativecommons.org/licenses/by/4.0/"

Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class Built:
    """A finished build and its report."""

    graph: BuiltGraph
    report: Report
    cleared: tuple[str, ...] = ()  # earlier builds that it has taken the place of
    own: frozenset[str] | None = None  # beside the bundled collection: the sources of the others, by IRI


def build(
    collections: Sequence[Collection],
    out: Path,
    *,
    extract: Extractor,
    pages: PageWriter | None = None,
    replace: bool = False,
    allow_synthetic: bool = False,
    allow_invalid: bool = False,
    licences: Several[str] | None = None,
    keep: int = KEPT,
    progress: Progress = lambda step, done, total: None,
) -> Built:
    """Build a graph of collections into a graph folder.

    Args:
        collections: what to build from; their settings must agree on the base of IRIs.
        out: the graph folder; made where there is none.
        extract: the extractor of texts.
        pages: writes the pages of a build into its folder.
        replace: take a folder that holds a graph of another collection.
        allow_synthetic: whether invented texts may go in.
        allow_invalid: publish although a shape is broken.
        licences: the licences of the sources that go in; None for all.
        keep: how many builds stay in the folder, this one among them; at least two.
        progress: told the step, how much of it is done, and of how much.

    Raises:
        CollectionError: when nothing could be read.
        GraphError: when the folder cannot be taken or written.
        InvalidGraph: when a shape is broken; what stood there stays.
    """
    together = in_order(collections)
    for collection in together:
        _refuse_out_in(collection, out)
    folder = GraphFolder(out)
    base, key = _one_base(together), " + ".join(collection.key for collection in together)
    folder.check(key, replace=replace)
    with folder.locked():
        folder.claim(key, replace=replace)  # another build may have published since the check
        try:
            return _build(
                folder,
                together,
                base,
                extract,
                pages,
                allow_synthetic,
                allow_invalid,
                licences,
                keep,
                progress,
            )
        except OSError as error:
            before = "the graph that stood there is unchanged" if folder.current() else "nothing was built"
            raise GraphError(
                f"{out}: cannot be written ({error.strerror or error}); {before}. "
                "Make room, or name another folder with --out (in Python out=)"
            ) from None


def _build(
    folder: GraphFolder,
    collections: Sequence[Collection],
    base: str,
    extract: Extractor,
    pages: PageWriter | None,
    allow_synthetic: bool,
    allow_invalid: bool,
    licences: Several[str] | None,
    keep: int,
    progress: Progress,
) -> Built:
    left_out: list[LeftOut] = []
    with seldom_sought():
        readings = together_read(
            collections,
            extract,
            left_out.append,
            allow_synthetic=allow_synthetic,
            licences=licences,
            progress=lambda done, total: progress("read", done, total),
        )
    decisions = [decision for collection in collections for decision in collection.decisions]
    changes = [change for collection in collections for change in collection.changes]
    terms = [term for collection in collections for term in collection.terms]
    redact = Redaction(decisions)
    if not readings:
        why = redact("; ".join(f"{each.place}: {each.reason}" for each in left_out[:3]))
        raise CollectionError(f"{collections[0].root}: nothing could be read ({why}); nothing was built")
    current = version("citypact")
    title = redact(" + ".join(collection.title for collection in collections))
    added = [known for collection in collections for known in collection.places(left_out.append)]
    with seldom_sought():
        identity = build_id(readings, decisions, current, base, (*changes, *terms), added)
    dataset = Dataset(
        readings=readings,
        decisions=decisions,
        changes=changes,
        terms=terms,
        base=base,
        id=identity,
        title=title,
        gazetteer=Gazetteer.with_added(added),
    )

    with folder.draft(identity) as draft:
        store = ox.Store(str(draft / "store"))

        def info() -> BuildInfo:
            return BuildInfo(
                id=identity,
                version=current,
                collection=title,
                as_of=_as_of(collections, readings),
                base=base,
                counts=dict(sorted(dataset.counts.items())),
                licences=tuple(map(dataset.redact, _licences(collections, readings))),
                suppressed=dataset.suppressed,
            )

        with Looking(draft) as looking, Drawing(pages) as drawing:
            about = _stated(store, dataset, info, looking, partial(drawing.begin, draft), progress)
            del store  # from here on it is read alone, by this process and by others
            write_info(draft, about)
            _write_texts(draft / "texts", readings)
            (draft / "pages").mkdir()
            built = opened(draft)
            drawing.go_on()
            progress("validate", 0, None)
            validation = validate(built.store, certain=looking.seen())
            report = Report(
                build=identity,
                collection=title,
                version=current,
                as_of=about.as_of,
                counts=about.counts,
                left_out=_redacted(left_out, dataset),
                since_review=_redacted(
                    [LeftOut(each.place, each.since_review, False) for each in readings if each.since_review],
                    dataset,
                ),
                unstated=_redacted(
                    [
                        LeftOut(each.place, "; ".join(each.unstated), False)
                        for each in readings
                        if each.unstated
                    ],
                    dataset,
                ),
                questions=dataset.questions,
                repeated=dataset.repeated,
                validation=validation,
            )
            report.write(draft)
            if not validation.conforms and not allow_invalid:
                _refuse(folder.path, report)
            if pages:
                progress("pages", 0, None)
            drawing.finish(built)
        del built
        folder.publish(draft, identity, keep=keep)
    return Built(
        graph=folder.open(), report=report, cleared=folder.cleared, own=_own(collections, readings, base)
    )


def _refuse(folder: Path, report: Report) -> NoReturn:
    kept = folder / "refused-report.md"
    kept.write_text(report.markdown(), "utf-8")
    shown = "; ".join(report.validation.lines(limit=3))
    raise InvalidGraph(
        f"{folder}: the graph breaks the shapes ({len(report.validation.violations)} violations: {shown}); "
        f"nothing was published. Read {kept}, mend the sources, or add --allow-invalid"
    )


def _stated(
    store: ox.Store,
    dataset: Dataset,
    info: Callable[[], BuildInfo],
    looking: Looking,
    known_in: Callable[[Path, int], None],
    progress: Progress,
) -> BuildInfo:
    """Fill a store with the statements of a dataset; the known graph says last which build it is.

    Args:
        store: an empty one.
        dataset: what is to be stated.
        info: asked for the build when all is counted but these last statements.
        looking: given each graph to look at.
        known_in: told the file that holds the lines of a large known graph, and how many these are.
        progress: told how many readings and bodies are stated, then how much is loaded.

    Returns:
        The build with all statements counted.
    """
    names: list[str] = []
    coming: dict[str, Coming] = {}
    waiting = Loading(store, lambda loaded, taken: progress("load", loaded, taken))
    with not_sought(), waiting as loading:
        for part in dataset.graphs(lambda done, total: progress("state", done, total)):
            graph = coming.setdefault(part.name, Coming(looking, part.name or KNOWN))
            loading.take(part.lines, graph.take(part.lines))
            if part.last and part.name:
                names.append(part.name)
                coming.pop(part.name).end()
            del part  # before the next one is made
        about = info()
        last = description(about, names)
        known = coming[""]
        loading.take(last, known.take(last))
        known.end()
        if known.file is not None:
            known_in(known.file, known.size)
    return replace(about, counts={**about.counts, "known": about.counts["known"] + len(last)})


def _redacted(told: Iterable[LeftOut], dataset: Dataset) -> list[LeftOut]:
    return [LeftOut(dataset.redact(each.place), dataset.redact(each.reason), each.fault) for each in told]


def _own(collections: Sequence[Collection], readings: Iterable[Reading], base: str) -> frozenset[str] | None:
    """The IRIs of the sources that are not the bundled collection's; None where that stands alone, or is not there."""
    bundled = tuple(str(each.root) for each in collections if each.key == BUNDLED)
    if not bundled or len(bundled) == len(collections):
        return None
    iris = Iris(base)
    return frozenset(iris.source(each.source.key) for each in readings if not each.place.startswith(bundled))


def _one_base(collections: Sequence[Collection]) -> str:
    bases = sorted({collection.base for collection in collections})
    if len(bases) != 1:
        raise CollectionError(
            f"these collections name different bases of IRIs ({', '.join(bases)}); set one base in each collection.yaml"
        )
    return bases[0]


def _as_of(collections: Sequence[Collection], readings: Sequence[Reading]) -> str | None:
    """The day of all judgements: what a collection sets, else the latest day on which a source was published, retrieved or
    entered. Never the clock: the same input gives the same graph."""
    stated = [collection.as_of for collection in collections if collection.as_of]
    days = [
        day
        for reading in readings
        for day in (reading.source.published, reading.source.retrieved, reading.curated_on)
        if day
    ]
    return max(stated or days, default=None)


def _licences(collections: Sequence[Collection], readings: Sequence[Reading]) -> tuple[str, ...]:
    """The licences of the sources, of the collections themselves, of what their gazetteers add, and of the graph."""
    of_sources = {reading.source.licence or "unknown" for reading in readings}
    own = {collection.licence for collection in collections if collection.licence}
    of_places = {
        each for collection in collections if collection.folders for each in licences(collection.root)
    }
    return tuple(sorted({*of_sources, *own, *of_places, OPEN_LICENCE}))


def _refuse_out_in(collection: Collection, out: Path) -> None:
    """A graph inside sources/ or records/ would stand among what it is made of."""
    for folder in collection.folders:
        if out.resolve().is_relative_to(folder.resolve()):
            raise GraphError(
                f"{out}: inside {folder}, whose files are read; name a folder beside the collection with --out (in Python out=)"
            )


def _write_texts(folder: Path, readings: Sequence[Reading]) -> None:
    """The stored texts, private to the graph folder: offsets in the graph count the code points of these files."""
    folder.mkdir()
    for reading in readings:
        if reading.text is not None:
            with (folder / f"{reading.source.key}.txt").open("w", encoding="utf-8", newline="\n") as stream:
                stream.write(reading.text)
                stream.flush()
                os.fsync(stream.fileno())
