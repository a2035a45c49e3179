"""Fetching page after page: every row once, whatever the endpoint does on the way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from citypact.errors import CitypactError, CollectionError, EndpointError
from citypact.graph.importing.fetching import Limits
from citypact.graph.importing.saved import SavedAnswer
from citypact.graph.importing.waiting import Patience
from tests.graph.importing.conftest import QUERY, Fetching
from tests.local_endpoint import Answering, LocalEndpoint, answering

LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


def add_towns(store: ox.Store, numbers: range) -> None:
    for number in numbers:
        name = ox.Literal(f"เมือง {number}", language="th")
        store.add(ox.Quad(ox.NamedNode(f"https://example.org/town/{number:03d}"), LABEL, name))


def names(answer: SavedAnswer) -> list[str]:
    return [row["name"].text for _, row in answer.solutions()]


def test_pages_together_are_the_whole_answer(endpoint: LocalEndpoint, fetching: Fetching) -> None:
    add_towns(endpoint.store, range(25))
    answer = fetching().run()
    assert sorted(names(answer)) == sorted(f"เมือง {number}" for number in range(25))
    assert [number for number, _ in answer.solutions()] == list(range(1, 26))
    assert answer.rows == 25 and [page.again for page in answer.pages] == [0, 1, 1]
    assert answer.variables == ("town", "name")


def test_a_short_page_is_no_end(endpoint: LocalEndpoint, fetching: Fetching) -> None:
    """Servers cut pages at a number of their own: https://www.dbpedia.org/resources/sparql/ says 10,000."""
    add_towns(endpoint.store, range(25))

    def cutting(request: Answering) -> None:
        before, _, rest = request.query.rpartition("LIMIT ")
        rows, _, offset = rest.partition(" ")
        request.query = f"{before}LIMIT {min(4, int(rows))} {offset}"
        endpoint.from_store(request)

    endpoint.otherwise = cutting
    assert len(set(names(fetching().run()))) == 25


def test_an_answer_without_rows_is_an_answer(fetching: Fetching) -> None:
    answer = fetching().run()
    assert names(answer) == [] and answer.variables == ("town", "name")


def test_a_query_with_its_own_limit_is_asked_once(endpoint: LocalEndpoint, fetching: Fetching) -> None:
    add_towns(endpoint.store, range(9))
    assert len(names(fetching(f"{QUERY} LIMIT 5").run())) == 5
    assert [query for query, _ in endpoint.asked] == [f"{QUERY} LIMIT 5"]


def test_a_query_may_say_where_its_pages_belong(endpoint: LocalEndpoint, fetching: Fetching) -> None:
    add_towns(endpoint.store, range(7))
    inner = "SELECT ?town WHERE { ?town ?p ?any } ORDER BY ?town\n# citypact: page here\n"
    query = f"SELECT ?town ?name WHERE {{ {{ {inner} }} ?town ?p ?name }} ORDER BY ?town"
    assert names(fetching(query, rows=3).run()) == [f"เมือง {number}" for number in range(7)]


def test_the_endpoint_is_told_who_asks_and_what_is_wanted(
    endpoint: LocalEndpoint, fetching: Fetching
) -> None:
    fetching().run()
    headers = endpoint.asked[0][1]
    assert headers["User-Agent"] == "citypact/test"
    assert "application/sparql-results+json" in headers["Accept"]
    assert headers["Accept-Encoding"] == "gzip"


def test_a_long_query_goes_as_a_form(endpoint: LocalEndpoint, fetching: Fetching) -> None:
    add_towns(endpoint.store, range(3))
    long = f'FILTER(STR(?name) != "{"x" * 3_000}")'
    assert len(names(fetching(f"SELECT ?town ?name WHERE {{ ?town ?p ?name {long} }}").run())) == 3
    assert endpoint.asked[0][1]["Content-Type"] == "application/x-www-form-urlencoded"


def test_an_address_keeps_its_own_parameters(endpoint: LocalEndpoint, fetching: Fetching) -> None:
    add_towns(endpoint.store, range(3))
    answer = fetching(address=f"{endpoint.address}?default-graph-uri=https://example.org/g").run()
    assert answer.rows == 3


