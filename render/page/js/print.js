// Presentation and print.
function setPresent(p) {
  S.present = p;
  document.body.classList.toggle("present", p);
  $("#bPresent").setAttribute("aria-pressed", p);
  if (p) {
    openPanel(true);
    if (S.flag == null) S.flag = 1;
    goFlag(S.flag);
  } else {
    S.r0 = FULL[0];
    S.r1 = FULL[1];
    S.flag = null;
    S.tab = 0;
    openPanel(innerWidth >= 1600);
    draw();
    panel();
  }
}
function printMode(fmtName) {
  // a fixed width before printing: plotly redraws to paper size
  S.print = fmtName;
  document.body.classList.add("printing");
  document.body.classList.toggle("a4", fmtName === "A4");
  let st = $("#pgs");
  if (!st) {
    st = document.createElement("style");
    st.id = "pgs";
    document.head.append(st);
  }
  st.textContent = `@page{size:${fmtName} landscape;margin:9mm}`;
  const w = fmtName === "A3" ? 1518 : 1054;
  S._r = [S.r0, S.r1];
  S.r0 = FULL[0];
  S.r1 = FULL[1];
  S.flag = null;
  S.sel = null;
  S.cursor = null;
  $("#wrap").classList.remove("open");
  $("#basis").open = true;
  $(".chart").style.width = w + "px";
  $("#printpts").innerHTML = `<h2>${t().worked}</h2><div class="pgrid">${EV.filter((e) => e.k === "sam" && e.s === "ok")
    .map(
      (e) =>
        `<div class="pw"><span class="n">${e.L}</span><span>${fmt(e.t)} · ${esc(ttl(e))} · ${e.P.map(laneName).join(", ")}</span></div>`,
    )
    .join(
      "",
    )}</div><h2>${t().listp}</h2><div class="pgrid">${D.flags.map((f) => `<div class="pp"><span class="n">${f.n}</span><div><b>${esc(f.t[li()])}</b> <span class="s">${fmt(ms(f.start))} · ${f.lanes.map(laneName).join(", ")}</span><div>${esc(f.w[li()])}</div><em>${esc(f.q[li()])}</em><div class="s">${t().note}</div><div class="ln"></div><div class="ln"></div></div></div>`).join("")}</div>${[
    [t().more, D.more],
    [t().open_, D.open],
    [t().worked_more, D.worked],
  ]
    .filter(([, rows]) => rows.length)
    .map(([h, rows]) => `<h2>${h}</h2><ul class="further">${rows.map((r) => `<li>${esc(r.w[li()])}</li>`).join("")}</ul>`)
    .join("")}`;
  draw();
}
function unprint() {
  if (!S.print) return;
  S.print = null;
  document.body.classList.remove("printing", "a4");
  $(".chart").style.width = "";
  if (S._r) {
    S.r0 = S._r[0];
    S.r1 = S._r[1];
  }
  $("#wrap").classList.toggle("open", S.open);
  draw();
}
addEventListener("beforeprint", () => {
  if (!S.print) printMode("A3");
});
addEventListener("afterprint", unprint);
addEventListener("beforeunload", (e) => {
  if (S.dirty) {
    e.preventDefault();
    e.returnValue = "";
  }
});
