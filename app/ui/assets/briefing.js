/* The Briefing page's listener: kept briefings are fetched, their buttons and forms ask the server. No data is ever evaluated. */
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const fresh = { id: "", mode: "read", since: "auto", only: "" };
  let view = fresh, opened = "", listed = false;

  const ask = async (path, options) => {
    const reply = await fetch(path, { credentials: "same-origin", ...options }).catch(() => null);
    if (reply && reply.status === 401) { location.reload(); return null; }
    const ours = reply && (reply.headers.get("content-type") || "").startsWith("text/html");
    return { ok: Boolean(reply && reply.ok), html: ours ? await reply.text() : "" };
  };
  /* What comes is built by our own server from escaped parts. */
  const put = (place, reply) => {
    if (!place || !reply) return;
    if (reply.html) place.innerHTML = reply.html;
    else place.textContent = "Sitrep could not be reached. Is it still running?";
  };

  const list = async () => put(byId("briefing-list"), await ask("/briefings"));
  const open = async (changes) => {
    view = { ...view, ...changes };
    const { id, ...query } = view;
    if (id) put(byId("briefing-text"), await ask(`/briefings/${encodeURIComponent(id)}?${new URLSearchParams(query)}`));
  };

  /* What went wrong stands above; the form keeps what was typed. */
  const complain = (near, reply) => {
    const old = byId("b-told");
    if (old) old.remove();
    const told = document.createElement("div");
    told.id = "b-told";
    told.setAttribute("role", "alert");
    near.prepend(told);
    put(told, reply);
    told.scrollIntoView({ block: "nearest" });
  };

  const LISTS = ["rename", "delete", "restore"];
  const act = async (asked, at) => {
    const body = JSON.stringify(asked);
    const reply = await ask("/briefings", { method: "POST", headers: { "content-type": "application/json" }, body });
    if (!reply) return;
    const place = LISTS.includes(asked.verb) ? byId("briefing-list") : byId("briefing-text");
    if (!reply.ok) { complain(at.closest("form, li") || place, reply); return; }
    const focused = document.activeElement && document.activeElement.id;
    const top = scrollY;
    put(place, reply);
    if (place.id === "briefing-text" || (asked.id === view.id && asked.verb === "rename")) list();
    if (asked.verb === "rename" && asked.id === view.id) open({});
    if (asked.verb === "delete" && asked.id === view.id) { view = fresh; byId("briefing-text").textContent = ""; }
    scrollTo({ top });
    const line = asked.line && byId(`b-line-${asked.line}`);
    const goal = (focused && byId(focused)) || (line && line.querySelector("summary")) || byId("b-undo");
    if (goal) goal.focus({ preventScroll: !line });
  };

  document.addEventListener("click", (event) => {
    const done = event.target.closest("a.b-done");
    if (done) { event.preventDefault(); return; }
    const button = event.target.closest("button");
    if (!button) return;
    if (button.classList.contains("b-open")) open({ ...fresh, id: button.value }).then(() => byId("briefing").scrollIntoView());
    else if (button.classList.contains("b-view")) open(Object.fromEntries(new URLSearchParams(button.value))).then(() => {
      if (button.id === "b-done") list();
      const goal = byId(button.id) || byId("b-edit") || byId("b-done");
      if (goal) goal.focus({ preventScroll: true });
    });
    else if (button.classList.contains("b-do")) act(JSON.parse(button.value), button);
  });
  document.addEventListener("change", (event) => { if (event.target.id === "b-since") open({ since: event.target.value, only: "" }); });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form.b-form");
    if (!form) return;
    event.preventDefault();
    act(Object.fromEntries(new FormData(form)), form);
  });

  const look = () => {
    if (!listed && byId("briefing-list")) { listed = true; list(); }
    const done = document.querySelector("#briefing-steps a.b-done");
    const id = done ? decodeURIComponent(done.getAttribute("href").slice(3)) : "";
    if (id && id !== opened) { opened = id; open({ ...fresh, id }); list(); }
  };
  window.sitrep.afterDrawing(look);
})();
