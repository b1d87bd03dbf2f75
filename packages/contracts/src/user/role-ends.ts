import { z } from 'zod';
import { instant, role } from '../values/index.ts';

/** When which roles of somebody end; absent while all are for good. */
export const roleEnds = z.array(z.object({ role, until: instant })).optional();
