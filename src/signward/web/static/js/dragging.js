// Dragging a mark of the timeline, or moving it with the arrow keys: the server draws the plan as it would be, and nothing
// is saved before the dialog is. Every rule is the server's; here a mark only says where it was put.
import { openPanel } from "./panel.js";
import { ask, line, page, restore, say } from "./live.js";

const DAY = 86_400_000;
const words = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const panel = document.querySelector("#panel");
let held = null; // the mark on its way: { handle, by | day, to, asking, again, dropped, from }
let current = ""; // the milestone whose mark has the focus

const timeline = () => document.getElementById("timeline");
const drawing = (handle) => handle.closest(".timeline").querySelector("svg");
const at = (handle) => `${page.dataset.plan}milestones/${encodeURIComponent(handle.dataset.milestone)}/`;
const dayOf = (iso) => Date.parse(`${iso}T00:00:00Z`) / DAY;
const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

// Marks are taken hold of by handles that lie over the drawing, which itself stays a picture.
function dress() {
  for (const box of timeline()?.querySelectorAll(".timeline") ?? []) {
    const svg = box.querySelector("svg");
    if (!svg || box.querySelector(".handles")) continue;
    const layer = document.createElement("div");
    layer.className = "handles no-print";
    layer.append(...[...svg.querySelectorAll("g[data-milestone]:not(.tl-done)")].map(handleOf));
    box.append(layer);
    layer.querySelectorAll(".handle").forEach((handle) => place(handle));
    const first = [...layer.children].find((handle) => handle.dataset.milestone === current) ?? layer.firstElementChild;
    if (first) first.tabIndex = 0;
    if (current && document.activeElement === document.body && first?.offsetParent) first.focus({ preventScroll: true });
  }
}

function handleOf(mark) {
  const handle = document.createElement("div");
  const row = page.querySelector(`tr[id="m-${CSS.escape(mark.dataset.milestone)}"] td.what a`);
  handle.className = "handle";
  handle.dataset.milestone = mark.dataset.milestone;
  handle.tabIndex = -1;
  handle.setAttribute("role", "slider");
  handle.setAttribute("aria-label", `Date of ${row?.lastChild.textContent ?? mark.lastElementChild.textContent}`);
  return handle;
}

function place(handle, followed = false) {
  const svg = drawing(handle);
  const group = svg.querySelector(`g[data-milestone="${CSS.escape(handle.dataset.milestone)}"]`);
  const mark = group?.querySelector(".tl-mark");
  if (!mark) return;
  const size = svg.viewBox.baseVal;
  if (!followed) handle.style.left = `${(100 * mark.getAttribute("x")) / size.width}%`;
  handle.style.top = `${(100 * mark.getAttribute("y")) / size.height}%`;
  handle.title = group.querySelector("title")?.textContent ?? "";
  const { first, last } = axis(svg);
  const day = group.dataset.date ? dayOf(group.dataset.date) : last;
  handle.setAttribute("aria-valuemin", Math.min(first, day));
  handle.setAttribute("aria-valuemax", Math.max(last, day));
  handle.setAttribute("aria-valuenow", day);
  handle.setAttribute("aria-valuetext", group.dataset.date ? words.format(day * DAY).replaceAll(",", "") : "no date");
}

function axis(svg) {
  const [first, last, left, right] = svg.dataset.axis.split(" ");
  const perDay = (right - left) / (dayOf(last) - dayOf(first) + 1);
  return { first: dayOf(first), last: dayOf(last), left: Number(left), perDay };
}

function take(handle) {
  if (held?.handle === handle) return;
  giveUp();
  held = { handle, by: 0 };
}

// One question at a time; whatever was wanted meanwhile is asked when its answer is there.
async function preview() {
  const mine = held;
  if (mine.asking) return void (mine.again = true);
  mine.asking = true;
  do {
    mine.again = false;
    const answer = await ask(`${at(mine.handle)}preview?${question(mine)}`);
    if (held !== mine) return;
    if (!answer?.ok || !show(answer.doc)) return lost(answer);
  } while (mine.again);
  mine.asking = false;
  if (mine.dropped) open();
}

function question(mine) {
  const wanted = mine.day === undefined ? { by: mine.by } : { to: isoOf(mine.day) };
  const asked = new URLSearchParams(wanted);
  if (mine.handle.closest(".narrow")) asked.set("narrow", "");
  if (mine.axis) asked.set("axis", mine.axis);
  return asked;
}

function lost(answer) {
  giveUp();
  line(answer ? "This date cannot be moved now." : "There is no connection. Nothing was saved.");
}

