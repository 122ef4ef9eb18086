/** What the reader chose on the options page, with what holds where nothing was chosen. */

export const DEFAULTS = { badge: false, picture: false, atOnce: false };

export const settings = async () => ({ ...DEFAULTS, ...(await chrome.storage.local.get(Object.keys(DEFAULTS))) });
