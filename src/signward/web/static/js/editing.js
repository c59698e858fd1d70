// Editing in place: a row's editor is fetched and put where the row is; leaving a field saves it; dates move in a dialog.
// Everything goes through the same pages and forms that work without this script.
import { ask, dirty, land, line, page, restore, say } from "./live.js";
import { unfold } from "./narrowing.js";
import { openPanel, panel, sendPanel } from "./panel.js";

const sent = new WeakMap(); // form -> what was last sent from it
const turns = new WeakMap(); // form -> its last save, after which the next begins: it has to say what stands by then

export async function open(part, field) {
  const answer = await ask(part.dataset.edit);
  const editor = answer?.ok && answer.doc.getElementById(part.id);
  if (!editor) return line("This cannot be edited now. Check the connection and try again.");
  const made = document.importNode(editor, true);
  made.classList.toggle("here", part.classList.contains("here"));
  document.getElementById(part.id).replaceWith(made);
  unfold(made);
  const wanted = made.querySelector(`[name="${field}"], [data-field="${field}"] :is(input:not([type=hidden]), select, textarea, button)`);
  (wanted ?? made.querySelector("input:not([type=hidden]), textarea"))?.focus();
}

function close(editor) {
  const row = restore(editor.id);
  row?.querySelector("[data-open]")?.focus();
}

function save(form, button) {
  const turn = (turns.get(form) ?? Promise.resolve()).then(() => document.contains(form) && send(form, button));
  turns.set(form, turn);
}

async function send(form, button) {
  if ("renew" in form.dataset) await renew(form);
  const body = new URLSearchParams(new FormData(form, button));
  const content = new URLSearchParams(body);
  content.delete("csrfmiddlewaretoken");
  content.delete("once");
  if (sent.get(form) === String(content)) return;
  sent.set(form, String(content));
  const editor = form.closest("[data-editor]");
  const answer = await ask(form.getAttribute("action"), body);
  if (answer?.ok && land(answer.doc, { own: editor.id })) return saved(form, editor);
  sent.delete(form);
  if (answer) refusedAt(form, editor, answer);
  else keep(form, "Not saved: there is no connection. What you typed is kept here.");
}

function saved(form, editor) {
  say("Saved.");
  line("");
  form.classList.remove("unsaved");
  if ("act" in form.dataset) return close(editor);
  for (const f of form.elements) {
    if (f.tagName === "SELECT") [...f.options].forEach((o) => (o.defaultSelected = o.selected));
    else if (f.type === "checkbox") f.defaultChecked = f.checked;
    else if (f.type !== "hidden" && f.type !== "search") f.defaultValue = f.value;
  }
  if (!document.contains(editor)) return;
  if (!editor.contains(document.activeElement) && !dirty(editor)) return void restore(editor.id);
  return freshen(editor, form);
}

// After a save the other fields say what stands now; what has the focus or was typed stays as it is.
async function freshen(editor, own) {
  const answer = await ask(editor.dataset.editor);
  const fresh = answer?.ok && answer.doc.getElementById(editor.id);
  if (!fresh || !document.contains(editor)) return;
  for (const form of editor.querySelectorAll("form[data-field]")) {
    const next = fresh.querySelector(`form[data-field="${form.dataset.field}"]`);
    const changed = dirty(form);
    if (!next || (changed && form !== own)) continue;
    summed(form, next);
    if (standing(form) === standing(next) && (changed || form.contains(document.activeElement))) hidden(form, next);
    else if (!changed) renewed(form, next);
  }
}

// What a form holds as saved. Where the server says otherwise somebody changed it meanwhile: that is shown, or, where one
// has typed on, left to the next save, which then tells both values.
function standing(form) {
  const fields = [...form.elements].filter((f) => f.name && !["hidden", "search", "submit"].includes(f.type));
  return fields.map((f) =>
    f.tagName === "SELECT" ? ([...f.options].find((o) => o.defaultSelected) ?? f.options[0])?.value
    : f.type === "checkbox" || f.type === "radio" ? `${f.value} ${f.defaultChecked}`
    : f.defaultValue).join("\n");
}

// A form that unfolds says in its summary what stands.
function summed(form, next) {
  const [here, now] = [form, next].map((one) => one.parentElement.querySelector(":scope > summary"));
  if (here && now) here.textContent = now.textContent;
}

function renewed(form, next) {
  const made = document.importNode(next, true);
  const name = form.contains(document.activeElement) && document.activeElement.name;
  form.replaceWith(made);
  unfold(made);
  if (name) made.elements[name]?.focus?.();
}

function hidden(form, next) {
  form.querySelectorAll("input[type=hidden], .conflict, .wrong, .actions").forEach((old) => old.remove());
  form.prepend(...document.importNode(next, true).querySelectorAll("input[type=hidden]"));
  sent.delete(form);
}

// The same form comes back with the refusal in it and what was typed; other fields of the row stay as they are.
function refusedAt(form, editor, answer) {
  const same = answer.doc.getElementById(editor.id)?.querySelector(`form[data-field="${form.dataset.field}"]`);
  const problem = answer.doc.querySelector("[role=alert]")?.textContent.trim() ?? "Not saved.";
  if (!same && (answer.status === 403 || answer.status === 404)) {
    form.dataset.renew = "";
    return keep(form, "Not saved: you are signed out, or may no longer change this. What you typed is kept here. Sign in in another window, then save again.");
  }
  if (!same?.querySelector("[role=alert]")) return keep(form, problem.replace(/\s+/g, " "));
  const made = document.importNode(same, true);
  const wider = form.closest("details");
  form.replaceWith(made);
  unfold(made);
  if (wider) wider.open = true;
  made.classList.add("unsaved");
  made.querySelector("input:not([type=hidden]), textarea, select")?.focus();
}

