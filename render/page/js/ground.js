// What lies under everything: bands, stretches without records, terms, and the regions of the points.
// Bands, stretches that no record covers, terms.
function ground(F) {
  const { tint, ink2, rule, white, shapes, Y } = F;
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
}
// Points to talk about: regions over the lanes they concern.
function regions(F) {
  const { fl, fe, shapes, Y, af } = F;
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
}
