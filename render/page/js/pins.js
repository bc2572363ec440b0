// Numbers and letters above the lanes, as real buttons.
function button(p, cls, name) {
  const b = document.createElement("button"),
    last = p.all[p.all.length - 1];
  b.className = cls;
  b.style.left = p.X + "px";
  b.style.setProperty("--row", p.row);
  b.textContent = name(p);
  if (p.all.length > 1) {
    b.classList.add("many");
    b.textContent = name(p) !== name(last) ? `${name(p)}–${name(last)}` : name(p);
    b.dataset.k = cls + b.textContent;
    const a = G.inv(p.all[0].x),
      z = G.inv(last.x),
      pad = Math.max(30 * DAY, (z - a) * 0.4);
    b.onclick = () => setRange(a - pad, z + pad);
  }
  return b;
}
// From each mark that could not stand on its day, a line down to it; `through` are days whose lines pass the row.
function leaders(box, { items, rows }, colour, through = []) {
  const H = box.clientHeight,
    one = H / rows;
  const lines = items
    .filter((p) => p.all.length === 1 && (Math.abs(p.X - p.x) > 2 || p.row < rows - 1))
    .map((p) => {
      const from = (p.row + 1) * one - 6;
      return `<path d="M${p.X} ${from}L${p.x} ${H}" stroke="${colour}" stroke-width="1.2"/>`;
    });
  const passing = through.map((p) => `<path d="M${p.x} 0V${H}" stroke="${css("ink")}" stroke-width="1.2" opacity=".4"/>`);
  return `<svg class="lead-lines" aria-hidden="true">${passing.join("")}${lines.join("")}</svg>`;
}
function pins() {
  const focus = document.activeElement,
    keep = focus && focus.dataset ? focus.dataset.k : null;
  const box = $("#points");
  box.innerHTML = leaders(box, PLACED.points, css("flag-e"), PLACED.met.items.filter((p) => p.all.length === 1));
  PLACED.points.items.forEach((p) => box.append(number(p)));
  const row = $("#mts .trk");
  row.innerHTML = leaders(row, PLACED.met, css("ink"));
  PLACED.met.items.forEach((p) => row.append(letter(p)));
  const again = keep && $(`[data-k="${CSS.escape(keep)}"]`);
  if (again) again.focus({ preventScroll: true });
}
function number(p) {
  const b = button(p, "pin", (q) => q.f.n);
  if (p.all.length > 1) return b;
  if (S.flag === p.f.n) {
    b.classList.add("on");
    b.setAttribute("aria-current", "true");
  }
  b.dataset.k = "f" + p.f.n;
  b.setAttribute("aria-label", `${t().rowPts} ${p.f.n}: ${say2(p.f.t)}, ${fmt(ms(p.f.start))}`);
  b.onclick = () => goFlag(p.f.n);
  tipFor(b, () => `<span class="d">${fmt(ms(p.f.start))}</span><b>${esc(say2(p.f.t))}</b>`);
  return b;
}
function letter(p) {
  const b = button(p, "tab", (q) => (q.e.s === "ok" ? q.e.L : "✕"));
  if (p.all.length > 1) return b;
  const e = p.e;
  if (e.s !== "ok") b.classList.add("no");
  if (e.L && e.L.length > 1) b.classList.add("long");
  if (S.sel === e) b.classList.add("on");
  b.dataset.k = e.id;
  b.setAttribute(
    "aria-label",
    `${e.s === "ok" ? t().rowMts + " " + e.L : "✕ " + t().status.installt}: ${ttl(e)}, ${fmt(e.t)}`,
  );
  b.onclick = () => pick(e.id);
  tipFor(b, () => tipHtml(e));
  return b;
}
