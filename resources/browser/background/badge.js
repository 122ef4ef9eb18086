/** The mark on the button of a page that is in the library. Off until the reader switches it on: it asks for each page. */

import * as native from "./native.js";
import { mayReadAll } from "./permissions.js";
import { settings } from "./settings.js";

const show = async (tab) => {
  if (!/^https?:/.test(tab.url ?? "") || tab.incognito) return;
  if (!(await settings()).badge || !(await mayReadAll())) return;
  let known = null;
  try {
    ({ known } = await native.ask("known", { address: tab.url }));
  } catch {
    return; // no mark says nothing; the popup says what is wrong
  }
  const text = known ? "●" : "";
  await chrome.action.setBadgeText({ tabId: tab.id, text }).catch(() => null);
  await chrome.action.setBadgeBackgroundColor({ tabId: tab.id, color: "#2450B2" }).catch(() => null);
  await chrome.action
    .setTitle({ tabId: tab.id, title: chrome.i18n.getMessage(known ? "inLibraryTitle" : "actionTitle") })
    .catch(() => null);
};

export const onActivated = ({ tabId }) => chrome.tabs.get(tabId).then(show, () => null);

export const onUpdated = (_, change, tab) => {
  if (change.status === "complete" && tab.active) show(tab);
};
