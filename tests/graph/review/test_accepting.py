from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from citypact.errors import CitypactError
from citypact.graph.record_files import read_records
from citypact.graph.records import Record
from tests.graph.review.conftest import SIGNED, edited, listed, taken


def only(path: Path) -> Record:
    ((_, record),) = read_records(path)
    return record


def draft_of(root: Path, name: str = "signed.yaml") -> Path:
    listed(root)
    return root / "review" / name


def test_a_draft_accepted_as_it_is_keeps_every_quote(folder: Path) -> None:
    draft_of(folder)
    (done,) = taken(folder, "signed.yaml")
    assert (done.by_hand, done.quoted, done.changed) == (0, 0, False)
    record = only(folder / "records" / "signed.yaml")
    assert (record.id, record.reviewed_by, record.reviewed_on) == ("signed", "Somchai", "2024-05-06")
    spans = [span for found in (record.evidence or {}).values() for span in found]
    assert len(spans) > 15
    assert all(SIGNED[span.start : span.end] == span.quote for span in spans)
    assert not (folder / "review" / "signed.yaml").exists()
    assert (folder / "review" / "accepted" / "signed.yaml").exists()


def test_what_a_person_changes_is_the_persons_and_has_no_quote(folder: Path) -> None:
    edited(draft_of(folder), lambda text: text.replace("date: 2023-02-24", "date: 2023-02-25"))
    (done,) = taken(folder, "signed.yaml")
    assert (done.by_hand, done.quoted) == (1, 0)
    record = only(done.path)
    assert record.agreements[0].date == "2023-02-25"
    assert record.evidence is not None
    assert record.evidence["/agreements/0/date"] == ()
    assert record.spans("/agreements/0/status")[0].quote == "ลงนาม"


@pytest.mark.parametrize("quote", ["«24 กุมภาพันธ์ 2566»", "<<24  กุมภาพันธ์ 2566>>"])
def test_a_quote_that_the_text_says_is_the_values_evidence(quote: str, folder: Path) -> None:
    edited(draft_of(folder), lambda text: text.replace("date: 2023-02-24", f"date: 2023-02-25 {quote}"))
    (done,) = taken(folder, "signed.yaml")
    (span,) = only(done.path).spans("/agreements/0/date")
    assert (span.quote, span.rule, span.confidence) == ("24 กุมภาพันธ์ 2566", "person", 1.0)
    assert SIGNED[span.start : span.end] == span.quote


def test_a_quote_that_the_text_does_not_say_is_refused_with_its_line(folder: Path) -> None:
    path = draft_of(folder)
    edited(path, lambda text: text.replace("date: 2023-02-24", "date: 2023-02-25 «25 กุมภาพันธ์»"))
    line = next(n for n, line in enumerate(path.read_text("utf-8").split("\n"), 1) if "2023-02-25" in line)
    with pytest.raises(CitypactError, match=rf"signed\.yaml:{line}: the text does not say «25 กุมภาพันธ์»"):
        taken(folder, "signed.yaml")
    assert path.exists()


def test_none_here_is_a_record_without_agreements_and_stays_the_texts(folder: Path) -> None:
    path = draft_of(folder)

    def none(text: str) -> str:
        start, end = text.index("agreements:\n"), text.index("  # แบบ: ความ")
        return f"{text[:start]}agreements: []\n{text[end:]}"

    edited(path, none)
    (done,) = taken(folder, "signed.yaml")
    assert done.record.agreements == ()
    assert done.record.reviewed_text
    again = listed(folder)
    assert "signed.yaml" not in [work.draft.name for work in again.work]


def test_an_agreement_that_was_pasted_and_not_changed_is_told(folder: Path) -> None:
    def twice(text: str) -> str:
        block = text[text.index("  - type: mou ") : text.index("\n\n  # แบบ: ความ")]
        return text.replace(block, f"{block}\n{block}")

    path = draft_of(folder)
    edited(path, twice)
    line = [n for n, line in enumerate(path.read_text("utf-8").split("\n"), 1) if "- type: mou  " in line][1]
    with pytest.raises(
        CitypactError, match=rf"signed\.yaml:{line}: agreement 2 says the same as agreement 1"
    ):
        taken(folder, "signed.yaml")


@pytest.mark.parametrize("word", ["none", "ไม่มี", "", "[]"])
def test_none_may_be_said_in_words(word: str, folder: Path) -> None:
    path = draft_of(folder)

    def none(text: str) -> str:
        start, end = text.index("\nagreements:\n"), text.index("  # แบบ: ความ")
        return f"{text[:start]}\nagreements: {word}\n{text[end:]}"

    edited(path, none)
    assert taken(folder, "signed.yaml")[0].record.agreements == ()


