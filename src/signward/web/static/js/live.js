// Follows a plan: fetches the page anew when its version moves, and never washes away what somebody is typing.
const page = document.querySelector("[data-live]");

function busy() {
  const at = document.activeElement;
  if (at && page.contains(at) && at.matches("input, select, textarea")) return true;
  return [...page.querySelectorAll("input, textarea, select")].some((f) =>
    f.type === "hidden" ? false
    : f.type === "checkbox" || f.type === "radio" ? f.checked !== f.defaultChecked
    : f.tagName === "SELECT" ? [...f.options].some((o) => o.selected !== o.defaultSelected && f.selectedIndex > 0)
    : f.value !== f.defaultValue);
}

let waiting = false;

async function refresh() {
  if (busy()) {
    waiting = true;
    document.querySelector("[data-meanwhile]").hidden = false;
    return;
  }
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer || answer.status >= 500) {
    setTimeout(refresh, 2000); // the connection dropped in between: nothing is missed, only late
    return;
  }
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-live]");
  if (!fresh || busy()) return;
  const open = [...page.querySelectorAll("details[open][id]")].map((d) => d.id);
  page.replaceChildren(...fresh.childNodes);
  page.dataset.version = fresh.dataset.version;
  open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
  waiting = false;
  document.querySelector("[data-meanwhile]").hidden = true;
}

if (page) {
  const source = new EventSource(page.dataset.live);
  source.onmessage = (message) => {
    if (JSON.parse(message.data).version > Number(page.dataset.version)) refresh();
  };
  document.addEventListener("focusout", () => setTimeout(() => waiting && refresh(), 100));
  document.querySelector("[data-load]")?.addEventListener("click", () => location.reload());
}
