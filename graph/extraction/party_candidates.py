"""Which bodies may be parties: each once, under the name by which it would conclude, with where it is mentioned."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.bare_names import BareName, core
from citypact.graph.extraction.body_mentions import LOCAL_KINDS, BodyMention, family_of
from citypact.graph.extraction.english_bodies import in_full, kind_of_place, spelled
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.seeking import Sought, once
from citypact.graph.extraction.signatories import Signer
from citypact.graph.extraction.worded_bodies import body_named, worded_bodies

__all__ = ["TITLE", "Candidate", "mentioned"]

TITLE = frozenset({"party.title"})  # the rule that tells least: who is named in the headline
_MOST = 120  # bodies that are weighed: the longest list of parties in a release has a few dozen


@dataclass(slots=True)
class Candidate:
    """A body that may be a party: the mention that names it first, and what is said around its mentions."""

    mention: BodyMention
    name: str
    kind: str
    rules: set[str] = field(default_factory=set)
    features: set[str] = field(default_factory=set)
    mentions: list[BodyMention] = field(default_factory=list)
    bare: list[BareName] = field(default_factory=list)


def mentioned(
    mentions: Mentions, part: Part, signers: list[Signer], proposed: Sequence[tuple[BodyMention, str]]
) -> list[Candidate]:
    """The bodies of a text, each once under the name by which it would conclude."""
    found: dict[str, Candidate] = {}
    concluding = once(mentions.text, "concluding", partial(_Concluding, mentions))

    def of(body: BodyMention) -> Candidate:
        name = concluding[body.name]
        candidate = found.get(name)
        if candidate is None:
            first = body if name == body.name else next((b for b in mentions.bodies if b.name == name), None)
            first = first or replace(body, name=name, prefix=_prefix(name, body.prefix))
            candidate = found[name] = Candidate(first, name, first.kind)
        return candidate

    for body in _looked_at(mentions, part).bodies:
        if len(found) < _MOST:
            of(body).mentions.append(body)
    for body, rule in proposed:
        if len(found) < _MOST or body.name in found:
            candidate = of(body)
            candidate.rules.add(rule)
            if not candidate.mentions:
                candidate.mentions.append(body)
    _by_councils(found)
    _by_signers(mentions, signers, concluding, found)
    _by_officials(mentions, part, found)
    _by_bare_names(mentions, part, found)
    _carried(mentions, part, concluding, found)
    return sorted(found.values(), key=lambda candidate: (candidate.mention.start, candidate.name))


class _LookedAt(NamedTuple):
    """What may name the parties of a part: told in its stretch or, if it is no older one, in the headline."""

    bodies: list[BodyMention]
    bare: list[tuple[int, BareName]]  # with their numbers in the text


def _looked_at(mentions: Mentions, part: Part) -> _LookedAt:
    """Looked up once for a part: its candidates are asked for before it is known who signs, and after."""
    key = "may be parties", part.start, part.end, part.older
    return once(mentions.text, key, partial(_told_for, mentions, part))


def _told_for(mentions: Mentions, part: Part) -> _LookedAt:
    start, end = part.start, part.end
    first, last = (0, 0) if part.older else mentions.article.title

    def is_told(mention: BodyMention | BareName) -> bool:
        place = mention.start
        return (start <= place < end or first <= place < last) and not mentions.in_note(place)

    return _LookedAt(
        [body for body in mentions.bodies if is_told(body)],
        [(number, bare) for number, bare in enumerate(mentions.bare) if is_told(bare)],
    )


class _Concluding(dict[str, str]):
    """By which name each body of a text concludes, as far as it has been asked; ``known``: the names of all."""

    def __init__(self, mentions: Mentions) -> None:
        super().__init__()
        self.known = {body.name for body in mentions.bodies}

    def __missing__(self, name: str) -> str:
        told = self[name] = _concluding(name, self.known)
        return told


def _concluding(name: str, known: Set[str]) -> str:
    """The place that concludes, where a committee or a government of it signs; without where it lies or what follows."""
    for whole in (f"สำนักงาน{name}", f"คณะสงฆ์{name}"):
        if whole in known and not name.startswith(("จังหวัด", "มหาวิทยาลัย", "เทศบาล", "องค์การบริหารส่วน")):
            name = whole  # whose head is called so: วัฒนธรรมจังหวัดก; whose temple it is
    led = _COMMITTEE.match(name)
    place = name[led.end() :] if led else name
    if place != name and name.isascii():
        return place if place in known else name
    if place == name and (of := name.removeprefix("รัฐบาล")) in known:
        place = of
    if place.endswith("์") and (stem := _SHORT.fullmatch(place)):  # นครสาย์: the first letters, hushed
        place = min((full for full in known if full.startswith(f"เทศบาล{stem[1]}")), default=place)
    if " " in place and place not in known:
        place = _LIES.sub("", place)
        read = worded_bodies(place) if not place.isascii() else ()
        if (
            len(read) > 1
            and read[0].start == 0
            and read[1].start == read[0].end + 1
            and read[1].kind in _OTHERS
        ):
            place = read[0].name
    return place


_COMMITTEE = expression(
    r"(?:(?:the )?People[’']s Committee of (?:the )?|คณะกรรมการประชาชน|กรรมการประชาชน(?=จังหวัด|เมือง|นคร|แขวง|กรุง)"
    r"|รัฐบาล(?:ประชาชน|ท้องถิ่น)?(?=(?:จังหวัด|เมือง|นคร|มณฑล|แขวง|กรุง|เขตปกครอง)[ก-ฮเแโใไ]))"
)
_SHORT = expression(r"((?:นคร|เมือง)[ก-ฮ][ก-๎]{1,8})์")
_LIES = expression(r"[ ](?:สปป\.?|สาธารณรัฐ|ประเทศ(?!ไทย)|ราชอาณาจักร|สหพันธ|สหภาพ|มณฑล|รัฐ).*\Z")
_OTHERS = frozenset({*LOCAL_KINDS, "ministry_agency", "school", "company", "association"})


_PLACES = frozenset({*LOCAL_KINDS, "province", "foreign_local_government"})
_GOVERN = frozenset({"mayor", "deputy_mayor", "governor", "deputy_governor"})
_HEADS = frozenset({"mayor", "governor", "pao_president", "sao_president"})
_MOST_PEOPLE = 300
_MOST_OFFICES = 60


def _prefix(name: str, other: str) -> str:
    read = body_named(name)
    return read.prefix if read else other


def _by_signers(
    mentions: Mentions, signers: list[Signer], concluding: _Concluding, found: dict[str, Candidate]
) -> None:
    """Bodies that are there by the office of who signs alone."""
    for signer in signers[:200]:
        if signer.capacity not in ("signs", "signs_for", "represents"):
            continue
        of = (None if mentions.english else _stood_for(mentions, signer)) or signer.body
        if not of:
            continue
        name = concluding[spelled(in_full(of), concluding.known) if mentions.english else of]
        name = _TRAILS.sub("", name)
        if _NO_BODY.match(name) or (name.startswith("เมือง") and body_named(name) is None):
            continue
        name = _unit(mentions, signer, name, found)
        if name not in found:
            body = next((body for body in mentions.bodies if body.name == name), None)
            if body is None and mentions.english and (name in mentions.places or _governs(mentions, signer)):
                body = BodyMention(signer.start, signer.end, name, kind_of_place(name), "", weak=True)
            if body is None:
                body = _made(mentions, name, signer)
            found[name] = Candidate(body, name, body.kind, mentions=[body])
        found[name].rules.add("party.signer")


def _unit(mentions: Mentions, signer: Signer, name: str, found: Mapping[str, Candidate]) -> str:
    """The unit of a body for which somebody signs, where the office tells it and a rule proposes it as a party."""
    words = mentions.text[signer.start : signer.end]
    for candidate in found.values():
        unit = candidate.name.removesuffix(f" {name}")
        if unit != candidate.name and candidate.rules - TITLE and unit in words:
            return candidate.name
    return name


def _stood_for(mentions: Mentions, signer: Signer) -> str | None:
    """The body whose envoy somebody is called, whatever the office: "director of the institute, envoy of the university"."""
    return _stood_for_at(mentions, signer.end)


def _stood_for_at(mentions: Mentions, end: int) -> str | None:
    envoy = _ENVOY.match(mentions.text, end)
    index = bisect_left(mentions.bodies, envoy.end(), key=lambda body: body.start) if envoy else -1
    if envoy and index < len(mentions.bodies) and mentions.bodies[index].start == envoy.end():
        body = mentions.bodies[index]
        return body.name if envoy["chair"] is None or body.name.startswith(_CHAIRED) else None
    return None


_CHAIRED = ("สมาคม", "มูลนิธิ", "สันนิบาต", "ชมรม", "สหพันธ์", "สมาพันธ์", "สภาวัฒนธรรม", "หอการค้า")
_ENVOY = expression(
    r"[ ]?(?:ใน(?:ฐานะ|นาม)[ ]?)?(?:ผู้|ตัว)แทน(?:ของ|จาก)?[ ]?|[ ]?(?:และ)?ในฐานะ[ ]?(?P<chair>นายก|ประธาน)"
)
# a stretch of land, of which its head is: it concludes nothing itself
_TRAILS = expression(r"[ ](?:and|of|for|the)\Z")  # words of English that end no name
_NO_BODY = expression(
    r"(?:Asia|Europe|Africa|America|Oceania|ASEAN)\b|(?:ตำบล|หมู่บ้าน|หมู่(?:ที่)?[ ]?\d|บ้าน)(?![ก-๎]*(?:ศูนย์|กองทุน))"
)


def _governs(mentions: Mentions, signer: Signer) -> bool:
    """Whether who signs is the mayor or governor of a place."""
    return any(
        person.name == signer.name and person.office and person.office.role in _GOVERN
        for person in mentions.people[:_MOST_PEOPLE]
    )


def _by_councils(found: dict[str, Candidate]) -> None:
    """A council speaks for its place: สภาเทศบาลนครก proposes เทศบาลนครก."""
    for candidate in [each for each in found.values() if each.mention.council]:
        place = candidate.name.removeprefix("สภา")
        read = body_named(place) if place != candidate.name else None
        if read and read.name == place and place not in found:
            body = replace(read, start=candidate.mention.start, end=candidate.mention.end)
            found[place] = Candidate(body, place, body.kind, features={"by-council"})


def _by_officials(mentions: Mentions, part: Part, found: dict[str, Candidate]) -> None:
    """Local bodies that are there by the offices of people alone: "the governor of ... received"."""
    start, end = part.start, part.end
    for person in mentions.people[:200]:
        if not person.office or not start <= person.start < end or len(found) >= _MOST:
            continue
        name = mentions.body_of(person)
        if not name or name in found or (not mentions.english and _stood_for_at(mentions, person.office.end)):
            continue
        name = _concluding(name, found.keys())
        if name in found:
            continue
        read = body_named(name) if not name.isascii() else None
        if read and read.kind in _PLACES:
            body = BodyMention(
                person.office.start, person.office.end, name, read.kind, read.prefix, read.country
            )
            found[name] = Candidate(body, name, body.kind, features={"by-office"})


def _by_bare_names(mentions: Mentions, part: Part, found: dict[str, Candidate]) -> None:
    """Bare names: of the bodies that bear them, else of the province or the city itself."""
    told = _looked_at(mentions, part).bare
    if not told:
        return
    cores: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in found.values():
        if candidate.kind in _PLACES:
            cores[core(candidate.mention)].append(candidate)
    for number, bare in told:
        own = [candidate.name for candidate in cores[bare.name]]
        english = mentions.english and not any(name.startswith("City of ") for name in own)
        if (not own or (english and bare.name not in own)) and len(found) < _MOST:
            body = mentions.as_bodies[number] if mentions.english else _of_place(bare)
            if body.name not in found:
                found[body.name] = Candidate(body, body.name, body.kind)
            found[body.name].features.add("bare-with-body" if own else "bare-only")
            cores[bare.name].append(found[body.name])
        for candidate in cores[bare.name]:
            candidate.bare.append(bare)


def _of_place(bare: BareName) -> BodyMention:
    """A bare name of a Thai text as a body: the province's, or the city's own."""
    if bare.name.isascii():
        return BodyMention(bare.start, bare.end, bare.name, kind_of_place(bare.name), "", weak=True)
    return BodyMention(bare.start, bare.end, f"จังหวัด{bare.name}", "province", "จังหวัด", weak=True)


_SPEAKING = frozenset({*LOCAL_KINDS, "province", "university", "ministry_agency", "school"})
# what a text calls a body that it has named
_AGAIN = Sought(
    r"(?P<local>เทศบาล(?!นคร|เมือง|ตำบล)|อบ[จต]\.(?![ ]?[ก-ฮเแโใไ])|กทม\.|นายก(?:เทศมนตรี|ฯ|[ ]?อบ[จต]\.)?(?![ก-ฮ]))"
    r"|(?P<province>จังหวัด(?=[ ]|และ|กับ|จะ|ได้|ยัง|มี)|ผู้ว่า(?:ฯ|ราชการจังหวัด)?(?![ก-ฮ]))"
    r"|(?P<university>มหาวิทยาลัย(?=ฯ|[ ]|และ|กับ|จะ|ได้|ยัง|มี)|อธิการบดี)"
)


def _carried(mentions: Mentions, part: Part, concluding: _Concluding, found: dict[str, Candidate]) -> None:
    """Who concluded what was told before, where a text goes on to another agreement: it may conclude that one as well."""
    begin = mentions.article.body
    if not (part.older or part.numbered) or part.start <= begin:
        return
    before = [
        body
        for body in (*mentions.bodies, *_of_heads(mentions, part.start))
        if body.start < part.start and body.kind in _SPEAKING and not body.council and not body.weak
    ]
    before.sort(key=lambda body: body.start)
    if not before:
        return
    counted = Counter([concluding[body.name] for body in before])
    first = next((body for body in before if body.start >= begin), before[0])
    most = max(before, key=lambda body: (counted[concluding[body.name]], -body.start))
    told = {match.lastgroup for match in _AGAIN.finditer(mentions.text, part.start, part.end)}
    for body, place in ((first, "first"), (before[-1], "last"), (most, "most")):
        name = concluding[body.name]
        if name not in found:
            found[name] = Candidate(body if body.name == name else replace(body, name=name), name, body.kind)
        elif _told_within(found[name], part):
            continue  # told anew
        found[name].features |= {"carried", f"carried.{place}"}
        found[name].features.add("carried.again" if family_of(body.kind) in told else "carried.unsaid")


def _told_within(candidate: Candidate, part: Part) -> bool:
    told = [body.start for body in candidate.mentions] + [bare.start for bare in candidate.bare]
    return any(part.start <= start < part.end for start in told)


def _of_heads(mentions: Mentions, end: int) -> Iterator[BodyMention]:
    """The bodies of the heads that a text tells of, up to a position."""
    for office in mentions.offices[:_MOST_OFFICES]:
        if office.start < end and office.body and office.role in _HEADS:
            read = body_named(office.body)
            if read and read.name == office.body:
                yield replace(read, start=office.start, end=office.end)


def _made(mentions: Mentions, name: str, signer: Signer) -> BodyMention:
    """A mention made of the office that names the body."""
    read = body_named(name)
    kind = read.kind if read else "other"
    for body in mentions.bodies:
        if body.name.endswith(name) and len(name) > 6:
            return replace(body, name=name, kind=kind)
    prefix = read.prefix if read else name
    return BodyMention(signer.start, signer.end, name, kind, prefix)
