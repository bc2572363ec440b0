// What lies under the marks – bands, terms, regions, arches, rings – as one SVG of our own in the chart's coordinates:
// plotly redraws its shapes one by one, which takes longer than all the marks together.
let UNDER = [];
const dashed = (line) => (line.dash && line.dash !== "solid" ? ` stroke-dasharray="${line.dash.replace(/px/g, "")}"` : "");
function look(s) {
  const line = s.line || {},
    edge = line.width ? ` stroke="${line.color}" stroke-width="${line.width}"${dashed(line)}` : "";
  const fill = s.fillcolor && s.type !== "line" ? s.fillcolor : "none";
  return `fill="${fill}"${edge}${s.opacity == null || s.opacity === 1 ? "" : ` opacity="${s.opacity}"`}`;
}
function underShape(s) {
  const at = s.xanchor == null ? (x) => (s.xref === "paper" ? x * G.W : G.px(x)) : (x) => G.px(s.xanchor) + x;
  if (s.type === "path") return `<path transform="translate(${G.px(s.xanchor)})" d="${s.path}" ${look(s)}/>`;
  const a = Math.max(-9, at(s.x0)),
    b = Math.min(G.W + 9, at(s.x1));
  if (b < -9 || a > G.W + 9) return "";
  if (s.type === "line") return `<path d="M${a} ${s.y0}L${b} ${s.y1}" ${look(s)}/>`;
  if (s.type === "circle")
    return `<circle cx="${(a + b) / 2}" cy="${(s.y0 + s.y1) / 2}" r="${(s.y1 - s.y0) / 2}" ${look(s)}/>`;
  return `<rect x="${a}" y="${s.y0}" width="${Math.max(0, b - a)}" height="${s.y1 - s.y0}" ${look(s)}/>`;
}
function under() {
  const svg = $("#under");
  svg.setAttribute("width", G.W);
  svg.setAttribute("height", G.H);
  svg.innerHTML = UNDER.map(underShape).join("");
}
