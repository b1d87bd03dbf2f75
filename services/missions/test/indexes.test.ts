import { planOf } from '@yabot/service-kit/testing';
import { expect, it } from 'vitest';
import { latestDays, unrevealedDays } from '../src/collections/gift-days.ts';
import { bestPlayers, earners, playersBefore } from '../src/collections/trivia-players.ts';
import { pollsOpenedSince } from '../src/collections/trivia-polls.ts';
import { roundsDueBefore } from '../src/collections/trivia-rounds.ts';
import { scoresBefore, scoresOf } from '../src/collections/trivia-scores.ts';

const NOW = '2026-11-22T10:00:00.000Z';
const player = { userId: 'ana', besitos: 7, right: 3 } as Parameters<typeof playersBefore>[0];
const score = { roundId: 'r1', userId: 'ana', besitos: 7, milliseconds: 9 } as Parameters<
  typeof scoresBefore
>[0];

it.each([
  ['rounds that are due', roundsDueBefore(NOW), 'trivia_rounds_dueAt'],
  ['polls opened since a moment', pollsOpenedSince(NOW), 'trivia_polls_openedAt'],
  ['gift days that are not revealed', unrevealedDays, 'gift_days_revealedAt'],
  ['gift days before one', latestDays('2026-11-22', 30), 'sqlite_autoindex_gift_days_1'],
  ['better scores of a round', scoresBefore(score), 'trivia_scores_roundId_besitos_milliseconds_userId'],
  ['the scores of a user', scoresOf('ana', 10), 'trivia_scores_userId'],
  ['players who have earned anything', earners, 'trivia_players_besitos_right'],
  ['the best players', bestPlayers(1, 10), 'trivia_players_besitos_right'],
  ['better players', playersBefore(player), 'trivia_players_besitos_right'],
])('where documents are in a file, an index leads to %s', async (_, query, index) => {
  const steps = await planOf(query);
  expect(steps.length).toBeGreaterThan(0);
  for (const step of steps)
    expect(step).toMatch(new RegExp(`^SEARCH \\w+ USING (COVERING )?INDEX ${index} `));
});
