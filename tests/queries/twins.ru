# What stands in the world of world.trig a second time, but for one thing: rows that only the last of the order keys tells apart.
PREFIX agreement: <https://w3id.org/citypact/id/agreement/>
PREFIX body: <https://w3id.org/citypact/id/body/>
PREFIX capacity: <https://w3id.org/citypact/capacity/>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX evidence: <https://w3id.org/citypact/id/evidence/>
PREFIX involvement: <https://w3id.org/citypact/id/involvement/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX pact: <https://w3id.org/citypact/ns#>
PREFIX person: <https://w3id.org/citypact/id/person/>
PREFIX post: <https://w3id.org/citypact/id/post/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
# one person signs for two bodies, in two posts, and in two capacities; one who is not shown does, too
INSERT { ?twin ?property ?value . agreement:border-7-o pact:involvement ?twin }
WHERE {
  VALUES (?twin ?other ?person ?capacity ?post ?for) {
    (involvement:twin-1 involvement:border-7-thong-o person:thong capacity:signs_for UNDEF body:burithong)
    (involvement:twin-2 involvement:border-7-thong-o person:thong capacity:signs_for post:villefable-mayor body:dok-kham)
    (involvement:twin-3 involvement:border-7-thong-o person:thong capacity:signs post:villefable-mayor body:dok-kham)
    (involvement:twin-4 involvement:border-7-thong-o UNDEF capacity:signs_for UNDEF body:burithong)
    (involvement:twin-5 involvement:border-7-thong-o UNDEF capacity:signs_for UNDEF body:dok-kham)
  }
  VALUES ?property { rdf:type pact:person pact:capacity pact:heldPost pact:onBehalfOf }
  ?other ?property ?was .
  BIND(IF(?property = pact:person, ?person, IF(?property = pact:capacity, ?capacity,
    IF(?property = pact:heldPost, COALESCE(?post, ?was), IF(?property = pact:onBehalfOf, ?for, ?was)))) AS ?value)
  FILTER(BOUND(?value))
} ;
# a claim is read twice by one rule, of which the one was surer
INSERT { GRAPH ?graph { ?twin ?property ?value } }
WHERE {
  GRAPH ?graph { evidence:0002 ?property ?was }
  VALUES (?twin ?kind ?confidence) { (evidence:twin-1 "extracted" 0.91) (evidence:twin-2 "curated" 0.9) }
  BIND(IF(?property = pact:confidence, ?confidence, IF(?property = pact:kind, ?kind, ?was)) AS ?value)
} ;
# a body was changed twice on its way to another
INSERT { ?twin ?property ?value . body:sai-ngam org:changedBy ?twin }
WHERE {
  VALUES (?twin ?day) {
    (<https://w3id.org/citypact/id/change/3> "1990-01-01"^^xsd:date) (<https://w3id.org/citypact/id/change/4> UNDEF)
  }
  <https://w3id.org/citypact/id/change/1> ?property ?was .
  BIND(IF(?property = dct:date, COALESCE(?day, ?was), IF(?property = dct:source && !BOUND(?day), <https://gazette.example.org/4>, ?was)) AS ?value)
}
