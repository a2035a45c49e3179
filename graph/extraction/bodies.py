"""Bodies: municipalities, provinces, universities, agencies and whoever else can be a party, as Thai texts name them.

A mention carries its fullest form: abbreviations are expanded, the name is cut where the next word begins.
English names are found by ``english_bodies.py``.
"""

from __future__ import annotations

from functools import partial

from citypact.graph.extraction.abroad import abroad, at_home
from citypact.graph.extraction.agreeing_names import agreeing, in_legal_form
from citypact.graph.extraction.body_kinds import BEGINNINGS, KINDS, body_begins
from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.body_names import body_at, is_counted
from citypact.graph.extraction.called_provinces import called_in_full
from citypact.graph.extraction.glued_countries import without_countries
from citypact.graph.extraction.initialled_provinces import with_initialled_provinces
from citypact.graph.extraction.joined_cities import with_joined_cities
from citypact.graph.extraction.latin_bodies import with_latin_bodies
from citypact.graph.extraction.sections import with_their_owners
from citypact.graph.extraction.shared_kinds import with_shared_kinds
from citypact.graph.extraction.short_names import short_named
from citypact.graph.extraction.slips import without_slips
from citypact.graph.extraction.slots import in_slot
from citypact.graph.extraction.told_places import with_places
from citypact.graph.extraction.unheard import with_unheard

__all__ = ["bodies"]


_COUNTABLE = frozenset({"ภาคี", "เครือข่าย", "ชุมชน", "กลุ่ม", "หมู่บ้าน", "สมาคม"})


def _begun(text: str, start: int) -> BodyMention | None:
    """The body that begins at a position."""
    return body_at(text, *begun) if (begun := BEGINNINGS.match(text, start)) else None


def bodies(text: str) -> list[BodyMention]:
    """All mentions of bodies in a text, in its order.

    >>> [body.name for body in bodies("ทน.สายลม จับมือเทศบาลเมืองดอกหญ้าและ อบจ.ลมหนาว")]
    ['เทศบาลนครสายลม', 'เทศบาลเมืองดอกหญ้า', 'องค์การบริหารส่วนจังหวัดลมหนาว']
    """
    found: list[BodyMention] = []
    position, search = 0, BEGINNINGS.searching(text)
    while begun := search(position):
        match = begun[0]
        mention = body_at(text, *begun)
        if mention and mention.prefix in _COUNTABLE and is_counted(text, mention.start):
            mention = None  # 22 ภาคี: so many of them
        if mention and KINDS[begun[1]].slot:
            mention = mention if in_slot(text, mention, found[-1] if found else None, body_begins) else None
        if mention:
            found.append(mention)
            position = max(mention.end, match.end())
        else:
            position = match.start() + 1 if match.end() - match.start() < 2 else match.end()
    found = with_latin_bodies(text, found)
    found = with_unheard(text, with_their_owners(text, without_countries(found), partial(_begun, text)))
    found = with_initialled_provinces(text, with_shared_kinds(text, in_legal_form(found)))
    named = without_slips(text, called_in_full(text, with_places(text, agreeing(text, found))))
    return short_named(text, with_joined_cities(text, at_home(text, abroad(text, named))))
