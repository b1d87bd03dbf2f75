import { invoke } from './api.js';
import { alertDialog } from './dialogs.js';
import { language, t } from './i18n.js';
import { follow } from './links.js';
import { problem } from './problems.js';
import { chat, loadChats, me, state } from './state.js';
import { toast } from './toast.js';

/** Does what a person asked for; what cannot be done is told in a toast. */
export async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    toast(problem(error.code ?? 'OFFLINE', language));
    return undefined;
  }
}

const here = () => ({ personId: state.personId, chatId: state.chatId });

export const sendText = (text, replyTo) =>
  attempt(() => invoke('send', { ...here(), text, ...(replyTo && { replyTo }) }));
export const editText = (messageId, text) => attempt(() => invoke('edit', { ...here(), messageId, text }));
export const deleteMessage = (messageId) => attempt(() => invoke('delete', { ...here(), messageId }));
export const vote = (messageId, options) => attempt(() => invoke('vote', { ...here(), messageId, options }));

/** Adds a reaction or takes it away; without Premium a new one replaces the old one. */
export function toggleReaction(message, emoji) {
  const mine = message.reactions.filter((one) => one.mine).map((one) => one.emoji);
  const without = mine.filter((one) => one !== emoji);
  const emojis = mine.includes(emoji) ? without : me().premium ? [...without, emoji].slice(-3) : [emoji];
  return attempt(() => invoke('react', { ...here(), messageId: message.id, emojis }));
}

export async function setBlocked(blocked) {
  const done = await attempt(() => invoke('block', { personId: state.personId, blocked }));
  if (done) toast(t(blocked ? 'blocked' : 'unblocked'));
}

export async function join() {
  const result = await attempt(() => invoke('join', here()));
  if (result === 'requested') toast(t('requested'));
  await loadChats();
}

export async function leave() {
  await attempt(() => invoke('leave', here()));
  await loadChats();
}

const ANSWER_MS = 15_000;

/** Taps an inline button and shows what the bot answers; resolves when the answer came. */
export async function tapButton(message, row, column) {
  const button = message.buttons[row][column];
  if (button.kind === 'url') return attempt(() => follow(button.value));
  if (button.kind === 'copy') return copyText(button.value);
  if (button.kind === 'pay') return pay(message);
  await attempt(async () => {
    const { queryId } = await invoke('tap', { ...here(), messageId: message.id, row, column });
    const answer = await invoke('answer', { queryId, timeoutMs: ANSWER_MS });
    if (!answer) toast(t('noAnswer'));
    else if (answer.url) follow(answer.url);
    else if (answer.alert) alertDialog(chat()?.title ?? '', answer.text ?? '');
    else if (answer.text) toast(answer.text);
  });
}

async function pay(message) {
  const { amount } = message.invoice;
  const result = await attempt(() => invoke('pay', { ...here(), messageId: message.id }));
  if (result)
    toast(result.paid ? t('payDone', { amount }) : t('payFailed', { reason: result.reason || t('payLate') }));
}

export async function copyText(text) {
  await navigator.clipboard?.writeText(text).catch(() => {});
  toast(t('copied'));
}
