import { COMMON_REFUSALS } from '@yabot/contracts';
import { readOrderValue, usable } from '../rules/drafts.ts';
import type { Asker, Conversation } from './conversation.ts';
import { CHANGE_DEADLINE_MS, type Tap } from './on-change.ts';
import { type Reply, showing, toasted } from './reply.ts';
import { screenOf } from './show.ts';
import { refusalText } from './texts/refusal-text.ts';

/** Orders of a service what a button is for, once however often it is tapped. */
export async function onOrder(
  { feature, name, value: tapped, place, updateId }: Tap,
  asker: Asker,
  conversation: Conversation,
): Promise<Reply> {
  const { who, words } = asker;
  const { draftId, value } = readOrderValue(tapped);
  const kept =
    draftId === undefined ? undefined : usable(await conversation.draft(draftId), who.userId, who.now);
  const ordering = feature.orders[name]!;
  const key = draftId === undefined ? `telegram:${updateId}` : `draft:${draftId}:${name}:${value}`;
  const stale = draftId !== undefined && !kept;
  const order = stale ? undefined : ordering.order(value, who, { draft: kept, key });
  if (!order) return toasted(words.label('toast-stale'));
  const options = { key: order.key, timeout: CHANGE_DEADLINE_MS };
  const answer = await conversation.client.ask(order.definition, order.data, options);
  if (!answer.ok) {
    // The order may have gone through and only its answer be late; tapped again, the same key answers the same.
    const unsure = answer.refusal.code === COMMON_REFUSALS.unavailable.code;
    return toasted(unsure ? words.label('toast-unsure') : refusalText(answer.refusal, words));
  }
  const { toast, screen, page = '' } = ordering.done(answer.result, words, who, value);
  const next = screen ?? (await screenOf(feature, page, who, words, conversation));
  return {
    finish: showing(next, feature, place, asker, conversation.key),
    ...(toast === undefined ? {} : { toast: { text: toast } }),
  };
}
