import { copyText, deleteMessage, toggleReaction } from './actions.js';
import { show } from './dialogs.js';
import { colourful, h, icon } from './dom.js';
import { t } from './i18n.js';
import { chat, setDraft, state } from './state.js';

/** The pills under a message; pressing one joins in or takes it back. */
export function drawReactions(container, message) {
  const focused = container.contains(document.activeElement)
    ? document.activeElement.dataset.emoji
    : undefined;
  container.replaceChildren(...message.reactions.map((reaction) => pill(message, reaction)));
  container.hidden = message.reactions.length === 0;
  if (focused) container.querySelector(`[data-emoji="${CSS.escape(focused)}"]`)?.focus();
}

const pill = (message, { emoji, count, mine }) =>
  h(
    'button',
    {
      type: 'button',
      class: mine ? 'pill mine' : 'pill',
      dataset: { emoji },
      'aria-pressed': String(mine),
      'aria-label': t(mine ? 'reactionMine' : 'reactionCount', { emoji, n: count }),
      onclick: () => toggleReaction(message, emoji),
    },
    h('span', { class: 'pill-emoji' }, colourful(emoji)),
    h('span', { class: 'pill-count' }, String(count)),
  );

const GAP = 8;

/** The dialog with the chat's reactions and what else can be done with a message, beside the message. */
export function openPicker(message, anchor) {
  const dialog = h(
    'dialog',
    { class: 'picker', 'aria-label': t('react') },
    h('div', { class: 'picker-emojis', role: 'group', 'aria-label': t('reactions') }, ...emojis(message)),
    h('div', { class: 'picker-actions' }, ...actionsFor(message)),
  );
  dialog.addEventListener('keydown', (event) => moveAlong(event, dialog));
  const closed = show(dialog);
  place(dialog, anchor.getBoundingClientRect());
  void closed.then(() => anchor.isConnected && anchor.focus({ preventScroll: true }));
}

function emojis(message) {
  const mine = new Set(message.reactions.filter((one) => one.mine).map(({ emoji }) => emoji));
  return chat().emojis.map((emoji, index) =>
    h(
      'button',
      {
        type: 'button',
        class: mine.has(emoji) ? 'emoji mine' : 'emoji',
        'aria-pressed': String(mine.has(emoji)),
        'aria-label': t('reactWith', { emoji }),
        autofocus: index === 0,
        onclick: (event) => {
          event.currentTarget.closest('dialog').close('');
          void toggleReaction(state.messages.get(message.id) ?? message, emoji);
        },
      },
      colourful(emoji),
    ),
  );
}

function actionsFor(message) {
  const own = message.from.kind === 'person' && message.from.id === state.personId;
  const open = chat();
  const writable = open.type === 'private' || (open.type === 'supergroup' && open.inside);
  return [
    writable && action('reply', t('reply'), () => setDraft({ kind: 'reply', message })),
    message.text && !message.protectedContent && action('copy', t('copy'), () => copyText(message.text)),
    own && writable && action('edit', t('edit'), () => setDraft({ kind: 'edit', message })),
    (own || open.type === 'private') && action('bin', t('remove'), () => deleteMessage(message.id), 'danger'),
  ];
}

const action = (name, label, run, className = '') =>
  h(
    'button',
    {
      type: 'button',
      class: `picker-action ${className}`,
      onclick: (event) => {
        event.currentTarget.closest('dialog').close('');
        void run();
      },
    },
    icon(name),
    label,
  );

function place(dialog, anchor) {
  const { offsetWidth: width, offsetHeight: height } = dialog;
  const left = Math.min(Math.max(GAP, anchor.left + anchor.width / 2 - width / 2), innerWidth - width - GAP);
  const above = anchor.top - height - GAP;
  const top = above >= GAP ? above : Math.min(anchor.bottom + GAP, innerHeight - height - GAP);
  dialog.style.left = `${left}px`;
  dialog.style.top = `${Math.max(GAP, top)}px`;
}

function moveAlong(event, dialog) {
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [...dialog.querySelectorAll('button')];
  const index = (all.indexOf(document.activeElement) + step + all.length) % all.length;
  all[index].focus();
}
