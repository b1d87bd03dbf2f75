import { jetstreamManager } from '@nats-io/jetstream';
import { ChangePreferences, PreferencesChanged } from '@yabot/contracts';
import type { Follower } from '@yabot/telegram-sandbox';
import { wallClock } from '../../shared/measure/clock.ts';
import { latencyOf } from '../../shared/measure/percentiles.ts';
import { type Checked, check } from '../check/check.ts';
import { drained } from '../check/drained.ts';
import { ofType, onceEach } from '../check/stream.ts';
import { Load, postsFor } from '../rig/load.ts';
import { Rig } from '../rig/rig.ts';
import { ServerProcess } from '../rig/servers.ts';
import { until } from '../rig/until.ts';
import { Asking, inWords } from './asking.ts';
import type { Place, Scenario } from './scenario.ts';

const BEFORE_S = 5;
const ASKS_PER_SECOND = 10;
/** Who changes a setting meanwhile, and who comes for the first time. */
const CHANGING = 20;
const NEW = 20;
const SETTLE_MS = 1_200_000;
const ANSWERED_WITHIN_MS = 2_000;
const DRAINED_WITHIN_S = 120;

/** NATS is away for `--minutes` while followers react, ask for everything, change settings and come for the first time. */
export const natsAway: Scenario = {
  promise: 'P18',
  title: 'with NATS away everybody is answered, and what was taken is done afterwards, once',
  run: async (place) => {
    const rig = await start(place);
    try {
      return await course(rig, place);
    } finally {
      await rig.stop();
    }
  },
};

function start({ folder, options: { users, rate, minutes, documents } }: Place): Promise<Rig> {
  const seconds = minutes * 60 + BEFORE_S;
  const posts = postsFor({ perSecond: rate, seconds, asksPerSecond: 0 }, users) + 1;
  return Rig.start({ folder, users, posts, documents, instances: 1 });
}

async function course(rig: Rig, { options: { rate, minutes }, tell }: Place) {
  const [load, asking] = [new Load(rig), new Asking(rig.telegram)];
  const away = minutes * 60;
  await Promise.all([
    load.run({ perSecond: rate, seconds: BEFORE_S, asksPerSecond: 0 }),
    asking.run(ASKS_PER_SECOND, BEFORE_S),
  ]);
  const changing = await newcomers(rig, CHANGING, 'Cambiante');
  await greet(changing);
  const strangers = await newcomers(rig, NEW, 'Nueva');
  tell(`NATS goes away for ${away} s`);
  const nats = rig.target('nats-server');
  if (!(nats instanceof ServerProcess)) throw new Error('nats-server is no server');
  const comeBack = await nats.keepAway();
  const from = wallClock();
  const [taps, greetings] = await Promise.all([
    change(changing),
    greet(strangers),
    load.run({ perSecond: rate, seconds: away, asksPerSecond: 0 }),
    asking.run(ASKS_PER_SECOND, away),
  ]);
  const to = wallClock();
  comeBack();
  await nats.serving();
  tell('NATS is back');
  const back = wallClock();
  const reached = () =>
    jetstreamManager(rig.connection)
      .then(() => true)
      .catch(() => false);
  await until('the rig reaches NATS', reached, SETTLE_MS);
  const reachedAfter = (wallClock() - back) / 1_000;
  const { seconds, left } = await drained(rig, SETTLE_MS);
  const drainSeconds = Math.round(10 * (reachedAfter + seconds)) / 10;
  const found = await check(rig, load);
  const noted = await notedOf(rig, found);
  const answered = latencyOf([...asking.waits(from, to), ...taps, ...greetings]);
  const passed =
    answered.max < Number.POSITIVE_INFINITY &&
    answered.p99 <= ANSWERED_WITHIN_MS &&
    drainSeconds <= DRAINED_WITHIN_S &&
    Object.keys(left).length === 0 &&
    found.lost + found.doubled + found.unexpected + found.deadLetters.length === 0 &&
    found.ledger.sound &&
    noted.done === CHANGING &&
    noted.told === CHANGING &&
    rig.crashes.length === 0;
  const figure = [
    `away ${away} s at ${rate}/s`,
    `answered ${inWords(answered)}`,
    `drained after ${drainSeconds} s`,
    `lost ${found.lost}, doubled ${found.doubled}, unexpected ${found.unexpected}`,
    `${noted.done} of ${CHANGING} noted changes done, ${noted.told} told`,
    `crashes ${rig.crashes.length}`,
  ];
  return { passed, figure: figure.join('; ') };
}

function newcomers({ telegram }: Rig, count: number, name: string): Promise<Follower[]> {
  const { client } = telegram.sandbox;
  return Promise.all(Array.from({ length: count }, (_, n) => client.follower({ firstName: `${name} ${n}` })));
}

/** They tap on a button that changes something. @returns how long each waited for the answer to the tap */
async function change(followers: readonly Follower[]): Promise<number[]> {
  return Promise.all(
    followers.map(async (follower) => {
      await follower.send('/ajustes');
      await follower.waitForMessage(/Idioma/, { timeoutMs: 60_000 });
      await follower.tap('Zona horaria');
      await follower.waitForMessage(/Qué hora usamos/, { timeoutMs: 60_000 });
      const began = performance.now();
      const { text = '' } = await follower.tap('Canarias');
      if (!text.startsWith('Anotado')) throw new Error(`A tap on a setting was answered ${text}`);
      return performance.now() - began;
    }),
  );
}

/** They come for the first time. @returns how long each waited for the greeting */
async function greet(followers: readonly Follower[]): Promise<number[]> {
  return Promise.all(
    followers.map(async (somebody) => {
      const began = performance.now();
      await somebody.send('/start');
      await somebody.waitForMessage(/Hola/, { timeoutMs: 60_000 });
      return performance.now() - began;
    }),
  );
}

/** How many of the changes that were noted were made, and told, exactly once. */
async function notedOf({ telegram }: Rig, { everything }: Checked) {
  const asked = ofType(onceEach(everything), ChangePreferences).length;
  const done = ofType(onceEach(everything), PreferencesChanged).length;
  const tellings = () => telegram.messages.filter(({ text }) => text.includes('Hecho: lo que quedó anotado'));
  await until('who was promised a change is told', () => tellings().length >= CHANGING, 30_000).catch(
    () => undefined,
  );
  return { done: asked === CHANGING ? done : asked, told: tellings().length };
}
