"""Data checks by what changed: what a source says of a body at a time when it had become another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from citypact.graph.changes import Changed
from citypact.graph.merging import Cluster
from citypact.graph.ntriples import latest

__all__ = ["after_a_change"]


def after_a_change(changed: Sequence[Changed], clusters: Iterable[Cluster]) -> Iterator[str]:
    """A line for each report in which a body signs after it had become another. It says nothing of who erred."""
    until = {body.iri: each for each in changed for body in each.before}
    if not until:
        return
    for cluster in clusters:
        for report in cluster.reports:
            span = report.span if report.agreement.status in ("signed", "renewed") else None
            for body in report.bodies:
                each = until.get(body.iri)
                if each and span and span[0] > latest(each.change.on):
                    yield (
                        f"{report.reading.place}: says that {body.name} signed on {report.agreement.date}, but it became "
                        f"{each.after.name} by {each.change.on} ({each.change.place}); which body signed?"
                    )
