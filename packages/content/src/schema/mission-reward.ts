import { z } from 'zod';
import { t } from '../texts.ts';
import { mistake, whole } from './values.ts';

/** The kinds of reward a mission gives. */
export const REWARD_KINDS = ['besitos', 'xp', 'vipDays'] as const;

/** A kind that is wanted and that no service of the fleet gives yet. */
function notThereYet(kind: string) {
  return z
    .unknown()
    .superRefine((value, context) => {
      if (value !== undefined)
        context.addIssue(mistake(t('reward.not-there', { kind }), t('reward.instead')));
    })
    .optional()
    .meta({ not: {}, description: 'No service gives this yet' });
}

/** What completing a mission gives; that it gives something is checked apart. */
export const missionRewardSchema = z
  .strictObject({
    besitos: whole(1, 10_000, 50)
      .optional()
      .meta({ examples: [50], description: 'The besitos it pays' }),
    xp: whole(1, 10_000, 20)
      .optional()
      .meta({ examples: [20], description: 'The experience points it gives' }),
    vipDays: whole(1, 366, 3)
      .optional()
      .meta({ examples: [3], description: 'The days of VIP it gives' }),
    item: notThereYet('item'),
    hint: notThereYet('hint'),
    fragment: notThereYet('fragment'),
  })
  .meta({ examples: [{ besitos: 50 }] });
