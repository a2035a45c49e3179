from __future__ import annotations

import random
import time
from dataclasses import replace
from typing import Any

import pytest

from citypact.errors import RecordError
from citypact.graph.decisions import Decision
from citypact.graph.readings import Reading
from citypact.graph.records import record_from
from citypact.graph.validation import validate
from tests.towns import BASE, EAST, WEST, agreement, dataset, reading, rows

MAYOR = {
    "name": "สมมุติ ใจดี",
    "honorific": "นาย",
    "role": "mayor",
    "office": "นายกเทศมนตรีนครเมืองตะวันตก",
    "of": WEST["name"],
}
TEXT = "เทศบาลนครเมืองตะวันตก โดยนายสมมุติ ใจดี ลงนามกับเทศบาลนครเมืองตะวันออก วันที่ 24 กุมภาพันธ์ 2566 โทร. 053-711-333"


def announced(**more: Any) -> Reading:
    return reading(
        "announced",
        agreement(
            status="planned",
            date="2023-02-24",
            time="13:00",
            parties=[{**WEST, "role": "initiator"}, {**EAST, "role": "invited"}],
            domains=["education", "sports"],
            venue={"room": "ห้องหนึ่ง", "site": "โรงเรียนสอง"},
            people=[{"name": MAYOR["name"], "capacity": "represents", "on_behalf_of": WEST["name"]}],
            prior_relation={"phrase": "เคยแลกเปลี่ยน", "domains": ["economy_trade"]},
        ),
        officials=[MAYOR],
        published="2023-02-20",
        **more,
    )


def reported() -> Reading:
    return reading(
        "reported",
        agreement(date="2023-02-24", domains=["tourism"], signatories=[MAYOR["name"]]),
        officials=[MAYOR],
        published="2023-02-25",
    )


def test_two_reports_of_one_agreement_become_one_with_both_sources() -> None:
    made, store = dataset(announced(), reported())
    assert made.counts["agreements"] == 1
    ((status, planned, signed, sources, domains),) = rows(
        store,
        """SELECT ?status ?planned ?signed (COUNT(DISTINCT ?source) AS ?sources)
             (GROUP_CONCAT(DISTINCT ?domain; separator=' ') AS ?domains)
           WHERE { ?a a pact:Agreement ; pact:status ?status ; pact:plannedFor ?planned ; pact:signedOn ?signed ;
             prov:wasDerivedFrom ?source ; pact:covers/skos:notation ?domain } GROUP BY ?status ?planned ?signed""",
    )
    assert status.endswith("status/signed")
    assert (planned, signed, sources) == ("2023-02-24", "2023-02-24", "2")
    assert set(domains.split()) == {"education", "sports", "tourism"}


def test_the_time_of_an_announcement_stays_with_the_day_that_was_confirmed() -> None:
    _, store = dataset(announced(), reported())
    assert rows(store, "SELECT ?start WHERE { ?e a pact:SigningEvent ; schema:startDate ?start }") == [
        ("2023-02-24T13:00:00+07:00",)
    ]


def test_a_role_beyond_party_stays_when_another_report_names_none() -> None:
    _, store = dataset(announced(), reported())
    assert [role.rsplit("/", 1)[-1] for (role,) in rows(store, "SELECT ?r WHERE { ?p pact:role ?r }")] == [
        "initiator",
        "invited",
    ]


def test_every_source_still_says_what_it_said() -> None:
    _, store = dataset(announced(), reported())
    said = rows(store, "SELECT ?g ?s WHERE { GRAPH ?g { ?a a pact:Agreement ; pact:status ?s } }")
    assert {status.rsplit("/", 1)[-1] for _, status in said} == {"planned", "signed"}
    assert len({graph for graph, _ in said}) == 2


