import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';
import { telegramId } from '../values/index.ts';

/** Makes an update of Telegram durable and publishes what follows from it. Carries personal data: never leaves the gateway. */
export const TakeUpdate = defineCommand({
  owner: 'gateway',
  name: 'take-update',
  summary: 'Makes an update of Telegram durable and publishes what follows from it',
  internal: true,
  data: z.object({ botId: telegramId, update: z.looseObject({ update_id: z.int() }) }),
  entity: (data) => String(data.update.update_id),
  result: z.object({}),
  sample: { botId: 1, update: { update_id: 100 } },
  sampleResult: {},
});
