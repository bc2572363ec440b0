// The legend under the chart: only what this page draws.
function legend() {
  const L = t().leg,
    g = css("ink2"),
    i = css("ink"),
    p = css("fam"),
    fl = css("flag"),
    fe = css("flag-e");
  const has = (test) => EV.some(test);
  const point = (e) => !e.te && e.k !== "sam";
  const stripes = "M4 14l8-10M10 14l8-10M16 14l8-10";
  const box = (inner, fillColor) =>
    `<rect x="1" y="4" width="24" height="10" rx="3" fill="${fillColor}" stroke="${g}"/>${inner}`;
  const parts = [
    ...GROUPS.map((k) => [true, 12, `<circle cx="6" cy="9" r="5.2" fill="${css(k)}"/>`, t().group[k]]),
    null,
    [true, 12, `<circle cx="6" cy="9" r="5" fill="${g}"/>`, L.held],
    [
      has((e) => point(e) && e.s === "uteblev"),
      12,
      `<circle cx="6" cy="9" r="4.4" fill="#fff" stroke="${g}" stroke-width="1.9"/>`,
      L.missed,
    ],
    [
      has((e) => e.s === "installt"),
      12,
      `<circle cx="6" cy="9" r="4.6" fill="#fff" stroke="${g}" stroke-width="1.7"/><path d="M3 6l6 6M9 6l-6 6" stroke="${g}" stroke-width="1.5"/>`,
      L.x,
    ],
    [
      has((e) => point(e) && e.s === "planerad"),
      12,
      `<circle cx="6" cy="9" r="4.4" fill="#fff" stroke="${g}" stroke-width="1.9"/><circle cx="6" cy="9" r="1.4" fill="${g}"/>`,
      L.plan,
    ],
    [has((e) => e.k === "remiss"), 13, `<path d="M2 3l10 6-10 6z" fill="${g}"/>`, L.ref],
    [has((e) => e.k === "beslut"), 11, `<rect x="1" y="4" width="9.5" height="9.5" fill="${g}"/>`, L.dec],
    [has((e) => e.k === "oro"), 14, `<path d="M7 2l6 7-6 7-6-7z" fill="${g}"/>`, L.oro],
    [
      has((e) => e.k === "kris"),
      18,
      `<path d="M9 1l2.6 4.4H17L14.3 9 17 13.2h-5.4L9 17l-2.6-3.8H1L3.7 9 1 5.4h5.4z" fill="${i}"/>`,
      L.kris,
    ],
    null,
    [has((e) => e.k === "insats"), 26, box("", "#D5D9DE"), L.dur],
    [
      has((e) => e.k === "utredning"),
      26,
      box(`<path d="${stripes}" stroke="${g}" stroke-width="1.3"/>`, "#fff"),
      L.utr,
    ],
    [
      has((e) => e.k === "vantan"),
      26,
      box([5, 10, 15, 20].map((x) => `<circle cx="${x}" cy="9" r="1.2" fill="${g}"/>`).join(""), "#fff"),
      L.wait,
    ],
    [has((e) => e.te && (e.k === "placering" || e.k === "vard")), 26, box("", g), L.place],
    [
      has((e) => e.ap),
      22,
      `<path d="M2 9h18M2 5v8M20 5v8" stroke="${g}" stroke-width="1.5"/><circle cx="11" cy="9" r="3.4" fill="${g}"/>`,
      L.ap,
    ],
    null,
    [
      has((e) => e.k === "sam"),
      16,
      `<path d="M8 0v18" stroke="${i}" stroke-width="3.2"/><circle cx="8" cy="9" r="6" fill="${i}" stroke="#fff" stroke-width="1.5"/>`,
      `<b>${L.st}</b>`,
    ],
    [
      has((e) => e.k === "sam" && e.A.length),
      16,
      `<path d="M8 0v18" stroke="${i}" stroke-width="1.2" stroke-dasharray="2 2"/><circle cx="8" cy="9" r="5.2" fill="#fff" stroke="${i}" stroke-width="2.2"/>`,
      L.ab,
    ],
    [
      D.flags.length > 0,
      22,
      `<rect x="1.5" y="2" width="19" height="14" rx="2" fill="${fl}" stroke="${fe}" stroke-width="1.6" stroke-dasharray="3 2"/>`,
      `<b>${L.fl}</b>`,
    ],
    [
      has((e) => e.k === "budb"),
      18,
      `<path d="M5 17V7q0-4 4-4t4 4v6" fill="none" stroke="${p}" stroke-width="1.9" stroke-dasharray="1.5 2"/><path d="M9.5 11.5l3.5 5.5 3.5-5.5z" fill="${p}"/>`,
      L.bud,
    ],
    [has(isLate), 12, `<path d="M2 4h8L2 14h8z" fill="${g}"/>`, L.late],
    [
      D.flags.some((f) => f.due),
      14,
      `<circle cx="7" cy="9" r="4.5" fill="#fff" stroke="${fe}" stroke-width="1.4" stroke-dasharray="2 1.5"/>`,
      L.due,
    ],
    [
      true,
      24,
      `<rect x="1" y="3" width="22" height="12" fill="#fff" stroke="${g}" stroke-dasharray="1 3"/><path d="M12 14l8-10M17 14l6-8" stroke="${g}" opacity=".6"/>`,
      L.cov,
    ],
  ];
  $("#legend").innerHTML =
    `<b>${L.who}</b>` +
    parts
      .filter((part) => part === null || part[0])
      .map((part) =>
        part === null
          ? '<i class="sep"></i>'
          : `<span><svg width="${part[1]}" height="18" aria-hidden="true">${part[2]}</svg>${part[3]}</span>`,
      )
      .join("");
}
