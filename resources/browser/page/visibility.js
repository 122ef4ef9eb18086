/** What a reader sees of an element: hidden, an overlay, or part of the page; and the words that CSS adds. */
(() => {
  const { dom } = globalThis.tearsheet;
  if (globalThis.tearsheet.visibility) return;

  // Words that makers of consent and subscription boxes use in names; no single product needs to be known.
  const ASKING = /cookie|consent|gdpr|ccpa|\bcmp\b|cmp[-_]|privacy[-_ ]?(?:banner|notice|wall|manager|center|box|modal|popup|prompt)|(?:newsletter|subscri\w+|signup|sign-up|register|regwall|paywall|survey|notification|push|app)[-_ ]?(?:modal|popup|pop-up|overlay|prompt|banner|lightbox|dialog)/i;
  // In the flow of the page a name counts only if it says what the box is: a recipe may be called "cookie" too.
  const ASKING_IN_FLOW = /cookies?[-_ ]?(?:banner|notice|consent|bar|box|wall|modal|popup|message|law|info|prompt|dialog|settings|overlay)|consent|gdpr|ccpa|\bcmp\b|cmp[-_]|privacy[-_ ]?(?:banner|notice|wall|manager|box|prompt)/i;
  const BUTTONS = "button, [role=button], input[type=button], input[type=submit]";
  const BODY_OF_PAGE = "article, main, [role=main], h1, [itemprop=articleBody]";

  const called = (element) =>
    ["id", "class", "aria-label", "name"].map((name) => dom.attribute(element, name) ?? "").join(" ");

  const inBox = (element) =>
    dom.matches(element, "dialog, [role=dialog], [role=alertdialog], [aria-modal=true], [popover]");

  /** Return whether something transparent is on its way into view: a paragraph that fades in, a picture that loads. */
  const fadesIn = (element, style) =>
    style.transitionDuration.split(",").some((time) => Number.parseFloat(time) > 0) ||
    style.animationName !== "none" ||
    dom.matches(element, "img, picture, video, canvas, figure") ||
    dom.find(element, "img, picture, video") !== null;

  /** Return whether nothing of `element` itself is painted, by `style`; descendants may still be ("visibility"). */
  const hides = (element, style) => {
    if (style.display === "none") return "subtree";
    const placed = style.position === "absolute" || style.position === "fixed";
    if (style.visibility !== "visible") return "own";
    if (style.contentVisibility === "hidden") return "children";
    if (style.opacity === "0" && (placed || !fadesIn(element, style))) return "subtree";
    if (placed) {
      // Text for screen readers only: clipped away, or a box of one pixel, or moved out of the page.
      if (/^rect\(0px,? 0px,? 0px,? 0px\)$|^rect\(1px,? 1px,? 1px,? 1px\)$/.test(style.clip)) return "subtree";
      if (/^inset\((?:50|100)%\)$/.test(style.clipPath)) return "subtree";
      const box = dom.box(element);
      const cut = style.overflow !== "visible" || style.overflowX !== "visible";
      if (cut && box.width <= 1 && box.height <= 1) return "subtree";
      if (box.right + scrollX < -200 || box.bottom + scrollY < -200) return "subtree";
    } else if (style.overflowY === "hidden" && (style.height === "0px" || style.maxHeight === "0px")) {
      return "subtree"; // a folded panel
    }
    if (style.fontSize === "0px" && dom.count(element) === 0) return "subtree";
    return "";
  };

  const textOf = (element) => (element instanceof HTMLElement ? (dom.innerText(element) ?? "") : "");

  /** Tell what lies over the page from what is the page. `room` remembers the page's own measure between calls. */
  const overlays = (element, style, room) => {
    const sticky = style.position === "sticky";
    const fixed = style.position === "fixed";
    const box = inBox(element);
    const asks = ASKING.test(called(element));
    if (!fixed && !box && !asks) return false; // a header that sticks is a part of the page
    const name = dom.name(element);
    if (name === "body" || name === "html" || dom.matches(element, "article, main, [role=main]")) return false;
    const content = dom.find(element, BODY_OF_PAGE) !== null;
    const text = textOf(element).length;
    if (asks) {
      // A box that asks is short or has its buttons; "cookie-recipes" on an article's own wrapper is neither.
      const buttons = dom.find(element, BUTTONS) !== null;
      if (fixed || box || sticky) return !content || dom.find(element, "article, main, [role=main]") === null;
      return ASKING_IN_FLOW.test(called(element)) && buttons && !content && text < 4000 && (style.zIndex !== "auto" || text < 1500);
    }
    if (box && !fixed && style.position !== "absolute" && !dom.matches(element, "dialog[open], [popover]")) {
      return false; // named a dialog, laid out in the page
    }
    room.text ??= textOf(dom.body(document)).length || 1;
    if (content && text > 500) return false; // an application's shell, or a post that is read in a box
    return text < 0.5 * room.text || !content && box;
  };

  const QUOTED = /"((?:[^"\\]|\\.)*)"|attr\(\s*([\w-]+)[^)]*\)|\/\s*"/g;
  const LETTERS = /[\p{L}\p{N}]/u;

  /** Return the words of a computed `content`, "" for none: symbols, counters and icon fonts are no words. */
  const wordsOf = (content, element) => {
    if (!content || content === "none" || content === "normal") return "";
    let words = "";
    for (const found of content.matchAll(QUOTED)) {
      if (found[0].startsWith("/")) break; // what follows is the alternative for screen readers
      if (found[1] !== undefined) {
        words += found[1].replace(/\\([0-9a-f]{1,6})\s?|\\(.)/gi, (_, hex, mark) =>
          hex ? String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10ffff)) : mark,
        );
      } else if (found[2]) words += dom.attribute(element, found[2]) ?? "";
    }
    words = words.replace(/[\u{e000}-\u{f8ff}\u{f0000}-\u{10ffff}]/gu, "");
    return LETTERS.test(words) ? words.slice(0, 2000) : "";
  };

  /** Return the words that CSS puts before or after the content of `element`. */
  const generated = (element, which) => {
    const style = getComputedStyle(element, which);
    const words = wordsOf(style.content, element);
    if (!words || style.display === "none" || style.visibility !== "visible" || style.opacity === "0") return "";
    return words;
  };

  globalThis.tearsheet.visibility = { hides, overlays, generated, wordsOf };
})();
