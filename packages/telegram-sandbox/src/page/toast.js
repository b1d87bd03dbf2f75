import { h } from './dom.js';

const SHOWN_MS = 4000;

/** A short notice at the bottom, read out by screen readers. A new one takes the place of the last. */
export function toast(text) {
  const element = h('div', { class: 'toast' }, text);
  document.getElementById('toasts').replaceChildren(element);
  setTimeout(() => element.remove(), SHOWN_MS);
}