def test_what_was_fetched_before_a_failure_is_gone_on_with(
    endpoint: LocalEndpoint, fetching: Fetching
) -> None:
    add_towns(endpoint.store, range(25))
    endpoint.behaviours = [endpoint.from_store, endpoint.from_store] + [answering(b"", status=503)] * 5
    with pytest.raises(EndpointError, match="20 rows are kept, the same command goes on"):
        fetching().run()
    assert fetching.shelf.standing() is None
    endpoint.asked.clear()
    answer = fetching().run()
    assert len(set(names(answer))) == 25
    assert "OFFSET 19" in endpoint.asked[0][0]
    assert any("going on behind row 20" in line for line in fetching.said)


def test_again_begins_with_the_first_page(endpoint: LocalEndpoint, fetching: Fetching) -> None:
    add_towns(endpoint.store, range(25))
    endpoint.behaviours = [endpoint.from_store] + [answering(b"", status=503)] * 5
    with pytest.raises(EndpointError):
        fetching().run()
    endpoint.asked.clear()
    fetching().run(again=True)
    assert "OFFSET 0" in endpoint.asked[0][0]


def test_another_query_does_not_go_on_with_these_pages(endpoint: LocalEndpoint, fetching: Fetching) -> None:
    add_towns(endpoint.store, range(25))
    endpoint.behaviours = [endpoint.from_store] + [answering(b"", status=503)] * 5
    with pytest.raises(EndpointError):
        fetching().run()
    other = "SELECT ?town WHERE { ?town ?p ?name }"
    assert fetching(other).run().variables == ("town",)
    assert any("of another query" in line for line in fetching.said)


def test_stopping_by_hand_keeps_the_pages(endpoint: LocalEndpoint, fetching: Fetching) -> None:
    add_towns(endpoint.store, range(25))

    def stop(rows: int) -> None:
        if rows == 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetching(progress=stop).run()
    endpoint.asked.clear()
    assert len(set(names(fetching().run()))) == 25
    assert "OFFSET 19" in endpoint.asked[0][0]


def test_what_a_killed_fetch_left_half_written_is_passed_over(
    endpoint: LocalEndpoint, fetching: Fetching
) -> None:
    add_towns(endpoint.store, range(25))
    endpoint.behaviours = [endpoint.from_store, endpoint.from_store] + [answering(b"", status=503)] * 5
    with pytest.raises(EndpointError):
        fetching().run()
    begun = fetching.shelf.folder / ".next"
    for name in (".0003.json.gz", "0003.json.gz", ".state.json.draft"):
        (begun / name).write_bytes(b"half")
    answer = fetching().run()
    assert len(set(names(answer))) == 25
    assert {path.name for path in answer.folder.iterdir()} >= {"0001.json.gz", "0003.json.gz", "query.rq"}


@pytest.mark.parametrize("state", ["", "{}", '{"pages": [{"file": "../../x"}]}'])
def test_a_damaged_state_is_a_new_beginning(endpoint: LocalEndpoint, fetching: Fetching, state: str) -> None:
    add_towns(endpoint.store, range(25))
    (fetching.shelf.folder / ".next").mkdir(parents=True)
    (fetching.shelf.folder / ".next" / "state.json").write_text(state)
    assert len(set(names(fetching().run()))) == 25


def test_the_answer_that_stands_stays_until_the_next_is_whole(
    endpoint: LocalEndpoint, fetching: Fetching
) -> None:
    add_towns(endpoint.store, range(15))
    first = fetching().run()
    add_towns(endpoint.store, range(15, 30))
    endpoint.behaviours = [endpoint.from_store, answering(b"<html>", kind="text/html")]
    with pytest.raises(EndpointError, match="web page"):
        fetching().run()
    standing = fetching.shelf.standing()
    assert standing == first and len(names(first)) == 15
    second = fetching().run()
    assert len(names(second)) == 30 and fetching.shelf.standing() == second
    assert not first.folder.exists()


def test_the_same_answer_is_the_same_files(endpoint: LocalEndpoint, fetching: Fetching) -> None:
    add_towns(endpoint.store, range(5))
    first = fetching(clock=lambda: "2026-11-26T10:00:00Z").run()
    bytes_of_it = (first.folder / first.pages[0].file).read_bytes()
    second = fetching(clock=lambda: "2026-11-27T10:00:00Z").run()
    assert second.retrieved == "2026-11-27" and not first.folder.exists()
    assert (second.folder / second.pages[0].file).read_bytes() == bytes_of_it