def test_each_source_says_how_many_claims_it_makes() -> None:
    twice = reading("b", agreement(date="2023-02-24"), url="https://example.org/a")
    listed = replace(reading("t", agreement(date="2020")), row=7)
    _, store = dataset(reading("a", agreement(status="planned")), twice, listed)
    said = rows(store, "SELECT ?s ?n { ?s pact:claimCount ?n }")
    proved = """SELECT ?s (COUNT(DISTINCT ?e) AS ?n) {
        GRAPH ?g { ?e a pact:Evidence ; prov:wasDerivedFrom ?s } } GROUP BY ?s"""
    assert len(said) == 2
    assert said == rows(store, proved)


def test_a_merged_iri_is_still_answered() -> None:
    made, store = dataset(announced(), reported())
    (cluster,) = made.clusters
    assert rows(store, f"SELECT ?new WHERE {{ <{cluster.retired[0]}> dct:isReplacedBy ?new }}") == [
        (cluster.iri,)
    ]
    assert rows(
        store,
        f"SELECT ?new WHERE {{ <{cluster.retired[0]}> dct:isReplacedBy* ?new . ?new a pact:Agreement }}",
    ) == [(cluster.iri,)]


def test_a_corrected_date_keeps_the_iri_of_the_agreement() -> None:
    before, _ = dataset(reported())
    corrected = reading("reported", agreement(date="2023-02-25", domains=["education"]))
    after, _ = dataset(corrected)
    assert [cluster.iri for cluster in before.clusters] == [cluster.iri for cluster in after.clusters]


def test_removing_an_agreement_from_a_record_gives_its_iri_to_no_other() -> None:
    third = {"name": "เทศบาลนครที่สาม", "kind": "city_municipality"}
    both, _ = dataset(reading("a", agreement(parties=[WEST, third]), agreement()))
    one, _ = dataset(reading("a", agreement()))
    kept = {cluster.iri: cluster.reports[0].parties for cluster in both.clusters}
    (left,) = one.clusters
    assert kept[left.iri] == left.reports[0].parties


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_sources_changes_no_byte(seed: int) -> None:
    readings = [announced(), reported(), reading("other", agreement(type="loi", parties=[WEST, EAST]))]
    expected, _ = dataset(*readings)
    random.Random(seed).shuffle(readings)
    found, _ = dataset(*readings)
    assert found.id == expected.id
    assert list(found.quads()) == list(expected.quads())


def test_the_id_of_a_build_follows_its_input() -> None:
    first, _ = dataset(announced())
    assert first.id == dataset(announced())[0].id
    assert first.id != dataset(announced(licence="CC0"))[0].id
    decision = Decision(decision="suppress", subject="x", object="", who="a", when="", why="b")
    assert first.id != dataset(announced(), decisions=[decision])[0].id


def test_every_shortcut_equals_its_long_form_both_ways() -> None:
    ended = reading("ended", agreement(status="ended", type="loi", date="2010"))
    witness = {"name": "มหาวิทยาลัยพยาน", "kind": "university", "role": "witness"}
    seen = reading("seen", agreement(type="loi", date="2019", parties=[WEST, EAST, witness]))
    _, store = dataset(announced(), reported(), ended, seen)
    parties = rows(store, "SELECT ?a ?b WHERE { ?a pact:party ?b }")
    assert parties == rows(
        store,
        """SELECT ?a ?b WHERE { ?a pact:participation ?p . ?p pact:body ?b ; pact:role ?r .
           FILTER(?r IN (role:party, role:host, role:initiator, role:invited)) }""",
    )
    assert rows(store, "SELECT ?a ?p WHERE { ?a pact:signatory ?p }") == rows(
        store,
        """SELECT ?a ?p WHERE { ?a pact:involvement ?i . ?i pact:person ?p ; pact:capacity ?c .
           FILTER(?c IN (capacity:signs, capacity:signs_for)) }""",
    )
    for shortcut, statuses in (
        ("partnerOf", "status:signed, status:renewed, status:in_force"),
        ("formerPartnerOf", "status:ended"),
    ):
        derived = rows(store, f"SELECT DISTINCT ?x ?y WHERE {{ ?x pact:{shortcut} ?y }}")
        assert derived
        assert derived == rows(
            store,
            f"""SELECT DISTINCT ?x ?y WHERE {{ ?a pact:party ?x, ?y ; pact:status ?s .
                FILTER(?x != ?y && ?s IN ({statuses})) }}""",
        )


