// A long list of ticks is narrowed by typing: what does not match is out of sight, what is ticked stays in it.
const fold = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

export function unfold(root) {
  for (const field of root.querySelectorAll("[data-narrows]")) field.hidden = false;
}

function narrow(field) {
  const wanted = fold(field.value.trim());
  const list = field.closest("fieldset");
  for (const row of list.querySelectorAll(".link-row")) {
    row.hidden = !row.querySelector("label :checked") && !fold(row.querySelector("label").textContent).includes(wanted);
  }
  for (const group of list.querySelectorAll(".group")) group.hidden = !group.querySelector(".link-row:not([hidden])");
}

document.addEventListener("input", (event) => event.target.matches("[data-narrows]") && narrow(event.target));
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches("[data-narrows]")) event.preventDefault();
});
