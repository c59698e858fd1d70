// Follows a plan: when its version moves, the page is fetched and only the parts that differ are put in place.
// A part that somebody is editing or typing in is never touched; it says instead who changed it meanwhile.
export const page = document.querySelector("[data-plan]");
const given = new Map(); // part id -> what the server last said of it
const once = /name="(csrfmiddlewaretoken|once)" value="[^"]*"/g;

export async function ask(address, body) {
  try {
    const answer = await fetch(address, body ? { method: "POST", body } : {});
    const doc = new DOMParser().parseFromString(await answer.text(), "text/html");
    return { ok: answer.ok, status: answer.status, address: answer.url, doc };
  } catch {
    return null; // no connection
  }
}

export function say(words) {
  const line = document.querySelector("[data-said]");
  if (line) line.textContent = words;
}

export function line(words) {
  const shown = document.querySelector("[data-line]");
  if (!shown) return;
  shown.textContent = words;
  shown.hidden = !words;
}

// Puts a fetched plan page in place. `own` is the id of the part that this reader has just changed.
export function land(doc, { own = "", past = false } = {}) {
  const fresh = doc.querySelector("[data-plan]");
  if (!page || !fresh) return false;
  const known = Number(page.dataset.version);
  if (!past && !page.hasAttribute("data-past") && Number(fresh.dataset.version) < known) return true; // overtaken
  settle(page, fresh, { own, told: past || own ? new Map() : news(fresh, known) });
  page.dataset.version = fresh.dataset.version;
  if (own && fresh.dataset.plan !== page.dataset.plan) refresh(); // compared with an earlier sign-off: the answer is not
  page.toggleAttribute("data-past", fresh.hasAttribute("data-past"));
  chances();
  return true;
}

// Chances that the server has not worked out yet are asked for when the plan has been left alone for a moment.
let pause = 0;
let asked = "";

function chances() {
  clearTimeout(pause);
  const link = page.querySelector("[data-chances]");
  if (link && asked !== page.dataset.version) pause = setTimeout(workedOut, 400, link.href);
}

async function workedOut(address) {
  asked = page.dataset.version;
  const place = new URL(address);
  new URL(page.dataset.plan, place).searchParams.forEach((value, name) => place.searchParams.set(name, value));
  const answer = await ask(place);
  if (answer?.ok && !page.hasAttribute("data-past")) land(answer.doc);
}

export function dirty(root) {
  return [...root.querySelectorAll("input, textarea, select")].some((f) =>
    f.type === "hidden" || f.type === "range" || f.type === "search" ? false
    : f.type === "checkbox" || f.type === "radio" ? f.checked !== f.defaultChecked
    : f.tagName === "SELECT" ? [...f.options].some((o, n) => o.selected !== (o.defaultSelected || (n === 0 && !f.querySelector("[selected]"))))
    : f.value !== f.defaultValue);
}

// Gives a part back as the server last said it, after it was edited.
export function restore(id) {
  const here = document.getElementById(id);
  if (!here || !given.has(id)) return null;
  const mould = document.createElement("template");
  mould.innerHTML = given.get(id);
  mould.content.firstElementChild.classList.toggle("here", here.classList.contains("here"));
  here.replaceWith(mould.content);
  return document.getElementById(id);
}

function settle(old, fresh, change) {
  const left = new Map([...old.children].map((child) => [child.id, child]));
  let last = null;
  for (const next of [...fresh.children]) {
    let here = left.get(next.id);
    left.delete(next.id);
    const nested = "parts" in next.dataset;
    if (here && nested) adopt(here, next), settle(here, next, change);
    else if (here) here = renewed(here, next, change);
    else {
      here = document.importNode(next, true);
      remember(next);
    }
    const place = last ? last.nextElementSibling : old.firstElementChild;
    if (place !== here) old.insertBefore(here, place);
    if (!nested) mark(here, change.told.get(here.id));
    last = here;
  }
  for (const gone of left.values()) busy(gone) ? meanwhile(gone, "This is no longer in the plan.") : gone.remove();
}

