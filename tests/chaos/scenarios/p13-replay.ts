import { setTimeout as wait } from 'node:timers/promises';
import { jetstreamManager } from '@nats-io/jetstream';
import { DEAD_LETTERS_STREAM } from '@yabot/contracts';
import { yabot } from '../../shared/command/yabot.ts';
import { readLetters } from '../check/letters.ts';
import type { Rig } from '../rig/rig.ts';
import { until } from '../rig/until.ts';
import { onFleet } from './course.ts';
import { withBook } from './money/database.ts';
import type { Scenario } from './scenario.ts';

const SIZE = { users: 100, perSecond: 35, seconds: 90 };
const BROKEN_S = 30;
const LIVE_S = 30;
const LETTERS = 1_000;
const BURIED_MS = 120_000;
const QUIET_MS = 6_000;

const BREAK = "create trigger broken before insert on movements begin select raise(abort, 'broken'); end";
const MEND = 'drop trigger broken';

/** The wallet can book nothing for half a minute: its database refuses each row. Then that is mended. */
export const replayedLetters: Scenario = {
  promise: 'P13',
  title:
    'what was buried is replayed once its fault is mended, under load and by two at once: one effect each',
  run: (place) =>
    onFleet(place, SIZE, async ({ rig, react, tell }) => {
      withBook(rig.home, (book) => book.exec(BREAK));
      tell('the wallet can book nothing');
      await react(BROKEN_S);
      const letters = await buried(rig);
      withBook(rig.home, (book) => book.exec(MEND));
      tell(`${letters} letters are replayed, twice at once, while followers react`);
      const began = performance.now();
      const live = react(LIVE_S);
      const ends = await Promise.all([replayAll(rig), replayAll(rig)]);
      const seconds = (performance.now() - began) / 1_000;
      await live;
      const left = (await readLetters(rig.connection)).length;
      const records = await recordsOf(rig);
      const wrong = ends.filter(({ status }) => status !== 0);
      return {
        passed: letters >= LETTERS && left === 0 && records === letters && wrong.length === 0,
        figure:
          `${letters} letters replayed by two at once in ${seconds.toFixed(1)} s: ${left} left, ${records} records of who replayed them` +
          wrong.map(({ output }) => `; ${output.slice(-300)}`).join(''),
      };
    }),
};

const replayAll = ({ nats }: Rig) =>
  yabot({ NATS_URL: nats.url }, 'dlq', 'replay', '--all', '--service', 'wallet', '--yes', '--json');

/** @returns how many letters there are once no more come */
async function buried({ connection }: Rig): Promise<number> {
  let [count, since] = [-1, performance.now()];
  await until(
    'all is buried',
    async () => {
      const now = (await readLetters(connection)).length;
      if (now !== count) [count, since] = [now, performance.now()];
      await wait(500);
      return performance.now() - since > QUIET_MS;
    },
    BURIED_MS,
  );
  return count;
}

/** How many replays are written down, each letter counted once. */
async function recordsOf({ connection }: Rig): Promise<number> {
  const manager = await jetstreamManager(connection);
  const info = await manager.streams.info(DEAD_LETTERS_STREAM, { subjects_filter: 'dlq.audit.wallet' });
  return info.state.subjects?.['dlq.audit.wallet'] ?? 0;
}
