# What makes the world of world.trig the one that the build before had.
PREFIX agreement: <https://w3id.org/citypact/id/agreement/>
PREFIX body: <https://w3id.org/citypact/id/body/>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX pact: <https://w3id.org/citypact/ns#>
PREFIX person: <https://w3id.org/citypact/id/person/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX status: <https://w3id.org/citypact/status/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
DELETE WHERE { agreement:border-7-r ?p ?o } ;
DELETE WHERE { agreement:retold-2-a dct:isReplacedBy ?o } ;
INSERT DATA { agreement:retold-2-a a pact:Agreement ; pact:status status:signed } ;
INSERT DATA { agreement:list-3-z a pact:Agreement ; rdfs:label "ข้อตกลงที่ถอนแล้ว"@th ; pact:status status:signed } ;
DELETE DATA { agreement:city-4-f pact:signedOn "2021-11-05"^^xsd:date } ;
INSERT DATA { agreement:city-4-f pact:signedOn "2021-11"^^xsd:gYearMonth ; pact:party body:burithong } ;
DELETE DATA { body:villefable rdfs:label "Villefable"@en } ;
INSERT DATA { body:villefable rdfs:label "Villefable-on-Sea"@en } ;
DELETE DATA { person:anne foaf:name "Anne Exemplaire" }
