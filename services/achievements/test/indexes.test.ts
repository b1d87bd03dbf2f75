import { planOf } from '@yabot/service-kit/testing';
import { expect, it } from 'vitest';
import { pagesAround } from '../src/collections/season-pages.ts';
import { changedSince, standingsAfter } from '../src/collections/standings.ts';

const NOW = '2026-11-22T10:00:00.000Z';

it.each([
  ['standings that have changed since a moment', changedSince(new Date(NOW)), 'standings_changedAt'],
  ['the next standings of a grant', standingsAfter('ana'), 'sqlite_autoindex_standings_1'],
  ['the pages of a season', pagesAround('s', { points: 7, at: NOW }), 'season_pages_seasonId_page_points_at'],
])('where documents are in a file, an index leads to %s', async (_, query, index) => {
  expect(await planOf(query)).toEqual([
    expect.stringMatching(new RegExp(`^SEARCH \\w+ USING INDEX ${index} `)),
  ]);
});
