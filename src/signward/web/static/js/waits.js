// A form that takes a moment says so, and cannot be sent twice meanwhile.
for (const form of document.querySelectorAll("[data-behaviour=waits]")) {
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    button?.setAttribute("aria-busy", "true");
    form.querySelector("[role=status]").textContent = button?.dataset.waiting ?? "One moment…";
  });
}

// Back to a page that was left while it waited: it waits no longer.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("[data-behaviour=waits]")) {
    delete form.dataset.sent;
    form.querySelector("[role=status]").textContent = "";
    form.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
  }
});
