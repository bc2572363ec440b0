// Print: the handout on A3 or A4, and a sheet for one organisation to prepare with.
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
  $("#printpts").innerHTML = workedPrint(SEWN.filter((e) => e.s === "ok")) + pointsPrint(D.flags) + furtherPrint();
  draw();
}
const grid = (heading, inner) => `<h2>${heading}</h2><div class="pgrid">${inner}</div>`;
const workedPrint = (list) =>
  grid(
    t().worked,
    list
      .map(
        (e) =>
          `<div class="pw"><span class="n">${e.L}</span><span>${fmt(e.t)} · ${esc(ttl(e))} · ${e.P.map(laneName).join(", ")}</span></div>`,
      )
      .join(""),
  );
const pointsPrint = (flags) =>
  grid(
    t().listp,
    flags
      .map(
        (f) =>
          `<div class="pp"><span class="n">${f.n}</span><div><b>${esc(say2(f.t))}</b> <span class="s">${fmt(ms(f.start))} · ${f.lanes.map(laneName).join(", ")}</span><div>${esc(say2(f.w))}</div><em>${esc(say2(f.q))}</em><div class="s">${t().note}</div><div class="ln"></div><div class="ln"></div></div></div>`,
      )
      .join(""),
  );
const furtherPrint = () =>
  [
    [t().more, D.more],
    [t().open_, D.open],
    [t().worked_more, D.worked],
  ]
    .filter(([, rows]) => rows.length)
    .map(([h, rows]) => `<h2>${h}</h2><ul class="further">${rows.map((r) => `<li>${esc(say2(r.w))}</li>`).join("")}</ul>`)
    .join("");
// What one organisation needs to prepare: the meetings it was at or in contact during, and its points, with room to
// write. The chart comes along as for all.
function prepare(lane) {
  printMode("A4");
  document.body.classList.add("prep");
  const there = SEWN.filter((e) => e.s === "ok" && e.P.includes(lane)),
    own = D.flags.filter((f) => f.lanes.includes(lane));
  $("#printpts").innerHTML =
    `<h2>${fill(t().prepFor, { who: laneName(lane) })}</h2><p>${t().prepHow}</p>` + workedPrint(there) + pointsPrint(own);
}
function unprint() {
  if (!S.print) return;
  S.print = null;
  document.body.classList.remove("printing", "a4", "prep");
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
