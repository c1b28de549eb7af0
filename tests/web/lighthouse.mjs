// Lighthouse over pages that are served already: node lighthouse.mjs CHROMIUM CATEGORY,… URL …
// Prints {url: {category: score of 0 to 100, "faults": [audits below their best]}}.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromePath, categories, ...urls] = process.argv.slice(2);
// The fourth flag: without it a headless Chromium shows a frame a second, so that the first paint is found one or two seconds
// after the page was drawn, by chance.
const flags = [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--run-all-compositor-stages-before-draw", "--disable-dev-shm-usage",
  "--disable-background-networking",
];
const chrome = await launch({ chromePath, chromeFlags: flags, logLevel: "silent" });
const scores = {};
try {
  for (const url of urls) {
    const options = { port: chrome.port, output: "json", logLevel: "silent", onlyCategories: categories.split(",") };
    let { lhr } = await lighthouse(url, options);
    // On a busy machine Chromium may paint nothing in time: that is no score of the page, so it is looked at again.
    for (let again = 0; lhr.runtimeError && again < 2; again++) ({ lhr } = await lighthouse(url, options));
    const wanted = new Set(Object.values(lhr.categories).flatMap((c) => c.auditRefs.filter((a) => a.weight > 0).map((a) => a.id)));
    scores[url] = Object.fromEntries(Object.values(lhr.categories).map((c) => [c.id, Math.round(c.score * 100)]));
    scores[url].error = lhr.runtimeError?.code;
    scores[url].faults = Object.values(lhr.audits)
      .filter((audit) => wanted.has(audit.id) && audit.score !== null && audit.score < 0.9)
      .map((audit) => `${audit.id} ${audit.displayValue ?? audit.title}: ${JSON.stringify(audit.details?.items?.[0] ?? "").slice(0, 300)}`);
  }
} finally {
  await chrome.kill();
}
console.log(JSON.stringify(scores));
