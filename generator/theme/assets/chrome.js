// The frame of every page: dark mode, the keys / and Ctrl+K, the language menu. Pages work without it.
(() => {
  const KEY = "digest.scheme";
  const html = document.documentElement;
  const button = document.querySelector('[data-chrome="scheme"]');
  if (button) {
    // The script in the head has put the reader's choice on <html>; "auto" follows the system.
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const system = () => (dark.matches ? "dark" : "light");
    const side = () => (["dark", "light"].includes(html.dataset.scheme) ? html.dataset.scheme : system());
    const bars = [...document.querySelectorAll('meta[name="theme-color"]')];
    const grounds = Object.fromEntries(bars.map((bar) => [bar.media.includes("dark") ? "dark" : "light", bar.content]));
    const show = () => {
      button.setAttribute("aria-pressed", String(side() === "dark"));
      for (const bar of bars) bar.content = grounds[html.dataset.scheme] ?? grounds[bar.media.includes("dark") ? "dark" : "light"];
    };
    button.hidden = false;
    show();
    dark.addEventListener("change", show);
    button.addEventListener("click", () => {
      const next = side() === "dark" ? "light" : "dark";
      // What the system asks for needs no note: the page then follows the system again.
      html.dataset.scheme = next === system() ? "auto" : next;
      show();
      try {
        if (next === system()) localStorage.removeItem(KEY);
        else localStorage.setItem(KEY, next);
      } catch {
        // Private windows may refuse; the choice then lasts as long as the page.
      }
    });
  }

  const typing = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;
  const visible = (element) => element !== null && element.getClientRects().length > 0;
  document.addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
    // By the key's place, so that it works in a Cyrillic keyboard layout too.
    const k = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === "KeyK";
    if (!slash && !k) return;
    const fields = document.querySelectorAll('[data-search] input[type="search"], [data-chrome="search-field"]');
    const field = [...fields].find(visible);
    const link = document.querySelector('[data-chrome="search"]');
    if (!field && !link) return;
    event.preventDefault();
    if (field) field.select();
    else location.assign(link.href);
  });

  const menu = document.querySelector('[data-chrome="languages"]');
  if (menu) {
    document.addEventListener("click", (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }
})();