def test_an_empty_draft_is_told(folder: Path) -> None:
    draft_of(folder).write_text("\n")
    with pytest.raises(CitypactError, match="the draft is empty; delete it"):
        taken(folder, "signed.yaml")


def test_an_agreement_that_was_missed_is_added_by_hand(folder: Path) -> None:
    path = draft_of(folder, "visit.yaml")

    def added(text: str) -> str:
        text = text.replace("\nagreements: []", "\nagreements:", 1)
        lines = [line[2:] if line.startswith("#   ") else line for line in text.split("\n")]
        whole = "\n".join(lines).split("officials:")[0] + "officials: []\n"
        return whole.replace("- name: ", "- name: เทศบาลเมืองหนึ่ง ", 1).replace("- name:  ", "- name: ส ", 1)

    edited(path, added)
    (done,) = taken(folder, "visit.yaml")
    assert [party.name for party in done.record.agreements[0].parties] == ["เทศบาลเมืองหนึ่ง", "ส"]
    assert done.read == 0
    assert done.by_hand > 0


def test_a_party_that_is_taken_out_takes_its_quote_along(folder: Path) -> None:
    def without_the_first(text: str) -> str:
        lines = text.split("\n")
        at = next(n for n, line in enumerate(lines) if "- name: เทศบาลนครตะวันตก" in line)
        return "\n".join(lines[:at] + lines[at + 2 :])

    edited(draft_of(folder), without_the_first)
    (done,) = taken(folder, "signed.yaml")
    (party,) = done.record.agreements[0].parties
    assert [span.quote for span in done.record.spans("/agreements/0/parties/0")] == [party.name]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("status: signed", "status: sing", "agreements[0].status: no status 'sing'; did you mean signed?"),
        (
            "- education",
            "- eduction",
            "agreements[0].domains[0]: no domain 'eduction'; did you mean education",
        ),
        ("- education", "- การศึกษา", "no domain 'การศึกษา'; did you mean education?"),
        ("date: 2023-02-24", "date: 2566-02-24", "looks like a Buddhist year; write 2023-02-24"),
        ("    status: signed", "\tstatus: signed", "it begins with a tab: use blanks"),
        ("    status: signed", "    type: mou\n    status: signed", "a second agreement begins with its own"),
        ("agreements:\n", "agreements: []\n", "lines are left under agreements: []"),
        ("title:  ", "title: a: b  ", "a value with a colon stands in quotes"),
        ("    status: signed", "   status: signed", "not YAML"),
        ("id: signed", "id: *a", "aliases (*name) are not read"),
        ("title:  ", "title: @home  ", "a value that begins with such a sign stands in quotes"),
        (
            "title:  ",
            'title: "home  ',
            "signed.yaml:14:8: not YAML: the quotation mark that opens here is never closed",
        ),
        ("    date: 2023", "    date:2023", "a blank belongs behind the colon"),
        (
            "      - name: เทศบาลนครตะวันออก",
            "        name: เทศบาลนครตะวันออก",
            "each item of a list begins with its own",
        ),
        ("  - type: mou", "- type: mou", "what belongs together begins in the same column"),
        (
            "    domains:\n      - education ",
            "    domains: education ",
            '"education" is no list; write an item a line',
        ),
        ("title:  ", "title: !!python/object:os.system x  ", "is not read"),
        (
            "    status: signed",
            "    statsu: signed",
            "agreements[0].statsu: no such field; did you mean status?",
        ),
    ],
)
def test_a_broken_edit_is_one_line_with_its_place_and_loses_nothing(
    old: str, new: str, said: str, folder: Path
) -> None:
    path = draft_of(folder)
    edited(path, lambda text: text.replace(old, new, 1))
    before = path.read_bytes()
    with pytest.raises(CitypactError) as raised:
        taken(folder, "signed.yaml")
    message = str(raised.value)
    assert said in message
    assert "signed.yaml:" in message
    assert "\n" not in message
    assert path.read_bytes() == before
    assert not (folder / "records" / "signed.yaml").exists()


def test_the_line_of_a_fault_is_named(folder: Path) -> None:
    path = draft_of(folder)
    edited(path, lambda text: text.replace("status: signed", "status: sing"))
    line = next(n for n, line in enumerate(path.read_text("utf-8").split("\n"), 1) if "sing " in line)
    with pytest.raises(CitypactError, match=rf"signed\.yaml:{line}: "):
        taken(folder, "signed.yaml")


