"""citypact: one citable knowledge graph of city cooperation.

>>> import citypact
>>> sorted(citypact.__all__)
['Answer', 'CitypactError', 'Graph', 'View', 'build', 'errors', 'extract', 'open']

The rooms: `citypact.ontology` (what can be said), `citypact.graph` (what is said), `citypact.queries` (what is asked),
`citypact.viz` (what is shown). This package is only the front door; nothing is imported before it is used (PEP 562).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from citypact import errors
    from citypact.errors import CitypactError
    from citypact.facade import Answer, Graph, View, build, extract, open

__all__ = ["Answer", "CitypactError", "Graph", "View", "build", "errors", "extract", "open"]

_HOME = {
    "Answer": "citypact.facade",
    "CitypactError": "citypact.errors",
    "Graph": "citypact.facade",
    "View": "citypact.facade",
    "build": "citypact.facade",
    "extract": "citypact.facade",
    "open": "citypact.facade",
}


def __getattr__(name: str) -> Any:
    if name == "errors":
        return import_module("citypact.errors")
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'citypact' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
