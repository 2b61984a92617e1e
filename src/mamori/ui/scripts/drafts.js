// What is typed into a form that says whose it is, is saved at the server while it is typed; and a
// press on its button without a connection leaves the page as it is. Nothing is kept in the
// browser: computers at a school are shared.

const told = document.querySelector("template[data-drafts]");
const PAUSE = 3000; // milliseconds after the last key
const LONGEST = 10000; // at most so long is anything typed not saved
const PATIENCE = 8000; // for the answer to a saving
const FIELD = "whose";
const UNTOLD = new Set([FIELD, "csrfmiddlewaretoken"]);

const known = new Map(); // form -> as it was opened, what is saved of it, what is under way
const hidden = (form, name) => form.querySelector(`input[name="${name}"]`);
const isOurs = (form) => Boolean(form && hidden(form, FIELD));

const words = (form) =>
  JSON.stringify(
    [...new FormData(form)].filter(
      ([name, value]) =>
        typeof value === "string" &&
        !UNTOLD.has(name) &&
        !form.querySelector(`input[type="password"][name="${CSS.escape(name)}"]`),
    ),
  );

const stateOf = (form) => {
  if (!known.has(form)) known.set(form, { last: Promise.resolve() });
  return known.get(form);
};

const message = (form, typed) => {
  const sent = new FormData();
  const to = new URL(form.getAttribute("action") ?? "", location.href);
  sent.set("csrfmiddlewaretoken", hidden(form, "csrfmiddlewaretoken")?.value ?? "");
  sent.set("form", hidden(form, FIELD).value);
  sent.set("to", to.pathname);
  sent.set("typed", typed);
  if (typed === stateOf(form).fresh) sent.set("untouched", "1");
  return sent;
};

// Save a form after what is under way for it; say whether anybody answered.
const save = (form) => {
  const state = stateOf(form);
  clearTimeout(state.timer);
  state.timer = state.since = undefined;
  state.last = state.last.then(async () => {
    const typed = words(form);
    state.stop = new AbortController();
    const patience = setTimeout(() => state.stop.abort(), PATIENCE);
    try {
      const answer = await fetch(told.dataset.drafts, {
        method: "POST",
        body: message(form, typed),
        redirect: "manual",
        signal: state.stop.signal,
      });
      if (answer.status === 204) state.saved = typed;
      state.lost = false;
    } catch {
      state.lost = true;
      state.timer ??= setTimeout(save, LONGEST, form);
    } finally {
      clearTimeout(patience);
    }
    return !state.lost;
  });
  return state.last;
};

const soon = ({ target }) => {
  const { form } = target;
  if (!isOurs(form)) return;
  const state = stateOf(form);
  state.touched = true;
  state.since ??= Date.now();
  clearTimeout(state.timer);
  const rest = state.since + LONGEST - Date.now();
  state.timer = setTimeout(save, Math.max(0, Math.min(PAUSE, rest)), form);
};

// The page goes away, perhaps for good: what is not saved yet is sent behind its back.
const leave = () => {
  for (const [form, state] of known) {
    if (!state.touched || !form.isConnected) continue;
    const typed = words(form);
    if (typed === state.saved || typed === state.left) continue;
    if (navigator.sendBeacon(told.dataset.drafts, message(form, typed))) state.left = typed;
    else save(form);
  }
};

const hush = () => document.querySelector("[data-not-sent]")?.remove();
const tell = (form, button) => {
  const note = told.content.firstElementChild.cloneNode(true);
  if (button) button.before(note);
  else form.append(note);
};

// Save first, then let the browser send: without a connection it would show an error page instead.
const send = async (form, button) => {
  const state = stateOf(form);
  hush();
  state.waits = true;
  state.stop?.abort();
  const isHeard = navigator.onLine && (await save(form));
  state.waits = false;
  if (!isHeard) {
    tell(form, button);
    return;
  }
  state.goes = true;
  form.requestSubmit(button);
};

if (told) {
  for (const form of document.forms) {
    // As it is served to everybody: back to this, nothing is typed.
    if (isOurs(form) && "fresh" in hidden(form, FIELD).dataset) stateOf(form).fresh = words(form);
  }
  document.addEventListener("input", soon);
  document.addEventListener("change", soon);
  document.addEventListener("visibilitychange", () => document.hidden && leave());
  window.addEventListener("pagehide", leave);
  window.addEventListener("online", () => {
    for (const [form, state] of known) if (state.lost) save(form);
  });
  window.addEventListener("beforeunload", (event) => {
    if ([...known.values()].some((state) => state.lost)) event.preventDefault();
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !isOurs(form) || !form.requestSubmit) return;
    const state = stateOf(form);
    if (state.goes || (navigator.onLine && !state.touched)) {
      state.goes = false;
      return;
    }
    event.preventDefault();
    if (!state.waits) send(form, event.submitter);
  });
}
