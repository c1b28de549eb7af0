// What a document of the site must not have. Run in a real browser, on live documents and on parsed ones.
(() => {
  const FOREIGN = new Set(("applet area audio base bgsound canvas dialog embed fencedframe foreignobject frame frameset iframe image"
    + " img isindex keygen listing map marquee math menuitem noembed noframes object picture plaintext portal slot source style"
    + " template textarea track use video xmp animate animatetransform animatemotion set feimage handler discard script link meta"
    + " title").split(" "));
  const FORM = new Set(["form", "input", "button", "select", "option", "fieldset", "legend", "label"]);
  const OWN_FORMS = "form.search, form.chrome-search, .ch-filter, button.search-more, button.chrome-tool";
  // `action`, `formaction` and the like load or lead somewhere; on the theme's own forms they are looked at below.
  const BANNED = /^(?:on.*|style|src|srcset|srcdoc|xlink:href|formaction|background|ping|poster|manifest|codebase|cite|longdesc|dynsrc|lowsrc|http-equiv|nonce|is|contenteditable|popover|popovertarget|autofocus|accesskey|target|download|integrity|data|x-.*|v-.*|ng-.*|hx-.*|_|@.*|:.*)$/i;
  const REL = new Set(["stylesheet", "preload", "icon", "apple-touch-icon", "manifest", "canonical", "alternate"]);

  const snippet = (element) => element.outerHTML.slice(0, 160);

  /** Everything wrong in the part of a document that content stands in. */
  function inContent(root, base, strict) {
    const found = [];
    for (const element of root.querySelectorAll("*")) {
      const tag = element.localName.toLowerCase();
      // The title of a chart is SVG's, of which nothing acts.
      const title = tag === "title" && element.namespaceURI === "http://www.w3.org/2000/svg";
      if (FOREIGN.has(tag) && !title) found.push(`element ${snippet(element)}`);
      if (tag.includes("-")) found.push(`custom element ${snippet(element)}`);
      if (FORM.has(tag) && (strict || !element.closest(OWN_FORMS))) found.push(`form ${snippet(element)}`);
      if (tag === "svg" && strict) found.push(`picture ${snippet(element)}`);
      for (const { name, value } of element.attributes) {
        if (BANNED.test(name)) found.push(`attribute ${name} ${snippet(element)}`);
        else if (/^(?:href|action)$/i.test(name)) found.push(...address(value, base, element));
        else if (name === "name" && !element.closest(OWN_FORMS)) found.push(`name ${snippet(element)}`);
      }
    }
    const comments = root.ownerDocument.createNodeIterator(root, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_CDATA_SECTION);
    for (let node = comments.nextNode(); node; node = comments.nextNode()) found.push(`comment ${node.data.slice(0, 80)}`);
    return found;
  }

  function address(value, base, element) {
    let url;
    try {
      url = new URL(value, base);
    } catch {
      return [`address ${snippet(element)}`];
    }
    if (!["http:", "https:", "mailto:"].includes(url.protocol)) return [`address ${snippet(element)}`];
    if (element.localName !== "a" && url.origin !== new URL(base).origin) return [`request ${snippet(element)}`];
    if (url.username || url.password) return [`address with a name in it ${snippet(element)}`];
    return [];
  }

  /** Everything wrong in the head, and anywhere in the document. */
  function inHead(doc, base, scripts, site) {
    const found = [];
    const own = (value) => { const url = new URL(value, base).href; return url.startsWith(site) || url.startsWith("https://example.org/repo/"); };
    for (const script of doc.querySelectorAll("script")) {
      if (script.type === "application/ld+json") found.push(...inData(script, base));
      else if (script.src ? !own(script.getAttribute("src")) : !scripts.includes(script.textContent)) found.push(`script ${snippet(script)}`);
    }
    for (const link of doc.querySelectorAll("link")) {
      if (!link.rel.split(" ").every((rel) => REL.has(rel)) || !own(link.getAttribute("href"))) found.push(`link ${snippet(link)}`);
    }
    const policies = [...doc.querySelectorAll("meta[http-equiv]")].map((meta) => meta.httpEquiv);
    if (policies.join() !== "Content-Security-Policy") found.push(`http-equiv ${policies}`);
    for (const element of doc.querySelectorAll("base, style, iframe, object, embed, frame, form[action^='http']")) found.push(`element ${snippet(element)}`);
    for (const element of doc.querySelectorAll("head *, html, head, body")) {
      for (const { name } of element.attributes) if (/^on/i.test(name) || name === "style") found.push(`attribute ${name} ${snippet(element)}`);
    }
    if (doc.querySelectorAll("main").length !== 1 || doc.querySelectorAll("title").length < 1) found.push("frame broken");
    return found;
  }

  /** Structured data: JSON, its addresses web addresses, its words those of the page. */
  function inData(script, base) {
    let data;
    try {
      data = JSON.parse(script.textContent);
    } catch (error) {
      return [`JSON-LD ${error}`];
    }
    const found = [];
    const walk = (value, key) => {
      if (Array.isArray(value)) value.forEach((each) => walk(each, key));
      else if (value && typeof value === "object") Object.entries(value).forEach(([name, each]) => walk(each, name));
      else if (key === "sameAs" && /^mailto:/.test(value)) return;
      else if (["url", "sameAs", "item", "@id", "mainEntityOfPage", "urlTemplate", "image"].includes(key) && !/^https?:\/\//.test(value)) found.push(`JSON-LD ${key} ${value}`);
    };
    walk(data, "");
    const article = data["@graph"].find((node) => node["@type"] === "NewsArticle");
    const title = script.ownerDocument.querySelector("h1");
    if (article && article.headline !== title.textContent) found.push(`headline ${article.headline} is not ${title.textContent}`);
    return found;
  }

  /** What is wrong with a page; also once its content was written out and read again, as an editor in a browser does. */
  function page(doc, base, scripts, site) {
    const found = [...inHead(doc, base, scripts, site)];
    for (const part of doc.querySelectorAll("body")) {
      const copy = part.cloneNode(true);
      // Scripts are looked at above; what is in a noscript is text to a page with scripts.
      copy.querySelectorAll("script, noscript").forEach((element) => element.remove());
      found.push(...inContent(copy, base, false));
      const again = new DOMParser().parseFromString(copy.innerHTML, "text/html").body;
      if (again.querySelectorAll("*").length !== copy.querySelectorAll("*").length) found.push("changes when it is written out and read again");
      found.push(...inContent(again, base, false));
    }
    return found;
  }

  /** What is wrong with a piece of HTML that a program made of a feed or a Markdown file. */
  function fragment(html, base) {
    const body = new DOMParser().parseFromString(html, "text/html").body;
    return inContent(body, base, true);
  }

  /** Fetch pages and look at them without running them. */
  async function still(addresses, scripts, site) {
    const found = {};
    for (const address of addresses) {
      const html = await (await fetch(address)).text();
      const wrong = page(new DOMParser().parseFromString(html, "text/html"), address, scripts, site);
      if (wrong.length) found[address] = wrong;
    }
    return found;
  }

  /** Load pages in frames, several at once, scripts and all, and look at what they have become. */
  async function live(addresses, scripts, site, frames) {
    const found = {};
    const todo = [...addresses];
    async function worker() {
      const frame = document.createElement("iframe");
      frame.width = 1000;
      frame.height = 800;
      document.body.append(frame);
      while (todo.length) {
        const address = todo.shift();
        await new Promise((done) => {
          frame.onload = done;
          frame.src = address;
        });
        const doc = frame.contentDocument;
        if (!doc || frame.contentWindow.location.href.split("#")[0] !== address) {
          found[address] = ["went elsewhere"];
          continue;
        }
        for (const folded of doc.querySelectorAll("details")) folded.open = true;
        const wrong = page(doc, address, scripts, site);
        if (wrong.length) found[address] = wrong;
      }
      frame.remove();
    }
    await Promise.all(Array.from({ length: frames }, worker));
    return found;
  }

  window.audit = { page: (scripts, site) => page(document, location.href, scripts, site), fragment, still, live };
})();