function renewed(here, next, { own, told }) {
  const said = next.outerHTML.replace(once, "");
  if (given.get(next.id)?.replace(once, "") === said) return here;
  given.set(next.id, next.outerHTML);
  if (busy(here)) {
    if (here.id !== own) meanwhile(here, told.get(here.id));
    return here;
  }
  const made = document.importNode(next, true);
  const held = here.contains(document.activeElement) ? [...here.querySelectorAll("a, button")].indexOf(document.activeElement) : -1;
  if (here.classList.contains("here")) made.classList.add("here");
  here.replaceWith(made);
  if (held >= 0) ([...made.querySelectorAll("a, button")][held] ?? made.querySelector("a, button"))?.focus();
  return made;
}

function adopt(here, next) {
  for (const name of ["hidden", "class"]) {
    const value = next.getAttribute(name);
    value === null ? here.removeAttribute(name) : here.setAttribute(name, value);
  }
}

function busy(part) {
  return "editor" in part.dataset || "previewing" in part.dataset || part.matches(":has(input:focus, textarea:focus, select:focus)") || dirty(part);
}

// What happened since version `known`, by the part that it changed.
function news(fresh, known) {
  const told = new Map();
  const lines = [...fresh.querySelectorAll("#history [data-v]")].filter((li) => Number(li.dataset.v) > known);
  for (const li of lines.reverse()) {
    const words = li.firstChild.textContent;
    for (const id of li.dataset.about.split(" ").filter(Boolean)) told.set(id, words);
    say(words);
  }
  return told;
}

function mark(part, words) {
  const cell = words && part.querySelector?.("td.what");
  if (!cell || "editor" in part.dataset) return;
  part.classList.add("news");
  cell.querySelector(".told")?.remove();
  const told = document.createElement("span");
  told.className = "told small";
  told.textContent = words;
  cell.append(told);
  setTimeout(() => (part.classList.remove("news"), told.remove()), 60_000);
}

function meanwhile(part, words) {
  const places = [...part.querySelectorAll("[data-meanwhile]")];
  const panel = document.querySelector("#panel[open]");
  if (panel?.dataset.about === part.id) places.push(...panel.querySelectorAll("[data-meanwhile]"));
  for (const place of places) {
    place.textContent = `Changed meanwhile. ${words ?? ""} What you are typing is kept.`;
    place.hidden = false;
  }
}

function remember(part) {
  if ("parts" in part.dataset) [...part.children].forEach(remember);
  else given.set(part.id, part.outerHTML);
}

let fetching = false;
let again = false;

export async function refresh() {
  if (page.hasAttribute("data-past")) return;
  if (fetching) return void (again = true);
  fetching = true;
  const answer = await ask(page.dataset.plan);
  fetching = false;
  if (!answer || answer.status >= 500) return void setTimeout(refresh, 2000); // nothing is missed, only late
  if (answer.ok) land(answer.doc);
  else ended();
  if (again) (again = false), refresh();
}

function ended() {
  line("You can no longer see this plan: your access has ended. Ask whoever invited you.");
  page.classList.add("ended");
}

function follow() {
  const source = new EventSource(page.dataset.live);
  source.onopen = () => line("");
  source.onmessage = (message) => JSON.parse(message.data).version > Number(page.dataset.version) && refresh();
  source.onerror = () => (source.readyState === EventSource.CLOSED ? closed() : line("The connection dropped. Trying again …"));
}

// The stream was refused: the right to watch ended, or the server was busy.
async function closed() {
  const answer = await ask(page.dataset.plan);
  const here = answer && new URL(answer.address).pathname === new URL(page.dataset.plan, location.href).pathname;
  if (answer && answer.status < 500 && (!answer.ok || !here)) return ended();
  line("The connection dropped. Trying again …");
  setTimeout(follow, 2000);
}

if (page) {
  document.documentElement.classList.add("scripted");
  remember(page);
  chances();
  if (page.dataset.live) follow();
}
