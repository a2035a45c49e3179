"""What carries a row: in a world of one person in two agreements, and of two persons in one agreement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pyoxigraph as ox
import pytest

from citypact.errors import QueryError
from citypact.graph.folder import BuiltGraph
from citypact.queries import Question, Why, Witnesses, askable, own, question, questions, run
from citypact.queries.prefixes import PREFIXES

ID = "https://w3id.org/citypact/id/"
_PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


def told(subject: str, claim: str, value: str, source: str, words: str) -> str:
    """A piece of evidence with its words."""
    key = f"{source}-{words}".replace(" ", "-")
    return (
        f"evidence:{key} a pact:Evidence ; rdf:subject {subject} ; rdf:predicate {claim} ; rdf:object {value} ;"
        f' pact:kind "extracted" ; prov:wasDerivedFrom source:{source} ; pact:span <urn:{key}> .'
        f' <urn:{key}> pact:quote "{words}" .\n'
    )


def takes_part(agreement: str, person: str, post: str, source: str) -> str:
    """A person in an agreement and in office, as a source tells it."""
    key = f"{agreement}-{person}"
    return (
        f"agreement:{agreement} a pact:Agreement ; pact:involvement involvement:{key} ; prov:wasDerivedFrom source:{source} .\n"
        f"involvement:{key} pact:person person:{person} ; pact:capacity capacity:signs ; pact:heldPost post:{post} .\n"
        f"person:{person} a foaf:Person ; org:hasMembership membership:{person}-{post} .\n"
        f"membership:{person}-{post} org:member person:{person} ; pact:heldPost post:{post} .\n"
    )


def at_its_place(agreement: str, person: str, post: str, source: str) -> str:
    key = f"{agreement}-{person}"
    return (
        takes_part(agreement, person, post, source)
        + told(f"involvement:{key}", "pact:person", f"person:{person}", source, f"{person} signs {agreement}")
        + told(
            f"membership:{person}-{post}",
            "pact:heldPost",
            f"post:{post}",
            source,
            f"{person} the {post} in {source}",
        )
    )


# somchai signs one and two, malee signs one with him; paper tells of both agreements, and of somchai as mayor and as chair
GRAPHS: Mapping[str, str] = {
    "paper": at_its_place("one", "somchai", "mayor", "paper")
    + at_its_place("two", "somchai", "chair", "paper")
    + told("agreement:one", "pact:signedOn", '"2020-01-01"^^xsd:date', "paper", "the first of January"),
    "city": at_its_place("one", "malee", "clerk", "city")
    + 'agreement:one pact:signedOn "2020"^^xsd:gYear .\n'
    + told("agreement:one", "pact:signedOn", '"2020"^^xsd:gYear', "city", "in 2020"),
    "other": at_its_place("two", "somchai", "mayor", "other"),
    "list": "agreement:one pact:signedOn '2020-01-01'^^xsd:date ; pact:participation participation:one-town ;"
    " prov:wasDerivedFrom source:list . participation:one-town pact:body body:town .\n"
    'evidence:row a pact:Evidence ; rdf:subject agreement:one ; rdf:predicate dct:type ; pact:kind "row" ; pact:row 7 ;'
    " prov:wasDerivedFrom source:list .\n",
}
KNOWN = (
    "".join(f"agreement:{each} a pact:Agreement ; pact:status status:signed .\n" for each in ("one", "two"))
    + "".join(
        takes_part(*each)
        for each in (("one", "somchai", "mayor", "paper"), ("one", "malee", "clerk", "city"))
    )
    + takes_part("two", "somchai", "chair", "other")
    + "agreement:one prov:wasDerivedFrom source:list ; pact:signedOn '2020-01-01'^^xsd:date ;"
    " pact:signedOnWitnesses 2 ; pact:participation participation:one-town . participation:one-town pact:body body:town .\n"
    + "agreement:two prov:wasDerivedFrom source:paper .\n"
    + "".join(f"source:{each} a pact:Source ; dct:title '{each}' .\n" for each in GRAPHS)
)


@pytest.fixture(scope="module")
def people(world: BuiltGraph) -> BuiltGraph:
    return _built(world, KNOWN, GRAPHS)


def _built(world: BuiltGraph, known: str, graphs: Mapping[str, str]) -> BuiltGraph:
    """The world with other statements."""
    store = ox.Store()
    named = "".join(f"g:{name} {{ {text} }}\n" for name, text in graphs.items())
    store.load(f"{_PREFIXES}{known}\n{named}", format=ox.RdfFormat.TRIG)
    return replace(world, store=store)


def explained(
    world: BuiltGraph, asked: str | Question, values: Mapping[str, str] | None = None
) -> list[tuple[dict[str, ox.NamedNode | ox.Literal], Witnesses]]:
    answer = run(world, asked, values or {})
    rows = list(answer)
    found = Why(askable(world), answer).of(rows)
    return [
        (dict(zip(answer.columns, row, strict=True)), each)  # type: ignore[arg-type]
        for row, each in zip(rows, found, strict=True)
    ]


def words(world: BuiltGraph, asked: str) -> set[str | None]:
    ((_, found),) = explained(world, asked)
    return {each.quote for each in found}


def sources(found: Witnesses) -> set[str]:
    return {each.source.rpartition("/")[2] for each in found}


def derived(world: BuiltGraph) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for agreement, source in run(world, "SELECT ?a ?s { ?a a pact:Agreement ; prov:wasDerivedFrom ?s }"):
        assert isinstance(agreement, ox.NamedNode) and isinstance(source, ox.NamedNode)
        found.setdefault(agreement.value, set()).add(source.value)
    return found


def test_an_agreement_has_what_its_own_sources_say_of_those_who_take_part(people: BuiltGraph) -> None:
    """It had what every source says of everybody in it: somchai's other agreement, his other office."""
    assert words(people, "SELECT ?a { VALUES ?a { agreement:one } }") == {
        *("somchai signs one", "somchai the mayor in paper", "the first of January"),
        *("malee signs one", "malee the clerk in city", "in 2020"),
        None,  # the row of the list
    }
    assert words(people, "SELECT ?a { VALUES ?a { agreement:two } }") == {
        *("somchai signs two", "somchai the chair in paper", "somchai the mayor in other")
    }


