// Two stretches side by side: whole terms, any two dates, or two stretches drawn in the overview.
function counts([a, b]) {
  const I = EV.filter((e) => e.t >= a && e.t < b),
    n = (test) => I.filter(test).length;
  return [
    n((e) => e.k === "kontakt" && e.s === "ok"),
    n((e) => e.k === "kontakt" && (e.s === "uteblev" || e.s === "installt")),
    n((e) => e.k === "sam" && e.s === "ok"),
    n((e) => e.k === "sam" && e.s !== "ok"),
    n((e) => e.k === "budb"),
    new Set(I.filter((e) => e.l !== "family").map((e) => e.l)).size,
    D.flags.filter((f) => ms(f.start) < b && ms(f.end) >= a).length,
  ];
}
const termsSeen = () => terms().filter((q) => q.b > FULL[0] + 40 * DAY && q.a < FULL[1] - 20 * DAY);
function stretches() {
  if (!S.two) {
    const ts = termsSeen(),
      [a, b] = [ts[0], ts[Math.max(0, ts.length - 2)]];
    S.two = [
      [a.a, a.b],
      [b.a, b.b],
    ];
  }
  return S.two;
}
function compareHtml() {
  const two = stretches(),
    ts = termsSeen();
  const field = (i, k, name) =>
    `<label class="l" for="c${i}${k}">${name}</label><input class="fld" type="date" id="c${i}${k}" data-i="${i}" data-k="${k}" value="${iso(two[i][k])}">`;
  const term = (i) =>
    `<label class="l" for="ct${i}">${i ? t().cmpB : t().cmpA}</label><select class="fld" id="ct${i}"><option value="">${t().ownDates}</option>${ts
      .map(
        (q, n) =>
          `<option value="${n}"${q.a === two[i][0] && q.b === two[i][1] ? " selected" : ""}>${q.vt ? t().vt : t().ht} ${q.y}</option>`,
      )
      .join("")}</select>${field(i, 0, t().from)}${field(i, 1, t().to)}`;
  const [A, B] = two.map(counts),
    head = two.map(([a, b]) => `<th scope="col">${fmt(a)} – ${fmt(b)}</th>`).join("");
  return `<h2>${t().compare}</h2><div class="g2 even"><div>${term(0)}</div><div>${term(1)}</div></div><p><button class="btn" id="cDraw" aria-pressed="${!!S.drawing}">${t().drawTwo}</button></p><p class="fine">${t().drawHow}</p><div class="scroll" tabindex="0" role="region" aria-label="${t().compare}"><table class="cmp"><thead><tr><th scope="col"><span class="vh">${t().measure}</span></th>${head}</tr></thead><tbody>${t()
    .cmpRows.map((r, i) => `<tr><th scope="row">${r}</th><td>${A[i]}</td><td>${B[i]}</td></tr>`)
    .join("")}</tbody></table></div>`;
}
function bindCompare() {
  const again = (id) => {
    S.brush = S.two;
    panel();
    draw();
    $(id).focus();
  };
  [0, 1].forEach((i) => {
    $("#ct" + i).onchange = (ev) => {
      const q = termsSeen()[ev.target.value];
      if (q) S.two[i] = [q.a, q.b];
      again("#ct" + i);
    };
  });
  $$("#pbody input[type=date]").forEach((el) => {
    el.onchange = () => {
      const at = Date.parse(el.value);
      if (Number.isNaN(at)) return;
      const { i, k } = el.dataset;
      S.two[i][k] = at;
      S.two[i].sort((a, b) => a - b);
      again("#" + el.id);
    };
  });
  $("#cDraw").onclick = () => {
    S.drawing = S.drawing == null ? 0 : null;
    $("#ov").classList.toggle("drawing", S.drawing != null);
    $("#cDraw").setAttribute("aria-pressed", S.drawing != null);
  };
}
// While stretches are drawn, a drag over the overview sets the first, then the second.
$("#ov .trk").addEventListener(
  "pointerdown",
  (e) => {
    if (S.drawing == null) return;
    e.stopPropagation();
    e.preventDefault();
    const box = $("#ovsvg").getBoundingClientRect(),
      at = (x) => FULL[0] + ((x - box.left) / box.width) * (FULL[1] - FULL[0]),
      from = at(e.clientX);
    const up = (q) => {
      stretches()[S.drawing] = [from, at(q.clientX)].sort((a, b) => a - b);
      S.drawing = S.drawing ? null : 1;
      $("#ov").classList.toggle("drawing", S.drawing != null);
      S.brush = S.two;
      panel();
      draw();
    };
    addEventListener("pointerup", up, { once: true });
  },
  true,
);
