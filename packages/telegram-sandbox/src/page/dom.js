/**
 * Makes an element. Text goes in as text, never as markup, so nothing a person writes can become one.
 * @param {string} tag
 * @param {Record<string, unknown>} [props] attributes; `on…` are listeners, `class` and `dataset` as in HTML
 * @param {...(Node | string | null | undefined | false)} children
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProp(element, name, value);
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function setProp(element, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
  else if (name === 'dataset') Object.assign(element.dataset, value);
  else element.setAttribute(name, value === true ? '' : String(value));
}

const PATHS = {
  back: 'M15 5l-7 7 7 7',
  send: 'M4 12 20 4l-4 16-4-7-8-1Zm8 1 4-5',
  add: 'M12 5v14M5 12h14',
  more: 'M12 6h.01M12 12h.01M12 18h.01',
  smile: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm-3.5-7a4.5 4.5 0 0 0 7 0M9 9.5h.01M15 9.5h.01',
  reply: 'M10 8V4l-7 7 7 7v-4c6 0 9 2 11 6 0-7-4-12-11-12Z',
  close: 'M6 6l12 12M18 6 6 18',
  down: 'M6 9l6 6 6-6',
  check: 'm5 13 4 4L19 7',
  menu: 'M4 7h16M4 12h16M4 17h16',
  link: 'M8 16 17 7m-7 0h7v7',
  copy: 'M9 9h10v10H9zM5 15V5h10',
  edit: 'M4 20h4L19 9l-4-4L4 16Z',
  bin: 'M5 7h14M10 7V4h4v3m-7 0 1 13h8l1-13',
  ban: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM6 6l12 12',
  exit: 'M14 4H6v16h8m-3-8h10m-4-4 4 4-4 4',
  star: 'm12 4 2.5 5.2 5.7.7-4.2 3.9 1.1 5.7L12 16.7l-5.1 2.8L8 13.8 3.8 9.9l5.7-.7Z',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l1 2H5Zm4 4h4',
  play: 'M8 5v14l11-7Z',
  group: 'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-6 8c0-4 3-6 6-6s6 2 6 6M16 6a3 3 0 0 1 0 5m2 2c2 1 3 3 3 6',
};

const SVG = 'http://www.w3.org/2000/svg';

/** A line icon; it says nothing to screen readers, its button does. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

/** A round button that shows only an icon; `label` is what it is called. */
export const iconButton = (name, label, onclick, props = {}) =>
  h(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': label, title: label, onclick, ...props },
    icon(name),
  );

/** Signs such as ❤ as pictures: they are drawn as black letters unless a selector follows. */
export const colourful = (text) =>
  text.replace(/(?=[\u2600-\u27BF\u2B00-\u2BFF])\p{Emoji}(?![\uFE0E\uFE0F])/gu, (sign) => `${sign}\uFE0F`);

const TONES = 7;

/** The round picture of a person or chat: initials on a colour of their own. */
export function avatar(id, name, size = 'm') {
  const tone = `tone-${Math.abs(id) % TONES}`;
  return h('span', {
    class: `avatar ${tone} avatar-${size}`,
    'aria-hidden': 'true',
    dataset: { initials: initials(name) },
  });
}

function initials(name) {
  const letters = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(name)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => [...segment][0].toUpperCase());
  if (letters.length > 0) return (letters[0] + (letters.length > 1 ? letters[1] : '')).slice(0, 4);
  return [...new Intl.Segmenter().segment(name)][0]?.segment ?? '?';
}
