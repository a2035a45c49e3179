"""What carries a row of a query without a header: in a world of four agreements of three bodies, as five sources tell it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pyoxigraph as ox
import pytest

from citypact.errors import QueryError
from citypact.graph.folder import BuiltGraph
from citypact.queries import Question, Why, askable, own, run
from citypact.queries.prefixes import PREFIXES
from citypact.queries.running import Row

_PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


def told(source: str, *claims: str) -> str:
    """What a source says, with a piece of evidence for each statement."""
    text = ""
    for at, claim in enumerate(claims):
        subject, property, value = claim.split()
        text += (
            f"{claim} .\nevidence:{source}-{at} a pact:Evidence ; rdf:subject {subject} ; rdf:predicate {property} ;"
            f' rdf:object {value} ; pact:kind "curated" ; prov:wasDerivedFrom source:{source} .\n'
        )
    return text


def party(agreement: str, body: str, role: str = "party") -> tuple[str, ...]:
    part = f"participation:{agreement}-{body}"
    return (
        f"agreement:{agreement} pact:participation {part}",
        f"{part} pact:body body:{body}",
        f"{part} pact:role role:{role}",
    )


def involved(agreement: str, person: str, post: str) -> tuple[str, ...]:
    part = f"involvement:{agreement}-{person}"
    return (
        f"agreement:{agreement} pact:involvement {part}",
        f"{part} pact:person person:{person}",
        f"{part} pact:heldPost post:{post}",
    )


# paper and city tell of one, each of another field; mirror says that it is only planned. Of two, which far only witnesses, news
# tells; of three, of the bodies of one, plan; of four, which is of far alone, news
SAID: Mapping[str, tuple[str, ...]] = {
    "paper": (
        *party("one", "town"),
        *party("one", "port"),
        "agreement:one pact:covers domain:tourism",
        "agreement:one pact:status status:signed",
    ),
    "city": (
        *party("one", "town"),
        "agreement:one pact:covers domain:sports",
        "agreement:one pact:status status:signed",
        "agreement:one pact:signingEvent event:one",
        "event:one schema:location venue:room",
        *involved("one", "malee", "clerk"),
        "person:malee org:hasMembership membership:malee",
        "membership:malee org:organization body:guild",
    ),
    "mirror": ("agreement:one pact:status status:planned",),
    "news": (
        *party("two", "town"),
        *party("two", "far", "witness"),
        "agreement:two pact:covers domain:health",
        "agreement:two pact:status status:planned",
        *involved("two", "somchai", "mayor"),
        *party("four", "far"),
        "agreement:four pact:covers domain:tourism",
    ),
    "plan": (
        *party("three", "town"),
        *party("three", "port"),
        "agreement:three pact:status status:planned",
    ),
}
OF = {"one": ("paper", "city", "mirror"), "two": ("news",), "three": ("plan",), "four": ("news",)}
KINDS = {
    "pact:Agreement": "agreement:one agreement:two agreement:three agreement:four",
    "pact:Body": "body:town body:port body:far body:guild",
    "foaf:Person": "person:malee person:somchai",
    "pact:Venue": "venue:room",
    "org:Post": "post:clerk post:mayor",
    "pact:Source": " ".join(f"source:{each}" for each in SAID),
}


@pytest.fixture(scope="module")
def few(world: BuiltGraph) -> BuiltGraph:
    claims = {claim for several in SAID.values() for claim in several} - {
        "agreement:one pact:status status:planned"
    }
    known = "".join(f"{claim} .\n" for claim in sorted(claims))
    known += "".join(f"{each} a {kind} .\n" for kind, things in KINDS.items() for each in things.split())
    known += "".join(
        f"agreement:{each} prov:wasDerivedFrom source:{source} .\n"
        for each, its in OF.items()
        for source in its
    )
    for agreement, bodies in {"one": "town port", "two": "town", "three": "town port", "four": "far"}.items():
        known += "".join(f"agreement:{agreement} pact:party body:{body} .\n" for body in bodies.split())
    known += "body:town pact:partnerOf body:port . membership:malee org:member person:malee .\n"
    graphs = "".join(f"g:{name} {{ {told(name, *claims)} }}\n" for name, claims in SAID.items())
    graphs += "g:city { membership:malee org:member person:malee . }\n"
    store = ox.Store()
    store.load(f"{_PREFIXES}{known}\n{graphs}", format=ox.RdfFormat.TRIG)
    return replace(world, store=store)


def asked(graph: BuiltGraph, query: str | Question) -> tuple[list[tuple[Row, set[str], int]], str]:
    """The rows with their sources and how many more there are, and what is told."""
    answer = run(graph, query)
    rows, why = list(answer), Why(askable(graph), answer)
    found = [
        (row, {each.source.rpartition("/")[2] for each in its}, its.more)
        for row, its in zip(rows, why.of(rows), strict=True)
    ]
    return found, why.lacking()


def sources(graph: BuiltGraph, things: str) -> set[str]:
    """Of a row of these things."""
    columns = " ".join(f"?x{at}" for at, _ in enumerate(things.split()))
    ((_, found, _),), _ = asked(graph, f"SELECT {columns} {{ VALUES ({columns}) {{ ({things}) }} }}")
    return found


@pytest.mark.parametrize(
    ("things", "said"),
    [
        ("body:town domain:health", {"news"}),  # not what tells of the town's other agreements
        ("body:town domain:tourism", {"paper"}),  # city tells of the town and of another field
        ("body:town domain:sports", {"city"}),
        ("body:port domain:sports", {"paper", "city"}),  # no source says both
        ("body:town status:planned", {"news", "plan"}),  # mirror does not speak of the town
        ("body:town person:somchai", {"news"}),
        ("body:town venue:room", {"city"}),
        ("post:mayor body:far", {"news"}),
        ("body:far role:witness", {"news"}),
        ("body:town body:port", {"paper", "plan"}),
        ("body:town body:port domain:tourism", {"paper"}),
        ("body:town source:city", {"city"}),
        ("domain:tourism g:paper", {"paper"}),
        ("person:malee body:guild", {"city"}),  # its member, in no agreement with it
        ("body:port domain:health", set()),
        ("body:far status:signed", set()),
        ("body:town role:witness", set()),  # another body is
        ("domain:sports status:signed", set()),  # of which there are too many
        ("body:town level:pao", {"paper", "city", "news", "plan"}),  # which no source could say
    ],
)
def test_things_without_an_agreement_rest_on_those_that_hold_them_together(
    things: str, said: set[str], few: BuiltGraph
) -> None:
    """A body and a field had the sources of all agreements of the body, without a word."""
    assert sources(few, things) == said


def test_two_bodies_rest_on_the_same_in_either_order(few: BuiltGraph) -> None:
    """Of both orders in one answer, one had no sources."""
    both = "VALUES (?b ?c) { (body:town body:port) (body:port body:town) } ?a pact:party ?b, ?c"
    answer = run(few, f"SELECT DISTINCT ?b ?c {{ {both} }} ORDER BY ?b")
    rows = list(answer)
    one, other = Why(askable(few), answer).of(rows)
    assert len(rows) == 2
    assert {each.source for each in one} == {each.source for each in other} != set()


def test_of_agreements_that_were_looked_up_it_is_told(few: BuiltGraph) -> None:
    query = "SELECT DISTINCT ?b ?d { ?a pact:party ?b ; pact:covers ?d }"
    _, line = asked(few, query)
    assert line == (
        "query: the sources of all 6 rows are those of all agreements that hold what stands in them (of a "
        "body all its own), also of those that it does not ask for; let it SELECT the agreement too"
    )
    assert asked(few, query.replace("?b ?d", "?a ?b ?d"))[1] == ""


@pytest.mark.parametrize(
    ("things", "line"),
    [
        (
            "body:port domain:health",
            "no agreement joins what stands in x0 and x1; let it SELECT the agreement too",
        ),
        (
            "agreement:one person:somchai",
            "there is no evidence of what stands in x1 (person:somchai) in their agreements",
        ),
        (
            "agreement:one source:news",
            "there is no evidence of what stands in x1 (source:news) in their agreements",
        ),
        (
            "agreement:two domain:health source:paper",  # which news says
            "other sources than that in x2 say what stands in x1 (domain:health); leave x2 out",
        ),
        (
            "agreement:two domain:sports source:paper",
            "there is no evidence of what stands in x1 (domain:sports) in their agreements",
        ),
        (
            "agreement:two domain:health person:malee source:paper",
            "there is no evidence of what stands in x2 (person:malee) in their agreements; other sources than that in x3 say "
            "what stands in x1 (domain:health); leave x3 out",
        ),
        (
            "domain:sports status:signed",
            "there is no evidence about what stands in x0 itself (domain:sports); there is no evidence about what stands in x1 "
            "itself (status:signed); let it SELECT the agreement too",
        ),
    ],
)
def test_of_things_that_no_source_joins_it_is_told(things: str, line: str, few: BuiltGraph) -> None:
    """A person or a source that has no part in an agreement had all sources of the agreement."""
    columns = " ".join(f"?x{at}" for at, _ in enumerate(things.split()))
    ((_, found, _),), told = asked(few, f"SELECT {columns} {{ VALUES ({columns}) {{ ({things}) }} }}")
    assert (found, told) == (set(), f"query: the row has no sources: {line}")


def test_of_a_row_of_which_another_source_says_the_rest_it_is_told(few: BuiltGraph) -> None:
    """It was told that there is no evidence of what another source says."""
    things = "(agreement:one domain:tourism domain:sports source:paper)"
    ((_, found, _),), line = asked(few, f"SELECT ?a ?d ?e ?s {{ VALUES (?a ?d ?e ?s) {{ {things} }} }}")
    rest = "query: the sources of the row are those of the rest alone: other sources than that in s say"
    assert (found, line) == ({"paper"}, f"{rest} what stands in e (domain:sports); leave s out")


def test_a_piece_of_evidence_beside_its_agreement_carries_itself(few: BuiltGraph) -> None:
    """It was told that no IRI stands there that could."""
    rows, line = asked(
        few, "SELECT ?e ?a ?g { GRAPH ?g { ?e rdf:subject ?a ; rdf:predicate pact:covers } } ORDER BY ?e"
    )
    of = [str(row[2]).strip("<>").rpartition("/")[2] for row, _, _ in rows]
    assert [found for _, found, _ in rows] == [{each} for each in of] and len(of) == 4 and line == ""


def test_nobody_is_sent_for_an_agreement_that_holds_no_such_person(few: BuiltGraph) -> None:
    """Of a person in no agreement it was told to SELECT the agreement too."""
    store = ox.Store()
    store.extend(few.store)
    store.update(f"{_PREFIXES} INSERT DATA {{ person:nok a foaf:Person }}")
    _, line = asked(replace(few, store=store), "SELECT ?p { VALUES ?p { person:nok } }")
    told = "query: the row has no sources: there is no evidence about what stands in p itself"
    assert line == f"{told} (person:nok)"


def test_of_a_row_of_which_no_source_says_all_it_is_told(few: BuiltGraph) -> None:
    ((_, found, _),), line = asked(
        few, "SELECT ?a ?d ?p { VALUES (?a ?d ?p) { (agreement:one domain:sports person:somchai) } }"
    )
    assert found == {"city"}
    assert line == (
        "query: the sources of the row are those of the rest alone: there is no evidence of what stands in p (person:somchai) "
        "in their agreements"
    )


@pytest.mark.parametrize(
    ("things", "said"),
    [
        ("agreement:one status:signed", {"paper", "city"}),
        ("agreement:one status:planned", {"mirror"}),
        ("agreement:one domain:sports status:signed", {"city"}),
        ("agreement:one body:port domain:sports", {"paper", "city"}),
        ("agreement:two body:far role:witness", {"news"}),
        ("agreement:one event:one", {"city"}),
        ("agreement:one post:clerk", {"city"}),
    ],
)
def test_an_agreement_is_narrowed_by_all_that_stands_beside_it(
    things: str, said: set[str], few: BuiltGraph
) -> None:
    """A status did not narrow it, and a source that says one of two things carried the row of both."""
    assert sources(few, things) == said


def test_two_bodies_have_each_its_own_role(few: BuiltGraph) -> None:
    """It was told that there is no evidence of the roles."""
    ((_, found, _),), line = asked(
        few,
        "SELECT ?a ?b ?r ?c ?s { ?a pact:participation ?x , ?y . ?x pact:body ?b ; pact:role ?r ."
        " ?y pact:body ?c ; pact:role ?s FILTER(?r = role:party && ?s = role:witness) }",
    )
    assert (found, line) == ({"news"}, "")


def test_what_a_query_counts_is_narrowed_by_what_stands_in_the_row(few: BuiltGraph) -> None:
    """A row of one source had the sources of all others of the agreements that it counts."""
    for query in (
        "SELECT ?g (COUNT(DISTINCT ?a) AS ?n) { GRAPH ?g { ?a pact:status ?st } } GROUP BY ?g",
        "SELECT ?s (COUNT(DISTINCT ?a) AS ?n) { ?a a pact:Agreement ; prov:wasDerivedFrom ?s } GROUP BY ?s",
    ):
        rows, line = asked(few, query)
        assert len(rows) == 5 and line == ""
        for row, found, _ in rows:
            assert found == {str(row[0]).strip("<>").rpartition("/")[2]}
    rows, line = asked(
        few,
        "SELECT ?p (COUNT(DISTINCT ?a) AS ?n) { ?a pact:involvement/pact:person ?p } GROUP BY ?p ORDER BY ?p",
    )
    assert ([found for _, found, _ in rows], line) == ([{"city"}, {"news"}], "")


def test_all_counts_of_a_query_carry_its_rows(few: BuiltGraph) -> None:
    """Only what it counts first did; a row of which that was none was told to hold no IRI."""
    rows, line = asked(
        few,
        "SELECT ?b (COUNT(DISTINCT ?s) AS ?signed) (COUNT(DISTINCT ?p) AS ?planned) { ?b a pact:Body"
        " OPTIONAL { ?s pact:party ?b ; pact:status status:signed }"
        " OPTIONAL { ?p pact:party ?b ; pact:status status:planned } } GROUP BY ?b ORDER BY ?b",
    )
    assert [(row[1].value, row[2].value, found, more) for row, found, more in rows] == [  # type: ignore[union-attr]
        ("0", "0", set(), 0),  # far
        ("0", "0", set(), 0),  # guild
        ("1", "1", {"paper", "plan"}, 0),
        ("1", "2", {"paper", "city", "news", "plan"}, 0),
    ]
    assert line == "query: 2 of 4 rows have no sources (rows 1, 2): no agreement is counted there"


COUNTED = "SELECT ?b (COUNT(DISTINCT ?a) AS ?n) { ?a pact:party ?b ; pact:status status:%s } GROUP BY ?b"


def test_a_count_that_an_optional_does_not_give_is_told(few: BuiltGraph) -> None:
    """It was told that no IRI stands there."""
    rows, line = asked(
        few, f"SELECT ?b ?n {{ VALUES ?b {{ body:far body:port }} OPTIONAL {{ {COUNTED % 'signed'} }} }}"
    )
    assert [(found, more) for _, found, more in rows] == [(set(), 0), ({"paper"}, 0)]
    assert line == "query: 1 of 2 rows have no sources (row 1): no agreement is counted there"


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT ?b ?n {{ {{ {COUNTED % 'signed'} }} UNION {{ {COUNTED % 'planned'} }} }}",
        f"SELECT ?b ?m {{ {{ SELECT (MAX(?n) AS ?m) {{ {{ {COUNTED % 'signed'} }} }} }} ?b a pact:Body }}",
        f"SELECT ?b ?n {{ {{ SELECT ?n {{ {{ {COUNTED % 'signed'} }} }} }} ?b a pact:Body }}",
        "SELECT ?b (COUNT(DISTINCT ?x) AS ?n) { ?a pact:party ?b , ?x } GROUP BY ?b",
    ],
)
def test_a_count_that_is_not_the_rows_own_is_told(query: str, few: BuiltGraph) -> None:
    """Rows of one count had what the other counts, or what is counted for a variable of the same name elsewhere."""
    rows, line = asked(few, query)
    assert rows and not any(more for _, _, more in rows)
    assert "are those of all agreements that hold what stands in them" in line
    assert "also of those that it does not count; let it COUNT(DISTINCT ?agreement)" in line


OF_TOWN = "{ SELECT ?b (COUNT(DISTINCT ?x) AS ?n) { ?x pact:party ?b } GROUP BY ?b }"
OF_ALL = "{ SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x a pact:Agreement } }"
NOT_OF = (
    "are those of what else stands in them, not of what {} is made of; ask for that in a query of its own, by "
    "COUNT(DISTINCT ?agreement)"
)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (f"SELECT ?a ?b ?n {{ ?a pact:party ?b {OF_TOWN} }}", "n"),
        (f"SELECT ?a ?n {{ ?a a pact:Agreement {OF_ALL} }}", "n"),
        (f"SELECT ?a ?m {{ ?a a pact:Agreement {OF_ALL} BIND(?n + 1 AS ?m) }}", "m"),
        ("SELECT ?a (COUNT(DISTINCT ?x) AS ?n) { ?a pact:party ?b . ?x pact:party ?b } GROUP BY ?a", "n"),
        ("SELECT ?b (MAX(?x) AS ?a) (COUNT(DISTINCT ?x) AS ?n) { ?x pact:party ?b } GROUP BY ?b", "n"),
        (
            f"SELECT ?a ?n {{ ?a a pact:Agreement {OF_ALL.replace('COUNT(DISTINCT ?x)', 'MIN(STR(?x))')} }}",
            "n",
        ),
        ("SELECT ?a (COUNT(DISTINCT ?b) AS ?n) { ?a pact:party ?b } GROUP BY ?a", ""),
        (f"SELECT ?a {{ ?a pact:party ?b {OF_TOWN} }} ORDER BY ?n", ""),
    ],
)
def test_an_agreement_beside_a_count_has_its_own_sources(query: str, said: str, few: BuiltGraph) -> None:
    """It had those of all agreements that are counted, and where none was known, nothing was told of the count."""
    rows, line = asked(few, query)
    names = run(few, query).columns
    for row, found, more in rows:
        agreement = str(row[names.index("a")]).strip("<>").rpartition("/")[2]
        assert found and found <= set(OF[agreement]) and not more
    everywhere = f"query: the sources of all {len(rows)} rows {NOT_OF.format(said)}"
    assert line == (everywhere if said else "")


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("?a pact:party ?b ; pact:covers ?x", {"health": {"news"}, "sports": {"city"}, "tourism": {"paper"}}),
        ("?a pact:party ?b ; pact:involvement/pact:person ?x", {"malee": {"city"}, "somchai": {"news"}}),
        (
            "?a pact:party ?b ; pact:status ?x",
            {"signed": {"paper", "city"}, "planned": {"news", "plan"}},
        ),
        ("?b pact:partnerOf ?x", {"port": {"paper"}}),
    ],
)
def test_what_stands_beside_a_count_is_not_asked_of_what_is_counted(
    pattern: str, found: dict[str, set[str]], few: BuiltGraph
) -> None:
    """It was told that no source says it of the agreements that are counted, of which nobody did."""
    of = OF_TOWN.replace("?x", "?counted")
    query = f"SELECT DISTINCT ?b ?x ?n {{ VALUES ?b {{ body:town }} {pattern} {of} }}"
    rows, line = asked(few, query)
    assert {str(row[1]).strip("<>").rpartition("/")[2]: its for row, its, _ in rows} == found
    assert "no evidence" not in line and NOT_OF.format("n") in line
    rows, line = asked(few, f"SELECT ?b ?l ?n {{ VALUES (?b ?l) {{ (body:town level:pao) }} {of} }}")
    assert ([its for _, its, _ in rows], line) == ([{"paper", "city", "news", "plan"}], "")


def test_a_count_whose_columns_are_not_given_on_is_not_the_rows_own(few: BuiltGraph) -> None:
    """A variable of the same name had the count of another."""
    counts = "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x pact:party ?b } GROUP BY ?b"
    rows, line = asked(few, f"SELECT ?b ?n {{ VALUES ?b {{ body:port }} {{ {counts} }} }}")
    assert [found for _, found, _ in rows] == [{"paper", "plan"}] * 3 and NOT_OF.format("n") in line


def test_a_graph_that_is_named_in_the_pattern_narrows_as_from_does(few: BuiltGraph) -> None:
    """It had the sources of all graphs."""
    block = "SELECT ?a ?st { GRAPH g:mirror { ?a pact:status ?st } FILTER(BOUND(?st)) }"
    for query in (block, "SELECT ?a ?st FROM g:mirror { ?a pact:status ?st }", block.replace("?a ?st", "?a")):
        rows, line = asked(few, query)
        assert ([found for _, found, _ in rows], line) == ([{"mirror"}], "")
    rows, line = asked(
        few, "SELECT ?a ?b { ?a pact:party ?b GRAPH g:paper { ?a pact:covers ?d } } ORDER BY ?b"
    )
    assert [found for _, found, _ in rows] == [{"paper"}, {"paper", "city"}]
    assert line == (
        "query: a GRAPH of one source stands beside other patterns, so that the sources are those of all graphs; ask FROM this "
        "graph, or GRAPH ?g with ?g among the columns"
    )


@pytest.mark.parametrize(
    ("class_", "said"),
    [
        (
            "pact:Body",
            {
                "far": {"news"},
                "guild": {"city"},
                "port": {"paper", "plan"},
                "town": {"paper", "city", "news", "plan"},
            },
        ),
        ("foaf:Person", {"malee": {"city"}, "somchai": {"news"}}),
        ("pact:Venue", {"room": {"city"}}),
        ("org:Post", {"clerk": {"city"}, "mayor": {"news"}}),
    ],
)
def test_a_thing_alone_rests_on_all_that_names_it(
    class_: str, said: dict[str, set[str]], few: BuiltGraph
) -> None:
    """Bodies that are only witnesses, persons without an office, venues and posts were said to be in no source."""
    rows, line = asked(few, f"SELECT ?x {{ ?x a {class_} }}")
    assert {str(row[0]).strip("<>").rpartition("/")[2]: found for row, found, _ in rows} == said
    assert "no sources" not in line


def test_so_does_one_that_a_header_names(few: BuiltGraph) -> None:
    header = "#+ columns:\n#+   x: {type: iri}\n#+ evidence: [x]\n"
    rows, line = asked(few, f"{header}SELECT ?x {{ VALUES ?x {{ venue:room body:guild post:mayor }} }}")
    assert ([found for _, found, _ in rows], line) == ([{"city"}, {"city"}, {"news"}], "")


def test_partners_rest_on_the_agreements_that_make_them(few: BuiltGraph) -> None:
    """Planned ones stood there too, and bodies without partners were told to be in no source."""
    rows, _ = asked(few, "SELECT ?b ?c { ?b pact:partnerOf ?c }")
    assert [found for _, found, _ in rows] == [{"paper"}]
    header = "#+ columns:\n#+   b: {type: iri}\n#+   c: {type: iri}\n#+ predicates: [pact:partnerOf]\n"
    query = f"{header}SELECT ?b ?c {{ VALUES (?b ?c) {{ (body:town body:port) (body:town body:far) }} }}"
    rows, line = asked(few, query)
    assert [found for _, found, _ in rows] == [{"paper"}, set()]
    assert (
        "1 of 2 rows have no sources (row 2): no agreement that makes partners joins what stands in b and c"
        in line
    )
    for header in (
        "#+ columns:\n#+   b: {type: iri}\n#+ predicates: [pact:partnerOf]\n",
        "#+ columns:\n#+   b: {type: iri}\n#+ evidence: [b]\n#+ predicates: [pact:partnerOf]\n",
    ):
        rows, line = asked(few, f"{header}SELECT ?b {{ VALUES ?b {{ body:town body:far }} }}")
        assert [found >= {"paper"} for _, found, _ in rows] == [True, False] and not rows[1][1]
        assert "(row 2): no agreement makes partners of what stands in b (body:far)" in line


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?a ?d { ?a pact:covers ?d }", [{"paper"}, {"city"}, {"news"}, {"news"}]),
        ("SELECT * { ?a pact:covers ?d }", [{"paper"}, {"city"}, {"news"}, {"news"}]),
        ("SELECT ?a (?x AS ?d) { ?a pact:covers ?x }", [{"paper"}, {"city"}, {"news"}, {"news"}]),
    ],
)
def test_a_header_needs_no_columns_beside_those_of_the_select(
    query: str, said: list[set[str]], few: BuiltGraph
) -> None:
    """It was told that there is no such column, one of: none."""
    header = "#+ summary: what is agreed\n#+ evidence: [[a, d]]\n"
    rows, line = asked(few, f"{header}{query}")
    assert (sorted(map(sorted, (found for _, found, _ in rows))), line) == (sorted(map(sorted, said)), "")
    with pytest.raises(QueryError, match="evidence: no column 'b'; one of: a, d"):
        own("#+ evidence: [b]\nSELECT ?a (?x AS ?d) { ?a pact:covers ?x }", name="mine")


def test_the_claims_that_a_header_names_are_not_narrowed_by_what_stands_beside(few: BuiltGraph) -> None:
    header = "#+ columns:\n#+   a: {type: iri}\n#+   b: {type: iri}\n#+ predicates: [pact:covers]\n"
    query = "SELECT ?a ?b { VALUES (?a ?b) { (agreement:one body:town) (agreement:three body:town) } }"
    rows, line = asked(few, header + query)
    assert [found for _, found, _ in rows] == [{"paper", "city"}, set()]
    assert "(row 2): there is no evidence of what a row says about what stands in a (agreement:three)" in line
