"use strict";
// The page holds no law and computes no figure: it picks, sorts and shows what the engine worked out. Data reach the page as text nodes alone.
(async () => {
  const $ = (id) => document.getElementById(id);
  const packed = Uint8Array.from(atob(JSON.parse($("data").textContent).packed), (one) => one.charCodeAt(0));
  const data = JSON.parse(await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text());
  const ALL = "all";
  const NO_LIMIT = 1e18; // the rank that the engine's figures give to what nothing limits
  const THEMES = ["auto", "light", "dark"];
  const ONLY = ["every", "ranked", "rating", "listing", "kinds"];

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
    reading: (value) => value === "taken" || (value === "strict" && data.strict),
    only: (value) => ONLY.includes(value),
    lang: (value) => ["zh", "en"].includes(value),
    theme: (value) => THEMES.includes(value),
    place: (value) => codes.includes(value),
    about: (value) => limited.some((channel) => channel.id === value),
    rule: (value) => data.rules.some((rule) => rule.id === value),
  };
  const start = {
    date: data.asOf, kind: data.kind, channel: data.channel, approval: "all", measure: data.company ? "room" : "ratio", columns: "overview",
    reading: data.strict && data.asked === "strict" ? "strict" : "taken", only: "every",
    sort: data.company ? "room-all" : "figure", order: "descending", lang: data.lang, theme: "auto", place: "", about: "", rule: "",
  };
  let state = { ...start };
  let announced = "";
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
    made.append(...content.flat(Infinity).filter((part) => part !== null && part !== undefined && part !== ""));
    return made;
  }
  const unseen = (text) => el("span", { className: "unseen" }, text);
  const chip = (key) => el("span", { className: `chip ${key}`, title: word(`${key}-long`) }, word(key), unseen(` (${word(`${key}-long`)}) `));

  // ── what a place says on the chosen date ──
  const dated = (rule) => rule.local && data.sources[rule.source].verified < state.date; // the engine's own test of a stale row
  const termsOf = (era) => data.terms[(state.reading === "strict" && era.strict ? era.strict : era.terms)[state.kind]];
  function view(place, order) {
    const last = place.eras.findLastIndex((era) => era.since <= state.date);
    const era = place.eras[Math.max(last, 0)];
    const terms = termsOf(era);
    const gaps = place.gaps.filter(([id, since, until]) => since <= state.date && (until === null || state.date < until)
      && (terms.bare || !id.endsWith("/no-local-text")));
    const rules = data.terms[era.terms[state.kind]].rules.map((number) => data.rules[number]);
    const before = last > 0 && era.since === state.date ? place.eras[last - 1] : null;
    const v = {
      place, order, era, terms, rules, gaps, before, name: say(place.name),
      figure: figure(place, era, state.measure),
      second: bonds(era),
      was: before ? figure(place, before, state.measure) : null,
      wasSecond: before ? bonds(before) : null,
      stale: rules.some(dated),
      headline: place.headlines[state.kind],
      kinds: new Set(Object.values(era.terms)).size > 1,
    };
    v.standing = standing(v);
    return v;
  }
  /** The ratio of bonds and ABS, which stands beside that of non-standard funding and is never added to it. */
  const bonds = (era) => (state.measure === "ratio" && state.channel === ALL ? data.figures[termsOf(era)[state.approval][1]] : null);
  const changed = (v) => v.before !== null && (words(v.was) !== words(v.figure) || (v.second !== null && words(v.wasSecond) !== words(v.second)));
  const roomOf = (place, era) => {
    const strict = state.reading === "strict";
    const own = state.date === data.asOf && state.kind === data.kind && strict === (data.asked === "strict") ? place.money : null;
    const number = own ?? (strict && era.strictRooms ? era.strictRooms : era.rooms)[state.kind];
    return number === undefined || number === null ? null : data.rooms[number];
  };
  function part(place, era, measure, channel) {
    const whole = measure === "room" ? roomOf(place, era) : termsOf(era);
    if (whole === null || channel === ALL) return whole;
    const found = whole.channels[channel];
    return found === undefined ? null : measure === "room" ? found : data.channelTerms[found];
  }
  /** The figure under the chosen channel and approvals (of ratios in all, that of non-standard funding); null where nothing was worked out. */
  function figure(place, era, measure, channel = state.channel, approval = state.approval) {
    const found = part(place, era, measure, channel);
    if (found === null) return null;
    return data.figures[measure === "ratio" && channel === ALL ? found[approval][0] : found[approval]];
  }
  const words = (shown, measure = state.measure) => (shown === null ? word(measure === "room" ? "not-worked-out" : "none-open") : say(shown.t));
  const turnsOnApproval = (v) => {
    const found = part(v.place, v.era, state.measure, state.channel);
    return found !== null && String(found.all) !== String(found.now);
  };
  const base = (v, full = false) => {
    const found = part(v.place, v.era, "ratio", state.channel);
    if (state.channel !== ALL) return say(found?.base);
    const shown = data.figures[found[state.approval][0]];
    return say(full ? shown.over : shown.base);
  };
  const secondBase = (v, full = false) => (/[0-9]/.test(say(v.second.t)) ? say(full ? v.second.over : v.second.base) : "");
  const broken = (v) => state.measure === "room" && Boolean(roomOf(v.place, v.era)?.breach);
  const ownGaps = (v) => v.gaps.filter(([id]) => !id.startsWith("CN/"));
  /** Where a place stands: ignorance is no merit, so that what rests on texts or facts not known has no rank. */
  function standing(v) {
    if (broken(v)) return "broken";
    const shown = [v.figure, v.second].filter(Boolean);
    if (v.figure === null || v.figure.r.every((rank) => rank === null)) return "unknown";
    if (!v.terms.text) return "no-text";
    if (ownGaps(v).length) return "text-gap";
    return shown.every((one) => one.r[0] === one.r[1] || one.r[1] === null) && v.figure.r[0] !== null ? "ranked" : "range";
  }
  const STANDINGS = ["ranked", "range", "text-gap", "no-text", "unknown", "broken"];
  const kept = (v) => {
    const facts = turnsOf(v);
    if (state.only === "ranked") return v.standing === "ranked";
    if (state.only === "kinds") return v.kinds;
    return state.only === "every" || facts.some((name) => data.facted[state.only].includes(name));
  };
  const turnsOf = (v) => {
    const found = state.channel === ALL ? v.terms[state.approval].flatMap((number) => data.figures[number].turns) : [];
    return [...new Set(found)];
  };
  function chips(v, told = false) {
    return [
      broken(v) ? chip("breach") : null, changed(v) ? chip("changed") : null, turnsOnApproval(v) ? chip("needs-approval") : null,
      v.stale ? chip("stale") : null, ownGaps(v).length && !told ? chip("gap") : null, v.kinds ? chip("kinds") : null,
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
    for (const name of ["approval", "measure", "columns", "reading"]) {
      for (const input of document.getElementsByName(name)) input.checked = input.value === state[name];
    }
    $("measure").hidden = data.company === null;
    $("reading").hidden = !data.strict;
    options($("only"), ONLY.map((key) => [key, word(`only-${key}`)]), state.only);
    $("company").textContent = companyLine();
    $("warnings").replaceChildren(...data.warnings.map((warning) => el("li", {}, say(warning))));
    $("warnings").hidden = !data.warnings.length;
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
      ...(data.strict ? [word(`reading-${state.reading}`)] : []), ...(state.only === "every" ? [] : [word(`only-${state.only}`)]),
      ...(state.measure === "room" ? [word("room")] : [])].join(" · ");
    const ranked = views.filter((v) => v.standing === "ranked");
    const best = (rank) => {
      const known = ranked.filter((v) => rank(v) !== null && rank(v) < NO_LIMIT);
      const most = known.reduce((a, v) => (a === null || rank(v) > a ? rank(v) : a), null);
      return [most, known.filter((v) => rank(v) === most)];
    };
    const [most, where] = best(low);
    const [upper, there] = best((v) => v.second?.r[0] ?? null);
    const names = (held) => el("small", {}, listed(held.map((v) => v.name), 5));
    const counted = (held, all) =>
      [el("span", { className: "figure" }, word("of-places", { n: held.length, all: all.length })), held.length ? names(held) : null];
    const based = (held, told) => el("small", {}, listed(held.map((v) => (told(v) ? `${v.name} (${told(v)})` : v.name)), 5)); // each with its own denominator
    const everywhere = state.measure === "room" && views.length > 0 && views.every(broken);
    const rows = [
      everywhere ? ["breach-everywhere", [el("span", { className: "figure" }, word("of-places", { n: views.length, all: views.length }))]] : null,
      ["highest", most === null ? word("none-ranked") : [el("span", { className: "figure" }, say(where[0].figure.t)), based(where, (v) => (state.measure === "ratio" ? base(v) : ""))]],
      upper !== null && upper > 0 ? ["highest-bonds", [el("span", { className: "figure" }, say(there[0].second.t)), based(there, (v) => secondBase(v))]] : null,
      ["range-count", counted(views.filter((v) => v.standing === "range"), views)],
      ["gap-count", counted(views.filter((v) => v.standing === "text-gap"), views)],
      ["no-text-count", counted(views.filter((v) => v.standing === "no-text"), views)],
      ["undecided", counted(views.filter((v) => v.standing === "unknown"), views)],
      state.measure === "room" ? ["breach-count", counted(views.filter(broken), views)] : null,
      ["stale-count", counted(views.filter((v) => v.stale), views)],
      ["changed-count", counted(views.filter(changed), views)],
    ];
    $("short").replaceChildren(...rows.filter(Boolean).map(([key, told]) => el("div", {}, el("dt", {}, word(key)), el("dd", {}, told))));
    $("caution").textContent =
      state.measure === "room" && views.every((v) => v.figure === null) ? word("room-elsewhen", { date: data.asOf }) : "";
    const highest = most === null ? word("none-ranked") : `${listed(where.map((v) => v.name), 3)} ${say(where[0].figure.t)}`;
    const moved = views.filter(changed).map((v) => `${v.name} ${words(v.was)} → ${words(v.figure)}`);
    const told = word("announce", { date: state.date, changed: listed(moved, 6) || word("none"), highest });
    const heard = [$("asked").textContent, told].join(" "); // the screen reader hears a change of what is asked or found, and nothing else
    if (announced !== heard) $("announcer").textContent = told;
    announced = heard;
  }

  // ── tiles ──
  const shade = (step) => (step === null || step === undefined ? "sx" : `s${step}`);
  function tile(v) {
    const shown = words(v.figure);
    const banded = v.figure !== null && v.figure.s[0] !== v.figure.s[1] && v.figure.s[1] !== null;
    const ranked = v.standing === "ranked" || v.standing === "range";
    const second = v.second === null ? "" : el("span", { className: "second" }, word("bonds"), " ", el("b", {}, say(v.second.t)), " ", secondBase(v));
    const was = changed(v) ? [words(v.was), v.wasSecond ? say(v.wasSecond.t) : ""].filter(Boolean).join(" / ") : "";
    return el("li", {}, el("button", {
      type: "button", className: `tile ${v.standing === "unknown" ? "sx" : shade(v.figure?.s[0])}${ranked ? "" : " unsure"}`, "data-code": v.place.code,
      "data-focus": `tile-${v.place.code}`, "aria-haspopup": "dialog",
      on: () => go({ place: v.place.code, about: state.channel === ALL ? "" : state.channel, rule: "" }),
    },
    el("span", { className: "name" }, v.name, " "),
    el("span", { className: `figure${shown.length > 6 ? " long" : ""}` }, shown, " "),
    el("span", { className: "base" }, state.measure === "ratio" ? base(v) : "", " "), second,
    state.measure === "ratio" && say(v.terms.localShort) ? el("span", { className: "second" }, word("local-short"), " ", say(v.terms.localShort)) : "",
    was ? el("span", { className: "base" }, `(${word("was", { figure: was })}) `) : "",
    el("span", { className: "chips" }, ranked ? "" : el("span", { className: "chip sure", title: word(`${v.standing}-long`) }, word(v.standing), unseen(` (${word(`${v.standing}-long`)}) `)), chips(v, !ranked)),
    banded ? el("span", { className: `band ${shade(v.figure.s[1])}`, "aria-hidden": "true" }) : null));
  }
  const marks = () => el("ul", {}, [...(state.measure === "room" ? ["breach"] : []), "changed", "needs-approval", "stale", "gap", "kinds"].map((key) =>
    el("li", {}, el("span", { className: `chip ${key}` }, word(key)), word(`${key}-long`))));
  function tiles(views) {
    $("tiles").replaceChildren(...data.regions.map((region, number) => {
      const id = `region-${number}`;
      if (!region.places.some((index) => kept(views[index]))) return "";
      return el("div", { className: "region", role: "group", "aria-labelledby": id },
        el("h3", { id }, say(region.label)), el("ul", {}, region.places.map((index) => views[index]).filter(kept).map(tile)));
    }));
    const steps = data.scales[state.measure].map((label, step) => el("li", {}, el("i", { className: shade(step) }), say(label)));
    $("marks").replaceChildren(marks());
    $("legend").replaceChildren(
      el("span", {}, word(`scale-${state.measure}`)), el("ul", {}, steps),
      el("ul", {}, state.measure === "ratio" ? el("li", {}, el("i", { className: "part s4" }), word("band")) : "",
        el("li", {}, el("i", { className: "sx" }), word("unknown-tile")), el("li", {}, el("i", { className: "s2 unsure" }), word("unsure-tile"))),
      marks(), state.measure === "ratio" ? el("span", {}, word("bases-differ")) : "");
  }

  // ── table ──
  const opening = (v, about, ...content) => el("button", {
    type: "button", className: "cell", "data-focus": `cell-${v.place.code}-${about}`, "aria-haspopup": "dialog",
    on: () => go({ place: v.place.code, about: limited.some((channel) => channel.id === about) ? about : "", rule: "" }),
  }, ...content);
  const count = (v, access) => raising.filter((c) => data.channelTerms[v.terms.channels[c.id]]?.access === access).length;
  const open = (v) => word("open-and-approval", { open: count(v, "permitted"), approval: count(v, "with_approval"), depends: count(v, "depends") });

  function overview() {
    const roomy = (approval) => ({
      key: `room-${approval}`, label: word(approval === "now" ? "room-now" : "room-approved"), number: true,
      value: (v) => figure(v.place, v.era, "room", state.channel, approval)?.r[0] ?? null, apart: true,
      cell: (v) => opening(v, `room-${approval}`, words(figure(v.place, v.era, "room", state.channel, approval), "room")),
    });
    const ratio = (v) => figure(v.place, v.era, "ratio");
    const bondsOf = (v) => data.figures[v.terms[state.approval][1]];
    const ratioBase = (v) => (state.channel === ALL ? say(ratio(v).base) : base(v));
    /** What texts not seen may make of a figure: anything up to the nation's ceiling. */
    const seen = (v, kind) => (state.channel === ALL && ["text-gap", "no-text"].includes(v.standing)
      ? el("small", { className: "quiet" }, ` ${word("may-be", { most: v.terms.ceilings[kind] ?? "?" })}`) : "");
    return [
      { key: "place", label: word("place"), value: (v) => v.order, cell: (v) => opening(v, "place", v.name) },
      ...(data.company ? [roomy("now"), roomy("all")] : []),
      { key: "standing", label: word("standing"), value: (v) => -STANDINGS.indexOf(v.standing), cell: (v) => word(v.standing) },
      { key: "figure", label: state.channel === ALL ? word("non-standard") : word("ratio"), apart: true, value: (v) => ratio(v)?.r[0] ?? null,
        then: (v) => (v.second?.r[0] ?? ratio(v)?.r[1] ?? null),
        cell: (v) => [opening(v, "figure", words(ratio(v), "ratio")), " ", el("small", {}, ratioBase(v)), seen(v, 0)] },
      ...(state.channel === ALL ? [{ key: "bonds", label: word("standardised"), apart: true, value: (v) => bondsOf(v).r[0],
        cell: (v) => [opening(v, "bonds", say(bondsOf(v).t)), " ", el("small", {}, say(bondsOf(v).base)), seen(v, 1)] },
      { key: "together", label: word("together"), value: (v) => say(v.terms.together) || null, cell: (v) => say(v.terms.together) }] : []),
      { key: "local", label: word("local-limits"), value: (v) => say(v.terms.local) || null, cell: (v) => say(v.terms.local) },
      { key: "turns", label: word("turns-on"), value: (v) => turns(v) || null, cell: (v) => turns(v) },
      { key: "published", label: word("published"), number: true, value: (v) => v.headline?.r ?? null,
        cell: (v) => (v.headline ? opening(v, "published", say(v.headline.t)) : "") },
      { key: "open", label: word("open-channels"), number: true, value: (v) => count(v, "permitted"), then: (v) => count(v, "with_approval"),
        cell: (v) => opening(v, "open", open(v)) },
      { key: "verified", label: word("verified"), number: true, value: (v) => v.terms.verified, cell: (v) => v.terms.verified ?? "" },
      { key: "marks", label: word("marks"), value: (v) => chips(v).length, cell: (v) => el("span", { className: "chips" }, chips(v)) },
      { key: "gaps", label: word("gaps"), number: true, value: (v) => ownGaps(v).length,
        cell: (v) => (ownGaps(v).length ? opening(v, "gaps", String(ownGaps(v).length)) : "0") },
    ];
  }
  const turns = (v) => listed(turnsOf(v).map(say));
  function matrix() {
    const cell = (v, c) => {
      const found = part(v.place, v.era, "ratio", c.id);
      const access = found?.access;
      const shown = words(figure(v.place, v.era, state.measure, c.id));
      const over = state.measure === "ratio" && /[0-9]/.test(shown) && found ? el("small", {}, ` ${say(found.base)}`) : null;
      return opening(v, c.id, ...(access === "not_provided" ? ["—", unseen(shown)] : [shown, over]),
        access === "with_approval" && state.approval === "all" ? chip("needs-approval") : null, access === "depends" ? chip("depends") : null);
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
    const last = (v) => (column.apart ? STANDINGS.indexOf(v.standing) : column.value(v) === null ? 1 : 0); // no guess ranks beside a figure
    return [...views].sort((a, b) =>
      last(a) - last(b) || compared(column.value(a), column.value(b)) || (column.then ? compared(column.then(a), column.then(b)) : 0) || a.order - b.order);
  }
  function table(views) {
    const columns = state.columns === "channels" ? matrix() : overview();
    const found = columns.find((c) => c.key === state.sort);
    const [held, order] = found ? [found, state.order] : [columns[0], "ascending"];
    const turn = (c) => {
      if (c === held) return order === "ascending" ? "descending" : "ascending";
      return ["place", "local", "turns"].includes(c.key) ? "ascending" : "descending";
    };
    const head = columns.map((c) => el("th", { scope: "col", "aria-sort": c === held ? order : null }, el("button", {
      type: "button", "data-focus": `sort-${c.key}`, title: word("sort-hint"), on: () => go({ sort: c.key, order: turn(c) }),
    }, c.label), el("span", { className: "printed" }, c.label))); // a browser does not repeat buttons at the head of every printed page
    const row = (v) => el("tr", { on: (event) => pointed(event, v) }, columns.map((c, number) =>
      el(number ? "td" : "th", { scope: number ? null : "row", className: c.number ? "number" : c.key }, c.cell(v))));
    const caption = el("caption", { className: "unseen" }, $("asked").textContent);
    $("dash").hidden = state.columns !== "channels";
    $("table").className = state.columns === "channels" ? "matrix" : "";
    $("table").replaceChildren(caption, el("thead", {}, el("tr", {}, head)), el("tbody", {}, sorted(views.filter(kept), held, order).map(row)));
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
      ...contestedOf(v), ...historyOf(v), ...gapsOf(v), ...channelsOf(v), ...rulesOf(v), ...restOf(v),
    ];
  }
  function figureOf(v) {
    const [chosen, other] = state.approval === "all" ? ["with-approvals", "permitted-only"] : ["permitted-only", "with-approvals"];
    const otherwise = v.terms[state.approval === "all" ? "now" : "all"].map((number) => data.figures[number]);
    const kinds = v.terms[state.approval].map((number) => data.figures[number]);
    const told = [el("h3", {}, `${word("derived")} (${word(chosen)})`)];
    kinds.forEach((shown, number) => {
      told.push(el("p", { className: number ? "" : "big" }, el("small", {}, keyed(["non-standard", "standardised"][number], "")), el("strong", {}, say(shown.t)), " ",
        el("small", {}, say(shown.over))));
    });
    if (say(v.terms.together)) told.push(el("p", {}, keyed("together", say(v.terms.together))));
    told.push(el("p", {}, keyed(other, ""), otherwise.map((shown, n) => [n ? word("comma") : "", word(["non-standard", "standardised"][n]), " ", el("strong", {}, say(shown.t)), " ", say(shown.base)])));
    if (say(v.terms.local)) told.push(el("p", {}, keyed("local-limits", say(v.terms.local))));
    told.push(el("p", {}, keyed("standing", word(`${v.standing}-long`)), ["text-gap", "no-text"].includes(v.standing)
      ? ` ${word("may-be-both", { loans: v.terms.ceilings[0] ?? "?", bonds: v.terms.ceilings[1] ?? "?" })}` : ""));
    told.push(chips(v).length ? el("p", {}, el("span", { className: "chips" }, chips(v))) : null);
    if (v.kinds) told.push(otherKinds(v));
    kinds.forEach((shown, number) => {
      if (shown.binding.length) told.push(el("p", {}, keyed("binding", ""), shown.binding.flatMap((id, n) =>
        [n ? ", " : "", v.rules.some((one) => one.id === id) ? linked(v, id, {}, ruleName(v, id)) : el("code", {}, id)])));
      if (!shown.cases.length) return;
      const heads = [...shown.turns.slice(0, shown.cases[0].length - 2).map(say), word("ratio"), word("over")];
      const rows = shown.cases.map((row) => el("tr", {}, row.map((cell) => el("td", {}, say(cell)))));
      const title = `${word(["non-standard", "standardised"][number])}${word("colon")}${word("cases")} (${word("turns-on")} ${listed(shown.turns.map(say))})`;
      told.push(el("details", { open: shown.cases.length <= 6 }, el("summary", {}, title), scrolling(title, tabled(heads, rows))));
    });
    if (v.headline) {
      const published = keyed("published", `${say(v.headline.t)} ${say(v.headline.base)}`.trim());
      told.push(el("p", {}, el("strong", {}, published), ` — ${say(v.headline.note)} `,
        el("span", { className: "quiet" }, `(${word("published-note")})`)));
    }
    return told.filter(Boolean);
  }
  const ruleName = (v, id) => {
    const rule = v.rules.find((one) => one.id === id);
    return rule && say(rule.name) ? say(rule.name) : el("code", {}, id);
  };
  /** What the place says of the other kinds of company: a regime for one kind is not hidden behind the kind chosen. */
  function otherKinds(v) {
    const line = (kind) => {
      const held = data.terms[(state.reading === "strict" && v.era.strict ? v.era.strict : v.era.terms)[kind.id]];
      const told = held[state.approval].map((number, n) => `${word(["non-standard", "standardised"][n])} ${say(data.figures[number].t)} ${say(data.figures[number].base)}`);
      return el("li", {}, el("button", { type: "button", className: "cell", "data-focus": `kind-${kind.id}`, "aria-pressed": String(kind.id === state.kind),
        on: () => go({ kind: kind.id, rule: "" }) }, say(kind.label)), " ", told.join(word("comma")));
    };
    return el("div", {}, el("p", {}, word("kinds-long"), word("colon")), el("ul", { className: "history" }, data.kinds.map(line)));
  }
  /** What the strictest readings would make of the figures, and the contested clauses of the day: asked, taken, otherwise, settled by whom. */
  function contestedOf(v) {
    const held = data.terms[v.era.terms[state.kind]].readings.map((number) => data.readings[number]);
    if (!held.length) return [];
    const told = [];
    if (v.era.strict) {
      const figures = (terms) => terms[state.approval].map((number, n) => `${word(["non-standard", "standardised"][n])} ${say(data.figures[number].t)}`).join(word("comma"));
      const [taken, strict] = [data.terms[v.era.terms[state.kind]], data.terms[v.era.strict[state.kind]]].map(figures);
      told.push(el("p", {}, taken === strict ? word("strict-same") : `${keyed("reading-taken", taken)} → ${keyed("reading-strict", strict)}`));
    }
    const line = (r) => el("li", {}, el("strong", {}, say(r.name) || r.id), word("colon"), say(r.ask), " ", keyed("taken", say(r.taken)), " ",
      r.ways.map(([id, sense, says]) => `${keyed("otherwise", `${say(sense)} (${id})`)} ${say(says)} `), keyed("settled-by", say(r.settledBy)));
    return [...told, el("details", {}, el("summary", {}, `${word("readings-as")} (${held.length})`), el("ul", {}, held.map(line)))];
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
        line("room-approved", say(data.figures[room.all].t)))),
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
        el("th", { scope: "row" }, say(c.label)), el("td", {}, say(terms.word)),
        el("td", {}, terms.told === null ? [say(data.figures[terms.all].t), " ", el("small", {}, /[0-9]/.test(say(data.figures[terms.all].t)) ? say(terms.base) : "")] : say(terms.told)),
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
      el("h4", {}, say(rule.name) ? `${say(rule.name)}${word("colon")}` : "", say(rule.demands)), say(rule.says) === say(rule.demands) ? "" : el("p", {}, say(rule.says)),
      el("dl", {}, lines.flatMap(([key, told]) => [el("dt", {}, word(key)), el("dd", {}, told)])));
  }
  function historyOf(v) {
    const rows = v.place.eras.filter((era, n, eras) => n === 0 || eras[n - 1].terms[state.kind] !== era.terms[state.kind]);
    const current = rows.findLast((era) => era.since <= state.date) ?? rows[0];
    const line = (era) => {
      const shown = termsOf(era)[state.approval].map((number) => data.figures[number]);
      return el("li", {}, el("button", { type: "button", className: "cell", "data-focus": `era-${era.since}`, "aria-current": era === current ? "date" : null,
        on: () => go({ date: era.since, rule: "" }) }, `${word("since")} ${era.since}`),
      el("span", {}, shown.map((one, n) => [n ? word("comma") : "", word(["non-standard", "standardised"][n]), " ", el("strong", {}, say(one.t)), " ", say(one.base)])));
    };
    const list = el("ol", { className: "history" }, rows.map(line));
    const open = $("panel").querySelector(".over-time")?.open ?? rows.length <= 4; // as the reader left it
    const dated = [
      ...v.place.gaps.filter(([id]) => !id.endsWith("/no-local-text")).flatMap(([id, since, until, says]) => [
        [since, `${keyed("gap-begins", say(says))} ${id}`], ...(until === null ? [] : [[until, keyed("gap-ends", id)]])]),
      ...v.place.notes.map(([since, says]) => [since, keyed("note-begins", say(says))]),
    ].sort(([a], [b]) => a.localeCompare(b));
    const beside = dated.length
      ? el("details", {}, el("summary", {}, `${word("beside-over-time")} (${dated.length})`), el("ul", {}, dated.map(([day, told]) => el("li", {}, `${day} ${told}`)))) : null;
    return [el("details", { className: "over-time", open }, el("summary", {}, `${word("history")} (${rows.length})`), list), beside].filter(Boolean);
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
    sources(views.filter(kept));
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
  for (const name of ["kind", "channel", "only"]) $(name).addEventListener("change", () => go({ [name]: $(name).value }));
  for (const name of ["approval", "measure", "columns", "reading"]) {
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
  years();
})();
