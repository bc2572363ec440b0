// The rows of time above the chart, the story, and the names of the lanes.
const YEARS = [new Date(FULL[0]).getUTCFullYear(), new Date(FULL[1]).getUTCFullYear()];
// Terms with the grade: grade 1 begins in the autumn of the year in which the child turns seven.
function terms() {
  const out = [],
    born = D.child.born ? +D.child.born.slice(0, 4) : null;
  for (let y = YEARS[0] - 1; y <= YEARS[1] + 1; y++) {
    out.push({ a: Date.UTC(y, 0, 1), b: Date.UTC(y, 6, 1), y, vt: true });
    out.push({ a: Date.UTC(y, 6, 1), b: Date.UTC(y + 1, 0, 1), y, vt: false });
  }
  return out
    .filter((q) => q.b > FULL[0] - 400 * DAY && q.a < FULL[1] + 400 * DAY)
    .map((q) => ({ ...q, gr: born == null ? null : (q.vt ? q.y - 1 : q.y) - born - 6 }));
}
// Years or months, terms with grades, the child's age.
function axis() {
  const W = G.W,
    px = G.px;
  // years, or months when there is room
  const mpx = W / ((S.r1 - S.r0) / (30.44 * DAY));
  let h = "";
  if (mpx > 40) {
    for (
      let d = new Date(Date.UTC(new Date(S.r0).getUTCFullYear(), new Date(S.r0).getUTCMonth(), 1));
      +d < S.r1;
      d.setUTCMonth(d.getUTCMonth() + 1)
    ) {
      const a = px(+d),
        n = new Date(d);
      n.setUTCMonth(n.getUTCMonth() + 1);
      const left = Math.max(0, a),
        room = px(+n) - left,
        name = (style) =>
          new Intl.DateTimeFormat(S.lang === "sv" ? "sv-SE" : "en-GB", { month: style, timeZone: "UTC" })
            .format(d)
            .replace(".", "");
      const year = d.getUTCMonth() === 0 || h === "" || mpx > 130 ? " " + d.getUTCFullYear() : "";
      const text = [name("long") + year, name("short") + year, name("short")].find(
        (one) => wide(one, S.present ? 16 : 13, 680) + 10 <= room,
      );
      if (text) h += `<span style="left:${left}px;width:${room}px">${text}</span>`;
    }
  } else
    for (let y = YEARS[0]; y <= YEARS[1]; y++) {
      const a = Math.max(0, px(Date.UTC(y, 0, 1))),
        b = Math.min(W, px(Date.UTC(y + 1, 0, 1)));
      if (b > 0 && a < W && b - a > 26) h += `<span style="left:${a}px;width:${b - a}px">${y}</span>`;
    }
  $(".axr.y").innerHTML = h;
  h = "";
  terms().forEach((q) => {
    const a = Math.max(0, px(q.a)),
      b = Math.min(W, px(q.b));
    if (b <= 0 || a >= W || b - a < 18) return;
    const w = b - a;
    const g =
      q.gr == null || q.gr < 1 || q.gr > 12 ? "" : q.gr <= 9 ? `${t().grade} ${q.gr}` : `${t().upper} ${q.gr - 9}`;
    const nm = q.vt ? t().vt : t().ht;
    h += `<span style="left:${a}px;width:${w}px">${w > 120 ? (q.vt ? t().spring : t().autumn) + (g ? " · " + g : "") : w > 74 ? nm + (g ? " · " + g : "") : w > 34 ? g || nm : ""}</span>`;
  });
  $(".axr.t").innerHTML = h;
  h = "";
  const b0 = D.child.born && new Date(ms(D.child.born));
  for (let n = 0; b0 && n < 26; n++) {
    const A = Date.UTC(b0.getUTCFullYear() + n, b0.getUTCMonth(), b0.getUTCDate()),
      Bq = Date.UTC(b0.getUTCFullYear() + n + 1, b0.getUTCMonth(), b0.getUTCDate());
    const a = Math.max(0, px(A)),
      b = Math.min(W, px(Bq));
    if (b <= 0 || a >= W || b - a < 44) continue;
    h += `<span style="left:${a}px;width:${b - a}px">${n} ${t().year}</span>`;
  }
  $(".axr.a").innerHTML = h;
}
function labels() {
  const L = $("#labels");
  const small = G.h < 52;
  L.style.height = G.H + "px";
  let h = "";
  const gi = {};
  LANES.forEach((l) => {
    (gi[l.g] = gi[l.g] || []).push(l);
  });
  Object.entries(gi).forEach(([g, ls]) => {
    const a = G.Y[ls[0].id],
      b = G.Y[ls[ls.length - 1].id];
    h += `<div class="grp" style="top:${a.t}px;height:${b.t + b.h - a.t}px;background:var(--${g})"></div>`;
  });
  LANES.forEach((l, i) => {
    const y = G.Y[l.id];
    const f = i === 0 || LANES[i - 1].g !== l.g;
    h += `<div class="lane${i === 0 ? " first" : ""}${S.hide.has(l.g) ? " dim" : ""}" style="top:${y.t}px;height:${y.h}px"><div>${f && i > 0 && !small ? `<i style="color:var(--${l.g});font-weight:650">${t().group[l.g]}</i>` : ""}<b>${laneName(l.id)}</b>${l.missing && !small ? `<i>${t().missing}</i>` : ""}</div></div>`;
  });
  L.innerHTML = h;
  $("#lanes").style.minHeight = G.H + "px";
}
