from __future__ import annotations

import pyoxigraph as ox
import pytest

from citypact.queries.datasets import with_dataset


@pytest.mark.parametrize("end", ["", " ", " # a note", " # a note\n", " # one\n# two"])
def test_a_query_without_where_keeps_its_graphs_whatever_it_ends_with(end: str) -> None:
    store = ox.Store()
    store.update("INSERT DATA { GRAPH <http://e/known> { <http://e/a> <http://e/b> 1 } }")
    asked = with_dataset(f"DESCRIBE <http://e/a>{end}", "http://e/known", [])
    found = store.query(asked)
    assert isinstance(found, ox.QueryTriples)
    assert len(list(found)) == 1
