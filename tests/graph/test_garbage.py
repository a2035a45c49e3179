"""How often garbage is sought is as before when the work is done, also where it failed."""

from __future__ import annotations

import gc

import pytest

from citypact.graph.garbage import not_sought, seldom_sought


def test_garbage_is_sought_again_afterwards() -> None:
    before = gc.isenabled(), gc.get_threshold()
    with pytest.raises(ValueError, match="stop"), seldom_sought(), not_sought():
        assert not gc.isenabled()
        assert gc.get_threshold() > before[1]
        raise ValueError("stop")
    assert (gc.isenabled(), gc.get_threshold()) == before
