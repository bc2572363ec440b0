// The figure of the current state: plotly's traces and annotations, and what lies under them. No shape uses layer
// "between" (plotly.js does not remove those on react).
const lit = (f, e) => f.ev.includes(e.id) || (e.voices || []).some((v) => f.ev.includes(v));
// The colours, lists and questions that every part of the figure needs.
function frame() {
  const col = Object.fromEntries(GROUPS.map((g) => [g, css(g)])),
    tint = Object.fromEntries(GROUPS.map((g) => [g, css(g + "-t")]));
  const ink = css("ink"),
    ink2 = css("ink2"),
    rule = css("rule"),
    rule2 = css("rule2"),
    fl = css("flag"),
    fe = css("flag-e"),
    white = "#ffffff";
  const shapes = [],
    traces = [];
  const Y = G.Y;
  const af = S.flag != null ? D.flags.find((f) => f.n === S.flag) : null;
  const op = (e) => (faint(e) ? 0.1 : af && !lit(af, e) ? 0.3 : 1);
  return { col, tint, ink, ink2, rule, rule2, fl, fe, white, shapes, traces, ann: [], Y, af, op };
}
function build() {
  const F = frame();
  ground(F);
  regions(F);
  threads(F);
  durations(F);
  messengers(F);
  sewn(F);
  marked(F);
  ghosts(F);
  clocks(F);
  titled(F);
  const { ink, white, shapes, traces, ann, Y, K, M, PB } = F;
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
  traces.push(F.LATE);
  // ring around the chosen event
  const cur = S.cursor && EI[S.cursor];
  if (cur)
    traces.push({
      type: "scatter",
      mode: "markers",
      x: [cur.te ? (cur.t + cur.te) / 2 : cur.t],
      y: [cur.te ? cur._y : isSpecial(cur) ? Y[cur.l].s : Y[cur.l].c],
      hoverinfo: "skip",
      marker: { symbol: "circle-open", size: 24, color: ink, line: { width: 3 } },
    });
  return { traces, shapes, ann };
}
