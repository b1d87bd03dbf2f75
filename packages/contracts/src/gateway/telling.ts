import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';
import { userId } from '../values/index.ts';
import { SAMPLE_OTHER_USER } from '../values/samples.ts';

/** Tells somebody something that happened to somebody else, or to all. */
export const TellPerson = defineCommand({
  owner: 'gateway',
  name: 'tell-person',
  summary: 'Tells somebody something in their next notice',
  internal: true,
  data: z.object({
    userId,
    /** What is told, as the gateway keeps it: its words come from the locales when it is told. */
    mention: z.record(z.string(), z.unknown()),
  }),
  entity: (data) => data.userId,
  result: z.object({ told: z.boolean() }),
  sample: {
    userId: SAMPLE_OTHER_USER,
    mention: { text: 'news-referral-came', about: 'referral-came', values: {}, sums: { count: 1 } },
  },
  sampleResult: { told: true },
});

/** Asks the user service who runs the community, where no owner is known: they were given their roles before this was kept. */
export const AskForStaff = defineCommand({
  owner: 'gateway',
  name: 'ask-for-staff',
  summary: 'Asks the user service who runs the community, where no owner is known',
  internal: true,
  data: z.object({}),
  entity: () => 'staff',
  result: z.object({ asked: z.boolean() }),
  sample: {},
  sampleResult: { asked: false },
});
