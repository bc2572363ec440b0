"use strict";
(() => {
  const $ = id => document.getElementById(id), sealed = $("sealed"), form = $("ask"), said = $("said");
  const bytes = text => Uint8Array.from(atob(text), c => c.charCodeAt(0));
  const tell = key => { said.innerHTML = ""; said.append($("t-" + key).content.cloneNode(true)); };
  const usable = window.crypto && crypto.subtle && window.DecompressionStream;
  form.hidden = !usable;
  if (!usable) { tell("old"); return; }

  async function open(passphrase) {
    const { salt, nonce, rounds } = sealed.dataset, text = new TextEncoder();
    const secret = await crypto.subtle.importKey("raw", text.encode(passphrase), "PBKDF2", false, ["deriveKey"]);
    const key = await crypto.subtle.deriveKey(
      { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: Number(rounds) },
      secret, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
    const packed = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: bytes(nonce), additionalData: text.encode("tidslinje sealed 1") },
      key, bytes(sealed.textContent.trim()));
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  }

  form.addEventListener("submit", async event => {
    event.preventDefault();
    const field = $("passphrase"), button = $("open");
    button.disabled = true;
    tell("wait");
    let page;
    try { page = await open(field.value.normalize("NFC").trim()); } catch {
      button.disabled = false;
      tell("wrong");
      field.select();
      field.focus();
      return;
    }
    document.open();
    document.write(page);
    document.close();
  });
})();