def test_an_official_has_the_words_about_this_person_in_this_agreement(people: BuiltGraph) -> None:
    """The words were about the mayor of the other side, or about the same person elsewhere."""
    found = {
        (row["agreement"].value.rpartition("/")[2], row["person"].value.rpartition("/")[2]): {
            each.quote for each in witnesses
        }
        for row, witnesses in explained(people, replace(question("officials"), predicates=()))
    }
    assert found == {
        ("one", "somchai"): {"somchai signs one", "somchai the mayor in paper"},
        ("one", "malee"): {"malee signs one", "malee the clerk in city"},
        ("two", "somchai"): {
            *("somchai signs two", "somchai the chair in paper", "somchai the mayor in other")
        },
    }


def test_an_official_has_the_sources_that_tell_of_what_they_do_there(world: BuiltGraph) -> None:
    """A row "signs" had the words of a source that says the person was a witness, and a table's row where another signs."""

    def part(person: str, capacity: str) -> str:
        key = f"{person}-{capacity}"
        return (
            f"agreement:one a pact:Agreement ; pact:involvement involvement:{key} .\n"
            f"involvement:{key} pact:person person:{person} ; pact:capacity capacity:{capacity} ; pact:heldPost post:mayor .\n"
            f"person:{person} org:hasMembership membership:{person} .\n"
            f"membership:{person} org:member person:{person} ; pact:heldPost post:mayor .\n"
        )

    def quoted(person: str, capacity: str, source: str) -> str:
        involved, member = f"involvement:{person}-{capacity}", f"membership:{person}"
        return (
            part(person, capacity)
            + told(involved, "pact:capacity", f"capacity:{capacity}", source, f"{person} {capacity}")
            + told("agreement:one", "pact:involvement", involved, source, f"{person} {capacity} one")
            + told(member, "pact:heldPost", "post:mayor", source, f"{person} the mayor in {source}")
        )

    row = (
        'evidence:row a pact:Evidence ; rdf:subject agreement:one ; rdf:predicate dct:type ; pact:kind "row" ; pact:row 7 ;'
        " prov:wasDerivedFrom source:list .\n"
    )
    known = part("somchai", "signs") + part("somchai", "witnesses") + part("malee", "signs")
    graphs = {
        "paper": quoted("somchai", "signs", "paper"),
        "city": quoted("somchai", "witnesses", "city"),
        "list": part("somchai", "witnesses") + part("malee", "signs") + row,
    }
    found = {
        (row["person"].value.rpartition("/")[2], row["capacity"].value.rpartition("/")[2]): {
            each.quote for each in witnesses
        }
        for row, witnesses in explained(_built(world, known, graphs), question("officials"))
    }
    assert found == {
        ("somchai", "signs"): {"somchai signs", "somchai signs one", "somchai the mayor in paper"},
        ("somchai", "witnesses"): {
            *("somchai witnesses", "somchai witnesses one", "somchai the mayor in city"),
            None,
        },
        ("malee", "signs"): {None},
    }


