import { CheckPurchase, COMMON_REFUSALS } from '@yabot/contracts';
import type { Checkout } from '../intake/update-shape.ts';
import type { Asker, Conversation } from './conversation.ts';
import type { Reply } from './reply.ts';
import { refusalText } from './texts/refusal-text.ts';

/** Telegram takes an answer for ten seconds; with the rest it is on its way in time. */
const DEADLINE_MS = 5_000;

/** Says whether Telegram may take the Stars of an invoice: only what its owner says may be bought now is. */
export async function onCheckout(
  { total_amount: stars, invoice_payload: invoicePayload, currency }: Checkout,
  { who, words, bannedUntil }: Asker,
  { client }: Conversation,
): Promise<Reply> {
  const no = (text: string): Reply => ({ finish: { send: [] }, checkout: { ok: false, text } });
  if (bannedUntil !== null || currency !== 'XTR') return no(words.label('checkout-no'));
  const purchase = { userId: who.userId, invoicePayload, stars };
  const answer = await client.ask(CheckPurchase, purchase, { timeout: DEADLINE_MS });
  if (answer.ok) return { finish: { send: [] }, checkout: { ok: true } };
  const away = answer.refusal.code === COMMON_REFUSALS.unavailable.code;
  return no(away ? words.label('checkout-away') : refusalText(answer.refusal, words));
}
