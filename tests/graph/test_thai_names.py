from __future__ import annotations

from citypact.graph.identities import Body
from citypact.graph.thai_names import CLDR, with_thai_names
from citypact.graph.validation import validate
from tests.towns import WEST, agreement, dataset, reading, rows

BUDAPEST = {"name": "Budapest", "name_en": "Budapest", "kind": "foreign_local_government", "country": "HU"}


def city(name: str = "Budapest", country: str | None = "HU", *, thai: str | None = None) -> Body:
    return Body(iri="a", level="foreign_local_government", name_th=thai, name_en=name, country=country)


def names(*bodies: Body) -> list[str | None]:
    return [body.name_th for body in with_thai_names(bodies)]


def test_a_city_of_which_cldr_has_a_thai_name_has_it_and_says_where_from() -> None:
    (named,) = with_thai_names([city("Seoul", "KR")])
    assert (named.name_th, named.name_en, named.name_th_from) == ("โซล", "Seoul", CLDR)


def test_a_name_that_is_given_is_not_overruled() -> None:
    (named,) = with_thai_names([city(thai="นครบูดาเปสต์")])
    assert (named.name_th, named.name_th_from) == ("นครบูดาเปสต์", "")


def test_a_namesake_elsewhere_has_no_thai_name() -> None:
    assert names(city(country="US"), city(country=None), city("Budapest Zoo")) == [None, None, None]
    assert names(city(), city()) == [None, None]
    agency = Body(iri="a", level="ministry_agency", name_th=None, name_en="Budapest", country="HU")
    assert names(agency) == [None]


def test_the_known_graph_alone_calls_the_city_so_and_only_a_looked_up_name_has_a_source() -> None:
    made, store = dataset(reading("a", agreement(parties=[WEST, BUDAPEST])))
    assert made.counts["bodies"] == 2
    labels = rows(
        store,
        """SELECT ?body ?label ?from WHERE { ?body a pact:Body ; rdfs:label ?label
             OPTIONAL { ?body dct:source ?from } FILTER(LANG(?label) = "th") }""",
    )
    assert sorted((label, source) for _, label, source in labels) == [
        ("บูดาเปส", CLDR),
        (WEST["name"], ""),
    ]
    ((agreed,),) = rows(
        store, 'SELECT ?label WHERE { ?a a pact:Agreement ; rdfs:label ?label FILTER(LANG(?label) = "th") }'
    )
    assert "บูดาเปส" in agreed
    assert rows(
        store, 'SELECT ?label WHERE { GRAPH ?g { ?body rdfs:label ?label } FILTER(?label = "Budapest"@en) }'
    )
    assert not rows(store, 'SELECT ?g WHERE { GRAPH ?g { ?body rdfs:label "บูดาเปส"@th } }')
    assert validate(store).conforms
