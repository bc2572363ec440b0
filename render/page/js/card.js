// A card: when, who, what, the record's own words, and where they stand.
function card(e) {
  const src = [e.src.unit, e.src.author, e.src.file, e.src.place].filter(Boolean).map(esc).join(" · ");
  const day = e.undated ? t().undated : (e.ap ? t().around_ + " " : "") + fmt(e.t, 1) + (e.te ? " – " + fmt(e.te, 1) : "");
  const state = e.s !== "ok" ? ` · <b>${t().status[e.s]}</b>` : "";
  const title = e.te && !e.own ? t().kind[e.k] : say2(e.t2);
  return `<div class="card${e.struck ? " struck" : ""}" style="--c:var(--${group(e)})"><span class="d">${day} · ${laneName(e.l)}${state}</span><div><b lang="${e.own ? "sv" : S.lang}">${esc(title)}</b></div>${e.q ? `<blockquote lang="sv">${esc(e.q)}</blockquote>` : ""}<div class="src" lang="sv">${src}</div>${clocksOf(e)}</div>`;
}
// Both clocks of what was written on another day than it happened.
function clocksOf(e) {
  if (!e.src.written || e.undated) return "";
  const days = Math.round((ms(e.src.written) - e.t) / DAY),
    late = isLate(e) ? ` <b>(${fill(t().later, { n: days })})</b>` : "";
  return `<div class="src clocks">${t().happenedOn} ${fmt(e.t, 1)} · ${t().written} ${fmt(ms(e.src.written), 1)}${late}</div>`;
}
// The cards of an event: a stitch speaks with every record that tells of it.
function cards(e) {
  const voices = e.k === "sam" ? e.voices.map((v) => EI[v]).filter(Boolean) : [e];
  return voices.map(card).join("");
}
const who = (lanes, cls) =>
  `<div class="who">${lanes.map((l) => `<span${cls ? ` class="${cls}"` : ""} style="--c:var(--${LANES[LI[l]].g})">${laneName(l)}</span>`).join("")}</div>`;
const pointRow = (f, small) =>
  `<button class="li" data-f="${f.n}"><span class="n f">${f.n}</span><span><b>${esc(say2(f.t))}</b><small>${small}</small></span></button>`;
const stitchRow = (e) =>
  `<button class="li" data-e="${e.id}"><span class="n ${e.s === "ok" ? "c" : "no"}">${e.s === "ok" ? e.L : "✕"}</span><span><b>${esc(ttl(e))}</b><small>${fmt(e.t)} · ${e.P.map(laneName).join(", ")}</small></span></button>`;
