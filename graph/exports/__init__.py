"""Exports: a build in the formats of other tools.

Start with ``export(built, "trig", Path("graph.trig"))``; ``FORMATS`` says what each format carries.
Statements come from one place (selection.py), which holds back what may not leave; the network formats share
one flat form (flat.py). What each format cannot carry is written in docs/exports.md.
"""

from __future__ import annotations

from citypact.graph.exports.formats import FORMATS, ExportNote, Format, export
from citypact.graph.exports.output import write_atomically

__all__ = ["FORMATS", "ExportNote", "Format", "export", "write_atomically"]
