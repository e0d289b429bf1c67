/* The page's only listener: citations open the source pane, suggestions ask themselves. No data is ever evaluated. */
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const wide = () => matchMedia("(min-width: 900px)").matches;
  let list = [], at = -1, opener = null, asked = 0;

  const parse = (link) => {
    const found = /^#s\/([^/]+)\/(\d+)\/(\d+)-(\d+)$/.exec(link.getAttribute("href") || "");
    return found && { article: decodeURIComponent(found[1]), version: found[2], start: found[3], end: found[4] };
  };

  const same = (one, other) => one.textContent === other.textContent && one.getAttribute("href") === other.getAttribute("href");

  const open = async (link, { focus }) => {
    const place = parse(link);
    if (!place) return;
    const scope = link.closest(".scope") || link.parentElement;
    list = [...new Map([...scope.querySelectorAll("a.cite")].map((a) => [a.textContent + a.getAttribute("href"), a])).values()];
    list.sort((a, b) => number(a) - number(b));
    at = list.findIndex((a) => same(a, link));
    opener = link;
    const also = list.map(parse).filter((p) => p && p.article === place.article && p.version === place.version);
    const query = new URLSearchParams({ ...place, also: [...new Set(also.map((p) => `${p.start}-${p.end}`))].join(",") });
    const mine = ++asked;
    const reply = await fetch(`/source?${query}`, { credentials: "same-origin" }).catch(() => null);
    if (mine !== asked) return;
    if (reply && reply.status === 401) { location.reload(); return; }
    show(reply ? await reply.text() : "", scope, link, focus);
  };

  const number = (link) => parseInt(link.textContent.replace(/\D+/g, ""), 10) || 0;

  const show = (text, scope, link, focus) => {
    const body = byId("source-text");
    if (text) body.innerHTML = text; /* built by our own server from escaped parts */
    else body.textContent = "The source could not be read. Is Sitrep still running?";
    document.querySelectorAll("a.cite.on").forEach((a) => a.classList.remove("on"));
    scope.querySelectorAll("a.cite").forEach((a) => a.classList.toggle("on", same(a, link)));
    byId("source-place").textContent = at < 0 ? "Article" : `Citation ${at + 1} of ${list.length}`;
    byId("source-back").disabled = at <= 0;
    byId("source-on").disabled = at < 0 || at >= list.length - 1;
    document.body.classList.add("reading");
    document.body.classList.remove("closed");
    const mark = body.querySelector("mark.now");
    const goal = mark || byId("source-title") || body;
    body.scrollTop += goal.getBoundingClientRect().top - body.getBoundingClientRect().top - (mark ? body.clientHeight / 3 : 20);
    if (focus) goal.focus({ preventScroll: true });
  };

  const step = (by) => { if (list[at + by]) open(list[at + by], { focus: false }); };
  const shut = (closed) => { document.body.classList.toggle("closed", closed); document.body.classList.remove("reading"); };
  const close = () => { shut(true); if (opener) opener.focus(); };
  const WIDE_PAGES = ["Positions", "Disputes", "Library"]; /* tables: the pane makes room until a source is opened */

  const ask = (question) => {
    const box = document.querySelector("#question textarea, #question input");
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), "value").set.call(box, question);
    box.dispatchEvent(new Event("input", { bubbles: true }));
    setTimeout(() => byId("ask").click(), 0);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.cite, a.read");
    if (link) { event.preventDefault(); open(link, { focus: true }); return; }
    const button = event.target.closest("button");
    if (!button) return;
    if (button.getAttribute("role") === "tab") shut(WIDE_PAGES.includes(button.textContent.trim()));
    else if (button.classList.contains("suggest")) ask(button.textContent);
    else if (button.id === "source-back") step(-1);
    else if (button.id === "source-on") step(1);
    else if (button.id === "source-close") close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.body.classList.contains("reading") && !wide()) close();
  });

  /* A new answer scrolls into view; on a wide screen its first source opens beside it. */
  let seen = "";
  const follow = () => {
    const turns = document.querySelectorAll("#talk .turn:not(.welcome)");
    const last = turns[turns.length - 1];
    if (!last) return;
    const state = `${last.id}/${last.querySelector(".busy") ? "waits" : "answered"}`;
    if (state === seen) return;
    seen = state;
    const talk = byId("talk");
    talk.setAttribute("aria-live", "polite");
    talk.scrollTop = last.offsetTop - talk.offsetTop - 8;
    const first = last.querySelector("a.cite");
    if (first && wide()) open(first, { focus: false });
  };
  const start = () => {
    new MutationObserver(follow).observe(document.body, { childList: true, subtree: true });
  };
  if (document.body) start(); else document.addEventListener("DOMContentLoaded", start);
})();