def test_an_official_has_an_office_a_body_and_a_part_in_the_agreement() -> None:
    _, store = dataset(announced())
    assert rows(
        store,
        """SELECT ?name ?office ?body ?capacity WHERE {
             ?a pact:involvement ?i . ?i pact:person ?p ; pact:capacity ?c ; pact:heldPost ?post ; pact:onBehalfOf ?b .
             ?p foaf:name ?name ; org:hasMembership ?m . ?m org:organization ?b ; org:role office:mayor ; pact:heldPost ?post .
             ?post rdfs:label ?office . ?b rdfs:label ?body . FILTER(LANG(?body) = 'th')
             BIND(STRAFTER(STR(?c), 'capacity/') AS ?capacity) }""",
    ) == [(MAYOR["name"], MAYOR["office"], WEST["name"], "represents")]


def test_a_room_stands_inside_its_site() -> None:
    _, store = dataset(announced())
    assert rows(
        store,
        """SELECT ?room ?site WHERE { ?e schema:location ?r . ?r rdfs:label ?room ; schema:containedInPlace ?s .
           ?s a pact:Venue ; rdfs:label ?site }""",
    ) == [("ห้องหนึ่ง", "โรงเรียนสอง")]


def test_domains_of_an_earlier_relation_are_not_the_agreements() -> None:
    _, store = dataset(announced())
    assert rows(store, "SELECT ?a WHERE { ?a pact:covers domain:economy_trade }") == []
    assert (
        len(rows(store, "SELECT ?p WHERE { ?a pact:priorRelation ?p . ?p dct:subject domain:economy_trade }"))
        == 1
    )


def test_curated_evidence_names_its_curator_and_has_no_quote() -> None:
    _, store = dataset(reported())
    assert rows(
        store,
        """SELECT DISTINCT ?kind ?who ?when WHERE { GRAPH ?g { ?e a pact:Evidence ; pact:kind ?kind ;
             prov:wasAttributedTo/rdfs:label ?who ; dct:date ?when } }""",
    ) == [("curated", "A. Curator", "2024-01-01")]
    assert rows(store, "SELECT ?q WHERE { GRAPH ?g { ?s pact:quote ?q } }") == []


def extracted() -> Reading:
    def span(quote: str, rule: str) -> list[dict[str, Any]]:
        start = TEXT.index(quote)
        return [{"start": start, "end": start + len(quote), "quote": quote, "rule": rule, "confidence": 0.9}]

    evidence = {
        "/agreements/0/date": span("วันที่ 24 กุมภาพันธ์ 2566 โทร. 053-711-333", "date.thai"),
        "/agreements/0/type": span("ลงนาม", "type.mou"),
        "/officials/0": span("สมมุติ ใจดี", "people.official"),
    }
    return reading("read", agreement(date="2023-02-24"), text=TEXT, officials=[MAYOR], evidence=evidence)


def test_extracted_evidence_is_about_the_exact_triple_and_quotes_the_text() -> None:
    made, store = dataset(extracted())
    ((subject, value, rule, confidence, start, end, quote),) = rows(
        store,
        """SELECT ?s ?o ?rule ?confidence ?start ?end ?quote WHERE { GRAPH ?g {
             ?e pact:kind "extracted" ; rdf:subject ?s ; rdf:predicate pact:signedOn ; rdf:object ?o ; pact:rule ?rule ;
               pact:confidence ?confidence ; pact:span ?span . ?span pact:start ?start ; pact:end ?end ; pact:quote ?quote .
             ?s pact:signedOn ?o } }""",
    )
    assert (subject, value, rule, confidence) == (made.clusters[0].iri, "2023-02-24", "date.thai", "0.9")
    assert TEXT[int(start) : int(end)].startswith("วันที่ 24")
    assert "053-711-333" not in quote


def test_a_span_is_one_node_named_by_its_characters() -> None:
    _, store = dataset(extracted())
    for span, start, end in rows(
        store, "SELECT ?s ?a ?b WHERE { GRAPH ?g { ?s pact:start ?a ; pact:end ?b } }"
    ):
        assert span.endswith(f"#char={start},{end}")