def test_what_stands_can_be_read_at_every_moment_of_its_replacement(
    endpoint: LocalEndpoint, fetching: Fetching, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_towns(endpoint.store, range(5))
    fetching().run()
    seen: list[int] = []
    for name in ("rename", "replace", "unlink"):
        whole = getattr(Path, name)

        def looking(path: Path, *given: Any, whole: Any = whole, **more: Any) -> Any:
            done: Any = None
            for turn in range(2):
                standing = fetching.shelf.standing()
                assert standing is not None
                seen.append(len(names(standing)))
                done = done if turn else whole(path, *given, **more)
            return done

        monkeypatch.setattr(Path, name, looking)
    fetching().run()
    add_towns(endpoint.store, range(5, 8))
    fetching().run()
    assert set(seen) == {5, 8} and len(seen) > 20


def test_rows_that_moved_between_pages_make_a_new_start(endpoint: LocalEndpoint, fetching: Fetching) -> None:
    add_towns(endpoint.store, range(10, 25))

    def grown(request: Answering) -> None:
        add_towns(endpoint.store, range(5))
        endpoint.from_store(request)

    endpoint.behaviours = [endpoint.from_store, grown]
    assert len(set(names(fetching().run()))) == 20
    assert any("have changed since the last page" in line for line in fetching.said)


def test_an_endpoint_without_order_is_refused(endpoint: LocalEndpoint, fetching: Fetching) -> None:
    """It would repeat some rows and lose others, and nothing would show it."""
    add_towns(endpoint.store, range(25))
    turn = iter(range(100))

    def shuffled(request: Answering) -> None:
        way = "ASC(?town)" if next(turn) % 2 else "DESC(?town)"
        request.query = request.query.replace("ORDER BY ?name ?town", f"ORDER BY {way}")
        endpoint.from_store(request)

    endpoint.otherwise = shuffled
    with pytest.raises(EndpointError, match="pages would lose rows"):
        fetching().run()


def test_blank_nodes_may_have_new_names_on_every_page(endpoint: LocalEndpoint, fetching: Fetching) -> None:
    def page(*numbers: int) -> bytes:
        rows = [
            {
                "town": {"type": "bnode", "value": f"b{number}{len(numbers)}"},
                "name": {"type": "literal", "value": str(number)},
            }
            for number in numbers
        ]
        return json.dumps({"head": {"vars": ["town", "name"]}, "results": {"bindings": rows}}).encode()

    endpoint.behaviours = [answering(page(*part)) for part in ((1, 2), (2, 3, 4), (4,))]
    assert names(fetching().run()) == ["1", "2", "3", "4"]


def test_a_place_of_one_endpoint_is_not_taken_by_another(endpoint: LocalEndpoint, fetching: Fetching) -> None:
    answer = fetching().run()
    other = endpoint.address.replace("127.0.0.1", "localhost")
    with pytest.raises(CollectionError, match="save under another --name"):
        fetching(address=other).run()
    assert fetching.shelf.standing() == answer


def test_a_place_is_fetched_by_one_at_a_time(fetching: Fetching) -> None:
    with fetching.shelf.locked(), pytest.raises(CollectionError, match="is being fetched already"):
        fetching().run()


@pytest.mark.parametrize("limits", [Limits(rows=12), Limits(bytes=1_500)])
def test_more_than_is_allowed_is_not_taken(
    endpoint: LocalEndpoint, fetching: Fetching, limits: Limits
) -> None:
    add_towns(endpoint.store, range(25))
    with pytest.raises(EndpointError, match=r"more than the [\d,]+ (rows|bytes) that are allowed"):
        fetching(limits=limits).run()
    assert fetching.shelf.standing() is None
    assert len(names(fetching().run())) == 25


def test_variables_that_the_map_names_have_to_be_there(endpoint: LocalEndpoint, fetching: Fetching) -> None:
    with pytest.raises(
        EndpointError, match=r"without \?since.*it has \?town, \?name.*mend the query or the map"
    ):
        fetching(wanted=["town", "since"]).run()
    assert len(endpoint.asked) == 1


def test_waits_become_longer_and_have_an_end(endpoint: LocalEndpoint, fetching: Fetching) -> None:
    endpoint.behaviours = [answering(b"", status=502)] * 9
    with pytest.raises(EndpointError, match="answers 502.*5 tries"):
        fetching().run()
    assert fetching.slept == [2.0, 4.0, 8.0, 16.0] and len(endpoint.asked) == 5
    assert fetching.said[0].endswith("answers 502; waiting 2 seconds")


def test_a_fault_of_the_server_itself_is_tried_once_more(endpoint: LocalEndpoint, fetching: Fetching) -> None:
    """A query that it cannot compile, or that takes it too long, fails each time: WDQS counts errors, too."""
    endpoint.behaviours = [answering(b"", status=500)] * 9
    with pytest.raises(EndpointError, match="answers 500.*2 tries"):
        fetching().run()
    assert len(endpoint.asked) == 2


def test_a_server_that_sorts_few_rows_is_asked_to_sort_in_a_subquery(
    endpoint: LocalEndpoint, fetching: Fetching
) -> None:
    """Virtuoso, with the words of its own: found by asking one."""
    add_towns(endpoint.store, range(25))

    def sorting_few(request: Answering) -> None:
        if "OFFSET 0" in request.query or "SELECT * WHERE { {" in request.query:
            endpoint.from_store(request)
        else:
            said = b"Virtuoso 22023 Error SR353: Sorted TOP clause specifies more then 10003 rows to sort."
            request.send(said, status=500, kind="text/plain")

    endpoint.otherwise = sorting_few
    assert sorted(names(fetching().run())) == sorted(f"เมือง {number}" for number in range(25))
    assert fetching.slept == [] or set(fetching.slept) == {0.0}
    assert any("sorting in a subquery" in line for line in fetching.said)


def test_a_text_that_is_too_long_is_told_and_not_sent_again(
    endpoint: LocalEndpoint, fetching: Fetching
) -> None:
    said = (
        b"Virtuoso 22023 Error SR342: Error returning data for procedure view from it's procedure : "
        b"[22026] SR478: Value of ANY type column too long"
    )
    endpoint.behaviours = [answering(said, status=500, Content_Type="text/plain")] * 2
    with pytest.raises(EndpointError, match=r"is longer than it takes .*; ask with a shorter one"):
        fetching().run()
    assert len(endpoint.asked) == 1


def test_jitter_lets_no_two_callers_come_back_together() -> None:
    waits = {Patience().after(3) for _ in range(20)}
    assert len(waits) > 1 and all(4.0 <= wait <= 12.0 for wait in waits)
    assert Patience().after(40) <= 90.0


def test_a_server_that_says_when_is_asked_then(endpoint: LocalEndpoint, fetching: Fetching) -> None:
    endpoint.behaviours = [
        answering(b"", status=429, Retry_After="30"),
        answering(b"", status=503, Retry_After="Thu, 26 Nov 2020 10:00:00 GMT"),
    ]
    fetching().run()
    assert [round(seconds) for seconds in fetching.slept[:2]] == [30, 0]


def test_a_server_that_wants_an_hour_of_peace_has_it(endpoint: LocalEndpoint, fetching: Fetching) -> None:
    endpoint.behaviours = [answering(b"", status=429, Retry_After="3600")]
    with pytest.raises(EndpointError, match="left in peace for 3,600 seconds"):
        fetching().run()
    assert len(endpoint.asked) == 1 and fetching.slept == []


def test_a_page_that_was_changed_by_hand_is_told(endpoint: LocalEndpoint, fetching: Fetching) -> None:
    add_towns(endpoint.store, range(3))
    answer = fetching().run()
    (answer.folder / answer.pages[0].file).write_bytes(b"other")
    with pytest.raises(CollectionError, match=r"0001\.json\.gz: is not what was saved; fetch it from http"):
        names(answer)


@pytest.mark.parametrize(
    "told",
    ["", "[]", "{}", '{"folder": "../../elsewhere", "pages": []}', '{"folder": "answer-1", "pages": 3}'],
)
def test_a_damaged_description_is_one_line(fetching: Fetching, told: str) -> None:
    fetching.shelf.folder.mkdir(parents=True)
    (fetching.shelf.folder / "answer.json").write_text(told)
    with pytest.raises(CollectionError, match="answer.json: is damaged") as caught:
        fetching.shelf.standing()
    assert "\n" not in str(caught.value)


def test_a_place_that_cannot_be_written_is_one_line(fetching: Fetching, tmp_path: Path) -> None:
    (tmp_path / "endpoints").write_text("a file")
    with pytest.raises(CitypactError, match="cannot be written"):
        fetching().run()
