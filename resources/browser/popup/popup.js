/** The popup: what this page is, whether the library has it, and the one button that saves it. */

import { EVERYWHERE } from "../background/permissions.js";
import { tagsOf } from "../background/protocol.js";
import { settings } from "../background/settings.js";
import { translate, words } from "../words.js";

const $ = (id) => document.getElementById(id);
const port = chrome.runtime.connect({ name: "popup" });
const parts = ["known", "form", "running", "done", "problem"];

let tab = null;
let known = null;
let article = null;
let asked = 0;
let chosen = -1;
let busy = false; // with a save; answers about the library come late then
let atOnce = false;

const say = (what) => port.postMessage(what);

const show = (...names) => {
  for (const name of parts) $(name).hidden = !names.includes(name);
};

const date = (iso) => {
  const day = new Date(iso);
  if (Number.isNaN(day.getTime())) return "";
  const thisYear = day.getFullYear() === new Date().getFullYear();
  return day.toLocaleDateString(chrome.i18n.getUILanguage(), { day: "numeric", month: "long", ...(thisYear ? {} : { year: "numeric" }) });
};

const wishes = (as) => ({ tags: tagsOf($("tags").value), star: $("star").checked, note: $("note").value.trim(), picture: $("picture").checked, as });

const save = (as) => {
  busy = true;
  closeOffers();
  phase({ at: "reading" });
  say({ do: "save", wishes: wishes(as) });
};

const phase = (what) => {
  show("running");
  const counted = what.at === "pictures" && what.of ? "pictures_counted" : what.at;
  $("phase").textContent = words(`phase_${counted}`, [String(what.done ?? ""), String(what.of ?? "")]) || words("phase_sending");
  if (what.of) [$("bar").max, $("bar").value] = [what.of, what.done];
  else $("bar").removeAttribute("value");
};

const showKnown = (answer) => {
  known = answer.known;
  if (busy) return;
  if (answer.library === "busy") $("save").dataset.busy = "1";
  if (!known) {
    show("form");
    $("save").textContent = words("save");
    if (atOnce) save("new");
    else $("save").focus();
    return;
  }
  article = known.article;
  $("known-words").textContent = words("savedOn", [date(known.saved)]);
  $("known-tags").textContent = (known.tags ?? []).map((tag) => `#${tag}`).join("  ");
  $("known-tags").hidden = !known.tags?.length;
  const part = Boolean(known.completeness) && !["whole", "complete", "unknown"].includes(known.completeness);
  $("known-fill").hidden = !part;
  show("known");
  $("known-open").focus();
};

const done = (result) => {
  busy = false;
  article = result.article ?? null;
  $("done-words").textContent = result.said || words(`outcome_${result.outcome}`) || words("outcome_saved");
  const pictures = result.left?.pictures ?? 0;
  const frames = new Set((result.left?.frames ?? []).map((address) => new URL(address).host)).size;
  $("left").hidden = pictures + frames === 0;
  $("left-words").textContent = pictures ? words("leftPictures", [String(pictures)]) : words("leftFrames");
  $("done-open").hidden = article === null;
  show("done");
  (article === null ? $("allow") : $("done-open")).focus();
  if (pictures + frames) chrome.permissions.contains(EVERYWHERE).then((all) => ($("left").hidden = all));
};

const problem = (what) => {
  busy = false;
  if (what.code === "already_saved") {
    // Without the day of that save the library is asked for it.
    if (!what.saved) say({ do: "look" });
    else showKnown({ known: { article: what.article, title: what.title, saved: what.saved, tags: [], completeness: "" } });
    return;
  }
  if (what.code === "cancelled") {
    show("form");
    $("save").focus();
    return;
  }
  const unconnected = what.code === "no_host" || what.code === "forbidden";
  $("problem-text").textContent =
    what.said || words(`error_${what.code}`) || words("error_unknown", [what.detail]);
  $("steps").hidden = !unconnected;
  show("problem");
  $("again").focus();
};

