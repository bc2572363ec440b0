// How wide a text is, and where there is room for one.
const PEN = document.createElement("canvas").getContext("2d"),
  WIDTHS = new Map();
function wide(text, size, weight = 400) {
  const key = `${weight} ${size} ${text}`;
  if (!WIDTHS.has(key)) {
    PEN.font = `${weight} ${size}px ${css("font")}`;
    WIDTHS.set(key, PEN.measureText(text).width);
  }
  return WIDTHS.get(key);
}
// The longest beginning of a text that fits, whole when it does, "" when not even a word does.
function fitting(text, size, room) {
  if (wide(text, size) <= room) return text;
  let short = text;
  while (short.length > 8 && wide(short + "…", size) > room) short = short.slice(0, -1);
  return short.length > 8 ? short.trimEnd() + "…" : "";
}
// Boxes that are taken: left, top, right, bottom in pixels of the plot.
class Room {
  constructor() {
    this.boxes = [];
  }
  take(x0, y0, x1, y1) {
    this.boxes.push([x0, y0, x1, y1]);
  }
  free(x0, y0, x1, y1) {
    return (
      x0 >= 0 &&
      x1 <= G.W &&
      y0 >= 0 &&
      y1 <= G.H &&
      !this.boxes.some((b) => x0 < b[2] && x1 > b[0] && y0 < b[3] && y1 > b[1])
    );
  }
}
