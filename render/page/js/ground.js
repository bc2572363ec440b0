// What lies under everything: bands, stretches without records, terms, and the regions of the points.
const rect = (x0, x1, y0, y1, fillcolor, line, more) => ({
  type: "rect",
  layer: "below",
  x0,
  x1,
  y0,
  y1,
  fillcolor,
  line: line || { width: 0 },
  ...more,
});
// Bands, stretches that no record covers, terms.
function ground(F) {
  const { tint, ink2, rule, white, shapes, traces, Y } = F;
  const groups = {};
  LANES.forEach((l) => (groups[l.g] = groups[l.g] || []).push(l));
  Object.entries(groups).forEach(([g, ls]) => {
    const a = Y[ls[0].id],
      b = Y[ls[ls.length - 1].id];
    shapes.push(rect(0, 1, a.t, b.t + b.h, tint[g], null, { xref: "paper" }));
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
  const bare = { type: "bar", orientation: "h", base: [], x: [], y: [], width: [], hoverinfo: "skip" };
  LANES.filter((l) => l.id !== "family").forEach((l) =>
    uncovered(l.id).forEach(([a, b]) => {
      const y = Y[l.id],
        line = { color: hexa(ink2, 0.28), width: 1, dash: "1px,3px" };
      shapes.push(rect(a, b, y.t + 1, y.t + y.h - 1, hexa(white, l.missing ? 0.6 : 0.72), line));
      if (!l.missing) return;
      bare.base.push(a);
      bare.x.push(b - a);
      bare.y.push(y.t + y.h / 2);
      bare.width.push(y.h - 3);
    }),
  );
  if (bare.x.length)
    traces.push({
      ...bare,
      marker: {
        color: "rgba(0,0,0,0)",
        pattern: { shape: "/", fillmode: "overlay", bgcolor: "rgba(0,0,0,0)", fgcolor: rule, size: 7, solidity: 0.2 },
      },
    });
  terms().forEach((q) =>
    shapes.push({
      type: "line",
      layer: "below",
      x0: q.a,
      x1: q.a,
      y0: 0,
      y1: G.H,
      line: { color: rule, width: q.vt ? 1.4 : 1, dash: q.vt ? "solid" : "1px,4px" },
    }),
  );
  if (S.brush)
    S.brush.forEach((s) => s && shapes.push(rect(s[0], s[1], 0, G.H, hexa(ink2, 0.08), { color: ink2, width: 1.5 })));
}
// From start to end, never narrower than can be seen.
function span(f) {
  const a = ms(f.start),
    b = ms(f.end),
    least = (16 / G.W) * (S.r1 - S.r0),
    room = Math.max(0, least - (b - a)) / 2;
  return [a - room, b + room];
}
function union(spans) {
  const out = [];
  spans
    .sort((p, q) => p[0] - q[0])
    .forEach(([a, b]) => {
      const last = out[out.length - 1];
      if (last && a <= last[1]) last[1] = Math.max(last[1], b);
      else out.push([a, b]);
    });
  return out;
}
// A dashed region on exactly the lanes of each point. The yellow is laid once where regions overlap, so that many
// points on one stretch look no graver than one.
function regions(F) {
  const { fl, fe, shapes, Y, af } = F;
  LANES.forEach((l) =>
    union((af ? [af] : D.flags).filter((f) => f.lanes.includes(l.id)).map(span)).forEach(([a, b]) =>
      shapes.push(rect(a, b, Y[l.id].t + 1.5, Y[l.id].t + Y[l.id].h - 1.5, hexa(fl, af ? 0.4 : 0.14))),
    ),
  );
  D.flags.forEach((f) => {
    const on = af && af.n === f.n,
      dim = af && !on;
    if (dim) return;
    const bottom = Math.max(0, ...f.lanes.map((l) => Y[l].t + Y[l].h)),
      start = ms(f.start);
    const leader = { color: fe, width: on ? 1.8 : 1, dash: "2px,4px" };
    shapes.push({
      type: "line",
      layer: "below",
      x0: start,
      x1: start,
      y0: 0,
      y1: bottom,
      line: leader,
      opacity: on ? 1 : 0.5,
    });
    const [a, b] = span(f);
    laneRuns(f.lanes).forEach(([i, j]) => {
      const top = Y[LANES[i].id],
        base = Y[LANES[j].id];
      const line = { color: hexa(fe, on ? 1 : 0.72), width: on ? 2 : 1, dash: "4px,3px" };
      shapes.push(rect(a, b, top.t + 1.5, base.t + base.h - 1.5, "rgba(0,0,0,0)", line));
    });
  });
}
// Neighbouring lanes share one region.
function laneRuns(lanes) {
  const out = [];
  lanes
    .map((l) => LI[l])
    .sort((x, y) => x - y)
    .forEach((i) => {
      const last = out[out.length - 1];
      if (last && last[1] === i - 1) last[1] = i;
      else out.push([i, i]);
    });
  return out;
}
// An empty dashed ring on the day by which something was expected, in every lane where it could have stood.
function ghosts(F) {
  const { fe, white, shapes, Y, af } = F;
  (af ? [af] : D.flags)
    .filter((f) => f.due)
    .forEach((f) =>
      f.lanes.forEach((l) => {
        const y = Y[l].s;
        shapes.push({
          type: "circle",
          layer: "below",
          xref: "x",
          xsizemode: "pixel",
          xanchor: ms(f.due),
          x0: -4.5,
          x1: 4.5,
          y0: y - 4.5,
          y1: y + 4.5,
          fillcolor: white,
          line: { color: fe, width: af ? 2 : 1.3, dash: "2px,1.5px" },
          name: "due-" + f.n,
        });
      }),
    );
}
