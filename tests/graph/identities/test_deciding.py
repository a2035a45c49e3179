"""A person's word about bodies: obeyed by every build, undone by taking the line away."""

from __future__ import annotations

import pytest

from citypact.errors import CollectionError
from citypact.graph.decisions import Decision
from citypact.graph.identities import Resolver
from citypact.graph.records import Record
from tests.graph.decided import decided, pasted
from tests.graph.identities.naming import TOWN, known, mention, record, resolver, town
from tests.towns import BASE

KAM = {"name": "Kamphaeng Example Town Municipality", "kind": "town_municipality"}
NONG = "เทศบาลตำบลหนองสมมติ"
HERE = {"name": NONG, "kind": "subdistrict_municipality"}
ENTRIES = [
    known(NONG, "TH-57", code="1", code_scheme="DLA"),
    known(NONG, "TH-21", code="2", code_scheme="DLA"),
]
RECORDS = [record("a", town("เชียงราย")), record("b", KAM), record("c", town("ระยอง"))]


def said(records: list[Record], *decisions: Decision) -> Resolver:
    return resolver(*records, entries=ENTRIES, decisions=decisions)


def iri(found: Resolver, party: dict[str, str], id: str) -> str:
    return found.resolve(mention(party, id)).iri


def test_same_makes_two_one_and_the_other_iri_is_answered() -> None:
    apart = said(RECORDS)
    one, other = iri(apart, town("เชียงราย"), "a"), iri(apart, KAM, "b")
    found = said(RECORDS, decided("same", f"{TOWN} จังหวัดเชียงราย", KAM["name"]))
    body = found.resolve(mention(KAM, "b"))
    assert body == found.resolve(mention(town("เชียงราย"), "a"))
    assert {body.iri, *body.retired} >= {one, other}
    assert body.cues == ("decision",) and body.sure == 1.0
    assert [things for _, things in found.decisions()] == [tuple(sorted({one, other}))]


def test_taking_the_line_away_restores_what_was_there_and_making_it_again_gives_the_same() -> None:
    line = decided("same", f"{TOWN} จังหวัดเชียงราย", KAM["name"])
    first, merged, again = said(RECORDS), said(RECORDS, line), said(RECORDS)
    assert again.bodies() == first.bodies() != merged.bodies()
    assert said(RECORDS, line).bodies() == merged.bodies()


def test_no_retired_iri_is_another_body() -> None:
    found = said(RECORDS, decided("same", f"{TOWN} จังหวัดเชียงราย", KAM["name"]))
    given = [body.iri for body in found.bodies()]
    retired = [iri for body in found.bodies() for iri in body.retired]
    assert len(retired) == len(set(retired)) and not set(retired) & set(given)


def test_different_keeps_apart_what_a_rule_would_join() -> None:
    records = [record("a", town("เชียงราย")), record("b", town())]
    assert len(said(records).bodies()) == 1
    found = said(records, decided("different", TOWN, f"{TOWN} จังหวัดเชียงราย"))
    assert len(found.bodies()) == 2
    assert not found.questions


def test_different_tells_one_name_in_two_records_apart() -> None:
    records = [record("a", town("เชียงราย")), record("b", town("เชียงราย"))]
    before = iri(said(records), town("เชียงราย"), "a")
    found = said(records, decided("different", f"{TOWN} (in a)", f"{TOWN} (in b)"))
    assert iri(found, town("เชียงราย"), "a") == before != iri(found, town("เชียงราย"), "b")


def test_is_gives_a_bare_name_its_entry_of_the_gazetteer() -> None:
    found = said([record("a", HERE), record("b", HERE)], decided("is", f"{NONG} (in a)", "DLA:2"))
    decided_, open_ = (found.resolve(mention(HERE, id)) for id in "ab")
    assert (decided_.verdict, decided_.province, decided_.known) == ("known", "TH-21", ENTRIES[1])
    assert open_.verdict == "ambiguous"
    whole = said([record("a", HERE), record("b", HERE)], decided("is", NONG, "DLA:2"))
    assert len(whole.bodies()) == 1


def test_is_takes_the_iri_of_a_body_of_the_table_of_facts() -> None:
    named = {"name": "นครเชียงรายจำลอง", "kind": "city_municipality"}
    found = said([record("a", named)], decided("is", named["name"], "body/chiang-rai-city-municipality"))
    (body,) = found.bodies()
    assert body.iri == f"{BASE}body/chiang-rai-city-municipality"
    assert (body.verdict, body.province) == ("known", "TH-57")
    assert iri(said([record("a", named)]), named, "a") in body.retired


def test_is_may_name_level_and_province_where_no_gazetteer_knows_the_body() -> None:
    found = resolver(record("a", HERE), decisions=[decided("is", f"{NONG} (in a)", f"{NONG} จังหวัดระยอง")])
    (body,) = found.bodies()
    placed = {**HERE, "province": "ระยอง"}
    assert body.iri == resolver(record("b", placed)).resolve(mention(placed, "b")).iri
    assert (body.province, body.verdict) == ("TH-21", "known")


def test_a_retired_iri_still_names_the_body() -> None:
    old = iri(said([record("b", town())]), town(), "b")
    records = [record("a", town("เชียงราย")), record("b", town()), record("c", KAM)]
    assert old not in {body.iri for body in said(records).bodies()}
    found = said(records, decided("same", f"body/{old.rsplit('/', 1)[1]}", KAM["name"]))
    assert len(found.bodies()) == 1


