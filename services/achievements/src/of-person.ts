import type { Collection } from '@yabot/service-kit';
import { counted } from './collections/counted.ts';
import { standings } from './collections/standings.ts';
import { xpGrants } from './collections/xp-grants.ts';

/** What there is one document of for each user. */
export const BY_USER = [standings] as unknown as readonly Collection<object>[];

/** What there are many documents of for a user, whose ids begin with theirs. */
export const BY_PREFIX = [counted, xpGrants] as unknown as readonly Collection<object>[];
