"""Packing: islands of any outline side by side on one page, without overlap.

Each island is a set of grid cells (polyomino packing: Freivalds, Dogrusoz and Kikusts 2002); the large ones take the
middle, and each of the others the free place that lets the page grow least.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from citypact.viz.labels import Box

__all__ = ["CELL", "Cells", "footprint", "pack"]

CELL = 11.0
# Beyond this many islands each counts as its bounding box: the small ones are alike, and a page of them is a table.
_OUTLINES = 260
_LARGE = 150  # cells

Cells = npt.NDArray[np.int64]


def footprint(
    boxes: Sequence[Box], lines: Sequence[tuple[float, float, float, float]], margin: float
) -> Cells:
    """The grid cells that boxes and lines touch, with a margin around them."""
    cells: set[tuple[int, int]] = set()
    for left, top, right, bottom in boxes:
        columns = range(_cell(left - margin), _cell(right + margin) + 1)
        rows = range(_cell(top - margin), _cell(bottom + margin) + 1)
        cells.update((column, row) for column in columns for row in rows)
    for x1, y1, x2, y2 in lines:
        steps = max(2, int(max(abs(x2 - x1), abs(y2 - y1)) / CELL * 2))
        for step in range(steps + 1):
            x, y = x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps
            column, row = _cell(x), _cell(y)
            cells.update((column + a, row + b) for a in (-1, 0, 1) for b in (-1, 0, 1))
    return np.array(sorted(cells), dtype=np.int64).reshape(-1, 2)


def _cell(value: float) -> int:
    return int(np.floor(value / CELL))


def pack(islands: Sequence[Cells], aspect: float) -> list[tuple[float, float]]:
    """How far each island is moved, in units, so that none touches another and the whole is about ``aspect``."""
    if not islands:
        return []
    if len(islands) > _OUTLINES:
        islands = [_bounding(cells) for cells in islands]
    extents = np.array([cells.max(axis=0) - cells.min(axis=0) + 1 for cells in islands])
    ground = _Ground(islands, extents, aspect)
    moved: list[tuple[float, float]] = [(0.0, 0.0)] * len(islands)
    for place in sorted(range(len(islands)), key=lambda i: (-len(islands[i]), i)):
        dx, dy = ground.settle(islands[place])
        moved[place] = (dx * CELL, dy * CELL)
    return moved


def _bounding(cells: Cells) -> Cells:
    (left, top), (right, bottom) = cells.min(axis=0), cells.max(axis=0)
    columns, rows = np.meshgrid(np.arange(left, right + 1), np.arange(top, bottom + 1), indexing="ij")
    return np.column_stack([columns.ravel(), rows.ravel()])


class _Ground:
    """The page as a grid of taken cells."""

    def __init__(self, islands: Sequence[Cells], extents: npt.NDArray[Any], aspect: float) -> None:
        # Room for all islands at a poor filling, and for the longest one in either direction.
        area = float(sum(len(cells) for cells in islands)) * 3.0
        high = int(max(np.sqrt(area / aspect), extents[:, 1].max() * 2.2)) + 4
        wide = int(max(np.sqrt(area * aspect), extents[:, 0].max() * 2.2)) + 4
        self._aspect = aspect
        self._taken = np.zeros((wide, high), dtype=bool)
        self._asked: dict[bytes, tuple[npt.NDArray[np.int64], int]] = {}

    def settle(self, cells: Cells) -> tuple[int, int]:
        """Takes the best free place for an island, and says how far it moves from its own cells."""
        start = cells.min(axis=0)
        shape = cells - start
        if len(shape) > _LARGE:
            return self._settle_large(shape, start)
        key = shape.tobytes()
        corners, tried = self._asked.get(key) or (self._corners(shape.max(axis=0) + 1), 0)
        while tried < len(corners):
            batch = corners[tried : tried + 128]
            spots = batch[:, None, :] + shape[None, :, :]
            free = ~self._taken[spots[..., 0], spots[..., 1]].any(axis=1)
            if free.any():
                tried += int(np.argmax(free))
                corner = corners[tried]
                self._taken[shape[:, 0] + corner[0], shape[:, 1] + corner[1]] = True
                # What was taken stays taken: the next island of this shape need not ask again.
                self._asked[key] = (corners, tried)
                centre = np.array(self._taken.shape) // 2
                dx, dy = corner - start - centre
                return int(dx), int(dy)
            tried += len(batch)
        self._grow()
        return self.settle(cells)

    def _settle_large(self, shape: Cells, start: Cells) -> tuple[int, int]:
        """Asks every place at once: how many cells are taken under it, by convolution.

        A place that leaves a gap to all that is there is never the best one: it is enough to ask around that.
        """
        extent = shape.max(axis=0) + 1
        middle = np.array(self._taken.shape) // 2
        columns, rows = (np.flatnonzero(self._taken.any(axis=axis)) for axis in (1, 0))
        first = np.array([columns[0], rows[0]]) if len(columns) else middle
        last = np.array([columns[-1], rows[-1]]) if len(columns) else middle
        low = np.maximum(0, first - extent)
        high = np.minimum(self._taken.shape, last + extent + 1)
        around = self._taken[low[0] : high[0], low[1] : high[1]]
        room = np.array(around.shape) - extent + 1
        if room.min() > 0:
            mask = np.zeros(around.shape)
            mask[shape[:, 0], shape[:, 1]] = 1.0
            hits = np.fft.irfft2(
                np.fft.rfft2(around.astype(float)) * np.conj(np.fft.rfft2(mask)), around.shape
            )
            corners = np.argwhere(hits[: room[0], : room[1]] < 0.5) + low
            if len(corners):
                growth, nearness = (each.round(6) for each in self._growth(corners, extent))
                least = np.flatnonzero(growth == growth.min())
                corner = corners[least[np.argmin(nearness[least])]]
                self._taken[shape[:, 0] + corner[0], shape[:, 1] + corner[1]] = True
                dx, dy = corner - start - middle
                return int(dx), int(dy)
        self._grow()
        return self._settle_large(shape, start)

    def _growth(self, corners: Cells, extent: Cells) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
        """How far the page reaches with a bounding box at each corner, and how far its middle is from there."""
        middle = np.abs(corners + extent / 2 - np.array(self._taken.shape) / 2)
        growth = np.maximum((middle[:, 0] + extent[0] / 2) / self._aspect, middle[:, 1] + extent[1] / 2)
        return growth, np.hypot(middle[:, 0] / self._aspect, middle[:, 1])

    def _corners(self, extent: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Every place for a bounding box of this extent, the one that lets the page grow least first."""
        wide, high = np.array(self._taken.shape) - extent
        columns, rows = np.meshgrid(np.arange(wide + 1), np.arange(high + 1), indexing="ij")
        corners = np.column_stack([columns.ravel(), rows.ravel()])
        growth, nearness = self._growth(corners, extent)
        ranked: npt.NDArray[np.int64] = corners[np.lexsort((np.arange(len(corners)), nearness, growth))]
        return ranked

    def _grow(self) -> None:
        """A wider page around the same middle; every shape asks anew."""
        wide, high = self._taken.shape
        larger = np.zeros((wide * 2, high * 2), dtype=bool)
        left, top = wide - wide // 2, high - high // 2
        larger[left : left + wide, top : top + high] = self._taken
        self._taken = larger
        self._asked.clear()
