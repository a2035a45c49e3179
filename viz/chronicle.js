"use strict";
// The chronicle: rows of agreements along the years, drawn as elements; what a pointer finds in it is told to the page.
// A day is a point, a month or a year alone a span as long as itself; the undated stand in a column of their own.

function makeChronicle(container, { facts, nodes, edges, edgesOf, say, choose, hover, by }) {
  const { ui, chronicle } = facts;
  const { first, last, counted, most, across: planned, bucket } = chronicle;
  const PITCH = 11; // between lanes
  const HEAD = 30; // the years above
  const R = 4.2; // of a mark
  let mode = "body";
  let scale = 1; // of the years: 1 shows all of them
  let seen = { lit: null, chosen: null };
  let tops = new Map(); // row -> its upper edge
  let drawn = new Map(); // line -> its element
  let names = new Map();

  const years = Math.max(1, last - first);
  const board = make("div", "board");
  container.append(board);

  const PAPER = 690; // pixels across a page of A4
  let printing = false;
  const across = () => (printing ? PAPER : container.clientWidth);
  const narrow = () => across() < 560;
  const nameWide = () => (narrow() ? 112 : 190);
  const bucketWide = () => (chronicle.undated ? (narrow() ? 76 : 92) : 0);
  const room = () => Math.max(narrow() ? 0.55 * planned : 0, across() - nameWide() - bucketWide() - 30);
  const perYear = () => (Math.max(room(), 120) / years) * (printing ? 1 : scale);
  const x = (year) => nameWide() + 10 + (year - first) * perYear();
  const shownRows = () => nodes.filter((node) => node.kind === mode);
  const high = (node) => (counted ? 30 : node.lanes * PITCH + 9);

  // the years that are written: as many as have room, round in the calendar of the language
  function* ticks() {
    const step = [1, 2, 5, 10, 20, 50, 100].find((each) => each * perYear() >= 44) || 200;
    const era = say([543, 0]);
    for (let year = Math.ceil((first + era) / step) * step - era; year <= last; year += step) yield year;
  }

  function item(edge, top) {
    const [shapeOf, dashes] = [own(facts.whens, edge.status) || facts.whens.signed, own(facts.lines, edge.status)?.[1] || []];
    const middle = top + 6 + edge.lane * PITCH + R;
    const group = shape("g", { class: `when s-${own(facts.whens, edge.status) ? edge.status : "signed"}`, "data-edge": edge.id });
    let at = (x(edge.start) + x(edge.end)) / 2;
    if (edge.start && !edge.exact) {
      const wide = Math.max(2 * R + 1, x(edge.end) - x(edge.start) - 1); // never narrower than a mark: a month among many years
      const bar = { x: at - wide / 2, y: middle - R, width: wide, height: 2 * R, rx: Math.min(R, wide / 2), class: "span" };
      group.append(shape("rect", dashes.length ? { ...bar, "stroke-dasharray": dashes.map((each) => each / 2).join(" ") } : bar));
    } else if (!edge.start) {
      at = bucketLeft() + 8 + (edge.place % bucket) * ((bucketWide() - 14) / bucket) + R;
    }
    const r = edge.start && !edge.exact ? R * 0.55 : R;
    group.append(glyph(shapeOf, at, middle, r));
    group.append(shape("rect", { x: at - 6, y: middle - PITCH / 2, width: 12, height: PITCH, class: "near" })); // a larger target
    return group;
  }

  function glyph([outline, fill], cx, cy, r) {
    const points = outline.map(([dx, dy]) => `${(cx + r * dx).toFixed(1)},${(cy + r * dy).toFixed(1)}`).join(" ");
    const cls = fill === "ring" ? "rim" : "full";
    return outline.length ? shape("polygon", { points, class: cls }) : shape("circle", { cx: cx.toFixed(1), cy: cy.toFixed(1), r: fill === "ring" ? r - 0.7 : r, class: cls });
  }

  // of very many agreements, how many there are in each year
  function bar(edge, top) {
    const tall = edge.start ? Math.max(1.5, (edge.count / most[mode]) * 24) : 0;
    const group = shape("g", { class: "when s-signed", "data-edge": edge.id });
    if (edge.start) {
      group.append(shape("rect", { x: x(edge.start) + 0.5, y: top + 26 - tall, width: Math.max(1.5, perYear() - 1), height: tall, class: "full" }));
      group.append(shape("rect", { x: x(edge.start), y: top + 3, width: Math.max(3, perYear()), height: 24, class: "near" }));
    } else group.append(shape("text", { x: bucketLeft() + 12, y: top + 19, class: "number" }, String(edge.count)));
    return group;
  }

  const bucketLeft = () => x(last) + 12;

  function draw() {
    const { scrollLeft, scrollTop } = container;
    const wide = bucketLeft() + bucketWide();
    const rows = shownRows();
    tops = new Map();
    drawn = new Map();
    names = new Map();
    let top = HEAD;
    for (const row of rows) {
      tops.set(row.id, top);
      top += high(row);
    }
    const tall = top + 8;
    const picture = shape("svg", { width: wide, height: tall, class: "rows", "aria-hidden": "true" });
    const axis = shape("svg", { width: wide, height: HEAD, class: "axis", "aria-hidden": "true" });
    for (const year of ticks()) {
      picture.append(shape("line", { x1: x(year), x2: x(year), y1: HEAD, y2: tall, class: "tick" }));
      axis.append(shape("text", { x: x(year), y: 20 }, say([String(year + 543), String(year)])));
    }
    if (chronicle.undated) {
      picture.append(shape("rect", { x: bucketLeft(), y: HEAD, width: bucketWide(), height: tall - HEAD, class: "bucket" }));
      axis.append(shape("rect", { x: bucketLeft(), y: 0, width: bucketWide(), height: HEAD, class: "bucket" }));
      axis.append(shape("text", { x: bucketLeft() + bucketWide() / 2, y: 13, class: "small" }, say(ui.undated)));
      axis.append(shape("text", { x: bucketLeft() + bucketWide() / 2, y: 26, class: "number" }, String(chronicle.undated)));
    }
    const labels = make("div", "labels");
    labels.style.width = `${nameWide()}px`;
    labels.style.height = `${tall}px`;
    rows.forEach((row, place) => {
      const at = tops.get(row.id);
      if (place % 2) picture.prepend(shape("rect", { x: 0, y: at, width: wide, height: high(row), class: "band" }));
      const mark = row.kind === "body" ? markShape(facts.marks, row.mark) : null;
      const label = make("div", "row", mark, bdi(say(row.text)), make("b", "", String(row.count)));
      label.style.top = `${at}px`;
      label.style.height = `${high(row)}px`;
      label.dataset.node = row.id;
      labels.append(label);
      names.set(row.id, label);
      let undated = 0;
      for (const edge of new Set(edgesOf[row.id])) {
        if (!edge.start) edge.place = undated++;
        const element = counted ? bar(edge, at) : item(edge, at);
        drawn.set(edge.id, element);
        picture.append(element);
      }
    });
    board.style.width = `${wide}px`;
    board.style.height = `${tall}px`;
    board.replaceChildren(picture, axis, labels);
    container.scrollTo(scrollLeft, scrollTop);
    for (const button of by) button.setAttribute("aria-pressed", String(button.dataset.by === mode));
    paint();
  }

  function paint() {
    const { lit, chosen } = seen;
    for (const [id, element] of drawn) {
      element.classList.toggle("out", lit !== null && !lit.edges.has(id));
      element.classList.toggle("hot", lit !== null && Boolean(lit.hot) && lit.edges.has(id));
    }
    for (const [id, label] of names) {
      label.classList.toggle("out", lit !== null && !lit.nodes.has(id));
      label.classList.toggle("chosen", id === chosen);
    }
  }

  function show(next) {
    seen = next;
    paint();
  }

  function turn(next) {
    if (mode === next) return;
    mode = next;
    container.scrollTo(0, 0);
    draw();
    tellEarlier();
  }

  function reveal(id) {
    turn(nodes[id].kind);
    const top = tops.get(id);
    const inside = top >= container.scrollTop + HEAD && top + high(nodes[id]) <= container.scrollTop + container.clientHeight;
    if (!inside) container.scrollTo({ top: top - container.clientHeight / 3, behavior: calm() ? "auto" : "smooth" });
  }

  // The year in the middle stays in the middle.
  function zoom(factor) {
    const middle = (container.scrollLeft + container.clientWidth / 2 - nameWide()) / scale;
    scale = Math.min(30, Math.max(1, scale * factor));
    draw();
    container.scrollLeft = middle * scale - container.clientWidth / 2 + nameWide();
  }

  // Where not all years have room, how many agreements lie before those that are seen; a click goes to the first.
  const earlier = document.getElementById("earlier");
  function tellEarlier() {
    const edge = container.scrollLeft + nameWide();
    const hidden = new Set([...drawn.keys()].map((id) => edges[id]).filter(({ start, end }) => start && x(end ?? start) + R < edge).flatMap(({ agreements }) => agreements));
    earlier.hidden = !hidden.size;
    earlier.textContent = `← ${hidden.size}`;
    earlier.title = filledIn(say(ui.earlier), hidden.size);
    earlier.setAttribute("aria-label", earlier.title);
  }
  container.addEventListener("scroll", tellEarlier);
  earlier.addEventListener("click", () => container.scrollTo({ left: 0, behavior: calm() ? "auto" : "smooth" }));

  const of = (target) => {
    const edge = target.closest?.("[data-edge]");
    if (edge) {
      const one = edges[Number(edge.dataset.edge)];
      return one.agreements.length === 1 ? { agreement: one.agreements[0] } : { edge: one.id };
    }
    const row = target.closest?.("[data-node]");
    return row ? { node: Number(row.dataset.node) } : null;
  };
  container.addEventListener("click", ({ target }) => choose(of(target)));
  container.addEventListener("pointerover", ({ target }) => hover(of(target)));
  container.addEventListener("pointerleave", () => hover(null));
  for (const button of by) button.addEventListener("click", () => turn(button.dataset.by));
  let size = 0;
  new ResizeObserver(() => {
    if (container.clientWidth !== size) draw();
    if (!size) container.scrollLeft = container.scrollWidth; // where not all has room: the latest years
    tellEarlier();
    size = container.clientWidth;
  }).observe(container);

  return {
    show, reveal, zoom,
    fit: () => {
      scale = 1;
      draw();
      container.scrollTo(container.scrollWidth, 0);
    },
    pan: (dx, dy) => container.scrollBy(70 * dx, 70 * dy),
    // colours follow the theme by themselves; paper has a width of its own, and all years
    relook: (forPrint) => {
      if (printing === forPrint) return;
      printing = forPrint;
      draw();
    },
    redraw: () => {
      draw();
      tellEarlier();
    },
    stops: () => shownRows().map((row) => row.id),
  };
}