// After another sign-in the form's token is an old one; what was typed and what was seen stay.
async function renew(form) {
  const answer = await ask(form.closest("[data-editor]").dataset.editor);
  const token = answer?.ok && answer.doc.querySelector("[data-editor] [name=csrfmiddlewaretoken]");
  if (!token) return;
  form.querySelector("[name=csrfmiddlewaretoken]").value = token.value;
  delete form.dataset.renew;
}

function keep(form, words) {
  form.classList.add("unsaved");
  line(words);
}

// A button that belongs to no form of its own: confirm, undo, date backward.
async function press(button) {
  const body = new URLSearchParams(new FormData(document.querySelector("#post"), button));
  const answer = await ask(button.getAttribute("formaction"), body);
  if (!answer) return line("Not saved: there is no connection.");
  const row = answer.doc.querySelector("[data-editor]");
  if (row) {
    const here = document.getElementById(row.id);
    const made = document.importNode(row, true);
    here?.replaceWith(made);
    return made.querySelector("a, input:not([type=hidden])")?.focus();
  }
  const own = button.closest("tr")?.id ?? "undo";
  if (land(answer.doc, { own })) say(answer.ok ? "Saved." : answer.doc.querySelector("[role=alert]")?.textContent ?? "");
}

async function keepNote(form) {
  const answer = await ask(form.getAttribute("action"), new URLSearchParams(new FormData(form)));
  if (!answer?.ok) return line(answer?.doc.querySelector("[role=alert]")?.textContent.trim() ?? "Not saved: there is no connection.");
  form.reset();
  form.querySelector("textarea").blur();
  land(answer.doc, { own: "notes" });
  say("Saved.");
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const to = event.target.closest("a, td[data-cell], [data-cell]");
  if (!to || event.target.closest("button, input, select, textarea, label, summary")) return;
  const link = event.target.closest("a");
  const editor = event.target.closest("[data-editor]");
  if (link?.matches("[data-panel]")) openPanel(link.href, link.dataset.panel);
  else if (link?.matches("[data-close]") && panel.contains(link)) panel.close();
  else if (link?.matches("[data-close]") && editor) close(editor);
  else if (link?.matches("[data-theirs]") && editor) again(editor, link.closest("form").dataset.field);
  else if (link && !link.matches("[data-open]")) return;
  else if (to.closest("[data-edit]") && page.contains(to)) open(to.closest("[data-edit]"), link?.dataset.open ?? to.dataset.cell);
  else return;
  event.preventDefault();
});

async function again(editor, field) {
  editor.dataset.edit = editor.dataset.editor;
  await open(editor, field);
}

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (form.id === "post" && submitter) press(submitter);
  else if (panel.contains(form)) sendPanel(form, submitter);
  else if (form.matches("[data-note]")) keepNote(form);
  else if (form.closest("[data-editor]")) save(form, submitter);
  else return;
  event.preventDefault();
});

document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (event.target.matches("[data-preview]") && (event.target.type !== "date" || event.target.value > "1900" || (!event.target.value && !event.target.required))) form.requestSubmit(form.querySelector("[name=preview]"));
  else if (form?.matches("[data-save]") && event.target.type !== "search" && form.closest("[data-editor]") && form.reportValidity()) save(form);
});

document.addEventListener("focusout", (event) => {
  const editor = event.target.closest?.("[data-editor]");
  if (!editor) return;
  setTimeout(() => {
    const left = document.contains(editor) && !editor.contains(document.activeElement) && !panel.open;
    if (left && document.activeElement !== document.body && !dirty(editor) && !editor.querySelector(".unsaved, [role=alert]")) restore(editor.id);
  }, 150);
});

// Keys: ? shows them. j and k walk the milestones.
const rows = () => [...page.querySelectorAll("tr[id^='m-']")];
const here = () => page.querySelector("tr.here");

function step(by) {
  const all = rows();
  const at = all.indexOf(here());
  const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))];
  here()?.classList.remove("here");
  next?.classList.add("here");
  next?.scrollIntoView({ block: "nearest" });
  next?.querySelector("[data-open], a")?.focus({ preventScroll: true });
}

const edit = (field) => here()?.dataset.edit && open(here(), field);
const KEYS = {
  "?": () => document.querySelector("#keys").showModal(),
  j: () => step(1),
  k: () => step(-1),
  e: () => edit("deliverable"),
  d: () => edit("done"),
  m: () => here()?.querySelector("[data-panel]")?.click(),
  c: () => here()?.querySelector("[data-confirm]")?.click(),
  o: () => page.querySelector("#head[data-edit] [data-open]")?.click(),
  t: () => page.querySelector("#head [data-panel]")?.click(),
  u: () => page.querySelector("#undo:not([hidden]) button")?.click(),
};

// A dialog that was just closed may keep the focus until the page is drawn again; what is pressed then is for the page.
function typing(target) {
  const dialog = target.closest("dialog");
  return dialog ? dialog.open : target.closest("input, select, textarea");
}

document.addEventListener("keydown", (event) => {
  const editor = event.target.closest("[data-editor]");
  if (event.key === "Escape" && editor) return close(editor);
  if (event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key] || typing(event.target)) return;
  event.preventDefault();
  KEYS[event.key]();
});
