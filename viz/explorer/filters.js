"use strict";
// Filters: which agreements pass, and how many stand behind each value of each filter, given all the others.

function makeFilters(data) {
  const { raw } = data;
  const { bodies, agreements } = raw;
  const unique = (list) => [...new Set(list)];
  const ofParties = (column) => (at) => unique(agreements.parties[at].map((body) => bodies[column][body])).filter((each) => each >= 0);
  // facet -> [the list of its values, the values of an agreement]
  const facets = {
    level: [raw.levels, ofParties("level")],
    type: [raw.types, (at) => [agreements.type[at]]],
    status: [raw.statuses, (at) => [agreements.status[at]]],
    domain: [raw.domains, (at) => agreements.domains[at]],
    country: [raw.countries, ofParties("country")],
    province: [raw.provinces, ofParties("province")],
  };
  const keyOf = (facet, value) => (facet === "province" ? facets.province[0][value][1] : facets[facet][0][value][0]);
  const wordsOf = (facet, value) => (facet === "province" ? facets.province[0][value] : brief(facets[facet][0][value]));
  const brief = (entry) => [1, 2].map((at) => (entry[at].length > 20 && entry[at + 2] ? entry[at + 2] : entry[at])); // the short name of a long one
  const values = Object.fromEntries(
    FACETS.map((facet) => [facet, Array.from({ length: data.total }, (_, at) => facets[facet][1](at))]),
  );

  function inTime(state, at) {
    const year = agreements.year[at];
    if (!year) return state.undated;
    return (state.from === null || year >= state.from) && (state.to === null || year <= state.to);
  }

  // {visible: places of agreements, counts: facet -> value -> number, years: year -> number, undated: number}
  function apply(state) {
    const wanted = {};
    for (const facet of FACETS) {
      if (!state.filters[facet].length) continue;
      const keys = new Set(state.filters[facet]);
      wanted[facet] = new Set(facets[facet][0].map((_, value) => value).filter((value) => keys.has(String(keyOf(facet, value)))));
    }
    const asked = Object.keys(wanted);
    const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Int32Array(facets[facet][0].length)]));
    const years = new Map();
    const visible = [];
    let undated = 0;
    for (let at = 0; at < data.total; at += 1) {
      const failed = asked.filter((facet) => !values[facet][at].some((value) => wanted[facet].has(value)));
      if (failed.length > 1) continue;
      const timely = inTime(state, at);
      if (!failed.length) {
        if (agreements.year[at]) years.set(agreements.year[at], (years.get(agreements.year[at]) || 0) + 1);
        else undated += 1;
        if (timely) visible.push(at);
      }
      if (!timely) continue;
      for (const facet of failed.length ? failed : FACETS) for (const value of values[facet][at]) counts[facet][value] += 1;
    }
    return { visible, counts, years, undated };
  }

  const isSet = (state) =>
    FACETS.some((facet) => state.filters[facet].length) || state.from !== null || state.to !== null || !state.undated;
  return { apply, keyOf, wordsOf, isSet, size: (facet) => facets[facet][0].length };
}
