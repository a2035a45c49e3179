"""The bodies whose an office may be: those that its words name, and those that the text tells around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from citypact.graph.extraction.affiliation_features import Describer, Holding, Proposal
from citypact.graph.extraction.affiliation_ground import Told
from citypact.graph.extraction.affiliation_units import FOR_RECTOR
from citypact.graph.extraction.body_mentions import LOCAL_ANYWHERE, LOCAL_KINDS
from citypact.graph.extraction.english_affiliations import GOVERN, UNGOVERNED, place_of
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.office_groups import ENGLISH, group_of, is_bare, kind_of, names_body, rest_of
from citypact.graph.extraction.office_institutions import mission_of, named_by
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.people import PersonMention

__all__ = ["Proposals"]

_BEFORE = 4  # bodies before a person that are proposed
_RANKED = [f"before{rank}" for rank in range(_BEFORE)]
_WEIGHED = 12  # and those that are looked at, however they are proposed
_SAYS = frozenset({"rule", "words", "plain"})  # says whose a council is
_REACH = 900
_WARD = expression(r"[ ]?เขต(?:เลือกตั้ง)?(?:ที่)?[ ]?\d+\Z")
_FOREIGN = frozenset({"foreign_local_government"})
_SHORT = expression(r"อบ[จต]\.|ท[นมต]\.")
_LINKED = expression(r"[ ]?(?:ของ|แห่ง|จาก|สังกัด|ประจำ|of|at|from)[ ]?(?:the[ ])?")


class Proposals:
    """Proposes the bodies of a text as the owners of offices."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._describer = Describer(told)

    def of(self, person: PersonMention, ruled: str | None) -> list[Proposal]:
        """What the office may belong to, the rule's answer first."""
        office = person.office
        if office is None:
            return []
        found: dict[str, list[str]] = {}
        group = group_of(office)
        council = office.council or (group == "council" and not ENGLISH.match(office.name))
        for name, source in self._sources(person, office, group, ruled):
            if not name:
                continue
            if council:
                name = self._of_council(name, source)
            elif name.startswith("สภา"):
                name = _WARD.sub("", name)
            sources = found.get(name)
            if sources is None:
                found[name] = [source]
            elif source not in sources:
                sources.append(source)
        told = self._told
        position = min(person.start, office.start)
        index = bisect_left(told.starts, position)
        proposals = [Proposal(name, sources) for name, sources in found.items()]
        self._describer.describe(
            proposals,
            Holding(
                person,
                office,
                group,
                names_body(office) or told.across(office) is not None,
                ruled,
                position,
                {body.name: body for body in told.bodies[max(0, index - _WEIGHED) : index]},
                told.official_before(person),
                told.held_before(person),
                told.rivals(person, office),
            ),
        )
        return proposals

    def _of_council(self, name: str, source: str) -> str:
        """The council of a place, where an office in one does not say of which."""
        if source not in _SAYS and not name.startswith("สภา"):
            name = f"สภา{name}" if (self._told.kinds.get(name) or kind_of(name)) in LOCAL_ANYWHERE else name
        return _WARD.sub("", name) if name.startswith("สภา") else name

    def _sources(
        self, person: PersonMention, office: Office, group: str, ruled: str | None
    ) -> list[tuple[str | None, str]]:
        told = self._told
        found = [(ruled, "rule"), *named_by(told.text, office)]
        if office.body and ENGLISH.match(office.body):
            found += self._english(office.body, governs=office.role in GOVERN)
        found += told.longer(office)
        if across := told.across(office):
            found += ((across, "words"), (across, "across"))
        rest = rest_of(office)
        if FOR_RECTOR.search(office.name):
            pass  # no unit of the one who acts
        elif rest and not is_bare(rest) and not (office.body and _SHORT.match(rest)):
            found.append((rest, "rest"))
            following = bisect_left(told.starts, office.end)
            if following < len(told.bodies) and told.bodies[following].start - office.end <= 1:
                found.append((f"{rest} {told.bodies[following].name}", "rest-and-next"))
            university = told.near(office.start, "university")
            if university and university not in rest and group in ("faculty", "director", "other"):
                between = ", " if ENGLISH.match(rest) else " "
                found.append((f"{rest}{between}{university}", "rest-and-university"))
        elif rest and rest[:3] != "สภา":
            start = rest.rstrip("ฯ")
            found += ((told.fuller(start), "fuller"), (told.told_fully(start, office.start), "told-fully"))
        found += self._around(person, office, group)
        return found

    def _around(self, person: PersonMention, office: Office, group: str) -> list[tuple[str | None, str]]:
        told = self._told
        bodies, starts = told.bodies, told.starts
        position = min(person.start, office.start)
        index = bisect_left(starts, position)
        found: list[tuple[str | None, str]] = []
        for rank, body in enumerate(reversed(bodies[max(0, index - _BEFORE) : index])):
            if position - body.start > _REACH:
                break
            found.append((body.name, _RANKED[rank]))
        stop = person.stop
        behind = bisect_left(starts, stop)
        if behind < len(bodies) and starts[behind] - stop < 60:
            found.append((bodies[behind].name, "after"))
            if _LINKED.fullmatch(told.text, stop, starts[behind]):
                found.append((bodies[behind].name, "after-linked"))
        found += (
            (told.last_before(index, LOCAL_KINDS), "local"),
            (told.last_before(index, _FOREIGN), "foreign"),
        )
        leading = bisect_left(starts, told.line(position))
        if leading < index:
            found.append((bodies[leading].name, "line-first"))
        found += ((told.before(person), "previous"), (told.own, "own"), (told.first, "first"))
        if office.seat == "university" or group == "faculty":
            found.append((told.near(position, "university"), "university"))
        if group in ("province", "governor") or office.role in ("governor", "deputy_governor"):
            found.append((told.near(position, "province"), "province"))
            if not names_body(office):
                found.append((told.province_near(position), "province-near"))
        if ENGLISH.match(office.name):
            if group == "envoy":
                mission = max(told.missions, key=len, default=None)
                found += ((mission_of(office.name), "mission-derived"), (mission, "mission"))
            elif not office.body:
                for rank, (called, wholes) in enumerate(told.wholes):
                    found.append((called, f"proper{min(rank, 3)}"))
                    found += [(whole, f"whole{min(rank, 3)}") for whole in wholes]
                found.append((told.proper_before(position), "proper-before"))
        return found

    def _english(self, body: str, *, governs: bool) -> Iterator[tuple[str | None, str]]:
        if " PAO" in body:
            yield body.replace(" PAO", " Provincial Administrative Organization"), "expanded"
        if " at " in body:
            faculty, _, university = body.partition(" at ")
            yield f"{faculty}, {university.removeprefix('the ')}", "at"
        short = place_of(body)
        if short != body:
            yield short, "short"
        for other in self._told.with_words(short):
            if other != body and not (governs and self._told.kinds.get(other) in UNGOVERNED | {"pao", "sao"}):
                yield other, "fuller-english"
        if short == body and f"City of {body}" in self._told.text:
            yield f"City of {body}", "city-of"
