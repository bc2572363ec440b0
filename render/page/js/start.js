// From the static page to the living one.
function manner() {
  if (/#(.*&)?en\b/.test(location.hash)) S.lang = "en";
  if (/#(.*&)?hc\b/.test(location.hash)) S.hc = true;
  document.body.classList.toggle("hc", S.hc);
  $("#bHc").setAttribute("aria-pressed", S.hc);
  TOKENS = {};
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
manner();
// On a phone the list of points is the better first view: it stands before the chart, for eye and reader alike.
if (innerWidth < 640) $("#wrap").prepend($("#panel"));
texts();
openPanel(innerWidth >= 1600 || innerWidth < 640);
draw();
panel();
deepLink();
addEventListener("hashchange", () => {
  manner();
  texts();
  draw();
  panel();
  deepLink();
});
document.documentElement.dataset.ready = "1";
