"use strict";
// An open page keeps the program alive: it asks once a minute, and at once when it is looked at again.
const ask = () => fetch("/alive", { cache: "no-store" }).catch(() => {});
setInterval(ask, 60_000);
document.addEventListener("visibilitychange", () => document.hidden || ask());
// A browser does not put to sleep a page that holds a lock.
navigator.locks?.request("open", { mode: "shared" }, () => new Promise(() => {}));
