import { contentVersions } from '@yabot/content/service';
import { counted } from './counted.ts';
import { grants } from './grants.ts';
import { migrations } from './migrations.ts';
import { seasonPages } from './season-pages.ts';
import { seasons } from './seasons.ts';
import { standings } from './standings.ts';
import { xpGrants } from './xp-grants.ts';

/** What this service owns in its database. */
export const schema = {
  collections: [standings, counted, xpGrants, seasons, seasonPages, grants, contentVersions],
  migrations,
};
