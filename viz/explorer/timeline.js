"use strict";
// The timeline: agreements by year, the years that are kept, and the undated, which are one agreement in three.

const WIDE = 26; // pixels that the bar of a year takes at most

function makeTimeline(box, { data, say, ui, set }) {
  const [bars, ticks, from, to, play, undated, count, span, number] = [
    ".bars", ".ticks", ".from", ".to", ".play", ".undated input", ".undated b", ".span", ".kept",
  ].map((part) => box.querySelector(part));
  const { first, last } = data;
  const known = first > 0;
  let timer = null;
  let state = null;
  for (const slider of [from, to]) Object.assign(slider, { min: first, max: last, step: 1, disabled: !known });
  play.disabled = !known;

  const year = (value) => [`${value + 543}`, `${value}`];

  function show(next, result) {
    state = next;
    const start = state.from ?? first;
    const end = state.to ?? last;
    from.value = start;
    to.value = end;
    for (const [slider, value] of [[from, start], [to, end]]) slider.setAttribute("aria-valuetext", say([`พ.ศ. ${value + 543}`, `${value}`]));
    undated.checked = state.undated;
    count.textContent = String(result.undated);
    number.textContent = String(result.visible.length);
    span.textContent = known ? `${say(year(start))}–${say(year(end))}` : say(ui.no_years);
    draw(result.years, start, end);
    play.setAttribute("aria-label", say(timer ? ui.pause : ui.play));
    play.textContent = timer ? "❚❚" : "▶";
  }

  // Years below the bars, in both calendars where there is room.
  function mark() {
    const wide = ticks.clientWidth;
    const slots = last - first + 1;
    const step = [1, 2, 5, 10, 20, 50, 100].find((each) => (wide * each) / slots > 86) || 200;
    const both = wide > 500;
    ticks.replaceChildren();
    for (let at = Math.ceil(first / step) * step; known && wide && at <= last; at += step) {
      const tick = make("span", "", both ? `${at} · ${at + 543}` : say(year(at)));
      tick.style.left = (100 * (at - first + 0.5)) / slots + "%";
      ticks.append(tick);
    }
  }
  new ResizeObserver(mark).observe(ticks);

  function draw(years, start, end) {
    mark();
    bars.replaceChildren();
    if (!known) return;
    const wide = 1000;
    const high = 60;
    const slots = last - first + 1;
    const most = Math.max(1, ...years.values());
    bars.setAttribute("viewBox", `0 0 ${wide} ${high}`);
    for (const [at, number] of years) {
      const inside = at >= start && at <= end;
      const tall = Math.max(1.5, (number / most) * (high - 4));
      const title = shape("title", {}, `${say(year(at))}: ${number}`);
      const x = ((at - first) * wide) / slots;
      const slot = wide / slots;
      const width = Math.max(1, Math.min(slot - 1, (WIDE * wide) / (bars.clientWidth || wide))); // of few years none is a slab
      const box = { x: x + (slot - 1 - width) / 2, y: high - tall, width, height: tall };
      bars.append(shape("rect", { ...box, class: inside ? "in" : "out" }, title));
    }
    bars.setAttribute("aria-label", filledIn(say(ui.years_shown), `${say(year(start))}–${say(year(end))}`));
  }

  const span2 = (start, end) => ({ from: start <= first ? null : start, to: end >= last ? null : end });
  let moved = false;
  function slide(which) {
    const start = Math.min(Number(from.value), which === "from" ? Number(to.value) : Infinity);
    const end = Math.max(Number(to.value), which === "to" ? Number(from.value) : -Infinity);
    set(span2(start, end), moved);
    moved = true;
  }
  from.addEventListener("input", () => slide("from"));
  to.addEventListener("input", () => slide("to"));
  for (const slider of [from, to]) slider.addEventListener("change", () => (moved = false));
  undated.addEventListener("change", () => set({ undated: undated.checked }));

  function stop() {
    clearInterval(timer);
    timer = null;
  }
  // Playing lets the years come one by one; whoever wants less motion gets them in larger, slower steps.
  play.addEventListener("click", () => {
    if (timer) {
      stop();
      set({}, true);
      return;
    }
    const start = state.from ?? first;
    let end = (state.to ?? last) >= last ? start : state.to;
    const step = Math.max(1, Math.ceil((last - start) / (calm() ? 8 : 60)));
    timer = setInterval(() => {
      end = Math.min(last, end + step);
      if (end >= last) stop();
      set(span2(start, end), true);
    }, calm() ? 1500 : 350);
    set(span2(start, end));
  });
  return { show };
}
