/**
 * The pictures of a page: which one of each the reader sees, and its bytes as the page has them.
 *
 * Bytes come through the page's own session and its cache first; a picture that the browser holds but would not hand
 * out is drawn onto a canvas that is in no document. What both refuse (a picture of another site without CORS) is left
 * to the background, which may fetch it only with the reader's permission.
 */
(() => {
  const { dom } = globalThis.tearsheet;
  if (globalThis.tearsheet.Pictures) return;

  const LAZY =
    "data-src data-original data-lazy-src data-lazy data-original-src data-src-large data-full-src data-hi-res-src data-actualsrc data-image data-img-src data-url data-defer-src data-echo data-large-file data-hires".split(" ");
  const LAZY_SETS = ["data-srcset", "data-lazy-srcset", "data-original-set", "data-src-set"];
  const SMALLEST = 24; // px: what is smaller on the screen is a mark or a counter
  const MOST = 500;
  const ONE = 20_000_000;
  const TOGETHER = 6; // fetched at the same time
  const MOST_PIXELS = 50_000_000;
  const EACH_MS = 8000;
  const ALL_MS = 15_000;

  const media = (name) => {
    const read = (prototype, property) => {
      const get = Object.getOwnPropertyDescriptor(prototype, property).get;
      return (node) => Reflect.apply(get, node, []);
    };
    return read(...name);
  };
  const currentSource = media([HTMLImageElement.prototype, "currentSrc"]);
  const complete = media([HTMLImageElement.prototype, "complete"]);
  const naturalWidth = media([HTMLImageElement.prototype, "naturalWidth"]);
  const naturalHeight = media([HTMLImageElement.prototype, "naturalHeight"]);
  const toBlob = HTMLCanvasElement.prototype.toBlob;
  const getContext = HTMLCanvasElement.prototype.getContext;

  /** Return the widest candidate of a srcset that no one needs more than, "" for none. */
  const widest = (set) => {
    let best = "";
    let most = -1;
    for (const found of (set ?? "").matchAll(/\s*([^\s,]\S*[^\s,])(?:\s+([\d.]+)([wx]))?\s*(?:,|$)/g)) {
      const size = Number(found[2] ?? 1) * (found[3] === "x" ? 1000 : 1);
      if (size > most && size <= 4000) [best, most] = [found[1], size];
    }
    return best;
  };

  class Pictures {
    constructor(mark, path) {
      this.mark = mark;
      this.path = path.join(".") || "top";
      this.list = [];
      this.byAddress = new Map();
      this.escape = globalThis.tearsheet.serialise.escapeValue;
    }

    /** Return the address by which a picture is named in the document; its bytes are wanted. */
    wanted(address, kind, source, width, height) {
      const direct = /^https?:/i.test(address);
      if (direct && this.byAddress.has(address)) return address;
      if (this.list.length >= MOST) return direct ? address : "";
      const name = direct ? address : `tearsheet-picture:${this.mark}.${this.path}.${this.list.length}`;
      this.list.push({ name, address, kind, source, width, height });
      if (direct) this.byAddress.set(address, name);
      return name;
    }

    image(element, attributes, unseen) {
      let address = currentSource(element) || dom.attribute(element, "src") || "";
      const loaded = complete(element) && naturalWidth(element) > 2;
      const base = element.baseURI;
      const tiny = loaded && naturalWidth(element) < 64;
      if (!address || !loaded || tiny || address.startsWith("data:")) {
        const set = LAZY_SETS.map((name) => widest(dom.attribute(element, name))).find(Boolean);
        const lazy = set ?? LAZY.map((name) => dom.attribute(element, name)).find((value) => value && !/^(?:data|blob):/.test(value));
        const parent = dom.parent(element);
        const source = !lazy && !loaded && parent && dom.type(parent) === 1 && dom.name(parent) === "picture" ? dom.find(parent, "source[data-srcset]") : null;
        const better = dom.absolute(lazy ?? (source ? widest(dom.attribute(source, "data-srcset")) : ""), base);
        if (/^https?:/.test(better)) address = better;
        else if (!loaded && dom.attribute(element, "srcset") && !/^https?:/.test(address)) address = widest(dom.attribute(element, "srcset")) || address;
      }
      const local = /^(?:blob|data):/i.test(address);
      if (!local) address = dom.absolute(address, base);
      // Files of this computer are for pages that are files themselves.
      if (address.startsWith("file:") && location.protocol !== "file:") address = "";
      const broken = complete(element) && naturalWidth(element) === 0 && address === currentSource(element) && !/\.svg/i.test(address);
      const box = unseen ? null : dom.box(element);
      const small = box === null || (box.width < SMALLEST && box.height < SMALLEST && loaded);
      let name = address;
      let marks = "";
      if (!small && !broken && address && /^(?:https?|blob|data|file):/i.test(address)) {
        name = this.wanted(address, "image", element, naturalWidth(element) || Math.round(box.width), naturalHeight(element) || Math.round(box.height));
        if (local) marks = ` data-tearsheet-was="${address.slice(0, 5) === "blob:" ? "blob:" : "data:"}"`;
      } else if (local) name = "";
      if (!name && small) return "";
      return `<img${name ? ` src="${this.escape(name)}"` : ""}${marks}${attributes}>`;
    }

    canvas(element, attributes) {
      const box = dom.box(element);
      if (box.width < 60 || box.height < 30) return "";
      const name = this.wanted("canvas:", "canvas", element, element.width, element.height);
      if (!name) return "";
      const said = (dom.attribute(element, "aria-label") || dom.text(element) || "").trim().slice(0, 500);
      const alternative = said ? ` alt="${this.escape(said)}"` : "";
      return `<img src="${name}" data-tearsheet-was="canvas:"${alternative}${attributes.replace(/ alt="[^"]*"/, "")}>`;
    }

    /** Return the picture that a film shows while it is not played: its poster, or the frame that is on the screen. */
    poster(element) {
      const box = dom.box(element);
      if (box.width < 60 || box.height < 40) return "";
      const address = dom.absolute(dom.attribute(element, "poster"), element.baseURI);
      let name = "";
      if (address) name = this.wanted(address, "poster", null, element.videoWidth || Math.round(box.width), element.videoHeight || Math.round(box.height));
      else if (element.readyState >= 2) name = this.wanted("poster:", "video", element, element.videoWidth, element.videoHeight);
      return name ? `<img src="${this.escape(name)}" data-tearsheet-was="poster:">` : "";
    }

    background(element, style) {
      const found = /url\("((?:[^"\\]|\\.)*)"\)/.exec(style.backgroundImage);
      const box = dom.box(element);
      if (!found || box.width < SMALLEST || box.height < SMALLEST) return "";
      const raw = found[1].replaceAll("\\\"", "\"");
      const local = /^(?:data|blob):/i.test(raw);
      const address = local ? raw : dom.absolute(raw, element.baseURI);
      if (!address) return "";
      const name = this.wanted(address, "background", null, Math.round(box.width), Math.round(box.height));
      const said = dom.attribute(element, "aria-label") ?? dom.attribute(element, "title") ?? "";
      return name ? `<img src="${this.escape(name)}" alt="${this.escape(said)}"${local ? ' data-tearsheet-was="data:"' : ""}>` : "";
    }

    /**
     * Get the bytes of all pictures. `give(number, blob or null)` is called for each as it comes; resolves when all came
     * or the time is over.
     */
    async take(give, room) {
      const end = performance.now() + ALL_MS;
      let next = 0;
      let left = room;
      const one = async () => {
        while (next < this.list.length) {
          const number = next++;
          let blob = null;
          if (performance.now() < end && left > 0) blob = await this.bytes(this.list[number], end).catch(() => null);
          if (blob && (blob.size > ONE || blob.size > left || blob.size === 0)) blob = null;
          if (blob) left -= blob.size;
          await give(number, blob);
        }
      };
      await Promise.all(Array.from({ length: TOGETHER }, one));
    }

    async bytes(picture, end) {
      if (picture.kind === "canvas" && picture.width * picture.height > MOST_PIXELS) return null;
      if (picture.kind === "canvas") return this.blobOf(picture.source, "image/png");
      if (picture.kind === "video") return this.drawn(picture.source, picture.width, picture.height, "image/jpeg");
      const fetched = await this.fetched(picture.address, end);
      if (fetched) return fetched;
      if (picture.kind === "image" && picture.width > 0 && complete(picture.source)) {
        const kind = /\.jpe?g(?:$|\?)/i.test(picture.address) ? "image/jpeg" : "image/png";
        picture.drawn = true; // not the bytes that the server sent: the background may know better
        return this.drawn(picture.source, picture.width, picture.height, kind);
      }
      return null;
    }

    async fetched(address, end) {
      const local = /^(?:data|blob):/i.test(address);
      const same = local || new URL(address).origin === location.origin;
      const tries = same ? [{ cache: "force-cache", credentials: "include" }] : [{ cache: "force-cache" }, { cache: "no-cache" }];
      for (const how of tries) {
        const wait = Math.min(EACH_MS, end - performance.now());
        if (wait <= 0) return null;
        try {
          const options = local ? {} : { credentials: "same-origin", referrerPolicy: "strict-origin-when-cross-origin", ...how };
          const answer = await fetch(address, { ...options, signal: AbortSignal.timeout(wait) });
          if (!answer.ok) return null;
          const blob = await answer.blob();
          if (blob.type && !/^(?:image\/|application\/octet-stream|binary\/)/i.test(blob.type)) return null;
          return blob;
        } catch (error) {
          if (error.name === "TimeoutError") return null;
        }
      }
      return null;
    }

    blobOf(canvas, kind) {
      return new Promise((done) => {
        try {
          Reflect.apply(toBlob, canvas, [done, kind, 0.92]);
        } catch {
          done(null); // tainted
        }
      });
    }

    drawn(source, width, height, kind) {
      if (!width || !height || width * height > MOST_PIXELS) return null;
      const canvas = document.createElement("canvas");
      canvas.width = width;
      canvas.height = height;
      const context = Reflect.apply(getContext, canvas, ["2d"]);
      context.drawImage(source, 0, 0, width, height);
      return this.blobOf(canvas, kind);
    }
  }

  globalThis.tearsheet.Pictures = Pictures;
  globalThis.tearsheet.widest = widest;
})();
