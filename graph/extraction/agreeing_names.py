"""One body, one name: what a text cuts short, abbreviates or leaves without its legal form is told in full where it is told so.

Names come from ``bodies.py`` as they stand; here they are compared with each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from citypact.graph.extraction.body_mentions import MUNICIPAL, BodyMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.name_ends import stops_at

__all__ = ["agreeing", "in_legal_form"]

_OF_THE_NATION = frozenset({"ไทย", "แห่งประเทศไทย"})  # what ends a name: another one is without it
_OF_PLACES = frozenset({*MUNICIPAL, "เมือง", "นคร", "แขวง", "จังหวัด"})
_NO_SEAT = expression(r"[ ]เขต[ ]\d{1,2}\Z")  # a district of an agency without the town where it sits


def agreeing(text: str, found: list[BodyMention]) -> list[BodyMention]:
    """The same name is cut alike everywhere; ฯ is filled from a fuller mention.

    Where the text itself stops, a name may be cut off: that one is no model for the others.
    """
    stop = len(text.rstrip())
    clean: dict[str, set[str]] = defaultdict(set)
    for mention in found:
        if mention.whole_run and not mention.name.endswith("ฯ") and mention.end < stop:
            clean[mention.prefix].add(mention.name)
    agreed: list[BodyMention] = []
    for mention in found:
        names = clean[mention.prefix]
        name = mention.name
        initials = (mention.prefix == name and text[mention.end - 1 : mention.end] == ".") or (
            name[-1:].isdecimal() and _NO_SEAT.search(name) is not None
        )
        if name.endswith("ฯ") or initials:
            stem = name.rstrip("ฯ")
            fuller = sorted(
                {
                    other.name
                    for other in found
                    if (other.prefix == mention.prefix or initials)
                    and other.name.startswith(stem)
                    and not other.name.endswith("ฯ")
                }
                if len(found) < 400
                else {n for n in names if n.startswith(stem)}
            )
            agreed.append(replace(mention, name=fuller[-1] if initials and fuller else [*fuller, stem][0]))
            continue
        shorter = (
            [n for n in _beginnings(name, len(mention.prefix) + 2) if n in names]
            if len(names) > (name in names)
            else []
        )
        if not shorter:
            short = None
        elif mention.prefix in _OF_PLACES:
            short = shorter[0] if "ที่" not in name[-3:] else None
        else:  # elsewhere, a longer name may be another body's, unless a verb goes on
            ends = (
                (n, mention.end - len(name) + len(n)) for n in shorter if name[len(n) :] not in _OF_THE_NATION
            )
            short = next((n for n, end in ends if stops_at(text, end) or text[end : end + 1] == "-"), None)
        if short:
            agreed.append(replace(mention, name=short, end=mention.end - (len(name) - len(short))))
        elif not mention.whole_run and len(found) < 400:
            longer = [n for n in names if n.startswith(name) and text.startswith(n[len(name) :], mention.end)]
            if longer:
                full = max(longer, key=len)
                mention = replace(mention, name=full, end=mention.end + len(full) - len(name))
            agreed.append(mention)
        else:
            agreed.append(mention)
    return agreed


_FORMS = expression(r"[ ]?(?:จำกัด(?:[ ]?\(มหาชน\))?|\(องค์การมหาชน\))\Z")
_LAST_OF_FORMS = ("จำกัด", "มหาชน)")


def in_legal_form(found: list[BodyMention]) -> list[BodyMention]:
    """Names with the legal form that the text tells elsewhere: a firm's, that of a public organisation."""
    full: dict[str, set[str]] = defaultdict(set)
    formed = {mention.name for mention in found if mention.name.endswith(_LAST_OF_FORMS)}
    for name in filter(_FORMS.search, formed):
        full[_FORMS.sub("", name)].add(name)
    if not full:
        return found
    return [
        replace(mention, name=next(iter(full[mention.name])))
        if len(full.get(mention.name, ())) == 1
        else mention
        for mention in found
    ]


def _beginnings(name: str, least: int) -> Iterable[str]:
    return (name[:length] for length in range(least, min(len(name), 80)))
