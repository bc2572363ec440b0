// Ordinary contacts that stand close share one pearl with their number; nothing else is ever merged.
const BIN = 27;
// Never so small that its number can't be read; every pearl has one (plotly loses texts among empty ones).
const pearlSize = (n, y) => Math.max(15, Math.min(y.h * 0.42, 26, 11 + Math.sqrt(n) * 3.6));
// Groups of one lane's contacts in order of time: in fixed bins when the lane is dense, else by nearness. `d` is a
// pearl's width in pixels; a group without it keeps its single marks.
function pearls(plain, y, dense) {
  const out = [];
  const bin = (e) => Math.floor((G.px(e.t) - G.px(FULL[0])) / BIN);
  let i = 0;
  while (i < plain.length) {
    let j = i + 1;
    if (dense) while (j < plain.length && bin(plain[j]) === bin(plain[i])) j++;
    else while (j < plain.length && G.px(plain[j].t) - G.px(plain[i].t) < 12 + Math.sqrt(j - i) * 3) j++;
    const all = plain.slice(i, j),
      a = G.px(all[0].t),
      z = G.px(all[all.length - 1].t);
    if (all.length === 1 || (all.length === 2 && z - a > 6)) out.push({ all });
    else out.push({ all, x: dense ? G.px(FULL[0]) + (bin(all[0]) + 0.5) * BIN : (a + z) / 2, d: pearlSize(all.length, y) });
    i = j;
  }
  return out;
}
// A pearl steps aside to the nearest place between the knots of its lane, so that its number can be read; two that come
// to lie on each other become one.
const FARTHEST = 60;
function aside(found, knots, y) {
  const clear = (p) => {
    const gap = (r) => p.d / 2 + r + 0.5,
      free = (x) => knots.every(([k, r]) => Math.abs(x - k) >= gap(r) - 0.01);
    const spots = [p.x, ...knots.flatMap(([k, r]) => [k - gap(r), k + gap(r)])]
      .filter((x) => Math.abs(x - p.x) <= FARTHEST && free(x))
      .sort((a, b) => Math.abs(a - p.x) - Math.abs(b - p.x));
    return { ...p, x: spots[0] ?? p.x };
  };
  const out = [];
  const moved = found.map(clear).sort((a, b) => a.x - b.x);
  moved.forEach((p) => {
    for (let last = out[out.length - 1]; last && p.x - last.x < (p.d + last.d) / 2; last = out[out.length - 1]) {
      const all = [...last.all, ...p.all].sort((a, b) => a.t - b.t);
      p = { all, x: (last.x * last.all.length + p.x * p.all.length) / all.length, d: pearlSize(all.length, y) };
      out.pop();
    }
    out.push(p);
  });
  return out;
}
