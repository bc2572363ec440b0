"use strict";
// What the page knows and what it shows. Everything else reads and changes `S`, then calls draw().
const D = JSON.parse(document.getElementById("data").textContent);
const $ = (s) => document.querySelector(s),
  $$ = (s) => [...document.querySelectorAll(s)];
const DAY = 864e5,
  ms = (s) => Date.parse(s + "T00:00:00Z");
const LANES = D.lanes;
const LI = Object.fromEntries(LANES.map((l, i) => [l.id, i]));
const GROUPS = ["fam", "reg", "kom", "sko", "ovr"].filter((g) => LANES.some((l) => l.g === g));
const FULL = [ms(D.start) - 6 * DAY, ms(D.end) + 6 * DAY];
const S = {
  lang: document.documentElement.lang === "en" ? "en" : "sv",
  r0: FULL[0],
  r1: FULL[1],
  past: [],
  hide: new Set(),
  off: new Set(),
  only: false,
  q: "",
  sel: null,
  flag: null,
  tab: 0,
  list: "points",
  present: false,
  open: false,
  cursor: null,
  hc: false,
  dirty: false,
  print: null,
  brush: null,
};
const t = () => D.words[S.lang],
  li = () => (S.lang === "sv" ? 0 : 1);
// One text stands alone when it is the same in both languages.
const say2 = (words) => words[li()] ?? words[0];
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
const ALL = D.events.map((e) => {
  const [unit, author, file, place, written] = e.src || [];
  const src = e.src && { unit: D.texts[unit], author: D.texts[author], file: D.texts[file], place, written };
  return { ...e, src, t: ms(e.d), te: e.e ? ms(e.e) : null };
});
const EV = ALL.filter((e) => !e.h);
const SEWN = EV.filter((e) => e.k === "sam");
const EI = Object.fromEntries(ALL.map((e) => [e.id, e]));
const group = (e) => LANES[LI[e.l]].g;
const isBar = (e) => !!e.te;
// Special marks stand above the thread.
const isSpecial = (e) => ["remiss", "beslut", "oro"].includes(e.k);
// Written two weeks or more after it happened; what the family tells is always told afterwards.
const isLate = (e) => e.l !== "family" && !!(e.src && e.src.written) && ms(e.src.written) - e.t >= 14 * DAY;
// A duration is called by its kind, or by the record's own heading; a sensitive title is replaced by its kind until
// somebody opens it.
const ttl = (e) => (e.x || (e.te && !e.own) ? t().kind[e.k] : say2(e.t2));
let TOKENS = {};
const css = (n) => (TOKENS[n] ??= getComputedStyle(document.body).getPropertyValue("--" + n).trim());
const dates = {};
const fmt = (d, long) => {
  const key = S.lang + !!long;
  dates[key] ??= new Intl.DateTimeFormat(S.lang === "sv" ? "sv-SE" : "en-GB", {
    day: "numeric",
    month: long ? "long" : "short",
    year: "numeric",
    timeZone: "UTC",
  });
  return dates[key].format(new Date(d));
};
const iso = (d) => new Date(d).toISOString().slice(0, 10);
const esc = (s) =>
  String(s ?? "").replace(
    /[&<>"']/g,
    (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[c],
  );
const hexa = (h, a) => {
  const n = parseInt(h.slice(1), 16);
  return `rgba(${n >> 16},${(n >> 8) & 255},${n & 255},${a})`;
};
const laneName = (l) => esc(say2(LANES[LI[l]].name));
const FLAGS_OF = {};
D.flags.forEach((f) => f.ev.forEach((id) => (FLAGS_OF[id] = FLAGS_OF[id] || []).push(f)));
const flagsOf = (id) => FLAGS_OF[id] || [];
// Bars of a lane share at most two rows; further overlaps are told in the panel.
const BR = {},
  BAR_ENDS = {};
EV.filter(isBar)
  .sort((a, b) => a.t - b.t)
  .forEach((e) => {
    const rows = (BAR_ENDS[e.l] = BAR_ENDS[e.l] || []);
    let i = rows.findIndex((end) => end <= e.t);
    if (i < 0) i = Math.min(rows.length, 1);
    rows[i] = Math.max(rows[i] ?? 0, e.te);
    e._r = i;
    BR[e.l] = rows.length;
  });
const WT = Object.fromEntries(
  LANES.map((l) => [
    l.id,
    l.id === "family" ? 0.95 : l.missing ? 0.6 : BR[l.id] > 1 ? 1.28 : BR[l.id] ? 1.02 : 0.8,
  ]),
);
// The family has no span of its own: its thread runs between its own words less than 120 days apart.
function familySpans() {
  const days = EV.filter((e) => e.l === "family" || (e.k === "sam" && e.P.includes("family")))
    .map((e) => e.t)
    .sort((a, b) => a - b);
  const out = [];
  days.forEach((d) => {
    const last = out[out.length - 1];
    if (last && d - last[1] <= 120 * DAY) last[1] = d;
    else out.push([d, d]);
  });
  return out;
}
const SPANS = Object.fromEntries(
  LANES.map((l) => [l.id, D.threads.filter((s) => s.lane === l.id).map((s) => [ms(s.start), ms(s.end)])]),
);
SPANS.family = familySpans();
// Where a lane's records are not said to be complete.
function uncovered(l) {
  const gaps = [];
  let at = FULL[0];
  D.covers
    .filter((c) => c.lane === l)
    .sort((a, b) => ms(a.start) - ms(b.start))
    .forEach((c) => {
      if (ms(c.start) > at + DAY) gaps.push([at, ms(c.start)]);
      at = Math.max(at, ms(c.end) + DAY);
    });
  if (at < FULL[1] - 7 * DAY) gaps.push([at, FULL[1]]);
  return gaps;
}
