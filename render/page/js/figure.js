// The figure of the current state: plotly traces, shapes and annotations. Shapes never use layer "between"
// (plotly.js does not remove those on react).
const TH = { fam: 0.62, reg: 0.84, kom: 0.62, sko: 0.84, ovr: 0.8 };
const SPECIAL = ["remiss", "beslut", "oro", "kris", "egen"];
const lit = (f, e) => f.ev.includes(e.id) || (e.voices || []).some((v) => f.ev.includes(v));
function build() {
  const col = Object.fromEntries(GROUPS.map((g) => [g, css(g)])),
    tint = Object.fromEntries(GROUPS.map((g) => [g, css(g + "-t")]));
  const ink = css("ink"),
    ink2 = css("ink2"),
    rule = css("rule"),
    rule2 = css("rule2"),
    fl = css("flag"),
    fe = css("flag-e"),
    white = "#fff";
  const shapes = [],
    traces = [];
  const Y = G.Y;
  const af = S.flag != null ? D.flags.find((f) => f.n === S.flag) : null;
  const focusIds = af ? new Set(af.ev) : S.sel && S.sel.k === "sam" ? new Set([S.sel.id]) : null;
  const op = (e) => {
    let o = 1;
    if (S.q && !matches(e)) o = 0.1;
    else if (S.hide.has(LANES[LI[e.l]].g)) o = 0.08;
    if (af && !lit(af, e)) o = Math.min(o, 0.3);
    return o;
  };
  // a band per huvudman
  let gi = {};
  LANES.forEach((l) => {
    (gi[l.g] = gi[l.g] || []).push(l);
  });
  Object.entries(gi).forEach(([g, ls]) => {
    const a = Y[ls[0].id],
      b = Y[ls[ls.length - 1].id];
    shapes.push({
      type: "rect",
      layer: "below",
      xref: "paper",
      x0: 0,
      x1: 1,
      y0: a.t,
      y1: b.t + b.h,
      fillcolor: tint[g],
      line: { width: 0 },
    });
    ls.slice(1).forEach((l) =>
      shapes.push({
        type: "line",
        layer: "below",
        xref: "paper",
        x0: 0,
        x1: 1,
        y0: Y[l.id].t,
        y1: Y[l.id].t,
        line: { color: white, width: 2 },
      }),
    );
  });
  LANES.filter((l) => l.id !== "family").forEach((l) =>
    uncovered(l.id).forEach(([a, b]) =>
      shapes.push({
        type: "rect",
        layer: "below",
        x0: a,
        x1: b,
        y0: Y[l.id].t + 1,
        y1: Y[l.id].t + Y[l.id].h - 1,
        fillcolor: "rgba(255,255,255,.72)",
        line: { color: hexa(ink2, 0.28), width: 1, dash: "1px,3px" },
      }),
    ),
  );
  // terms and years
  terms().forEach((q) =>
    shapes.push({
      type: "line",
      layer: "below",
      x0: q.a,
      x1: q.a,
      y0: 0,
      y1: G.H,
      line: { color: q.vt ? rule : rule, width: q.vt ? 1.4 : 1, dash: q.vt ? "solid" : "1px,4px" },
    }),
  );
  // points to talk about: regions
  D.flags.forEach((f) => {
    const on = af === f,
      a = ms(f.start),
      b = ms(f.end);
    const dim = af && !on;
    const pxw = G.px(b) - G.px(a);
    if (!dim)
      shapes.push({
        type: "line",
        layer: "below",
        x0: a,
        x1: a,
        y0: 0,
        y1: Math.max(0, ...f.lanes.map((l) => Y[l].t + Y[l].h)),
        line: { color: fe, width: on ? 1.8 : 1, dash: "2px,4px" },
        opacity: on ? 1 : 0.5,
      });
    // neighbouring lanes share one region
    const idx = f.lanes.map((l) => LI[l]).sort((x, y) => x - y);
    let runs = [];
    idx.forEach((i) => {
      const r = runs[runs.length - 1];
      if (r && r[1] === i - 1) r[1] = i;
      else runs.push([i, i]);
    });
    runs.forEach(([i, j]) => {
      const y0 = Y[LANES[i].id].t + 1.5,
        y1 = Y[LANES[j].id].t + Y[LANES[j].id].h - 1.5;
      const o = {
        type: "rect",
        layer: "below",
        y0,
        y1,
        fillcolor: hexa(fl, on ? 0.4 : dim ? 0.04 : 0.14),
        line: { color: hexa(fe, on ? 1 : dim ? 0 : 0.72), width: on ? 2 : 1, dash: "4px,3px" },
      };
      if (pxw < 16) Object.assign(o, { xsizemode: "pixel", xanchor: (a + b) / 2, x0: -8, x1: 8 });
      else Object.assign(o, { x0: a, x1: b });
      shapes.push(o);
    });
  });
  // threads: while the service has contact
  LANES.forEach((l) => {
    const x = [],
      y = [];
    SPANS[l.id].forEach((s) => {
      x.push(s[0], s[1], null);
      y.push(Y[l.id].c, Y[l.id].c, null);
    });
    traces.push({
      type: "scatter",
      mode: "lines",
      x,
      y,
      line: { color: hexa(col[l.g], S.hc ? 0.9 : TH[l.g]), width: 2.2 },
      opacity: S.hide.has(l.g) ? 0.1 : af ? 0.5 : 1,
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
  // durations
  const bars = EV.filter(isBar);
  const ann = [];
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
    const a = Math.max(e.t, S.r0),
      z = Math.min(e.te, S.r1),
      wpx = G.px(z) - G.px(a);
    if (bh >= 11 && wpx > ttl(e).length * 6.1 + 14 && op(e) > 0.2)
      ann.push({
        x: a,
        y: yy,
        text: esc(ttl(e)),
        showarrow: false,
        xanchor: "left",
        yanchor: "middle",
        xshift: e.k === "utredning" || e.k === "vantan" ? 4 : 3,
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
  // coordination: stitches
  const K = { x: [], y: [], c: [], lc: [], s: [], id: [], sym: [], o: [] };
  const mk = () => ({ top: [[], []], main: [[], []], ext: [[], []], can: [[], []] }),
    ST = { on: mk(), dim: mk() },
    seg = (q, x, a, b) => {
      q[0].push(x, x, null);
      q[1].push(a, b, null);
    };
  EV.filter((e) => e.k === "sam").forEach((e) => {
    const ok = e.s === "ok",
      P = e.P.map((p) => Y[p].c),
      y0 = Math.min(...P),
      y1 = Math.max(...P);
    const o = af && !lit(af, e) ? 0.3 : S.sel && S.sel.k === "sam" && S.sel !== e && !af ? 0.35 : 1;
    const A = e.A.map((p) => Y[p].c),
      ext = A.filter((v) => v > y1),
      z = o < 1 ? ST.dim : ST.on;
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
      K.sym.push(ok ? "circle" : "circle");
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
  const PB = { x: [], y: [], s: [], c: [], o: [], id: [], tx: [] };
  const M = { x: [], y: [], sym: [], s: [], c: [], lc: [], lw: [], o: [], id: [], tx: [], tc: [], ea: [], eb: [] };
  const put = (e, o) => {
    const g = LANES[LI[e.l]].g,
      c = col[g],
      y = Y[e.l];
    const special = SPECIAL.includes(e.k);
    const hollow = !["ok", "oklart"].includes(e.s);
    M.x.push(e.t);
    M.id.push(e.id);
    M.o.push(op(e));
    M.tx.push("");
    M.tc.push(white);
    M.y.push((special && e.k !== "kris" && e.k !== "egen") || (o === true && hollow) ? y.s : y.c);
    M.sym.push(e.s === "installt" ? "circle-x" : e.s === "planerad" ? "circle-dot" : sym[e.k] || "circle");
    M.s.push(
      o === true && hollow
        ? 7.5
        : e.s === "oklart"
          ? 5
          : e.k === "kris"
            ? 20
            : e.k === "oro"
              ? 13
              : e.k === "remiss"
                ? 13
                : e.k === "beslut"
                  ? 10.5
                  : e.k === "info"
                    ? 6.5
                    : e.k === "budb"
                      ? 6
                      : e.k === "egen"
                        ? 11
                        : 10.5,
    );
    M.c.push(e.k === "kris" ? ink : hollow ? white : c);
    M.lc.push(hollow ? c : white);
    M.lw.push(hollow ? 1.9 : 1.3);
    M.ea.push(e.ap ? e.ap[0] * DAY : 0);
    M.eb.push(e.ap ? e.ap[1] * DAY : 0);
  };
  LANES.forEach((l) => {
    const es = EV.filter((e) => e.l === l.id && !e.te && e.k !== "sam");
    const plain = es
      .filter((e) => (e.k === "kontakt" || e.k === "info") && e.s === "ok" && !e.ap && !(af && lit(af, e)))
      .sort((a, b) => a.t - b.t);
    const spec = es.filter((e) => !plain.includes(e));
    const dense = plain.filter((e) => e.t >= S.r0 && e.t <= S.r1).length > G.W / 34;
    let i = 0;
    while (i < plain.length) {
      let j = i + 1,
        sum = G.px(plain[i].t);
      if (dense) {
        const bw = (27 * (S.r1 - S.r0)) / G.W,
          k = Math.floor((plain[i].t - FULL[0]) / bw);
        while (j < plain.length && Math.floor((plain[j].t - FULL[0]) / bw) === k) j++;
      } else while (j < plain.length && G.px(plain[j].t) - G.px(plain[i].t) < 12 + Math.sqrt(j - i) * 3) j++;
      const n = j - i;
      if (n === 1) put(plain[i]);
      else if (n === 2 && G.px(plain[i + 1].t) - G.px(plain[i].t) > 6) {
        put(plain[i]);
        put(plain[i + 1]);
      } else {
        const y = Y[l.id],
          bw = (27 * (S.r1 - S.r0)) / G.W,
          d = Math.min(y.h * 0.42, 26, 11 + Math.sqrt(n) * 3.6);
        PB.x.push(
          dense ? FULL[0] + (Math.floor((plain[i].t - FULL[0]) / bw) + 0.5) * bw : (plain[i].t + plain[j - 1].t) / 2,
        );
        PB.y.push(y.c);
        PB.s.push(d);
        PB.c.push(col[l.g]);
        PB.o.push(Math.max(...plain.slice(i, j).map(op)));
        PB.id.push(
          "#" +
            plain
              .slice(i, j)
              .map((e) => e.id)
              .join("\u0001"),
        );
        PB.tx.push(d >= 14 ? String(n) : "");
      }
      i = j;
    }
    spec.forEach((e) => put(e, dense));
  });
  const ap = EV.filter((e) => e.ap && !e.te);
  traces.push({
    type: "scatter",
    mode: "markers",
    x: ap.map((e) => e.t),
    y: ap.map((e) => Y[e.l].c),
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
  // titles where there is room, with at most 14 months in view
  if (S.r1 - S.r0 < 430 * DAY)
    LANES.forEach((l) => {
      if (S.hide.has(l.g)) return;
      const row = EV.filter(
        (e) => e.l === l.id && !e.te && e.k !== "sam" && e.k !== "budb" && e.t >= S.r0 && e.t <= S.r1,
      ).map((e) => ({ e, x: G.px(e.t) }));
      const stops = row
        .map((r) => r.x)
        .concat(
          EV.filter((e) => e.k === "sam" && e.P.concat(e.A).includes(l.id)).map((e) => G.px(e.t)),
          EV.filter((e) => e.k === "budb" && e.via && (l.id === "family" || e.via.includes(l.id))).map((e) =>
            G.px(e.t),
          ),
          [G.W],
        )
        .sort((a, b) => a - b);
      row.forEach((r) => {
        const nx = stops.find((v) => v > r.x + 2);
        const full = ttl(r.e),
          txt = full.length > 34 ? full.slice(0, 32) + "…" : full;
        if (nx == null || nx - r.x < txt.length * 6.2 + 16 || op(r.e) < 0.5) return;
        const yy = ["remiss", "beslut", "oro"].includes(r.e.k) ? Y[l.id].s : Y[l.id].c;
        ann.push({
          x: r.e.t,
          y: yy,
          text: esc(txt),
          showarrow: false,
          xanchor: "left",
          yanchor: yy === Y[l.id].s && yy !== Y[l.id].c ? "middle" : "bottom",
          xshift: yy === Y[l.id].c ? 3 : 8,
          yshift: yy === Y[l.id].c ? 4 : 0,
          font: { size: 11, color: ink },
          captureevents: false,
        });
      });
    });
  if (af) {
    const lab = ann.map((a) => a.text);
    af.ev
      .map((i) => EI[i])
      .filter((e) => e && !e.h && !e.te && e.t >= S.r0 && e.t <= S.r1)
      .forEach((e) => {
        const full = ttl(e),
          tx = esc(full.length > 60 ? full.slice(0, 58) + "…" : full);
        if (lab.includes(tx)) (ann.splice(lab.indexOf(tx), 1), lab.splice(lab.indexOf(tx), 1));
        const y = e.k === "sam" ? Y.family.t + 8 : ["remiss", "beslut", "oro"].includes(e.k) ? Y[e.l].s : Y[e.l].c,
          rt = G.px(e.t) > G.W * 0.72;
        ann.push({
          x: e.t,
          y,
          text: "<b>" + tx + "</b>",
          showarrow: false,
          xanchor: rt ? "right" : "left",
          yanchor: "middle",
          xshift: rt ? -12 : 12,
          font: { size: S.present ? 13 : 11.5, color: ink },
          bgcolor: "rgba(255,255,255,.9)",
          borderpad: 2,
          captureevents: false,
        });
      });
  }
  if (PB.x.length)
    traces.push({
      type: "scatter",
      mode: "markers+text",
      x: PB.x,
      y: PB.y,
      customdata: PB.id,
      text: PB.tx,
      textfont: { size: 10.5, color: white, family: css("font"), weight: 650 },
      textposition: "middle center",
      hoverinfo: "none",
      opacity: 1,
      marker: { size: PB.s, color: PB.c, opacity: PB.o, line: { color: white, width: 1.3 } },
    });
  traces.push({
    type: "scatter",
    mode: "markers",
    x: M.x,
    y: M.y,
    customdata: M.id,
    hoverinfo: "none",
    cliponaxis: true,
    marker: { symbol: M.sym, size: M.s, color: M.c, opacity: M.o, line: { color: M.lc, width: M.lw } },
  });
  traces.push({
    type: "scatter",
    mode: "markers",
    x: K.x,
    y: K.y,
    customdata: K.id,
    hoverinfo: "none",
    marker: { symbol: K.sym, size: K.s, color: K.c, opacity: K.o, line: { color: K.lc, width: 2.2 } },
  });
  // ring around the chosen event
  const cur = S.cursor && EI[S.cursor];
  if (cur)
    traces.push({
      type: "scatter",
      mode: "markers",
      x: [cur.te ? (cur.t + cur.te) / 2 : cur.t],
      y: [cur.te ? cur._y : ["remiss", "beslut", "oro"].includes(cur.k) && 1 ? Y[cur.l].s : Y[cur.l].c],
      hoverinfo: "skip",
      marker: { symbol: "circle-open", size: 24, color: ink, line: { width: 3 } },
    });
  G.M = M;
  return { traces, shapes, ann };
}
