import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';
import type { ServiceName } from '../definitions/service-name.ts';
import { userId } from './index.ts';
import { SAMPLE_USER } from './samples.ts';

/** The command by which a service that may keep many documents of a person forgets them some at a time. */
export const defineForgetting = (owner: ServiceName) =>
  defineCommand({
    owner,
    name: 'forget-person',
    summary: 'Forgets the next documents of a person who was erased',
    internal: true,
    data: z.object({ userId }),
    entity: (data) => data.userId,
    result: z.object({ forgotten: z.int().nonnegative() }),
    sample: { userId: SAMPLE_USER },
    sampleResult: { forgotten: 3 },
  });
