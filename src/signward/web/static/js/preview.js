// Shows what a new date implies as soon as it is chosen; without this script a button does the same.
const form = document.querySelector("[data-preview]");
form?.querySelector("input[type=date]").addEventListener("change", () => form.requestSubmit());
