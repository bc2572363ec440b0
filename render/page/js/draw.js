// One redraw of everything from the state; plotly rebuilds the figure each time.
let first = true,
  tm = 0;
function draw() {
  geom();
  const { traces, shapes, ann } = build();
  UNDER = shapes.filter((s) => s.layer === "below");
  const layout = {
    width: G.W,
    height: G.H,
    margin: { l: 0, r: 0, t: 0, b: 0 },
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    showlegend: false,
    hovermode: "closest",
    hoverdistance: 14,
    dragmode: matchMedia("(pointer:coarse)").matches ? false : "pan",
    barmode: "overlay",
    xaxis: {
      type: "linear",
      range: [S.r0, S.r1],
      visible: false,
      minallowed: FULL[0] - 20 * DAY,
      maxallowed: FULL[1] + 20 * DAY,
    },
    yaxis: { range: [G.H, 0], fixedrange: true, visible: false },
    shapes: shapes.filter((s) => s.layer !== "below"),
    annotations: ann,
    font: { family: css("font") },
    uirevision: "r" + S.r0 + S.r1,
  };
  const cfg = { displayModeBar: false, scrollZoom: false, doubleClick: false, responsive: false, showTips: false };
  if (first) {
    Plotly.newPlot("plot", traces, layout, cfg);
    bind();
    first = false;
  } else Plotly.react("plot", traces, layout, cfg);
  around();
}
// All that stands around the plot; while it is dragged the rows keep their height.
function around(dragged) {
  if (dragged) arrange(G.W, true);
  under();
  axis();
  story();
  pins();
  labels();
  overview();
}
