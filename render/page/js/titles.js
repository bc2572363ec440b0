// Titles where there is room, and those of the chosen point; none lies over a mark or another title.
const LINE = 14;
function obstacles(F) {
  const room = new Room();
  [F.M, F.PB, F.K].forEach((m) =>
    m.x.forEach((x, i) => {
      const p = G.px(x),
        r = m.s[i] / 2 + 1;
      if (p > -20 && p < G.W + 20) room.take(p - r, m.y[i] - r, p + r, m.y[i] + r);
    }),
  );
  SEWN.forEach((e) => {
    const p = G.px(e.t),
      rows = [...e.P, ...e.A].map((l) => G.Y[l].c);
    room.take(p - 3, 0, p + 3, Math.max(...rows));
  });
  EV.filter((e) => e.k === "budb" && e.via).forEach((e) => {
    const p = G.px(e.t);
    room.take(p - 5, G.Y.family.c, p + 9, Math.max(...e.via.map((l) => G.Y[l].c)));
  });
  D.flags.filter((f) => f.due && !F.af).forEach((f) => {
    const p = G.px(ms(f.due));
    f.lanes.forEach((l) => room.take(p - 6, G.Y[l].s - 6, p + 6, G.Y[l].s + 6));
  });
  EV.filter((e) => e.ap && !e.te).forEach((e) => {
    const y = isSpecial(e) ? G.Y[e.l].s : G.Y[e.l].c;
    room.take(G.px(e.t - e.ap[0] * DAY) - 2, y - 4, G.px(e.t + e.ap[1] * DAY) + 2, y + 4);
  });
  F.ann.forEach((a) => {
    const p = G.px(a.x);
    room.take(p, a.y - 7, p + wide(a.text, 11) + 8, a.y + 7);
  });
  return room;
}
function titled(F) {
  const { ink, ann, Y, af, op } = F;
  if (af) return evidence(F);
  if (S.r1 - S.r0 >= 430 * DAY) return;
  const room = obstacles(F);
  EV.filter((e) => !e.te && e.k !== "sam" && e.k !== "budb" && e.t >= S.r0 && e.t <= S.r1 && op(e) >= 0.5).forEach(
    (e) => {
      const x = G.px(e.t),
        text = fitting(ttl(e), 11, 200),
        w = wide(text, 11);
      const y = isSpecial(e) ? Y[e.l].s : Y[e.l].c,
        places = isSpecial(e) ? [[x + 9, y - LINE / 2]] : [[x + 3, y - 6 - LINE], [x + 3, y + 6]];
      const spot = places.find(([a, b]) => room.free(a, b, a + w + 4, b + LINE));
      if (!spot) return;
      room.take(spot[0], spot[1], spot[0] + w + 6, spot[1] + LINE);
      ann.push(label(text, spot, { size: 11, color: ink }));
    },
  );
}
const label = (text, [x, y], font, more) => ({
  x: G.inv(x),
  y: y + LINE / 2,
  text: esc(text),
  showarrow: false,
  xanchor: "left",
  yanchor: "middle",
  font,
  captureevents: false,
  ...more,
});
// The chosen point's records in bold, each on the nearest free spot around its mark.
function evidence(F) {
  const { ink, ann, Y, af } = F,
    size = S.present ? 13 : 11.5,
    tall = size + 5;
  ann.length = 0;
  const room = new Room(),
    shown = af.ev
      .map((i) => EI[i])
      .filter((e) => e && !e.h && !e.te && e.t >= S.r0 && e.t <= S.r1)
      .map((e) => ({
        e,
        x: G.px(e.t),
        y: e.k === "sam" ? Y.family.t + 10 : isSpecial(e) ? Y[e.l].s : Y[e.l].c,
      }));
  shown.forEach(({ x, y }) => room.take(x - 8, y - 7, x + 8, y + 7));
  const said = new Set();
  shown.forEach(({ e, x, y }) => {
    const text = fitting(ttl(e), size, 260),
      w = wide(text, size, 700) + 6;
    if (!text || said.has(e.l + e.d + text)) return;
    const rows = [0, tall, -tall, 2 * tall, -2 * tall].map((d) => y - tall / 2 + d);
    const spots = rows.flatMap((top) => [
      [x + 11, top],
      [x - 11 - w, top],
    ]);
    const spot = spots.find(([a, b]) => room.free(a, b, a + w, b + tall));
    if (!spot) return;
    said.add(e.l + e.d + text);
    room.take(spot[0], spot[1], spot[0] + w, spot[1] + tall);
    ann.push({
      ...label(text, [spot[0], spot[1] + (tall - LINE) / 2], { size, color: ink }),
      text: `<b>${esc(text)}</b>`,
      bgcolor: "rgba(255,255,255,.92)",
      borderpad: 2,
    });
  });
}
