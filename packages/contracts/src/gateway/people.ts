import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';
import { language, telegramId, userId } from '../values/index.ts';
import { defineExport } from '../values/person-export.ts';
import { SAMPLE_USER } from '../values/samples.ts';

/** Everything the gateway keeps of a person. */
export const ExportGatewayPerson = defineExport('gateway', 'Everything the gateway keeps of a person', {
  account: [{ telegramId: 123456789, language: 'es', timeZone: 'Europe/Madrid', reach: 'open' }],
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