def takes_role(agreement: str, role: str) -> str:
    key = f"{agreement}-town-{role}"
    return (
        f"agreement:{agreement} a pact:Agreement ; dct:type type:mou ; pact:status status:signed ;"
        f" pact:participation participation:{key}, participation:{agreement}-city .\n"
        f"participation:{key} pact:body body:town ; pact:role role:{role} .\n"
        f"participation:{agreement}-city pact:body body:city ; pact:role role:party .\n"
    )


def test_a_host_has_the_sources_that_call_it_host(world: BuiltGraph) -> None:
    """A table that knows it as a party stood beside the news that tells of the host."""
    called = told("participation:one-town-host", "pact:role", "role:host", "paper", "the town hosts")
    merely = told("participation:one-town-party", "pact:role", "role:party", "city", "the town and the city")
    row = (
        'evidence:row a pact:Evidence ; rdf:subject agreement:one ; rdf:predicate dct:type ; pact:kind "row" ; pact:row 7 ;'
        " prov:wasDerivedFrom source:list .\n"
    )
    party = "agreement:one pact:party body:town, body:city .\n"
    graph = _built(
        world,
        takes_role("one", "host") + takes_role("one", "party") + party,
        {
            "paper": takes_role("one", "host") + called,
            "city": takes_role("one", "party") + merely,
            "list": takes_role("one", "party") + row,
        },
    )
    ((_, host),) = explained(graph, question("hosts_and_initiators"))
    assert sources(host) == {"paper"}
    of_town = {
        row["role"].value.rpartition("/")[2]: sources(found)
        for row, found in explained(graph, question("parts"))
        if row["body"].value.endswith("/town")
    }
    assert of_town == {"host": {"paper"}, "party": {"city", "list"}}


def test_a_change_has_the_sources_of_the_value_that_it_has_now(world: BuiltGraph) -> None:
    """A value that went away had the sources that do not say it."""

    def covers(*domains: str) -> str:
        said = "".join(f"agreement:one pact:covers domain:{each} .\n" for each in domains)
        return f"agreement:one a pact:Agreement .\n{said}"

    def quoted(domain: str, source: str) -> str:
        return covers(domain) + told(
            "agreement:one", "pact:covers", f"domain:{domain}", source, f"of {domain}"
        )

    paper = {"paper": quoted("education", "paper")}
    fewer = _built(world, covers("education"), paper)
    more = _built(world, covers("education", "tourism"), {**paper, "city": quoted("tourism", "city")})
    for before, after, its, lacking in (
        (fewer, more, {"city"}, ""),
        (more, fewer, set[str](), "the row has no sources: no source of this graph says what is gone;"),
    ):
        answer = run(after, question("changes"), {"before": before})
        rows = list(answer)
        why = Why(askable(after), answer)
        (found,) = why.of(rows)
        assert sources(found) == its
        assert lacking in why.lacking() and bool(lacking) == bool(why.lacking())


def test_who_claims_shows_no_day_of_office(world: BuiltGraph) -> None:
    member = "membership:somchai-mayor"
    seen = f'{member} pact:seenInOffice "2020-05-05"^^xsd:date .\n' + told(
        member, "pact:seenInOffice", '"2020-05-05"^^xsd:date', "paper", "on the fifth of May"
    )
    graph = _built(world, KNOWN, {"paper": GRAPHS["paper"] + seen})
    quotes = {
        each.quote
        for _, found in explained(graph, question("who_claims"), {"agreement": f"{ID}agreement/one"})
        for each in found
    }
    assert "somchai signs one" in quotes
    assert "on the fifth of May" not in quotes


def test_nor_does_an_own_query_of_those_who_take_part(world: BuiltGraph) -> None:
    member = "membership:somchai-mayor"
    seen = f'{member} pact:seenInOffice "2020-05-05"^^xsd:date .\n' + told(
        member, "pact:seenInOffice", '"2020-05-05"^^xsd:date', "paper", "on the fifth of May"
    )
    graph = _built(world, KNOWN, {"paper": GRAPHS["paper"] + seen})
    pair = words(graph, "SELECT ?a ?p { VALUES (?a ?p) { (agreement:one person:somchai) } }")
    assert pair == {"somchai signs one", "somchai the mayor in paper"}
    assert "on the fifth of May" in words(graph, "SELECT ?p { VALUES ?p { person:somchai } }")


