import { setTimeout as wait } from 'node:timers/promises';
import { wallClock } from '../../shared/measure/clock.ts';
import { latencyOf } from '../../shared/measure/percentiles.ts';
import { check } from '../check/check.ts';
import { drained } from '../check/drained.ts';
import { Load, postsFor } from '../rig/load.ts';
import { Rig } from '../rig/rig.ts';
import { Asking, inWords } from './asking.ts';
import type { Place, Scenario } from './scenario.ts';

const TIMES = 10;
/** Of what comes, so much are questions, which cost far more than reactions. */
const QUESTIONS = 0.1;
const RECOVERS_WITHIN_S = 60;
const AFTER_S = 20;
const ASKS_AFTER = 5;
const SETTLE_MS = 900_000;
const ANSWERED_WITHIN_MS = 2_000;

/** Ten times as much as `--rate` comes for `--minutes`; a minute later everything is as quick as ever. */
export const overload: Scenario = {
  promise: 'P26',
  title: 'ten times too much ends no process and loses nothing; a minute later answers are quick again',
  run: async ({ folder, options, tell }) => {
    const { rate, minutes, users, documents } = options;
    const [perSecond, seconds] = [rate * TIMES * (1 - QUESTIONS), minutes * 60];
    const shape = { perSecond, seconds, asksPerSecond: 0 };
    const rig = await Rig.start({
      folder,
      users,
      documents,
      instances: 1,
      posts: postsFor(shape, users) + 1,
    });
    try {
      return await course(rig, { perSecond, seconds, questions: rate * TIMES * QUESTIONS }, tell);
    } finally {
      await rig.stop();
    }
  },
};

async function course(
  rig: Rig,
  { perSecond, seconds, questions }: { perSecond: number; seconds: number; questions: number },
  tell: Place['tell'],
) {
  const [load, asking] = [new Load(rig), new Asking(rig.telegram)];
  tell(`${perSecond} reactions and ${questions} questions a second for ${seconds} s`);
  const from = wallClock();
  await Promise.all([load.run({ perSecond, seconds, asksPerSecond: 0 }), asking.run(questions, seconds)]);
  const to = wallClock();
  tell('it is over');
  await wait(RECOVERS_WITHIN_S * 1_000);
  const later = wallClock();
  await asking.run(ASKS_AFTER, AFTER_S);
  const { seconds: drainSeconds, left } = await drained(rig, SETTLE_MS);
  const found = await check(rig, load);
  const [during, after] = [asking.waits(from, to), latencyOf(asking.waits(later, Number.POSITIVE_INFINITY))];
  const busy = rig.telegram.messages.filter(({ text }) => text.includes('mucho movimiento')).length;
  const passed =
    found.lost + found.doubled + found.unexpected + found.deadLetters.length === 0 &&
    after.p99 <= ANSWERED_WITHIN_MS &&
    Object.keys(left).length === 0 &&
    rig.crashes.length === 0;
  const figure = [
    `${load.reactions.length} reactions and ${during.length} questions in ${seconds} s`,
    `answered meanwhile ${inWords(latencyOf(during.filter(Number.isFinite)))}, ${busy} times told that there is too much to do`,
    `a minute later ${inWords(after)}`,
    `all done ${Math.round(RECOVERS_WITHIN_S + AFTER_S + drainSeconds)} s after`,
    `lost ${found.lost}, doubled ${found.doubled}, unexpected ${found.unexpected}, crashes ${rig.crashes.length}`,
  ];
  return { passed, figure: figure.join('; ') };
}
