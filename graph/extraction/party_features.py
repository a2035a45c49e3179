"""What speaks for and against each candidate for a party, as named features for the judge."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import partial
from itertools import combinations

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.bare_names import BareName, core, place_in
from citypact.graph.extraction.bodies import LOCAL_KINDS, BodyMention
from citypact.graph.extraction.body_sorts import sort_of
from citypact.graph.extraction.contexts import context
from citypact.graph.extraction.english_names import lies_there
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.judges import BESIDE
from citypact.graph.extraction.listings import SEPARATOR
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.party_candidates import Candidate, mentioned
from citypact.graph.extraction.seeking import once
from citypact.graph.extraction.signatories import Signer

__all__ = ["Candidate", "candidates", "paired"]


def candidates(
    mentions: Mentions, part: Part, signers: list[Signer], proposed: Sequence[tuple[BodyMention, str]]
) -> list[Candidate]:
    """The bodies of a text, each once under the name by which it would conclude, with its features."""
    found = mentioned(mentions, part, signers, proposed)
    _weigh(mentions, part, signers, found)
    return found


# what tells by itself, and what it says beside the kind of body or beside each other
_BY_KIND = (
    "party.", "before.", "after.", "head.", "office.", "list.", "told", "free", "bare.", "held.", "peers.",
    "carried",
)  # fmt: skip
_TOGETHER = (
    "party.", "rival", "others", "within", "list.first", "list.last", "list.inner", "standing", "relation", "by-",
    "office.", "head.", "held.", "peers.", "carried",
)  # fmt: skip


def paired(features: Iterable[str]) -> set[str]:
    """Features that tell more together: a subject that signs is a party, all the more where another body has partners.

    A judge has learnt what they weigh, and looks at the two that such a name joins.
    """
    kinds = [feature for feature in features if feature.startswith(("kind.", "sort."))]
    told = [(kind, feature) for kind in kinds for feature in features if feature.startswith(_BY_KIND)]
    told += combinations(sorted(feature for feature in features if feature.startswith(_TOGETHER)), 2)
    return {f"{one}{BESIDE}{other}" for one, other in told}


def _key(mentions: Mentions, name: str) -> str:
    """What an office and a body have in common: in English the place, "Mayor of Hill" and "Hill City Council"."""
    return once(mentions.text, ("place", name), partial(place_in, name)) if mentions.english else name


def _weigh(mentions: Mentions, part: Part, signers: list[Signer], found: list[Candidate]) -> None:
    # what is said of the bodies is the same whoever signs: a part's candidates are weighed before that is known, and after
    told = once(
        mentions.text,
        ("parties", part.start, part.end, part.documents, part.without),
        partial(_Told, mentions, part),
    )
    headed: dict[str, set[str]] = defaultdict(set)
    for signer in signers[:200]:
        if signer.body:
            headed[_key(mentions, signer.body)].add(f"head.{signer.capacity}")
    first = min((c.mention.start for c in found if c.mention.start >= mentions.article.body), default=-1)
    for candidate in found:
        own = candidate.features
        own |= candidate.rules
        own |= told.of(candidate)
        if candidate.mention.start == first:
            own.add("first")
        if headed:
            own |= headed.get(_key(mentions, candidate.name), _NOTHING)
        if not candidate.rules:
            own.add("no-rule")
        elif len(candidate.rules - _TITLE) > 1:
            own.add("rules.2")
    if mentions.english:
        _namesakes(found)
    _mates(found, told, english=mentions.english)
    _rivals(part, found)
    _peers(mentions, found)


_NOTHING: frozenset[str] = frozenset()


class _Told:
    """What a part says of the bodies that are told in it: the same, whoever is known to sign."""

    __slots__ = (
        "_beside",
        "_lying",
        "_mentions",
        "_of",
        "_officed",
        "_offices",
        "_part",
        "_parting",
        "_seats",
        "_stop",
    )

    def __init__(self, mentions: Mentions, part: Part) -> None:
        self._mentions, self._part = mentions, part
        self._stop = len(mentions.text.rstrip())
        self._of: dict[Hashable, frozenset[str]] = {}
        self._beside: dict[tuple[int, int], frozenset[str]] = {}
        self._lying: dict[tuple[int, int, str], bool] = {}
        self._parting: dict[tuple[int, int], bool] = {}
        self._officed = once(mentions.text, "offices", partial(_office_spans, mentions))
        # behind these, a province only tells where: "the mayor of A, B Province"
        self._seats = {
            office.end for office in mentions.offices if office.body and office.seat == "municipal"
        }
        self._offices: dict[str, set[str]] = defaultdict(set)
        for person in mentions.people[:300]:
            if person.office and part.start <= person.start < part.end and (held := mentions.body_of(person)):
                rank = "office.head" if person.office.role in _HEADS else "office.staff"
                self._offices[_key(mentions, held)].add(rank)

    def of(self, candidate: Candidate) -> frozenset[str]:
        """What is said of one body, whatever the others are."""
        key = (
            candidate.name,
            candidate.mention.start,
            *((body.start, body.end) for body in (candidate.mention, *candidate.mentions)),
            len(candidate.bare),
        )
        told = self._of.get(key)
        if told is None:
            told = self._of[key] = frozenset(self._said(candidate))
        return told

    def _said(self, candidate: Candidate) -> set[str]:
        mentions, part, mention = self._mentions, self._part, candidate.mention
        own = {f"kind.{_family(candidate)}"}
        if sort := sort_of(candidate.name, mention.prefix):
            own.add(f"sort.{sort}")
        if mention.weak and not mention.country:
            own.add("weak")
        if mention.council:
            own.add("council")
        if self._offices:
            own |= self._offices.get(_key(mentions, candidate.name), _NOTHING)
        outside = 0
        for body in candidate.mentions[:40]:
            if _inside(self._officed, body.start):
                own.add("in-office")
                own.add(f"held.{_where(mentions, part, body)}")
                continue
            outside += 1
            own |= self._of_mention(body)
        own.add(f"told.{min(outside, 3)}")
        if part.without and all(
            any(start <= mention.start < end for start, end in part.without)
            for mention in (candidate.mentions or candidate.bare or [mention])[:40]
        ):
            own.add("told-with-older")
        if len(candidate.mentions) < 2 and mention.end >= self._stop:
            own.add("cut-off")  # where the text itself stops, a name may be the beginning of another
        if candidate.kind in ("province", "foreign_local_government") or mention.prefix == "อำเภอ":
            text = mentions.text
            free = sum(
                text[body.start - 1] != " " or body.start - 1 not in self._seats
                for body in candidate.mentions[:40]
                if not self._places(body)
            )
            own.add(f"free.{min(free, 3)}")
        own.add(f"bare.{min(len(candidate.bare), 3)}")
        for bare in candidate.bare[:20]:
            own.update([f"bare.{feature}" for feature in self._of_mention(bare)])
        if mentions.english:
            own.update(_in_english(mentions, candidate))
        return own

    def _of_mention(self, body: BodyMention | BareName) -> frozenset[str]:
        """What the words beside one mention say, and how near a document it stands."""
        span = body.start, body.end
        told = self._beside.get(span)
        if told is None:
            told = self._beside[span] = frozenset(_said(self._mentions, self._part, body))
        return told

    def parts_list(self, end: int, start: int) -> bool:
        """Whether what stands between two mentions parts the members of one list."""
        told = self._parting.get((end, start))
        if told is None:
            gap = self._mentions.text[end:start]
            told = self._parting[end, start] = _LISTED.fullmatch(gap) is not None
        return told

    def _places(self, body: BodyMention) -> bool:
        mention = body.start, body.end, body.name
        told = self._lying.get(mention)
        if told is None:
            told = self._lying[mention] = _locates(self._mentions, self._mentions.text, body)
        return told


_LISTED = expression(
    r"[ ]?(?:\([^()\n]{1,40}\))?(?:[ ]?(?:อำเภอ|อ\.|จังหวัด|จ\.|ตำบล|ต\.)[ ]?[\u0e00-\u0e4f]{2,24})?"
    r"[ ]?(?:โดย[^\n]{0,50})?[ ]?(?:[,/;•●▪✅#–—-]|และ|กับ|ร่วมกับ|ตลอดจน|รวมถึง|and |the |\n|[ ]|\(?[ก-ฮ\d]{1,2}[.)])*[ ]?"
)
_HEADS = frozenset(
    {
        "mayor",
        "governor",
        "pao_president",
        "sao_president",
        "director",
        "council_chair",
        "ambassador",
        "minister",
    }
)


def _family(candidate: Candidate) -> str:
    if candidate.kind in LOCAL_KINDS:
        return "local"
    return candidate.kind


def _office_spans(mentions: Mentions) -> tuple[list[int], list[int]]:
    spans = sorted(
        (person.office.start, person.office.end) for person in mentions.people if person.office is not None
    )
    return [start for start, _ in spans], [end for _, end in spans]


def _inside(spans: tuple[list[int], list[int]], position: int) -> bool:
    index = bisect_left(spans[0], position + 1) - 1
    return index >= 0 and spans[1][index] > position


def _said(mentions: Mentions, part: Part, body: BodyMention | BareName) -> Iterator[str]:
    before, after = context("parties", mentions.text, body.start, body.end)
    where = _where(mentions, part, body)
    yield where
    close = "title" if where.startswith("title") else where.removeprefix("body.")
    if before:
        yield f"before.{before}.{close}"
    if after:
        yield f"after.{after}.{close}"
    if before in ("and", "") and after:
        yield f"both.{before}.{after}"


def _where(mentions: Mentions, part: Part, body: BodyMention | BareName) -> str:
    """Whether a mention stands in the title, and how near a document of its line."""
    start, end = mentions.line(body.start)
    gaps = [
        body.start - document.end if body.start >= document.end else document.start - body.end
        for document in part.documents
        if start <= document.start < end
    ]
    near = min(gaps, default=9999)
    close = "near" if near < 160 else "line" if near < 9999 else "far"
    return f"{'title' if body.start < mentions.article.body else 'body'}.{close}"


def _peers(mentions: Mentions, found: list[Candidate]) -> None:
    """Bodies that a line tells by their heads alone, one after the other, share their part."""
    lines: dict[tuple[tuple[int, int], str], list[Candidate]] = defaultdict(list)
    for candidate in found:
        if "told.0" in candidate.features:
            lines[mentions.line(candidate.mention.start), _family(candidate)].append(candidate)
    for peers in lines.values():
        for candidate in peers:
            candidate.features.add(f"peers.{min(len(peers), 4)}")


_IN_PLACE = expression(
    r"(?:(?:อำเภอ|อ\.|ตำบล|ต\.|ถนน|ถ\.|เขต|แขวง|หมู่|บ้าน)[ ]?[\u0e00-\u0e4f\d]{1,24}|ในพื้นที่|ในเขต|พื้นที่|ใน|ทั่ว|ทุกอำเภอของ)[ ]?\Z"
)


def _locates(mentions: Mentions, text: str, body: BodyMention) -> bool:
    """Whether a mention only tells where another body or a place lies: "เทศบาลตำบลก อำเภอข จังหวัดค"."""
    for _ in range(6):
        place = _IN_PLACE.search(text, max(0, body.start - 40), body.start)
        if place and not (body.prefix == "อำเภอ" and place[0].startswith("อำเภอ")):
            return True
        before = mentions.around.before(body.start)
        if before is None:
            return False
        gap = text[before.end : body.start]
        if before.kind != "province" and before.prefix != body.prefix:
            return gap.strip(" ()") == ""
        if not SEPARATOR.fullmatch(gap) and gap != " ":
            return False
        body = before  # "in the provinces A, B and C": all of them tell where
    return False


def _mates(found: list[Candidate], known: _Told, *, english: bool = False) -> None:
    """Members of one list share its fate: what speaks for one speaks for the next."""
    told = sorted(
        (
            (body.start, body.end, candidate)
            for candidate in found
            for body in (*candidate.mentions[:40], *(candidate.bare[:20] if english else ()))
        ),
        key=lambda item: item[:2],
    )
    lists: list[list[Candidate]] = []
    last = -1
    for start, end, candidate in told:
        if lists and 0 <= start - last < 80 and known.parts_list(last, start):
            lists[-1].append(candidate)
        else:
            lists.append([candidate])
        last = max(last, end)
    for members in lists:
        if len(members) < 2:
            continue
        rules = {rule for member in members for rule in member.rules if rule != "party.title"}
        for number, member in enumerate(members):
            member.features.add(f"list.{min(len(members), 5)}")
            member.features.add(
                "list.first" if number == 0 else "list.last" if number == len(members) - 1 else "list.inner"
            )
            member.features |= {f"mate.{rule}" for rule in rules}
            if len({each.kind for each in members}) == 1:
                member.features.add("list.alike")


def _in_english(mentions: Mentions, candidate: Candidate) -> Iterable[str]:
    """How an English text names the body: by the bare place, the place's kind, its council; and what tells the place."""
    place = core(candidate.mention)
    form = _form(candidate, place)
    yield f"form.{form}"
    yield f"en.{_family(candidate)}"
    told = [body.start for body in candidate.mentions[:_LOOKED]]
    told += [bare.start for bare in candidate.bare[:_LOOKED]]
    lying = sum(lies_there(mentions.text, start) for start in told)
    if lying:
        yield f"lies.{'all' if lying == len(told) else 'some'}"
        yield f"lies.{'all' if lying == len(told) else 'some'}.{form}"
    if known := mentions.places.get(place):
        for cue in known.told:
            yield f"cue.{cue}"
        if form == "bare":
            yield f"cues.{min(len(known.told), 3)}"
    elif form == "bare":
        yield "cue.none"


