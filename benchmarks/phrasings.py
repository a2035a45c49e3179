"""Whether ways to say a thing are read: phrasings with slots for names, filled at random, against what they say.

    python benchmarks/phrasings.py [FILE.yaml ...] [--fillings 6] [--seed 1] [--faults] [--only WORDS]

Without files all of ``benchmarks/phrasings``. What a phrasing may hold stands in its README. Prints a line a file: how many
fillings are read without any fault, and the mean F1 of all slots; with ``--faults`` each phrasing that is not, with its faults.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from citypact.graph.extraction import extract  # noqa: E402
from citypact.graph.records import Record, record_from  # noqa: E402
from citypact.graph.scoring import SLOTS, score  # noqa: E402

PHRASINGS = Path(__file__).resolve().parent / "phrasings"
LOCAL = {
    "th": ("city", "town", "subdistrict", "sao", "pao"),
    "en": ("city", "bare", "cityname", "municipality", "county"),
}
SLOT = re.compile(r"\{([A-Z]\d?)(?:\.(\w+))?\}")
NAMES: dict[str, Any] = yaml.safe_load((PHRASINGS / "names.yaml").read_text("utf-8"))
NO_BODIES = frozenset("PQDTRSMF")


@dataclass(frozen=True)
class Body:
    """A body that fills a slot, with its head and its deputy."""

    words: Mapping[str, str]  # name, short, head, title, deputy, role, deputy_role, kind, place
    people: Mapping[str, tuple[str, str]]  # p and q: honorific, name

    def said(self, how: str | None) -> str:
        """What stands in the text for a slot of this body."""
        if how in self.people:
            return "".join(self.people[how])
        return self.words[{None: "name", "o": "head", "qo": "deputy"}.get(how, str(how))]


@dataclass
class Filling:
    """A phrasing whose slots are filled: its text, and what fills each slot."""

    lang: str
    chance: random.Random
    kinds: Mapping[str, str]
    bodies: dict[str, Body] = field(default_factory=dict)
    plain: dict[str, tuple[str, Any]] = field(default_factory=dict)  # of other slots: the words, the value
    taken: set[str] = field(default_factory=set)

    def said(self, slot: re.Match[str]) -> str:
        """What stands in the text for a slot."""
        name, how = slot[1], slot[2]
        if name in NO_BODIES:
            if name not in self.plain:
                self.plain[name] = self._plain(name)
            return self.plain[name][0]
        if name not in self.bodies:
            self.bodies[name] = self._body(self.kinds.get(name, " ".join(LOCAL[self.lang])).split())
        return self.bodies[name].said(how)

    def _new(self, among: Sequence[str]) -> str:
        one = self.chance.choice([each for each in among if each not in self.taken])
        self.taken.add(one)
        return one

    def _person(self) -> tuple[str, str]:
        names = NAMES[self.lang]
        return self.chance.choice(
            names["honorific"]
        ), f"{self._new(names['given'])} {self._new(names['family'])}"

    def _body(self, kinds: Sequence[str]) -> Body:
        names = NAMES[self.lang]
        words = names["bodies"][self.chance.choice(kinds)]
        where = next(each for each in ("province", "land", "place") if f"{{{each}}}" in words["name"])
        place = self._new(names[where])
        filled = {key: word.replace(f"{{{where}}}", place) for key, word in words.items()}
        return Body(filled | {"place": place}, {"p": self._person(), "q": self._person()})

    def _plain(self, slot: str) -> tuple[str, Any]:
        names, chance = NAMES[self.lang], self.chance
        if slot == "D":
            day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(2016, 2025)
            word = names["months"][month - 1]
            told = (
                f"{day} {word} {year + 543}"
                if self.lang == "th"
                else chance.choice([f"{word} {day}, {year}", f"{day} {word} {year}"])
            )
            return told, f"{year}-{month:02}-{day:02}"
        if slot == "T":
            hour, half = chance.randint(8, 16), chance.choice(["00", "30"])
            return (f"{hour:02}.{half} น." if self.lang == "th" else f"{hour}:{half}"), f"{hour:02}:{half}"
        if slot == "F":
            domain = chance.choice(sorted(names["field"]))
            return names["field"][domain], domain
        if slot in "PQ":
            told = "".join(self._person())
            return told, told
        told = chance.choice(names[{"R": "room", "S": "site", "M": "document"}[slot]])
        return told, told


def record_of(phrasing: Mapping[str, Any], filled: Filling, id: str) -> Record:
    """What a filled phrasing says."""
    slots = [(slot[1], slot[2]) for slot in SLOT.finditer(phrasing["say"])]
    agreements = []
    if phrasing.get("parties") != "none":
        agreements = [_agreement(phrasing, filled, slots)]
        if "other" in phrasing:
            agreements.append(_agreement(phrasing["other"], filled, slots))
    return record_from(
        {
            "id": id,
            "lang": filled.lang,
            "agreements": agreements,
            "officials": list(_officials(phrasing, filled, slots)),
        }
    )


def _name(phrasing: Mapping[str, Any], filled: Filling, body: str) -> str:
    told = (phrasing.get("of") or {}).get(body, f"{{{body}}}")
    return SLOT.sub(filled.said, told)


def _agreement(
    says: Mapping[str, Any], filled: Filling, slots: Sequence[tuple[str, str | None]]
) -> dict[str, Any]:
    named = list(dict.fromkeys(name for name, _ in slots if name not in NO_BODIES))
    parties = str(says.get("parties") or " ".join(named)).split()

    def value(key: str, slot: str) -> Any:
        told = says.get(key, filled.plain[slot][1] if slot in filled.plain else None)
        return SLOT.sub(filled.said, told) if isinstance(told, str) else told

    domains = value("domains", "F") or []
    return {
        "type": says.get("type", "mou"),
        "status": says.get("status", "signed"),
        "date": value("date", "D"),
        "time": value("time", "T"),
        "parties": [
            {"name": _name(says, filled, body), "kind": filled.bodies[body].words["kind"]} for body in parties
        ],
        "signatories": [filled.bodies[body].people[who][1] for body, who in _people(says.get("signs"))],
        "domains": [domains] if isinstance(domains, str) else domains,
        "venue": {"room": value("room", "R"), "site": value("site", "S")},
    }


def _people(told: str | None) -> list[tuple[str, str]]:
    return [(body, who) for body, _, who in (each.partition(".") for each in (told or "").split())]


def _officials(
    says: Mapping[str, Any], filled: Filling, slots: Sequence[tuple[str, str | None]]
) -> Iterator[dict[str, Any]]:
    held = set(slots)
    stated = [
        (body, who)
        for body, who in dict.fromkeys(slots)
        if who in ("p", "q")
        and ({"p": {"o", "title"}, "q": {"qo"}}[who] & {how for name, how in held if name == body})
    ]
    for body, who in _people(says["officials"]) if "officials" in says else stated:
        words, (honorific, name) = filled.bodies[body].words, filled.bodies[body].people[who]
        yield {
            "name": name,
            "honorific": honorific.strip() or None,
            "role": words["role" if who == "p" else "deputy_role"],
            "office": words["head" if who == "p" else "deputy"],
            "of": _name(says, filled, body),
        }


def filled_texts(
    path: Path, phrasings: Sequence[Mapping[str, Any]], fillings: int, seed: int
) -> Iterator[tuple[int, str, Record]]:
    """Each phrasing of a file ``fillings`` times: its number, the text, and the record that is right."""
    lang = "th" if path.stem.startswith("thai") else "en"
    for number, phrasing in enumerate(phrasings):
        for time in range(fillings):
            filled = Filling(
                lang, random.Random(f"{seed} {phrasing['say']} {time}"), phrasing.get("kinds") or {}
            )
            text = SLOT.sub(filled.said, phrasing["say"])
            yield number, text, record_of(phrasing, filled, f"{path.stem}-{number:03}-{time}")


def phrasings_of(path: Path) -> list[dict[str, Any]]:
    """The phrasings of a file."""
    told: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
    return told


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--fillings", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", action="store_true")
    parser.add_argument("--only", default="", help="phrasings that hold these words")
    given = parser.parse_args()
    for path in given.files or sorted(set(PHRASINGS.glob("*.yaml")) - {PHRASINGS / "names.yaml"}):
        told = [each for each in phrasings_of(path) if given.only in each["say"]]
        gold, read, texts = {}, {}, {}
        for number, text, record in filled_texts(path, told, given.fillings, given.seed):
            gold[record.id], texts[record.id] = record, text
            read[record.id] = extract(text, id=record.id, published=told[number].get("published"))
        found = score(gold, read)
        faults = Counter(
            (each.document, f"{each.slot} {each.kind} {each.value}")
            for each in found.disagreements
            if each.slot in SLOTS
        )
        wrong = {document for document, _ in faults}
        slots = " ".join(
            f"{slot} {each.f1:.2f}" for slot, each in found.slots.items() if slot in SLOTS and each.f1 < 0.995
        )
        print(
            f"{path.stem}: {len(told)} phrasings, {1 - len(wrong) / max(1, len(gold)):.3f} of {len(gold)} fillings"
            f" without a fault; mean F1 {found.overall:.3f}; {slots}"
        )
        if given.faults:
            _show(told, faults, texts, given.fillings)


def _show(
    told: Sequence[Mapping[str, Any]],
    faults: Mapping[tuple[str, str], int],
    texts: Mapping[str, str],
    fillings: int,
) -> None:
    for number, phrasing in enumerate(told):
        own = [(document, fault) for document, fault in sorted(faults) if f"-{number:03}-" in document]
        if not own:
            continue
        documents = list(dict.fromkeys(document for document, _ in own))
        print(f"\n{len(documents)}/{fillings}  {phrasing['say']}")
        slots = Counter(" ".join(fault.split()[:2]) for _, fault in own)
        print("    " + ", ".join(f"{slot} x{times}" for slot, times in slots.most_common()))
        print(f"    e.g. {texts[documents[0]]}")
        for document, fault in own:
            if document == documents[0]:
                print(f"         {fault}")


if __name__ == "__main__":
    main()
