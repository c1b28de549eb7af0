// The search page. The index lies beside the pages (Pagefind); nothing is asked of any other site.
//
// Every language has its own index with its own stemmer, so each is searched by an instance of its own, and an article
// that is found in several languages is shown once: in the page's language if it is there. An index lies in several
// folders, one a span of time (publish/search.py), so that a new article changes the latest only; Pagefind merges them.
// What the filters need is not in Pagefind's files but beside them (facets.json), by the id that Pagefind gives each page.

const version = new URL(import.meta.url).search;
const { stemmer, SIGN } = await import(`./stems.js${version}`);

const form = document.querySelector("[data-search]");
const field = form.elements.q;
const status = document.querySelector("[data-search-status]");
const list = document.querySelector("[data-search-results]");
const more = document.querySelector("[data-search-more]");
const persons = document.querySelector("[data-search-people]");
const clear = form.querySelector("[data-search-clear]");
const { locale, root, busy, none, count, failed } = form.dataset;
const base = new URL(root, document.baseURI);
const FILTERS = ["lang", "topic", "person", "source", "year"].filter((name) => form.elements[name]);
const PARAMETERS = [...FILTERS, "order"];
const PAGE = 10;
const PAUSE = 150; // milliseconds of rest before a search starts
const WINDOW = 30; // words of an excerpt
const MOST_PEOPLE = 5; // links to people's pages above the articles
const ENDING = 3; // letters that a case adds to a name: Бабушкин, Бабушкиному

let run = 0; // number of the latest search: what comes late of an earlier one is dropped
let found = [];
let shown = 0;

// What may have changed since the last visit is asked for again, what lies in a folder of its own never changes.
const json = (path, cache = "no-cache") =>
  fetch(new URL(path, base), { cache }).then((answer) => {
    if (!answer.ok) throw new Error(`${answer.status} ${path}`);
    return answer.json();
  });

/** A function that does its work once, and again only after it has failed. */
function once(work) {
  let result;
  return () => {
    result ??= work();
    result.catch(() => (result = undefined));
    return result;
  };
}

const indexes = once(async () => {
  const [made, rules] = await Promise.all([json("pagefind/bundles.json"), json(`assets/stems.json${version}`)]);
  const languages = Object.keys(made.languages).sort((a, b) => isOwn(b) - isOwn(a) || (a < b ? -1 : 1));
  return languages.map((language) => {
    const folders = made.languages[language].map((name) => new URL(`pagefind/${language}/${name}/`, base).pathname);
    return index(language, folders, rules[language.split("-")[0]], made.pagefind);
  });
});

/** What the index of people knows of them, in every spelling (people.js); nobody if that does not come. */
const people = once(() => json(new URL(`${form.dataset.people}names.json`, document.baseURI)).catch(() => []));

/** Links to the people all the words of a query may mean, those with the most articles first. */
async function peopleOf(words) {
  const asked = words.flatMap((word) => plain(word).split(" "));
  if (!form.elements.person || !asked.some((word) => word.length > 2)) return [];
  const rows = (await people()).filter(([, name, , , spellings, more]) => {
    const known = [name, ...spellings, more].flatMap((text) => plain(text).split(" "));
    return asked.every((word) => known.some((each) => isName(word, each)));
  });
  return rows.sort((a, b) => b[2] - a[2]).slice(0, MOST_PEOPLE);
}

/** Whether a word is a name's beginning, or the name with a case's ending. */
function isName(word, name) {
  return name.startsWith(word) || (name.length > ENDING && word.startsWith(name) && word.length <= name.length + ENDING);
}

