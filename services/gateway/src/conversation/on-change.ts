import { ChangePreferences, COMMON_REFUSALS } from '@yabot/contracts';
import type { Feature } from '../features/feature.ts';
import type { Asker, Conversation } from './conversation.ts';
import { type Place, type Reply, showing, toasted } from './reply.ts';
import { screenOf } from './show.ts';
import { refusalText } from './texts/refusal-text.ts';

/** A tap on a button that changes or orders something. */
export interface Tap {
  readonly feature: Feature;
  /** What it changes or orders. */
  readonly name: string;
  readonly value: string;
  readonly place: Place;
  readonly updateId: string;
}

/** So long a change is waited for; with the rest the answer is there within two seconds. */
export const CHANGE_DEADLINE_MS = 1_200;

/** Changes what somebody prefers; while nobody can, it is noted and done later. */
export async function onChange(
  { feature, name, value, place, updateId }: Tap,
  asker: Asker,
  { client, texts, asking, key: signing }: Conversation,
): Promise<Reply> {
  const { who, words } = asker;
  const wanted = Object.hasOwn(feature.changes, name) ? feature.changes[name]?.(value) : undefined;
  if (!wanted) return toasted(words.label('toast-stale'));
  const key = `telegram:${updateId}`;
  const options = { key, timeout: CHANGE_DEADLINE_MS };
  const answer = await client.ask(ChangePreferences, { userId: who.userId, ...wanted }, options);
  if (!answer.ok) {
    if (answer.refusal.code !== COMMON_REFUSALS.unavailable.code)
      return toasted(refusalText(answer.refusal, words));
    return { ...toasted(words.label('toast-noted')), finish: { send: [], noted: { key, wanted } } };
  }
  const preferences = answer.result;
  const now = { ...asker, who: { ...who, ...preferences }, words: texts[preferences.language] };
  const screen = await screenOf(feature, '', now.who, now.words, { asking });
  return {
    finish: { preferences, ...showing(screen, feature, place, now, signing) },
    toast: { text: now.words.label('settings-saved') },
  };
}
