/**
 * The page as it is seen, written as HTML straight from the live DOM: nothing is cloned, added or changed.
 *
 * One loop over an explicit stack, so that no depth of nesting ends it, and no pause in which the page could change.
 * Shadow roots are flattened into their hosts, slots into what is assigned to them, frames into a mark that the
 * background replaces by what the frame's own script sends. What is hidden or lies over the page is kept and marked.
 */
(() => {
  const { dom, visibility } = globalThis.tearsheet;
  if (globalThis.tearsheet.serialise) return;

  const VOID = new Set("area br col embed hr img input link meta source track wbr".split(" "));
  const DROPPED = new Set(
    "script noscript template base source track param noembed noframes datalist option optgroup output portal fencedframe".split(" "),
  );
  const FIELDS = new Set(["input", "textarea", "select"]);
  const RENAMED = { slot: "span", html: "div", head: "div", body: "div", frameset: "div", plaintext: "pre", xmp: "pre", listing: "pre" };
  const ADDRESSES = new Set("href src cite longdesc data background poster".split(" "));
  const LEFT_OUT = new Set(
    "srcset sizes srcdoc nonce integrity value action formaction ping autofocus is slot shadowrootmode placeholder content".split(" "),
  );
  const SECRET = /token|csrf|xsrf|nonce|secret|session|auth|passw|user|email|api-?key/i;
  const KNOWN_LINKS = /^(?:canonical|alternate|amphtml|stylesheet|author|next|prev|icon|shortcut icon|apple-touch-icon|license|shortlink)$/i;
  const TAG = /^[a-z][a-z0-9-]*$/i;
  const NAME = /^[a-z_][\w:.-]*$/i;
  const BLOCK = /^(?:block|flex|grid|flow-root|table|list-item|inline-block|inline-flex|inline-grid|table-cell|table-row)/;
  const MAX_VALUE = 2000; // characters of an attribute, addresses apart
  const MAX_ATTRIBUTES = 60;
  const MAX_DEPTH = 160; // readers of HTML give up at 256; what is deeper is written without its tags
  const MAX_TITLE = 2000;
  const MAX_GENERATED = 60_000; // elements that are asked for CSS words
  const MAX_STYLE = 500_000;

  // Characters that no markup may hold are left out.
  const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  const escapeText = (text) => text.replace(/[&<>\0-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]/g, (c) => ENTITIES[c] ?? "");
  const escapeValue = (text) => text.replace(/[&<>"\0-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]/g, (c) => ENTITIES[c] ?? "");

  /** Return whether a data- attribute may travel: short, and by its name and value no key to anything. */
  const harmless = (name, value) => value.length <= 300 && !SECRET.test(name) && !/^[\w+/=.-]{60,}$/.test(value);

  class Writer {
    /**
     * @param {object} task `mark` (secret of this capture), `path` (of this frame), `pictures` (a Pictures),
     *   `rows` (Map from container to HTML of rows collected while scrolling), `limit` (characters)
     */
    constructor(task) {
      Object.assign(this, task);
      this.out = [];
      this.size = 0;
      this.frames = [];
      this.whole = true;
      this.room = {};
      this.asked = 0;
    }

    put(text) {
      this.size += text.length;
      if (this.size > this.limit) this.whole = false;
      else this.out.push(text);
    }

    /** Return `node` and all in it as HTML. */
    html(node, inside = {}) {
      const from = this.out.length;
      this.walk(node, inside);
      return this.out.splice(from).join("");
    }

    walk(node, inside) {
      const stack = [[node, inside]];
      while (stack.length && this.whole) {
        const [item, around] = stack.pop();
        if (typeof item === "string") {
          this.put(item);
          continue;
        }
        const type = dom.type(item);
        if (type === 3 || type === 4) this.words(item, around);
        else if (type === 1) this.element(item, around, stack);
        else if (type === 11) this.children(item, around, stack);
      }
    }

    words(node, around) {
      const text = escapeText(dom.data(node));
      // Where the element itself is invisible but something in it is not, its own words are marked one by one.
      if ((around.veiled || (around.cover && !around.hidden)) && text.trim()) this.put(`<span data-tearsheet-hidden>${text}</span>`);
      else this.put(text);
    }

    children(node, around, stack) {
      for (let child = dom.last(node); child; child = dom.previous(child)) stack.push([child, around]);
    }

    element(element, around, stack) {
      const html = dom.isHtml(element);
      let name = dom.name(element);
      const lower = name.toLowerCase();
      if (DROPPED.has(lower) && !(lower === "script" && this.isData(element))) return;
      if (html && (lower === "style" || lower === "link" || lower === "meta" || lower === "script" || lower === "title")) {
        this.head(element, lower, around);
        return;
      }
      if (!html && /^(?:style|title|desc|metadata)$/.test(lower)) return;

      let { hidden, veiled } = around;
      let marks = "";
      let style = null;
      let over = around.over;
      if (!hidden && around.cover && !(around.cover === "details" && this.isSummary(element))) {
        hidden = true;
        marks = ' data-tearsheet-hidden=""';
      }
      let cover = "";
      if (!hidden) {
        style = getComputedStyle(element);
        const how = lower === "br" || lower === "wbr" || (!html && lower !== "svg" && lower !== "math") ? "" : visibility.hides(element, style);
        if (how === "own") veiled = this.showsInside(element);
        else if (!how) veiled = false;
        if (how && !(how === "own" && veiled) && how !== "children") {
          hidden = true;
          marks = ' data-tearsheet-hidden=""';
        } else if (how === "children") cover = "children";
        if (html && lower === "details" && dom.attribute(element, "open") === null) cover = "details";
        if (!hidden && !over && html && visibility.overlays(element, style, this.room)) {
          over = true;
          marks = ' data-tearsheet-overlay=""';
        }
      }
      if (html && (lower === "iframe" || lower === "frame")) {
        this.frame(element, marks, hidden || over);
        return;
      }
      if (html && FIELDS.has(lower)) {
        const kind = lower === "input" ? ` type="${escapeValue(dom.attribute(element, "type") ?? "text")}"` : "";
        this.put(lower === "input" ? `<input${kind}${marks}>` : `<${lower}${marks}></${lower}>`);
        return;
      }
      const drafts = html && this.isDraft(element);
      const within = { hidden, over, veiled, cover, shadow: around.shadow, depth: (around.depth ?? 0) + 1 };
      const deep = within.depth > MAX_DEPTH;
      if (deep && marks !== "") return;

      if (html && lower === "img") {
        this.put(this.pictures.image(element, this.attributes(element, lower, hidden) + marks, hidden || over));
        return;
      }
      if (html && lower === "canvas") {
        const drawn = hidden || over ? "" : this.pictures.canvas(element, this.attributes(element, lower, hidden) + marks);
        if (drawn) this.put(drawn);
        return;
      }
      if (html && lower === "picture") {
        const image = dom.find(element, "img");
        if (image) stack.push([image, within]);
        return;
      }
      if (html && lower === "video" && !hidden && !over) this.put(this.pictures.poster(element));

      let tag = RENAMED[lower] ?? name;
      const shadow = html ? dom.shadow(element) : null;
      const foreign = html && (name.includes("-") || !TAG.test(name));
      const blockish = style !== null && BLOCK.test(style.display);
      let spaced = false;
      if (foreign) {
        // Custom elements say nothing to a reader of HTML: what counts is whether they are painted as blocks.
        marks += TAG.test(name) ? ` data-tearsheet-tag="${escapeValue(name)}"` : "";
        tag = blockish && !around.phrase ? "div" : "span";
        spaced = blockish && around.phrase;
      } else if (html && (name === "span" || name === "a" || name === "font" || name === "label") && blockish) {
        if (name === "span" && !around.phrase && /^(?:block|flex|grid|table|list)/.test(style.display)) tag = "div";
        else spaced = true;
      }
      if (!TAG.test(tag)) tag = "span";
      within.phrase = around.phrase || /^(?:p|h[1-6]|span|a|b|i|em|strong|label|button|dt|font|small|q|cite)$/.test(tag);
      if (shadow) marks += ' data-tearsheet-shadow=""';
      if (drafts) marks += ' data-tearsheet-draft=""';
      const opening = `<${tag}${this.attributes(element, lower, hidden)}${marks}>`;
      if (VOID.has(tag)) {
        this.put(opening);
        return;
      }
      if (!deep) {
        this.put((spaced ? " " : "") + opening + (tag === "pre" ? "\n" : ""));
        stack.push([`</${tag}>${spaced ? " " : ""}`, around]);
      }
      if (drafts) return;

      const shown = html && !hidden;
      const extra = shown && this.asked++ < MAX_GENERATED && lower !== "q" && lower !== "video" && lower !== "button";
      const after = extra ? visibility.generated(element, "::after") : "";
      if (after) stack.push([`<span data-tearsheet-generated="">${escapeText(after)}</span>`, within]);
      if (lower === "svg" || lower === "math" || !html) this.children(element, within, stack);
      else if (shadow) this.children(shadow, { ...within, shadow: true }, stack);
      else if (lower === "slot" && this.slot(element, within, stack)) void 0;
      else if (this.rows?.has(element)) {
        for (const row of [...this.rows.get(element)].reverse()) stack.push([row, within]);
      } else this.children(element, within, stack);
      if (shown && style !== null && dom.attribute(element, "role") === "img") {
        const drawn = this.pictures.background(element, style);
        if (drawn) stack.push([drawn, within]);
      }
      const before = extra ? visibility.generated(element, "::before") : "";
      if (before) stack.push([`<span data-tearsheet-generated="">${escapeText(before)}</span>`, within]);
    }

    /** Put what is assigned to a slot in its place; false if its own fallback is what is seen. */
    slot(element, within, stack) {
      const nodes = dom.assigned(element);
      for (const node of [...nodes].reverse()) stack.push([node, within]);
      return nodes.length > 0;
    }

    /** Return whether an element that is invisible itself holds something visible. */
    showsInside(element) {
      let left = 400;
      for (const inner of dom.findAll(element, "*")) {
        if (left-- === 0) return false;
        if (getComputedStyle(inner).visibility === "visible" && dom.seen(inner)) return true;
      }
      return false;
    }

    /** Return whether `element` is the line of a folded part that stays on the screen. */
    isSummary(element) {
      if (dom.name(element) !== "summary") return false;
      for (let before = dom.previous(element); before; before = dom.previous(before)) {
        if (dom.type(before) === 1 && dom.name(before) === "summary") return false;
      }
      return true;
    }

    /** Return whether `element` is where the reader writes: its words are a draft, not the page. */
    isDraft(element) {
      const said = dom.attribute(element, "contenteditable");
      if (said !== null && said.toLowerCase() !== "false" && dom.editable(element)) return true;
      return dom.matches(element, "[role=textbox], [role=searchbox]");
    }

    isData(element) {
      return (dom.attribute(element, "type") ?? "").trim().toLowerCase() === "application/ld+json";
    }

    head(element, name, around) {
      if (name === "script") {
        this.put(`<script type="application/ld+json">${dom.text(element).replaceAll("</", "<\\/").replaceAll("<!--", "\\u003c!--")}</script>`);
      } else if (name === "style") {
        const media = dom.attribute(element, "media");
        const text = dom.text(element);
        if (!around.shadow && text.length < MAX_STYLE) {
          this.put(`<style${media ? ` media="${escapeValue(media)}"` : ""}>${text.replaceAll("</", "<\\/")}</style>`);
        }
      } else if (name === "link") {
        const kind = dom.attribute(element, "rel") ?? "";
        if (!KNOWN_LINKS.test(kind.trim())) return;
        this.put(`<link${this.attributes(element, name)}>`);
      } else if (name === "meta") {
        const called = `${dom.attribute(element, "name") ?? ""} ${dom.attribute(element, "property") ?? ""}`;
        if (dom.attribute(element, "charset") !== null || SECRET.test(called.replace(/twitter:|article:|author/gi, ""))) return;
        const equivalent = (dom.attribute(element, "http-equiv") ?? "").toLowerCase();
        if (equivalent && equivalent !== "content-language") return;
        const content = dom.attribute(element, "content");
        this.put(`<meta${this.attributes(element, name)}${content === null ? "" : ` content="${escapeValue(content.slice(0, 8000))}"`}>`);
      }
      // The title is written once, in the head, as the browser shows it.
    }

    attributes(element, tag, hidden = true) {
      let text = "";
      const base = element.baseURI;
      for (const name of dom.attributeNames(element).slice(0, MAX_ATTRIBUTES)) {
        const lower = name.toLowerCase();
        if (!NAME.test(name) || lower.startsWith("on") || lower.startsWith("data-tearsheet")) continue;
        if (LEFT_OUT.has(lower) || lower.startsWith("xmlns")) continue;
        let value = dom.attribute(element, name) ?? "";
        if (tag === "img" && (lower === "src" || lower === "loading")) continue;
        if (tag === "video" && lower === "poster") continue;
        if (ADDRESSES.has(lower) || lower === "xlink:href") {
          if (value.startsWith("#")) {
            text += ` ${name}="${escapeValue(value)}"`;
            continue;
          }
          value = dom.absolute(value, base);
          if (!value) continue;
        } else if (lower.startsWith("data-") && !harmless(lower, value)) continue;
        else if (lower === "style" && (value.length > MAX_VALUE || (!hidden && /display\s*:\s*none|visibility\s*:|opacity\s*:\s*0|content-visibility/i.test(value)))) continue;
        else if (!hidden && (lower === "hidden" || (lower === "aria-hidden" && dom.find(element, "article, main, h1, p") !== null))) continue;
        text += ` ${name}="${escapeValue(value.slice(0, ADDRESSES.has(lower) ? 8000 : MAX_VALUE))}"`;
      }
      return text;
    }

    frame(element, marks, unseen) {
      const box = unseen ? null : dom.box(element);
      const source = dom.absolute(dom.attribute(element, "src") ?? "", element.baseURI);
      const kept = `<iframe${source ? ` src="${escapeValue(source)}"` : ""}${this.attributes(element, "iframe").replace(/ src="[^"]*"/, "")}${marks}></iframe>`;
      if (unseen && marks === "") return; // within something that is marked
      if (!unseen && (box.width < 30 || box.height < 20)) return;
      let index = -1;
      const view = element.contentWindow;
      for (let i = 0; i < window.length && i < 1000; i++) {
        if (window[i] === view) {
          index = i;
          break;
        }
      }
      const number = this.frames.length;
      const names = ["id", "class", "title"]
        .map((name) => [name, dom.attribute(element, name)])
        .filter(([, value]) => value)
        .map(([name, value]) => ` ${name}="${escapeValue(value.slice(0, 300))}"`)
        .join("");
      this.frames.push({ number, index, address: source, kept, names: names + marks });
      this.put(`<!--${this.mark} frame ${this.path.join(".")}/${number}-->`);
    }

    /** Return the whole document, or for a frame the inside of its body. */
    document(asFrame) {
      const root = dom.root(document);
      const body = dom.body(document);
      if (asFrame) return body ? this.html2(body) : "";
      const title = escapeText((dom.title(document) ?? "").slice(0, MAX_TITLE));
      const head = dom.head(document);
      let text = `<!DOCTYPE html>\n<html data-tearsheet-captured="1"${root ? this.attributes(root, "html") : ""}>\n<head><meta charset="utf-8">\n<title>${title}</title>\n`;
      if (head) text += this.html2(head, { hidden: true });
      text += `</head>\n<body${body ? this.attributes(body, "body", false) : ""}>\n`;
      if (body) text += this.html2(body);
      else for (let child = root && dom.firstElement(root); child; child = dom.nextElement(child)) text += this.html(child);
      return `${text}\n</body>\n</html>\n`;
    }

    /** Return the inside of `element`: a body may be a shadow host too. */
    html2(element, inside = {}) {
      const from = this.out.length;
      const shadow = dom.shadow(element);
      const style = getComputedStyle(element);
      const veiled = style.visibility !== "visible" && !inside.hidden;
      this.walkInside(shadow ?? element, { ...inside, veiled, shadow: shadow !== null });
      return this.out.splice(from).join("");
    }

    walkInside(node, inside) {
      for (let child = dom.first(node); child && this.whole; child = dom.next(child)) this.walk(child, inside);
    }
  }

  globalThis.tearsheet.serialise = { Writer, escapeText, escapeValue, harmless };
})();
