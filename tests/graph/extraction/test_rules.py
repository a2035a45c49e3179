"""The rules as data hold to the ontology, and the quick search finds what the plain one finds."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from citypact.graph.extraction.rules import Alternatives, rules
from citypact.ontology.concepts import concepts


def test_every_domain_of_the_rules_is_one_of_the_ontology_and_none_is_missing() -> None:
    assert set(rules("domains")["domains"]) == set(concepts("domain"))


def test_every_kind_of_the_rules_is_a_level_of_the_ontology() -> None:
    assert {rule["kind"] for name in ("bodies", "english") for rule in rules(name)["kinds"]} <= set(
        concepts("level")
    )


def test_every_status_and_relation_of_the_rules_is_one_of_the_ontology() -> None:
    assert set(rules("agreements")["status"]) == set(concepts("status"))
    assert {rule["type"] for rule in rules("agreements")["relations"]} <= set(concepts("type"))


RULES = sorted(
    path.name.removesuffix(".yaml")
    for path in files("citypact.graph.extraction").iterdir()
    if path.name.endswith(".yaml")
)
PATTERNS = [str(rule["written"]) for rule in rules("bodies")["kinds"]]


@given(
    st.lists(
        st.sampled_from(
            ["ทน.", "อบจ", "เทศบาลนคร", "มหาวิทยาลัย", "ก", " ", "วัด", "โรงเรียน", "ม.", "กทม", "เมือง", "สภา "]
        ),
        max_size=12,
    )
)
def test_the_quick_search_finds_what_the_plain_one_finds(pieces: list[str]) -> None:
    text = "".join(pieces)
    plain = re.compile("|".join(f"(?:{pattern})" for pattern in PATTERNS)).search(text)
    quick = Alternatives(PATTERNS).search(text, 0)
    assert (quick[0].span() if quick else None) == (plain.span() if plain else None)


@pytest.mark.parametrize("pattern", ["(?:ก|ข)ค", "(?<!ก)ขค", "กข?", "(?i:ab)", "[กข]ค", "กขค"])
def test_the_quick_search_takes_expressions_of_every_shape(pattern: str) -> None:
    for text in ("กค", "ขค", "ก", "AB", "กข", "zzขคz", "กขค"):
        plain, quick = re.search(pattern, text), Alternatives([pattern]).search(text, 0)
        assert (quick[0].span() if quick else None) == (plain.span() if plain else None)


@pytest.mark.parametrize("name", RULES)
def test_the_rules_say_the_same_in_yaml_1_1_and_1_2(name: str) -> None:
    """What YAML 1.1 takes for true or false (on, no) is written in quotes."""
    text = (files("citypact.graph.extraction") / f"{name}.yaml").read_text("utf-8")
    assert rules(name) == YAML(typ="safe", pure=True).load(text)


def test_the_rules_were_found() -> None:
    assert len(RULES) >= 10
