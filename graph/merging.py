"""One agreement, many reports: which reports tell of the same agreement.

Reports merge when their parties are the same, their types and statuses compatible and their dates compatible. A report
without a date merges only when exactly one candidate exists, of its own stage and type (or, for a lasting relation, the
memorandum that founded it). With one named party, and the others only counted, the full day and the type must be the same,
and the counts, where both say one (one of them must). Where A fits B and B fits C but A does not fit C, all stay apart and
are listed. A person's word (decisions.csv) goes before all of that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from citypact.graph.deciding import Ruled
from citypact.graph.iris import local
from citypact.graph.questions import Question, question
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
_AHEAD = frozenset({"planned", "proposed"})


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
    questions: tuple[Question, ...]


def possible(one: Report, other: Report) -> bool:
    """Whether two reports of the same parties could tell of the same agreement, whatever is still open."""
    if one.reading.record is other.reading.record:
        return False  # one text that tells of two agreements means two
    if frozenset({one.agreement.type, other.agreement.type}) not in COMPATIBLE_TYPES:
        return False
    counts = {each.agreement.unnamed_parties for each in (one, other)} - {None}
    if len(one.parties) < 2 and (len(counts) != 1 or one.agreement.type != other.agreement.type):
        return False  # with the others unnamed, the day alone is not enough
    statuses = {one.agreement.status, other.agreement.status}
    if "renewed" in statuses and statuses & {"signed", "in_force", "ended"}:
        return False  # a renewal is a new agreement
    if one.span and other.span:
        return one.span[0] <= other.span[1] and other.span[0] <= one.span[1]
    return True


def compatible(one: Report, other: Report) -> bool:
    """Whether two reports of the same parties tell of the same agreement, as far as both say."""
    if not possible(one, other):
        return False
    if one.span and other.span:
        return True
    # without a date the type and the stage must say what the date would have said. A pair of cities founds a lasting relation
    # once, perhaps by a memorandum, but concludes memoranda time and again; what was proposed once may be proposed anew
    statuses = {one.agreement.status, other.agreement.status}
    undated = {each.agreement.type for each in (one, other) if not each.span}
    types = {one.agreement.type, other.agreement.type}
    founding = bool(one.span or other.span) and undated <= _RELATIONS
    alike = len(types) == 1 or types <= _RELATIONS or founding
    return alike and not (statuses & _AHEAD and statuses - _AHEAD)


def merge(reports: Iterable[Report], ruled: Ruled | None = None) -> Merging:
    """Cluster reports into agreements; the order in which they come changes nothing.

    Args:
        reports: of all sources.
        ruled: what people decided about them.
    """
    rules = _Rules(ruled or Ruled())
    by_parties: defaultdict[frozenset[str], list[Report]] = defaultdict(list)
    alone: list[Cluster] = []
    for report in reports:
        to_the_day = len(report.agreement.date or "") == 10
        if len(report.parties) >= (1 if to_the_day else 2):
            by_parties[report.parties].append(report)
        else:  # no named party, or one and a number of others: nothing shows that two reports mean the same
            alone.append(Cluster((report,)))
    clusters, questions = alone, []
    for group in by_parties.values():
        found, asked = rules.clusters(sorted(group, key=lambda report: report.iri))
        clusters += found
        questions += asked
    clusters = rules.decided(clusters)
    return Merging(tuple(sorted(clusters, key=lambda cluster: cluster.iri)), tuple(sorted(questions)))


@dataclass(frozen=True)
class _Rules:
    """How reports of the same parties come together, as far as no person decides otherwise."""

    ruled: Ruled

    def fit(self, one: Report, other: Report) -> bool:
        """Whether two reports may tell of the same agreement, also by what people decided."""
        rulings = self.ruled.rulings
        if rulings and other.iri in rulings.apart(one.iri):
            return False
        return compatible(one, other) or self._is_one(one, other)

    def _is_one(self, one: Report, other: Report) -> bool:
        """Whether people decided that two reports tell of one agreement."""
        return bool(self.ruled.rulings) and other.iri in self.ruled.rulings.together(one.iri)

    def clusters(self, group: Sequence[Report]) -> tuple[list[Cluster], list[Question]]:
        """The agreements that reports of the same parties tell of, and what is to be asked."""
        if len(group) == 1:
            return [Cluster((group[0],))], []
        dated = [report for report in group if report.span]
        undated = [report for report in group if not report.span]
        whole: list[list[Report]] = []
        apart: list[Report] = []
        questions: list[Question] = []
        for component in self._components(dated):
            if self._all_fit(component):
                whole.append(component)
            else:
                apart += component
                questions += self._chain(component)
        joining: defaultdict[int, list[Report]] = defaultdict(list)
        homeless: list[Report] = []
        for report in undated:
            homes = [
                index
                for index, cluster in enumerate(whole)
                if all(self.fit(report, other) for other in cluster)
            ]
            loose = [other for other in apart if self.fit(report, other)]
            said = [index for index in homes if any(self._is_one(report, other) for other in whole[index])]
            if said or any(self._is_one(report, other) for other in loose):
                homes, loose = said, []
                if not homes:  # it is one with a report that stays apart: ``decided`` puts them together
                    apart.append(report)
                    continue
            if len(homes) == 1 and not loose:
                joining[homes[0]].append(report)
            elif homes or loose:
                apart.append(report)
                told = f"{_names([report])}: has no date and fits {len(homes) + len(loose)} agreements; it stays apart"
                near = [*(whole[index][0] for index in homes), *loose]
                questions += self._asked(told, [(report, other) for other in near])
            else:
                homeless.append(report)
        for index, reports in joining.items():
            if self._all_fit([*whole[index], *reports]):
                whole[index] += reports
            else:
                apart += reports
                told = f"{_names(reports)}: have no date and do not fit one another; they stay apart"
                questions += self._asked(told, [(report, whole[index][0]) for report in reports])
        for component in self._components(homeless):
            if self._all_fit(component):
                whole.append(component)
            else:
                apart += component
                questions += self._chain(component)
            questions += self._open(component, group, homeless)
        return [
            Cluster(tuple(sorted(each, key=_age))) for each in (*whole, *([report] for report in apart))
        ], questions

    def _open(
        self, component: Sequence[Report], group: Sequence[Report], homeless: Sequence[Report]
    ) -> list[Question]:
        """What to ask of reports without a date that other reports of the same parties leave open; each pair once."""
        mine = {report.iri for report in component}
        asked = {other.iri for other in homeless if other.iri < min(mine)}
        pairs = [
            (report, other)
            for report in component
            for other in group
            if other.iri not in mine | asked and possible(report, other) and not self._settled(report, other)
        ]
        if not pairs:
            return []
        others = ", ".join(dict.fromkeys(_shown(other) for _, other in pairs))
        told = f"{_names(component)}: has no date, and another type or stage than {others}; one agreement or two?"
        return self._asked(told, pairs)

    def _settled(self, one: Report, other: Report) -> bool:
        """Whether people decided that two reports are, or are not, of one agreement."""
        return self._is_one(one, other) or other.iri in self.ruled.rulings.apart(one.iri)

    def decided(self, clusters: Sequence[Cluster]) -> list[Cluster]:
        """The agreements, those made one that people say are one: of other parties, types or dates too.

        Where the rules put a report beside one of them that a person keeps apart from the other, the person's word stands
        and the rules' does not.
        """
        rulings = self.ruled.rulings
        if not rulings:
            return list(clusters)
        of = {report.iri: cluster for cluster in clusters for report in cluster.reports}
        reports = {report.iri: report for cluster in clusters for report in cluster.reports}
        for things in rulings.components():
            joined = list({id(of[iri]): of[iri] for iri in sorted(things)}.values())
            members = {report.iri for cluster in joined for report in cluster.reports}
            others = members - things
            if any(foe in members for iri in members for foe in rulings.apart(iri)):
                for iri in others:
                    of[iri] = Cluster((reports[iri],))
                members = set(things)
            target = rulings.target(things)
            ordered = sorted(
                (reports[iri] for iri in members), key=lambda report: (report.iri != target, *_age(report))
            )
            cluster = Cluster(tuple(ordered))
            of.update(dict.fromkeys(members, cluster))
        return list({id(cluster): cluster for cluster in of.values()}.values())

    def _chain(self, reports: Sequence[Report]) -> list[Question]:
        told = f"{_names(reports)}: these reports fit one another only in a chain; they stay apart"
        pairs = [
            (one, other)
            for position, one in enumerate(reports)
            for other in reports[position + 1 :]
            if self.fit(one, other)
        ]
        return self._asked(told, pairs)

    def _asked(self, told: str, pairs: Sequence[tuple[Report, Report]]) -> list[Question]:
        """A question about which of these pairs are one agreement, with the lines that say so."""
        return [
            question(
                told,
                (
                    (decision, f"agreement/{local(one.iri)}", f"agreement/{local(other.iri)}")
                    for one, other in pairs
                    for decision in ("same", "different")
                ),
            )
        ]

    def _components(self, reports: Sequence[Report]) -> list[list[Report]]:
        """Reports linked by compatibility, directly or through others."""
        left, found = list(reports), []
        while left:
            component, waiting = [], [left.pop(0)]
            while waiting:
                report = waiting.pop()
                component.append(report)
                near = [other for other in left if self.fit(report, other)]
                waiting += near
                left = [other for other in left if other not in near]
            found.append(component)
        return found

    def _all_fit(self, reports: Sequence[Report]) -> bool:
        return all(
            self.fit(one, other) for position, one in enumerate(reports) for other in reports[position + 1 :]
        )


def _age(report: Report) -> tuple[str, str]:
    """The oldest report first: by the day of publication, unknown last; then by IRI."""
    return (report.reading.source.published or "9999", report.iri)


def _names(reports: Sequence[Report]) -> str:
    bodies = sorted({body.name for body in reports[0].bodies})
    return f"{' – '.join(bodies)}: {', '.join(map(_shown, reports))}"


def _shown(report: Report) -> str:
    return f"{report.reading.record.id} ({report.agreement.date or 'no date'})"
