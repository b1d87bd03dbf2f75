import { z } from 'zod';
import { defineCommand } from '../../definitions/command.ts';
import { besitos, cause, userId } from '../../values/index.ts';
import { SAMPLE_MOVEMENT, SAMPLE_OTHER_USER, SAMPLE_USER } from '../../values/samples.ts';
import {
  accountFrozen,
  campaignTaken,
  insufficientBesitos,
  movementUnknown,
  notReversible,
} from '../refusals.ts';
import { campaignSelection } from './values.ts';

const operator = z.string().min(1).max(200);
const why = z.string().min(1).max(500);
const SAMPLE_CAUSE = `mission:ten-reactions:1:${SAMPLE_USER}`;
const SAMPLE_WHY = 'The mission paid ten times what it should';

/** Undoes a credit, a debit or the capture of a hold by a new movement, once. */
export const Reverse = defineCommand({
  owner: 'wallet',
  name: 'reverse',
  summary: 'Undoes a credit, a debit or the capture of a hold by a new movement, once',
  data: z.object({
    userId,
    cause,
    by: operator,
    reason: why,
    /** Takes what is there when the user has less by now; otherwise it is refused then. */
    partial: z.boolean().optional(),
    /** The campaign whose part it is. */
    campaignId: z.uuid().optional(),
  }),
  entity: (data) => data.userId,
  /** What could not be taken is missing; no account goes below zero, and nobody owes anything. */
  result: z.object({ movementId: z.uuid(), amount: besitos, missing: besitos, balance: besitos }),
  refusals: [movementUnknown, notReversible, insufficientBesitos, accountFrozen],
  sample: { userId: SAMPLE_USER, cause: SAMPLE_CAUSE, by: 'diana@server', reason: SAMPLE_WHY },
  sampleResult: { movementId: SAMPLE_MOVEMENT, amount: 50, missing: 0, balance: 70 },
});

/** Undoes many movements that belong together; what they are is told before by the query campaign-preview. */
export const ReverseCampaign = defineCommand({
  owner: 'wallet',
  name: 'reverse-campaign',
  summary: 'Undoes many movements that belong together',
  data: z.object({
    campaignId: z.uuid(),
    selection: campaignSelection,
    /** What the preview told: how many there are, and which was the last. Later ones are not undone. */
    movements: z.int().positive(),
    through: z.uuid(),
    by: operator,
    reason: why,
    partial: z.boolean(),
  }),
  entity: (data) => data.campaignId,
  result: z.object({ movements: z.int() }),
  refusals: [campaignTaken],
  sample: {
    campaignId: SAMPLE_OTHER_USER,
    selection: { causePrefix: 'mission:ten-reactions:' },
    movements: 120,
    through: SAMPLE_MOVEMENT,
    by: 'diana@server',
    reason: SAMPLE_WHY,
    partial: true,
  },
  sampleResult: { movements: 120 },
});

/** Has the next movements of a campaign undone. */
export const ContinueCampaign = defineCommand({
  owner: 'wallet',
  name: 'continue-campaign',
  summary: 'Has the next movements of a campaign undone',
  internal: true,
  data: z.object({
    campaignId: z.uuid(),
    selection: campaignSelection,
    after: z.string(),
    through: z.uuid(),
  }),
  entity: (data) => data.campaignId,
  result: z.object({ sent: z.int() }),
  sample: {
    campaignId: SAMPLE_OTHER_USER,
    selection: { causePrefix: 'mission:ten-reactions:' },
    after: '',
    through: SAMPLE_MOVEMENT,
  },
  sampleResult: { sent: 100 },
});
