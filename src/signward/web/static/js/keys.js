// j and k walk the milestones; m moves the date, d opens what can be done, ? shows the keys.
const rows = () => [...document.querySelectorAll("tr[data-row]")];
const here = () => document.querySelector("tr.here");

function step(by) {
  const all = rows();
  if (!all.length) return;
  const next = all[Math.max(0, Math.min(all.length - 1, all.indexOf(here()) + by))];
  here()?.classList.remove("here");
  next.classList.add("here");
  next.scrollIntoView({ block: "nearest" });
  next.querySelector("summary, a")?.focus({ preventScroll: true });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return;
  const help = document.querySelector("#keys");
  if (event.key === "?") help?.showModal();
  else if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "m") here()?.querySelector("[data-move]")?.click();
  else if (event.key === "c") here()?.querySelector("[data-confirm]")?.click();
  else if (event.key === "d" || event.key === "e") here()?.querySelector("summary")?.click();
});
