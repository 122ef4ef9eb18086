/**
 * Saves that run or have run, each known by its tab; a popup that opens again finds its own. Pages are taken one at a time,
 * and handed over as they are taken: a page that keeps Tearsheet busy holds up no other.
 *
 * Kept in memory only: while one runs, the open port to Tearsheet keeps the background alive.
 */

import * as native from "./native.js";
import { save } from "./saving.js";

const SAY_MS = 8000;
const jobs = new Map();
const listeners = new Set();
let queue = Promise.resolve();

/** Run `take` after what was asked for before it. */
const inTurn = (take) => {
  const mine = queue.then(take);
  queue = mine.catch(() => null);
  return mine;
};

/** Call `hear(job)` whenever a job changes, until the function that is returned is called. */
export const listen = (hear) => {
  listeners.add(hear);
  return () => listeners.delete(hear);
};

export const jobOf = (tabId) => jobs.get(tabId) ?? null;

const tell = (job) => {
  for (const hear of listeners) hear(job);
};

/** Return what a popup may be told of a job. */
export const shown = (job) => job && { tab: job.tab.id, phase: job.phase, result: job.result, problem: job.problem };

/** Return an error as a code, a sentence and what came with it. */
export const problemOf = (error) => ({
  code: native.isAlreadySaved(error) ? "already_saved" : (error.code ?? "unknown"),
  said: typeof error.code === "string" && error.more?.said ? error.more.said : "",
  detail: String(error?.message ?? error).slice(0, 300),
  article: error.more?.article ?? null,
  title: error.more?.title ?? "",
  saved: error.more?.saved ?? "",
});

/** Show by the button itself how a save goes that no popup shows. */
export const mark = async (tabId, text, title) => {
  try {
    await chrome.action.setBadgeBackgroundColor({ tabId, color: text === "!" ? "#A2291E" : "#2450B2" });
    await chrome.action.setBadgeTextColor?.({ tabId, color: "#FFFFFF" });
    await chrome.action.setBadgeText({ tabId, text });
    await chrome.action.setTitle({ tabId, title });
  } catch {
    // The tab is gone.
  }
};

const unmark = (tabId, ms) =>
  setTimeout(() => mark(tabId, "", chrome.i18n.getMessage("actionTitle")), ms);

/** Save `tab`. Returns the job; `job.done` resolves with it when it ends, well or not. */
export const start = (tab, wishes, { quiet = true } = {}) => {
  const running = jobs.get(tab.id);
  if (running && !running.over) return running;
  const controller = new AbortController();
  const job = { tab, wishes, phase: { at: "queued" }, result: null, problem: null, over: false, controller };
  jobs.set(tab.id, job);
  const progress = (phase) => {
    job.phase = phase;
    tell(job);
  };
  const work = async () => {
    if (!quiet) mark(tab.id, "…", chrome.i18n.getMessage("phase_reading"));
    try {
      job.result = await save(tab, wishes, progress, controller.signal, inTurn);
      if (!quiet) mark(tab.id, "✓", chrome.i18n.getMessage("savedTitle"));
    } catch (error) {
      job.problem = problemOf(error);
      if (!quiet) mark(tab.id, "!", wordsOf(job.problem));
    }
    job.over = true;
    if (!quiet) unmark(tab.id, job.problem ? 3 * SAY_MS : SAY_MS);
    tell(job);
    return job;
  };
  job.done = work();
  tell(job);
  return job;
};

export const cancel = (tabId) => jobs.get(tabId)?.controller.abort();

/** Forget what was said of a tab: it shows another page, or is closed. A running save goes on. */
export const forget = (tabId) => {
  if (jobs.get(tabId)?.over) jobs.delete(tabId);
};

/** Return a problem in words: Tearsheet's own sentence where there is one. */
export const wordsOf = (problem) =>
  problem.said || chrome.i18n.getMessage(`error_${problem.code}`) || chrome.i18n.getMessage("error_unknown", [problem.detail]);
