"use strict";
// Comfort only: every form works without this script. It sends forms and follows links without loading the page anew, takes dropped files, and
// turns the texts of lists into tables into which rows of a spreadsheet can be pasted.

const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
let asked = 0; // the number of the last page that was asked for: an older one is dropped
let keeping = Promise.resolve(); // what is being kept: one form after the other, each made from the version before
const successors = new WeakMap(); // the form that took the place of another, when a page was shown anew
let pressed = null; // resolves when the button of the mouse, or the finger, is up again

// ── pages without loading ──

async function fetched(address, options) {
  const response = await fetch(address, { ...options, headers: { accept: "text/html" }, cache: "no-store" });
  if (!(response.headers.get("content-type") || "").startsWith("text/html")) throw new Error("no page");
  return [await response.text(), response.url];
}

async function load(address, push) {
  const mine = ++asked;
  busy(true);
  try {
    await keeping;
    const [text, url] = await fetched(address, {});
    await released();
    if (mine === asked) show(text, url, push);
  } catch {
    if (mine === asked) location.assign(address);
  } finally {
    if (mine === asked) busy(false);
  }
}

function keep(form, button) {
  const name = button?.name, value = button?.value;
  const before = keeping;
  const mine = ++asked;
  return (keeping = (async () => {
    await before;
    while (!form.isConnected && successors.has(form)) form = successors.get(form);
    if (!form.isConnected) return;
    busy(true);
    delete form.dataset.dirty;
    const sent = new FormData(form);
    if (name) sent.set(name, value);
    const address = new URL(form.getAttribute("action") || location.href, location.href).href;
    const body = form.enctype === "multipart/form-data" ? sent : new URLSearchParams(sent);
    try {
      const [text, url] = await fetched(address, { method: "POST", body });
      await released();
      show(text, url, mine === asked, form, sent); // the address is that of what was asked for last
    } catch {
      form.submit();
    } finally {
      if (mine === asked) busy(false);
    }
  })());
}

const busy = on => document.body.classList.toggle("busy", on);

// what was typed while a form was on its way goes into the form that takes its place
function carried(form, sent, next) {
  const typed = new FormData(form);
  for (const field of next.elements) {
    if (!field.name || field.type === "hidden" || field.type === "file" || !typed.has(field.name)) continue;
    const now = typed.getAll(field.name).join("\n"), then = sent.getAll(field.name).join("\n");
    if (now === then) continue;
    if (field.type === "radio" || field.type === "checkbox") field.checked = typed.getAll(field.name).includes(field.value);
    else field.value = typed.get(field.name);
  }
  successors.set(form, next);
}

function show(text, address, push, form, sent) {
  if (new URL(address).pathname.startsWith("/work/")) return location.assign(address); // a page with a script of its own
  const next = new DOMParser().parseFromString(text, "text/html");
  const part = $("#page", next) && $("#page") ? "#page" : null;
  const focused = document.activeElement;
  const id = focused?.id, name = focused?.name, value = focused?.type === "radio" ? focused.value : null;
  const same = new URL(address).pathname === location.pathname;
  if (form && same) {
    const next_form = $$("form", next).find(one => one.getAttribute("action") === form.getAttribute("action") && one.method === form.method);
    if (next_form) carried(form, sent, next_form);
  }
  const opened = same ? $$("details[open]").map(path) : [];
  const scroll = [scrollX, scrollY];
  const status = $(".now");
  document.title = next.title;
  document.documentElement.lang = next.documentElement.lang;
  if (part) {
    const status_next = $(".now", next);
    // the live region stays, so that only what changed is read out
    $("#page").replaceWith(document.adoptNode($("#page", next)));
    const status_now = $(".now");
    if (status && status_now && status_next && status.innerHTML === status_now.innerHTML) status_now.replaceWith(status);
    $('.language input[name="back"]').value = $('.language input[name="back"]', next)?.value || "/";
  } else {
    document.body.replaceWith(document.adoptNode(next.body));
  }
  if (push && address !== location.href) history[push === "replace" ? "replaceState" : "pushState"]({}, "", address);
  shown_place = place();
  ready(document);
  for (const where of opened) $$("details").find(one => path(one) === where)?.setAttribute("open", "");
  const again = same && (id ? document.getElementById(id) : name ? $$(`[name="${CSS.escape(name)}"]`).find(one => value === null || one.value === value) : null);
  const wrong = $('[aria-invalid="true"], .refusal[role="alert"]');
  if (same) {
    scrollTo(...scroll);
    if (again) again.focus({ preventScroll: true });
    else if (wrong) { wrong.tabIndex = wrong.tabIndex < 0 ? -1 : wrong.tabIndex; wrong.focus(); }
  } else {
    scrollTo(0, 0);
    $("#main")?.focus({ preventScroll: true });
  }
}

