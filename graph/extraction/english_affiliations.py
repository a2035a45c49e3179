"""Whose an English office is: what its words say over what a judge holds likely, and what may own no such office."""

from __future__ import annotations

import re

from citypact.graph.extraction.affiliation_ground import Told
from citypact.graph.extraction.bare_names import place_in
from citypact.graph.extraction.body_mentions import LOCAL_ANYWHERE
from citypact.graph.extraction.city_datelines import as_sent, legislating, sent_from
from citypact.graph.extraction.english_nations import NATIONS, is_country
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.office_groups import ENGLISH, group_of
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.people import PersonMention
from citypact.graph.extraction.rules import rules

__all__ = ["GOVERN", "GOVERNORS", "UNGOVERNED", "EnglishAffiliations", "place_of"]

GOVERN = frozenset({"mayor", "deputy_mayor", "governor", "deputy_governor"})
_MAYORS = frozenset({"mayor", "deputy_mayor"})
UNGOVERNED = frozenset(
    {"university", "school", "company", "association"}
)  # no mayor's, whatever they are called
_DOUBTFUL = 0.55
_HARDLY = 0.42
_COUNCIL = " Council"
GOVERNORS = frozenset({"governor", "deputy_governor"})
_INSTITUTION = expression(
    r"\b(?:School|University|College|Department|Office|Bureau|Ministry|Institute|Company|Hospital|Faculty|Committee)\Z|"
    r"\b(?:Committee|Office|Department|Bureau)[ ]of[ ]|"
    r"[ ](?:office|department|bureau|division|section)\Z|\bConsulate\b"
)
_OWNED = expression(r"[’']s[ ][a-z]")  # "head of Hill's transport agency"
_COUNCIL_OF = expression(
    r"[ ]?(?:(?:City|Town|Municipal|District)[ ])?(?:Council|Assembly|Congress)(?:[ ]of[ ])?"
)
_OF_PLACE = expression(
    r"(?i:mayor(?:ess)?[ ]of[ ])(?!.*(?:Council|Assembly))|[’']s[ ](?:[A-Za-z]+[ ]){0,2}(?i:mayor)"
)
_OFTEN = 2
_OF_TOWN = expression(
    r"(?i:(?:deputy |assistant )?(?:town|city|borough|village) (?:manager|clerk)|council(?:l)?(?:or|man|woman|member))\Z"
)
_WIDER = (" province", " prefecture", " state", " region")
_OF_NATION = expression(r"(?i:(?:then[ -]|former |acting )?(?:deputy |vice[ -])?(?:premier|prime minister))")
_ENVOY = expression(r"(?i:\b(?:consul|counsell?or|attach[ée]|charg[ée] d[’']affaires))")
_MISSION = expression(r"\b(?:Embassy|Consulate)\b")
_SPEAKS = expression(r"[ ](?:said|says|added|noted|announced|told|stated|explained)\b")
_LAST = expression(r"(?:,|[”\"])[ ]\Z")
_OPENS = expression(r"(?:\A|\n|[.!?”\"][ ])\Z")
_OF_FIRM = expression(
    r"(?i:(?:co-?)?(?:founder|managing director|chief executive(?: officer)?|ceo|general manager|"
    r"sales director|group chairman))\b"
)
_OF = expression(r"\A(?:City|Province|Town|Municipality) of ")
_KIND = expression(
    r" (?:Metropolitan Administration|(?:City |Town |Subdistrict )?Municipality|Province|City|Provincial Government)\Z"
)
_UNIT = expression(r"(?:Faculty|School|College|Graduate School|Department) of\b")
_INSTITUTIONS = frozenset(rules("english")["no-surnames"].split("|")) | {"PAO", "SAO", "TAO"}


