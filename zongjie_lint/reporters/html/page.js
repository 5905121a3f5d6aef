(() => {
  "use strict";
  const form = document.getElementById("filter");
  if (!form) return;

  const ranks = { info: 1, warning: 2, error: 3 };
  const things = [...document.querySelectorAll("[data-severity]")];
  const references = [...document.querySelectorAll("a.ref")];
  const marks = [...document.querySelectorAll("mark[data-of]")];
  const output = form.querySelector("output");
  const known = new Map(things.map((thing) => [thing.dataset.finding, thing.dataset]));
  const total = known.size;

  const chosen = (name) => new Set([...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value));

  const dress = (mark, shown) => {
    const names = mark.dataset.of.split(" ").filter((name) => shown.has(name.replace("r", "")));
    let best = null;
    for (const name of names) {
      const related = name.endsWith("r");
      const severity = known.get(name.replace("r", "")).severity;
      const rank = (related ? 0 : 10) + ranks[severity];
      if (!best || rank > best.rank) best = { rank, related, severity };
    }
    mark.classList.remove("error", "warning", "info", "related", "off");
    if (!best) mark.classList.add("off");
    else mark.classList.add(best.severity, ...(best.related ? ["related"] : []));
  };

  const apply = () => {
    const severities = chosen("severity");
    const codes = chosen("code");
    const shown = new Set();
    for (const [name, data] of known) {
      if (severities.has(data.severity) && codes.has(data.code)) shown.add(name);
    }
    for (const thing of [...things, ...references]) thing.hidden = !shown.has(thing.dataset.finding);
    for (const mark of marks) dress(mark, shown);
    for (const line of document.querySelectorAll(".filtered")) {
      line.hidden = !line.closest("section").querySelector("[data-severity][hidden]");
    }
    output.value = output.dataset.words.replace("{shown}", shown.size).replace("{total}", total);
  };

  form.hidden = false;
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of form.querySelectorAll("[data-all]")) {
    button.addEventListener("click", () => {
      for (const box of form.querySelectorAll("[name=code]")) box.checked = button.dataset.all === "1";
      apply();
    });
  }
  document.getElementById("print").addEventListener("click", () => window.print());

  // A mark leads to the first of its notes that is shown, as the number after it does for the keyboard.
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-of]");
    if (!mark || String(window.getSelection())) return;
    const name = mark.dataset.of.split(" ").map((each) => each.replace("r", ""));
    const note = name.map((each) => document.querySelector(`article[data-finding="${each}"]`)).find((each) => each && !each.hidden);
    if (note) location.hash = note.id;
  });

  // What is linked to inside something folded up must open to be seen.
  const linked = () => {
    try {
      return location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null; // a “%” that begins no escape
    }
  };
  const unfold = () => {
    const target = linked();
    const folded = target && target.closest("details:not([open])");
    if (folded) {
      folded.open = true;
      target.scrollIntoView();
    }
  };
  window.addEventListener("hashchange", unfold);
  apply();
  unfold();
})();
