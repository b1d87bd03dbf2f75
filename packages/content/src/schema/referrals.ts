import { z } from 'zod';
import { whole } from './values.ts';

const BESITOS = 1_000_000;

const active = z
  .strictObject({
    besitos: whole(0, BESITOS, 30)
      .default(0)
      .meta({ description: 'Besitos they have earned since they came' }),
    reactions: whole(0, 10_000, 5).default(0).meta({ description: 'Reactions that were paid' }),
    days: whole(1, 60, 2).default(1).meta({ description: 'On so many different days of the community' }),
    withinDays: whole(1, 365, 14).meta({ description: 'Within so many days since they came' }),
  })
  .meta({ description: 'When somebody invited counts as active' });

const suspicious = z
  .strictObject({
    joinedTogether: z
      .strictObject({ count: whole(2, 1_000, 5), minutes: whole(1, 1_440, 10) })
      .default({ count: 5, minutes: 10 })
      .meta({ description: 'So many of one inviter came within so many minutes' }),
    idle: z
      .strictObject({ count: whole(2, 1_000, 4), afterDays: whole(1, 90, 3) })
      .default({ count: 4, afterDays: 3 })
      .meta({
        description: 'So many of one inviter did nothing more for so many days once they had become active',
      }),
    chain: z
      .strictObject({ length: whole(2, 100, 4), hours: whole(1, 720, 24) })
      .default({ length: 4, hours: 24 })
      .meta({ description: 'So long a chain of invitations, each within so many hours of the one before' }),
  })
  .prefault({})
  .meta({ description: 'What looks like a ring: the payment then waits for an administrator' });

/** The shape of `referrals.yaml`. */
export const referralsSchema = z.strictObject({
  newWithinHours: whole(1, 720, 24)
    .default(24)
    .meta({ description: 'So long after they came somebody can still say who invited them' }),
  active,
  reward: z
    .strictObject({
      inviter: whole(0, BESITOS, 50).meta({ description: 'Besitos for who invited' }),
      invitee: whole(0, BESITOS, 20).meta({ description: 'Besitos for who was invited' }),
    })
    .meta({ description: 'What both get, once, when who was invited becomes active' }),
  dailyCap: whole(1, 100, 5)
    .default(5)
    .meta({ description: 'For so many a day an inviter is paid; those beyond that on the next day' }),
  suspicious,
});

/** What inviting others pays, and when. */
export type Referrals = z.infer<typeof referralsSchema>;
