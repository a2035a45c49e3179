"""Graphs on servers: the same dataset behind any SPARQL 1.1 endpoint.

`engines` knows what is particular to each kind of server, `server` talks to one, `dataset` reads and digests what it
holds, `pushing` loads a build into one and `placing` gives it its names there, `pulling` brings one back into a folder:

    from citypact.graph.servers.server import reached

    server = reached("http://localhost:7878/query")

How an answer is had and bounded is known to `citypact.graph.importing.asking`; how questions are put to such a graph, to
`citypact.queries.remote`.
"""
