/* The list of conversations: its buttons ask the server through a hidden box, as those of the library do; names are typed in place. */
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const open = () => document.body.classList.contains("talks-open");

  const ask = (verb) => {
    const box = document.querySelector("#talk-asked textarea, #talk-asked input");
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), "value").set.call(box, verb);
    box.dispatchEvent(new Event("input", { bubbles: true }));
    setTimeout(() => byId("talk-go").click(), 0);
  };

  const drawer = (shown) => {
    document.body.classList.toggle("talks-open", shown);
    const toggle = byId("talks-toggle");
    if (shown) { ask(JSON.stringify(["look"])); document.querySelector("#talks-find textarea, #talks-find input").focus(); }
    else if (toggle) toggle.focus();
  };
  const composer = () => { const box = document.querySelector("#question textarea"); if (box) box.focus({ preventScroll: true }); };

  const save = (address) => {
    const link = document.createElement("a");
    link.href = address;
    link.download = "";
    document.body.append(link);
    link.click();
    link.remove();
  };

  const rename = (button) => {
    const line = button.closest("li"), old = line.querySelector(".talk-open b").textContent;
    const name = document.createElement("input");
    Object.assign(name, { className: "talk-name", value: old, maxLength: 80 });
    name.setAttribute("aria-label", `New name of ${old}`);
    line.querySelector(".talk-open").replaceWith(name);
    line.querySelector("details").open = false;
    name.focus();
    name.select();
    let done = false;
    const end = (kept) => {
      if (done) return;
      done = true;
      const called = name.value.trim();
      ask(JSON.stringify(kept && called && called !== old ? ["rename", button.value, called] : ["look"]));
      if (!kept || !called || called === old) { const again = document.createElement("p"); again.textContent = old; name.replaceWith(again); }
    };
    name.addEventListener("keydown", (event) => {
      if (event.key === "Enter") end(true);
      else if (event.key === "Escape") { event.stopPropagation(); end(false); }
    });
    name.addEventListener("blur", () => end(true));
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) { if (open() && event.target.closest("#talk, #asking")) drawer(false); return; }
    if (button.id === "talks-toggle") drawer(!open());
    else if (button.classList.contains("talk-save")) save(button.value);
    else if (button.classList.contains("talk-rename")) rename(button);
    else if (button.classList.contains("talk-act")) {
      ask(button.value);
      if (button.id === "talk-new" || button.classList.contains("talk-open")) { document.body.classList.remove("talks-open"); composer(); }
    }
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && open()) drawer(false); });

  /* The conversation takes what is left of the window under the rows above it, so that the composer stays in sight. */
  const LEAST = 260, EDGE = 8;
  let room = "";
  const fit = () => {
    const talk = byId("talk"), asking = byId("asking");
    if (!talk || !asking || !talk.offsetParent) return;
    const above = talk.getBoundingClientRect().top + scrollY;
    const left = `${Math.max(LEAST, Math.floor(innerHeight - above - (asking.getBoundingClientRect().bottom - talk.getBoundingClientRect().bottom) - EDGE))}px`;
    if (left !== room) document.documentElement.style.setProperty("--talk", room = left);
  };
  addEventListener("resize", fit);

  /* The conversation and the row over it are drawn anew by the server: what had the focus there keeps it. */
  let held = null;
  const inside = (turn) => [...turn.querySelectorAll("a, button, summary")];
  document.addEventListener("focusin", (event) => {
    const button = event.target.closest("#talks-bar button[id]"), turn = event.target.closest("#talk .turn[id]");
    held = button ? { one: button, again: () => byId(button.id) } : null;
    if (!turn) return;
    const place = inside(turn).indexOf(event.target);
    held = { one: event.target, again: () => byId(turn.id) && inside(byId(turn.id))[place] };
  });
  const hold = () => {
    if (!held || held.one.isConnected || document.activeElement !== document.body) return;
    const again = held.again();
    if (again) again.focus({ preventScroll: true });
  };

  /* The conversation can be scrolled from the keyboard. */
  const reachable = () => {
    fit();
    hold();
    const talk = byId("talk");
    if (talk && !talk.hasAttribute("tabindex")) { talk.tabIndex = 0; talk.setAttribute("role", "log"); talk.setAttribute("aria-label", "Conversation"); }
    const toggle = byId("talks-toggle");
    if (toggle) toggle.setAttribute("aria-expanded", String(open()));
  };
  window.sitrep.afterDrawing(reachable);
})();
