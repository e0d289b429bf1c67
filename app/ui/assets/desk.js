/* The page's only listener: citations open the source pane, suggestions ask themselves, buttons in lists ask the server.
   No data is ever evaluated. */
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const wide = () => matchMedia("(min-width: 900px)").matches;
  const sitrep = (window.sitrep = window.sitrep || {});
  const HINT = "Press a numbered citation to read the sentence in its article.";
  let list = [], at = -1, opener = null, asked = 0, last = "", shownPlace = null;

  const parse = (link) => {
    const found = /^#s\/([^/]+)\/(\d+)\/(\d+)-(\d+)$/.exec(link.getAttribute("href") || "");
    return found && { article: decodeURIComponent(found[1]), version: found[2], start: found[3], end: found[4] };
  };
  const said = (place) => `${place.article}/${place.version}/${place.start}-${place.end}`;
  /* A page element as the address names it, or a stand-in when the page has none: a link may open any source. */
  const named = (text) => {
    const found = /^(.+)\/(\d+)\/(\d+-\d+)$/.exec(text || "");
    if (!found) return null;
    const href = `#s/${encodeURIComponent(found[1])}/${found[2]}/${found[3]}`;
    const there = [...document.querySelectorAll("a.cite, a.read")].find((a) => a.getAttribute("href") === href && a.checkVisibility());
    if (there) return there;
    const link = document.createElement("a");
    link.setAttribute("href", href);
    return link;
  };

  const same = (one, other) => one.textContent === other.textContent && one.getAttribute("href") === other.getAttribute("href");

  const open = async (link, { focus, keep = "push" }) => {
    const place = parse(link);
    if (!place) return;
    sitrep.write({ source: said(place) }, keep);
    const scope = gather(link);
    shownPlace = place;
    const also = list.map(parse).filter((p) => p && p.article === place.article && p.version === place.version);
    const query = new URLSearchParams({ ...place, also: [...new Set(also.map((p) => `${p.start}-${p.end}`))].join(",") });
    const mine = ++asked;
    last = `/source?${query}`;
    const reply = await fetch(last, { credentials: "same-origin" }).catch(() => null);
    if (mine !== asked) return;
    if (reply && reply.status === 401) { location.reload(); return; }
    show(reply ? await reply.text() : "", scope, link, focus);
  };

  /* The citations that stand together with this one, by their numbers. */
  const gather = (link) => {
    const scope = link.closest(".scope") || link.parentElement || document.createElement("div");
    list = [...new Map([...scope.querySelectorAll("a.cite")].map((a) => [a.textContent + a.getAttribute("href"), a])).values()];
    list.sort((a, b) => number(a) - number(b));
    at = list.findIndex((a) => same(a, link));
    opener = link;
    return scope;
  };
  /* A source that was opened by a link, once the page that cites it is drawn, or drawn anew. */
  const relist = () => {
    const told = at >= 0 && opener && opener.isConnected;
    if (!shownPlace || told || !byId("source-title")) return;
    const link = named(said(shownPlace));
    if (link && link.classList.contains("cite") && link.isConnected) tellPlace(gather(link), link);
  };

  const number = (link) => parseInt(link.textContent.replace(/\D+/g, ""), 10) || 0;

  const show = (text, scope, link, focus) => {
    const body = byId("source-text");
    if (text) body.innerHTML = text; /* built by our own server from escaped parts */
    else body.textContent = "The source could not be read. Is Sitrep still running?";
    showFolds(); /* before anything is brought into sight: an open fold moves what is under it */
    tellPlace(scope, link);
    document.body.classList.add("reading");
    document.body.classList.remove("closed");
    const goal = toMark(body);
    if (focus) goal.focus({ preventScroll: true });
  };
  const tellPlace = (scope, link) => {
    document.querySelectorAll("a.cite.on").forEach((a) => a.classList.remove("on"));
    scope.querySelectorAll("a.cite").forEach((a) => a.classList.toggle("on", same(a, link)));
    byId("source-place").textContent = at < 0 ? "Article" : `Citation ${at + 1} of ${list.length}`;
    byId("source-back").disabled = at <= 0;
    byId("source-on").disabled = at < 0 || at >= list.length - 1;
  };
  const toMark = (body) => {
    const mark = body.querySelector("mark.now");
    const goal = mark || byId("source-title") || body;
    body.scrollTop += goal.getBoundingClientRect().top - body.getBoundingClientRect().top - (mark ? body.clientHeight / 3 : 20);
    return goal;
  };

  const step = (by) => { if (list[at + by]) open(list[at + by], { focus: false, keep: "replace" }); };
  const shut = (closed) => { document.body.classList.toggle("closed", closed); document.body.classList.remove("reading"); };
  const close = () => {
    const back = opener && !opener.isConnected && shownPlace ? named(said(shownPlace)) : opener; /* it may have been drawn anew */
    shut(true);
    shownPlace = null;
    sitrep.write({ source: null });
    if (back && back.isConnected) back.focus();
  };
  /* The samples step aside for the first article of one's own: what was opened of them goes with them. */
  let sampled = false;
  const stepAside = () => {
    const now = Boolean(document.querySelector("#top .badge.samples"));
    if (sampled && !now && byId("source-title")) {
      const hint = Object.assign(document.createElement("p"), { className: "none", textContent: HINT });
      byId("source-text").replaceChildren(hint);
      byId("source-place").textContent = "Source";
      byId("source-back").disabled = byId("source-on").disabled = true;
      [list, at, opener] = [[], -1, null];
      sitrep.shutSource();
      sitrep.write({ source: null }, "replace");
    }
    sampled = now;
  };
  sitrep.afterDrawing(stepAside);
  const WIDE_PAGES = ["positions", "disputes", "timeline", "library", "settings"]; /* the pane makes room until a source is opened */
  const turnTo = (page) => {
    sitrep.opens(page);
    const wideOne = WIDE_PAGES.includes(page);
    shut(wideOne);
    if (wideOne) shownPlace = null;
    sitrep.write({ view: page === "ask" ? null : page, source: shownPlace ? said(shownPlace) : null });
  };
  sitrep.shown = () => (shownPlace ? said(shownPlace) : null);
  sitrep.openNamed = (text) => { const link = named(text); if (link) open(link, { focus: false, keep: "none" }); return Boolean(link); };
  sitrep.shutSource = () => { shownPlace = null; shut(WIDE_PAGES.includes(sitrep.page())); };

  /* Fill one of the page's text boxes as if it had been typed, then press a button, if any. */
  const type = (id, text, button) => {
    const box = document.querySelector(`#${id} textarea, #${id} input`);
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), "value").set.call(box, text);
    box.dispatchEvent(new Event("input", { bubbles: true }));
    if (button) setTimeout(() => byId(button).click(), 0);
  };
  const act = (value) => type("asked", value, "asked-go");
  sitrep.type = type;

  /* Which articles of the list are selected; the list is drawn anew by the server, the selection stays. */
  const picked = new Set();
  const showPicked = () => {
    const rows = [...document.querySelectorAll("#articles button.pick")];
    rows.forEach((b) => {
      const on = picked.has(b.value);
      b.setAttribute("aria-pressed", String(on));
      b.closest("tr").classList.toggle("on", on);
    });
    document.body.classList.toggle("picking", picked.size > 0);
    if (!picked.size) document.body.classList.remove("sure");
    const words = picked.size === 1 ? "1 article selected" : `${picked.size} articles selected`;
    const line = byId("picked-count");
    if (line && line.textContent !== words) line.textContent = words;
  };
  const pick = (id) => { if (!picked.delete(id)) picked.add(id); showPicked(); };
  const sure = (open, focus) => { document.body.classList.toggle("sure", open); byId(focus).focus(); };
  const drop = () => { picked.clear(); showPicked(); };
  const tagAs = (verb) => {
    const box = byId("picked-tag"), name = box.value.trim();
    if (!name) { box.focus(); return; }
    act(JSON.stringify([verb, name, ...picked]));
  };
  const remove = () => { act(JSON.stringify(["remove", ...picked])); drop(); byId("find").querySelector("input, textarea").focus(); };

  /* Fold-outs stay as the reader left them when the server draws them anew. */
  const folds = new Map();
  document.addEventListener("toggle", (event) => {
    if (event.target.classList.contains("shelf") && event.target.isConnected) folds.set(event.target.id, event.target.open);
  }, true);
  const showFolds = () => folds.forEach((open, id) => { const fold = byId(id); if (fold && fold.open !== open) fold.open = open; });

  /* Each press counts, also while an earlier one is at work; only the second press of a double click asks for nothing more. */
  let pressed = null;
  document.addEventListener("click", (event) => {
    const button = event.target.closest("#paste-add, #paste-watch, #rename, #merge, button.act, button.talk-act, button.b-do");
    const same = button && `${button.id}|${button.value}`;
    if (same && event.detail > 1 && same === pressed) { event.stopPropagation(); event.preventDefault(); }
    pressed = same;
  }, true);

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.cite, a.read, a.mark");
    if (link && parse(link)) { event.preventDefault(); open(link, { focus: true }); return; }
    const button = event.target.closest("button");
    if (!button) return;
    if (button.getAttribute("role") === "tab") turnTo(sitrep.slug(button));
    else if (button.classList.contains("suggest")) type("question", button.textContent, "ask");
    else if (button.classList.contains("widen")) type("ask-wide", button.value, "ask-widen");
    else if (button.classList.contains("act")) act(button.value);
    else if (button.classList.contains("turn-page")) { type("turned", button.value); byId("articles").scrollIntoView(); }
    else if (button.classList.contains("pick")) pick(button.value);
    else if (button.id === "picked-none") drop();
    else if (button.id === "picked-tagged") tagAs("tag");
    else if (button.id === "picked-untagged") tagAs("untag");
    else if (button.id === "picked-remove") sure(true, "picked-sure");
    else if (button.id === "picked-keep") sure(false, "picked-remove");
    else if (button.id === "picked-sure") remove();
    else if (button.id === "source-back") step(-1);
    else if (button.id === "source-on") step(1);
    else if (button.id === "source-close") close();
    else if (button.classList.contains("raw-view")) again(button.value === "raw");
    else if (button.classList.contains("unfold")) { const fold = byId(button.value); fold.open = true; fold.scrollIntoView({ block: "nearest" }); fold.querySelector("summary").focus(); }
  });
  /* The opened source once more, raw or clean, with the marked place in sight. */
  const again = async (raw) => {
    const reply = await fetch(last + (raw ? "&as_raw=true" : ""), { credentials: "same-origin" }).catch(() => null);
    if (!reply || !reply.ok) return;
    byId("source-text").innerHTML = await reply.text(); /* built by our own server from escaped parts */
    showFolds();
    toMark(byId("source-text"));
    byId("source-text").querySelector("button.raw-view").focus({ preventScroll: true });
  };
  /* A form of the source pane: what it asks is done by the server, then the pane and the tables are drawn anew. */
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form.mend");
    if (!form) return;
    event.preventDefault();
    const pane = byId("source-text");
    const body = JSON.stringify(Object.fromEntries(new FormData(form, event.submitter)));
    const reply = await fetch("/claims", { method: "POST", credentials: "same-origin", headers: { "content-type": "application/json" }, body }).catch(() => null);
    if (reply && reply.status === 401) { location.reload(); return; }
    const words = reply ? await reply.text() : "Sitrep could not be reached. Is it still running?";
    if (reply && reply.ok) {
      const again = await fetch(last, { credentials: "same-origin" }).catch(() => null);
      if (again && again.ok) pane.innerHTML = await again.text(); /* built by our own server from escaped parts */
      showFolds();
      byId("draw-again").click();
    }
    const told = byId("claims-told");
    if (!told) return;
    const ours = reply && (reply.headers.get("content-type") || "").startsWith("text/html"); /* built from escaped parts */
    if (ours) told.innerHTML = words; else told.textContent = words;
    told.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("#upload button")) { /* the browser opens its files on Space alone there */
      event.preventDefault();
      event.target.querySelector("input[type=file]").click();
    }
    if (event.key === "Escape" && document.body.classList.contains("reading") && !wide()) close();
    else if (event.key === "Escape" && event.target.closest("#source")) close();
    else if (sitrep.keysOn() && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target)) {
      if (event.key === "n") step(1);
      if (event.key === "p") step(-1);
    }
  });
  const typing = (where) => where.closest && where.closest("input, textarea, select, [contenteditable]");

  /* A new answer scrolls into view; on a wide screen its first source opens beside it. */
  let seen = "";
  const follow = () => {
    const turns = document.querySelectorAll("#talk .turn:not(.welcome)");
    const last = turns[turns.length - 1];
    if (!last) return;
    const state = `${last.id}/${last.querySelector(".q")?.textContent}/${last.querySelector(".busy") ? "waits" : "answered"}`;
    const more = last.querySelector(".sug") ? "+" : "";
    if (state + more === seen) return;
    const talk = byId("talk"), known = seen === state;
    seen = state + more;
    talk.setAttribute("aria-live", "polite");
    talk.scrollTop += last.getBoundingClientRect().top - talk.getBoundingClientRect().top - 8;
    if (known) return; /* only what could be asked next has come */
    const first = last.querySelector("a.cite");
    if (first && wide()) open(first, { focus: false, keep: "replace" });
  };
  sitrep.afterDrawing(() => { follow(); showPicked(); showFolds(); sitrep.drawn(); relist(); });
})();
