/** The one optional permission: to read all sites. Asked for when something first needs it, never at installation. */

export const EVERYWHERE = { origins: ["http://*/*", "https://*/*"] };

/** Return whether the reader allowed to read all sites. */
export const mayReadAll = () => chrome.permissions.contains(EVERYWHERE);