def test_a_suppressed_person_is_an_office_in_every_graph() -> None:
    decision = Decision(
        decision="suppress", subject=MAYOR["name"], object="", who="a", when="2024-01-01", why="asked"
    )
    made, store = dataset(announced(title=f"{MAYOR['name']} ลงนาม"), extracted(), decisions=[decision])
    assert made.suppressed == 1
    everything = "".join(made.quads())
    assert MAYOR["name"] not in everything
    assert rows(store, "SELECT ?l WHERE { ?p a foaf:Person ; rdfs:label ?l }") == [(MAYOR["office"],)]


def test_a_person_suppressed_at_one_body_is_named_at_another() -> None:
    decision = Decision(
        decision="suppress", subject=MAYOR["name"], object=EAST["name"], who="a", when="", why="asked"
    )
    _, store = dataset(announced(), decisions=[decision])
    assert rows(store, "SELECT ?n WHERE { ?p foaf:name ?n }") == [(MAYOR["name"],)]


def test_the_same_name_at_another_body_is_a_question() -> None:
    other = reading("b", agreement(type="loi"), officials=[{**MAYOR, "of": EAST["name"]}])
    made, store = dataset(announced(), other)
    assert len(rows(store, "SELECT ?p WHERE { ?p a foaf:Person }")) == 2
    assert any(MAYOR["name"] in str(question) for question in made.questions)


@pytest.mark.parametrize(
    ("status", "predicate"),
    [
        ("planned", "plannedFor"),
        ("proposed", "plannedFor"),
        ("signed", "signedOn"),
        ("renewed", "signedOn"),
        ("in_force", "validFrom"),
        ("ended", "signedOn"),
    ],
)
def test_each_status_gives_its_date(status: str, predicate: str) -> None:
    _, store = dataset(reading("a", agreement(status=status, date="2023-02")))
    assert rows(
        store,
        f"""SELECT (DATATYPE(?d) AS ?t) ?d ?e ?l ?y WHERE {{ ?a pact:{predicate} ?d ; pact:{predicate}Earliest ?e ;
            pact:{predicate}Latest ?l ; pact:{predicate}Year ?y }}""",
    ) == [("http://www.w3.org/2001/XMLSchema#gYearMonth", "2023-02", "2023-02-01", "2023-02-28", "2023")]


COMPUTED = """SELECT ?end (DATATYPE(?end) AS ?precision) ?first ?last
    { ?a pact:computedUntilEarliest ?first ; pact:computedUntilLatest ?last OPTIONAL { ?a pact:computedUntil ?end } }"""


@pytest.mark.parametrize(
    ("told", "end", "precision", "first", "last"),
    [
        ({"date": "2025-03-14", "duration": "P3Y"}, "2028-03-14", "date", "2028-03-14", "2028-03-14"),
        ({"date": "2024-02-29", "duration": "P1Y"}, "2025-02-28", "date", "2025-02-28", "2025-02-28"),
        ({"date": "2025-12-31", "duration": "P1Y2M"}, "2027-02-28", "date", "2027-02-28", "2027-02-28"),
        ({"date": "2025-03-14", "duration": "P90D"}, "2025-06-12", "date", "2025-06-12", "2025-06-12"),
        ({"date": "2025-03", "duration": "P36M"}, "2028-03", "gYearMonth", "2028-03-01", "2028-03-31"),
        ({"date": "2025", "duration": "P3Y"}, "2028", "gYear", "2028-01-01", "2028-12-31"),
        ({"date": "2025", "duration": "P6M"}, "", "", "2025-07-01", "2026-06-30"),
        # what is stated of the beginning goes before the day of signing
        (
            {"date": "2025-03-14", "valid_from": "2025-04-01", "duration": "P1Y"},
            *("2026-04-01", "date", "2026-04-01", "2026-04-01"),
        ),
    ],
)
def test_a_stated_length_gives_the_end_as_precisely_as_the_start_is_known(
    told: dict[str, str], end: str, precision: str, first: str, last: str
) -> None:
    _, store = dataset(reading("a", agreement(**told)))
    typed = f"http://www.w3.org/2001/XMLSchema#{precision}" if precision else ""
    assert rows(store, COMPUTED) == [(end, typed, first, last)]
    assert list(validate(store).violations) == []


