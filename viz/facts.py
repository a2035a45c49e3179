"""Facts: what a page says of bodies and agreements, ready to be shown.

Everything in here is inert text or Words; what is drawn and what the table lists come from the same facts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import networkx as nx

from citypact.graph.places import countries
from citypact.graph.ties import Tie, Ties
from citypact.viz.durations import duration_words
from citypact.viz.names import inert, plain
from citypact.viz.words import Words, called, day_words, status_words

__all__ = [
    "AgreementFacts",
    "BodyFacts",
    "SourceFacts",
    "agreements_of",
    "beside_words",
    "bodies_of",
    "country_words",
    "names_of",
    "other_words",
    "role_words",
    "said_besides",
    "source_facts",
]

_NAME = 400
_QUOTE = 300  # of a source no more than a sentence is shown
_PURPOSES = 8  # of one agreement
_UNTITLED = Words("ไม่มีชื่อเรื่อง", "untitled")
_KEY = re.compile(r"text-[0-9a-f]{6,}|record-\S+", re.ASCII)

_KNOWN: Mapping[str, Words] = {
    "extracted": Words("คัดจากแหล่งข่าว", "quoted from the source"),
    "retelling": Words("เรียบเรียงใหม่ ไม่ใช่ถ้อยคำของแหล่งข่าว", "retold in our words, not those of the source"),
    "invented": Words("สมมติ ไม่ใช่เหตุการณ์จริง", "invented, nothing of it is real"),
    "row": Words("จากแถวของตาราง", "from a row of a table"),
    "curated": Words("บันทึกด้วยมือ", "entered by hand"),
}
_REPRINT = Words("ลงข้อความซ้ำ นับเป็นพยานเดียวกับต้นทาง", "a reprint, one witness with its original")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFacts:
    """One source of an agreement and how it is known; a quote only where it was read in the text."""

    iri: str
    title: Words
    publisher: str
    url: str
    known: Words
    quote: str
    invented: bool
    how: int  # 0 its words are quoted, 1 they are no source's words, 2 entered by hand
    witness: str  # IRI of the source that it rests on


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFacts:
    """One agreement as card and table show it; ``parties`` are IRIs of bodies, ``unlisted`` those not in the picture."""

    iri: str
    name: Words
    kind: Words
    status: str
    status_words: Words
    date: str
    date_words: Words
    time: str
    until: str
    venue: str
    signatories: tuple[str, ...]
    representatives: tuple[str, ...]
    domains: tuple[str, ...]
    parties: tuple[str, ...]
    unlisted: int
    sources: tuple[SourceFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyFacts:
    """One body as card and picture show it."""

    iri: str
    name: Words
    short: Words
    level: str
    province: Words
    country: str
    agreements: int
    sort_key: str


def names_of(data: Mapping[str, Any], fallback: str) -> Words:
    """The name of a body or agreement, in the one language where the other has none; at last its IRI."""
    th, en = plain(str(data.get("label_th") or ""), _NAME), plain(str(data.get("label_en") or ""), _NAME)
    known = th or en or plain(fallback, _NAME)
    return Words(th or known, en or known)


def bodies_of(network: nx.MultiGraph[str]) -> dict[str, BodyFacts]:
    """The bodies of a network by IRI, sorted as a reader expects: by their sort keys."""
    found = []
    for iri, data in network.nodes(data=True):
        if data.get("kind", "body") != "body":
            continue
        name = names_of(data, iri)
        province = Words(plain(str(data.get("province_th") or "")), plain(str(data.get("province_en") or "")))
        found.append(
            BodyFacts(
                iri=iri,
                name=name,
                short=Words(plain(str(data.get("short_th") or name.th), _NAME), name.en),
                level=plain(str(data.get("level") or "other"), 80),
                province=Words(province.th or province.en, province.en or province.th),
                country=plain(str(data.get("country") or ""), 8),
                agreements=int(data.get("agreements") or 0),
                sort_key=str(data.get("sort_key") or name.th),
            )
        )
    return {body.iri: body for body in sorted(found, key=lambda body: (body.sort_key, body.iri))}


def agreements_of(network: nx.MultiGraph[str], bodies: Mapping[str, BodyFacts]) -> dict[str, AgreementFacts]:
    """The agreements of a network by IRI, sorted by their parties and then by date."""
    attributes: dict[str, dict[str, Any]] = {}
    parties: dict[str, set[str]] = {}
    for one, other, data in network.edges(data=True):
        iri = str(data["agreement"])
        attributes.setdefault(iri, data)
        parties.setdefault(iri, set()).update(node for node in (one, other) if node in bodies)
    as_of = network.graph.get("as_of")
    rank = {iri: place for place, iri in enumerate(bodies)}
    found = [
        _agreement(iri, data, sorted(parties[iri], key=rank.__getitem__), as_of)
        for iri, data in attributes.items()
    ]
    found.sort(key=lambda facts: ([rank[party] for party in facts.parties], facts.date, facts.iri))
    return {facts.iri: facts for facts in found}


def _agreement(iri: str, data: Mapping[str, Any], parties: list[str], as_of: str | None) -> AgreementFacts:
    status, date = str(data.get("status") or ""), plain(str(data.get("date") or ""), 40)
    time = plain(str(data.get("time") or ""), 12)
    return AgreementFacts(
        iri=iri,
        name=names_of(data, iri),
        kind=inert(called("type", str(data.get("type") or "other"))),
        status=status,
        status_words=inert(status_words(status, date, as_of)),
        date=date,
        date_words=day_words(date, time),
        time=time,
        until=plain(str(data.get("valid_until") or ""), 40),
        venue=plain(str(data.get("venue_th") or ""), _NAME),
        signatories=tuple(plain(str(name), _NAME) for name in data.get("signatories") or ()),
        representatives=tuple(plain(str(name), _NAME) for name in data.get("representatives") or ()),
        domains=tuple(str(domain) for domain in data.get("domains") or ()),
        parties=tuple(parties),
        unlisted=max(0, int(data.get("bodies") or 0) - len(parties)),
        sources=tuple(source_facts(source) for source in data.get("sources") or ()),
    )


def country_words(code: str) -> Words:
    """The name of a country; a code that is none is shown as it is."""
    place = countries().get(code)
    return (
        Words(place.name_th or code, place.name_en or code)
        if place
        else Words(plain(code, 8), plain(code, 8))
    )


def role_words(ties: Ties, tie: Tie, place: Mapping[str, int]) -> dict[int, list[Words]]:
    """The roles of the parties that are more than parties, by the place of each."""
    return {
        place[body]: [inert(called("role", role)) for role in roles]
        for body, roles in ties.roles(tie).items()
        if body in tie.parties and body in place and roles != ("party",)
    }


def beside_words(ties: Ties, tie: Tie) -> list[list[Any]]:
    """Those that are no parties, and what they are instead: witnesses and facilitators."""
    found = []
    for body, roles in ties.roles(tie).items():
        if body not in tie.parties:
            party = ties.party(body)
            name = names_of({"label_th": party.label_th, "label_en": party.label_en}, body)
            found.append([name, [inert(called("role", role)) for role in roles]])
    return found


def other_words(tie: Tie) -> list[list[Any]]:
    """Who is named with an agreement without signing or representing, by capacity."""
    return [
        [inert(called("capacity", capacity)), [plain(name, _NAME) for name in names]]
        for capacity, names in tie.others
    ]


def said_besides(tie: Tie) -> dict[str, Any]:
    """For how long an agreement is concluded, and what for, in the words of its sources; {} where none says it."""
    told = {
        "duration": duration_words(plain(tie.duration, 40)) if tie.duration else None,
        "purposes": [plain(purpose, _NAME) for purpose in tie.purposes[:_PURPOSES]],
    }
    return {key: value for key, value in told.items() if value}


def source_facts(data: Mapping[str, Any]) -> SourceFacts:
    """What a page says of one source, from an attribution (graph/attributions.py)."""
    reading, retold = str(data.get("reading") or "curated"), bool(data.get("retelling"))
    invented = bool(data.get("invented"))
    how = "invented" if invented else "retelling" if retold else reading
    quote = str(data.get("quote") or "") if reading == "extracted" else ""
    known = _KNOWN.get(how, Words(plain(how), plain(how)))
    if data.get("reprint"):
        known = Words(f"{known.th} · {_REPRINT.th}", f"{known.en} · {_REPRINT.en}")
    return SourceFacts(
        iri=str(data.get("source") or ""),
        title=_title(str(data.get("title") or ""), str(data.get("source") or "")),
        publisher=plain(str(data.get("publisher") or ""), _NAME),
        url=_address(str(data.get("url") or "")),
        known=known,
        quote=plain(quote, _QUOTE),
        invented=invented,
        how=1 if retold or invented else 2 if how == "curated" else 0,
        witness=str(data.get("witness") or data.get("source") or ""),
    )


def _title(text: str, iri: str) -> Words:
    """The title; a source without one comes under its key, which tells a reader nothing."""
    title = plain(text, _NAME)
    key = bool(title) and (title == iri.rsplit("/", 1)[-1] or _KEY.fullmatch(title) is not None)
    return _UNTITLED if key else Words(title, title)


def _address(url: str) -> str:
    """The address, if it is one of the web; any other scheme could run when clicked."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc and plain(url, 4000) == url else ""