def test_a_signatory_has_the_sources_that_tell_of_signing(world: BuiltGraph) -> None:
    """Those who saw them at the table, without more, stood there too."""

    def sits(source: str, capacity: str) -> str:
        part = f"involvement:one-{source}"
        return (
            f"agreement:one a pact:Agreement ; pact:involvement {part} . {part} pact:person person:malee ;"
            f" pact:capacity capacity:{capacity} .\n"
            + told(part, "pact:person", "person:malee", source, capacity)
        )

    said = {source: sits(source, capacity) for source, capacity in (("paper", "signs"), ("city", "present"))}
    said["letter"] = sits("letter", "signs_for")
    graph = _built(world, "agreement:one a pact:Agreement . person:malee a foaf:Person .\n", said)
    header = "#+ evidence: [[a, v]]\n#+ narrowed: {property: p}\n"
    row = "VALUES (?a ?p ?v) { (agreement:one %s person:malee) }"
    for claim, its in (("pact:signatory", {"paper", "letter"}), ("pact:involvement", set(said))):
        ((_, found),) = explained(graph, f"{header}SELECT ?a ?p ?v {{ {row % claim} }}")
        assert sources(found) == its


def test_who_signs_for_others_has_the_sources_that_say_for_whom(world: BuiltGraph) -> None:
    """Sources that tell of the signing alone stood there too."""
    part = "involvement:one-malee"
    signs = f"agreement:one a pact:Agreement ; pact:involvement {part} . {part} pact:person person:malee ;"
    signs += " pact:capacity capacity:signs_for "
    said = {
        source: f"{signs}{more} .\n" + told(part, "pact:person", "person:malee", source, f"in {source}")
        for source, more in (("paper", "; pact:onBehalfOf body:port"), ("city", ""))
    }
    graph = _built(world, said["paper"] + "person:malee a foaf:Person . body:port a pact:Body .\n", said)
    ((_, found),) = explained(graph, question("signed_for_others"))
    assert sources(found) == {"paper"}


def test_so_has_an_own_query_with_an_agreement_and_a_person(people: BuiltGraph) -> None:
    pair = "SELECT ?a ?p ?n { VALUES (?a ?p ?n) { (agreement:one person:malee 1) } }"
    assert words(people, pair) == {"malee signs one", "malee the clerk in city"}
    apart = "SELECT ?a ?p { VALUES (?a ?p) { (agreement:two person:malee) } }"
    assert words(people, apart) == set(), "it had all sources of an agreement in which she has no part"
    two = words(people, "SELECT ?a { VALUES ?a { agreement:two } }")
    several = "SELECT ?a ?p ?b { VALUES (?a ?p ?b) { (agreement:one person:malee agreement:two) } }"
    assert words(people, several) == {"malee signs one", "malee the clerk in city", *two}


# paper tells of one by its field, its day and its host, city by another field, its room and its guest, the list by all in a row
PARTED: Mapping[str, str] = {
    "paper": "agreement:one pact:participation participation:town . participation:town pact:body body:town .\n"
    + told("agreement:one", "pact:covers", "domain:tourism", "paper", "on tourism")
    + told("participation:town", "pact:body", "body:town", "paper", "the town")
    + told("agreement:one", "pact:signedOn", "'2020-01-01'^^xsd:date", "paper", "the first of January")
    + "agreement:one pact:involvement involvement:malee . involvement:malee pact:person person:malee ;"
    " pact:onBehalfOf body:port .\n"
    + told("involvement:malee", "pact:person", "person:malee", "paper", "malee for the port"),
    "city": "agreement:one pact:participation participation:port ; pact:signingEvent event:one .\n"
    "participation:port pact:body body:port . event:one schema:location venue:room .\n"
    "venue:room schema:containedInPlace venue:hall .\n"
    + told("agreement:one", "pact:covers", "domain:sports", "city", "on sports")
    + told("participation:port", "pact:body", "body:port", "city", "the port")
    + told("event:one", "schema:location", "venue:room", "city", "in the room")
    + told("venue:room", "schema:containedInPlace", "venue:hall", "city", "of the hall")
    + told("event:one", "schema:startDate", "'2020'^^xsd:gYear", "city", "in 2020"),
    "list": "agreement:one pact:covers domain:tourism ; pact:participation participation:town , participation:port .\n"
    "participation:town pact:body body:town . participation:port pact:body body:port .\n"
    'evidence:row a pact:Evidence ; rdf:subject agreement:one ; rdf:predicate dct:type ; pact:kind "row" ; pact:row 7 ;'
    " prov:wasDerivedFrom source:list .\n",
}
PARTED_KNOWN = (
    "agreement:one a pact:Agreement . agreement:other a pact:Agreement . person:malee a foaf:Person .\n"
    "body:town a pact:Body . body:port a pact:Body . body:far a pact:Body .\n"
    "venue:room a pact:Venue . venue:hall a pact:Venue .\n"
    + "".join(f"source:{each} a pact:Source .\n" for each in PARTED)
)


