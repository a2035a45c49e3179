from __future__ import annotations

import io
import json
from dataclasses import dataclass, field, replace
from typing import Any

import pyoxigraph as ox
import pytest

from citypact.errors import QueryError
from citypact.graph.folder import BuildInfo, BuiltGraph
from citypact.queries import (
    FORMATS,
    Question,
    Why,
    Witness,
    Witnesses,
    askable,
    own,
    question,
    questions,
    run,
    write,
)
from citypact.queries import why as room
from citypact.queries.askable import Rows
from citypact.queries.why import COLUMNS
from citypact.queries.witnesses import INVENTED, RETOLD
from tests.queries.answers import written as plainly

ID = "https://w3id.org/citypact/id/"
ONE = "SELECT ?a { VALUES ?a { agreement:morning-1-a } }"


@dataclass
class Counting:
    """The world, and what it was asked."""

    world: BuiltGraph
    asked: list[str] = field(default_factory=list)

    @property
    def info(self) -> BuildInfo:
        return self.world.info

    def answer(self, text: str, *, name: str, timeout: float | None) -> Rows:
        self.asked.append(text)
        return askable(self.world).answer(text, name=name, timeout=timeout)

    def select(self, text: str) -> list[Any]:
        return askable(self.world).select(text)


def explained(world: BuiltGraph, query: str | Question, form: str) -> str:
    answer = run(world, query)
    stream = io.BytesIO()
    write(answer, form, stream, why=Why(askable(world), answer))
    return stream.getvalue().decode()


def witnesses(world: BuiltGraph, query: str | Question) -> list[Witnesses]:
    answer = run(world, query)
    return Why(askable(world), answer).of(list(answer))


def test_a_row_has_the_words_of_each_source_that_tells_of_it(world: BuiltGraph) -> None:
    (found,) = witnesses(world, ONE)
    words = {each.quote: each for each in found}
    day = words["วันศุกร์ที่ 24 กุมภาพันธ์ 2566"]
    assert (day.source, day.kind, day.mark) == (ID + "source/morning-1", "extracted", "")
    assert day.title
    assert day.url.startswith("https://")
    assert "https://w3id.org/citypact/ns#plannedFor" in day.claims
    assert words["เทศบาลนครธาราแก้ว"].claims == ("https://w3id.org/citypact/ns#body",)  # of its participation
    assert {each.source for each in found} == {ID + "source/morning-1", ID + "source/retold-2"}


def test_what_a_retelling_says_is_marked(world: BuiltGraph) -> None:
    (found,) = witnesses(world, ONE)
    retold = [each for each in found if each.type == "retelling"]
    assert retold
    assert all(each.mark == RETOLD and RETOLD in each.how for each in retold)
    assert RETOLD in explained(world, ONE, "table")
    assert RETOLD in explained(world, ONE, "csv")
    read = Witness(source="s", kind="extracted", quote="ลงนาม", by="ฉัน", on="2024-05-06")
    assert read.how == "ถ้อยคำ ยืนยันโดย ฉัน 2024-05-06 / read, confirmed by ฉัน, 2024-05-06"
    assert replace(read, by="", on="").how == "ถ้อยคำ / quoted"
    assert Witness(source="s", type="invented", row=3).how == f"แถวที่ 3 / row 3 ({INVENTED})"


def test_every_quote_stands_in_the_graph_as_it_is(world: BuiltGraph) -> None:
    quotes = "SELECT ?q { GRAPH ?g { ?s pact:quote ?q } }"
    stored = {row[0].value for row in run(world, quotes) if isinstance(row[0], ox.Literal)}
    found = [each for row in witnesses(world, question("agreements")) for each in row if each.quote]
    assert found
    assert {each.quote for each in found} <= stored


