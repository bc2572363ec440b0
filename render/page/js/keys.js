// Keys in the timeline: they act only while it has focus.
function nav(dx, dy) {
  const vis = EV.filter((e) => matches(e) && e.k !== "sam");
  let c = S.cursor && EI[S.cursor];
  if (!c) {
    c = vis.find((e) => e.t >= S.r0) || vis[0];
  } else if (dx) {
    const L = vis.filter((e) => e.l === c.l).sort((a, b) => a.t - b.t);
    const i = L.indexOf(c);
    c = L[Math.max(0, Math.min(L.length - 1, i + dx))] || c;
  } else if (dy) {
    let i = LI[c.l];
    for (;;) {
      i += dy;
      if (i < 0 || i >= LANES.length) break;
      const L = vis.filter((e) => e.l === LANES[i].id);
      if (L.length) {
        c = L.reduce((a, b) => (Math.abs(b.t - c.t) < Math.abs(a.t - c.t) ? b : a));
        break;
      }
    }
  }
  S.cursor = c.id;
  if (c.t < S.r0 || c.t > S.r1) {
    const w = S.r1 - S.r0;
    setRange(c.t - w / 2, c.t + w / 2);
  } else draw();
  say(`${fmt(c.t, 1)}. ${laneName(c.l)}. ${ttl(c)}. ${c.s !== "ok" ? t().status[c.s] + ". " : ""}${t().kind[c.k]}.`);
  const r = $("#plotbox").getBoundingClientRect();
  showTip(c.id, r.left + G.px(c.t), r.top + G.Y[c.l].c);
}
$("#plotbox").addEventListener("keydown", (e) => {
  const k = e.key;
  const go = {
    ArrowRight: () => nav(1, 0),
    ArrowLeft: () => nav(-1, 0),
    ArrowUp: () => nav(0, -1),
    ArrowDown: () => nav(0, 1),
    Enter: () => S.cursor && pick(S.cursor),
    "+": () => zoom(0.6, S.cursor && EI[S.cursor].t),
    "-": () => zoom(1.6),
    0: () => setRange(...FULL),
    Backspace: undo,
    "?": help,
    n: () => stepFlag(1),
    p: () => stepFlag(-1),
    Escape: () => {
      hideTip();
      S.cursor = null;
      draw();
    },
  }[k.length === 1 ? k.toLowerCase() : k];
  if (go && !e.ctrlKey && !e.metaKey && !e.altKey) {
    e.preventDefault();
    go();
  }
});
