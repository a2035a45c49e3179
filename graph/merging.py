"""One agreement, many reports: which reports tell of the same agreement.

Reports merge when their parties are the same, their types and statuses compatible and their dates compatible. A report
without a date merges only when exactly one candidate exists. Where A fits B and B fits C but A does not fit C, all stay
apart and are listed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from citypact.graph.reports import Report

__all__ = ["COMPATIBLE_TYPES", "Cluster", "Merging", "compatible", "merge"]

# Types that may name one and the same agreement: press calls an MOU that founds a sister city now by the instrument, now by
# the relation, and uses the three words for a lasting relation loosely. A letter of intent precedes an agreement.
_RELATIONS = frozenset({"sister_city", "twin_city", "friendship"})
COMPATIBLE_TYPES: frozenset[frozenset[str]] = frozenset(
    {frozenset({one, other}) for one in _RELATIONS for other in _RELATIONS}
    | {frozenset({"mou", relation}) for relation in _RELATIONS}
    | {frozenset({"mou", "moa"}), frozenset({"mou", "other"}), frozenset({"moa", "other"})}
    | {frozenset({one}) for one in ("mou", "moa", "loi", "other")}
)


@dataclass(frozen=True, slots=True)
class Cluster:
    """The reports of one agreement; the first is the oldest, whose IRI is canonical."""

    reports: tuple[Report, ...]

    @property
    def iri(self) -> str:
        """The canonical IRI."""
        return self.reports[0].iri

    @property
    def retired(self) -> tuple[str, ...]:
        """The IRIs of the other reports, which stay answerable."""
        return tuple(report.iri for report in self.reports[1:])


@dataclass(frozen=True, slots=True)
class Merging:
    """The clusters, and the questions that only a person can answer."""

    clusters: tuple[Cluster, ...]
    questions: tuple[str, ...]


def compatible(one: Report, other: Report) -> bool:
    """Whether two reports of the same parties can tell of the same agreement, as far as both say."""
    if one.reading.record is other.reading.record:
        return False  # one text that tells of two agreements means two
    if frozenset({one.agreement.type, other.agreement.type}) not in COMPATIBLE_TYPES:
        return False
    statuses = {one.agreement.status, other.agreement.status}
    if "renewed" in statuses and statuses & {"signed", "in_force", "ended"}:
        return False  # a renewal is a new agreement
    if one.span and other.span:
        return one.span[0] <= other.span[1] and other.span[0] <= one.span[1]
    return True


def merge(reports: Iterable[Report]) -> Merging:
    """Cluster reports into agreements; the order in which they come changes nothing."""
    by_parties: defaultdict[frozenset[str], list[Report]] = defaultdict(list)
    alone: list[Cluster] = []
    for report in reports:
        if len(report.parties) >= 2:
            by_parties[report.parties].append(report)
        else:  # one named party and a number of others, or none: nothing shows that two reports mean the same
            alone.append(Cluster((report,)))
    clusters, questions = alone, []
    for group in by_parties.values():
        found, asked = _clusters(sorted(group, key=lambda report: report.iri))
        clusters += found
        questions += asked
    return Merging(tuple(sorted(clusters, key=lambda cluster: cluster.iri)), tuple(sorted(questions)))


def _clusters(group: Sequence[Report]) -> tuple[list[Cluster], list[str]]:
    dated = [report for report in group if report.span]
    undated = [report for report in group if not report.span]
    whole: list[list[Report]] = []
    apart: list[Report] = []
    questions = []
    for component in _components(dated):
        if _all_compatible(component):
            whole.append(component)
        else:
            apart += component
            questions.append(
                f"{_names(component)}: these reports fit one another only in a chain; they stay apart"
            )
    joining: defaultdict[int, list[Report]] = defaultdict(list)
    homeless: list[Report] = []
    for report in undated:
        homes = [
            index
            for index, cluster in enumerate(whole)
            if all(compatible(report, other) for other in cluster)
        ]
        loose = [other for other in apart if compatible(report, other)]
        if len(homes) == 1 and not loose:
            joining[homes[0]].append(report)
        elif homes or loose:
            apart.append(report)
            questions.append(
                f"{_names([report])}: has no date and fits {len(homes) + len(loose)} agreements; it stays apart"
            )
        else:
            homeless.append(report)
    for index, reports in joining.items():
        if _all_compatible([*whole[index], *reports]):
            whole[index] += reports
        else:
            apart += reports
            questions.append(f"{_names(reports)}: have no date and do not fit one another; they stay apart")
    for component in _components(homeless):
        if _all_compatible(component):
            whole.append(component)
        else:
            apart += component
            questions.append(
                f"{_names(component)}: these reports fit one another only in a chain; they stay apart"
            )
    return [
        Cluster(tuple(sorted(each, key=_age))) for each in (*whole, *([report] for report in apart))
    ], questions


def _components(reports: Sequence[Report]) -> list[list[Report]]:
    """Reports linked by compatibility, directly or through others."""
    left, found = list(reports), []
    while left:
        component, waiting = [], [left.pop(0)]
        while waiting:
            report = waiting.pop()
            component.append(report)
            near = [other for other in left if compatible(report, other)]
            waiting += near
            left = [other for other in left if other not in near]
        found.append(component)
    return found


def _all_compatible(reports: Sequence[Report]) -> bool:
    return all(
        compatible(one, other) for position, one in enumerate(reports) for other in reports[position + 1 :]
    )


def _age(report: Report) -> tuple[str, str]:
    """The oldest report first: by the day of publication, unknown last; then by IRI."""
    return (report.reading.source.published or "9999", report.iri)


def _names(reports: Sequence[Report]) -> str:
    bodies = sorted({body.name for body in reports[0].bodies})
    sources = ", ".join(
        f"{report.reading.record.id} ({report.agreement.date or 'no date'})" for report in reports
    )
    return f"{' – '.join(bodies)}: {sources}"
