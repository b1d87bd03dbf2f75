import { z } from 'zod';
import { id, whole } from './values.ts';

const MOST = 1_000_000_000;

const reasonCap = z
  .strictObject({
    reason: id('mission'),
    perDay: whole(1, MOST, 20_000).meta({ description: 'The most that is minted for this reason in a day' }),
  })
  .meta({ examples: [{ reason: 'mission', perDay: 20_000 }] });

const mint = z.strictObject({
  perDay: whole(1, MOST, 50_000)
    .optional()
    .meta({
      examples: [50_000],
      description: 'The most that is minted in a day; without it there is no end',
    }),
  reasons: z
    .array(reasonCap)
    .default([])
    .meta({ examples: [[{ reason: 'mission', perDay: 20_000 }]], description: 'The most for some reasons' }),
  except: z
    .array(id('opening'))
    .default([])
    .meta({ examples: [['opening']], description: 'Reasons that do not count, such as an import' }),
});

const transfers = z.strictObject({
  most: whole(1, MOST, 500)
    .default(1_000)
    .meta({ examples: [500], description: 'The most that one transfer moves' }),
  mostPerDay: whole(1, MOST, 1_000)
    .default(2_000)
    .meta({ examples: [1_000], description: 'The most that a follower sends in a day of the community' }),
  accountDays: whole(0, 365, 3)
    .default(3)
    .meta({ examples: [3], description: 'How many days old the account of who sends has to be' }),
  confirmFrom: whole(1, MOST, 100)
    .default(100)
    .meta({ examples: [100], description: 'From this amount on, who sends is asked whether they mean it' }),
});

const bands = z.strictObject({
  growth: whole(0, MOST, 40)
    .optional()
    .meta({
      examples: [40],
      description: 'By how many besitos the supply grows at most, per active follower and day',
    }),
  sinks: whole(0, 100, 10)
    .optional()
    .meta({ examples: [10], description: 'How much of what is minted is spent at least, in percent' }),
  gini: whole(0, 100, 80)
    .optional()
    .meta({
      examples: [80],
      description: 'How unequal balances are at most: 0 all the same, 100 one has all',
    }),
  topTenth: whole(0, 100, 60)
    .optional()
    .meta({
      examples: [60],
      description: 'How much of all besitos the richest tenth has at most, in percent',
    }),
});

/** The shape of `economy.yaml`. */
export const economySchema = z.strictObject({
  mint: mint.prefault({}).meta({ examples: [{ perDay: 50_000 }] }),
  transfers: transfers.prefault({}).meta({ examples: [{ most: 500, mostPerDay: 1_000 }] }),
  bands: bands.prefault({}).meta({
    examples: [{ growth: 40, sinks: 10 }],
    description: 'What `yabot economy simulate` holds the economy against; nothing is refused because of it',
  }),
});

/** How many besitos may come into being and move. */
export type Economy = z.infer<typeof economySchema>;

/** The economy of a community that says nothing of it: nothing is capped, and transfers are modest. */
export const DEFAULT_ECONOMY: Economy = economySchema.parse({});
