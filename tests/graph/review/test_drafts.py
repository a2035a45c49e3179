from __future__ import annotations

import re
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citypact.graph.extraction import extract
from citypact.graph.extraction.confidences import GUESS
from citypact.graph.guesses import guesses
from citypact.graph.record_files import plain_yaml
from citypact.graph.records import Record, record_from
from citypact.graph.review.certainty import SURE
from citypact.graph.review.drafts import Heading, draft
from tests.graph.review.conftest import SIGNED, VISIT
from tests.graph.test_records import WHOLE

HEADING = Heading(text="../a.txt", accept="citypact review COLLECTION a.yaml --accept --by NAME")
TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
NAME = TEXT.map(lambda text: f"ก{text}")


def without_blanks(data: object) -> object:
    """Plain data without null and empty values: a draft shows fields that a record leaves out."""
    if isinstance(data, dict):
        kept = {key: without_blanks(value) for key, value in data.items() if key != "evidence"}
        return {key: value for key, value in kept.items() if value not in (None, [], {})}
    if isinstance(data, list):
        return [without_blanks(item) for item in data]
    return data


def read_back(record: Record, text: str) -> object:
    return without_blanks(plain_yaml(draft(record, text, HEADING), place="draft"))


def test_a_whole_record_is_read_back_from_its_draft() -> None:
    record = record_from(WHOLE)
    assert read_back(record, "ข่าว กพ") == without_blanks(WHOLE)


def test_every_value_has_its_quote_and_its_confidence_beside_it() -> None:
    lines = draft(extract(SIGNED, id="a"), SIGNED, HEADING).split("\n")
    date = next(line for line in lines if line.strip().startswith("date: "))
    assert re.search(r"# 0\.\d\d ", date)
    assert "เมื่อ «วันที่ 24 กุมภาพันธ์ 2566» ณ ห้องประชุมใหญ่" in date
    domain = next(line for line in lines if line.strip().startswith("- education"))
    assert "= การศึกษา" in domain
    marked = [told for line in lines if (told := re.search(r"# (\?\? )?([01]\.\d\d) ", line))]
    assert len(marked) > 5
    assert all(bool(told[1]) == (float(told[2]) < SURE) for told in marked)


def test_the_head_explains_in_six_lines_and_names_the_text() -> None:
    head = draft(extract(SIGNED, id="a"), SIGNED, HEADING).split("\n\n")[0].split("\n")
    assert head[1] == "# text: ../a.txt"
    explained = head[head.index("#") + 1 :]
    assert len(explained) == 6
    assert sum("agreements: []" in line for line in explained) == 2
    assert sum("--accept --by NAME" in line for line in explained) == 2


def test_a_form_that_is_uncommented_is_an_agreement() -> None:
    for text in (SIGNED, VISIT):
        written = draft(extract(text, id="a"), text, HEADING).replace("agreements: []", "agreements:")
        form = written.replace("#   - type", "  - type").split("officials:")[0]
        form = "\n".join(line[2:] if line.startswith("#  ") else line for line in form.split("\n"))
        form = form.replace("- name: ", "- name: ก ")
        added = plain_yaml(form, place="draft")["agreements"][-1]
        assert (added["type"], added["status"], len(added["parties"])) == ("mou", "signed", 2)


@given(st.lists(TEXT, min_size=1, max_size=6).map(" ".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_around_an_agreement_gives_a_draft_that_is_its_record(around: str) -> None:
    from citypact.graph.reading import stored

    text = stored(f"{around}\n{SIGNED}{around}")
    record = extract(text, id="a", title=around if around.strip() else None)
    said = without_blanks(record.plain())
    assert isinstance(said, dict)
    if "/issuer" in guesses(record):
        del said["issuer"]
    assert read_back(record, text) == said


@given(
    st.builds(dict, title=TEXT, note=TEXT, publisher=NAME, name=NAME, phrase=TEXT, room=NAME, honorific=NAME)
)
@settings(max_examples=100, deadline=None)
def test_hostile_values_are_read_back_from_a_draft(given_values: dict[str, str]) -> None:
    record = record_from(
        {
            "id": "a",
            "lang": "th",
            "title": given_values["title"],
            "note": given_values["note"],
            "publisher": given_values["publisher"],
            "agreements": [
                {
                    "type": "mou",
                    "status": "signed",
                    "parties": [{"name": given_values["name"], "kind": "other"}],
                    "signatories": [given_values["name"]],
                    "domain_phrases": [given_values["phrase"]],
                    "venue": {"room": given_values["room"], "site": None},
                    "unnamed_parties": 3,
                    "people": [{"name": given_values["name"], "capacity": "signs"}],
                }
            ],
            "officials": [
                {
                    "name": given_values["name"],
                    "role": "other",
                    "office": given_values["name"],
                    "honorific": given_values["honorific"],
                }
            ],
        }
    )
    assert read_back(record, given_values["phrase"]) == without_blanks(record.plain())


def test_the_same_record_gives_the_same_draft(tmp_path: Path) -> None:
    record = extract(SIGNED, id="a")
    assert draft(record, SIGNED, HEADING) == draft(record, SIGNED, HEADING)


def test_a_guess_is_not_filled_in_but_stands_as_a_suggestion() -> None:
    record = record_from(
        {
            "id": "a",
            "lang": "th",
            "issuer": "สายลม",
            "agreements": [
                {
                    "type": "mou",
                    "status": "signed",
                    "parties": [{"name": "สายลม", "kind": "other"}],
                    "domains": ["sports", "tourism"],
                    "purposes": ["กีฬา"],
                }
            ],
            "evidence": {
                at: [{"start": 0, "end": 1, "quote": "ส", "rule": "r", "confidence": sure}]
                for at, sure in {
                    "/issuer": 0.09,
                    "/agreements/0/type": 0.9,
                    "/agreements/0/status": 0.12,
                    "/agreements/0/parties/0": 0.19,
                    "/agreements/0/domains/0": 0.1,
                    "/agreements/0/domains/1": GUESS,
                    "/agreements/0/purposes/0": 0.1,
                }.items()
            },
        }
    )
    written = draft(record, "สายลม", HEADING)
    assert re.search(
        r"^issuer: +# \?\? 0\.09 .*a guess, left blank: สายลม · «ส» ายลม$", written, re.MULTILINE
    )
    assert re.search(r"^    status: +# \?\? 0\.12 .*: signed · = ลงนามแล้ว · «ส»", written, re.MULTILINE)
    assert re.search(r"^#       - sports +# \?\? 0\.10 = .*กีฬา", written, re.MULTILINE)
    assert read_back(record, "สายลม") == {
        "id": "a",
        "lang": "th",
        "agreements": [{"type": "mou", "domains": ["tourism"]}],
    }
    above_the_form = re.sub("^#    ", "   ", written.split("# แบบ")[0], flags=re.MULTILINE)
    uncommented = plain_yaml(above_the_form, place="draft")
    assert uncommented["agreements"][0]["domains"] == ["sports", "tourism"]
    assert uncommented["agreements"][0]["parties"] == [{"name": "สายลม", "kind": "other"}]


def test_what_a_person_found_right_is_no_guess() -> None:
    span = {"start": 0, "end": 1, "quote": "ส", "rule": "r", "confidence": 0.09}
    record = record_from({"id": "a", "lang": "th", "issuer": "สายลม", "evidence": {"/issuer": [span]}})
    assert "\nissuer: สายลม " in draft(record, "สายลม", HEADING, confirmed=True)
