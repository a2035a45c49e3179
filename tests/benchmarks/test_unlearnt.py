"""What nothing has learnt from is known to nobody who learns: no page stands both there and in what rules and judges know."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from citypact.graph.scoring import records_of

ROOT = Path(__file__).resolve().parents[2]


def pages(folder: str) -> Counter[str]:
    """The addresses of the pages that a set retells, by what tells two pages apart."""
    found = (record.url or "" for record in records_of(ROOT / folder / "records").values())
    bare = (re.sub(r"^https?://(?:www\.)?|#.*$", "", url.casefold()).rstrip("/") for url in found)
    return Counter(page for page in bare if page)


def test_no_page_is_both_learnt_from_and_held_to_be_unseen() -> None:
    unseen = pages("benchmarks/unlearnt")
    assert len(unseen) > 100
    assert not [page for page, times in unseen.items() if times > 1]
    assert not unseen.keys() & (pages("training").keys() | pages("gold").keys())