@pytest.mark.parametrize(
    ("decisions", "lines"),
    [
        (
            [
                ("same", f"{TOWN} จังหวัดเชียงราย", KAM["name"]),
                ("same", KAM["name"], f"{TOWN} จังหวัดระยอง"),
                ("different", f"{TOWN} จังหวัดเชียงราย", f"{TOWN} จังหวัดระยอง"),
            ],
            (3, 4),
        ),
        ([("is", KAM["name"], "DLA:1"), ("is", KAM["name"], "DLA:2")], (2, 3)),
    ],
)
def test_contradictions_are_refused_with_both_lines(
    decisions: list[tuple[str, str, str]], lines: tuple[int, int]
) -> None:
    with pytest.raises(CollectionError) as refused:
        said(RECORDS, *(decided(*each, line=number) for number, each in enumerate(decisions, 2)))
    assert all(f"decisions.csv:{line}" in str(refused.value) for line in lines)


def test_a_body_and_an_agreement_are_no_pair() -> None:
    with pytest.raises(CollectionError, match=r"decisions\.csv:2: .*two of one kind"):
        said(RECORDS, decided("same", "body/x", "agreement/y"))


@pytest.mark.parametrize(
    ("subject", "problem"),
    [
        ("เทศบาลเมืองที่ไม่มี", "names nobody"),
        ("เทศบาลเมืองกำแพงตัวอย่าว", f"nearest names met: {TOWN} จังหวัด"),
        (TOWN, "fits several"),
        (f"{TOWN} (in z)", "no record 'z'"),
        ("body/nothing-00000000", "no body of this build has or had this IRI"),
        ("DLA:99", "neither the gazetteer nor a record"),
    ],
)
def test_a_decision_that_names_nobody_is_told_and_changes_nothing(subject: str, problem: str) -> None:
    found = said(RECORDS, decided("same", subject, KAM["name"]))
    ((_, told),) = found.decided.unfound
    assert problem in told
    assert found.bodies() == said(RECORDS).bodies()


QUESTIONED = {
    "one name, two provinces": [
        record("a", town("เชียงราย")),
        record("b", town("ระยอง")),
        record("c", town()),
    ],
    "a gazetteer with two": [record("a", HERE)],
    "a recurring name": [
        record("a", {**HERE, "name": f"{NONG}ใหม่"}),
        record("b", {**HERE, "name": f"{NONG}ใหม่"}),
    ],
    "a name alone": [
        record("a", {"name": "Sommut", "kind": "foreign_local_government", "country": "KR"}),
        record("b", KAM, bodies=[{"name": "Sommut"}]),
    ],
    "two countries": [
        *(
            record(code.lower(), {"name": "Sommut", "kind": "foreign_local_government", "country": code})
            for code in ("US", "AU")
        ),
        record("x", {"name": "Sommut", "kind": "foreign_local_government"}),
    ],
    "one English name": [
        record("a", {"name": "เทศบาลเมืองบ้านใหม", "kind": "town_municipality", "name_en": "Ban Mai"}),
        record("b", {"name": "เทศบาลเมืองบ้านไหม", "kind": "town_municipality", "name_en": "Ban Mai"}),
        record("c", {"name": "Ban Mai", "kind": "town_municipality"}),
    ],
}


@pytest.mark.parametrize("case", QUESTIONED)
def test_each_line_that_a_question_offers_settles_it(case: str) -> None:
    records = QUESTIONED[case]
    (asked,) = said(records).questions
    assert asked.lines
    for line in asked.lines:
        found = said(records, *pasted([line]))
        assert not found.decided.unfound
        assert not found.questions, line


@pytest.mark.parametrize("turn", range(3))
def test_the_order_of_records_and_lines_changes_nothing(turn: int) -> None:
    lines = [
        decided("same", f"{TOWN} จังหวัดเชียงราย", KAM["name"]),
        decided("is", NONG, "DLA:2"),
        decided("different", TOWN, KAM["name"]),
    ]
    records = [*RECORDS, record("d", HERE), record("e", town())]
    expected = said(records, *lines).bodies()
    assert said(records[turn:] + records[:turn], *lines[turn:], *lines[:turn]).bodies() == expected


def test_is_with_a_place_gives_the_iri_of_the_place_where_the_gazetteer_knew_the_bare_name_too() -> None:
    """The bundled collection says so of town municipalities that its sources name without their province."""
    name = "เทศบาลเมืองบึงยี่โถ"
    bare, placed = {"name": name, "kind": "town_municipality"}, f"{name} จังหวัดปทุมธานี"
    before = resolver(record("a", {**bare, "province": "ปทุมธานี"})).resolve(
        mention({**bare, "province": "ปทุมธานี"})
    )
    after = resolver(record("a", bare), decisions=[decided("is", name, placed)]).resolve(mention(bare))
    assert after.iri == before.iri
    assert "decision" in after.cues and after.verdict == "known"
    coded = known(name, "TH-13", "town_municipality", code="04130101", code_scheme="DLA")
    later = resolver(record("a", bare), entries=[coded], decisions=[decided("is", name, placed)])
    assert later.resolve(mention(bare)).iri == before.iri  # a gazetteer that comes later changes no IRI
