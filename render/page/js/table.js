// The table mirrors every event, also those without a mark, and follows filter and search.
function table() {
  const c = t().cols,
    rowsE = ALL.filter((e) => e.k !== "sam" && !e.te && matches(e)).sort((a, b) => a.t - b.t);
  const sewn = SEWN.filter(matches);
  const row = (e, who, more) =>
    `<tr${e.struck ? ' class="struck"' : ""}><td class="nw">${e.undated ? t().undated : e.d}${e.ap ? " (ca)" : ""}</td><td>${who}</td><th scope="row" lang="${e.own ? "sv" : S.lang}">${esc(ttl(e))}${more}</th><td>${t().kind[e.k]}</td><td>${t().status[e.s]}</td><td lang="sv">${esc(e.src ? [e.src.file.split("/").pop(), e.src.place].filter(Boolean).join(", ") : "")}</td><td>${flagsOf(
      e.id,
    )
      .map((f) => f.n)
      .join(", ")}</td></tr>`;
  const body = [
    ...rowsE.map((e) => [e.t, row(e, laneName(e.l), "")]),
    ...sewn.map((e) => [
      e.t,
      row(
        e,
        e.P.map(laneName).join(", "),
        e.A.length ? `<br><span class="fine">${t().not}: ${e.A.map(laneName).join(", ")}</span>` : "",
      ),
    ]),
  ].sort((a, b) => a[0] - b[0]);
  $("#tw").setAttribute("aria-label", t().tblh);
  $("#tw").innerHTML =
    `<table><caption>${t().tblh} (${body.length})</caption><thead><tr>${c.map((x) => `<th scope="col">${x}</th>`).join("")}</tr></thead><tbody>${body.map((b) => b[1]).join("")}</tbody></table>`;
}
// All texts in the chosen language; record text stays in its own.
function texts() {
  document.documentElement.lang = S.lang;
  $$("[data-t]").forEach((el) => {
    const v = t()[el.dataset.t];
    if (typeof v === "string") el.textContent = v;
  });
  $("#bLang").textContent = S.lang === "sv" ? "English" : "Svenska";
  $("#bLang").lang = S.lang === "sv" ? "en" : "sv";
  $("#lead").innerHTML = D.lead[S.lang]
    .map(([text, figure]) =>
      ["", "name", "years"].includes(figure)
        ? esc(text)
        : `<b${figure === "points" ? ' class="m"' : ""}>${esc(text)}</b>`,
    )
    .join("");
  $("#plotbox").setAttribute("aria-label", t().keys);
  $("#points").setAttribute("aria-label", t().rowPts);
  $("#mts .trk").setAttribute("aria-label", t().rowMts);
  $("#q").placeholder = t().search;
  $("#chips").setAttribute("aria-label", t().show);
  $("#zoomg").setAttribute("aria-label", t().zoom);
  $("#tabs").setAttribute("aria-label", t().panelh);
  chips();
  $("#pWho").innerHTML = LANES.filter((l) => l.id !== "family")
    .map((l) => `<option value="${l.id}">${laneName(l.id)}</option>`)
    .join("");
  const rows = t().keySheet.map(([key, what]) => `<tr><th scope="row">${esc(key)}</th><td>${esc(what)}</td></tr>`);
  $("#keysTable").innerHTML = `<tbody>${rows.join("")}</tbody>`;
  legend();
}
