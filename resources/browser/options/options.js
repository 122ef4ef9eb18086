/** The options: four switches, each in force at once. */

import { EVERYWHERE, mayReadAll } from "../background/permissions.js";
import { DEFAULTS, settings } from "../background/settings.js";
import { translate } from "../words.js";

const $ = (id) => document.getElementById(id);

const refresh = async () => {
  const now = await settings();
  for (const name of Object.keys(DEFAULTS)) $(name).checked = now[name];
  $("sites").checked = await mayReadAll();
  $("badge").checked = now.badge && $("sites").checked; // without the permission no address is known
};

translate(document);
refresh();

for (const name of ["atOnce", "picture"]) {
  $(name).addEventListener("change", () => chrome.storage.local.set({ [name]: $(name).checked }));
}
$("badge").addEventListener("change", async () => {
  const allowed = !$("badge").checked || (await chrome.permissions.request(EVERYWHERE).catch(() => false));
  await chrome.storage.local.set({ badge: $("badge").checked && allowed });
  refresh();
});
$("sites").addEventListener("change", async () => {
  if ($("sites").checked) await chrome.permissions.request(EVERYWHERE).catch(() => false);
  else await chrome.permissions.remove(EVERYWHERE).catch(() => false);
  refresh();
});