const path = details => ($("summary", details)?.textContent || "").replace(/\d+/g, "").trim();

function send(form, button, push = true) {
  if (form.method !== "get") return keep(form, button);
  const address = new URL(form.getAttribute("action") || location.href, location.href);
  address.search = new URLSearchParams([...new FormData(form, button || undefined)].filter(([, value]) => value !== "")).toString();
  return load(address.href, push);
}

document.addEventListener("submit", event => {
  const form = event.target;
  if (form.matches("[data-whole]") || event.submitter?.matches("[data-whole]") || event.defaultPrevented) return;
  event.preventDefault();
  send(form, event.submitter);
});

document.addEventListener("click", event => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || link.target || link.hasAttribute("download") || url.pathname.startsWith("/download")) return;
  if (url.pathname === location.pathname && url.hash) {
    const target = document.getElementById(decodeURIComponent(url.hash.slice(1)));
    $("details", target || document.body) && target && ($("details", target).open = true);
    return;
  }
  if (link.hasAttribute("data-whole")) return;
  event.preventDefault();
  leave(link.href);
});

// what was typed into a form is kept before the page is left; where it cannot be, the page stays
async function leave(address, push = true) {
  const form = $("form[data-dirty]");
  if (form) {
    await keep(form);
    if ($('.refusal[role="alert"]')) return;
    push = true;
  }
  load(address, push);
}

document.addEventListener("input", event => {
  if (event.target.form?.matches("[data-keep]")) event.target.form.dataset.dirty = "1";
});
addEventListener("beforeunload", event => { if ($("form[data-dirty]")) event.preventDefault(); });
document.addEventListener("keydown", event => { if (event.key === "Escape" && document.activeElement?.closest(".tip")) document.activeElement.blur(); });

const place = () => location.pathname + location.search;
let shown_place = place(); // a step to another part of the page is none to another page
addEventListener("popstate", () => {
  if (place() === shown_place) return;
  document.activeElement?.blur(); // a step back leaves its field too
  leave(location.href, null);
});

// a change is kept at once where a form asks for it; what is typed, when its field is left
document.addEventListener("change", event => {
  const form = event.target.form;
  if (!form?.matches("[data-live]") || event.target.type === "file") return;
  send(form, null, form.method === "get" ? "replace" : true);
});

// what is pressed stays where it is until it is let go, or the click would be lost with it: a field that is left sends its form, and the page
// that comes back would take the place of the button that the field was left for. A list of choices takes the release to itself
function hold(...kinds) {
  pressed = new Promise(free => {
    const heard = new AbortController();
    const up = event => {
      if (event.type === "pointermove" && event.buttons) return; // without a button it was let go outside the window
      heard.abort();
      setTimeout(free); // the click comes first
    };
    for (const kind of kinds) addEventListener(kind, up, { capture: true, signal: heard.signal });
  });
}

async function released() {
  for (let held = null; held !== pressed; await held) held = pressed; // the second press of two comes before the first is told
}

addEventListener("pointerdown", event => {
  if (!event.target.closest?.("select")) hold("pointerup", "pointercancel", "pointermove", "dragend", "keydown");
}, true);
addEventListener("keydown", event => { // the space bar presses what it stands on until it is let go
  if (event.key === " " && !event.repeat && event.target.matches?.("button, summary, input:is([type=checkbox], [type=radio])")) hold("keyup", "blur", "pointerdown");
}, true);