@pytest.mark.parametrize(
    ("beside", "said"),
    [
        ("domain:tourism", {"on tourism", None}),
        ("domain:sports", {"on sports"}),
        ("body:town", {"the town", None}),
        ("body:port", {"the port", None}),  # not the words on who acts for it
        ("venue:room", {"in the room"}),  # not those on the day
        ("venue:hall", {"of the hall"}),
        ("person:malee", {"malee for the port"}),
        ("domain:sports body:town", {"on sports", "the town", None}),
        ("domain:sports body:far", {"on sports"}),
        ("domain:sports source:paper", set()),
        ("domain:tourism source:paper", {"on tourism"}),
    ],
)
def test_what_stands_beside_an_agreement_narrows_it_to_who_claims_it(
    beside: str, said: set[str | None], world: BuiltGraph
) -> None:
    """A row of an agreement and a domain had every source of the agreement, also those that say nothing of the domain."""
    parted = _built(world, PARTED_KNOWN, PARTED)
    things = beside.split()
    columns = " ".join(f"?x{at}" for at, _ in enumerate(things))
    asked = f"SELECT ?a {columns} {{ VALUES (?a {columns}) {{ (agreement:one {beside}) }} }}"
    assert words(parted, asked) == said


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("participation:town", {"the town", None}),
        ("participation:port", {"the port", None}),
        ("participation:third", {None}),
        ("event:one", {"in the room", "in 2020"}),
        ("involvement:malee", {"malee for the port"}),
        ("participation:town body:town", {"the town", None}),
    ],
)
def test_a_part_alone_has_all_that_says_it_also_the_rows_of_tables(
    part: str, said: set[str | None], world: BuiltGraph
) -> None:
    """What a table says alone was told to have no evidence itself, and with its body had all agreements of the body."""
    third = (
        "agreement:one pact:participation participation:third . participation:third pact:body body:far .\n"
    )
    known = (
        PARTED_KNOWN
        + third
        + "participation:town a pact:Participation . participation:third a pact:Participation .\n"
    )
    known += (
        "participation:port a pact:Participation . event:one a pact:SigningEvent . involvement:malee a pact:Involvement .\n"
        "agreement:one pact:participation participation:town , participation:port ; pact:signingEvent event:one ;"
        " pact:involvement involvement:malee . participation:town pact:body body:town .\n"
    )
    parted = _built(world, known, {**PARTED, "list": PARTED["list"] + third})
    columns = " ".join(f"?x{at}" for at, _ in enumerate(part.split()))
    query = f"SELECT {columns} {{ VALUES ({columns}) {{ ({part}) }} }}"
    assert words(parted, query) == said
    if " " not in part:
        assert words(parted, f"#+ evidence: [x0]\n{query}") == said


def test_two_bodies_are_no_group_of_a_header(world: BuiltGraph) -> None:
    """Rows of one and the other had the sources of all agreements of the one."""
    parted = _built(world, PARTED_KNOWN + "agreement:one pact:party body:town , body:port .\n", PARTED)
    pair = "SELECT ?b ?c { VALUES (?b ?c) { (body:town body:port) } }"
    with pytest.raises(QueryError, match=r"for the agreements between bodies write evidence: \[b, c\]$"):
        explained(parted, f"#+ evidence: [[b, c]]\n{pair}")
    ((_, found),) = explained(parted, f"#+ evidence: [b, c]\n{pair}")
    assert sources(found) == {"paper", "list"}
    answer = run(
        parted, "#+ evidence: [[b, d]]\nSELECT ?b ?d { VALUES (?b ?d) { (body:town domain:sports) } }"
    )
    why = Why(askable(parted), answer)
    assert (
        why.of(list(answer)) == [()]
        and "no evidence of what a row says about what stands in b" in why.lacking()
    )


