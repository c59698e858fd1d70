// Keys of a list page: j and k walk the rows, ? shows the keys, and whatever has a data-key answers to it.
const links = () => [...document.querySelectorAll("[data-behaviour=rows] tbody th a")];

function step(by) {
  const all = links();
  const at = all.indexOf(document.activeElement);
  all[Math.max(0, Math.min(all.length - 1, at + by))]?.focus();
}

function answer(target) {
  if (target.matches("input")) target.focus();
  else target.click();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (event.key === "?") document.querySelector("#keys").showModal();
  else if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (target) answer(target);
  else return;
  event.preventDefault();
});
