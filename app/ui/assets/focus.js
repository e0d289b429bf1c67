/* What had the focus keeps it when the server draws its part of the page anew: the same thing, else what stands in its place. */
(() => {
  "use strict";
  const PARTS = ["showing", "articles", "shelves", "outcome", "positions", "disputes", "timeline", "settings", "source-text", "claims-told"];
  const byId = (id) => document.getElementById(id);
  const listed = (part) => [...part.querySelectorAll("a[href], button:not(:disabled), summary, input, select, [tabindex]")];
  const sign = (one) => [one.localName, one.id, one.className, one.value || one.getAttribute("href") || "", one.textContent].join("|");
  let held = null;

  document.addEventListener("focusin", (event) => {
    const part = PARTS.map(byId).find((one) => one && one.contains(event.target));
    held = part ? { one: event.target, part: part.id, place: listed(part).indexOf(event.target), sign: sign(event.target) } : null;
  });
  /* The same one, the one that stands where it stood, or else the part before it that can be reached. */
  const again = () => {
    const part = byId(held.part), there = part ? listed(part) : [], at = Math.min(Math.max(0, held.place), there.length - 1);
    const seen = (one) => one.checkVisibility(); /* asked only now: a long table takes a while to be laid out */
    return there.find((one) => sign(one) === held.sign && seen(one)) || there.slice(0, at + 1).reverse().find(seen) || there.find(seen);
  };
  const hold = () => {
    if (!held || held.one.isConnected || document.activeElement !== document.body) return;
    const one = again();
    if (one) one.focus({ preventScroll: true });
  };
  window.sitrep.atOnce(hold);

  /* A press counts although the server drew its button anew between down and up: the browser then tells of no click. */
  let pressed = null;
  document.addEventListener("pointerdown", (event) => {
    const one = event.button === 0 ? event.target.closest(".desk button") : null;
    pressed = one && { one, sign: sign(one) };
  });
  document.addEventListener("pointerup", (event) => {
    const then = pressed, now = event.target.closest(".desk button");
    pressed = null;
    if (then && !then.one.isConnected && now && sign(now) === then.sign) now.click();
  });

  /* Our own buttons act when Space goes down: between down and up the server may have drawn another in their place. */
  document.addEventListener("keydown", (event) => {
    if (event.key !== " " || event.repeat || !event.target.matches(".desk button.pick, .desk button.act, .desk button.unfilter")) return;
    event.preventDefault();
    event.target.click();
  });
})();
