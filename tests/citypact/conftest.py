"""The world of the queries is asked through the front door too."""

from tests.queries.conftest import world, world_trig

__all__ = ["world", "world_trig"]
