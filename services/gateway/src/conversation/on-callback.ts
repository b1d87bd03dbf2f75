import type { Feature } from '../features/feature.ts';
import { featureNamed } from '../features/index.ts';
import { readTap, type Tapped } from '../rules/callback-data.ts';
import type { Asker, Callback, Conversation } from './conversation.ts';
import { onChange } from './on-change.ts';
import { onOrder } from './on-order.ts';
import { pausedText } from './paused.ts';
import { type Reply, showing, toasted } from './reply.ts';
import { screenOf } from './show.ts';

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
  const answer = ({ finish, toast }: Reply): Reply => ({
    finish: { ...reach, ...finish },
    toast: toast ?? {},
  });
  const { data = '' } = tapped;
  const asked = readTap(data, { telegramId: who.telegramId, now: who.now, key: conversation.key });
  const feature = asked.kind === 'stale' ? undefined : featureNamed(asked.feature);
  if (asker.bannedUntil !== null && !(feature && isThereWhilePaused(feature, asked)))
    return answer(toasted(pausedText(asker).value));
  // What a button shows is somebody's own; in a group everybody would see it.
  if (asked.kind === 'stale' || !feature || !tapped.message || !privately) {
    const forged = asked.kind === 'stale' && asked.why === 'forged';
    return answer(toasted(words.label(forged ? 'toast-not-yours' : 'toast-stale')));
  }
  const place = { chatId: who.telegramId, userId: who.userId, edits: tapped.message.message_id };
  if (asked.kind === 'show') {
    const screen = await screenOf(feature, asked.page, who, words, conversation);
    const used = asked.page === '' ? { command: feature.command } : {};
    return answer({ finish: { ...used, ...showing(screen, feature, place, asker, conversation.key) } });
  }
  const tap = { feature, name: asked.change, value: asked.value, place, updateId };
  const answered = Object.hasOwn(feature.orders, asked.change) ? onOrder : onChange;
  return answer(await answered(tap, asker, conversation));
}

function isThereWhilePaused({ whilePaused: { pages, orders } }: Feature, asked: Tapped): boolean {
  if (asked.kind === 'show') return pages.includes(asked.page);
  return asked.kind === 'change' && orders.includes(asked.change);
}
