from __future__ import annotations

import pytest

from citypact.graph.references import Reference, code_of, reference
from tests.towns import BASE


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("เทศบาลนครเชียงราย", {"name": "เทศบาลนครเชียงราย"}),
        ("Springfield (Illinois, US)", {"name": "Springfield", "province": "Illinois", "country": "US"}),
        (
            "Sommut (foreign_local_government, KR)",
            {"name": "Sommut", "level": "foreign_local_government", "country": "KR"},
        ),
        ("เทศบาลเมืองสอง (เชียงราย)", {"name": "เทศบาลเมืองสอง", "province": "เชียงราย"}),
        ("เทศบาลตำบลสอง (in west-east-2023)", {"name": "เทศบาลตำบลสอง", "record": "west-east-2023"}),
        ("Bank (Thailand)", {"name": "Bank (Thailand)"}),
        ("body/west-1a2b3c4d", {"iri": f"{BASE}body/west-1a2b3c4d"}),
        ("id:agreement/x-1", {"iri": f"{BASE}agreement/x-1"}),
        (f"{BASE}person/x-1", {"iri": f"{BASE}person/x-1"}),
        ("DLA: 06571001", {"code": "dla:06571001"}),
        ("https://www.wikidata.org/entity/Q1", {"code": "www.wikidata.org/entity/Q1"}),
    ],
)
def test_a_person_may_name_a_thing_in_these_ways(text: str, said: dict[str, str]) -> None:
    found = reference(text, BASE)
    assert {name: getattr(found, name) for name in said} == said
    given = [name for name in ("name", "iri", "code") if getattr(found, name)]
    assert len(given) == 1


def test_a_person_is_named_with_the_body_and_the_body_with_its_province() -> None:
    found = reference("สมมุติ ใจดี (at Springfield (Illinois, US))", BASE)
    assert (found.kind, found.name) == ("person", "สมมุติ ใจดี")
    assert found.at == Reference(text="", name="Springfield", province="Illinois", country="US")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("body/x", "body"),
        ("agreement/x", "agreement"),
        ("person/x", "person"),
        ("DLA:1", "body"),
        ("x", None),
    ],
)
def test_a_reference_shows_of_which_kind_the_thing_is(text: str, kind: str | None) -> None:
    assert reference(text, BASE).kind == kind


def test_codes_are_compared_without_what_does_not_count() -> None:
    assert code_of("Dla :01") != code_of("DLA:1")
    assert code_of("http://x.org/a/") == code_of("https://x.org/a")
