// Range, hover, choice: what a pointer does.
function setRange(a, b, quick) {
  const min = 21 * DAY;
  if (b - a < min) {
    const m = (a + b) / 2;
    a = m - min / 2;
    b = m + min / 2;
  }
  const w = Math.min(b - a, FULL[1] - FULL[0]);
  if (a < FULL[0]) {
    a = FULL[0];
    b = a + w;
  }
  if (b > FULL[1]) {
    b = FULL[1];
    a = b - w;
  }
  if (!quick && (a !== S.r0 || b !== S.r1)) S.past.push([S.r0, S.r1]);
  S.r0 = a;
  S.r1 = b;
  $("#zu").disabled = !S.past.length;
  draw();
}
// Back to what was in view before the last zoom.
function undo() {
  const last = S.past.pop();
  if (last) setRange(...last, true);
}
function zoom(f, c) {
  const m = c ?? (S.r0 + S.r1) / 2;
  setRange(m - (m - S.r0) * f, m + (S.r1 - m) * f);
}
function bind() {
  const gd = $("#plot");
  gd.on("plotly_relayouting", (ev) => {
    if (ev["xaxis.range[0]"] != null) {
      S.r0 = +ev["xaxis.range[0]"];
      S.r1 = +ev["xaxis.range[1]"];
      around(true);
      hideTip();
    }
  });
  gd.on("plotly_relayout", (ev) => {
    if (ev["xaxis.range[0]"] != null) {
      clearTimeout(tm);
      const a = +ev["xaxis.range[0]"],
        b = +ev["xaxis.range[1]"];
      tm = setTimeout(() => setRange(a, b), 30);
    }
  });
  gd.on("plotly_hover", (ev) => {
    const p = ev.points[0];
    if (p.customdata) showTip(p.customdata, ev.event.clientX, ev.event.clientY);
  });
  gd.on("plotly_unhover", () => {
    clearTimeout(hideT);
    hideT = setTimeout(() => {
      if (!$("#tip").matches(":hover")) hideTip();
    }, 160);
  });
  gd.on("plotly_click", (ev) => {
    const p = ev.points[0];
    if (!p.customdata) return;
    const id = p.customdata;
    if (id[0] === "#") {
      const es = id
        .slice(1)
        .split("\u0001")
        .map((i) => EI[i]);
      const a = es[0].t,
        b = es[es.length - 1].t;
      if ((b - a) / (S.r1 - S.r0) < 0.9 && S.r1 - S.r0 > 60 * DAY) {
        const pad = Math.max(20 * DAY, (b - a) * 0.8);
        setRange(a - pad, b + pad);
      }
      return;
    }
    pick(id);
  });
  $("#plotbox").addEventListener(
    "wheel",
    (e) => {
      if (!(e.ctrlKey || e.metaKey)) return;
      e.preventDefault();
      const r = $("#plotbox").getBoundingClientRect();
      zoom(e.deltaY > 0 ? 1.18 : 0.85, G.inv(e.clientX - r.left));
    },
    { passive: false },
  );
}
let hideT = 0;
function tipHtml(e) {
  return `<span class="d">${e.ap ? t().around_ + " " : ""}${fmt(e.t)}${e.te ? " – " + fmt(e.te) : ""} · ${laneName(e.l)}</span><b lang="${e.own ? "sv" : S.lang}">${esc(ttl(e))}</b><span class="d">${e.s !== "ok" ? t().status[e.s] + " · " : ""}${t().kind[e.k]}</span>`;
}
function showTip(id, x, y) {
  const tip = $("#tip");
  clearTimeout(hideT);
  if (id[0] === "#") {
    const es = id
      .slice(1)
      .split("\u0001")
      .map((i) => EI[i]);
    tip.innerHTML =
      `<span class="d">${fmt(es[0].t)} – ${fmt(es[es.length - 1].t)} · ${laneName(es[0].l)}</span><b>${fill(t().contacts, { n: es.length })}</b>` +
      es
        .slice(0, 4)
        .map((e) => `<span class="d" style="display:block">${esc(ttl(e))}</span>`)
        .join("") +
      (es.length > 4 ? '<span class="d">…</span>' : "");
  } else tip.innerHTML = tipHtml(EI[id]);
  tip.hidden = false;
  const r = tip.getBoundingClientRect();
  tip.style.left = Math.max(6, Math.min(innerWidth - r.width - 8, x + 14)) + "px";
  tip.style.top = (y + r.height + 22 > innerHeight ? y - r.height - 12 : y + 16) + "px";
}
function tipFor(el, html) {
  const s = () => {
    const r = el.getBoundingClientRect();
    const tip = $("#tip");
    tip.innerHTML = html();
    tip.hidden = false;
    const q = tip.getBoundingClientRect();
    tip.style.left = Math.max(6, Math.min(innerWidth - q.width - 8, r.left)) + "px";
    tip.style.top = r.bottom + 8 + "px";
  };
  el.addEventListener("mouseenter", s);
  el.addEventListener("focus", s);
  el.addEventListener("mouseleave", hideTip);
  el.addEventListener("blur", hideTip);
}
function hideTip() {
  $("#tip").hidden = true;
}
function say(s) {
  $("#live").textContent = s;
}
function pick(id) {
  const e = EI[id];
  S.sel = e;
  S.cursor = e.k === "sam" ? null : id;
  S.flag = null;
  S.tab = 1;
  openPanel(true);
  draw();
  panel();
  say(`${fmt(e.t, 1)}. ${laneName(e.l)}. ${ttl(e)}.`);
}
function goFlag(n) {
  const f = D.flags.find((x) => x.n === n);
  if (!f) return;
  S.flag = n;
  S.sel = null;
  S.cursor = null;
  S.tab = 1;
  openPanel(true);
  const a = ms(f.start),
    b = ms(f.end),
    w = Math.max(b - a, 120 * DAY),
    m = (a + b) / 2;
  if (S.present || innerWidth < 1000) {
    setRange(m - w * 0.85, m + w * 0.85);
  } else draw();
  panel();
  say(`${fill(t().of, { i: n, n: D.flags.length })}. ${say2(f.t)}. ${say2(f.q)}`);
}
function stepFlag(d) {
  const n = S.flag == null ? (d > 0 ? 1 : D.flags.length) : ((S.flag - 1 + d + D.flags.length) % D.flags.length) + 1;
  goFlag(n);
}
function openPanel(o) {
  if (S.open === o) return;
  S.open = o;
  $("#wrap").classList.toggle("open", o);
  $("#bPanel").setAttribute("aria-expanded", o);
  if (o && innerWidth < 1000 && innerWidth >= 640 && !first) setTimeout(() => $("#panel").scrollIntoView({ block: "start" }), 30);
}