@pytest.mark.parametrize(
    ("predicate", "kinds"),
    [
        ("pact:signedOn", []),  # its table states none
        ("pact:signingEvent", []),
        ("pact:validFrom", ["row"]),
        ("pact:participation", ["row"]),
        ("pact:party", ["row"]),  # a shortcut of the known graph, for what sources claim
        ("pact:body", ["row"]),  # of a part
        ("dct:type", ["row"]),
    ],
)
def test_a_row_of_a_table_counts_where_the_table_states_what_the_header_asks(
    predicate: str, kinds: list[str], world: BuiltGraph
) -> None:
    """Rows of tables were cited for a ceremony of which they say nothing."""
    asked = f"#+ evidence: [agreement]\n#+ predicates: [{predicate}]\n"
    narrowed = own(f"{asked}SELECT ?agreement {{ VALUES ?agreement {{ agreement:list-3-c }} }}")
    (found,) = witnesses(world, narrowed)
    assert [each.kind for each in found] == kinds


@pytest.mark.parametrize(
    ("predicate", "kinds"),
    [("pact:validFrom", ["row"]), ("pact:signedOn", []), ("pact:validUntil", [])],
)
def test_a_row_of_a_table_counts_for_a_value_that_the_table_states_so(
    predicate: str, kinds: list[str], world: BuiltGraph
) -> None:
    """A header with ``predicates: [pact:signedOn]`` cited a row that says this day of another property."""
    values = '{ (agreement:list-3-c "2019-05"^^xsd:gYearMonth) }'
    asked = f"#+ evidence: [[agreement, day]]\n#+ predicates: [{predicate}]\n"
    (found,) = witnesses(world, own(f"{asked}SELECT ?agreement ?day {{ VALUES (?agreement ?day) {values} }}"))
    assert [each.kind for each in found] == kinds


@pytest.mark.parametrize(
    ("predicates", "body", "kinds"),
    [
        ("pact:body", "chiang-rai-pao", ["row"]),
        ("pact:participation", "chiang-rai-pao", ["row"]),
        ("pact:covers", "chiang-rai-pao", []),
        ("pact:body", "villefable", []),
    ],
)
def test_a_row_of_a_table_counts_for_a_part_of_which_the_table_states_it(
    predicates: str, body: str, kinds: list[str], world: BuiltGraph
) -> None:
    values = f"{{ (agreement:list-3-c body:{body}) }}"
    asked = f"#+ evidence: [[agreement, body]]\n#+ predicates: [{predicates}]\n"
    (found,) = witnesses(
        world, own(f"{asked}SELECT ?agreement ?body {{ VALUES (?agreement ?body) {values} }}")
    )
    assert [each.kind for each in found] == kinds


def test_a_part_has_the_row_of_a_table_that_states_something_of_it(world: BuiltGraph) -> None:
    part = "participation:list-3-c-tharakaeo"
    asked = f"#+ evidence: [part]\n#+ predicates: [pact:body]\nSELECT ?part {{ VALUES ?part {{ {part} }} }}"
    (found,) = witnesses(world, own(asked))
    assert [each.kind for each in found] == ["row"]


def test_words_of_another_property_do_not_carry_a_row(world: BuiltGraph) -> None:
    narrowed = replace(
        question("agreements"),
        evidence=(("agreement",),),
        predicates=("https://w3id.org/citypact/ns#signedOn",),
    )
    answer = run(world, narrowed)
    rows = list(answer)
    found = {
        row[0].value: each
        for row, each in zip(rows, Why(askable(world), answer).of(rows), strict=True)
        if isinstance(row[0], ox.NamedNode)
    }
    assert not found[ID + "agreement/list-3-c"]  # of another property
    assert {each.quote for each in found[ID + "agreement/morning-1-a"]} == {"เมื่อวันที่ 24 กุมภาพันธ์ 2566"}


def sources_of(world: BuiltGraph, bodies: list[str]) -> set[str]:
    """The sources of the agreements that these bodies have with one another."""
    parties = " ; ".join(f"pact:party <{body}>" for body in bodies)
    found = run(world, f"SELECT DISTINCT ?s {{ ?a {parties} ; prov:wasDerivedFrom ?s }}")
    return {row[0].value for row in found if isinstance(row[0], ox.NamedNode)}


