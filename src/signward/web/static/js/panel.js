// The dialog in which dates, meetings, people and risks are asked for: the same pages, without leaving the plan.
import { ask, land, line, say } from "./live.js";
import { unfold } from "./narrowing.js";

export const panel = document.querySelector("#panel");

export async function openPanel(address, about) {
  show(await ask(address), about);
}

function show(answer, about) {
  const main = answer?.doc.querySelector("main");
  if (!main) return line("There is no connection. Nothing was saved.");
  panel.replaceChildren(...document.importNode(main, true).childNodes);
  unfold(panel);
  panel.dataset.about = about ?? "";
  panel.querySelector("h1")?.setAttribute("id", "panel-title");
  panel.setAttribute("aria-labelledby", "panel-title");
  if (!panel.open) panel.showModal();
  const first = panel.querySelector("[role=alert]") ? null : panel.querySelector("form :is(input, select, textarea):not([type=hidden])");
  first?.focus();
}

// While a date is being chosen, what it implies is shown below; the field itself stays, for somebody is typing in it.
let asked = ""; // the question on its way; leaving the field by its button asks the same thing twice

async function preview(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  if (asked === String(body)) return;
  asked = String(body);
  const answer = await ask(form.getAttribute("action"), body);
  if (asked !== String(body)) return;
  asked = "";
  if (!panel.contains(form)) return;
  const next = answer?.doc.querySelector("main form");
  if (!next) return show(answer, panel.dataset.about);
  form.querySelectorAll(":scope > [role=alert]").forEach((old) => old.remove());
  const field = form.querySelector("[data-fields]");
  const typed = new FormData(form);
  const at = document.activeElement;
  field.before(...document.importNode(next, true).querySelectorAll(":scope > [role=alert]"));
  while (field.nextSibling) field.nextSibling.remove();
  const made = [...document.importNode(next, true).childNodes];
  form.append(...made.slice(made.indexOf(made.find((node) => node.matches?.("[data-fields]"))) + 1));
  refill(form, field, typed, at);
}

// What was chosen or typed below the date while the answer was on its way is newer than the answer.
function refill(form, field, typed, at) {
  for (const made of form.elements) {
    if (!typed.has(made.name) || !(field.compareDocumentPosition(made) & Node.DOCUMENT_POSITION_FOLLOWING) || field.contains(made)) continue;
    if (made.type === "radio") made.checked ||= made.value === typed.get(made.name) && !made.disabled;
    else if (made.matches("select, textarea")) made.value = typed.get(made.name);
  }
  if (document.contains(at)) return;
  const again = [...form.elements].find((made) => made.name === at.name && made.type === at.type && made.value === at.value);
  again?.focus();
  if (again?.matches("textarea")) again.setSelectionRange(at.selectionStart, at.selectionEnd);
}

export async function sendPanel(form, button) {
  if (button?.name === "preview") return preview(form, button);
  const body = new URLSearchParams(new FormData(form, button));
  if (form.method === "get") return;
  form.setAttribute("aria-busy", "true");
  const was = document.activeElement?.name;
  const answer = await ask(form.getAttribute("action"), body);
  form.removeAttribute("aria-busy");
  if (!answer) return line("Not saved: there is no connection. What you typed is kept.");
  if (answer.ok && answer.doc.querySelector("[data-plan]")) {
    panel.close();
    land(answer.doc, { own: panel.dataset.about });
    return say("Saved.");
  }
  if (!answer.doc.querySelector("main form")) {
    panel.close();
    land(answer.doc);
    return line(answer.doc.querySelector("[role=alert]")?.textContent.trim() ?? "Not saved.");
  }
  show(answer, panel.dataset.about);
  if (was) panel.querySelector(`[name="${was}"]:not([type=hidden])`)?.focus();
}
