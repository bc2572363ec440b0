// The strip of the whole period: contacts per month, points, meetings, and the window in view.
function overview() {
  const svg = $("#ovsvg"),
    W = svg.clientWidth || G.W,
    H = svg.clientHeight || 56;
  const x = (v) => ((v - FULL[0]) / (FULL[1] - FULL[0])) * W;
  const bins = {};
  EV.forEach((e) => {
    if (e.k === "sam" || e.te || e.k === "budb") return;
    const d = new Date(e.t),
      k = d.getUTCFullYear() * 12 + d.getUTCMonth();
    const b = (bins[k] = bins[k] || { fam: 0, reg: 0, kom: 0, sko: 0, ovr: 0 });
    b[group(e)]++;
  });
  const mx = Math.max(1, ...Object.values(bins).map((b) => b.fam + b.reg + b.kom + b.sko + b.ovr));
  let h = "";
  Object.entries(bins).forEach(([k, b]) => {
    const y = Math.floor(k / 12),
      m = k % 12;
    const a = x(Date.UTC(y, m, 1)),
      w = x(Date.UTC(y, m + 1, 1)) - a - 2;
    let yy = H - 12;
    ["reg", "kom", "sko", "ovr", "fam"]
      .filter((g) => GROUPS.includes(g))
      .forEach((g) => {
        const hh = (b[g] / mx) * (H - 24);
        if (hh) {
          yy -= hh;
          h += `<rect x="${a + 1}" y="${yy}" width="${Math.max(1, w)}" height="${hh}" fill="${css(g)}" opacity="${S.hide.has(g) ? 0.15 : 0.62}"/>`;
        }
      });
  });
  D.flags.forEach((f) => {
    h += `<rect x="${x(ms(f.start)) - 3}" y="2" width="6" height="6" fill="${css("flag")}" stroke="${css("flag-e")}"/>`;
  });
  SEWN.filter((e) => e.s === "ok").forEach((e) => {
    h += `<circle cx="${x(e.t)}" cy="${H - 6}" r="3.6" fill="${css("ink")}"/>`;
  });
  for (let y = YEARS[0] + 1; y <= YEARS[1]; y++)
    h += `<line x1="${x(Date.UTC(y, 0, 1))}" x2="${x(Date.UTC(y, 0, 1))}" y1="0" y2="${H}" stroke="${css("rule")}"/>`;
  svg.innerHTML = h;
  const w = $("#win");
  w.style.left = Math.max(0, x(S.r0)) + "px";
  w.style.width = Math.max(10, Math.min(W, x(S.r1)) - Math.max(0, x(S.r0))) + "px";
  [
    ["#hl", "r0"],
    ["#hr", "r1"],
  ].forEach(([s, k]) => {
    const e = $(s);
    e.setAttribute("aria-label", k === "r0" ? t().from : t().to);
    e.setAttribute("aria-valuemin", 0);
    e.setAttribute("aria-valuemax", 100);
    e.setAttribute("aria-valuenow", Math.round(((S[k] - FULL[0]) / (FULL[1] - FULL[0])) * 100));
    e.setAttribute("aria-valuetext", fmt(S[k]));
  });
}