def sources_of_agreement(world: BuiltGraph, agreement: str) -> set[str]:
    found = run(world, f"SELECT ?s {{ <{agreement}> prov:wasDerivedFrom ?s }}")
    return {row[0].value for row in found if isinstance(row[0], ox.NamedNode)}


def test_a_row_of_a_body_rests_on_its_agreements(world: BuiltGraph) -> None:
    answer = run(world, question("partners_ranked"))
    rows = list(answer)
    found = Why(askable(world), answer).of(rows)
    assert sum(map(bool, found)) > 2
    for row, each in zip(rows, found, strict=True):
        assert isinstance(row[0], ox.NamedNode)
        assert {witness.source for witness in each} <= sources_of(world, [row[0].value])


def test_a_row_of_a_partner_rests_on_the_agreements_with_the_body_that_was_asked_about(
    world: BuiltGraph,
) -> None:
    asked = replace(question("partners_of"), counted=(), evidence=(("partner",),))
    body = ID + "body/tharakaeo"
    answer = run(world, asked, {"body": body})
    rows, at = list(answer), answer.columns.index("partner")
    found = Why(askable(world), answer).of(rows)
    assert any(found)
    for row, each in zip(rows, found, strict=True):
        partner = row[at]
        assert isinstance(partner, ox.NamedNode)
        assert {witness.source for witness in each} <= sources_of(world, [body, partner.value])


def test_bodies_of_a_row_that_have_no_agreement_with_one_another_have_no_sources(world: BuiltGraph) -> None:
    pair = "SELECT ?a ?b { VALUES (?a ?b) { (body:villefable body:chiang-rai-pao) } }"
    assert sources_of(world, [ID + "body/villefable", ID + "body/chiang-rai-pao"]) == set()
    assert witnesses(world, pair) == [()]


def test_a_row_that_counts_rests_on_what_it_counts(world: BuiltGraph) -> None:
    answer = run(world, question("agreements_by_year"))
    rows = list(answer)
    found = Why(askable(world), answer).of(rows)
    assert sum(map(bool, found)) > 4
    for row, each in zip(rows, found, strict=True):
        year, type_, _ = map(str, row)
        counted = run(
            world,
            f"SELECT DISTINCT ?s {{ ?a dct:type {type_} ; prov:wasDerivedFrom ?s ; ?when {year} VALUES ?when"
            " { pact:signedOnYear pact:validFromYear pact:plannedForYear } }",
        )
        assert {witness.source for witness in each} <= {row[0].value for row in counted}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("agreements_by_year", ["agreements"]),
        ("domain_trends", ["earlier", "later"]),
        ("domains_covered", ["agreements"]),
        ("many_domains", ["agreements"]),
        ("partners_over_time", ["agreements"]),
        ("partners_ranked", ["agreements"]),
        ("third_parties_by_domain", ["agreements"]),
        ("ties_by_country_pair", ["agreements"]),
        ("ties_by_region", ["agreements"]),
    ],
)
def test_behind_each_row_stand_as_many_as_it_counts(name: str, columns: list[str], world: BuiltGraph) -> None:
    values = {"until": "2024"} if name == "domain_trends" else {}
    answer = run(world, question(name), values)
    rows, asking = list(answer), Why(askable(world), answer)
    assert len(rows) > 2
    for row, told in zip(rows, asking.of(rows), strict=True):
        said = dict(zip(answer.columns, row, strict=True))
        number = sum(int(said[column].value) for column in columns)  # type: ignore[union-attr,misc]
        assert len(asking.carriers(row)) + told.more == number
        assert {each.source for each in told} <= {
            source for agreement in asking.carriers(row) for source in sources_of_agreement(world, agreement)
        }


