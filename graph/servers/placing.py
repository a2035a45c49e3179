"""Putting in place: graphs that were loaded under other names take their own.

Other updates of ours can be repeated; a MOVE cannot. Where it was done and only its answer was lost, a second one would put an
empty graph in the place of the moved one. So it is sent once, and where no answer came, what is there is counted first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citypact.errors import EndpointError
from citypact.graph.importing.asking import Passing, TookTooLong
from citypact.graph.servers.dataset import counts
from citypact.graph.servers.server import Server

__all__ = ["Move", "put_in_place"]


@dataclass(frozen=True, slots=True)
class Move:
    """A graph that takes its name, and how many statements it has."""

    stage: str
    name: str
    size: int

    def done(self, found: dict[str, int]) -> bool:
        """Whether it stands in its place, and nothing where it was loaded."""
        return not found[self.stage] and found[self.name] == self.size


def put_in_place(server: Server, moves: Sequence[Move], then: Sequence[str] = ()) -> None:
    """Give graphs their names, in one update.

    Args:
        server: where they are.
        moves: the graphs, in this order.
        then: what is to be done in the same update; it can be repeated.

    Raises:
        EndpointError: when it cannot be done, or was done in part.
    """
    left, tries = list(moves), 0
    while True:
        try:
            steps = [f"MOVE GRAPH <{each.stage}> TO GRAPH <{each.name}>" for each in left]
            server.update_once(" ;\n".join([*steps, *then]))
            return
        except EndpointError as error:
            failure = error
        tries += 1
        if isinstance(failure, Passing) and (failure.wait or 0) <= server.patience.longest:
            server.told(f"{str(failure).rpartition('; ')[0]}; waiting, then looking what was done")
            server.patience.sleep(server.patience.after(tries, failure.wait))
        found = counts(server, [name for each in left for name in (each.stage, each.name)])
        left = [each for each in left if not each.done(found)]
        for each in left:
            if found[each.stage] != each.size:
                raise EndpointError(
                    f"{server.place}: {each.name} was put in place in part ({found[each.name]:,} statements of "
                    f"{each.size:,}) and no answer came; push once more"
                )
        if not left:
            if then:
                server.update(" ;\n".join(then))
            return
        if not isinstance(failure, Passing) or isinstance(failure, TookTooLong):
            raise failure
        if (
            server.patience.over(tries, likely=failure.likely)
            or (failure.wait or 0) > server.patience.longest
        ):
            raise EndpointError(f"{failure} ({tries} tries)")