def _form(candidate: Candidate, place: str) -> str:
    """How a name is formed of the place: bare, "City of ...", with what word at its end."""
    if place == candidate.name:
        return "bare"
    if " of " in candidate.name[:24]:
        return "of"
    last = candidate.name.rsplit(" ", 1)[-1].lower()
    return last if last in _FORMS else "other"


def _namesakes(found: list[Candidate]) -> None:
    """Who bears the name of the same place, in an English text."""
    places: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in found:
        places[core(candidate.mention)].append(candidate)
    for place, alike in places.items():
        for candidate in alike if len(alike) > 1 else ():
            form = _form(candidate, place)
            candidate.features.add(f"form.{form}.namesake")
            for other in [other for other in alike if other is not candidate][:4]:
                if other.name == place:
                    candidate.features.add(f"form.{form}.bare-rival")
                elif other.rules - _TITLE:
                    candidate.features.add(f"form.{form}.full-rival")


_LOOKED = 20
_FORMS = frozenset(
    {"city", "province", "prefecture", "ward", "county", "council", "government", "congress", "committee", "municipality",
     "administration", "organization", "district", "region", "university"}
)  # fmt: skip


_STRONG = ("party.between", "party.counted", "party.with", "party.signing-sentence")
_TITLE = frozenset({"party.title"})


