import { ChangePreferences, COMMON_REFUSALS } from '@yabot/contracts';
import type { Answer } from '@yabot/service-kit';
import type { Feature } from '../features/feature.ts';
import { featureNamed } from '../features/index.ts';
import { readTap, type Tapped } from '../rules/callback-data.ts';
import type { Preferences } from '../rules/noted-change.ts';
import type { Asker, Callback, Conversation } from './conversation.ts';
import { pausedText } from './paused.ts';
import { type Reply, shown } from './reply.ts';
import { screenOf } from './show.ts';
import { refusalText } from './texts/refusal-text.ts';

/** Answers a tap on a button of the bot's own screens. */
export async function onCallback(
  tapped: Callback,
  asker: Asker,
  updateId: string,
  conversation: Conversation,
): Promise<Reply> {
  const { who, words } = asker;
  const privately = tapped.message?.chat.type === 'private';
  const reach = privately ? ({ reach: 'open' } as const) : {};
  const told = (text: string) => ({ finish: { ...reach, send: [] }, toast: { text, alert: true } });
  const toast = (id: string) => told(words.label(id));
  if (asker.bannedUntil !== null) return told(pausedText(asker).value);
  const { data = '' } = tapped;
  const asked = readTap(data, { telegramId: who.telegramId, now: who.now, key: conversation.key });
  const feature = asked.kind === 'stale' ? undefined : featureNamed(asked.feature);
  // What a button shows is somebody's own; in a group everybody would see it.
  if (asked.kind === 'stale' || !feature || !tapped.message || !privately)
    return toast(asked.kind === 'stale' && asked.why === 'forged' ? 'toast-not-yours' : 'toast-stale');
  const place = { chatId: who.telegramId, userId: who.userId, edits: tapped.message.message_id };
  if (asked.kind === 'show') {
    const screen = await screenOf(feature, asked.page, who, words, conversation);
    const used = asked.page === '' ? { command: feature.command } : {};
    const send = [shown(screen, feature, place, who, conversation.key)];
    return { finish: { ...reach, ...used, send }, toast: {} };
  }
  const changed = await change(feature, asked, asker, updateId, conversation);
  if (changed === 'stale') return toast('toast-stale');
  if (!changed.answer.ok) {
    if (changed.answer.refusal.code !== COMMON_REFUSALS.unavailable.code)
      return told(refusalText(changed.answer.refusal, words));
    const { key, wanted } = changed;
    return { ...toast('toast-noted'), finish: { ...reach, send: [], noted: { key, wanted } } };
  }
  const preferences = changed.answer.result;
  const now = { ...who, ...preferences };
  const newWords = conversation.texts[preferences.language];
  const screen = await screenOf(feature, '', now, newWords, conversation);
  const send = [shown(screen, feature, place, now, conversation.key)];
  return { finish: { ...reach, preferences, send }, toast: { text: newWords.label('settings-saved') } };
}

/** Asks for a change; what was asked stays at hand, to be promised when nobody answers. */
async function change(
  feature: Feature,
  { change: name, value }: Extract<Tapped, { kind: 'change' }>,
  { who }: Asker,
  updateId: string,
  { client }: Conversation,
): Promise<{ answer: Answer<Preferences>; key: string; wanted: Partial<Preferences> } | 'stale'> {
  const wanted = Object.hasOwn(feature.changes, name) ? feature.changes[name]?.(value) : undefined;
  if (!wanted) return 'stale';
  const key = `telegram:${updateId}`;
  const options = { key, timeout: CHANGE_DEADLINE_MS };
  const answer = await client.ask(ChangePreferences, { userId: who.userId, ...wanted }, options);
  return { answer, key, wanted };
}

const CHANGE_DEADLINE_MS = 1_200;