def test_a_rank_of_a_year_rests_on_no_later_agreement(world: BuiltGraph) -> None:
    """It had the sources of all agreements of the body, also those of years after the row's."""
    answer = run(world, question("partners_over_time"))
    rows, asking = list(answer), Why(askable(world), answer)
    asking.of(rows)
    years = run(
        world,
        "SELECT ?a ?y { ?a a pact:Agreement OPTIONAL { ?a pact:signedOnYear ?s } OPTIONAL { ?a pact:validFromYear ?v }"
        " BIND(COALESCE(?s, ?v) AS ?y) FILTER(BOUND(?y)) }",
    )
    of = {row[0].value: int(row[1].value) for row in years}  # type: ignore[union-attr]
    assert {int(row[0].value) for row in rows} >= {2010, 2019}  # type: ignore[union-attr]
    for row in rows:
        assert all(of[each] <= int(row[0].value) for each in asking.carriers(row))  # type: ignore[union-attr]


def test_an_own_query_that_counts_rests_on_what_it_counts(world: BuiltGraph) -> None:
    """It had the sources of all agreements of each body, also those that it did not count; a year alone had none."""
    counted = "?a pact:party ?b ; pact:status status:planned"
    for count in ("COUNT(DISTINCT ?a)", "COUNT(?a)"):
        answer = run(
            world, f"SELECT ?b ({count} AS ?n) {{ {counted} }} GROUP BY ?b HAVING({count} > 0) ORDER BY ?b"
        )
        rows, asking = list(answer), Why(askable(world), answer)
        told = asking.of(rows)
        assert rows and "those of all agreements" not in asking.lacking()
        for row, each in zip(rows, told, strict=True):
            body, number = (term.value for term in row)  # type: ignore[union-attr]
            assert len(asking.carriers(row)) + each.more == int(number)
            planned = f"SELECT ?a {{ {counted.replace('?b', f'<{body}>')} }}"
            assert set(asking.carriers(row)) <= {each[0].value for each in run(world, planned)}  # type: ignore[union-attr]
    found = witnesses(world, "SELECT ?y (COUNT(DISTINCT ?a) AS ?n) { ?a pact:signedOnYear ?y } GROUP BY ?y")
    assert any(found)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?b (COUNT(*) AS ?n) { ?a pact:party ?b ; pact:status status:planned } GROUP BY ?b",
        "SELECT ?b (MAX(?y) AS ?last) { ?a pact:party ?b ; pact:signedOnYear ?y } GROUP BY ?b",
        "SELECT ?b (COUNT(DISTINCT ?p) AS ?n) { ?a pact:party ?b , ?p } GROUP BY ?b",
        "SELECT ?b (COUNT(DISTINCT ?a) AS ?n) { ?a pact:party ?b ; pact:signedOnYear ?y } GROUP BY ?b (?y > 2015)",
        "SELECT * { GRAPH ?g { { SELECT ?b (COUNT(DISTINCT ?a) AS ?n) { ?a pact:participation/pact:body ?b } GROUP BY ?b }}}",
    ],
)
def test_where_what_a_query_counts_is_not_found_it_is_told(query: str, world: BuiltGraph) -> None:
    answer = run(world, query)
    rows, asking = list(answer), Why(askable(world), answer)
    assert rows and any(asking.of(rows))
    assert (
        asking.lacking().count("are those of all agreements that hold what stands in them (of a body all its")
        == 1
    )
    assert "also of those that it does not count; let it" in asking.lacking()
    assert "let it COUNT(DISTINCT ?agreement) with a GROUP BY" in asking.lacking()
    assert "\n" not in asking.lacking()


