// The second tab: a point, or an event, or a meeting with all who tell of it side by side.
function pointHtml(f) {
  const when = fmt(ms(f.start), 1) + (f.end !== f.start ? " – " + fmt(ms(f.end), 1) : "");
  const law = f.law.length ? `<p class="fine">${t().law}: ${f.law.map((row) => esc(say2(row))).join("; ")}</p>` : "";
  const due = f.due ? `<p class="fine">${t().dueBy} ${fmt(ms(f.due), 1)}</p>` : "";
  const searched = f.srch ? `<p class="fine">${esc(say2(f.srch))}</p>` : "";
  const shown = f.ev.map((i) => (EI[i] ? cards(EI[i]) : "")).join("");
  return `<p class="when">${fill(t().of, { i: f.n, n: D.flags.length })} · ${when}</p><h2>${esc(say2(f.t))}</h2><p>${esc(say2(f.w))}</p><div class="q"><small>${t().q}</small>${esc(say2(f.q))}</div>${who(f.lanes)}<h3>${t().ev}</h3>${shown}${due}${searched}${law}${noteForm(f)}<p class="fine">${t().rule} ${esc(f.rule)}</p>`;
}
function eventHtml(e) {
  const near = EV.filter((x) => x !== e && x.l !== e.l && x.k !== "info" && !x.te && Math.abs(x.t - e.t) <= 21 * DAY)
    .sort((a, b) => Math.abs(a.t - e.t) - Math.abs(b.t - e.t))
    .slice(0, 5);
  const flags = [...new Set([e.id, ...(e.voices || [])].flatMap(flagsOf))];
  const title = e.te && !e.own ? t().kind[e.k] : say2(e.t2);
  return (
    `<p class="when">${fmt(e.t, 1)} · ${t().kind[e.k]}</p><h2 lang="${e.own ? "sv" : S.lang}">${e.L ? `<span class="n c">${e.L}</span> ` : ""}${esc(title)}</h2>` +
    (e.k === "sam" ? meetingHtml(e) : `<h3>${t().ev}</h3>` + card(e)) +
    (flags.length ? `<h3>${t().rowPts}</h3>` + flags.map((f) => pointRow(f, fmt(ms(f.start)))).join("") : "") +
    `<h3>${t().around}</h3>` +
    (near.length ? near.map((x) => (x.k === "sam" ? stitchRow(x) : card(x))).join("") : `<p>${t().none}</p>`)
  );
}
function meetingHtml(e) {
  const silent = e.P.filter((l) => l !== "family" && !e.said.some((v) => v.l === l));
  return (
    `<h3>${e.s === "ok" ? t().with : t().called}</h3>` +
    who(e.P) +
    (e.A.length ? `<h3>${t().not}</h3>${who(e.A, "o")}` : "") +
    `<h3>${t().voices}</h3>` +
    (e.said.length > 1 ? differing(e) : "") +
    (silent.length ? `<p class="fine">${t().silent}: ${silent.map(laneName).join(", ")}.</p>` : "") +
    `<div class="voices">${e.voices
      .map((v) => EI[v])
      .filter(Boolean)
      .map(card)
      .join("")}</div>`
  );
}
// Date, who came, what was decided: one row a record, what differs marked in words and not by colour alone.
function differing(e) {
  const mark = (key) => (e.diff.includes(key) ? ` <span class="differs">${t().differ}</span>` : "");
  const cells = (v) => [
    v.d ? fmt(ms(v.d)) : t().undated,
    v.P.length > 1 ? v.P.map(laneName).join(", ") : t().notTold,
    v.dec.length ? v.dec.map((d) => esc(say2(d))).join(", ") : t().notTold,
  ];
  const head = [t().cols[0], t().came, t().decided].map(
    (name, i) => `<th scope="col">${name}${mark(["day", "who", "decided"][i])}</th>`,
  );
  const rows = e.said.map(
    (v) => `<tr><th scope="row">${laneName(v.l)}</th>${cells(v).map((c) => `<td>${c}</td>`).join("")}</tr>`,
  );
  return `<p class="fine">${e.diff.length ? t().differs : t().agrees}</p><div class="scroll" tabindex="0" role="region" aria-label="${t().voices}"><table class="said"><thead><tr><th scope="col">${t().cols[1]}</th>${head.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}
