"""The last ten lines of a build: what was read, what was left out and why, where to look, what to type next."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox

from citypact.graph.building import Built
from citypact.graph.iris import local

__all__ = ["changed_lines", "cleared_lines", "closing_lines", "left_out_lines"]

_SHOWN = 10
_MANY = 5000  # agreements


def closing_lines(built: Built, out: Path) -> list[str]:
    """The closing lines of `citypact build`.

    Args:
        built: the build.
        out: the graph folder, as the user named it.
    """
    info, report = built.graph.info, built.report
    counts = info.counts
    reasons = Counter(each.reason for each in report.left_out)
    left = "; ".join(f"{number} × {reason}" for reason, number in reasons.most_common(2))
    more = f" and {len(reasons) - 2} more reasons" if len(reasons) > 2 else ""
    graph = "" if str(out) == "citypact-graph" else f" --graph {_quoted(str(out))}"
    pages = built.graph.pages
    return [
        f"read         {counts.get('sources', 0)} sources{_reprints(counts.get('reprints', 0))}, "
        f"{counts.get('records', 0)} records: "
        f"{counts.get('extracted', 0)} quoted, "
        f"{counts.get('retelling', 0)} retold, {counts.get('curated', 0)} entered by hand"
        + (f", {counts['unread']} not read (below)" if counts.get("unread") else "")
        + (f", {counts['row']:,} rows of tables" if counts.get("row") else "")
        + (f", {counts['invented']} INVENTED" if counts.get("invented") else "")
        + (f"; {counts['reviewed']} of them reviewed" if counts.get("reviewed") else ""),
        f"left out     {len(report.left_out)}{': ' + left + more if left else ''}{_unstated(counts.get('unstated', 0))}",
        f"graph        {counts.get('agreements', 0)} agreements ({counts.get('reports', 0)} reports) of "
        f"{counts.get('bodies', 0)} bodies, {counts.get('people', 0)} people",
        f"validation   {report.validation.summary()}",
        f"questions    {len(report.questions)} for a person; see {built.graph.path / 'report.md'}",
        f"build        {info.id} (citypact {info.version}, as of {info.as_of or 'unknown'})",
        f"page         {(pages / 'explorer.html').resolve().as_uri()}{_opening(built)}",
        f"next         citypact query agreements{graph}",
        f"             citypact view domains --out domains.html{graph}",
        f"             citypact export csv --out tables{graph}",
    ]


def left_out_lines(built: Built) -> list[str]:
    """What should have gone in and did not, a line each: file, place, fault and next step; the first ten, then how many."""
    faults = built.report.faults
    lines = [f"citypact: left out {each.place}: {each.reason}" for each in faults[:_SHOWN]]
    if len(faults) > _SHOWN:
        lines.append(
            f"citypact: left out {len(faults) - _SHOWN} more; {built.graph.path / 'report.md'} lists them"
        )
    return lines


def changed_lines(built: Built) -> list[str]:
    """The reviewed records whose text has changed, a line each; the first ten, then how many."""
    told = built.report.since_review
    lines = [f"citypact: {each.place}: {each.reason}" for each in told[:_SHOWN]]
    if len(told) > _SHOWN:
        where = built.graph.path / "report.md"
        lines.append(f"citypact: {len(told) - _SHOWN} more changed since review; {where} lists them")
    return lines


def cleared_lines(builds: Path, cleared: Sequence[str], *, more: str) -> list[str]:
    """The earlier builds that are gone from a folder, in one line, with what keeps more of them."""
    if not cleared:
        return []
    several = "earlier builds" if len(cleared) > 1 else "earlier build"
    return [f"citypact: {builds}: cleared the {several} {', '.join(cleared)}; to keep more: {more}"]


def _opening(built: Built) -> str:
    """The agreement on which the page opens: that of most sources, then of most domains, shows best what a fact rests on; one
    of the user's own beside the bundled collection.

    Of very many agreements the page opens on the whole: none of them stands for the rest, and to count them all takes long.
    """
    if built.graph.info.counts.get("agreements", 0) > _MANY:
        return ""
    query = """
        SELECT ?agreement (COUNT(DISTINCT ?witness) AS ?sources) (COUNT(DISTINCT ?domain) AS ?domains) WHERE {
          ?agreement a <https://w3id.org/citypact/ns#Agreement> ; <http://www.w3.org/ns/prov#wasDerivedFrom> ?source ;
            <https://w3id.org/citypact/ns#party> ?one, ?other .
          OPTIONAL { ?source <https://w3id.org/citypact/ns#reprintOf> ?first } BIND(COALESCE(?first, ?source) AS ?witness)
          OPTIONAL { ?agreement <https://w3id.org/citypact/ns#covers> ?domain } FILTER(STR(?one) < STR(?other)) OWN }
        GROUP BY ?agreement ORDER BY DESC(?sources) DESC(?domains) ?agreement LIMIT 1"""
    named = " ".join(str(ox.NamedNode(source)) for source in sorted(built.own or ()))
    own = f"VALUES ?own {{ {named} }} ?agreement <http://www.w3.org/ns/prov#wasDerivedFrom> ?own"
    answers = built.graph.store.query(query.replace("OWN", own if built.own is not None else ""))
    assert isinstance(answers, ox.QuerySolutions)
    return next((f"#{local(row['agreement'].value)}" for row in answers), "")


def _reprints(number: int) -> str:
    """How many sources repeat another's text."""
    return f" ({number} repeat{'s' if number == 1 else ''} another's text)" if number else ""


def _unstated(number: int) -> str:
    """How many values are not in the graph because they were read too unsurely."""
    values = "value" if number == 1 else "values"
    return (
        f"; and {number} {values} read too unsurely (report.md; citypact review shows them)" if number else ""
    )


def _quoted(text: str) -> str:
    return shlex.quote(text)
