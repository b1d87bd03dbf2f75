import { setImmediate as othersTurn } from 'node:timers/promises';
import type { LoadedContent } from '@yabot/content';
import {
  KINDS,
  type Kind,
  MadeUpCommunity,
  pastBands,
  type Summary,
  summaryOf,
} from '@yabot/economy-simulation';
import { EXIT_CODES } from '../terminal/cli-error.ts';
import { say, sayJson } from '../terminal/output.ts';
import { followersPage, writePage } from './page.ts';
import { bandLines, followersLines } from './show.ts';
import type { Told } from './simulate.ts';

/** The same day for everybody: a seed tells the same followers each time. */
const BEGINS = new Date('2026-11-02T00:00:00.000Z');

/** What followers that were made up came to have. */
export interface FollowersReport extends Summary {
  readonly seed: number;
  readonly followers: number;
  /** How many of each kind there are, and what one has on average. */
  readonly kinds: readonly { readonly kind: Kind; readonly followers: number; readonly besitos: number }[];
}

/** Lets followers that are made up live with some content. */
export async function simulateFollowers(
  content: LoadedContent,
  told: Told & { readonly users: number; readonly days: number },
): Promise<number> {
  const report = await lived(content, told);
  told.done();
  const past = pastBands(report.measured, told.bands);
  if (told.json) sayJson({ ...report, bands: told.bands, past });
  else for (const line of [...followersLines(report), ...bandLines(report, told.bands, past)]) say(line);
  if (told.page) await writePage(told.page, followersPage(report));
  return past.length === 0 ? EXIT_CODES.ok : EXIT_CODES.notWell;
}

async function lived(
  content: LoadedContent,
  { users: followers, days, seed, at }: Told & { readonly users: number; readonly days: number },
): Promise<FollowersReport> {
  const community = new MadeUpCommunity({ content, followers, days, seed, begins: BEGINS });
  try {
    for (const part of community.live()) {
      at(part);
      await othersTurn();
    }
    const has = community.book.byUser();
    const kinds = KINDS.map((kind) => {
      const own = community.followers.filter((follower) => follower.kind === kind);
      const sum = own.reduce((all, { userId }) => all + (has.get(userId) ?? 0), 0);
      return { kind, followers: own.length, besitos: Math.round(sum / Math.max(1, own.length)) };
    });
    return { seed, followers, kinds, ...summaryOf(community.book, community.active) };
  } finally {
    community.close();
  }
}
