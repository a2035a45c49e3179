"""What ``citypact validate`` does and says."""

from __future__ import annotations

from citypact import console
from citypact.graph.folder import BuiltGraph
from citypact.graph.validation import ValidationReport, graph_names, oracle, validate

__all__ = ["hold_against_shapes"]

_SHOWN = 3  # nodes of a kind of warning


def hold_against_shapes(built: BuiltGraph, *, by_oracle: bool, everything: bool) -> bool:
    """Print what the shapes find, the verdict last; whether the graph conforms.

    Args:
        built: the build.
        by_oracle: let pySHACL judge, graph by graph.
        everything: tell each warning by itself, in each graph; else those of one kind in one line.
    """
    report = _by_oracle(built) if by_oracle else validate(built.store)
    violations, warnings = report.count("Violation"), report.count("Warning")
    if everything:
        told = [*report.lines()]
    else:
        told = [result.line() for result in report.violations]
        told += [f"Warning: {line}" for line in report.wanted(shown=_SHOWN)]
    for line in told:
        print(console.plain(line))
    verdict = "conforms" if report.conforms else "does not conform"
    more = "" if everything or not warnings else "; --all tells each by itself, with its source"
    print(f"build {built.info.id} {verdict}: {violations} violations, {warnings} warnings{more}")
    return report.conforms


def _by_oracle(built: BuiltGraph) -> ValidationReport:
    """The reports of all graphs as one."""
    reports = [oracle(built.store, name) for name in graph_names(built.store)]
    return ValidationReport.of(
        (result for each in reports for result in each.results),
        graphs=len(reports),
        more=(more for each in reports for more in each.more),
    )