def test_of_very_many_that_are_counted_the_first_are_told_of_and_how_many_more(
    world: BuiltGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("citypact.queries.counted.SHOWN", 1)
    answer = run(world, question("domains_covered"))
    rows = list(answer)
    several = [each for each in Why(askable(world), answer).of(rows) if each.more]
    assert several
    assert several[0].left_out.endswith(f"and {several[0].more} more that are counted")
    for form in ("csv", "table"):
        assert several[0].left_out in explained(world, question("domains_covered"), form)


def test_every_catalogued_question_says_what_carries_its_rows_or_that_they_tell_of_the_graph() -> None:
    telling_of_the_graph = {"decisions", "replaced", "on_the_map", "reading_counts"}
    for each in questions():
        carried = bool(each.evidence) or bool(each.counted)
        assert carried == each.witnessed == (each.name not in telling_of_the_graph), each.name


def test_of_rows_that_tell_of_the_graph_it_is_said_that_no_source_says_them(world: BuiltGraph) -> None:
    """Empty columns were written."""
    for name in ("decisions", "replaced", "on_the_map", "reading_counts"):
        with pytest.raises(
            QueryError, match=f"{name}: no source says its rows: they tell of the graph itself"
        ):
            Why(askable(world), run(askable(world), question(name)))
    unnamed = "#+ columns:\n#+   a: {type: iri}\nSELECT ?a { VALUES ?a { agreement:morning-1-a } }"
    assert all(witnesses(world, unnamed)), "a header that does not speak of evidence leaves it open"


def test_a_header_that_counts_what_its_text_does_not_is_a_fault(world: BuiltGraph) -> None:
    text = "#+ counted: [a]\nSELECT (COUNT(?a) AS ?n) { ?a a pact:Agreement }"
    with pytest.raises(
        QueryError, match=r"counted: no SELECT of it has COUNT\(DISTINCT \?a\) and a GROUP BY"
    ):
        own(text, name="mine")


def test_a_header_says_which_columns_carry_a_row(world: BuiltGraph) -> None:
    header = "#+ columns:\n#+   a: {type: iri}\n#+   b: {type: iri}\n#+ evidence: [b]\n"
    query = "SELECT ?a ?b { VALUES (?a ?b) { (agreement:morning-1-a agreement:list-3-l) } }"
    (both,) = witnesses(world, query)
    (one,) = witnesses(world, header + query)
    assert {each.source for each in one} == {ID + "source/list-3"} < {each.source for each in both}


@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if form.rows and not form.binary])
def test_every_form_has_sources_and_words(form: str, world: BuiltGraph) -> None:
    text = explained(world, ONE, form)
    assert "เตรียมลงนาม" in text
    assert "ลงนามแล้ว" in text
    if form != "table":
        assert all(name.replace("_", "\\_") in text or name in text for name in COLUMNS)


def test_parts_of_a_cell_stand_in_the_same_order(world: BuiltGraph) -> None:
    (bound,) = json.loads(explained(world, ONE, "json"))["results"]["bindings"]
    (found,) = witnesses(world, ONE)
    parts = [bound[name]["value"].split(" | ") for name in COLUMNS]
    assert list(zip(*parts, strict=True)) == [(each.where, each.how, each.quote or "") for each in found]


def test_a_table_has_them_beneath_each_row(world: BuiltGraph) -> None:
    lines = explained(world, "SELECT ?a { ?a a pact:Agreement } ORDER BY ?a", "table").splitlines()
    plain = (
        plainly(run(world, "SELECT ?a { ?a a pact:Agreement } ORDER BY ?a"), "table").decode().splitlines()
    )
    assert [line for line in lines if not line.startswith("    ")] == plain
    at = lines.index("agreement:morning-1-a")
    assert lines[at + 1].startswith("    - “")
    assert "และอีก" in "".join(lines[at : at + 6])
    assert "and " in "".join(lines[at : at + 6])


