import { z } from 'zod';
import { defineQuery } from '../../definitions/query.ts';
import { besitos, besitosReason, cause, instant, userId } from '../../values/index.ts';
import { SAMPLE_MOVEMENT, SAMPLE_OTHER_USER, SAMPLE_USER } from '../../values/samples.ts';
import { campaignUnknown, movementUnknown, notReversible } from '../refusals.ts';
import { campaignSelection } from './values.ts';

/** What undoing many movements would do, before anybody does it. */
export const CampaignPreview = defineQuery({
  owner: 'wallet',
  name: 'campaign-preview',
  summary: 'What undoing many movements would do',
  data: z.object({ selection: campaignSelection }),
  result: z.object({
    movements: z.int(),
    /** The last of them: what `reverse-campaign` is told, so that what comes later is left alone. */
    through: z.uuid().nullable(),
    users: z.int(),
    /** What would be taken from users, and what given back. */
    taken: besitos,
    givenBack: besitos,
    /** Users who have less by now than would be taken, and how much is missing in all. */
    short: z.object({ users: z.int(), besitos }),
    /** Those who are missing most. */
    shortest: z.array(z.object({ userId, balance: besitos, needed: besitos })),
  }),
  sample: { selection: { causePrefix: 'mission:ten-reactions:' } },
  sampleResult: {
    movements: 120,
    through: SAMPLE_MOVEMENT,
    users: 110,
    taken: 6_000,
    givenBack: 0,
    short: { users: 1, besitos: 10 },
    shortest: [{ userId: SAMPLE_USER, balance: 40, needed: 50 }],
  },
});

/** How far the undoing of many movements is, and what could not be undone. */
export const CampaignProgress = defineQuery({
  owner: 'wallet',
  name: 'campaign-progress',
  summary: 'How far the undoing of many movements is, and what could not be undone',
  data: z.object({ campaignId: z.uuid() }),
  result: z.object({
    movements: z.int(),
    reversed: z.int(),
    /** What was taken and given back, and what was to be taken and was spent. */
    amount: besitos,
    missing: besitos,
    notReversed: z.int(),
    /** The first of those that were not, each with the code. */
    refusals: z.array(z.object({ userId, cause, code: z.string() })),
    done: z.boolean(),
  }),
  refusals: [campaignUnknown],
  sample: { campaignId: SAMPLE_OTHER_USER },
  sampleResult: {
    movements: 120,
    reversed: 119,
    amount: 5_950,
    missing: 0,
    notReversed: 1,
    refusals: [
      { userId: SAMPLE_USER, cause: `mission:ten-reactions:1:${SAMPLE_USER}`, code: 'account-frozen' },
    ],
    done: true,
  },
});

/** What undoing one movement would do, before anybody does it. */
export const ReversalPreview = defineQuery({
  owner: 'wallet',
  name: 'reversal-preview',
  summary: 'What undoing one movement would do',
  data: z.object({ userId, cause }),
  result: z.object({
    direction: z.enum(['taken', 'given-back']),
    amount: besitos,
    reason: besitosReason,
    /** When it moved. */
    at: instant,
    /** What the user has now, and what would be missing of it. */
    balance: besitos,
    missing: besitos,
    /** Whether it was undone before: then nothing happens. */
    reversed: z.boolean(),
  }),
  refusals: [movementUnknown, notReversible],
  sample: { userId: SAMPLE_USER, cause: `mission:ten-reactions:1:${SAMPLE_USER}` },
  sampleResult: {
    direction: 'taken',
    amount: 50,
    reason: 'mission',
    at: '2026-11-21T12:00:00.000Z',
    balance: 40,
    missing: 10,
    reversed: false,
  },
});
