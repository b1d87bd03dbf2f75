import { attempt } from './actions.js';
import { colourful, h } from './dom.js';
import { t } from './i18n.js';
import { follow } from './links.js';

const TAGS = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
};

/**
 * A text with its entities as elements. Everything is text nodes and elements made here, so no text can be markup.
 * @param {string} text
 * @param {{ type: string, offset: number, length: number, url?: string }[]} entities
 * @param {(command: string) => void} oncommand called when a command is pressed
 */
export function formatted(text, entities, oncommand) {
  const fragment = document.createDocumentFragment();
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  fill(fragment, { text, entities: sorted, from: 0, to: text.length, oncommand });
  return fragment;
}

function fill(parent, { text, entities, from, to, oncommand }) {
  let at = from;
  for (let i = 0; i < entities.length; i++) {
    const entity = entities[i];
    if (entity.offset < at) continue;
    const end = Math.min(entity.offset + entity.length, to);
    const block = BLOCKS.has(entity.type);
    parent.append(plain(text.slice(at, entity.offset), { endsAtBlock: block }));
    const inside = entities
      .slice(i + 1)
      .filter((other) => other.offset >= entity.offset && other.offset < end);
    const element = elementOf(entity, text.slice(entity.offset, end), oncommand);
    fill(element.querySelector('.spoiler-text') ?? element, {
      text,
      entities: inside,
      from: entity.offset,
      to: end,
      oncommand,
    });
    parent.append(element);
    // A block begins and ends its own lines.
    at = block && text[end] === '\n' ? end + 1 : end;
  }
  parent.append(plain(text.slice(at, to), {}));
}

const BLOCKS = new Set(['pre', 'blockquote', 'expandable_blockquote']);

const plain = (text, { endsAtBlock = false }) => colourful(endsAtBlock ? text.replace(/\n$/, '') : text);

function elementOf(entity, inner, oncommand) {
  switch (entity.type) {
    case 'text_link':
      return link(entity.url);
    case 'url':
      return link(inner);
    case 'email':
      return h('a', { href: `mailto:${inner}` });
    case 'bot_command':
      return h('button', { type: 'button', class: 'inline-link', onclick: () => oncommand(inner) });
    case 'mention':
    case 'hashtag':
      return h('span', { class: 'mention' });
    case 'spoiler':
      return spoiler();
    case 'pre':
      return h('pre', { dataset: entity.language ? { language: entity.language } : {} });
    default:
      return h(TAGS[entity.type] ?? 'span', {});
  }
}

function link(href) {
  const safe = URL.canParse(href) && /^(https?|tg|mailto|tel):$/.test(new URL(href).protocol);
  if (!safe) return h('span', {});
  const open = (event) => {
    event.preventDefault();
    void attempt(() => follow(href));
  };
  return h('a', { href, target: '_blank', rel: 'noopener noreferrer', onclick: open });
}

/** Hidden from eyes and screen readers alike until it is pressed. */
function spoiler() {
  const hidden = h('span', { class: 'spoiler-text', 'aria-hidden': 'true' });
  const element = h(
    'span',
    { class: 'spoiler', role: 'button', tabindex: 0, 'aria-label': t('spoiler') },
    hidden,
  );
  const reveal = () => {
    element.classList.add('shown');
    for (const name of ['role', 'tabindex', 'aria-label']) element.removeAttribute(name);
    hidden.removeAttribute('aria-hidden');
  };
  element.addEventListener('click', reveal);
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      reveal();
    }
  });
  return element;
}
