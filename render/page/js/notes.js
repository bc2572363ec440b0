// What is said and agreed, in the fields of dialogue.yaml: kept in this tab until it is saved to a file.
const TALK = { points: {}, others: [], participants: [], date: "" };
const talkOf = (id) => (TALK.points[id] = TALK.points[id] || { notes: [], agreements: [] });
const organisations = () => LANES.map((l) => l.id);
function dirty() {
  S.dirty = true;
}
function noteForm(f) {
  const said = talkOf(f.id);
  if (!said.notes.length) said.notes.push({ organisation: "", text: "" });
  if (!said.agreements.length) said.agreements.push({ who: "", what: "", due: "" });
  const whose = (n) =>
    `<option value="">${t().together}</option>${organisations()
      .map((l) => `<option value="${l}"${n.organisation === l ? " selected" : ""}>${laneName(l)}</option>`)
      .join("")}${n.organisation && !LI[n.organisation] && LI[n.organisation] !== 0 ? `<option selected>${esc(n.organisation)}</option>` : ""}`;
  const note = (n, i) =>
    `<div class="note"><select class="fld" aria-label="${t().whoSays} ${i + 1}" data-n="${i}" data-p="organisation">${whose(n)}</select><textarea rows="2" aria-label="${t().note} ${i + 1}" data-n="${i}" data-p="text">${esc(n.text)}</textarea></div>`;
  const field = (a, i, key, label, type) =>
    `<div><label class="l" for="a${i}${key}">${label}</label><input class="fld" type="${type}" id="a${i}${key}" data-a="${i}" data-p="${key}" value="${esc(a[key])}"></div>`;
  const agreement = (a, i) =>
    `<div class="agreed">${field(a, i, "what", t().agreeWhat, "text")}<div class="g2">${field(a, i, "who", t().agreeWho, "text")}${field(a, i, "due", t().when, "date")}</div></div>`;
  return `<div class="talk"><h3>${t().note}</h3>${said.notes.map(note).join("")}<button class="btn" id="moreNote">${t().moreNote}</button><h3>${t().agree}</h3>${said.agreements.map(agreement).join("")}<button class="btn" id="moreAgree">${t().moreAgree}</button></div>`;
}
function bindNotes(f) {
  const said = talkOf(f.id);
  $$("#pbody [data-n]").forEach((el) => {
    el.oninput = () => {
      said.notes[el.dataset.n][el.dataset.p] = el.value;
      dirty();
    };
  });
  $$("#pbody [data-a]").forEach((el) => {
    el.oninput = () => {
      said.agreements[el.dataset.a][el.dataset.p] = el.value;
      dirty();
    };
  });
  const more = (id, list, empty, next) => {
    $(id).onclick = () => {
      list.push(empty);
      panel();
      $(next(list.length - 1)).focus();
    };
  };
  more("#moreNote", said.notes, { organisation: "", text: "" }, (i) => `textarea[data-n="${i}"]`);
  more("#moreAgree", said.agreements, { who: "", what: "", due: "" }, (i) => `#a${i}what`);
}
const filledIn = (said) => ({
  notes: said.notes.filter((n) => n.text.trim()),
  agreements: said.agreements.filter((a) => a.what.trim() || a.who.trim()),
});
function dialogue() {
  const own = D.flags
    .filter((f) => TALK.points[f.id])
    .map((f) => {
      const said = filledIn(TALK.points[f.id]);
      return {
        finding: f.id,
        notes: said.notes,
        agreements: said.agreements.map((a) => ({ ...a, due: a.due || null })),
      };
    })
    .filter((p) => p.notes.length || p.agreements.length);
  return { points: [...own, ...TALK.others], participants: TALK.participants, date: TALK.date || null };
}
// Opens a file of notes; what two people wrote is laid together, and nothing that is already there is lost.
function readDialogue(text) {
  let read;
  try {
    read = JSON.parse(text);
    if (!Array.isArray(read.points)) throw new Error();
  } catch {
    return t().badfile;
  }
  const str = (v) => (v == null ? "" : String(v));
  let got = 0;
  const add = (list, one, keys) => {
    if (list.some((old) => keys.every((k) => str(old[k]).trim() === str(one[k]).trim()))) return;
    list.push(one);
    got++;
  };
  read.points.forEach((p) => {
    const known = D.flags.some((f) => f.id === p.finding);
    let to = known ? talkOf(p.finding) : TALK.others.find((o) => o.finding === p.finding);
    if (!to) TALK.others.push((to = { finding: str(p.finding), notes: [], agreements: [] }));
    if (known) TALK.points[p.finding] = to = filledIn(to);
    (p.notes || []).forEach((n) =>
      add(to.notes, { organisation: str(n.organisation), text: str(n.text) }, ["organisation", "text"]),
    );
    (p.agreements || []).forEach((a) =>
      add(to.agreements, { who: str(a.who), what: str(a.what), due: str(a.due) }, ["who", "what", "due"]),
    );
  });
  TALK.participants = [...new Set([...TALK.participants, ...(read.participants || []).map(str)])];
  TALK.date = TALK.date || str(read.date);
  return fill(t().opened, { n: got });
}
// What is said and agreed on a point, one line each.
function saidLines(f) {
  const said = filledIn(talkOf(f.id)),
    name = (l) => (l && l in LI ? laneName(l) : esc(l));
  return [
    ...said.notes.map((n) => (n.organisation ? name(n.organisation) + ": " : "") + esc(n.text)),
    ...said.agreements.map((a) => `→ ${[a.who, a.what, a.due].filter(Boolean).map(esc).join(" · ")}`),
  ];
}
function notesHtml() {
  const rows = D.flags.map((f) => pointRow(f, saidLines(f).join("<br>")));
  return `<h2>${t().notes}</h2><p class="fine">${t().notesIntro}</p><div class="g2"><div><label class="l" for="tp">${t().participants}</label><input class="fld" id="tp" value="${esc(TALK.participants.join(", "))}"></div><div><label class="l" for="td">${t().meetingDay}</label><input class="fld" type="date" id="td" value="${esc(TALK.date)}"></div></div><div class="bar"><button class="btn pri" id="nsave">${t().save}</button><button class="btn" id="nload">${t().load}</button><input type="file" id="nfile" multiple hidden accept=".json" aria-label="${t().load}"></div><p class="fine" id="nsaid" role="status"></p>${rows.join("")}`;
}
function bindNotesTab() {
  $("#tp").oninput = (e) => {
    TALK.participants = e.target.value
      .split(",")
      .map((v) => v.trim())
      .filter(Boolean);
    dirty();
  };
  $("#td").oninput = (e) => {
    TALK.date = e.target.value;
    dirty();
  };
  $("#nsave").onclick = () => {
    const blob = new Blob([JSON.stringify(dialogue(), null, 1)], { type: "application/json" });
    const a = document.createElement("a");
    a.href = URL.createObjectURL(blob);
    a.download = "anteckningar-dialogmote.json";
    a.click();
    S.dirty = false;
  };
  $("#nload").onclick = () => $("#nfile").click();
  $("#nfile").onchange = async (ev) => {
    const told = [];
    for (const file of ev.target.files) told.push(`${file.name}: ${readDialogue(await file.text())}`);
    if (told.length > 1) dirty();
    panel();
    $("#nsaid").textContent = told.join(" ");
  };
}
addEventListener("beforeunload", (e) => {
  if (S.dirty) {
    e.preventDefault();
    e.returnValue = "";
  }
});
