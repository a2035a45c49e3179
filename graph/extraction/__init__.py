"""Reading: from the text of a press release to a record, every value with its evidence."""

from __future__ import annotations

from citypact.graph.extraction.extractor import extract

__all__ = ["extract"]
