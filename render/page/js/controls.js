// Buttons, fields, and the handles of the overview.
$("#zi").onclick = () => zoom(0.6);
$("#zo").onclick = () => zoom(1.6);
$("#zu").onclick = undo;
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
// The print menu: two papers, and a sheet for each organisation.
$("#bPrint").onclick = () => {
  const open = $("#printmenu").hidden;
  $("#printmenu").hidden = !open;
  $("#bPrint").setAttribute("aria-expanded", open);
  if (open) $("#printmenu button").focus();
};
function closePrint() {
  $("#printmenu").hidden = true;
  $("#bPrint").setAttribute("aria-expanded", false);
}
$("#printmenu").addEventListener("keydown", (e) => {
  if (e.key !== "Escape") return;
  closePrint();
  $("#bPrint").focus();
});
const printSoon = () => {
  closePrint();
  setTimeout(() => print(), 60);
};
$("#pA3").onclick = () => (printMode("A3"), printSoon());
$("#pA4").onclick = () => (printMode("A4"), printSoon());
$("#pBasis").onclick = () => (printBasis(), printSoon());
$("#pPrep").onclick = () => (prepare($("#pWho").value), printSoon());
function help() {
  $("#keys").showModal();
}
$("#bKeys").onclick = help;
$("#keysClose").onclick = () => $("#keys").close();
$("#bFilter").onclick = () => {
  const open = $("#filters").hidden;
  $("#filters").hidden = !open;
  $("#bFilter").setAttribute("aria-expanded", open);
  draw();
};
$("#bHc").onclick = () => {
  S.hc = !S.hc;
  document.body.classList.toggle("hc", S.hc);
  TOKENS = {};
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
  refilter();
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
