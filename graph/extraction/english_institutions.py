"""Proper names of institutions in English, by their grammar: "National Science and Technology Development Agency".

Words before a head say whose or what it is, behind it stands what it is of, for, with or in. A name that is found is a
candidate only; what is also a place where things are held is one where the sentence makes it a partner.
"""

from __future__ import annotations

from collections.abc import Iterator

from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.english_name_words import LEGAL, POSSESSIVE, TITLED, Word, name_runs
from citypact.graph.extraction.english_names import UPPER
from citypact.graph.extraction.english_nations import ANY_COUNTRY, NATIONAL, NATIONS, is_country
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import country_in, provinces_in_english
from citypact.graph.extraction.rules import rules

__all__ = ["PARTNER", "english_institutions"]

_DATA = rules("institutions")
_NAMED = expression(
    rf"(?<![\w’'-])(?:{_DATA['named']}|(?:(?:{NATIONAL})[ ])?Red[ ](?:Cross|Crescent)(?:[ ]Society)?)(?![\w-])"
)
_IN_THAILAND = expression(r"[ ]\(Thailand\)")
_FIRM = expression(rf"(?:{LEGAL.pattern})|{_IN_THAILAND.pattern}")
_BRANCH = expression(
    rf"[ ]\({UPPER}[\w’'-]*(?:[ ]{UPPER}[\w’'-]*){{0,2}}[ ](?:Branch|Campus|Office|Region|Chapter)\)|"
    rf",[ ]{UPPER}[\w’'-]*(?:[ ]{UPPER}[\w’'-]*){{0,2}}[ ](?:Campus|Branch|(?:Area|Region|Zone|District)[ ]\d{{1,2}})(?![\w-])"
)
# before a partner: a word that joins, or the beginning of a sentence
PARTNER = expression(
    r"(?:\b(?:between|among|with|by|and|as well as|[Rr]epresentatives (?:of|from))[ ]"
    r"(?:the[ ]|its[ ][a-z ]{0,20})?|,[ ](?:and[ ])?(?:the[ ])?|"
    r"(?:\A|\n|[.!?:][ ]|[ ][–—-]{1,2}[ ])(?:[Tt]he[ ])?)\Z"
)
_OWNED = expression(r"[\w][’'](?:s[ ]|[ ])\Z")
_OF_NATION = expression(rf"\b(?:{ANY_COUNTRY})[’']s?[ ]\Z")
_LED = expression(r"[ ](?:Director|Captain|Manager|Chair|President|Head|Chief|Executive|CEO)")
_OFFICERS = expression(
    r"(?:Commissioners|Directors|Trustees|Governors|Regents|Supervisors|Ministers|Deputies|Elders)\Z"
)
# what a unit of any body is for
_UNIT = expression(rf"(?:{_DATA['units']})\Z")
_MOST_WORDS, _MOST_TAILS = 10, 5
_QUOTED = ("““", "“”", '""', "‘’", "''")


def english_institutions(text: str) -> Iterator[BodyMention]:
    """The institutions that an English text names.

    >>> [body.name for body in english_institutions("The Reed Science and Technology Agency of Hill and the Thai Lake Bank")]
    ['Reed Science and Technology Agency of Hill', 'Thai Lake Bank']
    """
    for match in _NAMED.finditer(text):
        yield _mention(text, match.start(), match.end(), "association", "")
    for run in name_runs(text):
        end = run[-1].end
        if (
            any(word.sort.kind or word.text in _FIRMS for word in run)
            or _FIRM.match(text, end)
            or text.find(" & ", run[0].start, end) > 0
        ):
            yield from _names(text, run)


def _names(text: str, run: list[Word]) -> Iterator[BodyMention]:
    """The names within a run."""
    pieces = _pieces(run)
    number = 0
    while number < len(pieces):
        found, number = _name(text, pieces, number)
        if found:
            yield found


def _pieces(run: list[Word]) -> list[list[Word]]:
    """A run in pieces, each without what joins two names or what a name is of."""
    pieces = [[run[0]]]
    for index in range(1, len(run)):
        word = run[index]
        if (
            word.joint == ""
            or (word.text, run[index - 1].text) == ("Pacific", "Asia")
            or (word.joint in ("and", ",") and _coordinated(run, index, pieces))
        ):
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return pieces


