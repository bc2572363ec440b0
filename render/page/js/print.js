// Print: the handout on A3 or A4, the whole basis, and a sheet for one organisation to prepare with.
const PAPER = {
  A3: { width: 1518, height: 1044, sheets: 1, lanes: 690 },
  A4: { width: 1054, height: 716, sheets: 2, lanes: 352 },
};
// A fixed width before printing, so that the chart is drawn for the paper and not for the screen.
function printMode(name) {
  if (S.print) unprint();
  S.print = name;
  document.body.classList.add("printing");
  document.body.classList.toggle("a4", name === "A4");
  let st = $("#pgs");
  if (!st) {
    st = document.createElement("style");
    st.id = "pgs";
    document.head.append(st);
  }
  st.textContent = `@page{size:${name} landscape;margin:9mm}`;
  S._r = [S.r0, S.r1];
  Object.assign(S, { r0: FULL[0], r1: FULL[1], flag: null, sel: null, cursor: null });
  $("#wrap").classList.remove("open");
  $(".chart").style.width = PAPER[name].width + "px";
  sheets(PAPER[name], workedPaper(SEWN.filter((e) => e.s === "ok")), D.flags.map(pointPaper), endPaper());
  draw();
}
// All that has no number, and what the page rests on.
function printBasis() {
  printMode("A4");
  document.body.classList.add("whole");
  $("#basis").open = true;
  $("#figures") && ($("#figures").open = true);
  $("#printpts").innerHTML = furtherPaper();
}
// What one organisation needs to prepare: the meetings it was at or in contact during, and its points, with room to
// write.
function prepare(lane) {
  printMode("A4");
  document.body.classList.add("prep");
  const there = SEWN.filter((e) => e.s === "ok" && e.P.includes(lane)),
    own = D.flags.filter((f) => f.lanes.includes(lane));
  const head = `<h2>${fill(t().prepFor, { who: laneName(lane) })}</h2><p>${t().prepHow}</p>`;
  $("#printpts").innerHTML =
    `<div class="sheet">${head}${workedPaper(there)}<h2>${t().listp}</h2><div class="pgrid">${own.map(pointPaper).join("")}</div>${endPaper()}</div>`;
}
function unprint() {
  if (!S.print) return;
  S.print = null;
  document.body.classList.remove("printing", "a4", "prep", "whole");
  $(".chart").style.width = "";
  if (S._r) [S.r0, S.r1] = S._r;
  $("#basis").open = false;
  $("#wrap").classList.toggle("open", S.open);
  draw();
}
addEventListener("beforeprint", () => {
  if (!S.print) printMode("A3");
});
addEventListener("afterprint", unprint);
