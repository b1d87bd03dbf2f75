import { z } from 'zod';
import { defineQuery } from '../definitions/query.ts';
import { contentId, localizedText, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import { missionCondition } from './conditions.ts';
import { missionUnknown } from './refusals.ts';

/** Why a user got a mission's reward, or did not: each condition, met or not, in the order in which they matter. */
export const ExplainMission = defineQuery({
  owner: 'missions',
  name: 'explain-mission',
  summary: "Why a user got a mission's reward, or did not: each condition, met or not",
  data: z.object({ userId, missionId: contentId }),
  result: z.object({
    missionId: contentId,
    title: localizedText,
    /** `waiting`: not given yet; `claimable`: its reward waits to be taken; `resting`: it can be done again later. */
    state: z.enum(['waiting', 'open', 'claimable', 'completed', 'resting', 'expired']),
    /** How often it was completed, over all windows. */
    rounds: z.int().nonnegative(),
    conditions: z.array(missionCondition),
  }),
  refusals: [missionUnknown],
  sample: { userId: SAMPLE_USER, missionId: 'ten-reactions' },
  sampleResult: {
    missionId: 'ten-reactions',
    title: { es: 'Diez reacciones', en: 'Ten reactions' },
    state: 'open',
    rounds: 0,
    conditions: [
      { kind: 'not-banned', met: true },
      { kind: 'assigned', met: true, event: 'first-event' },
      { kind: 'count', met: false, event: 'gateway.reaction-added', have: 3, wanted: 10 },
    ],
  },
});
