"use strict";
// The search field: a combobox (ARIA 1.2) of the bodies whose names come nearest to what is typed.

// The names by which a body is looked for: in full, short, others that it has, and each without the kind of body.
function searchedNames(data) {
  return Array.from({ length: data.count }, (_, body) => {
    const kinds = [...new Set(data.level(body).slice(1).map(fold))].sort((a, b) => b.length - a.length);
    const full = [...data.bodyName(body), ...data.shortName(body), ...data.otherNames(body)].map(fold);
    const bare = full.flatMap((name) => kinds.map((kind) => (name.startsWith(kind) ? name.slice(kind.length) : name.endsWith(kind) ? name.slice(0, -kind.length) : "").trim()));
    return [body, data.agreementsOf(body).length, [...full, ...bare]];
  });
}

function makeSearch(field, list, { data, names, say, ui, choose, leave }) {
  let found = [];
  let active = -1;

  function close() {
    list.hidden = true;
    active = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function point(to) {
    active = found.length ? (to + found.length) % found.length : -1;
    [...list.querySelectorAll("[role=option]")].forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    if (active < 0) return;
    field.setAttribute("aria-activedescendant", "found-" + active);
    list.children[active].scrollIntoView({ block: "nearest" });
  }

  function clear() {
    field.value = "";
    close();
  }

  function take(body) {
    clear();
    choose(body);
  }

  function show() {
    found = names.ask(field.value, 12);
    list.replaceChildren();
    found.forEach((body, at) => {
      const where = [data.province(body), data.country(body) && data.word(data.country(body))].filter(Boolean).map(say);
      const under = [say(data.word(data.level(body))), ...where, data.agreementsOf(body).length].join(" · ");
      const option = make("li", "", bdi(say(data.bodyName(body))), make("small", "", under));
      Object.assign(option, { id: "found-" + at, role: "option" });
      option.setAttribute("aria-selected", "false");
      option.addEventListener("mousedown", (event) => event.preventDefault());
      option.addEventListener("click", () => take(body));
      list.append(option);
    });
    if (!found.length && field.value.trim()) {
      const none = make("li", "none", say(ui.nothing_found));
      none.setAttribute("role", "status");
      list.append(none);
    }
    list.hidden = !field.value.trim();
    field.setAttribute("aria-expanded", String(!list.hidden));
    point(0);
  }

  field.addEventListener("input", show);
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") point(active + 1);
    else if (event.key === "ArrowUp") point(active - 1);
    else if (event.key === "Enter" && found[active] !== undefined) take(found[active]);
    else if (event.key === "Escape" && field.value) clear();
    else if (event.key === "Escape") leave();
    else return;
    event.preventDefault();
  });
  return { close };
}
