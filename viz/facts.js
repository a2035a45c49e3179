"use strict";
// The facts of a page (told.py writes them), as the card asks for them: bodies and agreements by their places.

function makeFacts(facts, agreementsOf) {
  const { bodies, agreements, domains } = facts;

  function agreement(at) {
    const told = agreements[at];
    return {
      at, ...told,
      signs: told.signatories,
      represents: told.representatives,
      domains: told.domains.map((key) => own(domains, key) || [key, key]),
      sources: told.sources.map(({ title, publisher, url, known, how, witness }, source) => ({ source, told: [title, publisher, url, known, how, witness] })),
      sentences: told.sources.flatMap(({ sentences }, source) => sentences.map(([text, marks]) => [source, text, marks])),
    };
  }

  return {
    agreement,
    agreementsOf, // of a body, those that the picture holds
    bodyName: (body) => bodies[body].name,
    country: (body) => bodies[body].country,
    drawn: (body) => bodies[body].node !== null,
    iriOf: (body) => bodies[body].iri,
    level: (body) => bodies[body].level,
    parties: (at) => agreements[at].parties,
    province: (body) => (bodies[body].province[0] ? bodies[body].province : null),
    word: (entry) => [entry[1], entry[2]],
  };
}
