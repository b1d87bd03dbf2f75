import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';
import { contentId, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import { achievementUnknown, historyMissing } from './refusals.ts';

const SAMPLE_GRANT = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c70';

/** Gives an achievement that is new to everybody who has reached it by what is kept of before; or only counts them. */
export const GrantRetroactively = defineCommand({
  owner: 'achievements',
  name: 'grant-retroactively',
  summary: 'Gives a new achievement to all who have reached it before, or previews how many that are',
  data: z.object({
    achievementId: contentId,
    /** True to count only, and change nothing. */
    preview: z.boolean(),
  }),
  entity: (data) => data.achievementId,
  result: z.object({ grantId: z.uuid() }),
  refusals: [achievementUnknown, historyMissing],
  sample: { achievementId: 'first-kiss', preview: true },
  sampleResult: { grantId: SAMPLE_GRANT },
});

/** The next users of a grant that is under way. */
export const ContinueGrant = defineCommand({
  owner: 'achievements',
  name: 'continue-grant',
  summary: 'Looks at the next users of a retroactive grant',
  internal: true,
  data: z.object({ grantId: z.uuid(), achievementId: contentId, after: z.string() }),
  entity: (data) => data.achievementId,
  result: z.object({}),
  sample: { grantId: SAMPLE_GRANT, achievementId: 'first-kiss', after: '' },
  sampleResult: {},
});

/** Counts for one user what was before an achievement, and gives the tiers that are reached, without a notice. */
export const GrantAchievement = defineCommand({
  owner: 'achievements',
  name: 'grant-achievement',
  summary: 'Gives a user the tiers of an achievement that were reached before it was added',
  internal: true,
  data: z.object({ userId, achievementId: contentId }),
  entity: (data) => data.userId,
  result: z.object({}),
  sample: { userId: SAMPLE_USER, achievementId: 'first-kiss' },
  sampleResult: {},
});
