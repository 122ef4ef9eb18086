/**
 * Reading a page's DOM so that the page can neither see it nor mislead it.
 *
 * Runs in the isolated world, where the page's patched prototypes do not reach. What does reach is clobbering: a
 * `<form>` with `<input name="attributes">`, an `<img name="body">`. So everything is read through the getters and
 * methods of the prototypes, never as a property of the node itself. Nothing here writes to the page.
 */
(() => {
  if (globalThis.tearsheet) return;

  const getter = (prototype, name) => {
    const read = Object.getOwnPropertyDescriptor(prototype, name).get;
    return (node) => Reflect.apply(read, node, []);
  };
  const method = (prototype, name) => {
    const run = prototype[name];
    return (node, ...rest) => Reflect.apply(run, node, rest);
  };

  const dom = {
    type: getter(Node.prototype, "nodeType"),
    first: getter(Node.prototype, "firstChild"),
    last: getter(Node.prototype, "lastChild"),
    next: getter(Node.prototype, "nextSibling"),
    previous: getter(Node.prototype, "previousSibling"),
    parent: getter(Node.prototype, "parentNode"),
    text: getter(Node.prototype, "textContent"),
    data: getter(CharacterData.prototype, "data"),
    name: getter(Element.prototype, "localName"),
    space: getter(Element.prototype, "namespaceURI"),
    count: getter(Element.prototype, "childElementCount"),
    firstElement: getter(Element.prototype, "firstElementChild"),
    nextElement: getter(Element.prototype, "nextElementSibling"),
    attribute: method(Element.prototype, "getAttribute"),
    attributeNames: method(Element.prototype, "getAttributeNames"),
    matches: method(Element.prototype, "matches"),
    closest: method(Element.prototype, "closest"),
    find: method(Element.prototype, "querySelector"),
    findAll: method(Element.prototype, "querySelectorAll"),
    box: method(Element.prototype, "getBoundingClientRect"),
    seen: method(Element.prototype, "checkVisibility"),
    scrollTop: getter(Element.prototype, "scrollTop"),
    scrollHeight: getter(Element.prototype, "scrollHeight"),
    clientHeight: getter(Element.prototype, "clientHeight"),
    scrollTo: method(Element.prototype, "scrollTo"),
    height: getter(HTMLElement.prototype, "offsetHeight"),
    innerText: getter(HTMLElement.prototype, "innerText"),
    editable: getter(HTMLElement.prototype, "isContentEditable"),
    assigned: method(HTMLSlotElement.prototype, "assignedNodes"),
    root: getter(Document.prototype, "documentElement"),
    body: getter(Document.prototype, "body"),
    head: getter(Document.prototype, "head"),
    title: getter(Document.prototype, "title"),
    scroller: getter(Document.prototype, "scrollingElement"),
  };

  const HTML = "http://www.w3.org/1999/xhtml";
  dom.isHtml = (element) => dom.space(element) === HTML;

  // What attachShadow accepts beside custom elements; anything else has no root of an author's.
  const HOSTS = new Set(
    "article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span".split(" "),
  );

  const { dom: chromium } = chrome;
  const open = chromium?.openOrClosedShadowRoot.bind(chromium);

  /** Return the shadow root of `element`, open or closed, or null. */
  dom.shadow = (element) => {
    if (!dom.isHtml(element)) return null;
    const name = dom.name(element);
    if (!name.includes("-") && !HOSTS.has(name)) return null;
    // Chromium has a function for extensions, Firefox a property that only extensions see.
    return open ? open(element) : (element.openOrClosedShadowRoot ?? null);
  };

  /** Yield `root` and every element in it in tree order, those in shadow roots included. */
  dom.everything = function* (root) {
    const stack = [root];
    while (stack.length) {
      const element = stack.pop();
      if (!element) continue;
      yield element;
      if (element !== root) stack.push(dom.nextElement(element));
      stack.push(dom.firstElement(element));
      const shadow = dom.shadow(element);
      if (shadow) stack.push(shadow.firstElementChild);
    }
  };

  const ALLOWED = /^(?:https?|file|ftp|mailto|tel):/i;

  /** Return `address` made absolute, or "" if it is of a kind that does not travel. */
  dom.absolute = (address, base) => {
    const text = (address ?? "").trim();
    if (!text) return "";
    try {
      const url = new URL(text, base).href;
      return ALLOWED.test(url) && url.length <= 8000 ? url : "";
    } catch {
      return "";
    }
  };

  globalThis.tearsheet = { dom };
})();
