import { z } from 'zod';
import { besitosReason, instant } from '../../values/index.ts';

/** Which credits and debits belong together: by how their causes begin, by their reason within a time, or by both. */
export const campaignSelection = z
  .object({
    causePrefix: z.string().min(3).max(200).optional(),
    reason: besitosReason.optional(),
    from: instant.optional(),
    until: instant.optional(),
  })
  .refine(
    ({ causePrefix, reason, from }) =>
      causePrefix !== undefined || (reason !== undefined && from !== undefined),
    'names neither how causes begin nor a reason with a time',
  );

/** @see campaignSelection */
export type CampaignSelection = z.infer<typeof campaignSelection>;