def _coordinated(run: list[Word], index: int, pieces: list[list[Word]]) -> bool:
    """Whether two words that are joined are both what one institution is for: "Science and Technology"."""
    one, other = run[index - 1], run[index]
    if "fields" not in one.sort.told or "fields" not in other.sort.told:
        return False
    last = index
    while last + 1 < len(run) and run[last + 1].joint == "" and last - index < _MOST_WORDS:
        last += 1
    if other.joint == ",":  # the last of a list has an "and"
        return (
            last + 1 < len(run)
            and run[last + 1].joint in ("and", ",")
            and "fields" in run[last + 1].sort.told
        )
    headed = run[last].sort.kind != "" and last > index
    tail = pieces[-1][0].joint == "of" and len(pieces) > 1 and pieces[-2][-1].sort.kind != ""
    return not (headed and tail)


def _name(text: str, pieces: list[list[Word]], number: int) -> tuple[BodyMention | None, int]:
    """The name that begins in a piece, and the piece behind it."""
    piece = pieces[number]
    if (
        piece[-1].text in TITLED
        and number + 1 < len(pieces)
        and pieces[number + 1][0].joint.startswith("of")
        and (pieces[number + 1][-1].sort.kind)
    ):
        start, (found, behind) = (
            piece[-1].start,
            _name(text, pieces, number + 1),
        )  # "Prince of Hill University"
        if found:
            found = _mention(text, start, found.end, found.kind, found.prefix)
        return found, behind
    if legal := LEGAL.match(text, piece[-1].end):
        if len(piece) > _MOST_WORDS:
            return None, number + 1
        return _mention(text, piece[0].start, legal.end(), "company", piece[-1].text), number + 1
    if firm := _of_a_firm(text, piece):
        return firm, number + 1
    at = next((index for index in range(len(piece) - 1, -1, -1) if piece[index].sort.kind), -1)
    if at < 0 or at > _MOST_WORDS:
        return None, number + 1
    head = piece[at]
    told, modifiers = head.sort.told, piece[:at]
    if at + 1 < len(piece) and "buildings" in piece[at + 1].sort.told and head.text != "Police":
        return None, number + 1
    end, whole = _behind(piece, at)
    tails = []
    behind = number + 1
    if whole and not POSSESSIVE.search(piece[-1].text):
        tails = _tails(pieces, number, head, bare=not modifiers)
        behind += len(tails)
    if tails:
        end = tails[-1].end
    placed = end > head.end and not tails and "behind" not in piece[at + 1].sort.told
    if not placed and not _is_name(head, modifiers, tails, pieces[number + 1] if tails else []):
        return None, number + 1
    start = piece[0].start
    if (
        told & {"ministries"}
        and tails
        and all(word.text in NATIONS and word.text not in _KEPT for word in modifiers)
    ):
        start = head.start
    if legal := LEGAL.match(text, end):
        end = legal.end()
    elif "consular" not in told and (branch := _BRANCH.match(text, end)):
        end = branch.end()
    elif head.sort.kind == "company" and (land := _IN_THAILAND.match(text, end)):
        end = land.end()
    if _OWNED.search(text, max(0, start - 30), start) and not _OF_NATION.search(
        text, max(0, start - 40), start
    ):
        return None, behind  # a part of what is told before it
    if head.text == "Group" and _LED.match(text, end):
        return None, behind
    if "places" in told and not PARTNER.search(text, max(0, start - 30), start):
        return None, behind
    if text[start - 1 : start] + text[end : end + 1] in _QUOTED:
        return None, behind
    return _mention(text, start, end, head.sort.kind, head.text), behind


def _of_a_firm(text: str, piece: list[Word]) -> BodyMention | None:
    """What is named like the branch of a firm in a country, as a partner: "Reed Thailand"."""
    start, end = piece[0].start, piece[-1].end
    if len(piece) > 1 and piece[-1].text in _FIRMS:
        name = piece[:-1]
    elif " & " in text[piece[-2].end if len(piece) > _TWO else end : end] and _of_fields(piece):
        name = piece[:-2]  # "Reed Engineering & Construction"
    elif (land := _IN_THAILAND.match(text, end)) and not any(word.sort.kind for word in piece):
        name, end = piece, land.end()
    else:
        return None
    if (
        not 0 < len(name) < _FIRM_WORDS
        or any(word.sort.kind or word.text in _NO_FIRM for word in name)
        or any(
            word.sort.told & {"generic", "fields"}
            for word in (name[:1] if " & " in text[start:end] else name)
        )
        or " ".join(word.text for word in name) in provinces_in_english()
        or not PARTNER.search(text, max(0, start - 30), start)
    ):
        return None
    return _mention(text, start, end, "company", name[-1].text)


def _of_fields(piece: list[Word]) -> bool:
    """Whether the last two words of a piece are what a firm is for."""
    return all("fields" in word.sort.told and not word.sort.kind for word in piece[-2:])


