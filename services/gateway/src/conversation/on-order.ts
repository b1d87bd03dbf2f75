import { COMMON_REFUSALS, type OutgoingMessage, type SentCommand } from '@yabot/contracts';
import type { Invoice } from '../features/feature.ts';
import { readOrderValue, usable } from '../rules/drafts.ts';
import type { Asker, Conversation } from './conversation.ts';
import { CHANGE_DEADLINE_MS, type Tap } from './on-change.ts';
import { type Place, type Reply, showing, toasted } from './reply.ts';
import { screenOf } from './show.ts';
import { refusalText } from './texts/refusal-text.ts';

/** Stars need no payment provider, and have one price. */
const invoiceMessage = (
  { title, description, payload, stars }: Invoice,
  { chatId, userId }: Place,
): OutgoingMessage => ({
  chatId,
  userId,
  method: 'sendInvoice',
  payload: {
    chat_id: chatId,
    title,
    description,
    payload,
    provider_token: '',
    currency: 'XTR',
    prices: [{ label: title, amount: stars }],
  },
});

/** What the gateway itself does is not asked over the bus. */
function carriedOut(order: SentCommand, { client, submit }: Conversation) {
  const { definition, data, key } = order;
  if (definition.owner === 'gateway') return submit(order);
  return client.ask(definition, data, { key, timeout: CHANGE_DEADLINE_MS });
}

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
  const answer = await carriedOut(order, conversation);
  if (!answer.ok) {
    // The order may have gone through and only its answer be late; tapped again, the same key answers the same.
    const unsure = answer.refusal.code === COMMON_REFUSALS.unavailable.code;
    return toasted(unsure ? words.label('toast-unsure') : refusalText(answer.refusal, words, who.timeZone));
  }
  const { toast, screen, page = '', invoice } = ordering.done(answer.result, words, who, value);
  const next = screen ?? (await screenOf(feature, page, who, words, conversation));
  const shown = showing(next, feature, place, asker, conversation.key);
  return {
    finish: { ...shown, send: [...shown.send, ...(invoice ? [invoiceMessage(invoice, place)] : [])] },
    ...(toast === undefined ? {} : { toast: { text: toast } }),
  };
}
