import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';
import type { ServiceName } from '../definitions/service-name.ts';

/** The files of a content folder that the checker accepted, and the version of what they say. */
const acceptedContent = z.object({
  version: z.string().min(1),
  files: z.array(z.object({ file: z.string().min(1), text: z.string() })).min(1),
});

/** @see acceptedContent */
export type AcceptedContent = z.infer<typeof acceptedContent>;

/** A content folder with one file, for samples. */
const SAMPLE_CONTENT: AcceptedContent = {
  version: '5f1c0d3a',
  files: [{ file: 'levels.yaml', text: 'levels:\n  - { title: { es: De visita, en: Visitor }, xp: 0 }\n' }],
};

/** The command by which a service that works by content keeps what the checker accepted. */
export const defineAdopting = (owner: ServiceName) =>
  defineCommand({
    owner,
    name: 'adopt-content',
    summary: 'Keeps content the checker accepted, so that a restart with broken files goes on with it',
    internal: true,
    data: acceptedContent,
    entity: () => 'content',
    result: z.object({}),
    sample: SAMPLE_CONTENT,
    sampleResult: {},
  });
