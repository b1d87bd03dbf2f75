import { mayBeEmpty } from '@yabot/service-kit/settings';
import { z } from 'zod';

/** The settings of a service that works by content files. */
export const contentSettings = z.object({
  /** The folder with community.yaml in it. */
  CONTENT_DIR: mayBeEmpty(z.string().default('content')),
});

/** @see contentSettings */
export type ContentSettings = z.infer<typeof contentSettings>;
