"use strict";
// The data of the page, read from its columns (contents.py writes them): bodies and agreements by their places.

function makeData(raw) {
  const { bodies, agreements } = raw;
  const count = bodies.iri.length;
  const total = agreements.iri.length;
  const few = (column, place) => agreements[column][place]; // of what few agreements have; undefined for the others

  // agreements of each body, as one array and the place where each body's part of it begins
  const begins = new Int32Array(count + 1);
  for (const parties of agreements.parties) for (const body of parties) begins[body + 1] += 1;
  for (let body = 0; body < count; body += 1) begins[body + 1] += begins[body];
  const filled = begins.slice();
  const joined = new Int32Array(begins[count]);
  for (let place = 0; place < total; place += 1) {
    for (const body of agreements.parties[place]) {
      joined[filled[body]] = place;
      filled[body] += 1;
    }
  }
  const agreementsOf = (body) => joined.subarray(begins[body], begins[body + 1]);

  const bodyName = (body) => [bodies.th[body], bodies.en[body] || bodies.th[body]];
  const shortName = (body) => [bodies.short[body] || bodies.th[body], bodies.en[body] || bodies.th[body]];
  const otherNames = (body) => bodies.also[body] ?? [];
  const word = (entry) => [entry[1], entry[2]];
  const place = (body) => (bodies.lat[body] || bodies.lon[body] ? [bodies.lon[body], bodies.lat[body]] : null);

  function agreement(at) {
    return {
      at,
      iri: raw.base + agreements.iri[at],
      key: agreements.iri[at].split("/").pop(),
      type: word(raw.types[agreements.type[at]]),
      status: raw.statuses[agreements.status[at]][0],
      said: raw.said[agreements.said[at]],
      date: agreements.date[at],
      year: agreements.year[at],
      time: few("time", at) || "",
      until: few("until", at) || "",
      duration: few("duration", at) || null,
      purposes: few("purposes", at) || [],
      venue: few("venue", at) || "",
      signs: few("signs", at) || [],
      represents: few("represents", at) || [],
      others: few("others", at) || [],
      roles: few("roles", at) || {},
      beside: few("beside", at) || [],
      domains: agreements.domains[at].map((domain) => word(raw.domains[domain])),
      parties: agreements.parties[at],
      sources: agreements.sources[at].map((source) => ({ source, told: raw.sources[source] })),
      sentences: few("sentences", at) || [],
    };
  }

  const keyOf = (body) => bodies.iri[body].split("/").pop();
  const bodyByKey = new Map(bodies.iri.map((iri, body) => [iri.split("/").pop(), body]));
  const agreementByKey = new Map(agreements.iri.map((iri, at) => [iri.split("/").pop(), at]));
  const years = agreements.year.filter(Boolean);
  const first = years.reduce((a, b) => Math.min(a, b), Infinity);
  const last = years.reduce((a, b) => Math.max(a, b), -Infinity);

  return {
    raw, count, total, first: Number.isFinite(first) ? first : 0, last: Number.isFinite(last) ? last : 0,
    agreementsOf, agreement, bodyName, shortName, otherNames, place, word, keyOf, bodyByKey, agreementByKey,
    iriOf: (body) => raw.base + bodies.iri[body],
    drawn: () => true,
    parties: (at) => agreements.parties[at],
    level: (body) => raw.levels[bodies.level[body]],
    country: (body) => (bodies.country[body] < 0 ? null : raw.countries[bodies.country[body]]),
    province: (body) => (bodies.province[body] < 0 ? null : raw.provinces[bodies.province[body]]),
  };
}
