import { z } from 'zod';

/** The files of a content folder that the checker accepted, and the version of what they say. */
export const acceptedContent = z.object({
  version: z.string().min(1),
  files: z.array(z.object({ file: z.string().min(1), text: z.string() })).min(1),
});

/** @see acceptedContent */
export type AcceptedContent = z.infer<typeof acceptedContent>;

/** A content folder with one file, for samples. */
export const SAMPLE_CONTENT: AcceptedContent = {
  version: '5f1c0d3a',
  files: [{ file: 'levels.yaml', text: 'levels:\n  - { title: { es: De visita, en: Visitor }, xp: 0 }\n' }],
};
