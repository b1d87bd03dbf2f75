import { z } from 'zod';

/** Experience points that are given at once: a whole number, at least one. */
export const xpAmount = z.int().positive().max(1_000_000);
