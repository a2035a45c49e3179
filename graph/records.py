"""Records: what one source says about cooperation, typed and frozen.

A record is checked once, where it enters; after that it can be trusted. Field names, words and meanings are those of the
record format (docs/records.md). The closed vocabularies (types, statuses, domains ...) are read from the ontology.

Only the keys that were given are written back, so that a record survives reading and writing without loss.
"""

from __future__ import annotations

import datetime as dt
import difflib
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict, ValidationError, model_validator

from citypact.errors import RecordError
from citypact.ontology.concepts import concepts

__all__ = [
    "Agreement",
    "BodyNote",
    "Official",
    "Party",
    "PersonPart",
    "PriorRelation",
    "Record",
    "Span",
    "Venue",
    "gregorian_date",
    "record_from",
]

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_ID = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*", re.ASCII)


def _word(scheme: str) -> AfterValidator:
    """A validator for one word of a concept scheme; its message names the nearest words."""

    def check(value: str) -> str:
        known = concepts(scheme)
        if value in known:
            return value
        near = _called(value, scheme) or difflib.get_close_matches(value, known, n=3, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else f"one of: {', '.join(known)}"
        shown = value if len(value) <= 60 else f"{value[:57]}..."
        raise ValueError(f"no {scheme} {shown!r}; {hint}")

    return AfterValidator(check)


def _called(value: str, scheme: str) -> list[str]:
    """The words of the concepts that people call by this name, in Thai or English."""
    said = value.strip().casefold()
    return [
        word
        for word, concept in concepts(scheme).items()
        if said in {label.casefold() for label in (*concept.label.values(), *concept.short_label.values())}
    ]


def _text(value: str) -> str:
    if not value.isprintable() and _LONE_SURROGATE.search(value):
        raise ValueError("a lone surrogate is no character; write the text again as UTF-8")
    return value


def _name(value: str) -> str:
    if not value[:1].isalnum() and not any(character.isalnum() for character in value):
        raise ValueError(f"{value!r} is no name; write the name, or leave the entry out")
    return _text(value)


def gregorian_date(value: str) -> str:
    """The same: YYYY, YYYY-MM or YYYY-MM-DD in the Gregorian calendar, of a day that exists.

    Raises:
        ValueError: it is none.
    """
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", value, re.ASCII)
    if not match:
        raise ValueError(f"{value!r} is no date; write YYYY-MM-DD, YYYY-MM or YYYY (Gregorian)")
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        dt.date(year, month, day)
    except ValueError as error:
        raise ValueError(
            f"{value!r} is a day that does not exist ({error}); write the day that the source gives"
        ) from None
    if year > 2400:
        raise ValueError(f"{value!r} looks like a Buddhist year; write {year - 543}{value[4:]}")
    return value


def _day(value: str) -> str:
    if len(gregorian_date(value)) != 10:
        raise ValueError(f"{value!r} is no full day; write YYYY-MM-DD")
    return value


def _time(value: str) -> str:
    if not re.fullmatch(r"(?:[01]\d|2[0-3]):[0-5]\d", value, re.ASCII):
        raise ValueError(f"{value!r} is no time of day; write HH:MM, 00:00 to 23:59")
    return value


def _slug(value: str) -> str:
    if not _ID.fullmatch(value) or len(value) > 120:
        raise ValueError(f"{value!r} is no id; use up to 120 of a-z, 0-9 and single hyphens")
    return value


def _language(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", value, re.ASCII):
        raise ValueError(f"{value!r} is no language tag; write th or en, or another BCP 47 tag")
    return value


def _country(value: str) -> str:
    if not re.fullmatch(r"[A-Z]{2}", value, re.ASCII):
        raise ValueError(
            f"{value!r} is no country code; write two capital letters (ISO 3166-1), TH for Thailand"
        )
    return value


def _code(value: str) -> str:
    if not re.fullmatch(r"https?://\S+|[A-Za-z][A-Za-z0-9 ._-]{0,30}:\S(?:.{0,80}\S)?", value):
        raise ValueError(
            f"{value[:60]!r} is no code; write who gives it and the code, DLA:123, or an address, "
            "http://www.wikidata.org/entity/Q1"
        )
    return _text(value)


def _duration(value: str) -> str:
    if not re.fullmatch(r"P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?", value, re.ASCII):
        raise ValueError(f"{value!r} is no duration; write P3Y for three years, P6M, P1Y6M")
    return value


def _digest(value: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", value, re.ASCII):
        raise ValueError(f"{value[:70]!r} is no SHA-256; leave this line as citypact review wrote it")
    return value


def _address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+", value) or len(value) > 2_000:
        raise ValueError(f"{value[:80]!r} is no IRI; write the http(s) address that stands for this body")
    return value


_once = lru_cache(maxsize=4096)  # for what stands in many records


Address = Annotated[str, AfterValidator(_address)]
Text = Annotated[str, Field(max_length=100_000), AfterValidator(_text)]
Name = Annotated[str, Field(max_length=2_000), AfterValidator(_name)]
Rule = Annotated[str, Field(max_length=2_000), AfterValidator(_once(_name))]  # of many values
Date = Annotated[str, AfterValidator(_once(gregorian_date))]
Day = Annotated[str, AfterValidator(_once(_day))]
Time = Annotated[str, AfterValidator(_time)]
Type = Annotated[str, _word("type")]
Instrument = Annotated[str, _word("instrument")]
Status = Annotated[str, _word("status")]
Domain = Annotated[str, _word("domain")]
Kind = Annotated[str, _word("level")]
PartyRole = Annotated[str, _word("role")]
Office = Annotated[str, _word("office")]
Capacity = Annotated[str, _word("capacity")]


_Item = TypeVar("_Item")
Listed = Annotated[tuple[_Item, ...], Strict(False)]  # plain data has lists


class _Plain(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Span(_Plain):
    """Where a value was read: ``text[start:end] == quote``, in code points of the stored text."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str
    rule: Rule
    confidence: float = Field(ge=0.0, le=1.0, strict=False)
    inferred: bool | None = None

    @model_validator(mode="after")
    def _has_the_length_of_its_quote(self) -> Self:
        if not self.quote or self.quote.isspace():
            raise ValueError("the quote is empty: give the words that the value was read from")
        if self.end - self.start != len(self.quote):
            raise ValueError(
                f"the quote has {len(self.quote)} characters, start and end span {self.end - self.start}"
            )
        return self


class Party(_Plain):
    """A body that concludes an agreement."""

    name: Name
    kind: Kind
    role: PartyRole | None = None
    name_en: Name | None = None
    country: Annotated[str, AfterValidator(_country)] | None = None
    province: Name | None = None
    latitude: Annotated[float, Field(ge=-90, le=90, strict=False)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180, strict=False)] | None = None
    same_as: Listed[Address] = ()
    code: Annotated[str, AfterValidator(_code)] | None = None

    @model_validator(mode="after")
    def _has_both_coordinates_or_none(self) -> Self:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError(
                "latitude and longitude (decimal degrees, WGS 84) stand together, or neither does"
            )
        return self


class Venue(_Plain):
    """A room inside a site; either may be unknown."""

    room: Name | None = None
    site: Name | None = None


class PersonPart(_Plain):
    """What a person does in an agreement, and for whom."""

    name: Name
    capacity: Capacity
    on_behalf_of: Name | None = None


class PriorRelation(_Plain):
    """Earlier exchange between the parties; its domains are not the agreement's."""

    phrase: Text
    domains: Listed[Domain] = ()


class Agreement(_Plain):
    """One agreement as one source reports it."""

    type: Type
    status: Status
    date: Date | None = None
    time: Time | None = None
    parties: Listed[Party] = ()
    signatories: Listed[Name] = ()
    domains: Listed[Domain] = ()
    domain_phrases: Listed[Text] = ()
    venue: Venue | None = None
    instrument: Instrument | None = None
    valid_from: Date | None = None
    valid_until: Date | None = None
    duration: Annotated[str, AfterValidator(_duration)] | None = None
    renews: Text | None = None
    headline_domains: Listed[Domain] = ()
    purposes: Listed[Text] = ()
    activities: Listed[Text] = ()
    prior_relation: PriorRelation | None = None
    people: Listed[PersonPart] = ()
    unnamed_parties: int | None = Field(default=None, ge=1)


class Official(_Plain):
    """A named person with a stated public office."""

    name: Name
    role: Office
    office: Name
    honorific: Name | None = None
    of: Name | None = None


class BodyNote(_Plain):
    """What a source says of a body besides its agreements."""

    name: Name
    vision: Text | None = None


class Record(_Plain):
    """What one source says about cooperation.

    >>> record_from({"id": "lyon", "lang": "en"}).agreements
    ()
    """

    id: Annotated[str, AfterValidator(_slug)]
    lang: Annotated[str, AfterValidator(_once(_language))]
    url: Text | None = None
    title: Text | None = None
    publisher: Name | None = None
    published: Day | None = None
    agreements: Listed[Agreement] = ()
    officials: Listed[Official] = ()
    issuer: Name | None = None
    retrieved: Day | None = None
    licence: Text | None = None
    retelling: bool | None = None
    synthetic: bool | None = None
    reviewed_by: Name | None = None
    reviewed_on: Day | None = None
    reviewed_text: Annotated[str, AfterValidator(_digest)] | None = None
    note: Text | None = None
    bodies: Listed[BodyNote] = ()
    evidence: Mapping[str, Listed[Span]] | None = None

    @model_validator(mode="after")
    def _evidence_points_into_the_record(self) -> Self:
        if not self.evidence:
            return self
        above: dict[str, Any] = {"": self}
        within: dict[str, Collection[str]] = {"": _keys(self)}
        for pointer in self.evidence:
            way, slash, key = pointer.rpartition("/")
            keys = within.get(way)
            if keys is None:
                further, _, last = way.rpartition("/")
                above[way] = _step(above[further], last) if further in above else _led(self, way)
                keys = within[way] = _keys(above[way])
            if not slash or key not in keys:
                raise ValueError(
                    f"evidence {pointer!r} points at nothing in this record (JSON Pointer, RFC 6901)"
                )
        return self

    def plain(self) -> dict[str, Any]:
        """The record as JSON-ready dicts and lists, with just the keys that were given."""
        return self.model_dump(mode="json", exclude_unset=True)

    def written(self) -> str:
        """The same as JSON text, the fields in the order of the format: records that say the same are written alike."""
        return self.model_dump_json(exclude_unset=True)

    def spans(self, pointer: str) -> tuple[Span, ...]:
        """The evidence of one value, by its JSON Pointer; of an item of a list, that of the item."""
        return (self.evidence or {}).get(pointer, ())


_NOTHING = object()


def _led(value: Any, pointer: str) -> Any:
    """What a JSON Pointer (RFC 6901) leads to."""
    if not pointer.startswith("/"):
        return _NOTHING
    for key in pointer[1:].split("/"):
        value = _step(value, key)
    return value


def _step(value: Any, key: str) -> Any:
    """One step of a JSON Pointer: to an item of a list, or to a field that was given."""
    if key not in _keys(value):
        return _NOTHING
    return value[int(key)] if isinstance(value, tuple) else getattr(value, key)


def _keys(value: Any) -> Collection[str]:
    """The steps that lead on from a value: to the items of a list, to the fields that were given."""
    if isinstance(value, tuple):
        return _indices(len(value))
    return value.model_fields_set - {"evidence"} if isinstance(value, BaseModel) else ()


@lru_cache(maxsize=64)
def _indices(length: int) -> frozenset[str]:
    return frozenset(map(str, range(length)))


Steps = Sequence[str | int]  # from a record to one of its values: keys and numbers of items


def record_from(
    data: Any, *, place: str = "record", line_of: Callable[[Steps], int | None] | None = None
) -> Record:
    """A record from plain data (what JSON or YAML holds).

    Args:
        data: the data.
        place: where it stands, for the message.
        line_of: tells the line of a value, where the data were read from lines.

    Raises:
        RecordError: naming place, field, value and what would be right.

    >>> record_from({"id": "lyon", "lang": "fr", "agreements": [{"type": "mou", "status": "sign"}]}, place="a.yaml")
    Traceback (most recent call last):
    citypact.errors.RecordError: a.yaml: agreements[0].status: no status 'sign'; did you mean signed?
    """
    if not isinstance(data, dict):
        raise RecordError(
            f"{place}: a record is a mapping of fields, not {type(data).__name__}; it starts with id: and lang:"
        )
    try:
        return Record.model_validate(data)
    except ValidationError as error:
        raise RecordError(f"{place}{'; '.join(_faults(error, line_of or _no_line))}") from None


def _no_line(steps: Steps) -> int | None:
    return None


def _faults(error: ValidationError, line_of: Callable[[Steps], int | None]) -> Iterator[str]:
    shown = error.errors(include_url=False)
    for number, fault in enumerate(shown[:3]):
        where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in fault["loc"]).lstrip(
            "."
        )
        line = line_of(fault["loc"]) if fault["loc"] else None
        if number:
            yield f"{f'line {line}: ' if line else ''}{where or 'record'}: {_sentence(fault)}"
        else:
            yield f"{f':{line}' if line else ''}: {where or 'record'}: {_sentence(fault)}"
    if len(shown) > 3:
        yield f"and {len(shown) - 3} more"


def _sentence(fault: Mapping[str, Any]) -> str:
    kind, given = fault["type"], json.dumps(fault.get("input"), ensure_ascii=False, default=str)
    given = given if len(given) <= 60 else given[:57] + "..."
    if kind == "missing":
        return "is missing; every record of this kind has it"
    if kind == "extra_forbidden":
        name = str(fault["loc"][-1])
        elsewhere = [_CALLED[model] for model in _CALLED if name in model.model_fields]
        if elsewhere:
            return f"no such field here; it is a field of {' or '.join(elsewhere)}"
        near = difflib.get_close_matches(name, _field_names(), n=1, cutoff=0.6)
        return (
            f"no such field{f'; did you mean {near[0]}?' if near else '; docs/records.md lists the fields'}"
        )
    if kind == "value_error":
        return str(fault["msg"]).removeprefix("Value error, ")
    if kind == "model_type":
        model = next(each for each in _CALLED if each.__name__ == fault["ctx"]["class_name"])
        wanted_fields = [name for name, field in model.model_fields.items() if field.is_required()]
        fields = " and ".join(f"{name}:" for name in wanted_fields or list(model.model_fields)[:2])
        return f"{given} is not {_CALLED[model]}; write its fields, a line each, such as {fields}"
    if kind == "tuple_type":
        return f"{given} is no list; write an item a line, each behind '- ', or [] for none"
    wanted: Literal["text"] | str = (
        "text, in quotes where it looks like a number" if kind == "string_type" else ""
    )
    return f"{given} is not right here: {wanted or fault['msg']}"


_CALLED: Mapping[type[BaseModel], str] = {
    Record: "a record",
    Agreement: "an agreement",
    Party: "a party",
    Official: "an official",
    Venue: "a venue",
    PersonPart: "a person of an agreement",
    PriorRelation: "a prior_relation",
    BodyNote: "a body",
    Span: "a span",
}


def _field_names() -> list[str]:
    return sorted({name for model in _CALLED for name in model.model_fields})
