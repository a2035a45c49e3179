"""Who concludes and who signs in English releases: the counterpart of parties and signatories."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.body_mentions import LOCAL_KINDS, BodyMention
from citypact.graph.extraction.english_names import lies_there
from citypact.graph.extraction.english_sentences import sentences
from citypact.graph.extraction.english_slots import in_slots, joining, of_the_two
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.people import PersonMention
from citypact.graph.extraction.seeking import Sought, once

__all__ = ["PARTIES_ARE", "english_capacities", "english_evidence"]

_SIGN = Sought(
    r"(?i:\bsign(?:s|ed|ing)?\b|\binke?d?\b|put (?:pen|their (?:names|signatures))|enter(?:ed)? into|"
    r"\brenewed\b|sister (?:cit|town|stat|prov|count)|sisterhood|"
    r"friendship (?:city|cities|agreement|pact|relations|provinces)|"
    r"twin|\bseal(?:s|ed)\b|\bre-?sign|\breaffirm|\bconclud|\bestablish|\bformali[sz])"
)
_SIGNED = Sought(
    r"(?i:\bsigned\b|\bsigns\b|put(?:ting)? (?:pen|(?:their|his|her) (?:names?|signatures?|pens?))|\binks?(?:ed)?\b|"
    r"signed by|will sign|represented by|"
    r"\bsignatures? (?:on [a-z ]{3,24} )?(?:came|come|are|were|is|was)(?: those| that)? (?:from|of)|"
    r"\b(?:bears?|bore|carr(?:y|ies)|stands?|stood) the (?:names?|signatures?) of|"
    r"\b(?:whose|his|her|their) signatures? (?:stand|is|are|was|were|on|under|to)|\bfor their signatures?\b|"
    r"\b(?:his|hers|theirs) (?:is|are|was|were) the other signatures?|"
    r"\bseal(?:s|ed)\b|\bconcluded\b|\bsignator(?:y|ies)\b|\bcountersigned\b)"
)
# what makes kin of the place behind it, or before it
_KIN = expression(
    r"(?i:(?:(?:sister|twin|partner|friendship|friendly)[ -](?:cit|town|stat|prov|count|pref|distr)\w*|"
    r"twinn(?:ed|ing)|twins?|ties|relationship|relations|agreement|pact|mou|understanding|memorandum|partnership|link|charter|accord|hands|"
    r"signed|signs?|joined|linked|paired)"
    r"(?: (?:of|with|to|in|between))?(?: the)?(?: (?:(?:city|town|province|municipality|\w+ (?:city|town|province)) of))?) ?\Z"
)
_OWNS = expression(
    r"(?:[’']s?)?(?: [\w-]+)?[ -](?i:(?:sister|twin|partner|friendship)[ -]?"
    r"(?:cit|town|stat|prov|count|pref|relat|agree|pact|ties|link))"
)
_BETWEEN = Sought(r"\b(?:between|among)\b")
# "The parties are Hill and Meadow"
PARTIES_ARE = expression(
    r"(?i:\b(?:parties|signatories|partners|signers)(?: (?:to|of) [^.:;\n]{0,60}?)?(?: are| were|:)[ ](?:the )?(?=\w))"
)
_BETWEEN_ENDS = expression(
    r"(?<!which)(?<!that)(?<!who)[ ](?:was|were|will be|has been|have been|had been)[ ]"
)
_OUT = expression(
    r"(?:\bat|\bin|\binside|(?:ceremony|event|hall|rooms?|campus|premises|headquarters|auditorium) of|"
    r"council of|members of|visit(?:ed|ing)? (?:by|from|to)|witnessed by|"
    r"\bnear|hosts?|party but)(?: the)? ?\Z",
    re.I,
)
_WITNESS = Sought(
    r"(?i:\bwitness(?:ed|es)?\b|looking on|looked on|standing behind|in the presence|\bpresided\b|on hand|observed|"
    r"\b(?:eye)?witnesses\b|(?:among|other)s? (?:those )?(?:guests|present|attending)|\bin attendance\b|\blook(?:s|ing)? on\b|"
    r"also (?:attended|present|attending)|joined by guests|"
    r"\b(?:to see|saw|seeing|watched|watching) (?:it|them|(?:the|this|its|their) [a-z ]{2,40}) (?:being |be )?signed\b)"
)
_SEES = expression(r"(?i:looking|to see|saw|seeing|watch)")
_AGO = expression(r"[^.,;\n]{0,24}\b(?:years?|decades?|months?)[ ](?:ago|earlier|before)\b")


def _sentences(text: str, part: Part) -> list[tuple[int, int]]:
    """Those of a part, found once for all that is asked of them."""
    start, end = part.start, part.end
    return once(text, ("sentences", start, end), lambda: [*sentences(text, start, end)])


_REGION = expression(r"[ ](?:[Pp]rovince|[Pp]refecture|[Ss]tate|County|[Rr]egion|[Oo]blast|[Dd]epartment)\Z")


def _kin(text: str, body: BodyMention) -> bool:
    """Whether the words beside a body make it the partner of another."""
    return bool(_KIN.search(text[max(0, body.start - 40) : body.start]) or _OWNS.match(text, body.end))


def english_evidence(mentions: Mentions, part: Part) -> Iterator[tuple[BodyMention, str]]:
    """Bodies and bare places with the rules that propose them as parties."""
    text = mentions.text
    named = sorted([*mentions.bodies, *mentions.as_bodies], key=lambda body: body.start)
    starts = [body.start for body in named]
    told_at = [document.start for document in part.documents]
    told = False
    parted = _sentences(text, part)
    for number, (start, end) in enumerate(parted):
        inside = named[bisect_left(starts, start) : bisect_left(starts, end)]
        before, told = told, any(start <= position < end for position in told_at)
        if told:
            yield from ((body, "party.between") for body in of_the_two(text, named, start, end))
        if not inside:
            continue
        following = parted[number + 1] if number + 1 < len(parted) else (end, end)
        if told or before or any(following[0] <= position < following[1] for position in told_at):
            yield from joining(text, named, start, end)
        signing = _SIGN.search(text, start, end) is not None
        between = _BETWEEN.search(text, start, end)
        if parties := PARTIES_ARE.search(text, start, end):
            told, between = True, parties
        witness = _WITNESS.search(text, start, end)
        beside = _as_witnesses(text, inside, witness) if witness else ()
        slots = dict(in_slots(text, named, start, end, counted=not (told or before)))
        for body in inside:
            if body.kind in ("association", "other", "ministry_agency") and not told and body not in slots:
                continue
            if (
                body in beside
                or (witness and witness.start() < body.start)
                or _OUT.search(text[max(0, body.start - 26) : body.start])
            ):
                continue
            if (
                _REGION.search(text, body.start, body.end)
                and " of " not in body.name
                and lies_there(text, body.start)
            ):
                continue
            local = body.kind in LOCAL_KINDS | {"foreign_local_government", "province"}
            if (
                between
                and told
                and between.end() <= body.start < between.end() + 160
                and not _BETWEEN_ENDS.search(text, between.end(), body.start)
            ):
                yield body, "party.between"
            elif told and local and _kin(text, body):
                yield body, "party.kin"
            elif signing and told and local:
                yield body, "party.signing-sentence"
            elif not local and body in slots:
                yield body, slots[body]
            elif signing and (local or body.kind in ("university", "company")) and end - start < 900:
                yield body, "party.signing-sentence" if told else "party.signing"
            elif told and local:
                yield body, "party.document-sentence"
            elif body in slots:
                yield body, slots[body]
        yield from ((body, rule) for body, rule in slots.items() if body not in inside)
    for listed in _LISTED_BELOW.finditer(text, part.start, part.end):
        for body in named[
            bisect_left(starts, listed.start("lines")) : bisect_left(starts, listed.end("lines"))
        ]:
            if not text[text.rfind("\n", 0, body.start) + 1 : body.start].strip(" \t-–•●▪*·>✅0123456789.)("):
                yield body, "party.counted"


def _as_witnesses(text: str, inside: list[BodyMention], witness: re.Match[str]) -> list[BodyMention]:
    """Those of a sentence that are told as witnesses: "with Hill Hospital and the Reed Bank as witnesses"."""
    if not _AS.search(text, max(0, witness.start() - 12), witness.start()):
        return []
    lead = text.rfind(" with ", inside[0].start if inside else 0, witness.start())
    return [body for body in inside if lead >= 0 and lead < body.start < witness.start()]


_AS = expression(r"\bas[ ](?:the[ ])?\Z")

# those who sign, each on a line: "The following signed a pact:"
_LISTED_BELOW = expression(
    r"(?i:\b(?:following|signatories|signers|parties|partners|members)\b[^\n]{0,120}:)[ ]*\n+"
    r"(?P<lines>(?:[ ]*(?:[-–•●▪*·>✅]|\d{1,2}[.)])[^\n]+(?:\n|\Z))+)"
)


def english_capacities(mentions: Mentions, part: Part) -> list[tuple[PersonMention, str, str, float]]:
    """People with what they do: signing in a sentence of signing, witnessing behind the word for it."""
    text = mentions.text
    result: list[tuple[PersonMention, str, str, float]] = []
    if not part.live:
        return [*_formerly(mentions, part)]
    result += _listed(mentions, part)
    result += _heads(mentions, part)
    starts = [person.start for person in mentions.people]
    for start, end in _sentences(text, part):
        inside = mentions.people[bisect_left(starts, start) : bisect_left(starts, end)]
        if not inside:
            continue
        sign = _SIGNED.search(text, start, end)
        if sign and _AGO.match(text, sign.end(), end):
            sign = None  # what was signed then is only told of
        witness = _WITNESS.search(text, start, end)
        for person in inside:
            tail = text[person.stop : person.stop + 40]
            if re.match(r"[ ]?\((?:will |to )?sign", tail):
                result.append((person, "signs", "capacity.in-brackets", 0.92))
            elif re.match(r"[ ]?\(witness", tail):
                result.append((person, "witnesses", "capacity.in-brackets", 0.92))
            elif witness and (
                witness.start() < person.start
                or (witness.start() - person.stop < 60 and _SEES.match(witness[0]))
            ):
                result.append((person, "witnesses", "capacity.witnesses", 0.8))
            elif witness and "looked" in witness[0]:
                result.append((person, "witnesses", "capacity.witnesses", 0.7))
            elif sign and person.office and _signs(text, sign, person):
                result.append((person, "signs", "capacity.signs", 0.85))
    return result


def _signs(text: str, sign: re.Match[str], person: PersonMention) -> bool:
    at = sign.start()
    words = sign[0].lower()
    if _NAMES_OF.search(words):
        return person.start > at
    if "signature" in words and "put" not in words:
        return person.start < at
    if "by" in words or ("by" in text[at : at + 60] and words == "signed"):
        return person.start > at
    if person.start < at:
        return True
    return bool(re.search(r"(?:with|by|and)[^.]{0,120}\Z", text[at : person.start]))


_NAMES_OF = expression(r"[ ](?:of|from)\Z")
# "both mayors signed it", "signed by the mayors": those who are named with that office
_HEADS_SIGN = Sought(
    r"(?i:\b(?:(?P<heads>mayors|governors|rectors|presidents)\b(?:[^.;\n\"“”]{0,80}?[ ])?(?:signed|sign|inked|put)\b|"
    r"\b(?:signed|inked)\b[^.;\n]{0,40}? by (?:[a-z]+[ ]){0,3}(?P<by>mayors|governors|rectors|presidents)\b))"
)


def _heads(mentions: Mentions, part: Part) -> Iterator[tuple[PersonMention, str, str, float]]:
    """Who is named elsewhere with the office of those that a text tells to sign."""
    for match in _HEADS_SIGN.finditer(mentions.text, part.start, part.end):
        role = (match["heads"] or match["by"]).lower().removesuffix("s")
        for person in mentions.people:
            office = person.office
            if (
                office is None
                or not part.start <= person.start < part.end
                or match.start() <= person.start < match.end()
            ):
                continue
            if (office.role == role or office.name.lower() == role) and not _EARLIER.search(
                mentions.text, max(0, office.start - 8), office.start
            ):
                yield person, "signs", "capacity.signs", 0.8


_EARLIER = expression(r"(?i:former|late|then|ex)[ -]\Z")
# "Signed by:" above a list of people, "the four sides put their names to it. They were", before one
_SIGNED_BY = expression(
    r"(?m:^)[^\n]{0,40}\b(?i:signed by|signator(?:y|ies)(?: (?:are|were))?)[ ]?:?[ ]*(?=\n)"
)
_THEY_WERE = expression(
    r"(?i:\b(?:put their (?:names|signatures)|signed|signator(?:y|ies)))\b[^.\n]{0,160}\.[ ]They (?:are|were)[ :]"
)
_SIGNED_ONCE = expression(r",?[ ](?:who )?(?:had |has )?signed\b(?! up)")


def _listed(mentions: Mentions, part: Part) -> Iterator[tuple[PersonMention, str, str, float]]:
    """Who stands in a list of those that sign: each on a line of their own, or in the sentence behind."""
    text, told = mentions.text, mentions.people
    starts = [person.start for person in told]
    for match in _SIGNED_BY.finditer(text, part.start, part.end):
        at = match.end() + 1
        while at < part.end:
            start, end = mentions.line(at)
            named = next(
                (person for person in told if 0 <= text.find(person.name, start, end) - start < _MARK), None
            )
            if named is None:
                break
            yield named, "signs", "capacity.signed-by", 0.9
            at = end + 1
    for match in _THEY_WERE.finditer(text, part.start, part.end):
        _, end = next(sentences(text, match.end(), part.end), (0, 0))
        for person in told[bisect_left(starts, match.end()) : bisect_left(starts, end)]:
            yield person, "signs", "capacity.signed-by", 0.9


_MARK = 40  # letters of a bullet and of titles before a name


def _formerly(mentions: Mentions, part: Part) -> Iterator[tuple[PersonMention, str, str, float]]:
    """Who is told to have signed what is in force, right behind the name."""
    text = mentions.text
    for person in mentions.people:
        if (
            part.start <= person.start < part.end
            and person.office
            and part.status.value in ("in_force", "ended")
        ):
            end = next(sentences(text, person.start, part.end), (0, 0))[1]
            office = person.office.end if person.office.start > person.start else person.end
            told = _SIGNED_ONCE.search(
                text, max(person.stop, office), min(end, max(person.stop, office) + 60)
            )
            if told and any(told.end() <= document.start < end for document in part.documents):
                yield person, "signs", "capacity.signs", 0.8
