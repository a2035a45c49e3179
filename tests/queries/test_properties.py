"""By which property a query's text has a column: in a world of two agreements, as four sources tell of them."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from citypact.graph.folder import BuiltGraph
from citypact.queries.patterns import UNKNOWN
from citypact.queries.prefixes import PREFIXES
from citypact.queries.properties import properties
from tests.queries.test_carried import asked, told

_PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


def day(written: str) -> str:
    kind = "date" if len(written) == 10 else "gYear"
    return f'"{written}"^^xsd:{kind}'


def involved(part: str, *, behalf: str) -> tuple[str, ...]:
    return (
        f"agreement:pact pact:involvement involvement:{part}",
        f"involvement:{part} pact:person person:malee",
        f"involvement:{part} pact:onBehalfOf body:{behalf}",
    )


# paper reports what notice had announced for the day, and press calls another field its headline; malee signs for the town says
# paper, for the guild says notice, and is in an office of the port. Office saw her there a year later, and
# diary long before. Minutes say that she and noi sign for the inn, a party, as echo repeats
SAID = {
    "paper": (
        f"agreement:pact pact:signedOn {day('2023-02-24')}",
        "agreement:pact pact:covers domain:tourism",
        "agreement:pact pact:participation participation:guild",
        "participation:guild pact:body body:guild",
        *involved("town", behalf="town"),
        "person:malee org:hasMembership membership:malee",
        "membership:malee org:organization body:port",
        f"membership:malee pact:seenInOffice {day('2023-02-24')}",
    ),
    "notice": (
        f"agreement:pact pact:plannedFor {day('2023-02-24')}",
        f"agreement:pact pact:validFrom {day('2024')}",
        "agreement:pact pact:participation participation:town",
        "participation:town pact:body body:town",
        *involved("guild", behalf="guild"),
    ),
    "press": (
        "agreement:pact pact:covers domain:tourism",
        "agreement:pact pact:headlineDomain domain:tourism",
        f"agreement:pact pact:signedOn {day('2023')}",
    ),
    "minutes": (
        "agreement:pact pact:participation participation:inn",
        "participation:inn pact:body body:inn",
        *involved("inn", behalf="inn"),
        "agreement:pact pact:involvement involvement:noi",
        "involvement:noi pact:person person:noi",
        "involvement:noi pact:onBehalfOf body:inn",
    ),
    "echo": (
        "agreement:pact pact:participation participation:inn",
        "participation:inn pact:body body:inn",
    ),
    "diary": (f"membership:malee pact:seenInOffice {day('1981')}",),
    "office": (
        "person:malee org:hasMembership membership:malee",
        "membership:malee org:organization body:port",
        f"membership:malee pact:seenInOffice {day('2024-05-05')}",
    ),
}
KINDS = {
    "pact:Agreement": "agreement:pact",
    "pact:Body": "body:town body:guild body:port body:inn",
    "foaf:Person": "person:malee person:noi",
    "pact:Involvement": "involvement:town involvement:guild involvement:inn involvement:noi",
    "pact:Source": " ".join(f"source:{each}" for each in SAID),
}
_INN = "pact:involvement/pact:onBehalfOf ?b FILTER(?b = body:inn)"
_BEHALF = "?a pact:involvement ?i . ?i pact:person ?p ; pact:onBehalfOf ?b FILTER(?b = body:town)"


@pytest.fixture(scope="module")
def day_world(world: BuiltGraph) -> BuiltGraph:
    claims = {claim for several in SAID.values() for claim in several}
    known = "".join(f"{claim} .\n" for claim in sorted(claims))
    known += "".join(f"{each} a {kind} .\n" for kind, things in KINDS.items() for each in things.split())
    known += "agreement:pact prov:wasDerivedFrom source:paper , source:notice , source:press , source:minutes , source:echo .\n"
    known += "source:paper pact:issuer body:town . source:notice pact:issuer body:guild .\n"
    known += f"membership:malee org:member person:malee . agreement:pact pact:validFromLatest {day('2024-12-31')} .\n"
    graphs = "".join(f"g:{name} {{ {told(name, *claims)} }}\n" for name, claims in SAID.items())
    graphs += "".join(
        f"g:{name} {{ membership:malee org:member person:malee }}\n" for name in ("paper", "office")
    )
    store = ox.Store()
    store.load(f"{_PREFIXES}{known}\n{graphs}", format=ox.RdfFormat.TRIG)
    return replace(world, store=store)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?a ?d { ?a pact:signedOn ?d FILTER(DATATYPE(?d) = xsd:date) }", {"paper"}),
        ("SELECT ?a ?d { ?a pact:plannedFor ?d }", {"notice"}),
        ("SELECT ?a ?day { ?a pact:plannedFor ?d BIND(?d AS ?day) }", {"notice"}),
        ("SELECT ?a (MIN(?d) AS ?first) { ?a pact:plannedFor ?d } GROUP BY ?a", {"notice"}),
        ("SELECT ?a ?d { ?d ^<https://w3id.org/citypact/ns#plannedFor> ?a }", {"notice"}),
        ("SELECT ?a ?d { GRAPH ?g { ?a a?/pact:plannedFor ?d } }", {"notice"}),
        ("SELECT ?a ?p ?d { ?a ?p ?d VALUES ?p { pact:plannedFor } }", {"notice"}),
        ("SELECT ?a ?d { ?a pact:plannedFor ?d MINUS { ?a pact:signedOn ?d FILTER(false) } }", {"notice"}),
        ("SELECT ?a ?d { ?a pact:plannedFor|pact:signedOn ?d FILTER(DATATYPE(?d) = xsd:date) }", {"paper", "notice"}),
        ("SELECT ?a ?d { ?a pact:validFromLatest ?d }", {"notice"}),  # 2024
        (f"SELECT ?a ?p ?b {{ {_BEHALF} }}", {"paper"}),
        (f"SELECT ?p ?b {{ {_BEHALF} }}", {"paper"}),
        (f"SELECT ?i ?b {{ {_BEHALF} }}", {"paper"}),
        ("SELECT ?a ?b { ?a pact:involvement/pact:onBehalfOf ?b FILTER(?b = body:town) }", {"paper"}),
        ("SELECT ?a ?b { ?a pact:participation/pact:body ?b FILTER(?b = body:town) }", {"notice"}),
        (f"SELECT ?b (COUNT(DISTINCT ?a) AS ?n) {{ {_BEHALF} }} GROUP BY ?b", {"paper"}),
        (f"#+ evidence: [[a, p, b]]\nSELECT ?a ?p ?b {{ {_BEHALF} }}", {"paper"}),
        (f"#+ counted: [[a, b]]\nSELECT ?b (COUNT(DISTINCT ?a) AS ?n) {{ {_BEHALF} }} GROUP BY ?b", {"paper"}),
        ("#+ evidence: [[a, d]]\nSELECT ?a ?d { ?a pact:plannedFor ?d }", {"notice"}),
        ("SELECT ?a ?b { ?a prov:wasDerivedFrom/pact:issuer ?b FILTER(?b = body:guild) }", {"notice"}),
        ("SELECT ?a ?d { ?a pact:headlineDomain ?d }", {"press"}),
        ("SELECT ?a ?d { ?a pact:covers ?d }", {"paper", "press"}),
        (
            "SELECT ?m ?p ?b ?d { ?m org:member ?p ; org:organization ?b ; pact:seenInOffice ?d FILTER(YEAR(?d) = 2024) }",
            {"office"},
        ),
        ("SELECT ?m ?d { ?m pact:seenInOffice ?d FILTER(YEAR(?d) = 2023) }", {"paper"}),
        ("SELECT ?m ?x ?y { ?m pact:seenInOffice ?x, ?y FILTER(YEAR(?x) = 2023 && YEAR(?y) = 2024) }", {"paper", "office"}),
        (
            "SELECT ?m ?p ?b (MIN(?d) AS ?first) (MAX(?d) AS ?last) { ?m org:member ?p ; org:organization ?b ;"
            " pact:seenInOffice ?d FILTER(YEAR(?d) > 2000) } GROUP BY ?m ?p ?b",
            {"paper", "office"},
        ),
        (f"SELECT DISTINCT ?a ?b {{ ?a pact:participation/pact:body ?b ; {_INN} }}", {"minutes"}),
        (
            f"SELECT ?b (COUNT(DISTINCT ?a) AS ?n) {{ ?a {_INN} FILTER EXISTS {{ ?a pact:participation/pact:body ?b }} }}"
            " GROUP BY ?b",
            {"minutes"},
        ),
        (
            f"SELECT DISTINCT ?a ?b {{ {{ ?a {_INN} }} UNION {{ ?a pact:participation/pact:body ?b FILTER(?b = body:inn) }} }}",
            {"minutes", "echo"},
        ),
        ("SELECT ?a ?h ?d { ?a pact:headlineDomain ?h ; pact:covers ?d }", {"press"}),
        (
            "SELECT ?a ?p ?q ?b { ?a pact:involvement ?i, ?j . ?i pact:person ?p ; pact:onBehalfOf ?b ."
            " ?j pact:person ?q ; pact:onBehalfOf ?b FILTER(STR(?p) < STR(?q)) }",
            {"minutes"},
        ),
    ],
)  # fmt: skip
def test_a_column_counts_as_the_property_by_which_the_text_has_it(
    query: str, said: set[str], day_world: BuiltGraph
) -> None:
    """A planned day was said to be that of signing, and a party to be the one that somebody signs for."""
    ((_, found, _),), line = asked(day_world, query)
    assert found == said
    assert "another property" not in line and "no evidence" not in line


def test_a_body_and_a_day_have_the_agreements_of_the_body_on_this_day(day_world: BuiltGraph) -> None:
    """It had those of all agreements of the body, and all that names it."""
    query = "SELECT ?b ?d {{ ?a pact:participation/pact:body ?b ; pact:{} ?d FILTER(?b = body:town && YEAR(?d) = 2023) }}"
    ((_, found, _),), _ = asked(day_world, query.format("plannedFor"))
    assert found == {"notice"}
    ((_, found, _),), _ = asked(day_world, "SELECT ?b ?c { VALUES (?b ?c) { (body:town body:guild) } }")
    assert found == {"paper", "notice"}


def test_of_a_day_in_office_it_is_told_that_the_membership_helps(day_world: BuiltGraph) -> None:
    """It was told to SELECT an agreement, which has no such day."""
    query = "SELECT ?p ?seen { ?m org:member ?p ; pact:seenInOffice ?seen FILTER(YEAR(?seen) = 2024) }"
    _, line = asked(day_world, query)
    assert line.endswith("let it SELECT the membership too")
    ((_, found, _),), line = asked(day_world, query.replace("?p ?seen", "?m ?p ?seen", 1))
    assert (found, line) == ({"office"}, "")


def test_a_property_that_the_text_does_not_show_is_told_of(day_world: BuiltGraph) -> None:
    query = "SELECT ?a ?d { VALUES ?p { pact:signedOn } ?a ?p ?d FILTER(DATATYPE(?d) = xsd:date) }"
    ((_, found, _),), line = asked(day_world, query)
    assert found == {"paper", "notice"}
    assert line.startswith(
        "query: the sources of the row may say what stands in d by another property than the row"
    )
    _, line = asked(day_world, "SELECT ?a ?d { VALUES (?a ?d) { (agreement:pact domain:tourism) } }")
    assert line == ""


@pytest.mark.parametrize(
    ("pattern", "by"),
    [
        ("?s <urn:p> ?x , 5 , -5 , true , 'a'@th , '1'^^<urn:t> ; <urn:q> ?y ; .", {"x": {"p"}, "y": {"q"}}),
        ("[ <urn:p> ?x ; <urn:q> [ <urn:r> ?y ] ] . [] <urn:s> ?z", {"x": {"p"}, "y": {"r"}, "z": {"s"}}),
        ("?s (<urn:p>/<urn:q>?)|<urn:r>* ?x", {"x": {"p", "q", "r"}}),
        ("?x ^(<urn:p>/<urn:q>) ?s . ?x ^<urn:r>+/<urn:t> ?y", {"x": {"q", "r"}, "y": {"t"}}),
        ("?s !(<urn:p>|^<urn:q>) ?x", {"x": {UNKNOWN}, "s": {UNKNOWN}}),
        ("?s !<urn:p> ?x", {"x": {UNKNOWN}}),
        ("?s ?p ?x ; a ?y", {"x": {"?p"}, "y": {"http://www.w3.org/1999/02/22-rdf-syntax-ns#type"}}),
        ("{ SELECT ?x { ?s <urn:p> ?x } ORDER BY ?x LIMIT 5 } UNION { GRAPH ?g { ?s <urn:q> ?x } }", {"x": {"p", "q"}}),
        ("{ SELECT ?x (MAX(?y) AS ?z) { ?s <urn:p> ?x ; <urn:q> ?y } GROUP BY ?x } ?x <urn:r> ?y",
         {"x": {"p"}, "y": {"r"}, "z": {"q"}}),
        ("?s <urn:p> ?x FILTER NOT EXISTS { ?s <urn:q> ?x } MINUS { ?s <urn:r> ?x }", {"x": {"p"}}),
        ("?s <urn:p> ?x ; FILTER(?x > 1) OPTIONAL { (1 ?x) <urn:q> ?y } BIND(IF(?y, ?x, 1) AS ?z)",
         {"x": {"p"}, "y": {"q"}, "z": {"p", "q"}}),
        ("FILTER regex(?x, '}') SERVICE SILENT <urn:e> { ?s <urn:p> ?x } VALUES (?x) { (1) }", {"x": {"p"}}),
        ("<< ?s <urn:p> ?x >> <urn:q> ?y", {"s": {UNKNOWN}, "x": {UNKNOWN}, "y": {UNKNOWN}}),
    ],
)  # fmt: skip
def test_patterns_are_read(pattern: str, by: dict[str, set[str]]) -> None:
    found = properties(f"SELECT * {{ {pattern} }} ORDER BY ?x", {}).of
    assert {
        name: {place.property.removeprefix("urn:") for place in places} for name, places in found.items()
    } == by


def test_no_text_is_too_odd_to_be_read() -> None:
    whole = "SELECT ?a { ?a <urn:p>/^<urn:q>* ?b , [ <urn:r> (1 'x'@en) ] ; a ?c FILTER(?b > 2) VALUES ?a { <urn:a> } }"
    words = whole.split()
    for at in range(len(words)):
        for text in (words[:at], words[at:], [*words[:at], *words[at + 1 :]]):
            properties(" ".join(text), PREFIXES)
    properties(f"SELECT * {{ ?s <urn:p> {'[ <urn:p> ' * 3000}{'] ' * 3000} }}", {})
