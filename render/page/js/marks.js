// What stands on the lanes: single events, bundles where contacts are close, spans of approximate dates.
// Events: single marks, bundles where they are close, spans of approximate dates.
function marked(F) {
  const { col, ink, ink2, white, traces, Y, af, op } = F;
  // events
  const sym = {
    kontakt: "circle",
    info: "circle",
    remiss: "triangle-right",
    beslut: "square",
    oro: "diamond",
    kris: "hexagram",
    egen: "circle",
    budb: "circle",
  };
  const fate = { installt: "circle-x", planerad: "circle-dot", avbojd: "square" };
  const size = { kris: 20, oro: 13, remiss: 13, egen: 11, info: 6.5, budb: 6 };
  const PB = F.PB = { x: [], y: [], s: [], c: [], o: [], id: [], tx: [] };
  const M = F.M = { x: [], y: [], sym: [], s: [], c: [], lc: [], lw: [], o: [], id: [] };
  const late = [];
  const put = (e, o) => {
    const g = LANES[LI[e.l]].g,
      c = col[g],
      y = Y[e.l];
    const hollow = !["ok", "oklart"].includes(e.s);
    M.x.push(e.t);
    M.id.push(e.id);
    M.o.push(op(e));
    const at = isSpecial(e) || (o === true && hollow) ? y.s : y.c;
    M.y.push(at);
    if (isLate(e)) late.push([e, at]);
    M.sym.push(fate[e.s] || sym[e.k] || "circle");
    M.s.push(o === true && hollow ? 7.5 : e.s === "oklart" ? 5 : size[e.k] || 10.5);
    M.c.push(e.k === "kris" ? ink : hollow ? white : c);
    M.lc.push(hollow ? c : white);
    M.lw.push(hollow ? 1.9 : 1.3);
  };
  LANES.forEach((l) => {
    const es = EV.filter((e) => e.l === l.id && !e.te && e.k !== "sam");
    const plain = es
      .filter((e) => (e.k === "kontakt" || e.k === "info") && e.s === "ok" && !e.ap && !(af && lit(af, e)))
      .sort((a, b) => a.t - b.t);
    const ordinary = new Set(plain),
      spec = es.filter((e) => !ordinary.has(e));
    const dense = plain.filter((e) => e.t >= S.r0 && e.t <= S.r1).length > G.W / 34;
    bundles(l, plain.filter(matches), dense);
    bundles(l, plain.filter(faint), dense);
    spec.forEach((e) => put(e, dense));
  });
  function bundles(l, plain, dense) {
    const found = pearls(plain, Y[l.id], dense);
    found.filter((p) => !p.d).forEach((p) => p.all.forEach((e) => put(e)));
    const knots = F.K.x.flatMap((x, i) => (F.K.y[i] === Y[l.id].c ? [[G.px(x), F.K.s[i] / 2]] : []));
    aside(
      found.filter((p) => p.d),
      knots,
      Y[l.id],
    ).forEach((p) => {
      PB.x.push(G.inv(p.x));
      PB.y.push(Y[l.id].c);
      PB.s.push(p.d);
      PB.c.push(col[l.g]);
      PB.o.push(Math.max(...p.all.map(op)));
      PB.id.push("#" + p.all.map((e) => e.id).join("\u0001"));
      PB.tx.push(String(p.all.length));
    });
  }
  const ap = EV.filter((e) => e.ap && !e.te);
  traces.push({
    type: "scatter",
    mode: "markers",
    x: ap.map((e) => e.t),
    y: ap.map((e) => (isSpecial(e) ? Y[e.l].s : Y[e.l].c)),
    hoverinfo: "skip",
    opacity: af ? 0.35 : 1,
    marker: { size: 1, color: ink2 },
    error_x: {
      type: "data",
      symmetric: false,
      array: ap.map((e) => e.ap[1] * DAY),
      arrayminus: ap.map((e) => e.ap[0] * DAY),
      color: ink2,
      thickness: 1.5,
      width: 3.5,
    },
  });
  // a small hourglass beside what was written down much later
  F.LATE = {
    type: "scatter",
    mode: "markers",
    x: late.map(([e]) => e.t + (8 / G.W) * (S.r1 - S.r0)),
    y: late.map(([, y]) => y - 8),
    hoverinfo: "skip",
    marker: { symbol: "hourglass", size: 6, color: ink2, opacity: late.map(([e]) => op(e)) },
  };
}
// The chosen event's second clock: a line from the day it happened to the day it was written.
function clocks(F) {
  const { ink2, white, ann, shapes, Y } = F,
    e = S.sel;
  if (!e || !e.src || !isLate(e) || e.h) return;
  const y = isSpecial(e) ? Y[e.l].s : Y[e.l].c,
    at = ms(e.src.written);
  const line = { color: ink2, width: 1.5, dash: "1px,2px" };
  shapes.push({ type: "line", layer: "above", x0: e.t, x1: at, y0: y, y1: y, line });
  ann.push({
    x: at,
    y,
    text: esc(`${t().written} ${fmt(at)}`),
    showarrow: false,
    xanchor: "left",
    yanchor: "middle",
    xshift: 4,
    font: { size: 11, color: ink2 },
    bgcolor: hexa(white, 0.9),
    captureevents: false,
  });
}
