"""The command line: doors, not rooms. A command reads its arguments, calls one function and writes the result.

Exit status: 0 done; 1 done, but the answer is no or a source was left out; 2 could not be done.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from typer.exceptions import TyperException

from citypact import console
from citypact.errors import CitypactError, ExportError, ParameterError
from citypact.facade import DEFAULT_FOLDER, Graph, place_of_graph
from citypact.facade import open as open_graph
from citypact.gazetteer_commands import app as gazetteer
from citypact.graph.cores import cores
from citypact.graph.folder import KEPT
from citypact.importing import app as importing
from citypact.server_commands import pull, push

__all__ = ["app", "main"]

app = typer.Typer(
    help="One citable knowledge graph of city cooperation. Start with: citypact build",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.add_typer(importing, name="import")
app.add_typer(gazetteer)

STOPPED = 130  # 128 + SIGINT, as shells have it

GraphOption = Annotated[
    str | None,
    typer.Option(
        "--graph",
        metavar="WHERE",
        help=f"The graph folder, or the address of a SPARQL endpoint; else CITYPACT_GRAPH, else ./{DEFAULT_FOLDER}.",
    ),
]
OutOption = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Write there instead of to stdout.")
]


ExtractorOption = Annotated[
    str, typer.Option("--extractor", metavar="NAME", help="Who reads; citypact extractors lists them.")
]
JobsOption = Annotated[
    int | None,
    typer.Option("--jobs", metavar="N", min=1, help="Processes that read; as many as there are cores."),
]


MemoryOption = Annotated[
    int | None,
    typer.Option(
        "--memory", metavar="MIB", min=16, help="MiB that it may take; else a quarter of the machine's."
    ),
]


def _version(asked: bool) -> None:
    if asked:
        print(f"citypact {version('citypact')}")
        raise typer.Exit


@app.callback()
def _front(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and end.")
    ] = False,
) -> None:
    """What stands before every command."""


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    title: Annotated[str | None, typer.Option(help="What the collection is called.")] = None,
    curator: Annotated[str | None, typer.Option(help="Who enters records by hand.")] = None,
) -> None:
    """Start a collection: a folder for sources, records and decisions.

    Example: citypact new my-cities --title "Cities of the north"
    """
    from citypact.graph.curating import new_collection

    made = new_collection(folder, title=title, curator=curator)
    print(
        f"{made}: a new collection. Add a press release with: citypact add FILE.txt --collection {made} --url URL"
    )


@app.command()
def add(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE|FOLDER|SOURCES.csv|-...",
            help="Documents (.txt .html .pdf .docx .eml), folders of them, a table of them, or - for standard input.",
        ),
    ] = None,
    names: Annotated[
        Path | None, typer.Option("--list", metavar="FILE", help="A list of files, one a line.")
    ] = None,
    collection: Annotated[Path, typer.Option(help="The collection; else the folder you are in.")] = Path(),
    url: Annotated[str, typer.Option(help="The page's address: it identifies the source.")] = "",
    title: Annotated[str, typer.Option(help="Its headline.")] = "",
    publisher: Annotated[str, typer.Option(help="Who published it.")] = "",
    issuer: Annotated[str, typer.Option(help="The body that speaks in it.")] = "",
    published: Annotated[
        str, typer.Option(help="The day of publication, as YYYY-MM-DD, 24/2/2566 or 24 ก.พ. 66.")
    ] = "",
    retrieved: Annotated[str, typer.Option(help="The day on which you read it, in the same forms.")] = "",
    licence: Annotated[str, typer.Option(help="Its licence, where it states one.")] = "",
    lang: Annotated[str, typer.Option(help="Its language (th, en ...).")] = "",
    name: Annotated[str | None, typer.Option(help="The file's name in the collection.")] = None,
) -> None:
    """Add sources to a collection, with what is known about them; the rest is taken from the files where they say it.

    Example: citypact add news.html --collection my-cities --url https://example.org/news/7 --published 2023-02-24
    """
    from citypact.adding import add_sources

    fields = {
        "url": url,
        "title": title,
        "publisher": publisher,
        "issuer": issuer,
        "published": published,
        "retrieved": retrieved,
        "licence": licence,
        "lang": lang,
    }
    status = add_sources(collection, files or [], names=names, name=name, fields=fields)
    if status:
        raise typer.Exit(status)


@app.command()
def build(
    collections: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[COLLECTION]...", help="Collections, or folders of documents."),
    ] = None,
    with_bundled: Annotated[bool, typer.Option("--with-bundled", help="Add the bundled collection.")] = False,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help=f"The graph folder; else ./{DEFAULT_FOLDER}.")
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Take a folder that holds another collection's graph.")
    ] = False,
    allow_synthetic: Annotated[
        bool, typer.Option("--allow-synthetic", help="Let invented texts in.")
    ] = False,
    allow_invalid: Annotated[
        bool, typer.Option("--allow-invalid", help="Publish although a shape is broken.")
    ] = False,
    license_only: Annotated[
        str | None,
        typer.Option("--license-only", metavar="LICENCE", help="Only sources under it: CC0, or CC0,CC-BY."),
    ] = None,
    keep: Annotated[
        int,
        typer.Option(metavar="N", min=KEPT, help="So many builds stay in the folder, this one among them."),
    ] = KEPT,
    extractor: ExtractorOption = "rules",
    jobs: JobsOption = None,
) -> None:
    """Sources to graph: read, merge, validate, publish. Without arguments: the bundled collection.

    Example: citypact build my-cities --with-bundled --out graph
    """
    from citypact.facade import build_with_report
    from citypact.graph.manifest import MANIFEST
    from citypact.summary import changed_lines, cleared_lines, closing_lines, left_out_lines

    where = place_of_graph(out)
    if not collections and Path(MANIFEST).exists():
        console.say("citypact: the bundled collection is built; for the one in this folder: citypact build .")
    with console.progress() as progress:
        built = build_with_report(
            [*(collections or [])],
            where,
            with_bundled=with_bundled,
            replace=replace,
            allow_synthetic=allow_synthetic,
            allow_invalid=allow_invalid,
            licences=license_only.split(",") if license_only else None,
            extractor=extractor,
            keep=keep,
            jobs=jobs or cores(),
            progress=progress,
        )
    for line in (*left_out_lines(built), *changed_lines(built)):
        console.say(line)
    for line in cleared_lines(built.graph.path.parent, built.cleared, more="--keep N, or another --out"):
        console.say(line)
    for line in closing_lines(built, where):
        print(console.plain(line))
    if built.report.faults or not built.report.validation.conforms:
        raise typer.Exit(1)


@app.command()
def extract(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Documents (.txt .html .pdf .docx .eml), or folders."),
    ],
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write one <stem> file per source there.")
    ] = None,
    format: Annotated[str, typer.Option("--format", help="json or yaml.")] = "json",
    extractor: ExtractorOption = "rules",
    jobs: JobsOption = None,
) -> None:
    """Text to records: one file per source with --out, JSON lines on stdout without.

    Example: citypact extract news.txt
    """
    from citypact.extracting import extract_all
    from citypact.graph.extractors import Reader

    status = extract_all(paths, out, format, Reader(extractor, jobs or cores()))
    if status:
        raise typer.Exit(status)


@app.command()
def extractors() -> None:
    """List who can read texts: the built-in rules, and what installed packages add.

    Example: citypact extractors
    """
    from citypact.extracting import list_extractors

    if status := list_extractors():
        raise typer.Exit(status)


@app.command()
def score(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Gold records: a folder, or one file.")],
    read: Annotated[
        Path, typer.Argument(metavar="PRED", help="The records to be measured: a folder, or one file.")
    ],
    errors: Annotated[bool, typer.Option("--errors", help="List every miss and every wrong value.")] = False,
    common: Annotated[
        bool, typer.Option("--common", help="Only records that both have; else a missing one says nothing.")
    ] = False,
    format: Annotated[str, typer.Option("--format", help="table, markdown, csv, json.")] = "table",
) -> None:
    """Compare records with gold slot by slot: precision, recall, F1 with 95 % intervals. Two reviewers can be compared too.

    Example: citypact score gold/records read --errors
    """
    from citypact.measuring import measure

    if not measure(gold, read, errors=errors, common=common, format=format):
        raise typer.Exit(1)


@app.command()
def review(
    collection: Annotated[
        Path, typer.Argument(metavar="COLLECTION", help="A collection, or a folder of texts.")
    ],
    drafts: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[DRAFT]...", help="With --accept: the drafts that are right."),
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Take these drafts into records/, where builds obey them.")
    ] = False,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who reviewed them.")] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="When, YYYY-MM-DD; else today.")] = None,
    reviewer: Annotated[
        str | None,
        typer.Option(
            "--for", metavar="NAME", help="Drafts for one reviewer alone, in review/NAME: to compare."
        ),
    ] = None,
    again: Annotated[
        list[str] | None, typer.Option("--again", metavar="ID", help="Draft a reviewed record once more.")
    ] = None,
    extractor: ExtractorOption = "rules",
    jobs: JobsOption = None,
) -> None:
    """A person's word: drafts to correct in an editor, the least certain first, and what became of the reviewed ones.

    Example: citypact review my-cities
    """
    from citypact.graph.extractors import Reader
    from citypact.reviewing import accept_drafts, list_work

    if not accept and (drafts or by or on):
        raise ParameterError(
            "drafts, --by and --on go with --accept: citypact review COLLECTION DRAFT --accept --by NAME"
        )
    reader = Reader(extractor, jobs or cores())
    if accept:
        status = accept_drafts(collection, drafts or [], reader, by=by, on=on, reviewer=reviewer)
    else:
        status = list_work(collection, reader, reviewer=reviewer, again=again or [])
    if status:
        raise typer.Exit(status)


@app.command()
def query(
    what: Annotated[
        str | None,
        typer.Argument(metavar="NAME|FILE.rq", help="A question that `citypact queries` lists, or a file."),
    ] = None,
    sparql: Annotated[str | None, typer.Option("-e", metavar="SPARQL", help="A query, as it stands.")] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", metavar="K=V", help="A parameter of the question.")
    ] = None,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            help="table, markdown, csv, tsv, json, xml, parquet, xlsx; triples: turtle, ntriples, rdfxml, jsonld, trig.",
        ),
    ] = "",
    out: OutOption = None,
    timeout: Annotated[float, typer.Option(help="Seconds after which it is given up.")] = 60.0,
    limit: Annotated[str | None, typer.Option(metavar="N", help="At most so many rows.")] = None,
    offset: Annotated[
        str | None,
        typer.Option(metavar="N", help="Leave out so many rows at the start; own queries: ORDER BY."),
    ] = None,
    memory: MemoryOption = None,
    why: Annotated[
        bool, typer.Option("--why", help="Add the sources and quotes, rows or curators that carry each row.")
    ] = False,
    allow_service: Annotated[
        bool, typer.Option("--allow-service", help="Let the query ask other servers.")
    ] = False,
    graph: GraphOption = None,
) -> None:
    """Ask a question, catalogued or your own.

    Example: citypact query agreements_of --param body=เทศบาลนครเชียงราย
    """
    from citypact.asking import ask

    ask(
        opened(graph).asked,
        what=what,
        sparql=sparql,
        params=param or [],
        format=format,
        out=out,
        timeout=timeout,
        limit=limit,
        offset=offset,
        allow_service=allow_service,
        memory=memory,
        why=why,
    )


@app.command()
def diff(
    before: Annotated[
        str | None,
        typer.Argument(metavar="[A]", help="The earlier graph: a graph folder, or a build of --graph."),
    ] = None,
    after: Annotated[
        str | None, typer.Argument(metavar="[B]", help="The later one; else the current build of --graph.")
    ] = None,
    format: Annotated[
        str, typer.Option("--format", help="table, csv, tsv, json, xml, markdown, parquet, xlsx.")
    ] = "",
    out: OutOption = None,
    timeout: Annotated[float, typer.Option(help="Seconds after which it is given up.")] = 600.0,
    graph: GraphOption = None,
) -> None:
    """What changed from one build to another: agreements, bodies and people added, gone, merged, and values changed.

    Without A it compares with the build before. Exit 0: nothing changed; 1: something did.

    Example: citypact diff old-graph citypact-graph
    """
    from citypact.differing import show_differences

    if show_differences(before, after, graph=graph, format=format, out=out, timeout=timeout):
        raise typer.Exit(1)


@app.command()
def conflicts(
    body: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only agreements of this body, by name or IRI.")
    ] = None,
    format: Annotated[
        str, typer.Option("--format", help="people, or a format of citypact query: table, csv, xlsx ...")
    ] = "",
    out: OutOption = None,
    timeout: Annotated[float, typer.Option(help="Seconds after which it is given up.")] = 60.0,
    graph: GraphOption = None,
) -> None:
    """Where sources disagree about one agreement (date, type, status, parties ...), with their words where there are any.

    Example: citypact conflicts --format csv
    """
    from citypact.conflicting import show_conflicts

    show_conflicts(opened(graph).asked, body=body, format=format, out=out, timeout=timeout)


@app.command()
def queries(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME|FILE.rq]", help="Show one whole: columns, what it leaves out, evidence."
        ),
    ] = None,
) -> None:
    """List the catalogued questions with their parameters, or show one whole.

    Example: citypact queries agreements_of
    """
    from citypact.asking import list_questions, show_question

    if name is None:
        list_questions()
    else:
        show_question(name)


@app.command()
def view(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND", help="explorer, partners, ego, domains, officials, venues or timeline."
        ),
    ],
    focus: Annotated[
        str | None, typer.Option(metavar="NAME", help="A body: its name in Thai or English, or its IRI.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="FILE", help="A page, or a figure: .svg, .pdf, .png; else a page to stdout."
        ),
    ] = None,
    lang: Annotated[
        str, typer.Option(help="The language of names and words: th or en; a page has both.")
    ] = "th",
    status: Annotated[
        list[str] | None, typer.Option(metavar="STATUS", help="Only agreements of this status; repeatable.")
    ] = None,
    level: Annotated[
        list[str] | None, typer.Option(metavar="LEVEL", help="Only bodies of this level; repeatable.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DAY", help="Only agreements that had begun by then.")
    ] = None,
    width_mm: Annotated[
        float | None, typer.Option("--width-mm", help="Of a figure: 40 to 1000; 160 where it is not said.")
    ] = None,
    dpi: Annotated[int | None, typer.Option("--dpi", help="Of a .png: dots an inch; 300.")] = None,
    caption: Annotated[
        str | None, typer.Option("--caption", help="Of a figure, its language: th, en or both.")
    ] = None,
    font: Annotated[
        Path | None,
        typer.Option("--font", metavar="FILE", help="Of a figure: a font to take letters from first."),
    ] = None,
    graph: GraphOption = None,
) -> None:
    """Draw one page that opens in any browser, without a network; or one figure for print, without a browser.

    Example: citypact view ego --focus "Chiang Rai City Municipality" --out chiang-rai.html

    Example: citypact view partners --lang en --out partners.pdf --width-mm 160
    """
    from citypact.viewing import draw

    given = {"width_mm": width_mm, "dpi": dpi, "caption": caption, "font": font}
    drawn = opened(graph, whole=True).view(
        kind, focus=focus, lang=lang, status=status or None, kinds=level or None, as_of=as_of
    )
    draw(drawn, out, {name: value for name, value in given.items() if value is not None})


@app.command()
def export(
    format: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT", help="trig, nquads, jsonld, turtle, ntriples, rdfxml, csv, graphml, gexf."
        ),
    ],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write there; csv wants a folder or a .zip.")
    ] = None,
    with_evidence: Annotated[
        bool, typer.Option("--with-evidence", help="Add why each claim stands.")
    ] = False,
    no_persons: Annotated[bool, typer.Option("--no-persons", help="Leave people out.")] = False,
    no_quotes: Annotated[bool, typer.Option("--no-quotes", help="Leave quotations out.")] = False,
    excel: Annotated[
        bool, typer.Option("--excel", help="csv: begin files with a BOM, as Excel wants.")
    ] = False,
    graph: GraphOption = None,
) -> None:
    """Write the graph in another format.

    Example: citypact export gexf --out cooperation.gexf
    """
    from citypact.graph.exports import FORMATS
    from citypact.graph.exports import export as write

    if out is None and sys.stdout.isatty() and format in FORMATS and not FORMATS[format].text:
        raise ExportError(
            f"{format}: several files, no text for a screen; name a folder or a .zip: citypact export {format} --out tables"
        )
    target = out if out is not None else sys.stdout.buffer
    note = write(
        opened(graph, whole=True).built,
        format,
        target,
        evidence=with_evidence,
        persons=not no_persons,
        quotes=not no_quotes,
        excel=excel,
    )
    for line in note.lines():
        console.say(line)


app.command()(push)
app.command()(pull)


@app.command()
def validate(
    oracle: Annotated[bool, typer.Option("--oracle", help="By pySHACL, graph by graph: slower.")] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Every warning by itself; else those of one kind together.")
    ] = False,
    graph: GraphOption = None,
) -> None:
    """Hold the graph against the shapes: the known graph alone, and each source alone.

    Example: citypact validate
    """
    from citypact.validating import hold_against_shapes

    if not hold_against_shapes(opened(graph, whole=True).built, by_oracle=oracle, everything=everything):
        raise typer.Exit(1)


@app.command()
def cite(
    style: Annotated[str, typer.Option(help="bibtex or apa; both without.")] = "",
    lang: Annotated[str, typer.Option(help="th or en.")] = "en",
    graph: GraphOption = None,
) -> None:
    """How to cite this build.

    Example: citypact cite --style apa --lang th
    """
    from citypact.graph.citation import STYLES, apa, bibtex

    if style not in ("", *STYLES) or lang not in ("th", "en"):
        raise ParameterError(f"--style is one of {', '.join(STYLES)}, --lang is th or en")
    info = opened(graph).info
    writers: dict[str, Callable[[str], str]] = {
        "bibtex": lambda language: bibtex(info, language),
        "apa": lambda language: apa(info, language),
    }
    print("\n".join(writers[name](lang) for name in STYLES if style in ("", name)), end="")


def opened(where: str | None, *, whole: bool = False) -> Graph:
    """The graph that is meant; which one it is goes to stderr where nobody named it. ``whole``: what is drawn and exported."""
    graph = open_graph(where, told=console.say)
    if whole:
        with console.progress() as progress:
            graph.fetch(progress)
    if where is None and not os.environ.get("CITYPACT_GRAPH"):
        console.say(f"citypact: reading ./{place_of_graph(None)} (build {graph.info.id})")
    return graph


def main() -> NoReturn:
    """Run the command line; every error is one line on stderr."""
    console.prepare()
    try:
        status = app(standalone_mode=False) or 0
        if status == STOPPED:  # Ctrl-C: typer has made a status of it
            console.say("citypact: stopped; what stood before is unchanged")
    except CitypactError as error:
        console.say(f"citypact: {error}")
        status = error.exit_code
    except typer.Exit as error:
        status = error.exit_code
    except TyperException as error:
        said = " ".join(error.format_message().split()).rstrip(".")
        console.say(f"citypact: {said}; {_then(error)}")
        status = 2
    except (KeyboardInterrupt, typer.Abort):
        console.say("citypact: stopped; what stood before is unchanged")
        status = STOPPED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has gone: say no more
        status = 0
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        console.say(
            f"citypact: {place}{error.strerror or error}; check the path, its rights and the space left"
        )
        status = 2
    except Exception as error:
        if os.environ.get("CITYPACT_DEBUG"):
            raise
        console.say(f"citypact: {_unforeseen(error)}")
        status = 2
    _leave(status)


def _then(error: TyperException) -> str:
    """The next step after a command that was not written as commands are."""
    context, names = getattr(error, "ctx", None), list[str]()
    while context is not None and context.parent is not None:
        names.insert(0, context.info_name)
        context = context.parent
    unknown = getattr(error, "possibilities", None) == [] and getattr(error, "option_name", None)
    if names == ["query"] and unknown:
        return f"a parameter of a question is given so: --param {unknown.lstrip('-')}=VALUE"
    return (
        f"citypact {' '.join(names)} --help says what it takes"
        if names
        else "citypact --help lists the commands"
    )


def _unforeseen(error: Exception) -> str:
    """What to say of an error that no room turned into one of ours."""
    if str(error).startswith(
        "Corruption:"
    ):  # the engine reads blocks of the store as late as they are asked for
        return f"the store of the graph is damaged ({str(error)[:160]}); build again with: citypact build"
    return (
        f"a fault of ours: {type(error).__name__}: {error}; please report it (CITYPACT_DEBUG=1 shows where)"
    )


def _leave(status: int) -> NoReturn:
    """End; a query that was given up may still run in its thread and must not hold the process."""
    running = sys.modules.get("citypact.queries.running")
    if running is not None and running.left_behind():
        running.abandon(status)
    sys.exit(status)
