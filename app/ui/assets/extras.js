/* Plots, older statements, days of the timeline, and what this browser keeps: colours and keys. */
(() => {
  "use strict";
  const sitrep = (window.sitrep = window.sitrep || {});
  const byId = (id) => document.getElementById(id);
  const ask = async (where) => {
    const reply = await fetch(where, { credentials: "same-origin" }).catch(() => null);
    if (reply && reply.status === 401) location.reload();
    return reply;
  };
  const inline = (where, narrow) => where + (where.includes("?") ? "&" : "?") + "inline=true" + (narrow ? "&narrow=true" : "");
  const NARROW = 560; /* pixels under which the words of a wide drawing are too small to read */

  /* Plots: drawn when they come into sight, from our own server's shapes; nothing but shapes, words and links gets in. */
  const SHAPES = new Set(["svg", "title", "desc", "g", "a", "line", "rect", "circle", "path", "text"]);
  const clean = (shape) => {
    [...shape.querySelectorAll("*"), shape].forEach((one) => {
      if (!SHAPES.has(one.localName)) { one.remove(); return; }
      [...one.attributes].forEach((a) => {
        if (/^on/i.test(a.name) || (a.name === "href" && !/^#(s|day)\//.test(a.value)) || a.name.includes(":")) one.removeAttribute(a.name);
      });
    });
    return shape;
  };
  const draw = async (plot) => {
    const place = plot.querySelector(".drawn"), narrow = place.clientWidth < NARROW;
    const reply = await ask(inline(plot.querySelector("a.save").getAttribute("href"), narrow));
    const text = reply ? await reply.text() : "";
    if (!reply || !reply.ok) { place.textContent = "This plot could not be drawn. Load the page again."; return; }
    const made = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    made.classList.toggle("narrow", narrow);
    if (made.localName === "svg") place.replaceChildren(clean(document.importNode(made, true)));
  };
  const sight = new IntersectionObserver((seen) => seen.forEach((one) => {
    if (one.isIntersecting) { sight.unobserve(one.target); draw(one.target); }
  }), { rootMargin: "2000px" });

  const png = async (button) => {
    const reply = await ask(button.value);
    if (!reply || !reply.ok) return;
    const picture = new Image();
    picture.src = URL.createObjectURL(await reply.blob());
    await picture.decode();
    const sheet = document.createElement("canvas");
    sheet.width = 2 * picture.naturalWidth;
    sheet.height = 2 * picture.naturalHeight;
    sheet.getContext("2d").drawImage(picture, 0, 0, sheet.width, sheet.height);
    URL.revokeObjectURL(picture.src);
    const made = await new Promise((done) => sheet.toBlob(done, "image/png"));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(made);
    link.download = new URL(button.value, location.href).pathname.split("/").pop().replace(/\.svg$/, ".png");
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 5000);
  };

  /* What a party said before, under the cell that was asked. */
  const unfold = async (button) => {
    const open = button.nextElementSibling && button.nextElementSibling.classList.contains("behind");
    button.setAttribute("aria-expanded", String(!open));
    if (open) { button.nextElementSibling.remove(); return; }
    const place = document.createElement("div");
    place.className = "behind";
    place.textContent = "Reading…";
    button.after(place);
    const reply = await ask(button.value);
    if (reply) place.innerHTML = await reply.text(); /* built by our own server from escaped parts */
    else place.textContent = "Sitrep could not be reached. Is it still running?";
  };

  const toDay = (day) => {
    const there = byId(`day-${day}`);
    if (there) { there.scrollIntoView({ block: "start" }); there.focus({ preventScroll: true }); }
    else sitrep.type("turned-day", day);
  };

  /* Kept in this browser alone. */
  const kept = (name) => { try { return localStorage.getItem(`sitrep-${name}`); } catch { return null; } };
  const keep = (name, value) => { try { localStorage.setItem(`sitrep-${name}`, value); } catch { /* private windows keep nothing */ } };
  const given = new URLSearchParams(location.search).get("__theme");
  const dark = () => {
    const theme = given || kept("theme") || "auto";
    return theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  };
  sitrep.keysOn = () => kept("keys") !== "off";
  sitrep.dress = () => {
    if (document.body.classList.contains("dark") !== dark()) document.body.classList.toggle("dark", dark());
    const theme = kept("theme") || "auto";
    document.querySelectorAll("#themes .theme").forEach((b) => set(b, "aria-pressed", String(b.value === theme)));
    const keys = byId("keys-switch");
    const words = sitrep.keysOn() ? "Turn the keys n and p off" : "Turn the keys n and p on";
    if (keys && keys.textContent !== words) keys.textContent = words;
    document.querySelectorAll("button.older:not([aria-expanded])").forEach((b) => set(b, "aria-expanded", "false"));
    document.querySelectorAll(".plot:not(.seen)").forEach((plot) => { plot.classList.add("seen"); sight.observe(plot); });
  };
  const set = (one, name, value) => { if (one.getAttribute(name) !== value) one.setAttribute(name, value); };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.mark, a.jump, a.save");
    if (link && link.classList.contains("save")) link.removeAttribute("target");
    const where = link && link.getAttribute("href");
    if (where && where.startsWith("#day/")) { event.preventDefault(); toDay(where.slice(5)); }
    if (link && link.classList.contains("jump")) { event.preventDefault(); byId(where.slice(1)).scrollIntoView(); }
    const button = event.target.closest("button");
    if (!button) return;
    if (button.classList.contains("save-png")) png(button);
    else if (button.classList.contains("older")) unfold(button);
    else if (button.classList.contains("turn-day")) { sitrep.type("turned-day", button.value); byId("timeline").scrollIntoView(); }
    else if (button.classList.contains("theme")) { keep("theme", button.value); sitrep.dress(); }
    else if (button.id === "keys-switch") { keep("keys", sitrep.keysOn() ? "off" : "on"); sitrep.dress(); }
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => sitrep.dress());
})();
