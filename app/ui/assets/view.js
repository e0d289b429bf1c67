/* The address says what is looked at: page, filters, opened source. Sent as a link it opens the same; back and forward work. */
(() => {
  "use strict";
  const sitrep = (window.sitrep = window.sitrep || {});
  const FILTERS = ["since", "until", "outlet", "party", "tag"];
  const DAYS = "#since input, #until input, #briefing-since input, #briefing-until input";
  const byId = (id) => document.getElementById(id);
  const query = () => new URLSearchParams(location.search);
  let going = false, seen = null;
  let ours = false; /* a person changed a filter since the address was last followed: only then does the server's word go into it */
  let wanted = null; /* the filters that were asked for last, whose answer may be on its way */

  sitrep.slug = (tab) => tab.textContent.trim().split(/\s/)[0].toLowerCase();
  const tabs = () => [...document.querySelectorAll('#tabs [role="tab"]')];
  sitrep.page = () => { const tab = tabs().find((t) => t.getAttribute("aria-selected") === "true"); return tab ? sitrep.slug(tab) : "ask"; };

  /* What is looked after when the page has changed: once a frame, however much was drawn in it. */
  const after = [], atOnce = [];
  sitrep.atOnce = (one) => atOnce.push(one); /* before the next key or click, for what must not be lost between */
  let waits = false;
  const look = () => { waits = false; after.forEach((one) => one()); };
  /* Day boxes become the browser's own before a key can reach them: one that has the focus while it changes takes no more keys. */
  const days = () => document.querySelectorAll(DAYS).forEach((box) => { if (box.type !== "date") box.type = "date"; });
  const soon = () => {
    days();
    atOnce.forEach((one) => one());
    if (waits) return;
    waits = true;
    if (document.hidden) setTimeout(look, 50); else requestAnimationFrame(look);
  };
  sitrep.afterDrawing = (one) => {
    after.push(one);
    if (after.length === 1) new MutationObserver(soon).observe(document.documentElement, { childList: true, subtree: true });
    soon();
  };

  /* Tell the server which page is open: it draws that one. It begins with the first. */
  let told = "ask";
  sitrep.opens = (page) => {
    if (page === told || !document.querySelector("#view-page textarea, #view-page input")) return; /* nothing to say, or not built yet */
    told = page;
    sitrep.type("view-page", page);
  };

  /* Write into the address; "none" and what happens while an address is being followed write nothing. */
  const put = (now, keep) => {
    const text = now.toString();
    if (text === query().toString()) return;
    history[keep === "replace" ? "replaceState" : "pushState"](null, "", text ? `?${text}` : location.pathname);
  };
  sitrep.write = (changed, keep = "push") => {
    if (going || keep === "none") return;
    const now = query();
    Object.entries(changed).forEach(([name, value]) => (value ? now.set(name, value) : now.delete(name)));
    put(now, keep);
  };

  /* The filters as the server says them, in the order of the address. */
  const filtersOf = (params) => {
    const kept = new URLSearchParams();
    FILTERS.forEach((name) => params.getAll(name).forEach((value) => kept.append(name, value)));
    return kept.toString();
  };
  const follow = () => {
    const button = byId("copy-link");
    if (!button || button.value === seen) return;
    seen = button.value;
    if (!ours || filtersOf(query()) === filtersOf(new URLSearchParams(seen))) return;
    const now = query();
    FILTERS.forEach((name) => now.delete(name));
    new URLSearchParams(seen).forEach((value, name) => now.append(name, value));
    put(now, "push");
  };

  /* Answers come late and one by one, and on the way some inputs are of this view and some of the last: none is written down. */
  const want = (asked) => {
    wanted = filtersOf(asked);
    sitrep.type("view-asked", `?${asked}`, "view-go");
  };
  const drop = (filters) => {
    const now = query();
    FILTERS.forEach((name) => now.delete(name));
    new URLSearchParams(filters).forEach((value, name) => now.append(name, value));
    put(now, "push");
    ours = false;
    want(new URLSearchParams(filters));
  };
  ["input", "keydown", "pointerdown"].forEach((kind) => document.addEventListener(kind, (event) => {
    if (event.target.closest && event.target.closest("#filters")) { ours = true; wanted = null; }
  }, true));

  /* Show what the address says. */
  const go = (first) => {
    const asked = query(), drawn = byId("copy-link");
    if (!first && drawn) seen = drawn.value; /* what the server said a moment ago, though no frame has been drawn since */
    going = true;
    ours = false;
    const page = asked.get("view") || "ask";
    const tab = tabs().find((t) => sitrep.slug(t) === page);
    if (tab && sitrep.page() !== page) tab.click();
    const by = asked.get("by") || "event";
    const radio = document.querySelector(`#timeline-by input[value="${CSS.escape(by)}"]`);
    if (radio && !radio.checked) radio.click();
    if (!first && filtersOf(asked) !== (wanted ?? seen)) want(asked);
    const source = asked.get("source");
    if (!source) { if (sitrep.shown()) sitrep.shutSource(); }
    else if (source !== sitrep.shown() && !sitrep.openNamed(source)) badSource();
    setTimeout(() => { going = false; }, 0);
  };
  const badSource = () => {
    document.body.classList.remove("closed");
    byId("source-text").textContent = "The link names a source in a way that Sitrep does not read. Choose one on the page.";
  };
  addEventListener("popstate", () => go(false));

  /* How high the header is: on a phone the tabs stand at its foot, and its badges take one line or more. */
  const header = new ResizeObserver(([top]) => document.documentElement.style.setProperty("--head", `${top.target.offsetHeight}px`));
  let opened = false, met = false, measured = false, tabSeen = null;
  /* On a phone the row of tabs is longer than the window: the open one stands in it. */
  const toTab = () => {
    const tab = tabs().find((t) => t.getAttribute("aria-selected") === "true"), row = tab && tab.closest(".tab-wrapper");
    if (!row || tab === tabSeen || !tab.offsetParent) return;
    tabSeen = tab;
    const place = tab.getBoundingClientRect(), room = row.getBoundingClientRect();
    if (place.left < room.left || place.right > room.right) row.scrollLeft += place.left - room.left - (room.width - place.width) / 2;
  };
  sitrep.drawn = () => {
    follow();
    if (!measured && byId("top")) { measured = true; header.observe(byId("top")); }
    /* Gradio gives each choice a name of its own: under one name the arrow keys go from one to the next. */
    document.querySelectorAll("#timeline-by, #briefing-length, #briefing-audience").forEach((group) => {
      group.querySelectorAll("input[type=radio]").forEach((one) => { if (one.name !== group.id) one.name = group.id; });
    });
    if (!opened && byId("source-text") && tabs().length) { opened = true; setTimeout(() => go(true), 60); }
    const radio = document.querySelector("#timeline-by input[value=statement]");
    if (radio && !met) { met = true; if (query().get("by") === "statement" && !radio.checked) radio.click(); }
    if (opened) sitrep.opens(sitrep.page());
    toTab();
    sitrep.dress();
  };

  /* A year that is being typed, "0203" on the way to "2031", is no day yet: neither filters nor address follow it. */
  document.addEventListener("input", (event) => {
    if (event.target.matches(DAYS) && event.target.value && event.target.value < "1000") event.stopPropagation();
  }, true);
  document.addEventListener("change", (event) => {
    if (event.target.matches("#timeline-by input")) sitrep.write({ by: event.target.value === "event" ? null : event.target.value });
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.classList.contains("unfilter")) drop(button.value);
    if (button.id === "copy-link") copy();
  });
  const copy = async () => {
    const told = byId("copied");
    try { await navigator.clipboard.writeText(location.href); told.textContent = "Copied"; }
    catch { told.textContent = location.href; } /* no clipboard here: the address is shown, to be copied by hand */
    setTimeout(() => { if (told.textContent === "Copied") told.textContent = ""; }, 2500);
  };
})();
