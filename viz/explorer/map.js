"use strict";
// The map: bodies at their coordinates and arcs for their ties, over the outlines of the countries. No tiles, no server.

const ARCS = 3000; // the most ties that are drawn; of more, those with the most agreements
const CORE = 0.8; // of the bodies, whom the first view is of
const CLOSER = 1.4; // times, as it must be at least to leave the others out

function makeMap(box, { data, coast, facts, look, say, ui, act, tip, nowhere, beyond, read }) {
  const { raw } = data;
  const canvas = make("canvas");
  canvas.setAttribute("aria-hidden", "true");
  box.append(canvas);
  const ctx = canvas.getContext("2d");
  const stamp = makeStamps(facts.marks);
  let view = null; // {x, y: the middle in degrees, scale: pixels for a degree}
  let points = []; // [body, x, y, count], the largest last
  let arcs = []; // [one, other, agreements]
  let chosen = { body: null, agreement: null };
  let hovered = null;
  let labels = []; // the names that stand on the map now

  const spotOf = new Map();
  const screen = (x, y) => [box.clientWidth / 2 + (x - view.x) * view.scale, box.clientHeight / 2 - (y - view.y) * view.scale];

  function show(near, visible) {
    points = standing(near, data);
    spotOf.clear();
    for (const point of points) spotOf.set(point.body, point);
    const all = tiesOf(visible, data);
    arcs = all.slice(0, ARCS);
    const homeless = [...near.keys()].filter((body) => !spotOf.has(body)).sort((a, b) => a - b);
    nowhere.hidden = !homeless.length && all.length <= ARCS;
    const note = all.length > ARCS ? ` · ${filledIn(say(ui.arcs), `${ARCS} / ${all.length}`)}` : "";
    nowhere.querySelector("summary").textContent = `${say(ui.nowhere)}: ${homeless.length}${note}`;
    nowhere.querySelector("ul").replaceChildren(
      ...homeless.slice(0, 500).map((body) => make("li", "", button(bdi(say(data.bodyName(body))), () => act.body(body), "party"))),
    );
  }

  function mark(next, refit) {
    const another = next.agreement !== null && next.agreement !== chosen.agreement;
    chosen = next;
    if (refit || !view || (another && isBeyond(pointsOf(next.agreement)))) begin();
    else draw();
  }

  // How a box of degrees fills the picture; without a body, the world does.
  function filled(some) {
    const [left, bottom, right, top] = some.length ? boundsOf(some) : [-170, -56, 180, 74];
    const scale = Math.min((box.clientWidth - 80) / Math.max(4, right - left), (box.clientHeight - 100) / Math.max(4, top - bottom));
    return { x: (left + right) / 2, y: (bottom + top) / 2, scale };
  }
  function frame(some) {
    if (!box.clientWidth || !box.clientHeight) return;
    view = filled(some);
    draw();
  }
  const fit = () => frame(points);

  // The first view is where most stand, if they are to be seen much better so than with the few far away; what is chosen stands in it.
  function begin() {
    const most = [...nearest(points, CORE), ...(chosen.agreement === null ? [] : pointsOf(chosen.agreement))];
    frame(filled(most).scale > CLOSER * filled(points).scale ? most : points);
  }

  const pointsOf = (at) => data.parties(at).map((body) => spotOf.get(body)).filter(Boolean);
  function outside({ body }) {
    const { x, y } = where(body);
    return x < 0 || y < 0 || x > box.clientWidth || y > box.clientHeight;
  }
  const isBeyond = (some) => box.clientWidth > 0 && some.some(outside);
  function tellBeyond() {
    const out = points.filter(outside).length;
    beyond.hidden = !out;
    beyond.textContent = `${say(ui.beyond)}: ${out}`;
  }

  // many are points that grow as one comes nearer
  const near = () => Math.min(1.6, Math.max(0.45, view.scale / 4));
  const sizeOf = (count) => (points.length > 1500 ? near() * (1 + Math.min(4, 0.35 * Math.sqrt(count))) : 3.4 + Math.min(8, 1.3 * Math.sqrt(count)));

  // From where, by way of where, to where an arc goes.
  function bend([one, other]) {
    const [[x1, y1], [x2, y2]] = [one, other].map((body) => { const { x, y } = where(body); return [x, y]; });
    const lift = Math.min(90, 0.18 * Math.hypot(x2 - x1, y2 - y1));
    return [x1, y1, (x1 + x2) / 2, (y1 + y2) / 2 - lift, x2, y2];
  }
  function arc(pair) {
    const [x1, y1, ...rest] = bend(pair);
    ctx.moveTo(x1, y1);
    ctx.quadraticCurveTo(...rest);
  }

  const isHot = ([one, other, places]) =>
    chosen.agreement !== null ? places.includes(chosen.agreement) : chosen.body !== null && (one === chosen.body || other === chosen.body);

  const anyHot = () => chosen.body !== null || chosen.agreement !== null;
  const inLight = () => new Set([...(chosen.body === null ? [] : [chosen.body]), ...arcs.filter(isHot).flatMap(([one, other]) => [one, other])]);
  function inSight() {
    return points.filter((point) => {
      const [x, y] = screen(point.x, point.y);
      return x >= -20 && y >= -20 && x <= box.clientWidth + 20 && y <= box.clientHeight + 20;
    });
  }

  function draw() {
    if (!view || !box.clientWidth) return;
    const ratio = devicePixelRatio || 1;
    const [wide, high] = [box.clientWidth, box.clientHeight];
    canvas.width = wide * ratio;
    canvas.height = high * ratio;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    const { paper, wash, rule, edge, hot, ink, warm, font, dark } = look();
    ctx.fillStyle = paper;
    ctx.fillRect(0, 0, wide, high);
    ctx.beginPath();
    for (const ring of coast) {
      for (let at = 0; at < ring.length; at += 2) {
        const [x, y] = screen(ring[at] / 10, ring[at + 1] / 10);
        if (at) ctx.lineTo(x, y);
        else ctx.moveTo(x, y);
      }
      ctx.closePath();
    }
    ctx.fillStyle = wash;
    ctx.fill();
    ctx.lineWidth = 0.7;
    ctx.strokeStyle = rule;
    ctx.stroke();
    const dimmed = anyHot();
    ctx.globalAlpha = dimmed ? 0.18 : arcs.length > 600 ? 0.22 : 0.6;
    ctx.lineWidth = arcs.length > 600 ? 0.6 : 1;
    ctx.strokeStyle = edge;
    ctx.beginPath();
    for (const one of arcs) if (!isHot(one)) arc(one);
    ctx.stroke();
    ctx.globalAlpha = 1;
    ctx.lineWidth = 1.6;
    ctx.strokeStyle = hot;
    ctx.beginPath();
    const lit = inLight();
    for (const one of arcs) if (isHot(one)) arc(one);
    ctx.stroke();
    const shown = inSight();
    for (const point of shown) {
      const [x, y] = screen(point.x, point.y);
      ctx.globalAlpha = dimmed && !lit.has(point.body) ? 0.35 : 1;
      stamp(ctx, data.level(point.body)[0], x + point.dx, y + point.dy, sizeOf(point.count), { scale: 1, paper, dark });
      if (point.body === chosen.body || point.body === hovered) {
        trace(ctx, [], x + point.dx, y + point.dy, sizeOf(point.count) + 4);
        ctx.lineWidth = 2;
        ctx.strokeStyle = hot;
        ctx.stroke();
      }
    }
    ctx.globalAlpha = 1;
    label(shown.slice().reverse(), lit, dimmed, { ink, warm, paper, font, wide, high });
    tellBeyond();
  }

  const spotted = ({ x, y, dx, dy, count, body }) => {
    const [left, top] = screen(x, y);
    return { x: left + dx, y: top + dy, reach: 1.15 * sizeOf(count), point: points.length > 1500 && sizeOf(count) < 4, body }; // corners stand out
  };

  // Those in the light choose first, before all the one that is pointed at or chosen.
  function label(shown, lit, dimmed, { ink, warm, paper, font, wide, high }) {
    const signs = new Map(shown.filter(({ body }) => !dimmed || lit.has(body)).map((point) => [point, spotted(point)]));
    const strong = ({ body }) => body === chosen.body || body === hovered;
    const rank = (point) => (strong(point) ? 0 : lit.has(point.body) ? 1 : 2);
    const written = (size, bold) => `${bold ? "600 " : ""}${size}px ${font}`;
    labels = lettered({
      signs: [...signs.values()], wide, high,
      names: [...signs.keys()].sort((a, b) => rank(a) - rank(b)).map((point) => ({
        sign: signs.get(point), text: shortened(say(data.shortName(point.body)), 30), strong: strong(point), chosen: point.body === chosen.body,
      })),
      widthOf(text, size, bold) {
        ctx.font = written(size, bold);
        return ctx.measureText(text).width;
      },
    });
    ctx.textAlign = "center";
    ctx.lineJoin = "round";
    ctx.lineWidth = 3.2;
    ctx.strokeStyle = paper;
    for (const { text, x, y, size, strong: bold, chosen: here } of labels) {
      ctx.font = written(size, bold);
      ctx.strokeText(text, x, y);
      ctx.fillStyle = here ? warm : ink;
      ctx.fillText(text, x, y);
    }
  }

  function under(event) {
    const frame = box.getBoundingClientRect();
    const [mx, my] = [event.clientX - frame.left, event.clientY - frame.top];
    let best = null;
    let least = 14;
    for (const point of points) {
      const [x, y] = screen(point.x, point.y);
      const far = Math.hypot(x + point.dx - mx, y + point.dy - my) - sizeOf(point.count) / 2;
      if (far < least) [best, least] = [point, far];
    }
    return best;
  }

  function zoom(factor, at) {
    const [wide, high] = [box.clientWidth, box.clientHeight];
    const [mx, my] = at || [wide / 2, high / 2];
    const x = view.x + (mx - wide / 2) / view.scale;
    const y = view.y - (my - high / 2) / view.scale;
    const scale = Math.min(2000, Math.max(1.2, view.scale * factor));
    view = { x: x - (mx - wide / 2) / scale, y: y + (my - high / 2) / scale, scale };
    draw();
  }
  function pan(dx, dy) {
    view = { ...view, x: view.x + (dx * 70) / view.scale, y: view.y - (dy * 70) / view.scale };
    draw();
  }

  // The bodies are stopped at one by one, those with the most agreements first.
  function step(by) {
    if (!points.length) return;
    const here = points.findIndex((point) => point.body === chosen.body);
    const next = points[here < 0 ? (by > 0 ? points.length - 1 : 0) : (here - by + points.length) % points.length];
    act.body(next.body);
  }

  // Brings a body into sight that is out of it.
  function reveal(body) {
    const point = spotOf.get(body);
    if (!point || !view) return;
    const [x, y] = screen(point.x, point.y);
    const edge = 50;
    if (x > edge && y > edge && x < box.clientWidth - edge && y < box.clientHeight - edge) return;
    view = { ...view, x: point.x, y: point.y };
    draw();
  }

  makeFingers(box, {
    drag: (dx, dy) => {
      view = { ...view, x: view.x - dx / view.scale, y: view.y + dy / view.scale };
      draw();
    },
    zoom,
    click(event) {
      const point = under(event);
      if (point) act.body(point.body);
      else act.nothing();
    },
    hover(event) {
      const point = under(event);
      box.style.cursor = point ? "pointer" : "";
      if ((point ? point.body : null) === hovered) return;
      hovered = point ? point.body : null;
      if (point) tip.show([say(data.bodyName(point.body)), say(data.word(data.level(point.body))), `${point.count} ${say(ui.agreements)}`]);
      else tip.hide();
      draw();
    },
  });
  steer(box, { pan, zoom, by: 1.4, fit, step, enter: read, leave: act.nothing });

  function where(body) {
    const point = spotOf.get(body);
    if (!point) return null;
    const [x, y] = screen(point.x, point.y);
    return { x: x + point.dx, y: y + point.dy };
  }

  function svg() {
    const lit = inLight();
    const marks = inSight().map(({ body, count }) => ({
      ...where(body), r: sizeOf(count), level: data.level(body)[0], name: data.bodyName(body).join(" · "), dimmed: anyHot() && !lit.has(body),
    }));
    const bent = arcs.map((one) => [bend(one), isHot(one)]);
    return { wide: box.clientWidth, high: box.clientHeight, parts: mapSvg({ coast, points: marks, arcs: bent, labels, screen, anyHot: anyHot(), facts, look }) };
  }
  const signs = () => ({ bodies: inSight().length, levels: new Set(inSight().map(({ body }) => data.level(body)[0])), statuses: new Set() });
  const drawnBoxes = () => ({ signs: inSight().map(spotted), names: labels });
  return { show, mark, fit, draw, zoom, reveal, svg, signs, spotOf: where, drawnBoxes };
}
