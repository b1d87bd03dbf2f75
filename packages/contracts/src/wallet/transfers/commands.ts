import { z } from 'zod';
import { defineCommand } from '../../definitions/command.ts';
import { besitos, besitosAmount, cause, userId } from '../../values/index.ts';
import { SAMPLE_MOVEMENT, SAMPLE_OTHER_USER, SAMPLE_USER } from '../../values/samples.ts';
import {
  accountFrozen,
  accountTooNew,
  accountUnknown,
  causeTaken,
  confirmationNeeded,
  insufficientBesitos,
  recipientUnavailable,
  selfTransfer,
  transferDayLimit,
  transfersBarred,
  transferTooLarge,
} from '../refusals.ts';

const SAMPLE = {
  transferId: SAMPLE_MOVEMENT,
  senderId: SAMPLE_USER,
  recipientId: SAMPLE_OTHER_USER,
  amount: 20,
};
const onItsWay = { transferId: z.uuid(), senderId: userId, recipientId: userId, amount: besitosAmount };

/** Sends besitos to another user, with a message if wanted. The message is personal data: it never leaves the wallet but by query. */
export const Transfer = defineCommand({
  owner: 'wallet',
  name: 'transfer',
  summary: 'Sends besitos to another user, with a message if wanted',
  data: z.object({
    senderId: userId,
    recipientId: userId,
    amount: besitosAmount,
    cause,
    message: z.string().trim().min(1).max(200).optional(),
    /** Whether who sends has said that they mean so large an amount. */
    confirmed: z.boolean().optional(),
  }),
  entity: (data) => data.senderId,
  result: z.object({ transferId: z.uuid(), balance: besitos }),
  refusals: [
    insufficientBesitos,
    causeTaken,
    accountFrozen,
    accountUnknown,
    selfTransfer,
    transferTooLarge,
    transferDayLimit,
    accountTooNew,
    transfersBarred,
    recipientUnavailable,
    confirmationNeeded,
  ],
  sample: {
    senderId: SAMPLE_USER,
    recipientId: SAMPLE_OTHER_USER,
    amount: 20,
    cause: `transfer:update-812:${SAMPLE_USER}`,
    message: '¡Gracias por lo de ayer!',
  },
  sampleResult: { transferId: SAMPLE_MOVEMENT, balance: 100 },
});

/** The second half of a transfer: brings the besitos into the account of whom they are for. */
export const ReceiveTransfer = defineCommand({
  owner: 'wallet',
  name: 'receive-transfer',
  summary: 'Brings besitos that are on their way into the account of whom they are for',
  internal: true,
  data: z.object({ ...onItsWay, withMessage: z.boolean() }),
  entity: (data) => data.recipientId,
  result: z.object({ received: z.boolean() }),
  sample: { ...SAMPLE, withMessage: true },
  sampleResult: { received: true },
});

/** Undoes the first half of a transfer: what cannot arrive goes back. */
export const ReturnTransfer = defineCommand({
  owner: 'wallet',
  name: 'return-transfer',
  summary: 'Brings besitos that could not arrive back to who sent them',
  internal: true,
  data: z.object({ ...onItsWay, code: z.string() }),
  entity: (data) => data.senderId,
  result: z.object({ balance: besitos }),
  refusals: [accountFrozen],
  sample: { ...SAMPLE, code: 'recipient-unavailable' },
  sampleResult: { balance: 120 },
});
