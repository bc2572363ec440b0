// Presentation: one point at a time, for a projector and a clicker.
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
// Clickers send PageDown and PageUp, some the arrow keys; typing in a field is left alone.
addEventListener("keydown", (e) => {
  if (e.key === "Escape") {
    hideTip();
    if (S.present && !/INPUT|TEXTAREA/.test(e.target.tagName)) setPresent(false);
  }
  if (!S.present || /INPUT|TEXTAREA|SELECT/.test(e.target.tagName) || e.ctrlKey || e.metaKey || e.altKey) return;
  const arrows = e.target.id !== "plotbox" && !e.target.closest("[role=slider],[role=tablist],.scroll");
  const step =
    { PageDown: 1, n: 1, N: 1, PageUp: -1, p: -1, P: -1 }[e.key] ||
    (arrows && { ArrowRight: 1, ArrowLeft: -1 }[e.key]);
  if (!step || (e.target.role === "slider" && e.key.startsWith("Page"))) return;
  e.preventDefault();
  stepFlag(step);
});
