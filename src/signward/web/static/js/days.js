// The day slider: the plan as of any of its days, in place. Without this script a date field and a button do the same.
import { ask, land, page } from "./live.js";

const words = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
let asked = 0;

function dayOf(slider) {
  const day = new Date(`${slider.dataset.first}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + Number(slider.value));
  return day;
}

function show(form) {
  const slider = form.querySelector("[type=range]");
  const said = words.format(dayOf(slider)).replaceAll(",", "");
  form.querySelector("output").textContent = said;
  slider.setAttribute("aria-valuetext", said);
}

async function look(form) {
  const slider = form.querySelector("[type=range]");
  const mine = ++asked;
  const back = slider.value === slider.max;
  const address = back ? page.dataset.plan : `${form.action}?day=${dayOf(slider).toISOString().slice(0, 10)}`;
  const answer = await ask(address);
  if (mine !== asked || !answer?.ok) return;
  land(answer.doc, { own: "days", past: true });
  history.replaceState(null, "", address);
}

function begin(form) {
  form.querySelector(".as-of-day").hidden = true;
  form.querySelector("button").hidden = true;
  form.querySelector(".slider").hidden = false;
  let waiting = 0;
  form.querySelector("[type=range]").addEventListener("input", () => {
    show(form);
    clearTimeout(waiting);
    waiting = setTimeout(() => look(form), 120);
  });
}

// The plan page knows only today; the days and what happened on them are fetched when the reader gets there.
async function fetched(form) {
  const answer = await ask(form.action);
  const other = answer?.doc.querySelector("[data-days]");
  if (!other?.querySelector(".slider")) return;
  form.append(...document.importNode(other, true).querySelectorAll(".slider, datalist"));
  begin(form);
}

const form = document.querySelector("[data-days]");
if (form?.querySelector(".slider")) begin(form);
else if (form) {
  new IntersectionObserver((seen, observer) => {
    if (!seen.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    fetched(form);
  }).observe(form);
}
