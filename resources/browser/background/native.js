/** The pipe to Tearsheet: one native port, opened when something is to be said and closed when nobody is left to ask. */

import { HOST, MAX_MESSAGE, message, newId, saveMessages } from "./protocol.js";

const ANSWER_MS = 20_000;
const SAVE_MS = 180_000; // without any word from Tearsheet

/** What went wrong, as a code of the protocol or one of ours: "no_host", "forbidden", "gone", "slow", "too_large". */
export class HostError extends Error {
  constructor(code, said, more = {}) {
    super(said);
    this.code = code;
    this.more = more;
  }
}

/** Return whether Tearsheet refused a save because the page is in the library. */
export const isAlreadySaved = (error) => error.code === "already_saved" || error.more?.why === "already_saved";

const disconnected = (said) => {
  if (/not found|no such native application|not exist/i.test(said)) return new HostError("no_host", said);
  if (/forbidden|not allowed|permission/i.test(said)) return new HostError("forbidden", said);
  return new HostError("gone", said);
};

let port = null;
let holds = 0;
const waiting = new Map();

const fail = (error) => {
  for (const question of [...waiting.values()]) question.fail(error);
  waiting.clear();
};

const open = () => {
  if (port) return port;
  port = chrome.runtime.connectNative(HOST);
  const mine = port;
  mine.onMessage.addListener((answer) => {
    const question = waiting.get(answer?.id);
    if (question) question.hear(answer);
    else if (answer?.ok === false) fail(new HostError(answer.error, answer.said, answer));
  });
  mine.onDisconnect.addListener(() => {
    const said = mine.error?.message ?? chrome.runtime.lastError?.message ?? "";
    if (port === mine) port = null;
    fail(disconnected(said));
  });
  return port;
};

/** Start Tearsheet's side while there is other work to do. */
export const wake = () => {
  try {
    open();
  } catch {
    // Whoever asks is told.
  }
};

/** Keep the port open until the function that is returned is called. */
export const hold = () => {
  holds += 1;
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    holds -= 1;
    closeIfIdle();
  };
};

const closeIfIdle = () => {
  if (holds > 0 || waiting.size > 0 || !port) return;
  const old = port;
  port = null;
  old.disconnect();
};

const question = (id, ms, onProgress, isEnd) =>
  new Promise((done, failed) => {
    let timer = null;
    const finish = (end, value) => {
      clearTimeout(timer);
      waiting.delete(id);
      end(value);
      setTimeout(closeIfIdle, 0);
    };
    const wind = () => {
      clearTimeout(timer);
      timer = setTimeout(() => finish(failed, new HostError("slow", "")), ms);
    };
    waiting.set(id, {
      hear: (answer) => {
        if (answer.ok === false) finish(failed, new HostError(answer.error, answer.said, answer));
        else if (answer.ok === true && isEnd(answer)) finish(done, answer);
        else {
          wind();
          if (answer.progress) onProgress(answer.progress);
        }
      },
      fail: (error) => finish(failed, error),
    });
    wind();
  });

const post = (what) => {
  try {
    open().postMessage(what);
  } catch (error) {
    throw disconnected(String(error?.message ?? error));
  }
};

/** Ask one question; resolves with the answer, rejects with a HostError. */
export const ask = async (verb, more) => {
  const id = newId();
  const answer = question(id, ANSWER_MS, () => {}, () => true);
  try {
    post(message(id, verb, more));
  } catch (error) {
    waiting.get(id)?.fail(error);
  }
  return answer;
};

/** Send a whole save; `signal` (an AbortSignal) ends it between two pieces. */
export const save = async (capture, wishes, onProgress, signal) => {
  const id = newId();
  let over = false;
  const answer = question(id, SAVE_MS, onProgress, (said) => "outcome" in said || "article" in said);
  answer.then(() => (over = true), () => (over = true));
  const drop = () => {
    if (over) return;
    try {
      post(message(id, "save", { part: "cancel" }));
    } catch {
      // The host is gone, and what it had with it.
    }
    waiting.get(id)?.fail(new HostError("cancelled", ""));
  };
  signal?.addEventListener("abort", drop);
  try {
    for (const what of saveMessages(id, capture, wishes)) {
      if (over || signal?.aborted) break;
      if (what.part === "begin" && new TextEncoder().encode(JSON.stringify(what)).length > MAX_MESSAGE) {
        throw new HostError("too_large", "");
      }
      post(what);
      await new Promise((next) => setTimeout(next, 0)); // an answer may stop it
    }
  } catch (error) {
    waiting.get(id)?.fail(error instanceof HostError ? error : new HostError("gone", String(error)));
  }
  try {
    return await answer;
  } finally {
    signal?.removeEventListener("abort", drop);
  }
};
