// A form that shows what follows from it while it is filled in. Nothing is saved: the same form is sent with `do=look`, and
// the parts marked data-fresh are put in place from the answer, but for one in which somebody is typing.
document.documentElement.classList.add("scripted");

for (const form of document.querySelectorAll("[data-behaviour=preview]")) {
  let turn = 0;
  let pause = 0;

  const look = async () => {
    const mine = ++turn;
    const body = new URLSearchParams(new FormData(form));
    body.set("do", "look");
    let doc;
    try {
      const answer = await fetch(form.getAttribute("action"), { method: "POST", body });
      doc = new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch {
      return; // no connection: what stands there stays, and beginning the plan will say so
    }
    if (mine === turn) form.querySelectorAll("[data-fresh]").forEach((part) => put(part, doc.getElementById(part.id)));
  };

  const put = (part, fresh) => {
    if (!fresh || part.contains(document.activeElement)) return;
    if (part.outerHTML !== fresh.outerHTML) part.replaceWith(document.importNode(fresh, true));
  };

  form.addEventListener("change", () => {
    clearTimeout(pause);
    pause = setTimeout(look, 120);
  });
}
