"""The graph room: what is said.

Data flows one way::

    collecting -> documents, reading -> texts              files as people have them become texts
      record_files -> extraction                           texts become records
      records, readings, sources                           what one source says, checked once
      review, reviewed                                     a person's word about it, which stands
      names, places, identities, people, decisions         who is meant
      reports, merging, witnesses                          which reports tell of one agreement, and who repeats whom
      claims, evidence, descriptions, known -> dataset     records become statements
      building, loading, drawing -> folder                 statements become a validated, published build
      validation, report, citation                         what the builder and the citing reader need
      known_lines, columns, ties, attributions -> network  a build as a networkx MultiGraph
      selection ... -> exports                             a build in the formats of other tools

An IRI is made in iris.py, a term in ntriples.py, and nowhere else. What may be said is `citypact.ontology`; questions are
`citypact.queries`; pictures are `citypact.viz`.
"""
