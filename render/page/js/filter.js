// Which events are lit: by huvudman, kind, status, points, and the words searched for. Nothing ever moves.
const hidden = (e) => (e.k === "sam" ? e.P.every((l) => S.hide.has(LANES[LI[l]].g)) : S.hide.has(group(e)));
const pointed = (e) => flagsOf(e.id).length > 0 || (e.voices || []).some((v) => flagsOf(v).length > 0);
const filtered = () => S.q || S.hide.size || S.off.size || S.only;
function matches(e) {
  if (hidden(e) || S.off.has("k-" + e.k) || S.off.has("s-" + e.s)) return false;
  if (S.only && !pointed(e)) return false;
  if (!S.q) return true;
  const words = [ttl(e), e.x ? "" : e.q || "", laneName(e.l), t().kind[e.k]].join(" ").toLowerCase();
  return words.includes(S.q.toLowerCase());
}
// What is filtered out stays where it is, faint, so that places are learnt.
const faint = (e) => !matches(e);
function refilter() {
  draw();
  $("#hits").textContent = filtered() ? fill(t().hits, { n: EV.filter(matches).length }) : "";
  $("#bFilter").classList.toggle("some", S.off.size > 0 || S.only);
  if ($("#tbl").open) table();
}
function chip(pressed, key, label, mark) {
  return `<button class="chip" aria-pressed="${pressed}" data-c="${key}">${mark || ""}${label}</button>`;
}
function chips() {
  $("#chips").innerHTML = GROUPS.map((g) =>
    chip(!S.hide.has(g), "g-" + g, t().group[g], `<i style="--c:var(--${g})"></i>`),
  ).join("");
  const kinds = Object.keys(t().kind).filter((k) => EV.some((e) => e.k === k)),
    states = Object.keys(t().status).filter((s) => EV.some((e) => e.s === s));
  const row = (label, id, inner) =>
    `<div role="group" aria-labelledby="${id}"><b id="${id}">${label}</b>${inner}</div>`;
  $("#filters").innerHTML =
    row(t().byKind, "fk", kinds.map((k) => chip(!S.off.has("k-" + k), "k-" + k, t().kind[k])).join("")) +
    row(t().byStatus, "fs", states.map((s) => chip(!S.off.has("s-" + s), "s-" + s, t().status[s])).join("")) +
    row(t().byPoint, "fp", chip(S.only, "only", t().onlyPoints) + `<button class="btn" id="fAll">${t().showAll}</button>`);
  $$("[data-c]").forEach((c) => (c.onclick = () => toggle(c)));
  $("#fAll").onclick = () => {
    S.off.clear();
    S.hide.clear();
    S.only = false;
    chips();
    refilter();
    $("#fAll").focus();
  };
}
function toggle(c) {
  const key = c.dataset.c,
    flip = (set, k) => (set.has(k) ? set.delete(k) : set.add(k));
  if (key === "only") S.only = !S.only;
  else if (key.startsWith("g-")) flip(S.hide, key.slice(2));
  else flip(S.off, key);
  c.setAttribute("aria-pressed", c.getAttribute("aria-pressed") !== "true");
  refilter();
}
