// The frame of every page: dark mode, the keys / and Ctrl+K, the language menu. Pages work without it.
(() => {
  const KEY = "digest.scheme";
  const stored = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };

  const button = document.querySelector('[data-chrome="scheme"]');
  if (button && window.digestScheme) {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const side = () => stored() || (dark.matches ? "dark" : "light");
    const show = () => button.setAttribute("aria-pressed", String(side() === "dark"));
    button.hidden = false;
    show();
    dark.addEventListener("change", show);
    button.addEventListener("click", () => {
      const next = side() === "dark" ? "light" : "dark";
      try {
        // What the system asks for needs no note: the page then follows the system again.
        if (next === (dark.matches ? "dark" : "light")) localStorage.removeItem(KEY);
        else localStorage.setItem(KEY, next);
      } catch {
        // Private windows may refuse; the choice then lasts as long as the page.
      }
      window.digestScheme(next);
      button.setAttribute("aria-pressed", String(next === "dark"));
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
