// The sheets after the chart: what worked first, then each point with room to write, as large as the sheets allow.
const LARGEST = 13,
  SMALLEST = 9.5;
function workedPaper(list) {
  const row = (e) =>
    `<div class="pw"><span class="n">${e.L}</span><span>${fmt(e.t)} · ${esc(ttl(e))} · ${e.P.map(laneName).join(", ")}</span></div>`;
  return list.length ? `<h2>${t().workedPaper}</h2><div class="wgrid">${list.map(row).join("")}</div>` : "";
}
// What was said and agreed stands on the lines; where nothing is written yet there are two lines to write on.
function pointPaper(f) {
  const said = saidLines(f),
    room = said.length ? said.map((line) => `<div class="said-line">${line}</div>`).join("") : '<div class="ln"></div><div class="ln"></div>';
  const when = fmt(ms(f.start)) + (f.end !== f.start ? " – " + fmt(ms(f.end)) : "");
  return `<div class="pp"><span class="n">${f.n}</span><div><b>${esc(say2(f.t))}</b> <span class="s">${when} · ${f.lanes.map(laneName).join(", ")}</span><div>${esc(say2(f.w))}</div><em>${esc(say2(f.q))}</em><div class="s">${t().note}</div>${room}</div></div>`;
}
function furtherPaper() {
  const lists = [
    [t().more, D.more],
    [t().open_, D.open],
    [t().worked_more, D.worked],
  ];
  return lists
    .filter(([, rows]) => rows.length)
    .map(([h, rows]) => `<h2>${h}</h2><ul class="further">${rows.map((r) => `<li>${esc(say2(r.w))}</li>`).join("")}</ul>`)
    .join("");
}
// How many findings have no number here, what the page rests on, and what it is not.
function endPaper() {
  const n = D.more.length + D.open.length;
  const left = n ? `<p>${fill(t().beyond, { n })}</p>` : "";
  return `<div class="end">${left}<p>${$("#inputs-" + S.lang).innerHTML}</p><p>${$("#foot").textContent}</p></div>`;
}
// Fills the sheets with the largest letters that the paper holds. Below the smallest there are more sheets instead.
function sheets(paper, worked, points, end) {
  const box = $("#printpts");
  box.style.width = paper.width + "px";
  for (let size = LARGEST; ; size -= 0.25) {
    box.style.setProperty("--fs", size + "px");
    const used = fillSheets(box, paper, worked, points, end);
    if (used <= paper.sheets || size <= SMALLEST) return;
  }
}
function fillSheets(box, paper, worked, points, end) {
  box.innerHTML = "";
  let rest = points,
    first = worked;
  for (let n = 1; ; n++) {
    const sheet = document.createElement("div");
    sheet.className = "sheet";
    box.append(sheet);
    const html = (k) =>
      `${first}${k ? `<h2>${t().listp}</h2><div class="pgrid">${rest.slice(0, k).join("")}</div>` : ""}${k === rest.length ? end : ""}`;
    const fits = (k) => {
      sheet.innerHTML = html(k);
      return sheet.offsetHeight <= paper.height;
    };
    let k = rest.length;
    while (k > 0 && !fits(k)) k--;
    if (!k) sheet.innerHTML = html(Math.min(1, rest.length));
    rest = rest.slice(Math.max(k, Math.min(1, rest.length)));
    first = "";
    if (!rest.length || n > 40) return n;
  }
}