def test_what_no_source_could_say_of_an_agreement_does_not_narrow_it(world: BuiltGraph) -> None:
    parted = _built(world, PARTED_KNOWN, PARTED)
    whole = words(parted, "SELECT ?a { VALUES ?a { agreement:one } }")
    for beside in ("pact:Agreement", "level:pao", "'2019'^^xsd:gYear", "4"):
        assert words(parted, f"SELECT ?a ?x {{ VALUES (?a ?x) {{ (agreement:one {beside}) }} }}") == whole
    assert len(whole) == 10


def test_of_two_agreements_each_is_narrowed_by_its_own(world: BuiltGraph) -> None:
    """Beside another agreement, of which no source says so, the first is narrowed all the same."""
    more = {**PARTED, "far": told("agreement:other", "pact:status", "status:signed", "far", "signed")}
    asked = "SELECT ?a ?b ?d { VALUES (?a ?b ?d) { (agreement:one agreement:other domain:sports) } }"
    assert words(_built(world, PARTED_KNOWN, more), asked) == {"on sports", "signed"}


def test_a_source_beside_an_agreement_narrows_it_and_so_does_its_graph(people: BuiltGraph) -> None:
    for source in ("source:other", "g:other"):
        asked = f"SELECT ?a ?s {{ VALUES (?a ?s) {{ (agreement:two {source}) }} }}"
        assert words(people, asked) == {"somchai the mayor in other", "somchai signs two"}
        ((_, found),) = explained(people, asked)
        assert sources(found) == {"other"}


def test_a_source_its_graph_and_a_piece_of_evidence_carry_themselves(people: BuiltGraph) -> None:
    """They had no sources."""
    for asked in ("source:paper", "g:paper", "evidence:paper-the-first-of-January"):
        ((_, found),) = explained(people, f"SELECT ?x {{ VALUES ?x {{ {asked} }} }}")
        assert sources(found) == {"paper"}
        assert [each.title for each in found] == ["paper"]
    assert [each.quote for each in found] == ["the first of January"]
    ((_, found),) = explained(people, "SELECT ?s ?t { VALUES (?s ?t) { (source:paper capacity:signs) } }")
    assert sources(found) == {"paper"}
    for row, witnesses in explained(people, question("sources")):
        assert row["source"].value in {each.source for each in witnesses}
        assert witnesses[0].how.endswith("the source itself")


def test_a_value_has_the_sources_that_give_it_and_no_others(world: BuiltGraph, people: BuiltGraph) -> None:
    """All sources of the agreement were named, also where one alone gives the value; a row of a table says its values."""
    header = (
        "#+ columns:\n#+   a: {type: iri}\n#+   p: {type: iri}\n#+   v: {type: any}\n"
        "#+ evidence: [[a, v]]\n#+ narrowed: {property: p}\n"
    )

    def of(claim: str, value: str) -> set[str]:
        row = f"(agreement:one {claim} {value})"
        ((_, found),) = explained(people, f"{header}SELECT ?a ?p ?v {{ VALUES (?a ?p ?v) {{ {row} }} }}")
        return sources(found)

    assert of("pact:signedOn", '"2020-01-01"^^xsd:date') == {"paper", "list"}
    assert of("pact:signedOn", '"2020"^^xsd:gYear') == {"city"}
    assert of("pact:plannedFor", '"2020-01-01"^^xsd:date') == set()
    assert of("pact:party", "body:town") == of("pact:participation", "body:town") == {"list"}
    assert of("pact:signatory", "person:malee") == {"city"}
    for row, found in explained(world, question("thin_evidence")):
        stated = f"{row['agreement']} {row['property']} {row['value']} ; prov:wasDerivedFrom ?s"
        giving = run(world, f"SELECT DISTINCT ?s {{ GRAPH ?g {{ {stated} }} }}")
        assert {each.source for each in found} <= {
            each[0].value for each in giving if isinstance(each[0], ox.NamedNode)
        }


