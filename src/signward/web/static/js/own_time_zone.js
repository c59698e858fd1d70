// Chooses the browser's own time zone in a list where nothing else was chosen yet.
const list = document.querySelector("[data-behaviour=own-time-zone] select");
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (list?.value === "UTC" && [...list.options].some((zone) => zone.value === own)) list.value = own;