port.onMessage.addListener((said) => {
  if (said.is === "known") showKnown(said);
  else if (said.is === "problem") problem(said.problem);
  else if (said.is === "tags" && said.number === asked) offer(said.tags);
  else if (said.is === "shown") window.close();
  else if (said.is === "job") {
    const { result, problem: wrong, phase: now } = said.job;
    if (result) done(result);
    else if (wrong) problem(wrong);
    else {
      busy = true;
      phase(now);
    }
  }
});

// --- tags, completed from the library ----------------------------------------------------------------------------------

const last = () => /[^,،、;\n]*$/.exec($("tags").value)[0];

const closeOffers = () => {
  $("offers").hidden = true;
  $("tags").setAttribute("aria-expanded", "false");
  $("tags").removeAttribute("aria-activedescendant");
  chosen = -1;
};

const choose = (index) => {
  const items = [...$("offers").children];
  chosen = items.length ? (index + items.length) % items.length : -1;
  for (const [at, item] of items.entries()) item.setAttribute("aria-selected", String(at === chosen));
  if (chosen < 0) return;
  items[chosen].scrollIntoView({ block: "nearest" });
  $("tags").setAttribute("aria-activedescendant", items[chosen].id);
};

const take = (tag) => {
  const value = $("tags").value;
  const before = value.slice(0, value.length - last().length);
  $("tags").value = `${before}${before && !/\s$/.test(before) ? " " : ""}${tag}, `;
  closeOffers();
  $("tags").focus();
};

const offer = (tags) => {
  const there = tagsOf($("tags").value.slice(0, $("tags").value.length - last().length)).map((tag) => tag.toLowerCase());
  const left = tags.filter((tag) => !there.includes(tag.toLowerCase())).slice(0, 8);
  $("offers").replaceChildren(
    ...left.map((tag, at) => {
      const item = document.createElement("li");
      item.id = `offer-${at}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dir = "auto";
      item.textContent = tag;
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        take(tag);
      });
      return item;
    }),
  );
  closeOffers();
  if (!left.length || document.activeElement !== $("tags")) return;
  $("offers").hidden = false;
  $("tags").setAttribute("aria-expanded", "true");
};

const complete = () => {
  const begins = last().trim().replace(/^#/, "");
  asked += 1;
  if (begins) say({ do: "tags", begins, number: asked });
  else closeOffers();
};

$("tags").addEventListener("input", complete);
$("tags").addEventListener("blur", closeOffers);
$("tags").addEventListener("keydown", (event) => {
  const open = !$("offers").hidden;
  if (event.key === "ArrowDown" && open) choose(chosen + 1);
  else if (event.key === "ArrowUp" && open) choose(chosen - 1);
  else if ((event.key === "Enter" || event.key === "Tab") && open && chosen >= 0) take($("offers").children[chosen].textContent);
  else if (event.key === "Escape" && open) closeOffers();
  else return;
  event.preventDefault();
});

// --- buttons -----------------------------------------------------------------------------------------------------------

$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  save("new");
});
$("known-open").addEventListener("click", () => say({ do: "show", article }));
$("done-open").addEventListener("click", () => say({ do: "show", article }));
$("known-copy").addEventListener("click", () => save("copy"));
$("known-fill").addEventListener("click", () => save("fill"));
$("cancel").addEventListener("click", () => say({ do: "cancel" }));
$("again").addEventListener("click", () => {
  show();
  say({ do: "look" });
});
$("picture").addEventListener("change", () => ($("picture-hint").hidden = !$("picture").checked));

// The browser may close the popup when it asks: the background then goes on by itself.
$("allow").addEventListener("click", () => {
  say({ do: "wantsMore" });
  chrome.permissions.request(EVERYWHERE).catch(() => false);
});

const begin = async () => {
  translate(document);
  const chosenSettings = await settings();
  atOnce = chosenSettings.atOnce;
  $("picture").checked = chosenSettings.picture;
  [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  $("title").textContent = tab?.title ?? "";
  try {
    const url = new URL(tab?.url ?? "");
    $("site").textContent = url.host.replace(/^www\./, "") || words("thisComputer");
  } catch {
    $("site").textContent = "";
  }
  $("private").hidden = !tab?.incognito;
  if (tab) say({ do: "open", id: tab.id });
};

begin();
