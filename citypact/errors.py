"""The family of errors.

::

    CitypactError             could not be done (exit 2)
    ├── SourceError           a source cannot be read
    ├── EndpointError         a SPARQL endpoint cannot be asked, or answers with what is no answer
    ├── ExtractorError        an extractor is not there, cannot be loaded, or fails
    ├── RecordError           a record says something that the format does not hold
    ├── CollectionError       a collection is not one, or its files contradict each other
    ├── GazetteerError        a gazetteer cannot be read, or what it is looked up in is not there
    ├── GraphError            a graph folder cannot be used
    │   ├── NoGraph           there is no graph there
    │   └── GraphBusy         another build holds it
    ├── ShapeError            a shape graph cannot be read
    │   └── UnsupportedShape  it uses a term of SHACL that the engine does not know
    ├── InvalidGraph          a build breaks the shapes (exit 1)
    ├── QueryError            a query cannot be run
    │   ├── UnknownQuery      no catalogued query has that name
    │   ├── QuerySyntaxError  the engine cannot parse it
    │   ├── ParameterError    a parameter is missing, unknown or of the wrong type
    │   ├── ServiceRefused    it would ask another server
    │   ├── QueryTimeout      it took longer than allowed
    │   └── QueryTooLarge     it took more memory than allowed
    ├── ExportError           a format or option is not there
    └── ViewError             a view cannot be drawn

A message names the place, the fault and the next step, in one line: it is all that a user of the command line sees.
"""

from __future__ import annotations

__all__ = [
    "CitypactError",
    "CollectionError",
    "EndpointError",
    "ExportError",
    "ExtractorError",
    "GazetteerError",
    "GraphBusy",
    "GraphError",
    "InvalidGraph",
    "NoGraph",
    "ParameterError",
    "QueryError",
    "QuerySyntaxError",
    "QueryTimeout",
    "QueryTooLarge",
    "RecordError",
    "ServiceRefused",
    "ShapeError",
    "SourceError",
    "UnknownQuery",
    "UnsupportedShape",
    "ViewError",
]


class CitypactError(Exception):
    """Something could not be done; the message says where, why and what to do next."""

    exit_code = 2


class SourceError(CitypactError):
    """A source cannot be read."""


class EndpointError(CitypactError):
    """A SPARQL endpoint cannot be asked, or answers with what is no answer; what was saved of it before stands."""


class ExtractorError(CitypactError):
    """An extractor is not there, cannot be loaded, fails, or returns no record."""


class RecordError(CitypactError):
    """A record says something that the format does not hold."""


class CollectionError(CitypactError):
    """A collection is not one, or its files contradict each other."""


class GazetteerError(CitypactError):
    """A gazetteer cannot be read, or the package that it is looked up in is not installed."""


class GraphError(CitypactError):
    """A graph folder cannot be used."""


class NoGraph(GraphError):
    """There is no graph at the given place."""


class GraphBusy(GraphError):
    """Another build holds the graph folder."""


class ShapeError(CitypactError):
    """A shape graph cannot be read, or says something that the engine does not know."""


class UnsupportedShape(ShapeError):
    """A shape uses a term of SHACL outside the part that the compiled engine knows."""


class InvalidGraph(CitypactError):
    """A build breaks the shapes; nothing was published."""

    exit_code = 1


class QueryError(CitypactError):
    """A query cannot be run."""


class UnknownQuery(QueryError):
    """No catalogued query has that name."""


class QuerySyntaxError(QueryError):
    """The engine cannot parse the query; the message gives line and column."""


class ParameterError(QueryError):
    """A parameter is missing, unknown or of the wrong type."""


class ServiceRefused(QueryError):
    """The query would ask another server."""


class QueryTimeout(QueryError):
    """The query took longer than allowed."""


class QueryTooLarge(QueryError):
    """The query took more memory than allowed."""


class ExportError(CitypactError):
    """A format or an option of an export is not there."""


class ViewError(CitypactError):
    """A view cannot be drawn."""
