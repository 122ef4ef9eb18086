/** Words of the extension, from _locales; markup names them by data-words, data-label and data-hint. */

export const words = (name, parts = []) => chrome.i18n.getMessage(name, parts);

export const translate = (document) => {
  // Not the browser's own direction: where there is no catalogue in its language, these words are English.
  document.documentElement.dir = words("direction");
  for (const element of document.querySelectorAll("[data-words]")) element.textContent = words(element.dataset.words);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", words(element.dataset.label));
  for (const element of document.querySelectorAll("[data-hint]")) element.placeholder = words(element.dataset.hint);
};
