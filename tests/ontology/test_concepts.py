"""The concept schemes: complete, explained in Thai and English, and tied to the UN goals."""

from __future__ import annotations

import os
import re
from importlib.resources import files
from pathlib import Path

import pytest
from rdflib import RDF, SKOS, Graph, URIRef

from citypact.ontology.codebook import goals
from citypact.ontology.concepts import SCHEMES, Concept, concept, concepts, scheme

SHARED = Path(os.environ.get("CITYPACT_SHARED") or Path(__file__).parents[3] / "shared")
FORMAT = SHARED / "corpus" / "FORMAT.md"

WORDS = {
    "domain": """education arts_culture sports tourism infrastructure environment food_safety public_health
        economy_trade agriculture digital_smart_city social_welfare disaster_safety governance_capacity
        energy_climate transport youth_exchange heritage_conservation science_research religion
        general_cooperation""",
    "type": "mou moa loi sister_city friendship twin_city other",
    "instrument": "mou moa loi declaration protocol other",
    "status": "planned signed proposed renewed in_force ended",
    "role": "party host initiator invited witness facilitator",
    "capacity": "represents signs signs_for witnesses presides attends",
    "office": """mayor deputy_mayor clerk deputy_clerk council_chair governor deputy_governor pao_president
        sao_president director ambassador minister advisor other""",
    "level": """city_municipality town_municipality subdistrict_municipality pao sao special_local_government
        foreign_local_government province ministry_agency university school company association other""",
}
SHORT_THAI = {
    "city_municipality": "ทน.",
    "town_municipality": "ทม.",
    "subdistrict_municipality": "ทต.",
    "pao": "อบจ.",
    "sao": "อบต.",
}
ALL = [(name, each) for name in SCHEMES for each in concepts(name).values()]


def graph(name: str) -> Graph:
    return Graph().parse(data=(files("citypact.ontology") / SCHEMES[name]).read_bytes(), format="turtle")


@pytest.mark.parametrize("name", SCHEMES)
def test_a_scheme_holds_the_words_of_the_record_format_in_their_order(name: str) -> None:
    assert list(concepts(name)) == WORDS[name].split()


@pytest.mark.skipif(not FORMAT.exists(), reason="the record format's own text is not beside the project")
def test_every_word_of_the_format_is_a_value() -> None:
    text = FORMAT.read_text("utf-8")
    lists = {
        "domain": re.findall(r"`([a-z_]+)`", text[text.index("\nDOMAIN:") : text.index("## Reading rules")]),
        "office": re.findall(r"`([a-z_]+)`", text[text.index("\nROLE:") : text.index("\nDOMAIN:")]),
        "level": re.findall(r"`([a-z_]+)`", text[text.index("\nKIND:") : text.index("\nROLE:")]),
    }
    for key, name in (("type", "type"), ("status", "status"), ("instrument", "instrument"), ("role", "role")):
        line = next(line for line in text.splitlines() if re.search(rf'"{key}": "[a-z_]+" \|', line))
        lists[name] = re.findall(r'"([a-z_]+)"', re.search(rf'"{key}":([^,}}]*)', line)[1])  # type: ignore[index]
    lists["capacity"] = re.findall(r'"([a-z_]+)"', re.search(r'"capacity":([^,\n]*)', text)[1])  # type: ignore[index]
    for name, words in lists.items():
        assert words, f"no words of {name} were found in the format"
        assert set(words) <= set(concepts(name)), name


@pytest.mark.parametrize(
    ("name", "each"), ALL, ids=lambda value: value if isinstance(value, str) else value.notation
)
def test_a_concept_has_label_scope_example_and_counter_example_in_both_languages(
    name: str, each: Concept
) -> None:
    for texts in (each.label, each.scope, each.example, each.counter_example):
        assert set(texts) == {"th", "en"}
        assert all(text.strip() for text in texts.values())
    assert re.search("[\u0e01-\u0e4e]", each.label["th"] + each.scope["th"])
    assert "\n" not in each.scope["th"] + each.scope["en"]
    assert len(re.findall(r"[.](?= [A-Z])", each.scope["en"])) == 0, "a scope note is one sentence"


@pytest.mark.parametrize("name", SCHEMES)
def test_labels_tell_the_concepts_of_a_scheme_apart(name: str) -> None:
    for language in ("th", "en"):
        labels = [each.label[language] for each in concepts(name).values()]
        assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("name", SCHEMES)
def test_a_scheme_and_its_concepts_point_at_each_other(name: str) -> None:
    said, this = graph(name), URIRef(scheme(name).iri)
    everyone = set(said.subjects(RDF.type, SKOS.Concept))
    assert set(said.subjects(SKOS.inScheme, this)) == everyone
    tops = set(said.objects(this, SKOS.hasTopConcept))
    assert (
        tops
        == set(said.subjects(SKOS.topConceptOf, this))
        == everyone - set(said.subjects(SKOS.broader, None))
    )
    # SKOS S13: a preferred label is not an alternative or hidden one too
    for each in everyone:
        others = [*said.objects(each, SKOS.altLabel), *said.objects(each, SKOS.hiddenLabel)]
        assert not set(said.objects(each, SKOS.prefLabel)) & set(others), each


def test_local_governments_have_the_short_names_that_thai_texts_use() -> None:
    assert {word: concept("level", word).short_label["th"] for word in SHORT_THAI} == SHORT_THAI
    assert concept("type", "mou").short_label["en"] == "MOU"
    assert concept("level", "special_local_government").label["th"] == "อปท. รูปแบบพิเศษ"


def test_every_domain_is_in_a_group_and_no_group_is_a_value() -> None:
    groups = scheme("domain").groups
    assert {each.group for each in concepts("domain").values()} == set(groups)
    assert not set(groups) & set(concepts("domain"))
    for group in groups.values():
        assert set(group.label) == set(group.scope) == {"th", "en"}


def test_every_domain_is_tied_to_goals_of_the_united_nations() -> None:
    for each in concepts("domain").values():
        assert each.related, each.notation
        assert set(each.related) <= set(goals()), each.notation


def test_the_list_of_goals_is_whole_and_says_where_it_is_from() -> None:
    assert [goal.number for goal in goals().values()] == list(range(1, 18))
    for goal in goals().values():
        assert goal.iri == f"http://metadata.un.org/sdg/{goal.number}"
        assert set(goal.label) == {"th", "en"}
        assert goal.source
