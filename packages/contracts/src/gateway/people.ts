import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';
import { userUnknown } from '../user/refusals.ts';
import { language, telegramId, userId } from '../values/index.ts';
import { defineExport } from '../values/person-export.ts';
import { SAMPLE_USER } from '../values/samples.ts';

/** Everything the gateway keeps of a person. */
export const ExportGatewayPerson = defineExport('gateway', 'Everything the gateway keeps of a person', {
  account: [{ telegramId: 123456789, language: 'es', timeZone: 'Europe/Madrid', reach: 'open' }],
});

/** Sends somebody a file with everything the fleet keeps of them. It is put together when it is sent, so that no row holds it. */
export const SendPersonData = defineCommand({
  owner: 'gateway',
  name: 'send-person-data',
  summary: 'Sends somebody a file with everything the fleet keeps of them',
  data: z.object({ userId }),
  entity: (data) => data.userId,
  result: z.object({
    /** False when one is on its way already. */
    isNew: z.boolean(),
  }),
  refusals: [userUnknown],
  sample: { userId: SAMPLE_USER },
  sampleResult: { isNew: true },
});

/** Gives somebody of Telegram an id of ours before their first update, such as when they are imported. Carries a Telegram id: asked, never sent. */
export const AdmitPerson = defineCommand({
  owner: 'gateway',
  name: 'admit-person',
  summary: 'Gives somebody of Telegram an id of ours before their first update',
  data: z.object({ telegramId, language }),
  entity: (data) => String(data.telegramId),
  result: z.object({ userId, isNew: z.boolean() }),
  sample: { telegramId: 123456789, language: 'es' },
  sampleResult: { userId: SAMPLE_USER, isNew: true },
});

/** Somebody was introduced to the user service: what was to be told of them needs not be kept any more. */
export const FinishIntroduction = defineCommand({
  owner: 'gateway',
  name: 'finish-introduction',
  summary: 'Forgets what was to be told of somebody to the user service, once it is told',
  internal: true,
  data: z.object({ userId, updateId: z.string() }),
  entity: (data) => data.userId,
  result: z.object({}),
  sample: { userId: SAMPLE_USER, updateId: '1:100' },
  sampleResult: {},
});

/** Forgets a person who was erased, also one who came back meanwhile under the id that is gone. */
export const ForgetPerson = defineCommand({
  owner: 'gateway',
  name: 'forget-person',
  summary: 'Forgets a person who was erased',
  internal: true,
  data: z.object({ userId }),
  entity: (data) => data.userId,
  result: z.object({}),
  sample: { userId: SAMPLE_USER },
  sampleResult: {},
});