def test_somebody_has_reviewed_it(folder: Path) -> None:
    path = draft_of(folder)
    with pytest.raises(CitypactError, match="who reviewed it"):
        taken(folder, "signed.yaml", by=None)
    edited(path, lambda text: text.replace("reviewed_by: ", "reviewed_by: มาลี ", 1))
    with pytest.raises(CitypactError, match="leave one of them out"):
        taken(folder, "signed.yaml", by="Somchai")
    (done,) = taken(folder, "signed.yaml", by=None)
    assert done.record.reviewed_by == "มาลี"


def test_an_id_that_is_taken_is_refused(folder: Path) -> None:
    draft_of(folder)
    (folder / "records").mkdir()
    (folder / "records" / "other.yaml").write_text("id: signed\nlang: th\n", "utf-8")
    with pytest.raises(CitypactError, match=r"the id 'signed' stands already in .*other\.yaml"):
        taken(folder, "signed.yaml")


def test_a_draft_of_which_the_basis_was_lost_is_accepted_all_the_same(folder: Path) -> None:
    draft_of(folder)
    for kept in (folder / "review" / ".drafts").iterdir():
        kept.unlink()
    (done,) = taken(folder, "signed.yaml")
    assert (done.by_hand, done.read > 15) == (0, True)


def test_without_the_line_that_names_its_text_a_draft_is_refused_and_left_alone(folder: Path) -> None:
    path = draft_of(folder)
    edited(path, lambda text: "\n".join(line for line in text.split("\n") if "reviewed_text" not in line))
    with pytest.raises(CitypactError, match="the line reviewed_text: is missing"):
        taken(folder, "signed.yaml")
    assert path in listed(folder).strange


def test_a_draft_from_elsewhere_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("id: a\nlang: th\n", "utf-8")
    listed(folder)
    with pytest.raises(CitypactError, match="accept the drafts that citypact review wrote there"):
        taken(folder, str(tmp_path / "a.yaml"))
    with pytest.raises(CitypactError, match="there is no such draft"):
        taken(folder, "nothing.yaml")


def test_a_draft_broken_in_any_way_is_accepted_or_refused_in_one_line(folder: Path) -> None:
    path = draft_of(folder)
    written, chance = path.read_text("utf-8"), random.Random(7)
    kept = {each: each.read_bytes() for each in (folder / "review" / ".drafts").iterdir()}
    pieces = [
        *"\n\t:#-[]{}\"'«»<>&*!|>%@`?, \u202e\x85\u2028",
        "- ",
        "null",
        "9" * 400,
        "<<x>>",
        "*a",
        "!!int",
        "---",
    ]
    refused = 0
    for _ in range(40):
        lines = written.split("\n")
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(10, len(lines))
            line, place = lines[at], chance.randint(0, 30)
            lines[at] = chance.choice(
                [
                    f"{line[:place]}{chance.choice(pieces)}{line[place:]}",
                    line[:place],
                    chance.choice(lines),
                    line[2:],
                ]
            )
        path.write_text("\n".join(lines), "utf-8")
        try:
            (done,) = taken(folder, "signed.yaml")
        except CitypactError as error:
            refused += 1
            assert "\n" not in str(error)
            assert "signed.yaml" in str(error)
            assert path.read_text("utf-8") == "\n".join(lines)
        else:
            done.path.unlink()
            for each, content in kept.items():
                each.write_bytes(content)
    assert 5 < refused < 40


def test_a_guess_that_nobody_filled_in_is_no_reviewed_value_and_one_that_somebody_did_is(
    folder: Path,
) -> None:
    (folder / "another.txt").write_text(SIGNED.replace("24 กุม", "25 กุม"), "utf-8")
    listed(folder)
    draft = folder / "review" / "another.yaml"
    written = draft.read_text("utf-8")
    assert "a guess, left blank: เทศบาลนครตะวันตก" in written
    draft.write_text(re.sub("^issuer: ", "issuer: เทศบาลนครตะวันตก ", written, flags=re.MULTILINE), "utf-8")
    left, filled = taken(folder, "signed.yaml", "another.yaml")
    assert left.record.issuer is None
    assert "/issuer" not in (left.record.evidence or {})
    assert filled.record.issuer == "เทศบาลนครตะวันตก"
    assert [span.quote for span in filled.record.spans("/issuer")] == ["เทศบาลนครตะวันตก"]
