"""Which literals are well typed: lexical forms of XML Schema 1.1 (part 2) as SPARQL expressions.

SHACL (4.1.2) refuses ill-typed literals of the datatypes that SPARQL supports. Numbers are read by pattern,
because the engine's own casts stop at 64 bits; days are cast, because no pattern knows the 30th of
February.
"""

from __future__ import annotations

import pyoxigraph as ox

__all__ = ["KEPT_AS_INTEGER", "well_typed"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_DECIMAL = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"

_PATTERNS = {
    "boolean": r"true|false|0|1",
    "integer": r"[+-]?[0-9]+",
    "decimal": _DECIMAL,
    "double": rf"{_DECIMAL}([eE][+-]?[0-9]+)?|[+-]?INF|NaN",
    "float": rf"{_DECIMAL}([eE][+-]?[0-9]+)?|[+-]?INF|NaN",
}
_DERIVED = (
    "byte int long short unsignedByte unsignedInt unsignedLong unsignedShort "
    "negativeInteger nonNegativeInteger nonPositiveInteger positiveInteger"
)

# The store keeps a value of these as xsd:integer, so that nothing in it can have one of these datatypes.
KEPT_AS_INTEGER = frozenset(_XSD + name for name in _DERIVED.split())

_CAST = frozenset(
    (
        "date",
        "time",
        "dateTime",
        "duration",
        "dayTimeDuration",
        "yearMonthDuration",
        "gYear",
        "gYearMonth",
        "gMonth",
        "gMonthDay",
        "gDay",
    )
)


def well_typed(value: str, datatype: str) -> str:
    """An expression that is true of a literal of the datatype whose lexical form is one of the datatype's.

    Args:
        value: the SPARQL variable of the literal.
        datatype: an IRI; of unknown ones every form is taken.
    """
    same = f"DATATYPE({value}) = <{datatype}>"
    name = datatype.removeprefix(_XSD) if datatype.startswith(_XSD) else ""
    if name in _PATTERNS:
        return f"{same} && REGEX(STR({value}), {ox.Literal(f'^({_PATTERNS[name]})$')})"
    if name in _CAST:
        return f"{same} && isLiteral(<{datatype}>(STR({value})))"
    return same