def _rivals(part: Part, found: list[Candidate]) -> None:
    """What the other candidates have: a body beside two partners of a list is likely none of them."""
    counted = Counter(rule for candidate in found for rule in candidate.rules)
    strong = [rule for rule in _STRONG if counted[rule] > 1]
    ruled = {candidate.name: not candidate.rules <= _TITLE for candidate in found}
    most = sum(ruled.values())
    for candidate in found:
        own, name = candidate.features, candidate.name
        own.update([f"rival.{rule}" for rule in strong if rule not in candidate.rules])
        own.add(f"others.{min(most - ruled[name], 3)}")
        for other in found:
            if other is candidate:
                continue
            if name in other.name:
                own.add("within-longer")
                if other.rules and not _bears_its_name(candidate, other):
                    own.add("within-longer.ruled")
            if other.rules and other.name in name:
                own.add("holds-shorter.ruled")
    if part.older:
        for candidate in found:
            candidate.features.add("older")
            candidate.features.add(f"older.{_family(candidate)}")
    if part.status.value in ("in_force", "ended"):
        for candidate in found:
            candidate.features.add("standing")
            if candidate.kind in LOCAL_KINDS:
                candidate.features.add("standing.local")
    local = sum(candidate.kind in LOCAL_KINDS for candidate in found)
    foreign = sum(map(_is_abroad, found))
    for candidate in found:
        if candidate.kind in LOCAL_KINDS and local == 1:
            candidate.features.add("only-local")
        if foreign == 1 and _is_abroad(candidate):
            candidate.features.add("only-foreign")
    if part.type.rule == "type.relation":
        for candidate in found:
            candidate.features.add(f"relation.{_family(candidate)}")


def _bears_its_name(place: Candidate, other: Candidate) -> bool:
    """Whether an institution only bears the name of a place, in English: Hill Diving Club of Hill."""
    return place.mention.weak and place.name.isascii() and other.kind in _INSTITUTIONS


_INSTITUTIONS = frozenset({"association", "company", "ministry_agency", "other", "school"})


def _is_abroad(candidate: Candidate) -> bool:
    """Whether a candidate is a place abroad, told for more than where another one lies."""
    return candidate.kind == "foreign_local_government" and "free.0" not in candidate.features
