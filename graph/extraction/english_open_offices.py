"""Whose an English office is that names no place: of who is told beside its holder, of the host, of the home of the report."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from citypact.graph.extraction.bare_names import place_in
from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.english_homes import home_of
from citypact.graph.extraction.english_names import lies_there
from citypact.graph.extraction.english_sentences import sentences
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.person_mentions import PersonMention

__all__ = ["OpenOffices"]

_MOST = 300  # people and places that are looked at
_SELDOM = 3  # a place that is told so many times less than another is not whence a text reports
_THIRD = 2
_LISTED = 60  # letters between two of a list
_HEADS = frozenset({"mayor", "governor", "council_chair"})
_GOVERNORS = frozenset({"governor", "deputy_governor"})
_LOCAL = frozenset(
    {"mayor", "deputy_mayor", "clerk", "deputy_clerk", "governor", "deputy_governor", "council_chair"}
)
_OF_TOWN = frozenset({"mayor", "deputy_mayor", "clerk", "deputy_clerk"})
_OF_PLACE = expression(
    r"(?i:.*\b(?:(?:city|town|borough|county|village|municipal) (?:manager|administrator|attorney|engineer|"
    r"councill?or|planner)|"
    r"council(?:l)?(?:or|man|woman|member| members?| leader)s?|alderm[ae]n|police chief|fire chief|party (?:secretary|chief)|"
    r"(?:adviser|advisor|secretary) to the (?:mayor|governor)))\Z"
)
# of a nation or an institution, whoever stands beside
_ABROAD = frozenset({"ambassador", "minister"})
_OF_NATION = expression(r"(?i:.*(?:consul|minister|ambassador|attach|charg|embassy|premier|counsel))")
_GLUE = expression(
    r",?[ ](?:(?:and|with|along with|alongside|together with|accompanied by|as well as|joined by|plus|including)[ ])?"
    r"(?:(?:also|by)[ ])?(?:the[ ]|its[ ]|his[ ]|her[ ]|their[ ])?(?:(?:[A-Z]?[a-z]+)[ ]){0,2}"
)
# between two officials, of whom one is the other side
_TO_OTHER = expression(
    r"(?:\b(?:to|met|meet|meets|meeting|welcomed|received|hosted|greeted|invited|told|thanked)(?:[ ]with)?|[Cc]ounterpart,?)"
    r"[ ](?:the[ ])?(?:visiting[ ])?\Z"
)
_AND = expression(r",?[ ](?:and|with)[ ](?:the[ ]|his[ ]|her[ ])?(?:[a-z]+[ ]counterpart,?[ ])?")
_THEY_SIGN = expression(
    r",?[ ](?:(?:both|then|have|has|had|will|would|also|jointly|together|formally|officially)[ ]){0,3}"
    r"(?:(?:re-?|co-?)?sign|ink|put|seal|exchang|conclud|renew|affix|are to sign|are due to)"
)
_SIGNED_BY = expression(
    r"\b(?:signed|inked|sealed|concluded|signatories|between)\b[^.;:\n]{0,50}?"
    r"(?:[ ]by|:|[ ]were|[ ]are|between)[ ](?:the[ ])?\Z"
)
_OF_PLACE_BEHIND = expression(
    r"[ ](?:of|from)[ ](?:the[ ])?[A-ZÀ-Þ][\w’'-]*(?:[ ](?:of[ ])?[A-ZÀ-Þ][\w’'-]*){0,4}"
)
_KINSHIP = expression(r"\b(?:Sister|Friendship|Twin|Sisterhood|Village|Chambers)\b")
_PROVINCE = expression(
    r"[ ](?:[Pp]rovince|[Pp]refecture|[Ss]tate|[Rr]egion|[Oo]blast|Prefectural|Provincial|PAO)\Z|Administrati(?:ve|on) Organi"
)
_TOWN = expression(
    r"\b(?:Municipality|Municipal|City|Town|Ward|Borough|Subdistrict|PAO)\b|Administrati(?:ve|on) Organi"
)
_COUNCIL = expression(r"[ ](?:Council|Congress|Assembly)\Z")
_CHIEF = expression(
    r"(?i:chief executive(?: officer)?|general manager)"
)  # of a council, where no firm is told
_FIRM = expression(
    r"\b(?:Co\.|Ltd|Limited|Company|Corporation|Inc\b|University|Group|Bank|Airlines|Chamber|Association)"
)
_TOWNS = expression(r"(?<![\w’'-])(?:City|Town|Borough|County|Municipal|Village)[ ]\Z")
_THE_TOWN = expression(r"\b[Tt]he (?:city|town|municipality|port) of (?:the )?\Z")
_DATELINE = expression(
    r"(?m:^)(?P<place>(?!UPDATE|NEWS|LATEST|PHOTO|MEDIA|PRESS)[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:[ ][A-ZÀ-Þ.’'-]+){0,2})"
    r"(?:,[ ][A-Z][\w.]+(?:[ ][A-Z]\w+)?)?[ ](?:\([^()\n]{2,30}\)[ ])?[–—-]{1,2}[ ]"
)
# what is told as the other side: who comes from there, who is visited, with whom something is signed
_GUEST = expression(
    r"\b(?:with|visit(?:s|ed|ing)?|sister (?:city|town)(?: of)?|twin(?:s|ned)?(?: town)?(?: of)?|travel\w* to|trip to|"
    r"leav\w+ for|[a-z]+ in|(?:twin|sister|counterpart),?)[ ](?:the[ ])?(?:(?:city|town)[ ]of[ ])?\Z|"
    r"\b(?:delegation|delegates|visitors|guests|officials|students|group|team|party|visit|representatives)\b[^.;\n]{0,40}?"
    r"[ ](?:from|of|by)[ ](?:the[ ])?\Z"
)
# between a place and who receives somebody there
_RECEIVED = expression(
    r"(?:[’']s)?(?:[ ](?!signed\b)[^.;\n]{0,90}?)?\b(?:(?:received|welcomed|greeted|hosted|met|met with|briefed|entertained)"
    r"(?:[ ][a-z]+)?[ ]by|"
    r"where[^.;,\n]{0,60}?[ ](?:met|by|with|from)|paid a (?:courtesy )?(?:call|visit) (?:on|to)|call(?:ed)? on)"
    r"[ ](?:the[ ]|its[ ]|their[ ])?(?:[A-Z]?[a-z]+[ ]){0,2}\Z"
)


class OpenOffices:
    """The owners of such offices, by what the text tells beside them.

    >>> from citypact.graph.extraction.offices import Office
    >>> text = "Hill Mayor Kon Mekha and Vice Mayor Fa Sai spoke."
    >>> mayor = PersonMention(11, 20, "Kon Mekha", None, 11, Office(5, 10, "Hill Mayor", "mayor", "Hill"))
    >>> deputy = PersonMention(36, 42, "Fa Sai", None, 36, Office(25, 35, "Vice Mayor", "deputy_mayor"))
    >>> OpenOffices(text, [mayor, deputy], []).of(deputy)
    ('Hill', True)
    """

    def __init__(
        self,
        text: str,
        people: Sequence[PersonMention],
        towns: Sequence[BodyMention],
        held: Callable[[PersonMention], str | None] = lambda _: None,
    ) -> None:
        self._text, self._held = text, held  # whose office those are known to hold who are told before
        self._people = people[:_MOST]
        self._towns = sorted(self._told(towns[:_MOST]), key=lambda town: town.start)
        self._starts = [town.start for town in self._towns]
        self._numbers = {person.start: number for number, person in enumerate(self._people)}
        self._known: dict[int, tuple[str | None, bool]] = {}
        self._words = [person.office.body if person.office else None for person in self._people]

    def _told(self, towns: Sequence[BodyMention]) -> Iterator[BodyMention]:
        """The places that a text speaks of, those of its officials among them, without where it is sent from."""
        text = self._text
        named = {word for person in self._people for word in person.name.split(" ")}
        for town in towns:
            start, name = town.start, town.name
            lies = lies_there(text, start) and not _THE_TOWN.search(text, max(0, start - 16), start)
            if not (lies or name.isupper() or _KINSHIP.search(name) or name.split(" ")[0] in named):
                yield town
        for person in self._people:
            office = person.office
            if office and office.body and office.role in _LOCAL:
                yield BodyMention(person.begin, person.stop, office.body, "foreign_local_government", "")

    def of(self, person: PersonMention) -> tuple[str | None, bool]:
        """The body whose office somebody holds, and whether the sentence tells it."""
        number = self._numbers.get(person.start)
        return (None, False) if number is None else self._found(number)

    def against(self, person: PersonMention) -> str | None:
        """Whose official the other side is, where somebody is told to meet it or to sign with it right behind."""
        number = self._numbers.get(person.start)
        return None if number is None else self._met(number, self._sentence(person.begin))

    def _owner(self, number: int) -> tuple[str | None, bool]:
        if held := self._held(self._people[number]):
            return held, True
        if number not in self._known:
            self._known[number] = self._found(number)
        return self._known[number]

    def _found(self, number: int) -> tuple[str | None, bool]:
        person, body = self._people[number], self._words[number]
        office = person.office
        if office is None or body is not None:
            return body, True
        if (
            office.role in _ABROAD
            or office.name.lower().startswith(("former", "then", "ex-"))
            or _OF_NATION.match(office.name)
        ):
            return None, False
        sentence = self._sentence(person.begin)
        former = self._people[number - 1] if number else None
        against = None  # the other side, where it is told just before
        if former and former.office and former.start >= sentence:
            if former.office.start == office.start:
                return self._owner(number - 1)
            if self._meets(former, person) and not self._own_deputy(number, sentence):
                against = self._owner(number - 1)[0]
            elif beside := self._beside(number, former):
                return beside, True
        local = self._local(person)
        if not local:
            return None, False
        against = against or self._met(number, sentence)
        if host := self._host(person, sentence):
            return self._called(host, office.role), True
        if not against and office.role not in _HEADS and (head := self._head_before(number)):
            return head, True
        return self._likely(number, against), False

    def _own_deputy(self, number: int, sentence: int) -> bool:
        """Whether the third of a list is the deputy of the second: "Governor Kon Mekha, Mayor Fa Sai and his deputy"."""
        if number < _THIRD:
            return False
        first, second, third = self._people[number - _THIRD : number + 1]
        if first.start < sentence:
            return False
        if not (second.office and third.office and third.office.role == f"deputy_{second.office.role}"):
            return False
        gap = self._text[first.stop : max(first.stop, second.begin)]
        return gap.startswith(",") and "." not in gap and len(gap) < _LISTED

    def _met(self, number: int, sentence: int) -> str | None:
        """Whose official is the other side of somebody who is told first: whom one meets, or signs with."""
        other = self._people[number + 1] if number + 1 < len(self._people) else None
        if other is None or self._sentence(other.begin) != sentence or not self._words[number + 1]:
            return None
        person = self._people[number]
        mine, theirs = person.office, other.office
        if mine is None or theirs is None or mine.role not in _HEADS or not self._meets(person, other):
            return None
        return self._words[number + 1]

    def _meets(self, former: PersonMention, person: PersonMention) -> bool:
        """Whether the official told before somebody is the other side: two who sign, or one who meets the other."""
        text, start, end = self._text, former.stop, max(former.stop, person.begin)
        if _TO_OTHER.search(text, start, end):
            return True
        if not _AND.fullmatch(text, start, end):
            return False
        behind = _OF_PLACE_BEHIND.match(text, person.stop)
        return bool(
            _THEY_SIGN.match(text, behind.end() if behind else person.stop)
            or _SIGNED_BY.search(text, max(0, former.begin - 60), former.begin)
        )

    def _local(self, person: PersonMention) -> bool:
        """Whether an office is one in a town or a province, and not of a university or a firm."""
        office = person.office
        return office is not None and (
            office.role in _LOCAL
            or _OF_PLACE.match(office.name) is not None
            or (_CHIEF.fullmatch(office.name) is not None and not _FIRM.search(self._text))
            or _TOWNS.search(self._text, max(0, office.start - 12), office.start) is not None
        )

    def _beside(self, number: int, former: PersonMention) -> str | None:
        """Whose office one holds who is told right behind an official of a place, in one list."""
        person = self._people[number]
        mine, other = person.office, former.office
        if mine is None or other is None or (mine.role in _HEADS and other.role in _HEADS):
            return None
        if other.role in _ABROAD or _OF_NATION.match(other.name):
            return None
        if not _GLUE.fullmatch(self._text, former.stop, max(former.stop, person.begin)):
            return None
        body, _ = self._owner(number - 1)
        if body is None or not (self._local(person) and self._local(former)):
            return None
        if mine.role not in _OF_TOWN:
            return body
        return _COUNCIL.sub("", body.removeprefix("council of "))  # a council has no mayor, its town has

    def _host(self, person: PersonMention, sentence: int) -> BodyMention | None:
        """The place where a sentence tells that somebody receives others."""
        index = bisect_left(self._starts, person.begin)
        for town in reversed(self._towns[max(0, index - 2) : index]):
            if town.start >= sentence and _RECEIVED.fullmatch(self._text, town.end, person.begin):
                return town
        return None

    def _likely(self, number: int, against: str | None) -> str | None:
        """Of the places of a text, the one whose official somebody likely is: of where it reports from, of the first."""
        office = self._people[number].office
        if office is None:
            return None
        towns = self._candidates(office.role, number)
        if against:
            towns = [town for town in towns if place_in(town.name) != place_in(against)]
        here = [town for town in towns if place_in(town.name) == self._home]
        ours = here or [
            town for town in towns if not _GUEST.search(self._text, max(0, town.start - 80), town.start)
        ]
        if office.role in _HEADS and not here and self._sent_elsewhere:
            return self._sent_elsewhere
        if against and not ours:
            ours = towns  # the other side is who comes, or with whom it is signed
        if ours:
            counted = Counter(place_in(town.name) for town in ours)
            often = max(counted.values())
            first = next(town for town in ours if counted[place_in(town.name)] * _SELDOM >= often)
            return self._called(first, office.role)
        sent = self._sent_from
        return sent if sent and office.role not in _GOVERNORS else None

    def _candidates(self, role: str, number: int) -> list[BodyMention]:
        """The places that may have such an office and whose holder the text does not name elsewhere."""
        unfit = _TOWN if role in _GOVERNORS else _PROVINCE
        taken = set()
        if role in _HEADS:
            taken = {
                place_in(body)
                for other, words in enumerate(self._words)
                if other != number
                and (held := self._people[other].office)
                and held.role == role
                and (body := words or self._held(self._people[other]))
            }
        return [
            town for town in self._towns if not unfit.search(town.name) and place_in(town.name) not in taken
        ]

    def _head_before(self, number: int) -> str | None:
        """Whose head is told last in the same line with an office that names no place either."""
        line = self._text.rfind("\n", 0, self._people[number].start) + 1
        for other in range(number - 1, max(-1, number - 6), -1):
            former = self._people[other]
            if former.start < line:
                break
            if former.office and former.office.role in ("mayor", "governor") and not former.office.body:
                return self._owner(other)[0]
        return None

    def _called(self, town: BodyMention, role: str) -> str:
        """The body of a place, as the text calls it most fully."""
        place = place_in(town.name)
        unfit = _TOWN if role in _GOVERNORS else _PROVINCE
        names = Counter(
            each.name for each in self._towns if place_in(each.name) == place and not unfit.search(each.name)
        )
        in_council = role not in _LOCAL and any(_COUNCIL.search(name) for name in names)
        bodies = {
            name: count
            for name, count in names.items()
            if name != place and (_COUNCIL.search(name) is not None) == in_council
        }
        return max(bodies, key=lambda name: (bodies[name], -len(name)), default=place)

    @cached_property
    def _sent_from(self) -> str | None:
        """The town at the head of a report, which may tell it nowhere else: "HILL TOWN — The council voted"."""
        sent = _DATELINE.search(self._text)
        return sent and sent["place"].title()

    @cached_property
    def _home(self) -> str | None:
        """The place from which the text reports."""
        home = home_of(self._text)
        return place_in(home) if home else None

    @cached_property
    def _sent_elsewhere(self) -> str | None:
        """The place of the dateline, where the text tells it as no body: "HILL – Mayor Kon Mekha hosted Meadow City"."""
        home = self._home if self._sent_from else None
        return home if home and all(place_in(town.name) != home for town in self._towns) else None

    def _sentence(self, position: int) -> int:
        """Where the sentence of a position begins."""
        return self._sentences[bisect_right(self._sentences, position) - 1]

    @cached_property
    def _sentences(self) -> list[int]:
        return [0, *(start for start, _ in sentences(self._text, 0, len(self._text)))]