def test_a_block_of_rows_is_two_queries_and_memory_does_not_grow(
    world: BuiltGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting = Counting(world)
    answer = run(world, question("agreements"))
    asking = Why(counting, answer)
    rows = len(list(asking.blocks(answer)))
    assert rows > 8
    assert len(counting.asked) <= 6
    monkeypatch.setattr(room, "_BLOCK", 4)
    counting.asked.clear()
    answer = run(world, question("agreements"))
    assert len(list(Why(counting, answer).blocks(answer))) == rows
    assert len(counting.asked) <= 6 * -(-rows // 4)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT ?n { ?a rdfs:label ?n }", "no column of it is an IRI"),
        ("ASK {}", "sources are given for rows"),
        ("CONSTRUCT { ?a a pact:Agreement } { ?a a pact:Agreement }", "sources are given for rows"),
    ],
)
def test_where_none_can_be_given_it_is_told_before_anything_is_written(
    query: str, told: str, world: BuiltGraph
) -> None:
    stream = io.BytesIO()
    answer = run(world, query)
    with pytest.raises(QueryError, match=told):
        write(answer, "csv", stream, why=Why(askable(world), answer))
    assert stream.getvalue() == b""


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (ONE, ""),
        ("SELECT ?a { ?a a pact:Nothing }", ""),
        (
            "SELECT ?a ?s { VALUES ?a { agreement:morning-1-a } ?a pact:status ?s }",
            "",
        ),  # the agreement carries it
        (
            "SELECT DISTINCT ?c { ?a a ?c VALUES ?c { pact:Agreement } }",
            "query: the row has no sources: there is no evidence about what stands in c itself (pact:Agreement); let "
            "it SELECT the agreement, the body or the person too",
        ),
        (
            "SELECT ?s { VALUES ?s { status:signed status:ended status:renewed status:planned } }",
            "query: none of the 4 rows has sources: there is no evidence about what stands in s itself (status:signed, "
            "status:ended, status:renewed, ...); let it SELECT the agreement too",
        ),
        (
            "SELECT ?a { VALUES ?a { agreement:list-3-l <urn:x> UNDEF } }",
            "query: 2 of 3 rows have no sources (rows 2, 3): there is no evidence about what stands in a itself (urn:x); "
            "no IRI stands where the agreement, body or person should; let it SELECT the agreement, the body or the person too",
        ),
        (
            "SELECT (body:villefable AS ?a) (body:chiang-rai-pao AS ?b) {}",
            "query: the row has no sources: no agreement joins what stands in a and b; let it SELECT the agreement too",
        ),
        (
            "#+ columns:\n#+   s: {type: iri}\n#+ evidence: [s]\nSELECT ?s { VALUES ?s { status:signed } }",
            "query: the row has no sources: there is no evidence about what stands in s itself (status:signed); let it "
            "SELECT the agreement too, and name its column as evidence in the header",
        ),
    ],
)
@pytest.mark.parametrize("form", ["csv", "table"])
def test_rows_without_sources_are_told_of_when_all_are_there(
    query: str, told: str, form: str, world: BuiltGraph
) -> None:
    """The columns were empty without a word."""
    answer = run(world, query)
    why = Why(askable(world), answer)
    write(answer, form, io.BytesIO(), why=why)
    assert why.lacking() == told


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (
            "SELECT ?v ?p { VALUES (?v ?p) { (venue:mairie person:anne) } }",
            "there is no evidence of what stands in v (venue:mairie) and p (person:anne) in their agreements",
        ),
        (
            "SELECT ?b { VALUES ?b { body:ko-kaeo-21 } }",
            "there is no evidence of what stands in b (body:ko-kaeo-21) in their agreements",
        ),
        (
            "SELECT ?d { VALUES ?d { domain:education } }",
            "there is no evidence about what stands in d itself (domain:education); let it SELECT the agreement too",
        ),
        (
            "SELECT ?a ?b { VALUES (?a ?b) { (agreement:border-7-m body:tharakaeo) } }",
            "there is no evidence of what stands in b (body:tharakaeo) in their agreements",
        ),
        (
            "SELECT ?a FROM g:morning-1 { VALUES ?a { agreement:list-3-l } }",
            "the graphs that it names have no evidence about what stands in a (agreement:list-3-l)",
        ),
        (
            "#+ columns:\n#+   a: {type: iri}\n#+   p: {type: iri}\n#+ evidence: [[a, p]]\n"
            "SELECT ?a ?p { VALUES (?a ?p) { (agreement:list-3-l person:kongphop) } }",
            "there is no evidence of what a row says about what stands in a (agreement:list-3-l)",
        ),
    ],
)
def test_what_is_told_of_rows_without_sources_is_the_case(query: str, told: str, world: BuiltGraph) -> None:
    """No source was said to tell of a venue, whose ceremonies sources tell of; nor of a body that stood beside an agreement."""
    answer = run(world, query)
    why = Why(askable(world), answer)
    assert why.of(list(answer)) == [()]
    assert why.lacking() == f"query: the row has no sources: {told}"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (
            "SELECT (COUNT(*) AS ?n) { ?a a pact:Agreement }",
            "what n is made of is not known; let one SELECT of it COUNT(DISTINCT ?agreement) by its columns, or SELECT the "
            "agreement too",
        ),
        (
            "SELECT (COUNT(DISTINCT ?b) AS ?n) { ?a pact:party ?b }",
            "what n is made of is not known; let one SELECT of it COUNT(DISTINCT ?agreement) by its columns, or SELECT the "
            "agreement too",
        ),
        ("SELECT (COUNT(DISTINCT ?a) AS ?n) { ?a pact:status status:none }", "no agreement is counted there"),
    ],
)
def test_a_total_of_which_nothing_is_known_is_told(query: str, told: str, world: BuiltGraph) -> None:
    """It was refused, since no column of it is an IRI."""
    why = Why(askable(world), answer := run(world, query))
    assert why.of(list(answer)) == [()]
    assert why.lacking() == f"query: the row has no sources: {told}"


