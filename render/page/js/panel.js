// The panel: points, detail, compare, notes, how to read.
function worked() {
  return (
    `<h2>${t().worked}</h2>` +
    EV.filter((e) => e.k === "sam")
      .map(
        (e) =>
          `<button class="li" data-e="${e.id}"><span class="n ${e.s === "ok" ? "c" : "no"}">${e.s === "ok" ? e.L : "✕"}</span><span><b>${esc(ttl(e))}</b><small>${fmt(e.t)} · ${e.P.map(laneName).join(", ")}</small></span></button>`,
      )
      .join("")
  );
}
function further(title, rows) {
  return rows.length
    ? `<details class="more"><summary>${title} (${rows.length})</summary>${rows.map((r) => `<p class="fine">${fmt(ms(r.start))}: ${esc(r.w[li()])}</p>`).join("")}</details>`
    : "";
}
// Notes are saved in the fields of dialogue.yaml.
function dialogue() {
  return {
    points: D.flags
      .filter((f) => S.notes[f.n])
      .map((f) => {
        const n = S.notes[f.n];
        return {
          finding: f.id,
          notes: n.a ? [{ organisation: "", text: n.a }] : [],
          agreements: n.b ? [{ who: "", what: n.b, due: n.c || null }] : [],
        };
      }),
    participants: [],
    date: null,
  };
}
function readDialogue(text) {
  let read;
  try {
    read = JSON.parse(text);
  } catch {
    say(t().badfile);
    return;
  }
  (read.points || []).forEach((p) => {
    const f = D.flags.find((x) => x.id === p.finding);
    if (!f) return;
    const a = (p.agreements || [])[0] || {};
    S.notes[f.n] = { a: (p.notes || []).map((n) => n.text).join("\n"), b: a.what || "", c: a.due || "" };
  });
}
function panel() {
  const names = t().tabs;
  $("#tabs").innerHTML =
    names
      .map(
        (n, i) =>
          `<button role="tab" id="tb${i}" aria-selected="${S.tab === i}" aria-controls="pbody" tabindex="${S.tab === i ? 0 : -1}">${n}</button>`,
      )
      .join("") + "";
  names.forEach((_, i) => {
    const b = $("#tb" + i);
    b.onclick = () => {
      S.tab = i;
      panel();
      $("#tb" + i).focus();
    };
    b.onkeydown = (ev) => {
      if (["ArrowRight", "ArrowLeft"].includes(ev.key)) {
        S.tab = (i + (ev.key === "ArrowRight" ? 1 : names.length - 1)) % names.length;
        panel();
        $("#tb" + S.tab).focus();
      }
    };
  });
  const P = $("#pbody");
  P.setAttribute("aria-labelledby", "tb" + S.tab);
  let h = "";
  const f = S.flag != null ? D.flags.find((x) => x.n === S.flag) : null;
  if (S.tab === 0) {
    h =
      worked() +
      `<h2>${t().listp}</h2>` +
      D.flags
        .map(
          (f) =>
            `<button class="li" data-f="${f.n}"><span class="n f">${f.n}</span><span><b>${esc(f.t[li()])}</b><small>${fmt(ms(f.start))} · ${f.lanes.map(laneName).join(", ")}</small></span></button>`,
        )
        .join("") +
      further(t().worked_more, D.worked) +
      further(t().more, D.more) +
      further(t().open_, D.open);
  }
  if (S.tab === 1) {
    if (f) {
      const nt = S.notes[f.n] || {};
      h = `<p class="d" style="color:var(--ink2);font-size:.875rem;margin:0 0 4px">${fill(t().of, { i: f.n, n: D.flags.length })} · ${fmt(ms(f.start), 1)}${f.end !== f.start ? " – " + fmt(ms(f.end), 1) : ""}</p><h2>${esc(f.t[li()])}</h2><p>${esc(f.w[li()])}</p><div class="q"><small>${t().q}</small>${esc(f.q[li()])}</div><div class="who">${f.lanes.map((l) => `<span style="--c:var(--${LANES[LI[l]].g})">${laneName(l)}</span>`).join("")}</div><h3>${t().ev}</h3>${f.ev.map((i) => (EI[i] ? cards(EI[i]) : "")).join("")}${f.srch ? `<p class="fine">${esc(f.srch[li()])}</p>` : ""}${f.law.length ? `<p class="fine">${t().law}: ${f.law.map((row) => esc(row[li()])).join("; ")}</p>` : ""}<label class="l" for="nt">${t().note}</label><textarea id="nt" rows="3">${esc(nt.a)}</textarea><div class="g2"><div><label class="l" for="na">${t().agree}</label><input class="fld" id="na" value="${esc(nt.b)}"></div><div><label class="l" for="nd">${t().when}</label><input class="fld" id="nd" value="${esc(nt.c)}" placeholder="ÅÅÅÅ-MM-DD"></div></div><p class="d" style="font-size:.75rem;color:var(--ink2);margin-top:10px">${t().rule} ${f.rule}</p>`;
    } else if (S.sel) {
      const e = S.sel;
      const near = EV.filter(
        (x) => x !== e && x.l !== e.l && x.k !== "info" && !x.te && Math.abs(x.t - e.t) <= 21 * DAY,
      )
        .sort((a, b) => Math.abs(a.t - e.t) - Math.abs(b.t - e.t))
        .slice(0, 5);
      h = `<p style="color:var(--ink2);font-size:.875rem;margin:0 0 4px">${fmt(e.t, 1)} · ${t().kind[e.k]}</p><h2 lang="${e.own ? "sv" : S.lang}">${esc(e.t2[li()])}</h2>`;
      if (e.k === "sam") {
        h += `<h3>${t().with}</h3><div class="who">${e.P.map((l) => `<span style="--c:var(--${LANES[LI[l]].g})">${laneName(l)}</span>`).join("")}</div>`;
        if (e.A.length)
          h += `<h3>${t().not}</h3><div class="who">${e.A.map((l) => `<span class="o" style="--c:var(--${LANES[LI[l]].g})">${laneName(l)}</span>`).join("")}</div>`;
      }
      if (e.diff) h += `<p class="fine">${t().differs}</p>`;
      h += `<h3>${t().ev}</h3>` + cards(e);
      const fs = flagsOf(e.id);
      if (fs.length)
        h +=
          `<h3>${t().rowPts}</h3>` +
          fs
            .map(
              (f) =>
                `<button class="li" data-f="${f.n}"><span class="n f">${f.n}</span><span><b>${esc(f.t[li()])}</b></span></button>`,
            )
            .join("");
      h += `<h3>${t().around}</h3>` + (near.length ? near.map(card).join("") : `<p>${t().none}</p>`);
    } else h = `<p>${t().nothing}</p>`;
  }
  if (S.tab === 2) {
    const ts = terms().filter((q) => q.b > FULL[0] + 40 * DAY && q.a < FULL[1] - 20 * DAY);
    S.ca = S.ca ?? 0;
    S.cb = S.cb ?? Math.max(0, ts.length - 2);
    const nm = (q) => `${q.vt ? t().vt : t().ht} ${q.y}`;
    const opt = (k) =>
      ts.map((q, i) => `<option value="${i}"${S[k] === i ? " selected" : ""}>${nm(q)}</option>`).join("");
    const cnt = (q) => {
      const I = EV.filter((e) => e.t >= q.a && e.t < q.b);
      return [
        I.filter((e) => e.k === "kontakt" && e.s === "ok").length,
        I.filter((e) => e.k === "kontakt" && (e.s === "uteblev" || e.s === "installt")).length,
        I.filter((e) => e.k === "sam" && e.s === "ok").length,
        I.filter((e) => e.k === "sam" && e.s !== "ok").length,
        I.filter((e) => e.k === "budb").length,
        new Set(I.filter((e) => e.l !== "fam").map((e) => e.l)).size,
        D.flags.filter((f) => ms(f.start) < q.b && ms(f.end) >= q.a).length,
      ];
    };
    const A = ts[S.ca],
      Bq = ts[S.cb],
      ca = cnt(A),
      cb = cnt(Bq);
    h = `<h2>${t().compare}</h2><div class="g2" style="grid-template-columns:1fr 1fr"><div><label class="l" for="ca">${t().cmpA}</label><select class="fld" id="ca">${opt("ca")}</select></div><div><label class="l" for="cb">${t().cmpB}</label><select class="fld" id="cb">${opt("cb")}</select></div></div><table class="cmp" style="margin-top:14px"><thead><tr><th scope="col"><span class="vh">${t().measure}</span></th><th scope="col">${nm(A)}</th><th scope="col">${nm(Bq)}</th></tr></thead><tbody>${t()
      .cmpRows.map((r, i) => `<tr><th scope="row">${r}</th><td>${ca[i]}</td><td>${cb[i]}</td></tr>`)
      .join("")}</tbody></table>`;
  }
  if (S.tab === 3) {
    h =
      `<h2>${t().notes}</h2><p style="font-size:.875rem;color:var(--ink2)">${t().notesIntro}</p>` +
      D.flags
        .map((f) => {
          const n = S.notes[f.n] || {};
          return `<button class="li" data-f="${f.n}"><span class="n f">${f.n}</span><span><b>${esc(f.t[li()])}</b><small>${esc(n.a || "")}${n.b ? " → " + esc(n.b) + (n.c ? " (" + esc(n.c) + ")" : "") : ""}</small></span></button>`;
        })
        .join("") +
      `<div style="display:flex;gap:8px;margin-top:14px"><button class="btn pri" id="nsave">${t().save}</button><button class="btn" id="nload">${t().load}</button><input type="file" id="nfile" hidden accept=".json" aria-label="${t().load}"></div>`;
  }
  if (S.tab === 4) h = $("#readme-" + S.lang).innerHTML;
  P.innerHTML = h;
  P.querySelectorAll("[data-f]").forEach((b) => (b.onclick = () => goFlag(+b.dataset.f)));
  P.querySelectorAll("[data-e]").forEach((b) => (b.onclick = () => pick(b.dataset.e)));
  if (S.tab === 2) {
    ["ca", "cb"].forEach(
      (k) =>
        ($("#" + k).onchange = (ev) => {
          S[k] = +ev.target.value;
          panel();
          $("#" + k).focus();
        }),
    );
  }
  if (f && S.tab === 1)
    ["nt", "na", "nd"].forEach(
      (id, i) =>
        ($("#" + id).oninput = (ev) => {
          (S.notes[f.n] = S.notes[f.n] || {})["abc"[i]] = ev.target.value;
          S.dirty = true;
        }),
    );
  if (S.tab === 3) {
    $("#nsave").onclick = () => {
      const blob = new Blob([JSON.stringify(dialogue(), null, 1)], { type: "application/json" });
      const a = document.createElement("a");
      a.href = URL.createObjectURL(blob);
      a.download = "anteckningar-dialogmote.json";
      a.click();
      S.dirty = false;
    };
    $("#nload").onclick = () => $("#nfile").click();
    $("#nfile").onchange = (ev) =>
      ev.target.files[0].text().then((x) => {
        readDialogue(x);
        panel();
      });
  }
  $("#sN").textContent = S.flag != null ? fill(t().of, { i: S.flag, n: D.flags.length }) : "";
  if (S.present || S.flag != null) $("#panel").scrollTop = 0;
}