@pytest.mark.parametrize(
    "told",
    [
        {"date": "2025-03-14", "duration": "P3Y", "valid_until": "2026"},
        {"date": "2025-03-14"},
        {"duration": "P3Y", "date": None},
        {"status": "planned", "date": "2025-03-14", "duration": "P3Y"},
        {"date": "2025-03-14", "duration": "P999Y"},
        {"date": "2025-03-14", "duration": "P999999999999D"},
        {"date": "2025-03-14", "duration": "P0Y"},
    ],
)
def test_no_end_is_computed_beside_a_stated_one_or_without_a_length_and_a_start(
    told: dict[str, str | None],
) -> None:
    _, store = dataset(reading("a", agreement(**told)))
    assert rows(store, COMPUTED) == []


def test_an_end_that_another_report_states_goes_before_the_computed_one() -> None:
    told = {"date": "2025-03-14", "duration": "P3Y"}
    _, store = dataset(
        reading("a", agreement(**told)), reading("b", agreement(date="2025-03-14", valid_until="2027"))
    )
    assert rows(store, COMPUTED) == []


def test_parties_that_are_only_counted_are_a_number() -> None:
    made, store = dataset(reading("a", agreement(parties=[WEST], unnamed_parties=15)))
    assert rows(store, "SELECT ?n WHERE { ?a pact:unnamedParties ?n }") == [("15",)]
    assert made.counts["bodies"] == 1


def test_no_blank_node_and_no_foreign_address_scheme_enters_the_graph() -> None:
    made, store = dataset(announced(), reading("b", agreement(), url="javascript:alert(1)"))
    lines = list(made.quads())
    assert not any("_:" in line.split('"')[0] for line in lines)
    assert not any("<javascript" in line for line in lines)
    assert store


def test_all_kinds_of_claims_conform_to_the_shapes() -> None:
    everything = reading(
        "everything",
        agreement(
            instrument="mou",
            type="sister_city",
            date="2020",
            valid_from="2020-01",
            valid_until="2023",
            duration="P3Y",
            renews="ฉบับเดิม",
            headline_domains=["education"],
            purposes=["เพื่อ"],
            activities=["แลกเปลี่ยน"],
            domain_phrases=["ด้านการศึกษา"],
            unnamed_parties=2,
        ),
        bodies=[{"name": WEST["name"], "vision": "เมืองดี"}],
        issuer=WEST["name"],
    )
    _, store = dataset(announced(), reported(), extracted(), everything)
    assert list(validate(store).violations) == []


def test_the_base_of_iris_is_a_setting_of_things_only() -> None:
    record_from({"id": "a", "lang": "th"})
    made, _ = dataset(announced())
    made.base = "https://example.org/things/"
    lines = list(made.quads())
    assert not any(BASE in line for line in lines)
    assert any("https://w3id.org/citypact/ns#" in line for line in lines)


def test_an_agreement_without_any_party_is_listed_and_breaks_nothing() -> None:
    made, store = dataset(reading("a", agreement(parties=[])), reported())
    assert made.counts["agreements"] == 1
    assert any("without naming or counting a party" in str(question) for question in made.questions)
    assert validate(store).conforms


def test_two_agreements_of_one_pair_are_told_apart_by_what_they_are() -> None:
    first, second = agreement(date="2020"), agreement(date="2023")
    both, _ = dataset(reading("a", first, second))
    swapped, _ = dataset(reading("a", second, first))
    one, _ = dataset(reading("a", second))
    named = {cluster.iri: cluster.reports[0].agreement.date for cluster in both.clusters}
    assert {cluster.iri: cluster.reports[0].agreement.date for cluster in swapped.clusters} == named
    (left,) = one.clusters
    assert named.get(left.iri, "2023") == "2023"


