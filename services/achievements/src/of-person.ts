import { keptOfPerson } from '@yabot/service-kit';
import { counted } from './collections/counted.ts';
import { standings } from './collections/standings.ts';
import { xpGrants } from './collections/xp-grants.ts';

export const ofPerson = keptOfPerson({ byUser: [standings], byPrefix: [counted, xpGrants] });
