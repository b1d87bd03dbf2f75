import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';

/** Keeps under which file id Telegram has a picture that was uploaded, so that it is uploaded once. */
export const KeepPhoto = defineCommand({
  owner: 'gateway',
  name: 'keep-photo',
  summary: 'Keeps under which file id Telegram has a picture that was uploaded',
  internal: true,
  data: z.object({
    /** `<bot>:<digest of what is seen>` */
    photoId: z.string().max(100),
    fileId: z.string().max(300),
  }),
  entity: (data) => data.photoId,
  result: z.object({}),
  sample: { photoId: '1:3q2-7w', fileId: 'AgACAgQAAxkDAAIB' },
  sampleResult: {},
});
