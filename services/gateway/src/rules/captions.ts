/** So much text Telegram takes with a picture, counted without its markup. */
const MOST = 1_024;

/** Whether a text, as HTML, can stand with a picture. */
export const fitsCaption = (html: string): boolean =>
  html.replaceAll(/<[^>]*>/g, '').replaceAll(/&\w+;/g, '&').length <= MOST;
