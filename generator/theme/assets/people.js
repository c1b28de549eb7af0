// The filter of the index of people, and the map's lines. Both pages work without it.
(() => {
  // What is compared: small letters without accents and apostrophes, so that Éva, eva and EVA are one.
  const fold = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\p{M}'’ʼ`ʹʻ]/gu, "")
      .toLowerCase();
  const words = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

  const box = document.querySelector("[data-filter]");
  if (box) {
    const input = box.querySelector("input");
    const status = box.querySelector("[role=status]");
    const index = document.querySelector("[data-index]");
    const results = document.createElement("ul");
    results.className = "pd-people ch-results";
    results.hidden = true;
    index.before(results);
    box.hidden = false;

    const MOST = 100;
    const number = new Intl.NumberFormat(document.documentElement.lang || undefined);
    let people = null;

    const person = ([href, name, count, lang, spellings, more]) => ({
      href: box.dataset.people + href,
      name,
      count,
      lang,
      names: [name, ...spellings].map((text) => ({ text, words: words(text) })),
      more: words(more),
    });

    // Should the list not come, the names of this page are better than none.
    const here = () =>
      [...index.querySelectorAll(".pd-people a")].map((link) => ({
        href: link.getAttribute("href"),
        name: link.textContent,
        count: Number(link.parentElement.querySelector(".pd-count")?.textContent.replace(/\D/g, "")) || 0,
        lang: link.lang,
        names: [{ text: link.textContent, words: words(link.textContent) }],
        more: [],
      }));

    const load = () => {
      people ??= fetch(box.dataset.filter)
        .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))))
        .then((rows) => rows.map(person))
        .catch(here);
      return people;
    };

    // Every word that is typed begins a word of the name, or stands in one if it is long enough to mean it.
    const hit = (asked, known) =>
      asked.every((a) => known.some((k) => k.startsWith(a) || (a.length > 2 && k.includes(a))));

    const entry = (found, asked) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = found.href;
      link.textContent = found.name;
      if (found.lang) link.lang = found.lang;
      item.append(link, " ");
      const by = found.names.find((name) => hit(asked, name.words));
      if (by && by.text !== found.name) {
        const also = document.createElement("span");
        also.className = "ch-also";
        also.textContent = by.text;
        item.append(also, " ");
      }
      const count = document.createElement("span");
      count.className = "pd-count";
      count.textContent = number.format(found.count);
      item.append(count);
      return item;
    };

    let turn = 0;
    let telling = 0;
    const show = async () => {
      const now = ++turn;
      const asked = words(input.value);
      const all = asked.length ? await load() : [];
      if (now !== turn) return;
      const found = all.filter((p) => hit(asked, [...p.names.flatMap((n) => n.words), ...p.more]));
      index.hidden = asked.length > 0;
      results.hidden = !found.length;
      results.replaceChildren(...found.slice(0, MOST).map((p) => entry(p, asked)));
      // Told once the typing rests: a count after each letter would be noise.
      clearTimeout(telling);
      telling = setTimeout(() => {
        status.textContent = !asked.length
          ? ""
          : found.length
            ? box.dataset.count.replace("{count}", number.format(found.length))
            : box.dataset.none;
      }, 250);
    };

    input.addEventListener("focus", load, { once: true });
    input.addEventListener("input", show);
    const links = () => [...results.querySelectorAll("a")];
    box.parentElement.addEventListener("keydown", (event) => {
      const list = links();
      const at = list.indexOf(document.activeElement);
      if (event.target !== input && at < 0) return;
      if (event.key === "Escape" && input.value) {
        input.value = "";
        input.focus();
        show();
      } else if (event.key === "ArrowDown" && at + 1 < list.length) {
        list[at + 1].focus();
      } else if (event.key === "ArrowUp" && at >= 0) {
        (at ? list[at - 1] : input).focus();
      } else if (event.key === "Enter" && event.target === input && list.length === 1) {
        list[0].click();
      } else {
        return;
      }
      event.preventDefault();
    });
    if (input.value) show(); // a browser that remembers what was typed
  }

  const map = document.querySelector(".ch-map");
  if (map) {
    // A line belongs to the names it ends under: their places are the same.
    const place = (element, x, y) => `${element.getAttribute(x)} ${element.getAttribute(y)}`;
    const names = new Map([...map.querySelectorAll("a")].map((a) => [place(a.querySelector("text"), "x", "y"), a]));
    const lines = new Map([...names.values()].map((a) => [a, []]));
    for (const line of map.querySelectorAll("line")) {
      const ends = [names.get(place(line, "x1", "y1")), names.get(place(line, "x2", "y2"))];
      ends.forEach((end, n) => lines.get(end)?.push([line, ends[1 - n]]));
    }
    const light = (name) => {
      map.classList.toggle("ch-lit", Boolean(name));
      for (const lit of map.querySelectorAll(".ch-on")) lit.classList.remove("ch-on");
      if (!name) return;
      name.classList.add("ch-on");
      for (const [line, other] of lines.get(name)) {
        line.classList.add("ch-on");
        other?.classList.add("ch-on");
      }
    };
    const over = (event) => light(event.target.closest("a"));
    map.addEventListener("pointerover", over);
    map.addEventListener("pointerleave", () => light(null));
    map.addEventListener("focusin", over);
    map.addEventListener("focusout", () => light(null));
  }

  // A link to a table that is folded unfolds it.
  const unfold = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === "DETAILS") target.open = true;
  };
  addEventListener("hashchange", unfold);
  unfold();
})();