def test_two_records_of_one_page_speak_with_one_voice_in_its_graph() -> None:
    planned = reading(
        "a", agreement(status="planned", date="2023-02-24", parties=[{**WEST, "role": "host"}, EAST])
    )
    signed = reading("b", agreement(date="2023-02-24"), url="https://example.org/a")
    made, store = dataset(planned, signed)
    assert made.counts["agreements"] == 1
    assert validate(store).conforms
    assert [s.rsplit("/", 1)[-1] for (s,) in rows(store, "SELECT ?s { GRAPH ?g { ?a pact:status ?s } }")] == [
        "signed"
    ]


@pytest.mark.parametrize(
    "odd",
    [
        {"parties": [WEST, EAST, {**WEST, "role": "host"}]},
        {"status": "in_force", "date": "2020", "valid_from": "2021-05"},
        {
            "parties": [
                {"name": "เทศบาลเมืองสองแห่ง", "kind": "town_municipality", "province": "ระยอง"},
                {"name": "เทศบาลเมืองสองแห่ง", "kind": "town_municipality", "province": "เชียงราย"},
            ]
        },
    ],
)
def test_odd_but_honest_records_conform(odd: dict[str, Any]) -> None:
    _, store = dataset(reading("a", agreement(**odd)))
    assert list(validate(store).violations) == []


def test_an_official_is_seen_in_office_only_where_the_person_had_a_part() -> None:
    third = {"name": "เทศบาลนครที่สาม", "kind": "city_municipality"}
    _, store = dataset(
        reading(
            "a",
            agreement(date="2005-01-01"),
            agreement(date="2023-05-05", parties=[WEST, third], signatories=[MAYOR["name"]]),
            officials=[MAYOR],
        )
    )
    assert rows(store, "SELECT ?d { ?m pact:seenInOffice ?d }") == [("2023-05-05",)]
    assert len(rows(store, "SELECT ?e { GRAPH ?g { ?e rdf:predicate pact:seenInOffice } }")) == 1


def test_a_namesake_does_not_get_the_other_mans_post() -> None:
    other = {**MAYOR, "of": EAST["name"], "office": "นายกเทศมนตรีนครเมืองตะวันออก"}
    people = [{"name": MAYOR["name"], "capacity": "signs", "on_behalf_of": EAST["name"]}]
    _, store = dataset(reading("a", agreement(people=people), officials=[MAYOR, other]))
    assert rows(store, "SELECT ?l { ?i a pact:Involvement ; pact:heldPost/rdfs:label ?l }") == [
        (other["office"],)
    ]
    people = [{"name": MAYOR["name"], "capacity": "signs"}]
    _, store = dataset(reading("a", agreement(people=people), officials=[MAYOR, other]))
    assert rows(store, "SELECT ?l { ?i a pact:Involvement ; pact:heldPost/rdfs:label ?l }") == []


@pytest.mark.parametrize("name", [" ", "\u200b", "...", ""])
def test_a_blank_name_is_refused(name: str) -> None:
    with pytest.raises(RecordError, match="is no name"):
        reading("a", agreement(parties=[{**WEST, "name": name}]))


def test_a_page_with_a_thousand_agreements_is_no_thousand_times_slower() -> None:
    def seconds(number: int) -> float:
        parties = [
            [WEST, {"name": f"Town {each}", "kind": "foreign_local_government", "country": "KR"}]
            for each in range(number)
        ]
        told = reading("a", *(agreement(parties=pair, date="2020") for pair in parties))
        start = time.process_time()
        dataset(told)
        return time.process_time() - start

    seconds(20)  # what is loaded once
    assert seconds(1000) < 40 * seconds(100)  # linear would be 10 times, quadratic 100 times


def test_no_two_reports_have_one_iri() -> None:
    first = replace(reading("a", agreement(date="2020")), from_record=False)
    second = replace(reading("b", agreement(date="2023"), url="https://example.org/a"), from_record=False)
    made, _ = dataset(first, second)
    assert len({cluster.iri for cluster in made.clusters}) == 2
