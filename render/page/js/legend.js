// The legend under the chart.
function legend() {
  const L = t().leg,
    g = "#4A5563",
    i = "#1C2430",
    p = css("fam");
  const S_ = (w, b) => `<svg width="${w}" height="18" aria-hidden="true">${b}</svg>`;
  $("#legend").innerHTML =
    `<b style="font-weight:650">${L.who}</b>` +
    GROUPS.map((k) => `<span>${S_(12, `<circle cx="6" cy="9" r="5.2" fill="${css(k)}"/>`)}${t().group[k]}</span>`).join(
      "",
    ) +
    '<i class="sep"></i>' +
    `<span>${S_(12, `<circle cx="6" cy="9" r="5" fill="${g}"/>`)}${L.yes}</span><span>${S_(12, `<circle cx="6" cy="9" r="4.4" fill="#fff" stroke="${g}" stroke-width="1.9"/>`)}${L.no}</span><span>${S_(12, `<circle cx="6" cy="9" r="4.6" fill="#fff" stroke="${g}" stroke-width="1.7"/><path d="M3 6l6 6M9 6l-6 6" stroke="${g}" stroke-width="1.5"/>`)}${L.x}</span><span>${S_(13, `<path d="M2 3l10 6-10 6z" fill="${g}"/>`)}${L.ref}</span><span>${S_(11, `<rect x="1" y="4" width="9.5" height="9.5" fill="${g}"/>`)}${L.dec}</span><span>${S_(14, `<path d="M7 2l6 7-6 7-6-7z" fill="${g}"/>`)}${L.oro}</span><span>${S_(18, `<path d="M9 1l2.6 4.4H17L14.3 9 17 13.2h-5.4L9 17l-2.6-3.8H1L3.7 9 1 5.4h5.4z" fill="${i}"/>`)}${L.kris}</span><i class="sep"></i>` +
    `<span>${S_(26, `<rect x="1" y="4" width="24" height="10" rx="3" fill="#D5D9DE" stroke="${g}"/>`)}${L.dur}</span><span>${S_(26, `<rect x="1" y="4" width="24" height="10" rx="3" fill="#fff" stroke="${g}"/><path d="M4 14l8-10M10 14l8-10M16 14l8-10" stroke="${g}" stroke-width="1.3"/>`)}${L.utr}</span><span>${S_(26, `<rect x="1" y="4" width="24" height="10" rx="3" fill="#fff" stroke="${g}"/><g fill="${g}">${[5, 10, 15, 20].map((x) => `<circle cx="${x}" cy="7" r="1.1"/><circle cx="${x + 1.5}" cy="11" r="1.1"/>`).join("")}</g>`)}${L.wait}</span><span>${S_(22, `<path d="M2 9h18M2 5v8M20 5v8" stroke="${g}" stroke-width="1.5"/><circle cx="11" cy="9" r="3.4" fill="${g}"/>`)}${L.ap}</span><i class="sep"></i>` +
    `<span>${S_(16, `<path d="M8 0v18" stroke="${i}" stroke-width="3.2"/><circle cx="8" cy="9" r="6" fill="${i}" stroke="#fff" stroke-width="1.5"/>`)}<b style="font-weight:620">${L.st}</b></span><span>${S_(16, `<path d="M8 0v18" stroke="${i}" stroke-width="1.2" stroke-dasharray="2 2"/><circle cx="8" cy="9" r="5.2" fill="#fff" stroke="${i}" stroke-width="2.2"/>`)}${L.ab}</span><span>${S_(22, `<rect x="1.5" y="2" width="19" height="14" rx="2" fill="${css("flag")}" stroke="${css("flag-e")}" stroke-width="1.6" stroke-dasharray="3 2"/>`)}<b style="font-weight:620">${L.fl}</b></span><span>${S_(18, `<path d="M5 17V7q0-4 4-4t4 4v6" fill="none" stroke="${p}" stroke-width="1.9" stroke-dasharray="1.5 2"/><path d="M9.5 11.5l3.5 5.5 3.5-5.5z" fill="${p}"/>`)}${L.bud}</span><span>${S_(22, `<rect x="1" y="3" width="20" height="12" fill="#fff" stroke="${g}" stroke-dasharray="1 3"/>`)}${L.cov}</span>`;
}
