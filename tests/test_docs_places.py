"""The example of docs/places.md is run as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox

from citypact.graph.gazetteer_rows import COLUMNS
from citypact.graph.gazetteers import Gazetteer
from citypact.graph.identities import Body
from citypact.graph.iris import Iris
from citypact.graph.placing import Placing
from citypact.ontology.terms import ID

PAGE = (Path(__file__).parents[1] / "docs" / "places.md").read_text("utf-8")


def test_what_is_near_is_found_by_plain_sparql() -> None:
    (sparql,) = re.findall(r"```sparql\n(.*?)```", PAGE, flags=re.DOTALL)
    placing, store = Placing(Iris(ID), Gazetteer.bundled()), ox.Store()
    for known in Gazetteer.bundled():
        if known.level == "city_municipality":
            slug = known.name_en.lower().replace(" ", "-")
            body = Body(
                iri=f"{ID}body/{slug}",
                level=known.level,
                name_th=known.name_th,
                name_en=known.name_en,
                province=known.province,
                country="TH",
                known=known,
            )
            lines = "".join(f"{s} {p} {o} .\n" for s, p, o, _ in placing.of(body))
            store.load(lines.encode(), format=ox.RdfFormat.N_TRIPLES)
    answer = store.query("PREFIX pact: <https://w3id.org/citypact/ns#>\n" + sparql)
    assert isinstance(answer, ox.QuerySolutions)
    found = {row["near"].value.rsplit("/", 1)[1] for row in answer}
    assert found == {"chiang-rai-city-municipality", "th-57"}
    wider = store.query(
        "PREFIX pact: <https://w3id.org/citypact/ns#>\n" + sparql.replace("0.000246", "0.001")
    )
    assert isinstance(wider, ox.QuerySolutions)
    assert "chiang-mai-city-municipality" in {row["near"].value.rsplit("/", 1)[1] for row in wider}


def test_every_column_that_is_read_is_in_the_manual() -> None:
    for names in COLUMNS.values():
        for name in names:
            assert f"`{name}`" in PAGE, name
