/** Context menus: this page, a link, the selection as a highlight, all tabs of this window. */

import * as jobs from "./jobs.js";
import { EVERYWHERE } from "./permissions.js";
import { settings } from "./settings.js";

const LOAD_MS = 30_000;
const QUIET_MS = 700; // after a page says that it is loaded, for what its scripts paint
const PAGES = ["http://*/*", "https://*/*", "file:///*"];

export const create = async () => {
  await chrome.contextMenus.removeAll();
  const add = (id, contexts, more = {}) =>
    chrome.contextMenus.create({ id, title: chrome.i18n.getMessage(`menu_${id}`), contexts, ...more });
  add("page", ["page", "frame", "image"], { documentUrlPatterns: PAGES });
  add("link", ["link"], { targetUrlPatterns: ["http://*/*", "https://*/*"] });
  add("selection", ["selection"], { documentUrlPatterns: PAGES });
  add("window", ["page", "action"]);
};

/** Wait until `tabId` is loaded; false where it never was. */
const loaded = (tabId) =>
  new Promise((done) => {
    const finish = (well) => {
      clearTimeout(timer);
      chrome.tabs.onUpdated.removeListener(changed);
      chrome.tabs.onRemoved.removeListener(removed);
      done(well);
    };
    const changed = (id, change) => {
      if (id === tabId && change.status === "complete") setTimeout(() => finish(true), QUIET_MS);
    };
    const removed = (id) => {
      if (id === tabId) finish(false);
    };
    const timer = setTimeout(() => finish(true), LOAD_MS); // what is there by then is taken
    chrome.tabs.onUpdated.addListener(changed);
    chrome.tabs.onRemoved.addListener(removed);
    chrome.tabs.get(tabId).then((tab) => tab.status === "complete" && tab.url !== "about:blank" && changed(tabId, tab), () => finish(false));
  });

const refused = (tab) => jobs.mark(tab.id, "!", chrome.i18n.getMessage("error_permission"));

/** Open the link in a tab behind this one, save it, close it. The granted permission is what lets its page be read. */
const saveLink = async (address, tab, allowed) => {
  if (!(await allowed)) return refused(tab);
  const { picture } = await settings();
  const behind = await chrome.tabs.create({ url: address, active: false, index: tab.index + 1, windowId: tab.windowId });
  jobs.mark(tab.id, "…", chrome.i18n.getMessage("phase_opening"));
  let job = null;
  if (await loaded(behind.id)) {
    const there = await chrome.tabs.get(behind.id).catch(() => behind);
    job = await jobs.start(there, { as: "new", asked: address, picture: picture && false }).done;
  }
  await chrome.tabs.remove(behind.id).catch(() => null);
  if (job?.result) jobs.mark(tab.id, "✓", chrome.i18n.getMessage("savedTitle"));
  else jobs.mark(tab.id, "!", job?.problem ? jobs.wordsOf(job.problem) : chrome.i18n.getMessage("error_closed"));
  setTimeout(() => jobs.mark(tab.id, "", chrome.i18n.getMessage("actionTitle")), 12_000);
  return job;
};

const saveWindow = async (tab, allowed) => {
  if (!(await allowed)) return refused(tab);
  const tabs = (await chrome.tabs.query({ windowId: tab.windowId })).filter((one) => /^https?:/.test(one.url ?? "") && !one.discarded);
  let saved = 0;
  for (const [index, one] of tabs.entries()) {
    const counted = [String(index + 1), String(tabs.length)];
    jobs.mark(tab.id, "…", chrome.i18n.getMessage("phase_window", counted));
    const job = await jobs.start(one, { as: "new" }).done;
    if (job.result || job.problem?.code === "already_saved") saved += 1;
    if (["no_host", "forbidden", "locked_out"].includes(job.problem?.code)) break;
  }
  const all = saved === tabs.length;
  jobs.mark(tab.id, all ? "✓" : "!", chrome.i18n.getMessage("savedWindow", [String(saved), String(tabs.length)]));
  setTimeout(() => jobs.mark(tab.id, "", chrome.i18n.getMessage("actionTitle")), 20_000);
  return saved;
};

export const onClicked = (info, tab) => {
  if (!tab) return undefined;
  // Asked in the click itself, before anything is awaited: later the browser says that no reader clicked.
  if (info.menuItemId === "link") return saveLink(info.linkUrl, tab, chrome.permissions.request(EVERYWHERE).catch(() => false));
  if (info.menuItemId === "window") return saveWindow(tab, chrome.permissions.request(EVERYWHERE).catch(() => false));
  if (info.menuItemId === "selection") return jobs.start(tab, { as: "new", selection: true }, { quiet: false });
  if (info.menuItemId === "page") {
    return settings().then(({ picture }) => jobs.start(tab, { as: "new", picture }, { quiet: false }));
  }
  return undefined;
};