@pytest.mark.parametrize(
    ("query", "pattern"),
    [
        ("SELECT (COUNT(DISTINCT ?a) AS ?n) { %s }", "?a pact:status status:signed"),
        ("SELECT ?n { { SELECT (COUNT(DISTINCT ?a) AS ?n) { %s } } }", "?a pact:status status:signed"),
        (
            "SELECT ?y (COUNT(DISTINCT ?a) AS ?n) { %s } GROUP BY (SUBSTR(STR(?d), 1, 4) AS ?y)",
            "?a a pact:Agreement ; pact:signedOn ?d",
        ),
    ],
)
def test_a_total_and_a_count_by_an_expression_rest_on_what_they_count(
    query: str, pattern: str, world: BuiltGraph
) -> None:
    """They were refused, since no column of them is an IRI."""
    answer = run(world, query % pattern)
    rows, why = list(answer), Why(askable(world), answer)
    told = why.of(rows)
    assert rows
    assert why.lacking() == "" or why.lacking().endswith(
        "have no sources (rows 3, 7, 8 ...): there is no evidence about what is counted there"
    )
    agreements = {each.value for each, *_ in run(world, f"SELECT ?a ?d {{ {pattern} }}")}  # type: ignore[union-attr]
    for row, each in zip(rows, told, strict=True):
        carriers = why.carriers(row)
        assert set(carriers) <= agreements
        assert len(carriers) + each.more == int(row[-1].value)  # type: ignore[union-attr]


def test_of_a_catalogued_question_it_is_told_where_what_carries_its_rows_stands(world: BuiltGraph) -> None:
    answer = run(world, question("agreements"))
    why = Why(askable(world), answer)
    assert not all(why.of(list(answer)))
    assert why.lacking().endswith("; citypact queries agreements shows what carries its rows")


TOURISM = "OPTIONAL { ?a pact:covers domain:tourism BIND(?a AS ?t) }"
ARTS = "OPTIONAL { ?a pact:covers domain:arts_culture BIND(?a AS ?c) }"