# what an office of somebody is one in, whatever else a text tells of
_SEATS = (
    (
        "university",
        expression(
            r"(?i:(?:acting |vice[ -]|pro[ -]vice[ -]|deputy )*(?:rector|vice[ -]chancellor)\b)(?!.*[ ]of[ ])"
        ),
    ),
    (
        "ministry_agency",
        expression(
            r"(?i:(?:vice|deputy|assistant|first deputy)[ -]minister\b|undersecretary\b)(?!.*[ ](?:of|for)[ ])"
        ),
    ),
)


def _kind_of_seat(office: Office) -> str | None:
    """The kind of body that an office tells which names none: a rector's is a university."""
    return next((kind for kind, words in _SEATS if words.match(office.name)), None)


def _proper_words(body: str) -> set[str]:
    """The words of an English body that do not say of what kind it is."""
    return {word for word in body.replace(",", "").split(" ") if word[:1].isupper()} - _INSTITUTIONS


def place_of(body: str) -> str:
    """The place of an English body, without what kind of body it is."""
    return _KIND.sub("", _OF.sub("", body))


# a council that concludes agreements itself, and has a mayor: "Hill City Council (HCC) signed"
_CONCLUDES = (
    r"(?: \([A-Z]{2,8}\))?(?:,? (?:and|with) [^.;\n]{3,60}?)? (?:(?:has|have|had|will|also|hopes to|plans to|is to) )*"
    r"(?:sign|ink|establish|forg|conclud|enter|renew|seal|form)"
)


def _concludes(text: str, council: str) -> bool:
    return re.search(rf"{re.escape(council)}{_CONCLUDES}", text) is not None


