"use strict";
// The page holds no law and computes no figure: it picks, sorts and shows what the engine worked out. Data reach the page as text nodes alone.
(() => {
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent);
  const ALL = "all";
  const NO_LIMIT = 1e18; // the rank that the engine's figures give to what nothing limits
  const THEMES = ["auto", "light", "dark"];

  // ── state: what is asked, kept in the address so that it can be passed on ──
  const stops = [...new Set([data.asOf, ...data.places.flatMap((place) => place.eras.map((era) => era.since))])].sort();
  const raising = data.channels.filter((channel) => channel.raises);
  const limited = data.channels.filter((channel) =>
    channel.raises || channel.id === data.channel || data.terms.some((terms) => channel.id in terms.channels));
  const codes = data.places.map((place) => place.code);
  const choices = {
    date: (value) => /^\d{4}-\d\d-\d\d$/.test(value) && value >= data.from && value <= data.to && !Number.isNaN(Date.parse(value)),
    kind: (value) => data.kinds.some((kind) => kind.id === value),
    channel: (value) => value === ALL || limited.some((channel) => channel.id === value),
    approval: (value) => ["all", "now"].includes(value),
    measure: (value) => value === "ratio" || (value === "room" && data.company !== null),
    columns: (value) => ["overview", "channels"].includes(value),
    sort: (value) => /^[\w-]+$/.test(value),
    order: (value) => ["ascending", "descending"].includes(value),
    lang: (value) => ["zh", "en"].includes(value),
    theme: (value) => THEMES.includes(value),
    place: (value) => codes.includes(value),
    about: (value) => limited.some((channel) => channel.id === value),
    rule: (value) => data.rules.some((rule) => rule.id === value),
  };
  const start = {
    date: data.asOf, kind: data.kind, channel: data.channel, approval: "all", measure: data.company ? "room" : "ratio", columns: "overview",
    sort: data.company ? "room-all" : "figure", order: "descending", lang: data.lang, theme: "auto", place: "", about: "", rule: "",
  };
  let state = { ...start };
  let opener = ""; // what opened the panel, so that the focus can go back to it

  function read() {
    const told = new URLSearchParams(location.hash.slice(1));
    state = { ...start };
    for (const [key, allowed] of Object.entries(choices)) {
      if (told.has(key) && allowed(told.get(key))) state[key] = told.get(key);
    }
    const home = state.rule.split("/")[0]; // a clause by itself opens its own place
    if (state.rule && !state.place && codes.includes(home)) state.place = home;
  }
  function address(changes = {}) {
    const told = Object.entries({ ...state, ...changes }).filter(([key, value]) => value !== start[key] || key === "date" || key === "kind");
    return `${location.href.split("#")[0]}#${new URLSearchParams(told)}`;
  }
  function go(changes) {
    Object.assign(state, changes);
    history.replaceState(null, "", address());
    render();
  }

  // ── words and elements ──
  const say = (number) => {
    const text = number === null || number === undefined ? "" : data.texts[number];
    return Array.isArray(text) ? text[state.lang === "zh" ? 0 : 1] : text;
  };
  const word = (key, fills = {}) =>
    data.words[key][state.lang === "zh" ? 0 : 1].replace(/\{(\w+)\}/g, (_, name) => fills[name]);
  const keyed = (key, told) => `${word(key)}${word("colon")}${told}`;
  const listed = (names, most = Infinity) => {
    const shown = names.slice(0, most).join(state.lang === "zh" ? "、" : ", ");
    return names.length > most ? `${shown} +${names.length - most}` : shown;
  };

  /** An element: properties (a key with a dash, role or for becomes an attribute), then its content. */
  function el(tag, properties = {}, ...content) {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(properties)) {
      if (value === null || value === undefined || value === false) continue;
      if (key === "on") made.addEventListener("click", value);
      else if (key in made && !key.includes("-")) made[key] = value;
      else made.setAttribute(key, value);
    }
    made.append(...content.flat().filter((part) => part !== null && part !== undefined && part !== ""));
    return made;
  }
  const unseen = (text) => el("span", { className: "unseen" }, text);
  const chip = (key) => el("span", { className: `chip ${key}`, title: word(`${key}-long`) }, word(key), unseen(` (${word(`${key}-long`)}) `));

  // ── what a place says on the chosen date ──
  const dated = (rule) => rule.local && data.sources[rule.source].verified < state.date; // the engine's own test of a stale row
  function view(place, order) {
    const last = place.eras.findLastIndex((era) => era.since <= state.date);
    const era = place.eras[Math.max(last, 0)];
    const terms = data.terms[era.terms[state.kind]];
    const gaps = place.gaps.filter(([, since, until]) => since <= state.date && (until === null || state.date < until));
    const rules = terms.rules.map((number) => data.rules[number]);
    const before = last > 0 && era.since === state.date ? place.eras[last - 1] : null;
    return {
      place, order, era, terms, rules, gaps, before, name: say(place.name),
      figure: figure(place, era, state.measure),
      was: before ? figure(place, before, state.measure) : null,
      stale: rules.some(dated),
      headline: place.headlines[state.kind],
    };
  }
  const roomOf = (place, era) => {
    const own = state.date === data.asOf && state.kind === data.kind ? place.money : null;
    const number = own ?? era.rooms[state.kind];
    return number === undefined || number === null ? null : data.rooms[number];
  };
  function part(place, era, measure, channel) {
    const whole = measure === "room" ? roomOf(place, era) : data.terms[era.terms[state.kind]];
    if (whole === null || channel === ALL) return whole;
    const found = whole.channels[channel];
    return found === undefined ? null : measure === "room" ? found : data.channelTerms[found];
  }
  /** The figure under the chosen channel and approvals; null where nothing was worked out or no rule speaks. */
  function figure(place, era, measure, channel = state.channel, approval = state.approval) {
    const found = part(place, era, measure, channel);
    return found === null ? null : data.figures[found[approval]];
  }
  const words = (shown, measure = state.measure) => (shown === null ? word(measure === "room" ? "not-worked-out" : "none-open") : say(shown.t));
  const turnsOnApproval = (v) => {
    const found = part(v.place, v.era, state.measure, state.channel);
    return found !== null && found.all !== found.now;
  };
  const base = (v, full = false) => {
    const found = part(v.place, v.era, "ratio", state.channel);
    if (state.channel !== ALL) return say(found?.base);
    const shown = data.figures[found[state.approval]];
    return say(full ? shown.over : shown.base);
  };
  const broken = (v) => state.measure === "room" && Boolean(roomOf(v.place, v.era)?.breach);
  function chips(v) {
    return [
      broken(v) ? chip("breach") : null, v.before ? chip("changed") : null, turnsOnApproval(v) ? chip("needs-approval") : null,
      v.stale ? chip("stale") : null, v.gaps.some(([id]) => !id.startsWith("CN/")) ? chip("gap") : null,
    ].filter(Boolean);
  }
  const low = (v) => v.figure?.r[0] ?? null;
  const high = (v) => v.figure?.r[1] ?? null;

  // ── controls ──
  function controls() {
    for (const slot of document.querySelectorAll("[data-t]")) slot.textContent = word(slot.dataset.t);
    for (const slot of document.querySelectorAll("[data-label]")) slot.setAttribute("aria-label", word(slot.dataset.label));
    document.documentElement.lang = state.lang === "zh" ? "zh-CN" : "en";
    document.documentElement.dataset.theme = state.theme;
    document.title = `${word("title")} · ${state.date}`;
    $("language").lang = state.lang === "zh" ? "en" : "zh-CN";
    $("theme").textContent = word(`theme-${state.theme}`);
    const position = Math.max(stops.findLastIndex((stop) => stop <= state.date), 0);
    Object.assign($("slider"), { max: stops.length - 1, value: position });
    $("slider").setAttribute("aria-valuetext", state.date);
    Object.assign($("day"), { min: data.from, max: data.to, value: state.date });
    $("earlier").disabled = state.date <= stops[0];
    $("later").disabled = state.date >= stops.at(-1);
    options($("kind"), data.kinds.map((kind) => [kind.id, say(kind.label)]), state.kind);
    options($("channel"), [[ALL, whole()], ...limited.map((c) => [c.id, say(c.label)])], state.channel);
    for (const name of ["approval", "measure", "columns"]) {
      for (const input of document.getElementsByName(name)) input.checked = input.value === state[name];
    }
    $("measure").hidden = data.company === null;
    $("company").textContent = companyLine();
    $("warnings").replaceChildren(...data.warnings.map((warning) => el("li", {}, say(warning))));
    $("warnings").hidden = !data.warnings.length;
    years();
  }
  const whole = () => word(state.measure === "room" ? "all-channels" : "all-funding");
  function options(select, pairs, chosen) {
    select.replaceChildren(...pairs.map(([value, label]) => el("option", { value, selected: value === chosen }, label)));
  }
  const dating = () => (data.company.reportDate ? word("figures-of", { date: data.company.reportDate }) : word("figures-undated"));
  function companyLine() {
    const facts = data.facts.map(([label, value]) => `${say(label)}${word("colon")}${say(value)}`);
    const told = facts.length ? keyed("facts", listed(facts)) : "";
    if (data.company === null) return told;
    const capital = data.company.capital.map(([label, amount]) => `${say(label)} ${amount}`);
    return [data.company.name, keyed("capital", listed(capital)), dating(), told].filter(Boolean).join(" · ");
  }
  function years() {
    const marks = [];
    const apart = 4000 / Math.max($("years").clientWidth, 200); // a label takes some 40 pixels
    let shown = -1;
    stops.forEach((stop, number) => {
      const place = stops.length > 1 ? (100 * number) / (stops.length - 1) : 0;
      const first = number === 0 || stops[number - 1].slice(0, 4) !== stop.slice(0, 4);
      if (first && (shown < 0 || place - shown > apart)) {
        const mark = el("span", {}, stop.slice(0, 4));
        mark.style.left = `${place}%`;
        marks.push(mark);
        shown = place;
      }
    });
    $("years").replaceChildren(...marks);
  }

  // ── the answer in short ──
  function short(views) {
    const kind = say(data.kinds.find((k) => k.id === state.kind).label);
    const channel = state.channel === ALL ? whole() : say(data.channels.find((c) => c.id === state.channel).label);
    const approval = word(state.approval === "all" ? "with-approvals" : "permitted-only");
    $("asked").textContent = [state.date, keyed("kind", kind), channel, keyed("approval", approval),
      ...(state.measure === "room" ? [word("room")] : [])].join(" · ");
    const limitless = views.filter((v) => low(v) >= NO_LIMIT);
    const best = (rank) => {
      const known = views.filter((v) => rank(v) !== null && rank(v) < NO_LIMIT && !broken(v));
      const most = known.reduce((a, v) => (a === null || rank(v) > a ? rank(v) : a), null);
      return [most, known.filter((v) => rank(v) === most)];
    };
    const [most, where] = best(low);
    const [upper, there] = best(high);
    const names = (held) => el("small", {}, listed(held.map((v) => v.name), 5));
    const counted = (held, all) =>
      [el("span", { className: "figure" }, word("of-places", { n: held.length, all: all.length })), held.length ? names(held) : null];
    const end = (v, last) => say(v.figure.ends[last ? 1 : 0]);
    const rows = [
      ["highest", most === null ? word("none") : [el("span", { className: "figure" }, end(where[0], false)), names(where)]],
      upper !== null && (most === null || upper > most)
        ? ["possible", [el("span", { className: "figure" }, end(there[0], true)), names(there)]] : null,
      limitless.length ? ["unlimited-count", counted(limitless, views)] : null,
      state.measure === "room" ? ["breach-count", counted(views.filter(broken), views)] : null,
      ["undecided", counted(views.filter((v) => low(v) === null), views)],
      ["stale-count", counted(views.filter((v) => v.stale), views)],
      ["gap-count", counted(views.filter((v) => v.gaps.some(([id]) => !id.startsWith("CN/"))), views)],
      ["changed-count", counted(views.filter((v) => v.before), views)],
    ];
    $("short").replaceChildren(...rows.filter(Boolean).map(([key, told]) => el("div", {}, el("dt", {}, word(key)), el("dd", {}, told))));
    $("caution").textContent =
      state.measure === "room" && views.every((v) => v.figure === null) ? word("room-elsewhen", { date: data.asOf }) : "";
    const highest = most === null ? word("none") : `${listed(where.map((v) => v.name), 3)} ${end(where[0], false)}`;
    const changed = views.filter((v) => v.before).map((v) => `${v.name} ${words(v.was)} → ${words(v.figure)}`);
    const told = word("announce", { date: state.date, changed: listed(changed, 6) || word("none"), highest });
    if ($("announcer").textContent !== told) $("announcer").textContent = told;
  }

  // ── tiles ──
  const shade = (step) => (step === null || step === undefined ? "sx" : `s${step}`);
  const limitedRoom = (v) => {
    const room = state.channel === ALL ? roomOf(v.place, v.era) : null;
    return room === null || room.limited === null ? "" : keyed("limited-room", say(room.limited));
  };
  function tile(v) {
    const shown = words(v.figure);
    const banded = v.figure !== null && v.figure.s[0] !== v.figure.s[1] && v.figure.s[1] !== null;
    return el("li", {}, el("button", {
      type: "button", className: `tile ${shade(v.figure?.s[0])}`, "data-code": v.place.code, "data-focus": `tile-${v.place.code}`,
      "aria-haspopup": "dialog", on: () => go({ place: v.place.code, about: state.channel === ALL ? "" : state.channel, rule: "" }),
    },
    el("span", { className: "name" }, v.name, " "),
    el("span", { className: `figure${shown.length > 6 ? " long" : ""}` }, shown, " "),
    el("span", { className: "base" }, state.measure === "ratio" ? base(v) : limitedRoom(v), " ",
      v.before && words(v.was) !== shown ? `(${word("was", { figure: words(v.was) })}) ` : ""),
    el("span", { className: "chips" }, chips(v)),
    banded ? el("span", { className: `band ${shade(v.figure.s[1])}`, "aria-hidden": "true" }) : null));
  }
  const marks = () => el("ul", {}, [...(state.measure === "room" ? ["breach"] : []), "changed", "needs-approval", "stale", "gap"].map((key) =>
    el("li", {}, el("span", { className: `chip ${key}` }, word(key)), word(`${key}-long`))));
  function tiles(views) {
    $("tiles").replaceChildren(...data.regions.map((region, number) => {
      const id = `region-${number}`;
      return el("div", { className: "region", role: "group", "aria-labelledby": id },
        el("h3", { id }, say(region.label)), el("ul", {}, region.places.map((index) => tile(views[index]))));
    }));
    const steps = data.scales[state.measure].map((label, step) => el("li", {}, el("i", { className: shade(step) }), say(label)));
    $("marks").replaceChildren(marks());
    $("legend").replaceChildren(
      el("span", {}, word(`scale-${state.measure}`)), el("ul", {}, steps),
      el("ul", {}, state.measure === "ratio" ? el("li", {}, el("i", { className: "part s4" }), word("band")) : "",
        el("li", {}, el("i", { className: "sx" }), word("unknown-tile"))),
      marks(), state.measure === "ratio" ? el("span", {}, word("bases-differ")) : "");
  }

  // ── table ──
  const opening = (v, about, ...content) => el("button", {
    type: "button", className: "cell", "data-focus": `cell-${v.place.code}-${about}`, "aria-haspopup": "dialog",
    on: () => go({ place: v.place.code, about: limited.some((channel) => channel.id === about) ? about : "", rule: "" }),
  }, ...content);
  const count = (v, access) => raising.filter((c) => data.channelTerms[v.terms.channels[c.id]]?.access === access).length;
  const gapsHere = (v) => v.gaps.filter(([id]) => !id.startsWith("CN/"));
  const open = (v) => word("open-and-approval", { open: count(v, "permitted"), approval: count(v, "with_approval") });

  function overview() {
    const roomy = (approval) => ({
      key: `room-${approval}`, label: word(approval === "now" ? "room-now" : "room-approved"), number: true,
      value: (v) => {
        const found = figure(v.place, v.era, "room", state.channel, approval)?.r[0] ?? null;
        return found >= NO_LIMIT && state.channel === ALL ? roomOf(v.place, v.era).limitedRank : found;
      },
      last: (v) => Boolean(roomOf(v.place, v.era)?.breach), // as in every other form: what is broken already comes after the others
      cell: (v) => opening(v, `room-${approval}`, words(figure(v.place, v.era, "room", state.channel, approval), "room")),
    });
    const ratio = (v) => figure(v.place, v.era, "ratio");
    return [
      { key: "place", label: word("place"), value: (v) => v.order, cell: (v) => opening(v, "place", v.name) },
      ...(data.company ? [roomy("now"), roomy("all")] : []),
      { key: "figure", label: word("ratio"), number: true, value: (v) => ratio(v)?.r[0] ?? null, then: (v) => ratio(v)?.r[1] ?? null,
        cell: (v) => opening(v, "figure", words(ratio(v), "ratio")) },
      { key: "over", label: word("over"), value: (v) => base(v) || null, cell: (v) => base(v, true) },
      { key: "turns", label: word("turns-on"), value: (v) => turns(v) || null, cell: (v) => turns(v) },
      { key: "published", label: word("published"), number: true, value: (v) => v.headline?.r ?? null,
        cell: (v) => (v.headline ? opening(v, "published", say(v.headline.t)) : "") },
      { key: "open", label: word("open-channels"), number: true, value: (v) => count(v, "permitted"), then: (v) => count(v, "with_approval"),
        cell: (v) => opening(v, "open", open(v)) },
      { key: "verified", label: word("verified"), number: true, value: (v) => v.terms.verified, cell: (v) => v.terms.verified ?? "" },
      { key: "marks", label: word("marks"), value: (v) => chips(v).length, cell: (v) => el("span", { className: "chips" }, chips(v)) },
      { key: "gaps", label: word("gaps"), number: true, value: (v) => gapsHere(v).length,
        cell: (v) => (gapsHere(v).length ? opening(v, "gaps", String(gapsHere(v).length)) : "0") },
    ];
  }
  const turns = (v) => {
    const found = state.channel === ALL ? data.figures[v.terms[state.approval]] : null;
    return found ? listed(found.turns.map(say)) : "";
  };
  function matrix() {
    const cell = (v, c) => {
      const access = part(v.place, v.era, "ratio", c.id)?.access;
      const shown = words(figure(v.place, v.era, state.measure, c.id));
      return opening(v, c.id, ...(access === "not_provided" ? ["—", unseen(shown)] : [shown]),
        access === "with_approval" && state.approval === "all" ? chip("needs-approval") : null);
    };
    return [overview()[0], ...raising.map((c) => ({
      key: c.id, label: say(c.label), value: (v) => figure(v.place, v.era, state.measure, c.id)?.r[0] ?? null, cell: (v) => cell(v, c),
    }))];
  }
  /** A pointer opens a place from anywhere in its row; what it selects as text stays selected. */
  function pointed(event, v) {
    if (event.target.closest("button") || String(getSelection())) return;
    opener = `cell-${v.place.code}-place`;
    go({ place: v.place.code, about: "", rule: "" });
  }
  function sorted(views, column, order) {
    const sign = order === "ascending" ? 1 : -1;
    const compared = (a, b) => {
      if (a === b) return 0;
      if (a === null || b === null) return a === null ? 1 : -1; // what is not known stands last either way
      return sign * (typeof a === "string" ? a.localeCompare(b, document.documentElement.lang) : a - b);
    };
    const last = (v) => (column.value(v) === null ? 2 : column.last?.(v) ? 1 : 0);
    return [...views].sort((a, b) =>
      last(a) - last(b) || compared(column.value(a), column.value(b)) || (column.then ? compared(column.then(a), column.then(b)) : 0) || a.order - b.order);
  }
  function table(views) {
    const columns = state.columns === "channels" ? matrix() : overview();
    const found = columns.find((c) => c.key === state.sort);
    const [held, order] = found ? [found, state.order] : [columns[0], "ascending"];
    const turn = (c) => {
      if (c === held) return order === "ascending" ? "descending" : "ascending";
      return ["place", "over", "turns"].includes(c.key) ? "ascending" : "descending";
    };
    const head = columns.map((c) => el("th", { scope: "col", "aria-sort": c === held ? order : null }, el("button", {
      type: "button", "data-focus": `sort-${c.key}`, title: word("sort-hint"), on: () => go({ sort: c.key, order: turn(c) }),
    }, c.label), el("span", { className: "printed" }, c.label))); // a browser does not repeat buttons at the head of every printed page
    const row = (v) => el("tr", { on: (event) => pointed(event, v) }, columns.map((c, number) =>
      el(number ? "td" : "th", { scope: number ? null : "row", className: c.number ? "number" : "" }, c.cell(v))));
    const caption = el("caption", { className: "unseen" }, $("asked").textContent);
    $("dash").hidden = state.columns !== "channels";
    $("table").className = state.columns === "channels" ? "matrix" : "";
    $("table").replaceChildren(caption, el("thead", {}, el("tr", {}, head)), el("tbody", {}, sorted(views, held, order).map(row)));
  }

  // ── sources of all that is shown ──
  function sources(views) {
    const found = new Map();
    for (const v of views) {
      for (const rule of v.rules) {
        if (state.channel !== ALL && !rule.channels.includes(state.channel)) continue;
        const held = found.get(rule.source) ?? { local: rule.local, names: new Set() };
        found.set(rule.source, { ...held, names: held.names.add(v.name) });
      }
    }
    const heads = ["instrument", "issuer", "issued", "certainty", "applies-in"].map((key) => word(key));
    const rows = [...found].sort(([a], [b]) => data.sources[a].issued.localeCompare(data.sources[b].issued)).map(([number, held]) => {
      const source = data.sources[number];
      const stale = held.local && source.seen && source.verified < state.date;
      const all = held.names.size === views.length && views.length > 1 ? word("places", { n: views.length }) : listed([...held.names]);
      return el("tr", {},
        el("th", { scope: "row" }, titled(source)), el("td", {}, say(source.issuer)), el("td", { className: "number" }, source.issued),
        el("td", {}, word(source.seen ? "grade-verified" : "grade-unseen", { grade: source.grade, date: say(source.checked) }), " ", stale ? chip("stale") : null), el("td", {}, all));
    });
    $("sources").replaceChildren(...tabled(heads, rows).children);
    $("made").textContent = [`${word("made-by")} ${data.tool}`, `${word("fingerprint")} ${data.rulebook.slice(0, 16)}`].join(" · ");
  }
  const titled = (source) => {
    const title = say(source.title);
    const named = state.lang === "zh" ? `《${title}》` : title;
    return source.number ? `${named} (${source.number})` : named;
  };
  const certainty = (source) => word(source.seen ? "verified-grade" : "unseen-grade", { date: say(source.checked), grade: source.grade, evidence: say(source.evidence) });

  // ── the panel of one place ──
  function panel(views) {
    const dialog = $("panel");
    const v = views.find((held) => held.place.code === state.place);
    if (!v) {
      if (dialog.open) dialog.close();
      return;
    }
    const fresh = !dialog.open;
    const scrolled = dialog.scrollTop;
    dialog.replaceChildren(...panelContent(v));
    if (fresh) {
      dialog.showModal();
      dialog.scrollTop = 0;
      aim();
    } else dialog.scrollTop = scrolled;
  }
  function panelContent(v) {
    const kind = say(data.kinds.find((k) => k.id === state.kind).label);
    const close = el("button", { type: "button", "data-focus": "close", autofocus: true, on: () => $("panel").close() }, word("close"));
    return [
      el("div", { className: "panel-top" },
        el("div", {}, el("h2", { id: "panel-title" }, v.name, " ", el("code", { className: "quiet" }, v.place.code)),
          el("p", { className: "quiet" }, `${state.date} · ${keyed("kind", kind)}`)), close),
      ...(state.measure === "room" ? [...moneyOf(v), ...figureOf(v)] : [...figureOf(v), ...moneyOf(v)]),
      ...historyOf(v), ...gapsOf(v), ...channelsOf(v), ...rulesOf(v), ...restOf(v),
    ];
  }
  function figureOf(v) {
    const shown = data.figures[v.terms[state.approval]];
    const [chosen, other] = state.approval === "all" ? ["with-approvals", "permitted-only"] : ["permitted-only", "with-approvals"];
    const otherwise = data.figures[state.approval === "all" ? v.terms.now : v.terms.all];
    const told = [
      el("h3", {}, word("derived")),
      el("p", { className: "big" }, say(shown.t), " ", el("small", {}, say(shown.over), ` (${keyed("approval", word(chosen))})`)),
      otherwise === shown ? null : el("p", {}, keyed(other, ""), el("strong", {}, say(otherwise.t)), " ", say(otherwise.over)),
      chips(v).length ? el("p", {}, el("span", { className: "chips" }, chips(v))) : null,
    ];
    if (shown.binding.length) told.push(el("p", {}, keyed("binding", ""), shown.binding.flatMap((id, n) => [n ? ", " : "", linked(v, id)])));
    if (shown.turns.length) {
      const heads = [...shown.turns.map(say), word("ratio"), word("over")];
      const rows = shown.cases.map((row) => el("tr", {}, row.map((cell) => el("td", {}, say(cell)))));
      told.push(el("details", { open: shown.cases.length <= 6 },
        el("summary", {}, `${word("cases")} (${word("turns-on")} ${listed(shown.turns.map(say))})`),
        scrolling(word("cases"), tabled(heads, rows))));
    }
    if (v.headline) {
      const published = keyed("published", `${say(v.headline.t)} ${say(v.headline.base)}`.trim());
      told.push(el("p", {}, el("strong", {}, published), ` — ${say(v.headline.note)} `,
        el("span", { className: "quiet" }, `(${word("published-note")})`)));
    }
    return told.filter(Boolean);
  }
  const tabled = (heads, rows) =>
    el("table", {}, el("thead", {}, el("tr", {}, heads.map((head) => el("th", { scope: "col" }, head)))), el("tbody", {}, rows));
  const scrolling = (label, content) => el("div", { className: "scroller", role: "region", tabIndex: 0, "aria-label": label }, content);
  function moneyOf(v) {
    const room = data.company ? roomOf(v.place, v.era) : null;
    if (room === null) return [];
    const line = (key, text) => [el("dt", {}, word(key)), el("dd", {}, text)];
    return [
      el("h3", {}, word("room")),
      el("div", { className: "rule" }, el("dl", {}, line("verdict", say(room.verdict)), line("room-now", say(data.figures[room.now].t)),
        line("room-approved", say(data.figures[room.all].t)), room.limited === null ? [] : line("limited-room", say(room.limited)))),
      el("p", { className: "quiet" }, dating()),
      v.place.unread.length ? el("p", { className: "alert" }, word("unread", { facts: listed(v.place.unread.map(say)) })) : null,
    ].filter(Boolean);
  }
  function gapsOf(v) {
    if (!v.gaps.length) return [];
    const told = v.gaps.map(([id, , , says]) => el("li", {}, say(says), " ", el("code", { className: "quiet" }, id)));
    return [el("h3", {}, word("gaps")), el("ul", { className: "gaps" }, told)];
  }
  function channelsOf(v) {
    const money = data.company ? roomOf(v.place, v.era) : null;
    const heads = ["channel", "access", "most", "caps", ...(money ? ["room-now", "room-approved"] : [])];
    const told = limited.filter((c) => c.id in v.terms.channels);
    const absent = told.filter((c) => data.channelTerms[v.terms.channels[c.id]].access === "not_provided" && c.id !== state.about);
    const rows = told.filter((c) => !absent.includes(c)).map((c) => {
      const terms = data.channelTerms[v.terms.channels[c.id]];
      const caps = terms.caps.map(([number, multiple]) => [data.rules[number], say(multiple)]);
      const room = money?.channels[c.id];
      return el("tr", { className: c.id === state.about ? "aimed" : null },
        el("th", { scope: "row" }, say(c.label)), el("td", {}, say(data.levels[terms.access])),
        el("td", { className: "number" }, say(data.figures[terms.all].t)),
        el("td", {}, el("ul", { className: "caps" }, caps.map(([rule, multiple]) =>
          el("li", {}, say(rule.demands), multiple ? ` (${multiple})` : "", " ", linked(v, rule.id), " ", dated(rule) ? chip("stale") : null)))),
        money ? ["now", "all"].map((key) => el("td", { className: "number" }, room ? say(data.figures[room[key]].t) : "")) : []);
    });
    return [el("h3", {}, word("channels")), scrolling(word("channels"), tabled(heads.map((key) => word(key)), rows)),
    absent.length ? el("p", {}, word("not-provided-here", { channels: listed(absent.map((c) => say(c.label))) })) : null].filter(Boolean);
  }
  /** A link to a clause: its address can be copied; followed, it moves within the panel. */
  const linked = (v, id, properties = {}, content = el("code", {}, id)) => el("a", {
    ...properties, href: address({ place: v.place.code, rule: id }), on: (event) => { event.preventDefault(); go({ rule: id }); aim(); },
  }, content);
  function aim() {
    const found = $("panel").querySelector(state.rule ? `[data-rule="${CSS.escape(state.rule)}"]` : "tr.aimed");
    found?.scrollIntoView({ block: state.rule ? "start" : "center" });
    if (state.rule) found?.focus({ preventScroll: true });
  }
  function rulesOf(v) {
    if (!v.rules.length) return [el("h3", {}, word("rules")), el("p", {}, word("none-open"))];
    const on = v.rules.filter((rule) => rule.channels.includes(state.about));
    const off = v.rules.filter((rule) => !on.includes(rule));
    if (!state.about) return [el("h3", {}, word("rules")), ...v.rules.map((rule) => article(v, rule))];
    const channel = say(data.channels.find((c) => c.id === state.about).label);
    return [el("h3", {}, word("rules-of", { channel })), ...on.map((rule) => article(v, rule)),
      el("h3", {}, word("other-rules")), ...off.map((rule) => article(v, rule))];
  }
  function article(v, rule) {
    const source = data.sources[rule.source];
    const dates = { since: rule.since, until: rule.until, basis: say(source.basis) };
    const quote = rule.words ? el("q", { lang: "zh-CN" }, rule.words) : "";
    const lines = [
      ["applies-where", say(rule.when) || word("every-company")],
      ["source", [`${titled(source)} ${rule.article ?? ""}`.trim(), say(source.issuer), source.issued].join(word("comma"))],
      ["operative", quote], ["in-force", word(rule.until ? "in-force-to" : "in-force-from", dates)],
      ["certainty", [certainty(source), " ", dated(rule) ? chip("stale") : ""]],
      ["replaces", rule.replaces.join(", ")], ["reading", say(rule.note)],
    ].filter(([, told]) => told !== "");
    const className = `rule${rule.local ? " local" : ""}${rule.id === state.rule ? " aimed" : ""}`;
    return el("article", { className, "data-rule": rule.id, tabIndex: -1 },
      el("p", { className: "head" }, el("span", { className: "chip" }, word(rule.local ? "local" : "national")), el("code", {}, rule.id),
        dated(rule) ? chip("stale") : "",
        linked(v, rule.id, { "aria-label": word("permalink-to", { rule: rule.id }) }, word("permalink"))),
      el("h4", {}, say(rule.demands)), say(rule.says) === say(rule.demands) ? "" : el("p", {}, say(rule.says)),
      el("dl", {}, lines.flatMap(([key, told]) => [el("dt", {}, word(key)), el("dd", {}, told)])));
  }
  function historyOf(v) {
    const rows = v.place.eras.filter((era, n, eras) => n === 0 || eras[n - 1].terms[state.kind] !== era.terms[state.kind]);
    const current = rows.findLast((era) => era.since <= state.date) ?? rows[0];
    const line = (era) => {
      const shown = data.figures[data.terms[era.terms[state.kind]][state.approval]];
      return el("li", {}, el("button", { type: "button", className: "cell", "data-focus": `era-${era.since}`, "aria-current": era === current ? "date" : null,
        on: () => go({ date: era.since, rule: "" }) }, `${word("since")} ${era.since}`),
      el("span", {}, el("strong", {}, say(shown.t)), " ", say(shown.over)));
    };
    const list = el("ol", { className: "history" }, rows.map(line));
    const open = $("panel").querySelector(".over-time")?.open ?? rows.length <= 4; // as the reader left it
    return [el("details", { className: "over-time", open }, el("summary", {}, `${word("history")} (${rows.length})`), list)];
  }
  function restOf(v) {
    const notes = v.place.notes.filter(([since]) => since <= state.date);
    const folded = (key, items) =>
      el("details", {}, el("summary", {}, `${word(key)} (${items.length})`), el("ul", {}, items.map((item) => el("li", {}, item))));
    return [
      v.place.follows !== null ? el("p", {}, word("follows", { place: say(v.place.follows) })) : null,
      v.place.readings.length ? folded("readings", v.place.readings.map(say)) : null,
      notes.length
        ? folded("notes", notes.map(([, says, where, source]) => `${say(says)} (${titled(data.sources[source])} ${where ?? ""}`.trim() + ")")) : null,
    ].filter(Boolean);
  }

  // ── all together ──
  function render() {
    const focused = document.activeElement?.dataset?.focus;
    controls();
    const views = data.places.map(view);
    short(views);
    tiles(views);
    table(views);
    sources(views);
    panel(views);
    if (focused) refocus(focused);
  }
  const refocus = (key) => document.querySelector(`[data-focus="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });

  document.addEventListener("click", (event) => {
    const key = event.target.closest?.("[data-focus]")?.dataset.focus;
    if (key && !$("panel").contains(event.target)) opener = key;
  }, true);
  $("panel").addEventListener("close", () => {
    const back = opener || `tile-${state.place}`;
    if (state.place) go({ place: "", about: "", rule: "" });
    refocus(back);
    opener = "";
  });
  $("panel").addEventListener("click", (event) => {
    if (event.target === $("panel") && event.clientX < $("panel").getBoundingClientRect().left) $("panel").close();
  });
  $("slider").addEventListener("input", () => go({ date: stops[Number($("slider").value)] }));
  $("day").addEventListener("change", () => (choices.date($("day").value) ? go({ date: $("day").value }) : controls()));
  $("earlier").addEventListener("click", () => go({ date: stops.findLast((stop) => stop < state.date) ?? state.date }));
  $("later").addEventListener("click", () => go({ date: stops.find((stop) => stop > state.date) ?? state.date }));
  for (const name of ["kind", "channel"]) $(name).addEventListener("change", () => go({ [name]: $(name).value }));
  for (const name of ["approval", "measure", "columns"]) {
    $(name).addEventListener("change", (event) => go({ [name]: event.target.value }));
  }
  $("language").addEventListener("click", () => go({ lang: state.lang === "zh" ? "en" : "zh" }));
  $("theme").addEventListener("click", () => go({ theme: THEMES[(THEMES.indexOf(state.theme) + 1) % THEMES.length] }));
  $("print").addEventListener("click", () => window.print());
  $("question").addEventListener("submit", (event) => event.preventDefault());
  document.querySelector(".skip").addEventListener("click", (event) => { event.preventDefault(); $("result").focus(); });
  addEventListener("resize", years);
  addEventListener("hashchange", () => { read(); render(); aim(); });

  document.documentElement.dataset.ready = "";
  read();
  render();
})();