@pytest.mark.parametrize(
    ("variables", "numbers", "beside"),
    [
        ("a, t", "(COUNT(DISTINCT ?a) AS ?n) (COUNT(DISTINCT ?t) AS ?m)", TOURISM),
        ("t, a", "(COUNT(DISTINCT ?t) AS ?m) (COUNT(DISTINCT ?a) AS ?n)", TOURISM),
        (
            "a, t, c",
            "(COUNT(DISTINCT ?a) AS ?n) (COUNT(DISTINCT ?t) AS ?m) (COUNT(DISTINCT ?c) AS ?o)",
            TOURISM + ARTS,
        ),
        ("t, a", "(COUNT(DISTINCT ?t) / COUNT(DISTINCT ?a) AS ?share)", TOURISM),
        (
            "a, x",
            "(COUNT(DISTINCT ?a) AS ?n) (COUNT(DISTINCT ?x) AS ?m)",
            "?x pact:party ?b",
        ),  # each with each
    ],
)
@pytest.mark.parametrize("headed", [True, False])
def test_what_several_counts_of_a_row_count_is_shown_and_counted_once(
    variables: str, numbers: str, beside: str, headed: bool, world: BuiltGraph
) -> None:
    """Of 35 agreements, of which 6 were counted again as those on tourism, "36 more" were told of."""

    def told(variables: str, numbers: str, beside: str) -> list[tuple[Witnesses, int]]:
        header = f"#+ counted: [{variables}]\n" if headed else ""
        text = f"SELECT ?b {numbers} {{ ?a pact:party ?b {beside} }} GROUP BY ?b ORDER BY ?b"
        return [(each, each.more) for each in witnesses(world, own(header + text))]

    alone = told("a", "(COUNT(DISTINCT ?a) AS ?n)", "")
    assert told(variables, numbers, beside if beside.startswith("OPTIONAL") else f". {beside}") == alone
    counted = run(world, "SELECT (COUNT(DISTINCT ?a) AS ?n) { ?a pact:party ?b } GROUP BY ?b ORDER BY ?b")
    assert [more for _, more in alone] == [max(0, int(str(row[0].value)) - 5) for row in counted]  # type: ignore[union-attr]
    assert any(more for _, more in alone)


def test_what_is_counted_up_to_several_years_is_counted_once(world: BuiltGraph) -> None:
    """An agreement of two years was counted twice."""
    text = (
        "#+ counted: [a]\n#+ cumulated: y\nSELECT ?y (COUNT(DISTINCT ?a) AS ?n) { ?a pact:party body:tharakaeo "
        "VALUES ?y { 2001 2002 } } GROUP BY ?y ORDER BY ?y"
    )
    first, second = witnesses(world, own(text))
    assert first.more == second.more > 0


def test_no_rows_have_no_sources(world: BuiltGraph) -> None:
    head = explained(world, "SELECT ?a { ?a a pact:Nothing }", "csv")
    assert head == "a,why_source,why_how,why_quote\r\n"


def test_words_are_masked_and_short(world: BuiltGraph) -> None:
    store = ox.Store()
    store.load(
        f"""
        PREFIX pact: <https://w3id.org/citypact/ns#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX dct: <http://purl.org/dc/terms/>
        <urn:source> dct:title "ติดต่อ pr@example.go.th" .
        <urn:graph> {{ <urn:e> rdf:subject <urn:a> ; rdf:predicate pact:status ; pact:kind "extracted" ;
          prov:wasDerivedFrom <urn:source> ; pact:span <urn:s> . <urn:s> pact:quote "โทร. 0-5371-1333 {"ก้" * 400}" }}
        """,
        format=ox.RdfFormat.TRIG,
    )
    ((found,),) = witnesses(replace(world, store=store), "SELECT ?a { VALUES ?a { <urn:a> } }")
    assert found.quote is not None
    assert len(found.quote) <= 300
    assert "5371" not in found.quote
    assert found.title == "ติดต่อ [อีเมล/e-mail]"


def test_an_iri_is_written_as_a_term_and_what_is_not_bound_has_no_sources(world: BuiltGraph) -> None:
    found = witnesses(world, "SELECT ?a { VALUES ?a { <urn:x?a=')%3E.> UNDEF agreement:list-3-l } }")
    assert [bool(each) for each in found] == [False, False, True]
