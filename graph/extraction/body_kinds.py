"""The words that begin the names of bodies, and what each tells: the kind, how the name goes on, where it may stand.

They stand in ``bodies.yaml``, initials in ``initials.yaml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.rules import Alternatives, rules

__all__ = ["BEGINNINGS", "KINDS", "BodyKind", "begun_bodies", "body_begins"]


@dataclass(frozen=True, slots=True)
class BodyKind:
    """What the words that begin a name tell of it."""

    prefix: str
    kind: str
    faculty: bool = False
    firm: bool = False
    whole: bool = False
    weak: bool = False
    council: bool = False
    tail: bool = False
    region: bool = False
    begun: bool = False  # it asks for certain words behind it
    slot: bool = False  # a body only in the slot of an agreement, or in a list of bodies
    initials: bool = False
    form: str = ""  # the legal form that initials stand for, behind the name
    verbatim: bool = False  # the name begins as it stands there, whatever that is
    # what the prefix tells, seen once for all mentions
    mission: bool = field(init=False)  # an embassy or a consulate
    glued: bool = field(init=False)  # begins a name behind other letters as well
    numbered: bool = field(init=False)  # a figure is its name
    figured: bool = field(init=False)  # a figure may stand behind its name

    def __post_init__(self) -> None:
        told = {
            "mission": self.prefix.startswith(_MISSIONS),
            "glued": self.prefix.startswith(_GLUED_FREELY),
            "numbered": self.prefix.endswith(("ที่ ", "ภาค ", "เขต ", "กองบิน ")),
            "figured": self.kind == "school" or self.prefix in _FIGURED,
        }
        for name, value in told.items():
            object.__setattr__(self, name, value)


_MISSIONS = ("สถานเอกอัครราชทูต", "สถานกงสุล", "สถานทูต")
_FIGURED = frozenset({"สถาบัน", "ศูนย์", "สำนักงาน", "กรม", "การไฟฟ้า", "การประปา"})
_GLUED_FREELY = (
    "เทศบาล",
    "องค์การบริหาร",
    "มหาวิทยาลัย",
    "โรงพยาบาล",
    "โรงเรียน",
    "กรุงเทพ",
    "คณะกรรมการประชาชน",
    "สำนักงาน",
    "สมาคม",
    "มูลนิธิ",
    "บริษัท",
    "สถาบัน",
    "วิทยาลัย",
    "ธนาคาร",
    "สหกรณ์",
    "หอการค้า",
    "การไฟฟ้า",
    "การประปา",
    "สภาอุตสาหกรรม",
    "ตำรวจภูธร",
    "สถานีตำรวจ",
    "กระทรวง",
)


_ASKS = expression(r"\(\?=[ก-ฮเแโใไ]")


def _kinds() -> tuple[Alternatives, list[BodyKind]]:
    kinds, patterns = [], []
    for rule in rules("bodies")["kinds"]:
        flags = {
            key: bool(value) for key, value in rule.items() if key not in ("written", "full", "kind", "form")
        }
        flags["begun"] = _ASKS.search(str(rule["written"])) is not None
        full, form = str(rule.get("full", rule["written"])), str(rule.get("form", ""))
        kinds.append(BodyKind(full, str(rule["kind"]), form=form, **flags))
        patterns.append(str(rule["written"]))
    for kind, named in rules("initials").items():
        for short, full in named.items():
            kinds.append(BodyKind(str(full), str(kind), whole=True, initials=True))
            patterns.append(_initials(str(short)))
    known = {(str(full), kind) for kind, named in rules("initials").items() for full in named.values()}
    for full, kind in sorted(known):
        # a campus, a legal form or a branch may follow the others
        if kind not in ("university", "school", "company") and not full.startswith(("การ", "ธนาคาร")):
            kinds.insert(0, BodyKind(full, kind, whole=True, initials=True))
            patterns.insert(0, re.escape(full).replace(r"\ ", "[ ]?"))
    return Alternatives(patterns), kinds


def _initials(short: str) -> str:
    """How initials are written: ธ.ก.ส., ธกส., ธกส; two letters, which may be a word, always with their dot."""
    letters = short.rstrip(".")
    core = re.escape(letters).replace(r"\.", r"\.?")
    return rf"{core}\." if len(letters) < 3 else rf"{core}(?:\.|(?![ก-๎.]))"


_READ = _kinds()
BEGINNINGS: Alternatives = _READ[0]  # finds where names begin, each with the number of its kind
KINDS: list[BodyKind] = _READ[1]


def body_begins(text: str, position: int) -> bool:
    """Whether the words that begin a body's name stand at a position."""
    return BEGINNINGS.match(text, position) is not None


def begun_bodies(text: str) -> list[tuple[str, int]]:
    """Where names of bodies begin: what the beginning stands for, and where the name itself goes on. For training."""
    found, position = [], 0
    while begun := BEGINNINGS.search(text, position):
        found.append((KINDS[begun[1]].prefix, begun[0].end()))
        position = begun[0].end()
    return found
