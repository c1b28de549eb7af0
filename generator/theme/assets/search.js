// The search page. The index lies beside the pages (Pagefind); nothing is asked of any other site.
//
// Every language has its own index with its own stemmer, so each is searched by an instance of its own: the page's
// language first, the others when the reader asks for them or when the first has nothing.

const form = document.querySelector("[data-search]");
const field = form.elements.q;
const everywhere = form.elements.all;
const status = document.querySelector("[data-search-status]");
const list = document.querySelector("[data-search-results]");
const more = document.querySelector("[data-search-more]");
const { locale, root, busy, none, count, failed } = form.dataset;
const base = new URL(root, document.baseURI);
const PAGE = 10;
const PAUSE = 150; // milliseconds of rest before a search starts

let run = 0; // number of the latest search: what comes late of an earlier one is dropped
let found = [];
let shown = 0;

const bundle = (() => {
  let loading;
  return () => {
    loading ??= Promise.all([
      import(new URL("pagefind/pagefind.js", base).href),
      fetch(new URL("pagefind/pagefind-entry.json", base)).then((answer) => answer.json()),
    ]).then(([pagefind, entry]) => ({ pagefind, languages: Object.keys(entry.languages).sort() }));
    loading.catch(() => (loading = undefined)); // the next key stroke tries again
    return loading;
  };
})();

const instances = new Map();

/** The index of one language. */
function instance(pagefind, language) {
  if (!instances.has(language)) {
    // Pagefind takes the language from <html lang> at the moment an instance is made, and from nowhere else.
    const html = document.documentElement;
    const own = html.lang;
    html.lang = language;
    instances.set(language, pagefind.createInstance({ baseUrl: base.pathname, excerptLength: 30 }));
    html.lang = own;
  }
  return instances.get(language);
}

async function search(pagefind, language, query) {
  const { results } = await instance(pagefind, language).search(query);
  return results.map((result) => ({ result, language }));
}

/** Of the index's languages the one nearest to the page's: itself, or that of its first part (`pt` for `pt-BR`). */
function nearest(languages) {
  const wanted = locale.toLowerCase();
  return languages.find((l) => l === wanted) ?? languages.find((l) => l.split("-")[0] === wanted.split("-")[0]);
}

async function start() {
  const query = field.value.trim();
  const mine = ++run;
  remember(query);
  if (!query) return show([], "");
  status.textContent = busy;
  try {
    const { pagefind, languages } = await bundle();
    const own = nearest(languages);
    let results = own ? await search(pagefind, own, query) : [];
    if (everywhere.checked || results.length === 0) {
      const others = languages.filter((language) => language !== own);
      const lists = await Promise.all(others.map((language) => search(pagefind, language, query)));
      results = results.concat(...lists);
    }
    if (mine !== run) return undefined;
    return show(results, results.length ? count.replace("{count}", results.length.toLocaleString(locale)) : none);
  } catch (error) {
    console.error(error);
    return mine === run ? show([], failed) : undefined;
  }
}

async function show(results, message) {
  found = results;
  shown = 0;
  list.replaceChildren();
  await extend();
  if (results === found) status.textContent = message;
}

async function extend() {
  const from = found;
  const next = from.slice(shown, shown + PAGE);
  const data = await Promise.all(next.map(async (entry) => ({ ...(await entry.result.data()), language: entry.language })));
  if (from !== found) return;
  list.append(...data.map(item));
  shown += next.length;
  more.hidden = shown >= found.length;
}

function item(data) {
  const entry = document.createElement("li");
  const link = document.createElement("a");
  link.href = new URL((data.raw_url ?? data.url).replace(/^\//, ""), base).href;
  link.textContent = data.meta.title;
  link.lang = link.hreflang = data.language;
  const facts = document.createElement("p");
  facts.className = "search-facts";
  facts.textContent = [day(data.meta.date), language(data.language)].filter(Boolean).join(" · ");
  const text = document.createElement("p");
  text.className = "search-excerpt";
  text.lang = data.language;
  text.append(...excerpt(data.excerpt));
  entry.append(link, facts, text);
  return entry;
}

/** Text and <mark> of an excerpt, and nothing else that may stand in it. */
function excerpt(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  return [...parsed.childNodes].map((node) => {
    if (node.nodeName !== "MARK") return document.createTextNode(node.textContent);
    const mark = document.createElement("mark");
    mark.textContent = node.textContent;
    return mark;
  });
}

function day(date) {
  const parsed = new Date(date ?? "");
  if (Number.isNaN(parsed.getTime())) return "";
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(parsed);
}

function language(code) {
  try {
    return new Intl.DisplayNames([locale], { type: "language" }).of(code);
  } catch {
    return code;
  }
}

/** The query in the address, so that a search can be sent to somebody and found again on the way back. */
function remember(query) {
  const url = new URL(location.href);
  if (query) url.searchParams.set("q", query);
  else url.searchParams.delete("q");
  if (everywhere.checked) url.searchParams.set("all", "1");
  else url.searchParams.delete("all");
  history.replaceState(null, "", url);
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
everywhere.addEventListener("change", start);
more.addEventListener("click", extend);

const asked = new URLSearchParams(location.search);
field.value = asked.get("q") ?? "";
everywhere.checked = asked.has("all");
field.focus();
if (field.value) start();
