// Turning points in tiers, the latest lowest: each right or left of its stem, where no other label stands and no stem
// crosses it.
// One that does not fit is left out, never laid over another.
const TIER = 17;
function told(turns, tiers, W) {
  const put = [];
  const crosses = (x, q) => x > q.a - 3 && x < q.b + 3;
  const free = (p) =>
    p.a >= 0 &&
    p.b <= W &&
    put.every(
      (q) =>
        !(q.k === p.k && q.a < p.b + 8 && q.b > p.a - 8) &&
        !(q.k < p.k && crosses(q.x, p)) &&
        !(p.k < q.k && crosses(p.x, q)),
    );
  const rows = Array.from({ length: tiers }, (_, i) => tiers - 1 - i);
  [...turns].reverse().forEach((m) => {
    const spots = [
      ...rows.map((k) => ({ ...m, k, a: m.x, b: m.x + m.w })),
      ...rows.map((k) => ({ ...m, k, a: m.x - m.w, b: m.x, left: true })),
    ];
    const spot = spots.find(free);
    if (spot) put.push(spot);
  });
  return put.reverse();
}
function story() {
  const st = $("#story .trk"),
    H = st.clientHeight,
    tiers = Math.max(2, Math.floor((H - 4) / TIER));
  const seen = D.turns
    .map((m) => ({ text: say2(m.t), x: G.px(ms(m.d)) }))
    .filter((m) => m.x >= -2 && m.x <= G.W)
    .map((m) => ({ ...m, w: wide(m.text, 13, 560) + 12 }));
  st.innerHTML = told(seen, tiers, G.W)
    .map((m) => {
      const top = 4 + m.k * TIER,
        at = m.left ? `right:${G.W - m.x}px` : `left:${m.x}px`;
      return `<div class="ms${m.left ? " r" : ""}" style="${at};top:${top}px;height:${H - top}px"><span>${esc(m.text)}</span></div>`;
    })
    .join("");
}
