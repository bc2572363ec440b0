// What stands on the lanes: single events, bundles, and their titles.
const SPECIAL = ["remiss", "beslut", "oro", "kris", "egen"];
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
  const size = { kris: 20, oro: 13, remiss: 13, egen: 11, info: 6.5, budb: 6 };
  const PB = F.PB = { x: [], y: [], s: [], c: [], o: [], id: [], tx: [] };
  const M = F.M = { x: [], y: [], sym: [], s: [], c: [], lc: [], lw: [], o: [], id: [], tx: [], tc: [], ea: [], eb: [] };
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
    M.s.push(o === true && hollow ? 7.5 : e.s === "oklart" ? 5 : size[e.k] || 10.5);
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
}
// Titles where there is room, and those of the chosen point.
function titled(F) {
  const { ink, ann, Y, af, op } = F;
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
}
