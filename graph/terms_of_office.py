"""Terms of office by a register that can be cited, and signatures that do not fit them: a data check for the builder alone.

``terms.csv`` has the columns person, body, office, from, until, source: who held which office (a word of the scheme of offices)
at which body, by which page. Nothing of it enters the graph, and no page or export says anything of it (PRIVACY.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from citypact.errors import CollectionError
from citypact.graph.identities import Resolver, mentions
from citypact.graph.merging import Cluster
from citypact.graph.names import fold
from citypact.graph.ntriples import earliest, latest, web_address
from citypact.graph.own_rows import check_date, own_rows
from citypact.graph.records import Official
from citypact.graph.redaction import bare
from citypact.graph.references import reference
from citypact.graph.reports import Report
from citypact.ontology.concepts import concepts

__all__ = ["COLUMNS", "Term", "outside_terms", "read_terms"]

COLUMNS = ("person", "body", "office", "from", "until", "source")
_SIGNING = ("signs", "signs_for")
_ALWAYS = "9999-12-31"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One line of terms.csv; an empty ``until`` is a term that has not ended."""

    person: str
    body: str
    office: str
    since: str
    until: str
    source: str

    place: str = field(default="", compare=False, repr=False)  # file and line

    def overlaps(self, span: tuple[str, str]) -> bool:
        """Whether a day of the span may lie in the term."""
        return earliest(self.since) <= span[1] and span[0] <= (latest(self.until) if self.until else _ALWAYS)


def read_terms(path: Path) -> tuple[Term, ...]:
    """The terms of a collection; none where the file is missing or empty.

    Raises:
        CollectionError: naming file, line and what would be right.
    """
    return tuple(_term(values, place) for place, values in own_rows(path, COLUMNS, COLUMNS))


def _term(values: dict[str, str], place: str) -> Term:
    for column in ("person", "body", "office", "from", "source"):
        if not values[column]:
            raise CollectionError(
                f"{place}: {column} is empty; a term says who, where, in which office, since when, by which page"
            )
    if values["office"] not in concepts("office"):
        raise CollectionError(
            f"{place}: no office {values['office']!r}; one of: {', '.join(concepts('office'))}"
        )
    if web_address(values["source"]) is None:
        raise CollectionError(
            f"{place}: source {values['source'][:60]!r} is no address; write the register's, http://..."
        )
    for column in ("from", "until"):
        if values[column]:
            check_date(values[column], f"{place}: {column}")
    return Term(
        person=values["person"],
        body=values["body"],
        office=values["office"],
        since=values["from"],
        until=values["until"],
        source=values["source"],
        place=place,
    )


def outside_terms(
    terms: Sequence[Term], clusters: Iterable[Cluster], resolver: Resolver, base: str
) -> Iterator[str]:
    """A line for each term whose body nobody names, and for each signature on a day for which the register has another in
    that office, or has the signer in it at other times only."""
    held: defaultdict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in terms:
        body, problem = resolver.meant(reference(term.body, base))
        if body is None:
            yield f"{term.place}: body {term.body!r} {problem}"
        else:
            held[body.iri, term.office].append(term)
    for cluster in clusters if held else ():
        for report in cluster.reports:
            span = report.span if report.agreement.status in ("signed", "renewed") else None
            for official in _signing(report) if span else ():
                body = resolver.resolve(mentions(report.reading.record)[official.of or ""])
                known = held.get((body.iri, official.role), [])
                mine = [term for term in known if fold(bare(term.person)) == fold(bare(official.name))]
                then = [term for term in known if span and term.overlaps(span)]
                if (mine or then) and not any(term in mine for term in then):
                    lines = ", ".join(sorted({term.place for term in (*mine, *then)}))
                    said = f"{official.name} signs for {body.name} on {report.agreement.date}"
                    yield (
                        f"{report.reading.place}: {said}, outside the terms of the register ({lines}); "
                        "check the day, the name and the register"
                    )


def _signing(report: Report) -> Iterator[Official]:
    """The officials of a record who sign its agreement for a body, as far as the record says their office."""
    signers = {fold(name) for name in report.agreement.signatories}
    signers |= {fold(part.name) for part in report.agreement.people if part.capacity in _SIGNING}
    for official in report.reading.record.officials:
        if official.of and fold(official.name) in signers:
            yield official
