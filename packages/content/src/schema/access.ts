import { z } from 'zod';
import { bothLanguages, chatId, day, id, whole } from './values.ts';

const needs = z
  .strictObject({
    vip: z
      .literal(true)
      .optional()
      .meta({ examples: [true], description: 'A subscription whose plan opens this' }),
    level: whole(2, 1000, 3).optional().meta({ description: 'This level or a higher one' }),
    role: z
      .enum(['moderator', 'admin', 'owner'])
      .optional()
      .meta({ examples: ['moderator'], description: 'This role or a higher one' }),
    achievement: id('first-kiss').optional().meta({ description: 'This achievement, in any tier' }),
    from: day.optional().meta({ examples: ['2026-12-24'], description: 'The first day it is open' }),
    until: day.optional().meta({ examples: ['2027-01-06'], description: 'The last day it is open' }),
  })
  .meta({ examples: [{ vip: true }] });

const SAMPLE_RESOURCE = {
  id: 'balcony',
  title: { es: 'El balcón', en: 'The balcony' },
  needs: { vip: true },
};

const resource = z
  .strictObject({
    id: id('balcony'),
    title: bothLanguages(64, { es: 'El balcón', en: 'The balcony' }),
    needs: needs.meta({ description: 'All of this is needed; days are those of the community' }),
    doors: z
      .array(chatId)
      .default([])
      .meta({
        examples: [[-1002345678901]],
        description: 'The channels and groups behind it, of which the bot is an administrator',
      }),
  })
  .meta({ examples: [SAMPLE_RESOURCE] });

/** The resources alone; what they name is checked apart. */
export const resourceListSchema = z.array(resource);

/** How many may lose their access by themselves within an hour. */
const removals = z
  .strictObject({
    members: whole(1, 1_000_000, 25).meta({ description: 'At most so many' }),
    share: whole(1, 100, 20).meta({ description: 'At most so many of a hundred of those who have access' }),
    few: whole(0, 1000, 3).meta({ description: 'So many always may, however few have access' }),
  })
  .meta({ examples: [{ members: 25, share: 20, few: 3 }] });

/** What holds where the content says nothing. */
export const DEFAULT_REMOVALS = { members: 25, share: 20, few: 3 } as const;

/** The shape of `access.yaml`. */
export const accessSchema = z.strictObject({
  resources: resourceListSchema.meta({
    examples: [[SAMPLE_RESOURCE]],
    description: 'What is not open to everybody',
  }),
  removals: removals
    .default(DEFAULT_REMOVALS)
    .meta({ description: 'When more would lose their access within an hour, an administrator is asked' }),
});

/** Something that is not open to everybody, what it needs, and its doors in Telegram. */
export type Resource = z.infer<typeof resource>;
/** What a resource needs. */
export type Needs = z.infer<typeof needs>;
/** @see DEFAULT_REMOVALS */
export type Removals = z.infer<typeof removals>;
/** All resources, and how many may lose access by themselves. */
export type Access = z.infer<typeof accessSchema>;