// ── files ──

for (const kind of ["dragover", "dragenter"]) {
  document.addEventListener(kind, event => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    $("form[data-drop]")?.classList.add("over");
  });
}
document.addEventListener("dragleave", event => event.relatedTarget || $("form[data-drop]")?.classList.remove("over"));
document.addEventListener("drop", event => {
  if (!event.dataTransfer?.files.length) return;
  event.preventDefault();
  const form = event.target.closest?.("form[data-drop]") || $("form[data-drop]");
  form?.classList.remove("over");
  const input = form && $('input[type="file"]', form);
  if (!input) return;
  input.files = event.dataTransfer.files;
  send(form, $("button", form));
});

// ── lists ──

const SHOWN = 100;

function cells(text) {
  // as a spreadsheet copies: tabs between cells, quotation marks around a cell with a break
  const rows = [[]];
  let cell = "", quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') { cell += '"'; at++; }
      else quoted = false;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === "\t" || sign === "\n") {
      rows.at(-1).push(cell.trim());
      cell = "";
      if (sign === "\n") rows.push([]);
    } else if (sign !== "\r") cell += sign;
  }
  rows.at(-1).push(cell.trim());
  return rows.filter(row => row.some(Boolean));
}

function list(box) {
  if (box.dataset.ready) return;
  box.dataset.ready = "1";
  const text = $("textarea", box), columns = JSON.parse(box.dataset.columns), label = $("label", box);
  const wrong = new Set(JSON.parse(box.closest("form").dataset.cells || "[]"));
  const heads = columns.map(column => column.name);
  const plain = word => word.normalize("NFKC").replace(/\s/g, "").toLowerCase();
  const words = column => [column.name, column.label, ...(column.also || [])].map(plain);
  const headed = line => line.some(cell => words(columns[0]).includes(plain(cell)));
  let rows = [];
  rows = taken(cells(text.value));
  let shown = SHOWN;
  const table = document.createElement("table");
  table.className = "grid entry";
  table.setAttribute("aria-label", label.textContent.split(/[：:]/)[0]);
  const wide = document.createElement("div");
  wide.className = "wide";
  wide.append(table);
  const add = button(box.dataset.add, () => { rows.push(heads.map(() => "")); shown = Math.max(shown, rows.length); draw(); input(rows.length - 1, 0)?.focus(); });
  const more = button("", () => { shown += SHOWN * 5; draw(); });
  text.hidden = label.hidden = true;
  box.append(wide, add, more);

  // the lines below a row of headings, in our columns. A unit in a heading goes behind each of its amounts, and a column that is none of ours
  // stays as one more: what it says of a loan (a currency, a remark) is read, or refused, and never dropped
  function taken(lines) {
    if (!lines.length || !headed(lines[0])) return lines;
    const places = [];
    for (const heading of lines.shift()) places.push(placed(heading, places));
    return lines.map(line => {
      const row = heads.map(() => "");
      line.forEach((value, at) => { if (places[at]) row[places[at].at] = /\d\)?$/.test(plain(value)) ? value + places[at].unit : value; });
      return row;
    });
  }

  function placed(heading, before) {
    const spelt = plain(heading);
    const found = columns.flatMap((column, at) => words(column).map(word => ({ at, kind: column.kind, word })))
      .filter(({ word }) => spelt.startsWith(word)).sort((one, other) => other.word.length - one.word.length)[0];
    const rest = found && spelt.slice(found.word.length).replace(/^[([/:,]*(单位[:为]?)?(人民币)?|[)\]]+$/g, "");
    const first = found && !before.some(place => place?.at === found.at);
    if (found && first && (!rest || found.kind === "amount" || found.kind === "share" || (found.kind === "date" && rest === "期"))) {
      return { at: found.at, unit: found.kind === "date" ? "" : rest };
    }
    if (!spelt || /^(序号|行号|编号|no\.?|#)$/.test(spelt)) return null;
    columns.push({ name: heading, label: heading, kind: "text" });
    heads.push(heading);
    rows.forEach(row => row.push(""));
    return { at: heads.length - 1, unit: "" };
  }

  function button(words, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  }
  const input = (row, column) => $(`[data-at="${row}-${column}"]`, table);
  const store = () => { box.closest("form").dataset.dirty = "1"; text.value = [heads, ...rows.filter(row => row.some(Boolean))].map(row => row.join("\t")).join("\n"); };

  function field(row, column) {
    const kind = columns[column];
    let made;
    if (kind.kind === "choice") {
      made = document.createElement("select");
      const value = rows[row][column];
      const choices = [["", ""], ...kind.choices];
      if (value && !choices.some(([word]) => word === value)) choices.push([value, value]);
      for (const [word, words] of choices) made.add(new Option(words, word, false, word === value));
    } else {
      made = document.createElement("input");
      made.type = "text";
      made.autocomplete = "off";
      made.value = rows[row][column] || "";
      if (kind.kind !== "text") made.className = "figure";
      if (kind.kind === "amount") made.inputMode = "decimal";
      if (kind.kind === "date") made.placeholder = "2024-12-31";
      if (kind.kind === "share") made.placeholder = "6.5%";
    }
    made.dataset.at = `${row}-${column}`;
    made.setAttribute("aria-label", `${box.dataset.row.replace("%d", row + 1)} ${kind.label}`);
    const cell = `${box.dataset.sheet}!${String.fromCharCode(65 + column)}${row + 2}`;
    if (wrong.has(cell)) { made.classList.add("bad"); made.setAttribute("aria-invalid", "true"); }
    return made;
  }

  function draw() {
    if (!rows.length) rows.push(heads.map(() => ""));
    const head = document.createElement("thead"), body = document.createElement("tbody");
    const line = head.insertRow();
    for (const words of ["", ...columns.map(column => column.label), ""]) {
      const cell = document.createElement(words ? "th" : "td");
      if (words) cell.scope = "col";
      cell.textContent = words;
      line.append(cell);
    }
    rows.slice(0, shown).forEach((_, row) => {
      const made = body.insertRow();
      const number = made.insertCell();
      number.className = "row-number";
      number.textContent = row + 1;
      columns.forEach((kind, column) => {
        const cell = made.insertCell();
        if (kind.kind === "text" || column === 0) cell.className = "wide-cell";
        cell.append(field(row, column));
      });
      const tool = made.insertCell();
      tool.className = "tool";
      const remove = button("×", () => { rows.splice(row, 1); store(); draw(); (input(Math.min(row, rows.length - 1), 0) || add).focus(); });
      remove.className = "small";
      remove.setAttribute("aria-label", box.dataset.remove.replace("%d", row + 1));
      tool.append(remove);
    });
    table.replaceChildren(head, body);
    more.hidden = rows.length <= shown;
    more.textContent = box.dataset.more.replace("%d", rows.length);
  }

  table.addEventListener("input", event => {
    const [row, column] = event.target.dataset.at.split("-").map(Number);
    rows[row][column] = event.target.value;
    store();
  });
  table.addEventListener("paste", event => {
    const pasted = event.clipboardData?.getData("text/plain") || "";
    if (!/[\t\n]/.test(pasted.trim()) || !event.target.dataset.at) return;
    event.preventDefault();
    let [row, column] = event.target.dataset.at.split("-").map(Number);
    const lines = cells(pasted), whole = headed(lines[0]);
    taken(lines).forEach((line, down) => {
      while (rows.length <= row + down) rows.push(heads.map(() => ""));
      line.forEach((value, right) => {
        const at = whole ? right : column + right;
        if (at < heads.length && (value || !whole)) rows[row + down][at] = value;
      });
    });
    shown = Math.max(shown, Math.min(rows.length, SHOWN));
    store();
    draw();
    input(Math.min(row, rows.length - 1), column)?.focus();
  });
  draw();
}

function ready(within) {
  for (const box of $$("[data-list]", within)) list(box);
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target) $("details", target)?.setAttribute("open", "");
  document.documentElement.dataset.ready = "1";
}
ready(document);