function show(doc) {
  const seen = doc.querySelector(".previewed");
  const svg = seen?.querySelector("svg");
  if (!svg) return false;
  timeline().dataset.previewing = "";
  held.to = seen.dataset.to;
  held.words = seen.querySelector("p").textContent;
  drawing(held.handle).replaceWith(document.importNode(svg, true));
  const box = held.handle.closest(".timeline");
  box.querySelectorAll(".handle").forEach((handle) => place(handle, handle === held.handle && held.from !== undefined));
  tell(box);
  return true;
}

function tell(box) {
  const told = box.querySelector(".preview-words") ?? box.appendChild(document.createElement("p"));
  told.className = "preview-words no-print";
  const how = held.from === undefined ? "Enter moves it, Esc gives up." : "Let go to move it, Esc gives up.";
  told.textContent = held.to ? `${held.words} ${how}` : held.words;
  if (held.from === undefined) say(told.textContent);
}

function open() {
  const { handle, to } = held;
  if (to || held.by === 0) openPanel(`${at(handle)}move${to ? `?to=${to}` : ""}`, `m-${handle.dataset.milestone}`);
}

// Gives the timeline back as the server last said it.
function giveUp() {
  if (!held) return;
  held = null;
  const section = timeline();
  if (!section || !("previewing" in section.dataset)) return;
  delete section.dataset.previewing;
  restore("timeline");
  dress();
}

function step(handle, days) {
  take(handle);
  if (held.from !== undefined) return;
  held.by += days;
  preview();
}

function neighbour(handle, by) {
  const all = [...handle.parentElement.children];
  const next = all[Math.max(0, Math.min(all.length - 1, all.indexOf(handle) + by))];
  const name = next.dataset.milestone;
  const box = handle.closest(".timeline").classList.contains("narrow") ? ".narrow" : ".wide";
  giveUp();
  timeline().querySelector(`${box} .handle[data-milestone="${CSS.escape(name)}"]`)?.focus();
}

const KEYS = {
  ArrowLeft: (handle, event) => step(handle, event.shiftKey ? -5 : -1),
  ArrowRight: (handle, event) => step(handle, event.shiftKey ? 5 : 1),
  ArrowUp: (handle) => neighbour(handle, -1),
  ArrowDown: (handle) => neighbour(handle, 1),
  Enter: (handle) => (take(handle), held.asking ? (held.dropped = true) : open()),
  Escape: () => giveUp(),
};

document.addEventListener("keydown", (event) => {
  const handle = event.target.closest?.(".handle");
  if (!handle || !KEYS[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  KEYS[event.key](handle, event);
});

document.addEventListener("pointerdown", (event) => {
  const handle = event.target.closest?.(".handle");
  if (!handle || event.button) return;
  event.preventDefault();
  handle.focus({ preventScroll: true });
  giveUp();
  const again = timeline().querySelector(".handle:focus") ?? handle;
  again.setPointerCapture(event.pointerId);
  held = { handle: again, by: 0, from: event.clientX, left: parseFloat(again.style.left), axis: drawing(again).dataset.axis };
});

document.addEventListener("pointermove", (event) => {
  if (held?.from === undefined || (held.day === undefined && Math.abs(event.clientX - held.from) < 4)) return;
  const svg = drawing(held.handle);
  const { width } = svg.getBoundingClientRect();
  const { first, left, perDay } = axis(svg);
  const share = held.left / 100 + (event.clientX - held.from) / width;
  held.handle.style.left = `${100 * share}%`;
  const day = first + Math.max(0, Math.round((share * svg.viewBox.baseVal.width - left) / perDay) - 1);
  if (day === held.day) return;
  held.day = day;
  preview();
});

document.addEventListener("pointerup", (event) => {
  if (held?.from === undefined) return;
  if (held.day === undefined) {
    const { handle } = held;
    held = null;
    if (event.pointerType === "touch") openPanel(`${at(handle)}move`, `m-${handle.dataset.milestone}`);
    return;
  }
  if (held.asking) held.dropped = true;
  else open();
});

document.addEventListener("pointercancel", () => held?.from !== undefined && giveUp());

document.addEventListener("focusin", (event) => {
  const handle = event.target.closest?.(".handle");
  if (handle) {
    current = handle.dataset.milestone;
    for (const other of handle.parentElement.children) other.tabIndex = other === handle ? 0 : -1;
  } else if (!panel?.contains(event.target)) {
    current = "";
    giveUp();
  }
});

if (page && panel) {
  panel.addEventListener("close", giveUp);
  new MutationObserver(dress).observe(page, { childList: true });
  dress();
}
