"use strict";
// Saving: what is seen, as files: the picture, the table, the selection.

function saveFile(name, type, content) {
  const link = make("a");
  link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function escapeXml(text) {
  const odd = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu; // XML 1.0, section 2.2
  return String(text ?? "").replace(odd, "\ufffd").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

// ``drawn`` gives the view that is drawn: its picture in parts of SVG, and the signs that occur in it.
function makeSaving({ data, table, sheet, drawn, state, visible, filtersTold, say, ui }) {
  const { raw } = data;
  const stem = () => `citypact-${raw.build || "explorer"}`;

  function selection() {
    const bodies = [...new Set(visible().flatMap((at) => data.parties(at)))].sort((a, b) => a - b);
    return {
      bodies: bodies.map((body) => ({
        iri: data.iriOf(body), name_th: data.bodyName(body)[0], name_en: data.bodyName(body)[1], level: data.level(body)[0],
        country: data.country(body)?.[0] ?? null, province: data.province(body)?.[1] ?? null, coordinates: data.place(body),
      })),
      agreements: visible().map((at) => {
        const one = data.agreement(at);
        return {
          iri: one.iri, type: raw.types[raw.agreements.type[at]][0], status: one.status, date: one.date || null,
          domains: raw.agreements.domains[at].map((domain) => raw.domains[domain][0]),
          parties: one.parties.map(data.iriOf), witnesses: witnessesOf(one).length,
          sources: one.sources.map(({ told }) => ({ title: told[0][1], publisher: told[1], url: told[2], known: told[3][1] })),
        };
      }),
    };
  }

  function json() {
    const { bodies, agreements } = selection();
    return JSON.stringify({
      build: raw.build, collection: raw.collection, as_of: raw.asOf, licences: raw.licences.map((words) => words[1]),
      state: stateToHash(state(), "th"), bodies, agreements,
    }, null, 1);
  }

  function graphml() {
    const { bodies, agreements } = selection();
    const fields = { node: ["name_th", "name_en", "level", "country", "province"], edge: ["agreement", "type", "status", "date"] };
    const keys = Object.entries(fields).flatMap(([kind, names]) => names.map((name) => `<key id="${kind}_${name}" for="${kind}" attr.name="${name}" attr.type="string"/>`));
    const value = (kind, name, text) => (text ? `<data key="${kind}_${name}">${escapeXml(text)}</data>` : "");
    const nodes = bodies.map((body) => `<node id="${escapeXml(body.iri)}">${fields.node.map((name) => value("node", name, body[name])).join("")}</node>`);
    const edges = agreements.flatMap((one) => one.parties.flatMap((from, i) => one.parties.slice(i + 1).map((to) =>
      `<edge source="${escapeXml(from)}" target="${escapeXml(to)}">${value("edge", "agreement", one.iri)}${value("edge", "type", one.type)}${value("edge", "status", one.status)}${value("edge", "date", one.date)}</edge>`)));
    return ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">', ...keys, '<graph edgedefault="undirected">', ...nodes, ...edges, "</graph>", "</graphml>", ""].join("\n");
  }

  // What stands beneath a saved picture: which build, how many, which filters, under which licence, and the state to open again.
  function caption() {
    const now = state();
    const bodies = new Set(visible().flatMap((at) => data.parties(at))).size;
    const chosen = now.path ?? (now.body === null ? [] : [now.body]);
    const names = chosen.map((key) => data.bodyByKey.get(key)).filter((body) => body !== undefined).map((body) => say(data.bodyName(body)));
    const about = names.length ? ` · ${say(now.path ? ui.path_title : now.circle ? ui.circle_of : ui.chosen)}: ${names.join(" → ")}` : "";
    const inPicture = drawn().signs().bodies;
    const hash = stateToHash(now, "th");
    return [
      `${raw.collection || say(ui.explorer)}${about}`,
      `${bodies} / ${data.count} ${say(ui.bodies)}${inPicture < bodies ? ` (${say(ui.drawn)}: ${inPicture})` : ""} · ${visible().length} / ${data.total} ${say(ui.agreements)} · ${say(ui.filters)}: ${filtersTold()}`,
      `citypact ${raw.build}${raw.asOf ? ` · ${say(ui.as_of)} ${say(raw.asOfWords)}` : ""} · ${raw.licences.map(say).join("; ") || say(ui.not_given)}`,
      ...(hash ? [`#${hash}`] : []),
    ];
  }

  // The signs that occur in what is drawn.
  function signs() {
    const { levels, statuses } = drawn().signs();
    const brief = (list, key) => list.find(([one]) => one === key) ?? [key, key, key];
    const worded = (list) => (key) => [key, data.word(brief(list, key))];
    return { levels: [...levels].filter((key) => raw.levels.some(([one]) => one === key)).map(worded(raw.levels)), statuses: [...statuses].map(worded(raw.statuses)) };
  }

  const picture = () => sheet.svg(drawn().svg(), signs(), caption());

  return {
    csv: () => saveFile(stem() + ".csv", "text/csv;charset=utf-8", table.csv()),
    json: () => saveFile(stem() + ".json", "application/json", json()),
    graphml: () => saveFile(stem() + ".graphml", "application/xml", graphml()),
    svg: () => saveFile(stem() + ".svg", "image/svg+xml", picture()),
    png: async () => saveFile(stem() + ".png", "image/png", await sheet.png(picture())),
  };
}
