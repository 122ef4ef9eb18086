/**
 * The background of the extension: listeners only, each set while this module is first run, so that a browser that ended the
 * background finds them when it starts it again.
 */

import * as badge from "./background/badge.js";
import * as jobs from "./background/jobs.js";
import * as menus from "./background/menus.js";
import * as native from "./background/native.js";
import { EVERYWHERE } from "./background/permissions.js";
import { onCapturePort } from "./background/saving.js";
import { settings } from "./background/settings.js";

let wantsMore = null; // the job whose reader was just asked for the permission to read all sites

const popup = (port) => {
  let tab = null;
  const release = native.hold();
  const say = (what) => {
    try {
      port.postMessage(what);
    } catch {
      // The popup is closed.
    }
  };
  const stop = jobs.listen((job) => job.tab.id === tab?.id && say({ is: "job", job: jobs.shown(job) }));
  port.onDisconnect.addListener(() => {
    stop();
    release();
  });
  const look = async () => {
    try {
      const answer = await native.ask("known", { address: tab.url ?? "" });
      say({ is: "known", known: answer.known, library: answer.library });
    } catch (error) {
      say({ is: "problem", problem: jobs.problemOf(error) });
    }
  };
  const doing = {
    async open({ id }) {
      tab = await chrome.tabs.get(id);
      const job = jobs.jobOf(id);
      if (job) say({ is: "job", job: jobs.shown(job) });
      else await look();
    },
    look,
    async tags({ begins, number }) {
      try {
        say({ is: "tags", number, tags: (await native.ask("tags", { begins })).tags });
      } catch {
        say({ is: "tags", number, tags: [] });
      }
    },
    save: ({ wishes }) => jobs.start(tab, wishes),
    cancel: () => jobs.cancel(tab.id),
    wantsMore: () => (wantsMore = jobs.jobOf(tab.id)),
    again: () => again(jobs.jobOf(tab.id)),
    async show({ article }) {
      try {
        await native.ask("show", { article });
        say({ is: "shown" });
      } catch (error) {
        say({ is: "problem", problem: jobs.problemOf(error) });
      }
    },
  };
  port.onMessage.addListener((said) => {
    if (Object.hasOwn(doing, said.do) && (tab || said.do === "open")) doing[said.do](said);
  });
};

/** Take a page again, now with what other sites keep back. */
const again = (job) => {
  if (job?.over && job.result) jobs.start(job.tab, { ...job.wishes, selection: false, as: "fill" }, { quiet: false });
};

chrome.runtime.onConnect.addListener((port) => {
  if (port.name === "popup" && port.sender?.id === chrome.runtime.id && !port.sender.tab) popup(port);
  else if (port.name.startsWith("capture ")) onCapturePort(port);
  else port.disconnect();
});

chrome.runtime.onInstalled.addListener(() => menus.create());
chrome.contextMenus.onClicked.addListener((info, tab) => void menus.onClicked(info, tab));

chrome.commands.onCommand.addListener((command, tab) => {
  if (command !== "save-page") return;
  // The popup shows how it goes; where it cannot be opened (no focus), the button's own mark does.
  const opened = Promise.resolve(chrome.action.openPopup?.()).then(() => true, () => false);
  const found = tab ? Promise.resolve(tab) : chrome.tabs.query({ active: true, currentWindow: true }).then(([one]) => one);
  Promise.all([found, settings()]).then(async ([one, { picture }]) => {
    const job = jobs.start(one, { as: "new", picture });
    if (await opened) return;
    jobs.mark(one.id, "…", chrome.i18n.getMessage("phase_reading"));
    const { result, problem } = await job.done;
    jobs.mark(one.id, result ? "✓" : "!", result ? chrome.i18n.getMessage("savedTitle") : jobs.wordsOf(problem));
    setTimeout(() => jobs.mark(one.id, "", chrome.i18n.getMessage("actionTitle")), result ? 8000 : 20_000);
  });
});

chrome.permissions.onAdded.addListener(({ origins }) => {
  const job = wantsMore;
  wantsMore = null;
  if (job && EVERYWHERE.origins.every((origin) => origins?.includes(origin))) again(job);
});

chrome.tabs.onUpdated.addListener((id, change, tab) => {
  if (change.status === "loading") jobs.forget(id);
  badge.onUpdated(id, change, tab);
});
chrome.tabs.onRemoved.addListener((id) => jobs.forget(id));
chrome.tabs.onActivated.addListener((where) => void badge.onActivated(where));
