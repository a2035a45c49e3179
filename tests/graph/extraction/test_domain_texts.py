"""What a whole text is about: runs of letters, judged for every domain, and learnt from records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from citypact.graph.extraction import judges
from citypact.graph.extraction.domain_texts import DOMAINS, about, judge_of, runs
from citypact.graph.extraction.examples import Pair
from citypact.graph.extraction.text_training import texts_learnt
from citypact.ontology.concepts import concepts

SCHOOLS = "เทศบาลเมืองดอกหญ้าพัฒนาครูและนักเรียนในโรงเรียนเทศบาลทุกแห่ง "
GAMES = "เทศบาลเมืองดอกหญ้าจัดแข่งขันฟุตบอลและวอลเลย์บอลระดับเยาวชน "
RUBBISH = "เทศบาลเมืองดอกหญ้าคัดแยกขยะมูลฝอยและน้ำเสียในทุกชุมชน "


@pytest.fixture(autouse=True)
def shipped_afterwards() -> Iterator[None]:
    yield
    judges.put_back()


def passed(odds: float) -> frozenset[str]:
    """The steps that log odds pass, as features."""
    return frozenset(
        f"text.over.{step}"
        for step in ["-5", "-4", "-3.5", "-3", "-2.5", "-2", "-1.5", "-1", "-0.5", "0", "0.5", "1", "2"]
        if odds > float(step)
    )


def test_every_domain_has_a_judge_of_whole_texts() -> None:
    assert set(DOMAINS) == set(concepts("domain"))
    assert sum(bool(judges.judge(judge_of(domain)).weights) for domain in DOMAINS) > 15  # some are rare


def test_runs_span_blanks_once_and_hold_no_mark_that_joins_features() -> None:
    told = runs("a & b*c\n\n  d")
    assert told == {"a b ", " b c", "b c ", " c d"}
    assert runs("abc") == set()


def test_a_text_about_schools_is_surer_to_be_about_education_than_one_about_rubbish() -> None:
    schools, rubbish = about(SCHOOLS * 6), about(RUBBISH * 6)
    assert schools["education"] > rubbish["education"]
    assert rubbish["environment"] > schools["environment"]


def test_only_the_first_letters_of_a_huge_text_count() -> None:
    assert about(SCHOOLS * 2_000) == about(SCHOOLS * 4_000)


def test_judges_without_weights_are_not_sure_of_anything() -> None:
    judges.use({judge_of(domain): {"": -3.9} for domain in DOMAINS})
    assert set(about(SCHOOLS * 6).values()) == {frozenset({"text.over.-5", "text.over.-4"})}


def test_the_runs_that_are_weighed_say_what_all_runs_say() -> None:
    text = (SCHOOLS + RUBBISH).replace(" ", "  &\n*") * 6
    odds = judges.log_odds(tuple(map(judge_of, DOMAINS)), runs(text))

    assert about(text) == dict(zip(DOMAINS, map(passed, odds), strict=True))


def test_judges_learn_from_the_domains_of_records(tmp_path: Path) -> None:
    documents = []
    kinds = ((SCHOOLS, "education"), (RUBBISH, "environment"), (GAMES, "sports"))
    for number in range(60):
        text, domain = kinds[number % 3]
        (tmp_path / f"{number}.txt").write_text(f"{text}ครั้งที่ {number}", "utf-8")
        record = {"agreements": [{"domains": [domain]}]}
        (tmp_path / f"{number}.json").write_text(json.dumps(record), "utf-8")
        documents.append(Pair(tmp_path / f"{number}.txt", tmp_path / f"{number}.json"))
    learnt = texts_learnt(documents)
    assert set(learnt) == {judge_of(domain) for domain in DOMAINS}
    judges.use(learnt)
    unseen = "โรงเรียนเทศบาลทุกแห่งรับสมัครนักเรียน" * 10
    assert about(unseen)["education"] > about(unseen)["environment"]
    assert (
        about(unseen)["religion"] == about(RUBBISH * 6)["religion"]
    )  # no text tells of it: nothing is learnt


def test_nothing_is_learnt_from_no_text(tmp_path: Path) -> None:
    (tmp_path / "none.json").write_text('{"agreements": []}', "utf-8")
    assert not any(texts_learnt([Pair(tmp_path / "none.txt", tmp_path / "none.json")]).values())


def test_a_text_of_a_sentence_is_about_nothing_as_a_whole() -> None:
    assert set(about(SCHOOLS).values()) == {frozenset({"text.short"})}
    assert all("text.short" not in told for told in about(SCHOOLS * 20).values())