class EnglishAffiliations:
    """What an English text says of whose offices are."""

    def __init__(self, told: Told) -> None:
        self._told = told

    def named(self, person: PersonMention, office: Office, best: str | None, sure: float) -> str | None:
        """The body that is said outright; ``best``: the likeliest by the judge, and how sure that is."""
        return (
            self._by_words(office, best, sure) if office.body else self._of_open(person, office, best, sure)
        )

    def held(self, person: PersonMention, office: Office, name: str) -> bool:
        """Whether an English text tells of a body that it cannot be whose office this is: another heads it, it is a country."""
        if not ENGLISH.match(office.name):
            return False
        if name in NATIONS and not is_country(name):
            return True  # a people has no mayor
        if self._told.kinds.get(name) in UNGOVERNED and (
            _OF_TOWN.match(office.name) or (office.role in GOVERN and not office.body)
        ):
            return True
        if _OF_NATION.fullmatch(office.name) and self._told.kinds.get(name) in LOCAL_ANYWHERE:
            return True  # no town has a premier
        if office.role not in GOVERN:
            return False
        if office.role in GOVERNORS and name.endswith(_COUNCIL):
            return True
        place = place_of(name)
        return is_country(name) or any(
            body and place_of(body) == place for body in self._told.rivals(person, office)
        )

    def _by_words(self, office: Office, best: str | None, sure: float) -> str | None:
        """What the words of an English office say, whatever else is near: of which nation's, of which place's head."""
        if (
            (office.role == "ambassador" or (_ENVOY.search(office.name) and not _MISSION.search(best or "")))
            and office.body is not None
            and is_country(office.body)
        ):
            return office.body
        body = office.body or ""
        institution = not _INSTITUTIONS.isdisjoint(body.split(" "))
        named = office.role in GOVERN or (
            body
            and (
                institution
                or _INSTITUTION.search(body)
                or _OWNED.search(office.name)
                or self._told.kinds.get(body) in LOCAL_ANYWHERE
            )
        )
        if best is not None and institution and office.role not in GOVERN and " " in body:
            mine, others = _proper_words(body), _proper_words(best)
            if mine and others and mine.isdisjoint(others) and office.name.endswith(body):
                return self._whole(
                    office
                )  # another institution is told nearby, but the words of the office name one
        if best is not None and office.role in _MAYORS and self._told_without(best, office):
            return office.rest  # the mayor of a city heads it, not its council
        place = office.rest if best and office.rest and office.role in GOVERN else None
        if place and best in (f"{place} province", f"{place} city") and "Provincial" not in office.name:
            return place  # what kind of place it is belongs to no name
        if place and best and place in best and sure < _DOUBTFUL:
            return place
        return self._whole(office) if best is None and named else None

    def _whole(self, office: Office) -> str | None:
        """What the words of an office name; a faculty with the university that the text tells nearest to it."""
        if (
            office.body
            and _UNIT.match(office.body)
            and "," not in office.body
            and "University" not in office.body
        ):
            university = self._told.university
            if university:
                return f"{office.body}, {university}"
        return office.body

    def _told_without(self, council: str, office: Office) -> bool:
        """Whether an office is that of a city which the text tells by itself, and more often than its council."""
        if not (office.rest and _OF_PLACE.search(office.name)):
            return False
        if not _COUNCIL_OF.fullmatch(council.replace(office.rest, "")):
            return False
        text = self._told.text
        alone = re.findall(rf"{re.escape(office.rest)}(?![\w-]|[ ][A-Z])", text)
        return len(alone) > _OFTEN * text.count(council)

    def _of_open(self, person: PersonMention, office: Office, best: str | None, sure: float) -> str | None:
        """Whose an English office is that names no place, where the judge is in doubt: of where the report is from."""
        told, found = self._told, None
        stated, sure_of_it = told.open_offices.of(person)
        council = next((name for name in (stated, best) if name and name.endswith(" City Council")), None)
        city = legislating(told.text) if council and office.role in _MAYORS else None
        if council and city and council.startswith(city):
            return as_sent(told.text, city)  # it has no mayor, its city has
        doubtful = best is None or sure < _HARDLY
        other = told.open_offices.against(person) if office.role in GOVERN and best else None
        if best and other and place_of(best) == place_in(other):
            best, sure, doubtful = None, 0.0, True  # whom somebody meets is of another place
        if office.role in _MAYORS and best and best.lower().endswith(_WIDER):
            best, sure, doubtful = None, 0.0, True  # a mayor's is a town
        if (
            office.role in _MAYORS
            and (home := (told.home_body or "").removesuffix(_COUNCIL))
            and _SPEAKS.match(told.text, person.stop)
            and _LAST.search(told.text, max(0, office.start - 3), office.start)
            and not self.held(person, office, home)
        ):
            return (
                place_of(home) if home != told.home_body else home
            )  # who is told last, as the one who says it
        if (
            stated
            and sure_of_it
            and (doubtful or group_of(office) != "council")
            and not self.held(person, office, stated)
        ):
            return stated
        if (
            office.role in _MAYORS
            and (city := sent_from(told.text))
            and _OPENS.search(told.text, max(0, office.start - 3), office.start)
        ):
            return city  # told at home, of whom no place is said
        if office.role.startswith("deputy_") and (head := told.head_beside(person, office)):
            return head
        if office.role in _MAYORS:
            if (
                best
                and best.endswith(_COUNCIL)
                and place_of(best.removesuffix(_COUNCIL)) in told.proper
                and not _concludes(told.text, best)
            ):
                return place_of(best.removesuffix(_COUNCIL))  # a council has no mayor, its city has
            found = told.home_body if best is None or sure < _DOUBTFUL else None
        elif office.role in GOVERN:
            found = (told.thai_province or told.province) if best is None or sure < _DOUBTFUL else None
        elif best is None and _OF_TOWN.match(office.name):
            found = told.home_body
        elif best is None and _OF_FIRM.match(office.name) and (firm := told.only_one("company")):
            return firm
        kind = _kind_of_seat(office)
        if kind and best and told.kinds.get(best, kind) != kind and (seat := told.only_one(kind)):
            return seat  # a rector's is no city
        if not found and doubtful and stated and (best is None or place_of(best) != place_of(stated)):
            found = stated
        return found if found and not self.held(person, office, found) else None
