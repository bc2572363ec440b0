// The panel: points and meetings, detail, compare, notes, how to read.
function further(title, rows) {
  return rows.length
    ? `<details class="more"><summary>${title} (${rows.length})</summary>${rows.map((r) => `<p class="fine">${fmt(ms(r.start))}: ${esc(say2(r.w))}</p>`).join("")}</details>`
    : "";
}
// What worked and what to talk about: two lists of the same weight.
function listsHtml() {
  const which = (key, label, n) =>
    `<button class="btn" data-l="${key}" aria-pressed="${S.list === key}">${label} <b>${n}</b></button>`;
  const points = D.flags.map((f) => pointRow(f, `${fmt(ms(f.start))} · ${f.lanes.map(laneName).join(", ")}`)).join("");
  const met = SEWN.map(stitchRow).join("");
  const body =
    S.list === "points"
      ? `<h2>${t().listp}</h2>${points}${further(t().more, D.more)}${further(t().open_, D.open)}`
      : `<h2>${t().worked}</h2>${met}${further(t().worked_more, D.worked)}`;
  return `<div class="which" role="group" aria-label="${t().show}">${which("points", t().rowPts, D.flags.length)}${which("met", t().rowMts, SEWN.filter((e) => e.s === "ok").length)}</div>${body}`;
}
const TABS = [
  listsHtml,
  () => {
    const f = D.flags.find((x) => x.n === S.flag);
    return f ? pointHtml(f) : S.sel ? eventHtml(S.sel) : `<p>${t().nothing}</p>`;
  },
  compareHtml,
  notesHtml,
  () => $("#readme-" + S.lang).innerHTML,
];
function tabs() {
  const names = t().tabs;
  $("#tabs").innerHTML = names
    .map(
      (n, i) =>
        `<button role="tab" id="tb${i}" aria-selected="${S.tab === i}" aria-controls="pbody" tabindex="${S.tab === i ? 0 : -1}">${n}</button>`,
    )
    .join("");
  const go = (i) => {
    S.tab = i;
    panel();
    $("#tb" + i).focus();
  };
  names.forEach((_, i) => {
    $("#tb" + i).onclick = () => go(i);
    $("#tb" + i).onkeydown = (ev) => {
      const step = { ArrowRight: 1, ArrowLeft: names.length - 1 }[ev.key];
      if (step) go((i + step) % names.length);
    };
  });
}
function panel() {
  tabs();
  const P = $("#pbody");
  P.setAttribute("aria-labelledby", "tb" + S.tab);
  P.innerHTML = TABS[S.tab]();
  P.querySelectorAll("[data-f]").forEach((b) => (b.onclick = () => goFlag(+b.dataset.f)));
  P.querySelectorAll("[data-e]").forEach((b) => (b.onclick = () => pick(b.dataset.e)));
  P.querySelectorAll("[data-l]").forEach(
    (b) =>
      (b.onclick = () => {
        S.list = b.dataset.l;
        panel();
        $(`[data-l="${S.list}"]`).focus();
      }),
  );
  const f = D.flags.find((x) => x.n === S.flag);
  if (S.tab === 1 && f) bindNotes(f);
  if (S.tab === 2) bindCompare();
  if (S.tab === 3) bindNotesTab();
  const brush = S.tab === 2 ? S.two : null;
  if (S.brush !== brush && S.tab !== 2) {
    S.brush = null;
    S.drawing = null;
    $("#ov").classList.remove("drawing");
    draw();
  }
  $("#sN").textContent = S.flag != null ? fill(t().of, { i: S.flag, n: D.flags.length }) : "";
  if (S.present || S.flag != null) $("#panel").scrollTop = 0;
}
