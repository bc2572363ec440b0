// The HTML rows around the chart: axis, story, points, meetings, lane labels, overview.
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
// Places numbers and letters in view without overlap; what does not fit side by side is joined with its nearest
// neighbour, and a press on the joined ones zooms to them.
function squeeze(items, step) {
  const W = G.W;
  const out = items
    .filter((p) => p.x > -1 && p.x < W + 1)
    .sort((a, b) => a.x - b.x)
    .map((p) => ({ ...p, all: [p] }));
  const room = (p) => (p.all.length > 1 ? step * 1.6 : step);
  for (;;) {
    let edge = 0;
    out.forEach((p) => {
      p.X = Math.max(p.x, edge + room(p) / 2);
      edge = p.X + room(p) / 2;
    });
    edge = W;
    for (let i = out.length - 1; i >= 0; i--) {
      out[i].X = Math.min(out[i].X, edge - room(out[i]) / 2);
      edge = out[i].X - room(out[i]) / 2;
    }
    if (out.length < 2 || (edge >= 0 && out.every((p) => Math.abs(p.X - p.x) <= 3 * step))) return out;
    let k = 0;
    for (let i = 1; i + 1 < out.length; i++) if (out[i + 1].x - out[i].x < out[k + 1].x - out[k].x) k = i;
    const all = [...out[k].all, ...out[k + 1].all];
    out.splice(k, 2, { ...all[0], x: (all[0].x + all[all.length - 1].x) / 2, all });
  }
}
function button(p, cls, name) {
  const b = document.createElement("button"),
    last = p.all[p.all.length - 1];
  b.className = cls;
  b.style.left = p.X + "px";
  b.textContent = name(p);
  if (p.all.length > 1) {
    b.classList.add("many");
    b.textContent = p.all.length > 2 || name(p) !== name(last) ? `${name(p)}–${name(last)}` : name(p);
    b.dataset.k = cls + b.textContent;
    const a = G.inv(p.all[0].x),
      z = G.inv(last.x),
      pad = Math.max(30 * DAY, (z - a) * 0.4);
    b.onclick = () => setRange(a - pad, z + pad);
  }
  return b;
}
function rows() {
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
      const m = new Intl.DateTimeFormat(S.lang === "sv" ? "sv-SE" : "en-GB", {
        month: mpx > 84 ? "long" : "short",
        timeZone: "UTC",
      })
        .format(d)
        .replace(".", "");
      const jan = d.getUTCMonth() === 0 || h === "";
      if (px(+n) - Math.max(0, a) < 40) continue;
      h += `<span style="left:${Math.max(0, a)}px;width:${px(+n) - Math.max(0, a)}px">${m}${jan || mpx > 130 ? " " + d.getUTCFullYear() : ""}</span>`;
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
  // the story
  const st = $("#story .trk");
  st.innerHTML = "";
  const RH = st.clientHeight,
    nT = Math.max(2, Math.floor((RH - 4) / 17)),
    tiers = Array(nT).fill(-1e9);
  D.turns
    .map((m) => ({ ...m, x: px(ms(m.d)) }))
    .filter((m) => m.x >= -2 && m.x <= W)
    .forEach((m) => {
      const el = document.createElement("div");
      el.className = "ms";
      el.innerHTML = "<span>" + esc(m.t[li()]) + "</span>";
      st.append(el);
      const w = el.offsetWidth;
      const right = m.x + w > W;
      const x0 = right ? m.x - w : m.x;
      let k = -1;
      for (let i = nT - 1; i >= 0; i--)
        if (tiers[i] <= x0 - 6) {
          k = i;
          break;
        }
      if (k < 0) {
        el.remove();
        return;
      }
      tiers[k] = x0 + w;
      const top = 4 + k * 17;
      el.style.cssText = `left:${right ? m.x - w + 1 : m.x}px;top:${top}px;height:${RH - top}px;z-index:${k + 1}`;
      if (right) el.classList.add("r");
    });
  // points
  const box = $("#points");
  const keep = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.k : null;
  box.innerHTML = "";
  const P = squeeze(
    D.flags.map((f) => ({ f, x: px(ms(f.start)) })),
    mob() ? 34 : 30,
  );
  let sv = "";
  P.forEach((p) => {
    if (Math.abs(p.X - p.x) > 2)
      sv += `<path d="M${p.X},${mob() ? 46 : 34} L${p.x},${mob() ? 56 : 40}" stroke="${css("flag-e")}" stroke-width="1.2" fill="none"/>`;
  });
  box.innerHTML = `<svg aria-hidden="true" style="position:absolute;inset:0;width:100%;height:100%">${sv}</svg>`;
  P.forEach((p) => {
    const b = button(p, "pin", (q) => q.f.n);
    if (p.all.length > 1) return box.append(b);
    if (S.flag === p.f.n) {
      b.classList.add("on");
      b.setAttribute("aria-current", "true");
    }
    b.dataset.k = "f" + p.f.n;
    b.setAttribute("aria-label", `${t().rowPts} ${p.f.n}: ${p.f.t[li()]}, ${fmt(ms(p.f.start))}`);
    b.onclick = () => goFlag(p.f.n);
    tipFor(b, () => `<span class="d">${fmt(ms(p.f.start))}</span><b>${esc(p.f.t[li()])}</b>`);
    box.append(b);
  });
  const mb = $("#mts .trk");
  mb.innerHTML = "";
  squeeze(
    EV.filter((e) => e.k === "sam").map((e) => ({ e, x: px(e.t) })),
    mob() ? 34 : 26,
  ).forEach((p) => {
    const b = button(p, "tab", (q) => (q.e.s === "ok" ? q.e.L : "✕"));
    if (p.all.length > 1) return mb.append(b);
    const e = p.e;
    if (e.s !== "ok") b.classList.add("no");
    if (S.sel === e) b.classList.add("on");
    b.dataset.k = e.id;
    b.setAttribute(
      "aria-label",
      `${e.s === "ok" ? t().rowMts + " " + e.L : "✕ " + t().status.installt}: ${ttl(e)}, ${fmt(e.t)}`,
    );
    b.onclick = () => pick(e.id);
    tipFor(b, () => tipHtml(e));
    mb.append(b);
  });
  if (keep) {
    const el = $(`[data-k="${CSS.escape(keep)}"]`);
    if (el) el.focus({ preventScroll: true });
  }
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
function overview() {
  const svg = $("#ovsvg"),
    W = svg.clientWidth || G.W,
    H = svg.clientHeight || 56;
  const x = (v) => ((v - FULL[0]) / (FULL[1] - FULL[0])) * W;
  const bins = {};
  EV.forEach((e) => {
    if (e.k === "sam" || e.te || e.k === "budb") return;
    const d = new Date(e.t),
      k = d.getUTCFullYear() * 12 + d.getUTCMonth();
    const b = (bins[k] = bins[k] || { fam: 0, reg: 0, kom: 0, sko: 0, ovr: 0 });
    b[LANES[LI[e.l]].g]++;
  });
  const mx = Math.max(1, ...Object.values(bins).map((b) => b.fam + b.reg + b.kom + b.sko + b.ovr));
  let h = "";
  Object.entries(bins).forEach(([k, b]) => {
    const y = Math.floor(k / 12),
      m = k % 12;
    const a = x(Date.UTC(y, m, 1)),
      w = x(Date.UTC(y, m + 1, 1)) - a - 2;
    let yy = H - 12;
    ["reg", "kom", "sko", "ovr", "fam"]
      .filter((g) => GROUPS.includes(g))
      .forEach((g) => {
        const hh = (b[g] / mx) * (H - 24);
        if (hh) {
          yy -= hh;
          h += `<rect x="${a + 1}" y="${yy}" width="${Math.max(1, w)}" height="${hh}" fill="${css(g)}" opacity="${S.hide.has(g) ? 0.15 : 0.62}"/>`;
        }
      });
  });
  D.flags.forEach((f) => {
    h += `<rect x="${x(ms(f.start)) - 3}" y="2" width="6" height="6" fill="${css("flag")}" stroke="${css("flag-e")}"/>`;
  });
  EV.filter((e) => e.k === "sam" && e.s === "ok").forEach((e) => {
    h += `<circle cx="${x(e.t)}" cy="${H - 6}" r="3.6" fill="${css("ink")}"/>`;
  });
  for (let y = YEARS[0] + 1; y <= YEARS[1]; y++)
    h += `<line x1="${x(Date.UTC(y, 0, 1))}" x2="${x(Date.UTC(y, 0, 1))}" y1="0" y2="${H}" stroke="${css("rule")}"/>`;
  svg.innerHTML = h;
  const w = $("#win");
  w.style.left = Math.max(0, x(S.r0)) + "px";
  w.style.width = Math.max(10, Math.min(W, x(S.r1)) - Math.max(0, x(S.r0))) + "px";
  [
    ["#hl", "r0"],
    ["#hr", "r1"],
  ].forEach(([s, k]) => {
    const e = $(s);
    e.setAttribute("aria-label", k === "r0" ? t().from : t().to);
    e.setAttribute("aria-valuemin", 0);
    e.setAttribute("aria-valuemax", 100);
    e.setAttribute("aria-valuenow", Math.round(((S[k] - FULL[0]) / (FULL[1] - FULL[0])) * 100));
    e.setAttribute("aria-valuetext", fmt(S[k]));
  });
}
