"use strict";
// The look: the colours of the theme that is on, of paper while the page is printed, and the font.

function makeLook(facts, changed) {
  const night = matchMedia("(prefers-color-scheme: dark)");
  let colours = {};
  function read(onPaper) {
    const dark = night.matches && !onPaper;
    colours = { ...facts.themes[dark ? "dark" : "light"], dark, font: getComputedStyle(document.body).fontFamily };
  }
  function again(onPaper) {
    read(onPaper);
    changed();
  }
  read(false);
  night.addEventListener("change", () => again(false));
  return { look: () => colours, again };
}