/** The words of a name in small letters, without accents and apostrophes, so that Éva, eva and EVA are one. */
function plain(text) {
  return text.normalize("NFKD").replace(/[\p{M}'’ʼ`ʹʻ]/gu, "").toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).join(" ");
}

function person([folder, name, , lang]) {
  const link = document.createElement("a");
  link.className = "pd-chip";
  link.href = new URL(form.dataset.people + folder, document.baseURI).href;
  link.textContent = name;
  if (lang) link.lang = lang;
  return link;
}

/** Whether a language is the page's: itself, or its first part (`pt` for `pt-BR`). */
function isOwn(language) {
  return Number(language.split("-")[0].toLowerCase() === locale.split("-")[0].toLowerCase());
}

/** The index of one language, in one folder or several, loaded when it is first asked. */
function index(language, folders, rules, release) {
  const places = once(async () => {
    const lists = await Promise.all(folders.map((folder) => json(`${folder}facets.json`, "default")));
    const found = new Map();
    lists.forEach((facets, number) => {
      for (const [id, values] of Object.entries(facets)) {
        found.set(id, [...(found.get(id) ?? []), { ...values, folder: folders[number] }]);
      }
    });
    return found;
  });
  const pagefind = once(async () => {
    // A module of its own for each language: two languages in one would share the memory of their programs.
    const address = new URL(`pagefind/pagefind.js?${release}&${language}`, base);
    const { createInstance } = await import(address.href);
    // A folder's files never change: no need for Pagefind to ask for a fresh copy each time.
    const options = { baseUrl: base.pathname, excerptLength: WINDOW, metaCacheTag: release };
    const [first, ...others] = folders;
    // Pagefind takes the language from <html lang> at the moment an instance is made, and from nowhere else.
    const html = document.documentElement;
    const own = html.lang;
    html.lang = language;
    const made = createInstance({ ...options, basePath: first, noWorker: true });
    html.lang = own;
    await Promise.all(others.map((folder) => made.mergeIndex(folder, { ...options, language })));
    return made;
  });
  return { language, stems: rules ? stemmer(rules) : () => [], places, pagefind };
}

/** Everything of one index that has a word of the query, with the number of them; all of it for an empty query. */
async function search({ language, stems, places, pagefind }, words) {
  const [known, instance] = await Promise.all([places(), pagefind()]);
  const entries = new Map();
  for (const word of words.length ? words : [null]) {
    for (const [place, result] of await having(instance, word, stems, known)) {
      const found = entries.get(place) ?? entry(result, language, place, stems);
      entries.set(place, { ...found, words: found.words + 1, score: found.score + result.score });
    }
  }
  return [...entries.values()].sort((a, b) => b.score - a.score);
}

/** The results for one word, as it is written and by its stems, each with its best score. */
async function having(instance, word, stems, known) {
  const best = new Map();
  const stemmed = word === null || word.includes(" ") ? [] : stems(word).map((stem) => stem + SIGN);
  for (const variant of [word, ...stemmed]) {
    const { results } = await instance.search(word?.includes(" ") ? `"${variant}"` : variant);
    for (const list of await byFolder(results, known)) {
      if (word !== null && !isIn(variant, await list[0].result.data())) continue;
      for (const { place, result } of list) if (!(best.get(place)?.score >= result.score)) best.set(place, result);
    }
  }
  return best;
}

/** Results by the folder that they come from, each with its place: the best of each folder first. */
async function byFolder(results, known) {
  const lists = new Map();
  for (const result of results) {
    const places = known.get(result.id) ?? [];
    // Pagefind's ids are of one folder: the same may mean another article in another.
    const url = places.length > 1 ? address((await result.data()).url) : undefined;
    const place = places.find(({ path }) => url === undefined || address(path) === url);
    if (!place) continue;
    if (!lists.has(place.folder)) lists.set(place.folder, []);
    lists.get(place.folder).push({ place, result });
  }
  return lists.values();
}

/**
 * Whether a page has a word, or at least the greater part of it (a stem, another case). Where Pagefind knows no word that
 * begins as the one asked for does, it takes whichever begins alike, were it by one letter: then no page has it.
 */
function isIn(word, { content, meta }) {
  if (word.includes(" ")) return true;
  if (word.endsWith(SIGN)) return ` ${meta.stems ?? ""} `.includes(` ${word} `);
  const beginning = folded(word).slice(0, Math.max(3, Math.ceil(word.length * 0.6)));
  const texts = [content, ...Object.values(meta)];
  return texts.some((text) => folded(text).split(/[^\p{L}\p{N}]+/u).some((each) => each.startsWith(beginning)));
}

/** Small letters without accents (й and ї are letters of their own, whatever Unicode makes of them). */
function folded(text) {
  return text.toLowerCase().normalize("NFD").replace(/(?<=[a-z])\p{M}+/gu, "").normalize("NFC");
}

/** The words of a query, each once; several in quotation marks are one. */
function wordsOf(query) {
  const found = query.normalize("NFC").match(/["«„“”][^"»«„“”]+["»“”]|[\p{L}\p{N}]+(?:['’ʼ][\p{L}\p{N}]+)*/gu) ?? [];
  return [...new Set(found.map((word) => word.replace(/["«»„“”]/gu, "").trim()).filter(Boolean))];
}

function entry(result, language, { path, date, source, topic, person }, stems) {
  const values = { lang: [language], topic, person, source: [source], year: [date?.slice(0, 4)] };
  return { result, language, stems, path, date, piece: piece(path, language), values, words: 0, score: 0 };
}

/** What the addresses of an article's versions share: the last part, without the language of one that has no locale. */
function piece(path, language) {
  return path.split("/").findLast(Boolean).replace(new RegExp(`-${language}$`, "i"), "");
}

/** One entry an article, in the order found: the language of the page comes first. */
function byPiece(entries) {
  const pieces = new Map();
  for (const each of entries) {
    const first = pieces.get(each.piece);
    if (first) first.others.push(each);
    else pieces.set(each.piece, { ...each, others: [] });
  }
  return [...pieces.values()];
}

const ORDERS = {
  new: (a, b) => (b.date ?? "").localeCompare(a.date ?? ""),
  old: (a, b) => (a.date ?? "9999").localeCompare(b.date ?? "9999"),
};

async function start() {
  const query = field.value.trim();
  const chosen = FILTERS.filter((name) => form.elements[name].value).map((name) => [name, form.elements[name].value]);
  const order = ORDERS[form.elements.order.value];
  const mine = ++run;
  remember(query);
  clear.disabled = chosen.length === 0;
  if (!query && chosen.length === 0) {
    offer(null);
    return show([], "", []);
  }
  status.textContent = busy;
  try {
    const words = wordsOf(query);
    const languages = query && words.length === 0 ? [] : await indexes(); // signs alone are nowhere
    // The page's own language first, and shown at once: in a large digest the others take a while to come.
    const [first, ...others] = languages;
    const [own = [], who] = await Promise.all([first && search(first, words), peopleOf(words)]);
    const early = order ? [] : byPiece(own.filter((each) => each.words === (words.length || 1) && fits(each, chosen)));
    if (mine === run && early.length && others.length) await show(early, busy, who);
    if (mine !== run) return undefined;
    const lists = [own, ...(await Promise.all(others.map((each) => search(each, words))))];
    if (mine !== run) return undefined;
    const most = Math.max(0, ...lists.flat().map((each) => each.words));
    const all = lists.flat().filter((each) => each.words === most); // all words, or where no page has all, the most
    offer(all, chosen);
    const results = byPiece(all.filter((each) => fits(each, chosen)));
    if (order) results.sort(order);
    const told = results.length ? count.replace("{count}", results.length.toLocaleString(locale)) : none;
    return await (early.length && others.length ? complete(results, told) : show(results, told, who));
  } catch (error) {
    console.error(error);
    return mine === run ? show([], failed, []) : undefined;
  }
}

function fits(each, chosen) {
  return chosen.every(([name, value]) => each.values[name]?.includes(value));
}

/** Of each filter only what would find something, given the query and the other filters; all of it for no query. */
function offer(all, chosen = []) {
  for (const name of FILTERS) {
    const others = chosen.filter(([other]) => other !== name);
    const there = all && new Set(all.filter((each) => fits(each, others)).flatMap((each) => each.values[name] ?? []));
    for (const option of form.elements[name].options) {
      // Safari shows options that are merely hidden: those it disables instead.
      option.hidden = option.disabled = Boolean(there && option.value && !option.selected && !there.has(option.value));
    }
  }
}

async function show(results, message, who) {
  found = results;
  shown = 0;
  persons.replaceChildren(...who.map(person));
  persons.hidden = who.length === 0;
  list.replaceChildren();
  await extend();
  if (results === found) status.textContent = message;
}

/** Add the other languages to what is shown of the page's own; what was there stays where it is. */
async function complete(results, message) {
  results.slice(0, shown).forEach((each, number) => {
    list.children[number].querySelector(".search-facts").replaceWith(factsOf(each));
  });
  found = results;
  more.hidden = shown >= found.length;
  if (shown < PAGE) await extend(PAGE - shown);
  if (results === found) status.textContent = message;
}

async function extend(number = PAGE) {
  const from = found;
  const next = from.slice(shown, shown + number);
  const data = await Promise.all(next.map(async (each) => ({ ...each, data: await each.result.data() })));
  if (from !== found) return;
  list.append(...data.map(item));
  shown += next.length;
  more.hidden = shown >= found.length;
}

async function showMore() {
  const first = shown;
  await extend();
  list.children[first]?.querySelector("a").focus(); // not lost with the button, nor sent back to the top
}

function item(each) {
  const { data, language, path, stems } = each;
  const entry = document.createElement("li");
  const link = document.createElement("a");
  link.href = address(path);
  link.textContent = data.meta.title;
  const text = document.createElement("p");
  text.className = "search-excerpt";
  text.append(...excerpt(data, stems), "\u00a0…");
  if (!data.content.startsWith(text.textContent.slice(0, 20))) text.prepend("…\u00a0");
  link.lang = link.hreflang = text.lang = language;
  entry.append(link, factsOf(each), text);
  return entry;
}

/** Date, source and language of a result, and the other languages in which it was found. */
function factsOf({ language, date, others, values }) {
  const line = document.createElement("p");
  line.className = "search-facts";
  line.append([day(date), values.source[0], capital(named(language), locale)].filter(Boolean).join(" · "));
  for (const { path, language } of others) {
    const link = document.createElement("a");
    link.lang = link.hreflang = language;
    link.textContent = capital(named(language, language), language);
    link.href = address(path);
    line.append(" · ", link);
  }
  return line;
}

function address(path) {
  return new URL(path, base).href;
}

/** Text and <mark> of an excerpt, and nothing else that may stand in it. */
function excerpt(data, stems) {
  const parsed = new DOMParser().parseFromString(data.excerpt, "text/html").body;
  if (!parsed.querySelector("mark")) return ownExcerpt(data.content, stems) ?? [parsed.textContent];
  return [...parsed.childNodes].map((node) => (node.nodeName === "MARK" ? marked(node.textContent) : node.textContent));
}

/** An excerpt about the first word that has a stem of the query's; null if there is none. */
function ownExcerpt(content, stems) {
  const wanted = new Set(wordsOf(field.value).flatMap(stems));
  if (wanted.size === 0 || !content) return null;
  const words = content.split(/\s+/u);
  const core = (word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  const hits = words.map((word) => stems(core(word)).some((stem) => wanted.has(stem)));
  const first = hits.indexOf(true);
  if (first < 0) return null;
  const from = Math.max(0, first - WINDOW / 3);
  return words.slice(from, from + WINDOW).flatMap((word, number) => [hits[from + number] ? marked(word) : word, " "]);
}

function marked(text) {
  const mark = document.createElement("mark");
  mark.textContent = text;
  return mark;
}

function day(date) {
  const parsed = new Date(date ?? "");
  if (Number.isNaN(parsed.getTime())) return "";
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(parsed);
}

function named(language, inLanguage = locale) {
  try {
    return new Intl.DisplayNames([inLanguage], { type: "language" }).of(language);
  } catch {
    return language;
  }
}

function capital(text, language) {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

/** The search in the address, so that it can be sent to somebody and found again on the way back. */
function remember(query) {
  const url = new URL(location.href);
  for (const [name, value] of [["q", query], ...PARAMETERS.map((each) => [each, form.elements[each].value])]) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  history.replaceState(null, "", url);
}

function recall() {
  const asked = new URLSearchParams(location.search);
  field.value = asked.get("q") ?? "";
  for (const name of PARAMETERS) {
    const wanted = asked.get(name) ?? "";
    const select = form.elements[name];
    select.value = [...select.options].some((option) => option.value === wanted) ? wanted : "";
  }
}

/** The arrow keys lead from the field through the results and back. */
function step(event) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops = [field, ...list.querySelectorAll("li > a")];
  const here = stops.indexOf(document.activeElement);
  const next = stops[here + (event.key === "ArrowDown" ? 1 : -1)];
  if (here < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

let pause;
form.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  start();
});
field.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(start, PAUSE);
});
form.addEventListener("change", (event) => {
  if (event.target !== field) start();
});
clear.addEventListener("click", () => {
  for (const name of FILTERS) form.elements[name].value = "";
  start();
  field.focus();
});
more.addEventListener("click", showMore);
document.addEventListener("keydown", step);

recall();
field.focus();
start();
