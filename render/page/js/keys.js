// Keyboard, buttons, overview handles.
// keys in the timeline
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
    n: () => stepFlag(1),
    p: () => stepFlag(-1),
    Escape: () => {
      hideTip();
      S.cursor = null;
      draw();
    },
  }[k.length === 1 ? k.toLowerCase() : k];
  if (go) {
    e.preventDefault();
    go();
  }
});
addEventListener("keydown", (e) => {
  if (e.key === "Escape") {
    hideTip();
    if (S.present && !/INPUT|TEXTAREA/.test(e.target.tagName)) setPresent(false);
  }
  if (S.present && !/INPUT|TEXTAREA|SELECT/.test(e.target.tagName)) {
    if (["PageDown", "n", "N"].includes(e.key)) {
      e.preventDefault();
      stepFlag(1);
    }
    if (["PageUp", "p", "P"].includes(e.key)) {
      e.preventDefault();
      stepFlag(-1);
    }
  }
});
$("#zi").onclick = () => zoom(0.6);
$("#zo").onclick = () => zoom(1.6);
$("#za").onclick = () => setRange(...FULL);
$("#zl").onclick = () => {
  const w = (S.r1 - S.r0) * 0.4;
  setRange(S.r0 - w, S.r1 - w);
};
$("#zr").onclick = () => {
  const w = (S.r1 - S.r0) * 0.4;
  setRange(S.r0 + w, S.r1 + w);
};
$("#bPresent").onclick = () => setPresent(!S.present);
$("#sEnd").onclick = () => {
  setPresent(false);
  $("#bPresent").focus();
};
$("#sNext").onclick = () => stepFlag(1);
$("#sPrev").onclick = () => stepFlag(-1);
$("#bPanel").onclick = () => {
  S.tab = 0;
  if (S.open && S.flag == null && !S.sel) openPanel(false);
  else {
    S.flag = null;
    S.sel = null;
    openPanel(true);
  }
  draw();
  panel();
};
$("#bCmp").onclick = () => {
  S.tab = 2;
  openPanel(true);
  draw();
  panel();
  $("#panel").focus();
};
$("#bNotes").onclick = () => {
  S.tab = 3;
  openPanel(true);
  draw();
  panel();
  $("#panel").focus();
};
$("#bTable").onclick = () => {
  $("#tbl").open = true;
  table();
  $("#tbl").scrollIntoView();
  $("#tw").focus({ preventScroll: true });
};
$("#tbl").addEventListener("toggle", () => {
  if ($("#tbl").open) table();
});
$("#bPrint").onclick = () => {
  printMode("A3");
  setTimeout(() => print(), 60);
};
$("#bHc").onclick = () => {
  S.hc = !S.hc;
  document.body.classList.toggle("hc", S.hc);
  $("#bHc").setAttribute("aria-pressed", S.hc);
  legend();
  draw();
};
$("#bLang").onclick = () => {
  S.lang = S.lang === "sv" ? "en" : "sv";
  texts();
  draw();
  panel();
  if ($("#tbl").open) table();
};
$("#q").oninput = (e) => {
  S.q = e.target.value.trim();
  draw();
  $("#hits").textContent = S.q ? fill(t().hits, { n: EV.filter(matches).length }) : "";
  if ($("#tbl").open) table();
};
// the handles of the overview
[
  ["#hl", "r0"],
  ["#hr", "r1"],
  ["#win", null],
].forEach(([s, k]) => {
  const el = $(s);
  el.addEventListener("pointerdown", (e) => {
    e.stopPropagation();
    e.preventDefault();
    el.setPointerCapture(e.pointerId);
    const W = $("#ovsvg").clientWidth,
      sx = e.clientX,
      a = S.r0,
      b = S.r1;
    $("#win").classList.add("drag");
    let raf = 0;
    const mv = (q) => {
      const d = ((q.clientX - sx) / W) * (FULL[1] - FULL[0]);
      cancelAnimationFrame(raf);
      raf = requestAnimationFrame(() => {
        if (k === "r0") setRange(Math.min(a + d, b - 21 * DAY), b);
        else if (k === "r1") setRange(a, Math.max(b + d, a + 21 * DAY));
        else setRange(a + d, b + d);
      });
    };
    const up = () => {
      el.removeEventListener("pointermove", mv);
      $("#win").classList.remove("drag");
    };
    el.addEventListener("pointermove", mv);
    el.addEventListener("pointerup", up, { once: true });
    el.addEventListener("pointercancel", up, { once: true });
  });
  if (k)
    el.addEventListener("keydown", (e) => {
      const st = { ArrowRight: 30, ArrowLeft: -30, PageUp: 182, PageDown: -182 }[e.key];
      if (st) {
        e.preventDefault();
        k === "r0"
          ? setRange(Math.min(S.r0 + st * DAY, S.r1 - 21 * DAY), S.r1)
          : setRange(S.r0, Math.max(S.r1 + st * DAY, S.r0 + 21 * DAY));
      }
      if (e.key === "Home") {
        e.preventDefault();
        k === "r0" ? setRange(FULL[0], S.r1) : 0;
      }
      if (e.key === "End") {
        e.preventDefault();
        k === "r1" ? setRange(S.r0, FULL[1]) : 0;
      }
    });
});
let rz = 0;
addEventListener("resize", () => {
  if (S.print) return;
  clearTimeout(rz);
  rz = setTimeout(draw, 80);
});
