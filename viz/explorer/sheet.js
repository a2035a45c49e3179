"use strict";
// The sheet on which a picture is saved: the picture, beneath it the signs that occur in it, and what it says of which build.

const SIDE = 12; // pixels on each side of what stands below the picture
const SHARP = 2; // pixels of a saved PNG for one of the screen

function makeSheet({ facts, look, say }) {
  const pen = make("canvas").getContext("2d");

  // Words set as lines of at most so many pixels.
  function set(text, size, wide) {
    pen.font = `${size}px ${look().font}`;
    const lines = [""];
    for (const { segment } of new Intl.Segmenter("th", { granularity: "word" }).segment(text)) {
      if (pen.measureText(lines.at(-1) + segment).width > wide && lines.at(-1)) lines.push(segment.trimStart());
      else lines[lines.length - 1] += segment;
    }
    return lines.filter((line) => line.trim());
  }

  // ``signs``: the levels of bodies and the statuses of lines that occur, each with its words; ``told``: the caption, line by line.
  function svg({ wide, high, parts }, { levels, statuses }, told) {
    const { paper, ink, mute, edge, font, dark } = look();
    const below = [];
    let [x, y] = [SIDE, high + 18];
    pen.font = `11.5px ${font}`;
    const signs = [...levels.map(([key, words]) => ["level", key, say(words)]), ...statuses.map(([key, words]) => ["status", key, say(words)])];
    for (const [kind, key, words] of signs) {
      const text = shortened(words, 60);
      const room = (kind === "level" ? 17 : 31) + pen.measureText(text).width + 16;
      if (x > SIDE && x + room > wide) [x, y] = [SIDE, y + 18];
      if (kind === "level") below.push(svgMark(facts, key, x + 6, y - 4, 5, { paper, dark }));
      else {
        const [width, dashes, , double] = own(facts.lines, key) || facts.lines.signed;
        const way = `x1="${x}" x2="${x + 24}" y1="${y - 4}" y2="${y - 4}"`;
        below.push(`<line ${way} stroke="${edge}" stroke-width="${double ? WIDEST : width}"${dashes.length ? ` stroke-dasharray="${dashes.join(" ")}"` : ""}/>`);
        if (double) below.push(`<line ${way} stroke="${paper}" stroke-width="${near1(GAP * WIDEST)}"/>`);
      }
      below.push(`<text x="${near1(x + room - 16 - pen.measureText(text).width)}" y="${y}" font-size="11.5" fill="${ink}">${escapeXml(text)}</text>`);
      x += room;
    }
    if (!signs.length) y -= 18;
    y += 4;
    for (const line of told.flatMap((each) => set(each, 11, wide - 2 * SIDE))) {
      y += 16;
      below.push(`<text x="${SIDE}" y="${y}" font-size="11" fill="${mute}">${escapeXml(line)}</text>`);
    }
    const tall = Math.ceil(y + 10);
    const frame = `<clipPath id="view"><rect width="${wide}" height="${high}"/></clipPath>`;
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${tall}" width="${wide}" height="${tall}" font-family="${escapeXml(font)}">`,
      `<title>${escapeXml(told[0])}</title><desc>${escapeXml(told.slice(1).join("\n"))}</desc>`,
      frame, `<rect width="${wide}" height="${tall}" fill="${paper}"/>`, '<g clip-path="url(#view)">', ...parts, "</g>", ...below, "</svg>", "",
    ].join("\n");
  }

  // The same sheet in pixels, as the browser draws it.
  async function png(text) {
    const picture = new Image();
    picture.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text); // the policy of the page allows no blob
    await picture.decode();
    const canvas = make("canvas");
    Object.assign(canvas, { width: SHARP * picture.width, height: SHARP * picture.height });
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  }
  return { svg, png };
}
