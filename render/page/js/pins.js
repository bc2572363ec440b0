// Numbers and letters above the lanes.
// Places numbers and letters in view without overlap; what does not fit side by side is joined with its nearest
// neighbour, and a press on the joined ones zooms to them.
function squeeze(items, step) {
  const W = G.W;
  const out = items
    .filter((p) => p.x > -1 && p.x < W + 1)
    .sort((a, b) => a.x - b.x)
    .map((p) => ({ ...p, all: [p] }));
  const room = (p) => (p.all.length > 1 ? step * 1.6 : step);
  for (;;) {
    let edge = 0;
    out.forEach((p) => {
      p.X = Math.max(p.x, edge + room(p) / 2);
      edge = p.X + room(p) / 2;
    });
    edge = W;
    for (let i = out.length - 1; i >= 0; i--) {
      out[i].X = Math.min(out[i].X, edge - room(out[i]) / 2);
      edge = out[i].X - room(out[i]) / 2;
    }
    if (out.length < 2 || (edge >= 0 && out.every((p) => Math.abs(p.X - p.x) <= 3 * step))) return out;
    let k = 0;
    for (let i = 1; i + 1 < out.length; i++) if (out[i + 1].x - out[i].x < out[k + 1].x - out[k].x) k = i;
    const all = [...out[k].all, ...out[k + 1].all];
    out.splice(k, 2, { ...all[0], x: (all[0].x + all[all.length - 1].x) / 2, all });
  }
}
function button(p, cls, name) {
  const b = document.createElement("button"),
    last = p.all[p.all.length - 1];
  b.className = cls;
  b.style.left = p.X + "px";
  b.textContent = name(p);
  if (p.all.length > 1) {
    b.classList.add("many");
    b.textContent = p.all.length > 2 || name(p) !== name(last) ? `${name(p)}–${name(last)}` : name(p);
    b.dataset.k = cls + b.textContent;
    const a = G.inv(p.all[0].x),
      z = G.inv(last.x),
      pad = Math.max(30 * DAY, (z - a) * 0.4);
    b.onclick = () => setRange(a - pad, z + pad);
  }
  return b;
}
function pins() {
  const px = G.px;
  // points
  const box = $("#points");
  const keep = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.k : null;
  box.innerHTML = "";
  const P = squeeze(
    D.flags.map((f) => ({ f, x: px(ms(f.start)) })),
    mob() ? 34 : 30,
  );
  let sv = "";
  P.forEach((p) => {
    if (Math.abs(p.X - p.x) > 2)
      sv += `<path d="M${p.X},${mob() ? 46 : 34} L${p.x},${mob() ? 56 : 40}" stroke="${css("flag-e")}" stroke-width="1.2" fill="none"/>`;
  });
  box.innerHTML = `<svg aria-hidden="true" style="position:absolute;inset:0;width:100%;height:100%">${sv}</svg>`;
  P.forEach((p) => {
    const b = button(p, "pin", (q) => q.f.n);
    if (p.all.length > 1) return box.append(b);
    if (S.flag === p.f.n) {
      b.classList.add("on");
      b.setAttribute("aria-current", "true");
    }
    b.dataset.k = "f" + p.f.n;
    b.setAttribute("aria-label", `${t().rowPts} ${p.f.n}: ${say2(p.f.t)}, ${fmt(ms(p.f.start))}`);
    b.onclick = () => goFlag(p.f.n);
    tipFor(b, () => `<span class="d">${fmt(ms(p.f.start))}</span><b>${esc(say2(p.f.t))}</b>`);
    box.append(b);
  });
  const mb = $("#mts .trk");
  mb.innerHTML = "";
  squeeze(
    SEWN.map((e) => ({ e, x: px(e.t) })),
    mob() ? 34 : 26,
  ).forEach((p) => {
    const b = button(p, "tab", (q) => (q.e.s === "ok" ? q.e.L : "✕"));
    if (p.all.length > 1) return mb.append(b);
    const e = p.e;
    if (e.s !== "ok") b.classList.add("no");
    if (S.sel === e) b.classList.add("on");
    b.dataset.k = e.id;
    b.setAttribute(
      "aria-label",
      `${e.s === "ok" ? t().rowMts + " " + e.L : "✕ " + t().status.installt}: ${ttl(e)}, ${fmt(e.t)}`,
    );
    b.onclick = () => pick(e.id);
    tipFor(b, () => tipHtml(e));
    mb.append(b);
  });
  if (keep) {
    const el = $(`[data-k="${CSS.escape(keep)}"]`);
    if (el) el.focus({ preventScroll: true });
  }
}
