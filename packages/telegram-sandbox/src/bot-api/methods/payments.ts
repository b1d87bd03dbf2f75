import { z } from 'zod';
import { badRequest } from '../../telegram/errors.ts';
import { innerText, jsonOf, optionalBoolean, text, userId } from '../fields.ts';
import { method, sendingMethod } from '../method.ts';
import { outgoingFields, sendAndShow } from './outgoing.ts';

const IN_PRICE = "Can't parse labeled price: ";

const prices = jsonOf(
  z
    .array(
      z.looseObject(
        {
          label: innerText('label', IN_PRICE),
          amount: z.int({ error: `${IN_PRICE}Field "amount" must be a Number` }),
        },
        { error: `${IN_PRICE}LabeledPrice must be an Object` },
      ),
      { error: 'Expected an Array of labeled prices' },
    )
    .min(1, { error: 'There must be at least one price' }),
  "Can't parse prices JSON object",
);

const MAX_PAYLOAD_BYTES = 128;

export const sendInvoice = sendingMethod(
  'sendInvoice',
  z.object({
    ...outgoingFields,
    title: text('title'),
    description: text('description'),
    payload: text('payload'),
    currency: text('currency'),
    prices,
  }),
  (context, params) => {
    for (const name of ['title', 'description', 'payload', 'currency'] as const) {
      if (params[name] === '') throw badRequest(`Parameter "${name}" is required`);
    }
    if (params.currency !== 'XTR') throw badRequest('CURRENCY_INVALID');
    if (params.prices.length !== 1) throw badRequest('STARS_INVOICE_INVALID');
    if (Buffer.byteLength(params.payload) > MAX_PAYLOAD_BYTES) throw badRequest('INVOICE_PAYLOAD_INVALID');
    const { title, description, payload } = params;
    const amount = params.prices[0]!.amount;
    if (amount < 1) throw badRequest('CURRENCY_TOTAL_AMOUNT_INVALID');
    return sendAndShow(context, params, { invoice: { title, description, payload, amount, paidBy: [] } });
  },
);

export const answerPreCheckoutQuery = method(
  'answerPreCheckoutQuery',
  z.object({
    pre_checkout_query_id: text('pre_checkout_query_id'),
    ok: optionalBoolean('ok'),
    error_message: text('error_message'),
  }),
  ({ payments }, params) => {
    if (!params.ok && params.error_message === '') throw badRequest('Error message must be non-empty');
    payments.answer(params.pre_checkout_query_id, params.ok ?? false, params.error_message);
    return true;
  },
);

export const refundStarPayment = method(
  'refundStarPayment',
  z.object({ user_id: userId, telegram_payment_charge_id: text('telegram_payment_charge_id') }),
  ({ payments }, params) => {
    payments.refund(params.user_id, params.telegram_payment_charge_id);
    return true;
  },
);
