// Plotly comes packed; the page is readable before it is there, and without it.
async function unpack() {
  const packed = Uint8Array.from(atob(document.getElementById("plotly").textContent), (c) => c.charCodeAt(0));
  const text = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  const script = document.createElement("script");
  script.textContent = text;
  document.head.append(script);
}
function deepLink() {
  const hash = location.hash,
    flag = /flagga=(\d+)/.exec(hash),
    present = /present(?:=(\d+))?/.exec(hash),
    meeting = /mote=(\w+)/.exec(hash),
    print = /print=(A[34])/.exec(hash),
    range = /zoom=([\d-]+),([\d-]+)/.exec(hash);
  if (flag && D.flags.some((f) => f.n === +flag[1])) goFlag(+flag[1]);
  if (present && D.flags.length) {
    S.flag = present[1] ? +present[1] : 1;
    setPresent(true);
  }
  const sewn = meeting && EV.find((e) => e.L === meeting[1]);
  if (sewn) pick(sewn.id);
  if (print) printMode(print[1]);
  if (range) setRange(ms(range[1]), ms(range[2]));
}
document.body.classList.add("js");
$("#tbl").open = false;
$("#basis").open = false;
if (/#(.*&)?en\b/.test(location.hash)) S.lang = "en";
if (/hc/.test(location.hash)) {
  S.hc = true;
  document.body.classList.add("hc");
}
texts();
openPanel(innerWidth >= 1600);
draw();
panel();
if (typeof DecompressionStream === "undefined") document.body.classList.add("old");
else
  unpack().then(() => {
    draw();
    deepLink();
    document.documentElement.dataset.ready = "1";
  });
