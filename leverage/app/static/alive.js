"use strict";
// An open page keeps the program alive: it asks once a minute, and at once when it is looked at again.
const ask = () => fetch("/alive", { cache: "no-store" }).catch(() => {});
setInterval(ask, 60_000);
document.addEventListener("visibilitychange", () => document.hidden || ask());
// A browser does not put to sleep a page that holds a lock.
navigator.locks?.request("open", { mode: "shared" }, () => new Promise(() => {}));

// One company in two tabs: each tab says which it shows, and the others of the same company show that they are not alone.
if ("BroadcastChannel" in window) {
  const tabs = new BroadcastChannel("leverage");
  const tab = Math.random();
  const others = new Set();
  const company = () => location.pathname.match(/^\/c\/([\w-]+)\//)?.[1];
  let shown = company();
  const notice = () => {
    const line = document.getElementById("elsewhere");
    if (line) line.hidden = others.size === 0;
  };
  const say = (word, of = shown) => of && tabs.postMessage({ word, of, tab });
  tabs.onmessage = ({ data }) => {
    if (data.of !== shown) return;
    if (data.word === "closed") others.delete(data.tab);
    else others.add(data.tab);
    if (data.word === "opened") say("here");
    notice();
  };
  const look = () => {
    if (company() !== shown) {
      say("closed");
      others.clear();
      shown = company();
      say("opened");
    }
    notice();
  };
  say("opened");
  new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
  addEventListener("pagehide", () => say("closed"));
  addEventListener("pageshow", event => event.persisted && say("opened"));
}
