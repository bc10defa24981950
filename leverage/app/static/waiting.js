"use strict";
// Progress without loading the page anew; without script the page loads itself once a second.
const work = document.getElementById("work");
const bar = work.querySelector("progress");
const words = work.querySelector("[aria-live]");
const again = () => location.replace(location.pathname);
const look = async () => {
  try {
    const answer = await fetch(work.dataset.state, { cache: "no-store" });
    const state = await answer.json();
    if (state.over) return again();
    if (state.of) {
      bar.max = state.of;
      bar.value = state.done;
    }
    if (state.text && words.textContent !== state.text) words.textContent = state.text;
    setTimeout(look, 400);
  } catch {
    again();
  }
};
setTimeout(look, 200);
