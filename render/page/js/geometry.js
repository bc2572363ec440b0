// Geometry: the y axis is in pixels, so that HTML and the chart share one coordinate system.
let G = {};
const mob = () => innerWidth < 640 && !S.print;
function geom() {
  const vis = LANES,
    W = $("#plotbox").clientWidth || 800;
  arrange(W);
  const gaps = GROUPS.length - 1,
    gapPx = 8,
    pad = 6;
  let avail;
  if (S.print) avail = PAPER[S.print].lanes - 28 * (PLACED.met.rows - 1) - 31 * (PLACED.points.rows - 1);
  else {
    const box = $("#lanes").getBoundingClientRect().top + scrollY;
    avail = innerHeight - box - (mob() ? 90 : S.present ? 86 : innerWidth < 1400 ? 58 : 148);
  }
  let h = Math.max(mob() ? 62 : vis.length > 12 ? 24 : 30, Math.min(74, (avail - gaps * gapPx - 2 * pad) / vis.length));
  if (S.print) h = (avail - gaps * gapPx - 2 * pad) / vis.length;
  const Y = {};
  let y = pad,
    pg = null;
  const small = h < 46;
  const wsum = vis.reduce((a, l) => a + WT[l.id], 0),
    k = (h * vis.length) / wsum;
  vis.forEach((l) => {
    if (pg && pg !== l.g) y += gapPx;
    pg = l.g;
    const lh = k * WT[l.id],
      nb = BR[l.id] || 0,
      fp = S.print || !small ? 3 : 2;
    const bh = nb ? Math.max(7, Math.min(15, nb > 1 ? lh * 0.17 : lh * 0.24)) : 0;
    const off = mob() ? 17 : 0,
      top = lh - (nb ? nb * (bh + 2) + fp : 0);
    const c = off ? y + off + (nb ? 11 : 14) : y + (nb ? Math.max(top * 0.6, Math.min(top - 8, 16)) : lh * 0.52);
    Y[l.id] = {
      t: y,
      h: lh,
      c,
      s: off ? c : c - y > 13 ? c - Math.max(10, Math.min(14, (c - y) * 0.58)) : c,
      b: y + lh - fp - bh / 2 - 1,
      bh,
      nb,
    };
    y += lh;
  });
  G = {
    Y,
    H: Math.round(y + pad),
    W,
    h,
    px: (v) => ((v - S.r0) / (S.r1 - S.r0)) * W,
    inv: (p) => S.r0 + (p / W) * (S.r1 - S.r0),
  };
}
