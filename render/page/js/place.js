// Where numbers and letters stand above the lanes: as near their days as can be, never on each other, in more rows
// when one is too crowded. Only what three rows can't hold is joined with its nearest neighbour.
const MOST_ROWS = 3;
// Least total squared shift for marks of width `step` in a row of width W (pooling of neighbours that collide).
function spread(xs, step, W) {
  const pools = [];
  xs.forEach((x, i) => {
    pools.push({ sum: x - i * step, n: 1 });
    while (pools.length > 1) {
      const b = pools[pools.length - 1],
        a = pools[pools.length - 2];
      if (a.sum / a.n <= b.sum / b.n) break;
      pools.splice(-2, 2, { sum: a.sum + b.sum, n: a.n + b.n });
    }
  });
  const last = W - step / 2 - (xs.length - 1) * step;
  let i = 0;
  return pools.flatMap((p) => Array.from({ length: p.n }, () => Math.max(step / 2, Math.min(last, p.sum / p.n)) + step * i++));
}
// Every `rows`-th mark shares a row; gives the marks with X and row, and the longest shift.
function inRows(items, step, W, rows) {
  let far = 0;
  for (let row = 0; row < rows; row++) {
    const own = items.filter((_, i) => i % rows === row);
    spread(
      own.map((p) => p.x),
      step,
      W,
    ).forEach((X, i) => {
      own[i].X = X;
      own[i].row = row;
      far = Math.max(far, Math.abs(X - own[i].x));
    });
  }
  return far;
}
// The marks in view with their places; `fixed` keeps the number of rows while the chart is dragged.
function place(all, step, W, fixed) {
  const items = all
    .filter((p) => p.x > -1 && p.x < W + 1)
    .sort((a, b) => a.x - b.x)
    .map((p) => ({ ...p, all: [p] }));
  const fits = (rows) => Math.ceil(items.length / rows) * step <= W;
  let rows = fixed || 1;
  if (!fixed) while (rows < MOST_ROWS && (!fits(rows) || inRows(items, step, W, rows) > 2 * step)) rows++;
  const wide = () => items.some((p) => p.all.length > 1);
  while (items.length > 1 && Math.ceil(items.length / rows) * step * (wide() ? 1.6 : 1) > W) {
    let k = 0;
    for (let i = 1; i + 1 < items.length; i++) if (items[i + 1].x - items[i].x < items[k + 1].x - items[k].x) k = i;
    const both = [...items[k].all, ...items[k + 1].all];
    items.splice(k, 2, { ...both[0], x: (both[0].x + both[both.length - 1].x) / 2, all: both });
  }
  inRows(items, step * (wide() ? 1.6 : 1), W, rows);
  return { items, rows };
}
// Before the lanes get their height: how many rows the numbers and letters need.
let PLACED = {};
const pinStep = () => (mob() ? 27 : 30),
  tabStep = () => (mob() ? 26 : 28);
function arrange(W, fixed) {
  const px = (v) => ((v - S.r0) / (S.r1 - S.r0)) * W;
  const points = place(
    D.flags.map((f) => ({ f, x: px(ms(f.start)) })),
    pinStep(),
    W,
    fixed && PLACED.points.rows,
  );
  const met = place(
    SEWN.map((e) => ({ e, x: px(e.t) })),
    tabStep(),
    W,
    fixed && PLACED.met.rows,
  );
  PLACED = { points, met };
  $("#points").style.setProperty("--rows", points.rows);
  $("#mts .trk").style.setProperty("--rows", met.rows);
}
