import { setTimeout as wait } from 'node:timers/promises';
import { BesitosAwarded, BotBlocked, MESSAGES_STREAM, type ServiceName } from '@yabot/contracts';
import type { Follower } from '@yabot/telegram-sandbox';
import { GROUP, PAID_EMOJIS } from '../../shared/content.ts';
import { wallClock } from '../../shared/measure/clock.ts';
import { latencyOf } from '../../shared/measure/percentiles.ts';
import { toldBy } from '../../shared/told.ts';
import { waiting } from '../check/drained.ts';
import { personsOf } from '../check/persons.ts';
import { ofType, onceEach, readStream, type StoredMessage } from '../check/stream.ts';
import { coverage } from '../check/told.ts';
import { Load } from '../rig/load.ts';
import { Rig } from '../rig/rig.ts';
import { until } from '../rig/until.ts';
import { Asking, inWords } from './asking.ts';
import type { Place, Scenario } from './scenario.ts';

/** Many more than Telegram lets be told. */
const REACTIONS_PER_SECOND = 200;
const ASKS_PER_SECOND = 3;
const SETTLE_MS = 1_800_000;
const ANSWERED_WITHIN_MS = 2_000;
/** What Telegram may have of a sender that is killed before it noted that. */
const UNRECORDED = 8;
/** What Telegram's servers do wrong. */
const DISTURBED = 0.05;
const LOST_ANSWERS = 0.01;
const ASKED_TO_WAIT = 0.002;

/** Everybody earns something at once, while Telegram keeps its limits and is disturbed, and the sender is killed. */
export const floodLimits: Scenario = {
  promise: 'P32',
  title:
    "Telegram's limits are kept while it is disturbed and the sender killed; nobody goes without, answers go first",
  run: async (place) => {
    const { folder, options } = place;
    const { users, documents } = options;
    const settings = (service: ServiceName) => (service === 'gateway' ? { SEND_LIMITS: 'on' } : {});
    const rig = await Rig.start({ folder, users, documents, posts: 2, instances: 1, settings });
    try {
      return await course(rig, place);
    } finally {
      await rig.stop();
    }
  },
};

async function course(rig: Rig, { options: { users }, tell }: Place) {
  const { faults } = rig.telegram.sandbox;
  const silent = await blocker(rig);
  faults.setLimits(true);
  faults.add({ kind: 'server_error', status: 502, method: 'sendMessage', probability: DISTURBED });
  faults.add({ kind: 'lost_answer', method: 'sendMessage', probability: LOST_ANSWERS });
  faults.add({
    kind: 'retry_after',
    seconds: 1,
    upTo: 30,
    method: 'sendMessage',
    probability: ASKED_TO_WAIT,
  });
  const { last } = faults.log;
  tell(`${users} followers earn something at once`);
  const [load, asking] = [new Load(rig), new Asking(rig.telegram)];
  const from = wallClock();
  const reactSeconds = users / REACTIONS_PER_SECOND;
  const seconds = Math.max(3 * reactSeconds, Math.ceil(users / 28));
  const [killed] = await Promise.all([
    killOnce(rig, seconds),
    load.run({ perSecond: REACTIONS_PER_SECOND, seconds: reactSeconds, asksPerSecond: 0 }),
    asking.run(ASKS_PER_SECOND, seconds),
    silent.react((await silent.messages(GROUP))[0]!, PAID_EMOJIS[0]!),
  ]);
  const to = wallClock();
  tell('the rest is told');
  // What somebody earned who blocked the bot waits until they open the chat again.
  const rest = async () =>
    Object.entries(await waiting(rig)).filter(([what, n]) => what !== 'gateway notices' || n > 1);
  await until('all others are told', async () => (await rest()).length === 0, SETTLE_MS);
  const everything = onceEach(await readStream(rig.connection, MESSAGES_STREAM));
  const calls = faults.calls({ since: last, limit: 1_000_000 });
  const early = calls.filter(({ violation }) => violation).length;
  const toSilent = calls.filter(({ chatId, ok }) => chatId === silent.id && ok).length;
  const lostAnswers = calls.filter(({ description = '' }) => description.includes('lost_answer')).length;
  const told = await toldOf(rig, silent.id, everything);
  const answered = latencyOf([
    ...asking.waits(from, killed.from - ANSWERED_WITHIN_MS),
    ...asking.waits(killed.to, to),
  ]);
  const all = latencyOf(asking.waits(from, to));
  const passed =
    early + told.lost + told.beyond + toSilent === 0 &&
    ofType(everything, BotBlocked).length === 1 &&
    told.repeated <= lostAnswers + UNRECORDED &&
    rig.crashes.length === 0;
  const figure = [
    `${told.people} people told in ${Math.round((wallClock() - from) / 1_000)} s with ${calls.length} calls, ${calls.filter(({ ok }) => !ok).length} of them failed`,
    `calls before a retry_after ended ${early}`,
    `not told ${told.lost}, told too much ${told.beyond}, told again ${told.repeated} (${lostAnswers} answers of Telegram lost, sender killed once)`,
    `answers meanwhile ${inWords(answered)}; with those around the ${Math.round((killed.to - killed.from) / 1_000)} s of the restart ${inWords(all)}`,
    `sent to who blocked the bot ${toSilent}`,
  ];
  return { passed: passed && answered.p99 <= ANSWERED_WITHIN_MS, figure: figure.join('; ') };
}

/** Somebody who blocked the bot, and earns like the others. */
async function blocker({ telegram }: Rig): Promise<Follower> {
  const silent = await telegram.sandbox.client.follower({ firstName: 'Callada' });
  await silent.send('/start');
  await silent.waitForMessage(/Hola/, { timeoutMs: 60_000 });
  await silent.block();
  return silent;
}

/** Kills the sender in the middle. @returns from when until when it did not serve */
async function killOnce(rig: Rig, seconds: number): Promise<{ from: number; to: number }> {
  const gateway = rig.target('gateway-1');
  await wait((seconds * 1_000) / 2);
  const from = wallClock();
  await gateway.replaced(await gateway.signal('SIGKILL'));
  await gateway.serving();
  return { from, to: wallClock() };
}

/** What followers were told of what they got; who blocked the bot is told nothing. */
async function toldOf(rig: Rig, silent: number, everything: readonly StoredMessage[]) {
  const persons = await personsOf(rig.connection, everything);
  const awards = Map.groupBy(
    ofType(everything, BesitosAwarded).map(({ data }) => data),
    ({ userId }) => persons.get(userId) ?? 0,
  );
  const messages = Map.groupBy(rig.telegram.messages, ({ personId }) => personId);
  let [people, lost, beyond, repeated] = [0, 0, 0, 0];
  for (const [person, got] of awards) {
    if (person === silent) continue;
    people += 1;
    const sum = got.reduce((all, { amount }) => all + amount, 0);
    const said = coverage((messages.get(person) ?? []).flatMap(({ text }) => toldBy(text) ?? []));
    lost += said.covered < sum ? 1 : 0;
    beyond += said.last > sum ? 1 : 0;
    repeated += said.repeated;
  }
  return { people, lost, beyond, repeated };
}
