"""The worker: a process of its own that opens a store and answers one query after another, until it is ended.

Started as a file by `citypact.queries.apart`, so that it loads nothing but pyoxigraph. A query comes as a line of JSON on
standard input. The answer goes to standard output in frames (four bytes of length, then so many bytes): a head, the rows as
SPARQL JSON or the triples as N-Triples, as the engine writes them, an empty frame, and a last one that says how it ended.
When standard input ends, its owner has gone, and the worker goes too, in the middle of a query if need be.
"""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
from typing import IO, TYPE_CHECKING, Any, cast

import pyoxigraph as ox

if TYPE_CHECKING:
    from citypact.graph.asked_graphs import AskedGraphs

_IDLE = 600  # seconds without a query after which it ends


class _Frames:
    """What the engine writes into: each piece becomes a frame."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def write(self, piece: Any) -> int:
        piece = bytes(piece)
        if piece:
            self._stream.write(len(piece).to_bytes(4, "big") + piece)
            self._stream.flush()
        return len(piece)

    def flush(self) -> None:
        """Each frame was flushed."""

    def end(self) -> None:
        self._stream.write(bytes(4))

    def say(self, **what: object) -> None:
        self.write(json.dumps(what).encode())


def main() -> None:
    """Answer until there is nobody who asks."""
    frames = _Frames(os.fdopen(os.dup(1), "wb"))
    os.dup2(2, 1)  # whatever else prints does not come between
    store = ox.Store.read_only(sys.argv[1])
    asked: queue.Queue[dict[str, Any]] = queue.Queue()
    threading.Thread(target=_listen, args=(asked,), daemon=True).start()
    while True:
        try:
            query = asked.get(timeout=_IDLE)
        except queue.Empty:
            os._exit(0)
        _answer(store, query, frames)


def _listen(asked: queue.Queue[dict[str, Any]]) -> None:
    for line in sys.stdin.buffer:
        asked.put(json.loads(line))
    os._exit(0)


def _asked(store: ox.Store, query: dict[str, Any]) -> ox.Store | AskedGraphs:
    """What answers: the store, or the graphs of it that the query names."""
    if "graphs" not in query:
        return store
    from citypact.graph.asked_graphs import AskedGraphs

    return AskedGraphs(store=store, **query["graphs"])


def _answer(store: ox.Store, query: dict[str, Any], frames: _Frames) -> None:
    begun, output = False, cast("IO[bytes]", frames)
    ended: dict[str, object] = {"error": None}
    try:
        results = _asked(store, query).query(query["text"], prefixes=query["known"])
        if isinstance(results, ox.QueryBoolean):
            frames.say(kind="boolean", boolean=bool(results))
        elif isinstance(results, ox.QueryTriples):
            frames.say(kind="triples")
        else:
            frames.say(kind="rows", columns=[variable.value for variable in results.variables])
        begun = True
        if isinstance(results, ox.QueryTriples):
            results.serialize(output, format=ox.RdfFormat.N_TRIPLES)
        elif isinstance(results, ox.QuerySolutions):
            results.serialize(output, format=ox.QueryResultsFormat.JSON)
    except Exception as error:
        kinds = (SyntaxError, OSError, ValueError)
        ended = {
            "error": next((kind.__name__ for kind in kinds if isinstance(error, kind)), "Exception"),
            "said": str(error),
        }
    if not begun:
        frames.say(kind="none")
    frames.end()
    frames.say(**ended)


if __name__ == "__main__":
    main()