_FIRMS = frozenset({"Thailand", "International", "Worldwide"})
_FIRM_WORDS = 5
_NO_FIRM = frozenset(
    {"Northern", "Southern", "Eastern", "Western", "Central", "Northeastern", "Southeast", "Royal", "Amazing", "Miss",
     "Kingdom", "Greater", "City", "Province"}
)  # fmt: skip


def _behind(piece: list[Word], at: int) -> tuple[int, bool]:
    """Where a name ends whose head is a word of a piece, and whether that is the end of the piece."""
    last = at
    if "consular" in piece[at].sort.told:
        last = min(len(piece) - 1, at + 3)
    elif piece[at].text == "Police" and at + 1 < len(piece) and piece[at + 1].text == "Station":
        last = at + 1
    elif " ".join(word.text for word in piece[at + 1 :]) in provinces_in_english():
        last = len(piece) - 1  # "Reed Hospital Phuket"
    elif at == len(piece) - _TWO and _plain(piece, at):
        last = at + 1  # "King's College London"
    while (
        last + 1 < len(piece)
        and "behind" in piece[last + 1].sort.told
        and (piece[last + 1].text != "District" or piece[last].text in ("School", "College"))
    ):
        last += 1
    return piece[last].end, last == len(piece) - 1


def _plain(piece: list[Word], at: int) -> bool:
    """Whether a school or a museum is told by the place behind it: no word before it says which."""
    before = piece[:at]
    return (
        piece[at].text in _OF_A_PLACE
        and bool(before)
        and "generic" not in piece[-1].sort.told
        and "fields" not in piece[-1].sort.told
        and all(
            "generic" in word.sort.told or POSSESSIVE.search(word.text) or word.text in _ROYAL
            for word in before
        )
    )


_OF_A_PLACE = frozenset({"University", "College", "School", "Gallery", "Museum", "Library"})
_ROYAL = frozenset({"Imperial", "Royal", "University", "Trinity", "British", "American"})
_TWO = 2


def _tails(pieces: list[list[Word]], number: int, head: Word, *, bare: bool) -> list[Word]:
    """The last words of the pieces that tell what an institution is of, for, with, in."""
    ends: list[Word] = []
    joints: list[str] = []
    for piece in pieces[number + 1 : number + 1 + _MOST_TAILS]:
        joint = piece[0].joint.removesuffix(" the")
        heads = [word for word in piece if word.sort.kind and "plural" not in word.sort.told]
        nested = bool(heads)
        told = head.sort.told
        if joint == "of":
            fits = "no-tail" not in told and (
                not nested or (heads[-1] is piece[-1] and not ends and (bare or piece[0].joint == "of the"))
            )
        elif joint == "for":
            fits = "no-tail" not in told and not nested
        elif joint == "with":
            fits = "for" in joints and not nested
        elif joint == "in":
            place = piece[-1].text == "Thailand" or is_country(" ".join(word.text for word in piece))
            fits = (
                not nested
                and len(piece) < _FIRM_WORDS
                and ("consular" in told or (place and (bool(ends) or head.text == "Office")))
            )
        elif joint == "at":
            fits = head.text in _UNITS and nested and piece[-1].sort.kind == "university"
        elif joint == "to":
            fits = head.text in ("Mission", "Delegation") and not nested
        elif joint == "on":
            fits = "no-tail" not in told and not nested and "fields" in piece[0].sort.told
        else:
            fits = False
        if not fits or len(piece) > _MOST_WORDS:
            break
        ends.append(piece[-1])
        joints.append(joint)
        if POSSESSIVE.search(piece[-1].text):
            break
    return ends


_KEPT = frozenset({"U.S.", "US", "UK", "USA", "UAE"})  # these are the first words of names of ministries
_UNITS = frozenset({"Institute", "Centre", "Center", "School", "Laboratory", "College", "Faculty", "Academy"})


def _is_name(head: Word, modifiers: list[Word], tails: list[Word], first: list[Word]) -> bool:
    """Whether a head, the words before it and what it is of are a proper name."""
    told = head.sort.told
    if head.text.startswith("Chamber") and not tails:
        return False
    if tails and _OFFICERS.match(first[0].text):
        return False
    if not modifiers:
        return bool(tails) and "alone" in told and not _UNIT.match(" ".join(word.text for word in first))
    if tails:
        return True
    if all("generic" in word.sort.told for word in modifiers):
        return len(modifiers) > 1 and (modifiers[0].text in ("National", "World") or head.text == "Bank")
    if all(word.text in NATIONS or is_country(word.text) for word in modifiers):
        return bool(told & {"consular", "national"})
    return True


def _mention(text: str, start: int, end: int, kind: str, head: str) -> BodyMention:
    name = POSSESSIVE.sub("", text[start:end])
    return BodyMention(start, start + len(name), name, kind, head, country=country_in(name), whole_run=True)