def test_what_each_source_says_has_this_source(world: BuiltGraph, people: BuiltGraph) -> None:
    """The rows of who_claims had what is said of the value, those of evidence_of all that is said of the agreement."""
    agreement = f"{ID}agreement/one"
    for name, values in (
        ("who_claims", {"agreement": agreement}),
        ("evidence_of", {"thing": agreement}),
    ):
        rows = explained(people, question(name), values)
        assert len(rows) > 2
        assert sum(not found for _, found in rows) == 0
        for row, found in rows:
            assert {each.source for each in found} == {row["source"].value}
    for row, found in rows:
        assert [each.quote for each in found] == [row["quote"] and row["quote"].value]
    disputed = [each for each in explained(world, question("disagreements")) if each[1]]
    assert disputed
    for row, found in disputed:
        assert {each.source for each in found} == {row["source"].value}


@pytest.mark.parametrize("thing", ["person/somchai", "body/tharakaeo", "body/doi-thong", "person/kongphop"])
def test_a_row_of_evidence_has_the_one_witness_that_it_shows(
    thing: str, world: BuiltGraph, people: BuiltGraph
) -> None:
    """Of a person who takes part, of the official of a body, of a body in the rows of a table."""
    graph = people if thing == "person/somchai" else world
    rows = explained(graph, question("evidence_of"), {"thing": ID + thing})
    assert len(rows) > 1
    for row, found in rows:
        told = row["source"].value, row["kind"].value, row["quote"] and row["quote"].value
        assert [(each.source, each.kind, each.quote) for each in found] == [told]


def test_a_renewal_rests_on_the_words_that_say_renewed(world: BuiltGraph) -> None:
    """They were not looked for, only those of its dates and of an agreement that it names."""
    store = ox.Store()
    said = told("agreement:new", "pact:status", "status:renewed", "paper", "renewed the MOU")
    said += told("agreement:new", "pact:renewalNote", "'the MOU of 2001'", "paper", "the MOU of 2001")
    said += told("agreement:new", "pact:covers", "domain:education", "paper", "on education")
    known = "agreement:new pact:renews agreement:old . source:paper a pact:Source ."
    store.load(f"{_PREFIXES}{known}\ng:paper {{ {said} }}", format=ox.RdfFormat.TRIG)
    ((_, found),) = explained(replace(world, store=store), question("renewals"))
    assert {each.quote for each in found} == {"renewed the MOU", "the MOU of 2001"}


def test_bodies_in_common_rest_on_the_agreements_of_these_with_both(world: BuiltGraph) -> None:
    """They were said to have no sources, since no agreement joins the two; ties that make no partners are none of theirs."""
    body = f"{ID}body/burithong"
    rows = explained(world, question("partners_of_partners"), {"body": body})
    assert rows
    of = derived(world)
    for row, found in rows:
        asked = (
            "SELECT DISTINCT ?a { VALUES ?status { status:signed status:renewed status:in_force }"
            f" VALUES ?side {{ <{body}> <{row['other'].value}> }} <{body}> pact:partnerOf ?p . ?p pact:partnerOf"
            f" <{row['other'].value}> . ?a pact:party ?p , ?side ; pact:status ?status }}"
        )
        ties = [each[0].value for each in run(world, asked) if isinstance(each[0], ox.NamedNode)]
        assert ties
        assert {each.source for each in found} <= set().union(*(of[tie] for tie in ties))
    assert any(found for _, found in rows)
    answer = run(world, question("partners_of_partners"), {"body": body})
    why = Why(askable(world), answer)
    why.of(list(answer))
    assert "no agreement joins" not in why.lacking()


COUNTING: Mapping[str, tuple[Mapping[str, str], frozenset[str]]] = {
    "domains_covered": ({}, frozenset({"domain"})),
    "domain_trends": ({"until": "2024"}, frozenset({"domain"})),
    "third_parties_by_domain": ({}, frozenset({"domain", "third"})),
    "shared_domains": ({"body": f"{ID}body/tharakaeo"}, frozenset({"domain", "body", "partner"})),
    "partners_of": ({"body": f"{ID}body/tharakaeo"}, frozenset({"body", "partner"})),
}


@pytest.mark.parametrize("name", COUNTING)
def test_what_a_row_counts_is_told_of_as_far_as_it_is_about_the_row(name: str, world: BuiltGraph) -> None:
    """A row of one domain had the words on all domains of its agreements, a row of a partner the names of third parties."""
    values, columns = COUNTING[name]
    rows = explained(world, question(name), values)
    assert len(rows) > 1 and any(found for _, found in rows)
    for row, found in rows:
        things = {row[each].value for each in columns if each in row} | {values.get("body", "")}
        about = " ".join(f"<{each}>" for each in things if each)
        its = run(
            world,
            f"SELECT DISTINCT ?q {{ VALUES ?thing {{ {about} }} GRAPH ?g {{ ?e rdf:subject ?s ; pact:span/pact:quote ?q }}"
            " { GRAPH ?g { ?e rdf:object ?thing } } UNION { GRAPH ?g { ?s pact:body|pact:onBehalfOf ?thing } }"
            " UNION { GRAPH ?g { ?e rdf:object ?part . ?part pact:body|pact:onBehalfOf ?thing } } }",
        )
        said = {each[0].value for each in its if isinstance(each[0], ox.Literal)}
        assert {each.quote for each in found if each.quote} <= said


