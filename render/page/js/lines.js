// What runs along or across the lanes: threads, durations, what the family carried, stitches.
const TH = { fam: 0.62, reg: 0.84, kom: 0.62, sko: 0.84, ovr: 0.8 };
// Threads while a service has contact, and a hairline for each crisis.
function threads(F) {
  const { col, ink, shapes, traces, Y, af } = F;
  // one trace a huvudman: the fewer, the quicker
  GROUPS.forEach((g) => {
    const x = [],
      y = [];
    LANES.filter((l) => l.g === g).forEach((l) =>
      SPANS[l.id].forEach((s) => {
        x.push(s[0], s[1], null);
        y.push(Y[l.id].c, Y[l.id].c, null);
      }),
    );
    traces.push({
      type: "scatter",
      mode: "lines",
      x,
      y,
      line: { color: hexa(col[g], S.hc ? 0.9 : TH[g]), width: 2.2 },
      opacity: S.hide.has(g) ? 0.1 : af ? 0.5 : 1,
      hoverinfo: "skip",
    });
  });
  // crises: a hairline through all lanes
  EV.filter((e) => e.k === "kris").forEach((e) =>
    shapes.push({
      type: "line",
      layer: "below",
      x0: e.t,
      x1: e.t,
      y0: 0,
      y1: G.H,
      line: { color: ink, width: 1.2 },
      opacity: 0.5,
    }),
  );
}
// Where in a bar a text of that width stands between the stitches that cross it; null when nowhere.
function clearStretch(e, y, need) {
  const a = Math.max(0, G.px(e.t)),
    z = Math.min(G.W, G.px(e.te));
  const stops = SEWN.filter((s) => {
    const rows = [...s.P, ...s.A].map((l) => G.Y[l].c);
    return Math.min(...rows) < y && Math.max(...rows) > y;
  })
    .map((s) => G.px(s.t))
    .filter((x) => x > a && x < z);
  let from = a;
  for (const stop of [...stops.sort((p, q) => p - q), z]) {
    if (stop - from >= need + 6) return from;
    from = stop + 5;
  }
  return null;
}
// Durations: investigations, placements, stays, waiting.
function durations(F) {
  const { col, ink, ink2, white, traces, ann, Y, op } = F;
  // durations
  const bars = EV.filter(isBar);
  const B = { base: [], x: [], y: [], w: [], c: [], pat: [], lc: [], id: [], op: [] };
  bars.forEach((e) => {
    const g = LANES[LI[e.l]].g,
      c = col[g],
      y = Y[e.l];
    const bh = y.bh,
      yy = y.b - (y.nb - 1 - e._r) * (bh + 2);
    e._y = yy;
    B.base.push(e.t);
    B.x.push(e.te - e.t);
    B.y.push(yy);
    B.w.push(bh);
    B.id.push(e.id);
    B.op.push(op(e));
    const solid = e.k === "placering" || e.k === "vard";
    B.c.push(e.k === "vantan" || e.k === "utredning" ? white : solid ? c : hexa(c, 0.2));
    B.pat.push(e.k === "utredning" ? "/" : e.k === "vantan" ? "." : "");
    B.lc.push(c);
    const title = ttl(e),
      need = wide(title, 11) + 10,
      x = bh >= 11 && op(e) > 0.2 ? clearStretch(e, yy, need) : null;
    if (x != null)
      ann.push({
        x: G.inv(x),
        y: yy,
        text: esc(title),
        showarrow: false,
        xanchor: "left",
        yanchor: "middle",
        xshift: 4,
        font: { size: 11, color: solid ? white : ink },
        bgcolor: solid || e.k === "insats" ? "rgba(0,0,0,0)" : "rgba(255,255,255,.92)",
        borderpad: 0,
        captureevents: false,
        opacity: op(e),
      });
  });
  traces.push({
    type: "bar",
    orientation: "h",
    base: B.base,
    x: B.x,
    y: B.y,
    width: B.w,
    customdata: B.id,
    marker: {
      color: B.c,
      opacity: B.op,
      line: { color: B.lc, width: 1.2 },
      pattern: { shape: B.pat, fillmode: "overlay", bgcolor: white, fgcolor: ink2, size: 6, solidity: 0.3 },
      cornerradius: 4,
    },
    hoverinfo: "none",
  });
}
// What the family carried between services.
function messengers(F) {
  const { col, shapes, Y, af, op } = F;
  // carried by the family: from the source over the family to the receiver
  EV.filter((e) => e.k === "budb").forEach((e) => {
    const o = op(e);
    if (!e.via || S.hide.has("fam") || (mob() && S.r1 - S.r0 > 550 * DAY)) return;
    const a = Y[e.via[0]].c,
      b = Y[e.via[1]].c,
      f = Y.family.c;
    const c = col.fam;
    shapes.push({
      type: "path",
      layer: "below",
      xref: "x",
      xsizemode: "pixel",
      xanchor: e.t,
      path: `M-4,${a} L-4,${f + 7} Q-4,${f} 0,${f} Q4,${f} 4,${f + 7} L4,${b - 2}`,
      line: { color: c, width: 1.7, dash: "1.5px,3px" },
      opacity: o * (af ? 0.9 : 0.85),
    });
    shapes.push({
      type: "path",
      layer: "below",
      xref: "x",
      xsizemode: "pixel",
      xanchor: e.t,
      path: `M0,${b - 7} L4,${b} L8,${b - 7} Z`,
      fillcolor: c,
      line: { width: 0 },
      opacity: o,
    });
    shapes.push({
      type: "circle",
      layer: "below",
      xref: "x",
      xsizemode: "pixel",
      xanchor: e.t,
      x0: -6.5,
      x1: -1.5,
      y0: a - 2.5,
      y1: a + 2.5,
      fillcolor: c,
      line: { width: 0 },
      opacity: o,
    });
  });
}
// Coordination: stitches with their knots.
function sewn(F) {
  const { ink, ink2, white, traces, Y, af } = F;
  // coordination: stitches
  const K = F.K = { x: [], y: [], c: [], lc: [], s: [], id: [], sym: [], o: [] };
  const mk = () => ({ top: [[], []], main: [[], []], ext: [[], []], can: [[], []] }),
    ST = { on: mk(), dim: mk(), off: mk() },
    seg = (q, x, a, b) => {
      q[0].push(x, x, null);
      q[1].push(a, b, null);
    };
  SEWN.forEach((e) => {
    const ok = e.s === "ok",
      P = e.P.map((p) => Y[p].c),
      y0 = Math.min(...P),
      y1 = Math.max(...P);
    const other = S.sel && S.sel.k === "sam" && S.sel !== e && !af;
    const o = faint(e) ? 0.12 : (af && !lit(af, e)) || other ? 0.3 : 1;
    const A = e.A.map((p) => Y[p].c),
      ext = A.filter((v) => v > y1),
      z = o === 1 ? ST.on : o < 0.3 ? ST.off : ST.dim;
    if (ok) {
      seg(z.top, e.t, 0, y0);
      seg(z.main, e.t, y0, y1);
      if (ext.length) seg(z.ext, e.t, y1, Math.max(...ext));
    } else seg(z.can, e.t, 0, y1);
    e.P.forEach((p) => {
      K.x.push(e.t);
      K.y.push(Y[p].c);
      K.id.push(e.id);
      K.o.push(o);
      K.sym.push("circle");
      K.c.push(ok ? ink : white);
      K.lc.push(ok ? white : ink2);
      K.s.push(ok ? 14 : 9);
    });
    if (ok)
      e.A.forEach((p) => {
        K.x.push(e.t);
        K.y.push(Y[p].c);
        K.id.push(e.id);
        K.o.push(o);
        K.sym.push("circle");
        K.c.push(white);
        K.lc.push(ink);
        K.s.push(13);
      });
  });
  [
    ["off", 0.12],
    ["dim", 0.3],
    ["on", 1],
  ].forEach(([k, o]) => {
    const z = ST[k];
    const L = (q, w, c, dash) =>
      q[0].length &&
      traces.push({
        type: "scatter",
        mode: "lines",
        x: q[0],
        y: q[1],
        line: { color: c, width: w, dash: dash || "solid" },
        opacity: o,
        hoverinfo: "skip",
      });
    L(z.main, 8, white);
    L(z.top, 1.2, ink);
    L(z.ext, 1.3, ink, "2px,3px");
    L(z.can, 1.8, ink2, "5px,4px");
    L(z.main, 3.4, ink);
  });
}
