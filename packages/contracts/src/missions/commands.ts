import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';
import { acceptedContent, SAMPLE_CONTENT } from '../values/content-files.ts';

/** Keeps content the checker accepted, so that a restart with broken files goes on with it. */
export const AdoptMissionContent = defineCommand({
  owner: 'missions',
  name: 'adopt-content',
  summary: 'Keeps content the checker accepted, so that a restart with broken files goes on with it',
  internal: true,
  data: acceptedContent,
  entity: () => 'content',
  result: z.object({}),
  sample: SAMPLE_CONTENT,
  sampleResult: {},
});