def test_a_header_narrows_what_it_counts_by_a_column(people: BuiltGraph) -> None:
    header = "#+ columns:\n#+   p: {type: iri}\n#+ counted: [[a, p]]\n"
    asked = (
        f"{header}SELECT ?p (COUNT(DISTINCT ?a) AS ?n) {{ ?a pact:involvement/pact:person ?p }} GROUP BY ?p"
    )
    found = {
        row["p"].value.rpartition("/")[2]: {each.quote for each in its}
        for row, its in explained(people, asked)
    }
    assert found["malee"] == {"malee signs one", "malee the clerk in city"}
    assert not any("malee" in str(each) for each in found["somchai"])


def test_the_start_of_a_path_is_no_claim(world: BuiltGraph) -> None:
    """It was told that its first row has no sources."""
    given = {"start": f"{ID}body/villefable", "end": f"{ID}body/tharakaeo"}
    answer = run(world, question("shortest_path"), given)
    rows = list(answer)
    why = Why(askable(world), answer)
    first, *others = why.of(rows)
    assert (len(rows), first, all(others), why.lacking()) == (2, (), True, "")


VALUES = {
    "body": f"{ID}body/tharakaeo",
    "agreement": f"{ID}agreement/city-4-f",
    "thing": f"{ID}agreement/city-4-f",
    "start": f"{ID}body/burithong",
    "end": f"{ID}body/doi-thong",
}
WITH_AGREEMENTS = [
    each
    for each in questions()
    if each.witnessed and {"agreement", "renewal", "current"} & {column.name for column in each.columns}
]


@pytest.mark.parametrize("asked", WITH_AGREEMENTS, ids=[each.name for each in WITH_AGREEMENTS])
def test_no_row_of_an_agreement_has_a_source_that_it_does_not_derive_from(
    asked: Question, world: BuiltGraph, people: BuiltGraph
) -> None:
    values = {each.name: VALUES[each.name] for each in asked.parameters if each.required}
    for graph, given in ((world, values), (people, {})):
        if graph is people and values:
            continue  # it has no such things
        of = derived(graph)
        for row, found in explained(graph, asked, given):
            its = [row[name].value for name in ("agreement", "renewal", "current") if row.get(name)]
            allowed = set[str]().union(*(of.get(each, set()) for each in its))
            if (
                asked.name == "in_office"
            ):  # whoever was seen in office on another day was seen by another source
                seen = run(
                    graph,
                    f"SELECT DISTINCT ?s {{ GRAPH ?g {{ <{row['person'].value}> org:hasMembership ?m ."
                    " ?e rdf:subject ?m ; prov:wasDerivedFrom ?s } }",
                )
                allowed |= {each[0].value for each in seen if isinstance(each[0], ox.NamedNode)}
            if its:
                assert {each.source for each in found} <= allowed


def test_such_questions_were_found() -> None:
    assert len(WITH_AGREEMENTS) > 15


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("evidence: [[a, c]]", r"evidence: no column 'c'; one of: a"),
        ("cumulated: c", r"cumulated: no column 'c'; one of: a"),
        ("counted: [n]\n#+ cumulated: b", r"cumulated: it does not count by 'b'; one of: a"),
        ("counted: [[n, c]]", r"counted: no column 'c'; one of: a"),
        ("narrowed: {property: c}", r"narrowed: no column 'c'; one of: a"),
        ("narrowed: {person: a}", r"narrowed names columns by what they hold: property, source, quote"),
    ],
)
def test_a_header_that_names_what_is_not_there_is_a_fault(line: str, told: str) -> None:
    more = "#+   b: {type: integer}\n" if ": b" in line else ""
    header = f"#+ columns:\n#+   a: {{type: iri}}\n{more}#+ {line}\n"
    with pytest.raises(QueryError, match=told):
        own(f"{header}SELECT ?a (COUNT(DISTINCT ?n) AS ?b) {{}} GROUP BY ?a")
