"use strict";
// Unpacks the page's data and scripts (base85 of gzip). Where the browser can't, the static page says the same things.
(async () => {
  const signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;,=>?@^_`{|}~";
  const value = new Uint8Array(128);
  [...signs].forEach((sign, i) => (value[sign.charCodeAt(0)] = i));
  const unpack = async (id) => {
    const node = document.getElementById(id),
      text = node.textContent,
      bytes = new Uint8Array((text.length / 5) * 4);
    for (let i = 0, o = 0; i < text.length; i += 5, o += 4) {
      let n = 0;
      for (let k = i; k < i + 5; k++) n = n * 85 + value[text.charCodeAt(k)];
      bytes[o] = n >>> 24;
      bytes[o + 1] = n >>> 16;
      bytes[o + 2] = n >>> 8;
      bytes[o + 3] = n;
    }
    const packed = new Blob([bytes.subarray(0, +node.dataset.n)]).stream();
    return new Response(packed.pipeThrough(new DecompressionStream("gzip"))).text();
  };
  const run = async (id) => {
    const script = document.createElement("script");
    script.textContent = await unpack(id);
    document.head.append(script);
  };
  try {
    document.getElementById("data").textContent = await unpack("data");
    await run("plotly");
    await run("app");
  } catch {
    document.body.classList.add("old");
  }
})();
