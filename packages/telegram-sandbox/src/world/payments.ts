import { badRequest } from '../telegram/errors.ts';
import { post, tellMessage } from './messages.ts';
import { shownToBot } from './people.ts';
import { PlayError } from './play-error.ts';
import type { Chat, Invoice, Message, Person } from './types.ts';
import type { World } from './world.ts';

/** How a payment ended: the Stars changed hands, or the bot refused (its `reason`) or did not answer (empty). */
export type PaymentResult = { paid: true; chargeId: string } | { paid: false; reason: string };

interface Checkout {
  person: Person;
  invoice: Invoice;
  finish: (result: PaymentResult) => void;
}

/** Payments in Telegram Stars: the bot has ten seconds to agree, then the payment succeeds at once. */
export class Payments {
  private readonly world: World;
  private readonly open = new Map<string, Checkout>();
  private readonly charges = new Map<string, { personId: number; refunded: boolean }>();
  private next = 0;

  constructor(world: World) {
    this.world = world;
  }

  /** A follower presses "Pay" under an invoice. */
  pay(person: Person, chat: Chat, message: Message): Promise<PaymentResult> {
    const { invoice } = message;
    if (!invoice) throw new PlayError('NO_INVOICE', 'That message is no invoice.');
    if (chat.id !== person.id)
      throw new PlayError('NOT_YOUR_CHAT', 'Invoices are paid in the own chat with the bot.');
    if (person.blockedBot) throw new PlayError('BOT_BLOCKED', 'Unblock the bot first.');
    const id = `${this.world.clock()}${++this.next}`;
    return new Promise((resolve) => {
      const timer = setTimeout(() => finish({ paid: false, reason: '' }), CHECKOUT_MS);
      const finish = (result: PaymentResult) => {
        clearTimeout(timer);
        this.open.delete(id);
        resolve(result);
      };
      this.open.set(id, { person, invoice, finish });
      const { amount, payload } = invoice;
      const query = { id, from: shownToBot(person), currency: 'XTR', total_amount: amount };
      this.world.tellBot('pre_checkout_query', { ...query, invoice_payload: payload }, person.id);
    });
  }

  /** answerPreCheckoutQuery. */
  answer(id: string, ok: boolean, reason: string): void {
    const checkout = this.open.get(id);
    if (!checkout) throw badRequest('Query is too old and response timeout expired or query ID is invalid');
    if (!ok) {
      checkout.finish({ paid: false, reason });
      return;
    }
    const chargeId = `stx${id}`;
    const { person, invoice } = checkout;
    this.charges.set(chargeId, { personId: person.id, refunded: false });
    invoice.paidBy.push(person.id);
    const chat = this.world.chats.get(person.id)!;
    const { amount, payload } = invoice;
    const receipt = post(this.world, chat, {
      sender: { kind: 'person', id: person.id },
      service: { kind: 'paid', personId: person.id, amount, payload, chargeId },
    });
    tellMessage(this.world, chat, receipt);
    checkout.finish({ paid: true, chargeId });
  }

  /** refundStarPayment. */
  refund(personId: number, chargeId: string): void {
    const charge = this.charges.get(chargeId);
    if (!charge || charge.personId !== personId) throw badRequest('CHARGE_ID_INVALID');
    if (charge.refunded) throw badRequest('CHARGE_ALREADY_REFUNDED');
    charge.refunded = true;
  }
}

const CHECKOUT_MS = 10_000;
