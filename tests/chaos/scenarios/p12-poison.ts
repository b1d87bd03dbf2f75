import { setTimeout as wait } from 'node:timers/promises';
import { BesitosAwarded, MESSAGES_STREAM, ReactionAdded } from '@yabot/contracts';
import { wallClock } from '../../shared/measure/clock.ts';
import { latencyOf } from '../../shared/measure/percentiles.ts';
import { type Letter, readLetters } from '../check/letters.ts';
import { ofType, onceEach, readStream } from '../check/stream.ts';
import { isPoison, POISONS, poisonous } from '../rig/poison.ts';
import { publishAnew } from '../rig/publish.ts';
import { seeded } from '../rig/random.ts';
import type { Rig } from '../rig/rig.ts';
import { onFleet } from './course.ts';
import type { Scenario } from './scenario.ts';

const SIZE = { users: 60, perSecond: 50, seconds: 60 };
const HALF_S = 25;
/** Of all messages; a reaction leads to about five. */
const SHARE = 0.01;
const MESSAGES_PER_REACTION = 5;
const BURIED_WITHIN_MS = 5_000;
/** Who consumes reactions, and so has to bury a wrong one. */
const CONSUMERS = ['achievements', 'missions'];

/** One message in a hundred cannot be handled, in every way in which a message can be wrong. */
export const onePercentPoison: Scenario = {
  promise: 'P12',
  title: 'poison is buried with its cause, and the others flow',
  run: (place) =>
    onFleet(place, SIZE, async ({ rig, react, tell }) => {
      await react(HALF_S);
      const poisonedFrom = wallClock();
      tell('poison comes among the reactions');
      const [sent] = await Promise.all([poisonAmong(rig, place.options.seed), react(HALF_S)]);
      await wait(BURIED_WITHIN_MS);
      const letters = (await readLetters(rig.connection)).filter(({ message }) =>
        isPoison(message.envelope.id),
      );
      const { late, incomplete, missing } = compare(sent, letters);
      const [before, during] = await latencies(rig, poisonedFrom);
      const passed = missing + late + incomplete === 0 && during.p99 <= 2 * before.p99;
      const figure =
        `${sent.size} messages of poison, ${letters.length} letters: missing ${missing}, late ${late}, without cause ${incomplete}; ` +
        `reaction to besitos p99 ${before.p99} ms without, ${during.p99} ms with poison`;
      return { passed, figure };
    }),
};

/** @returns when each was sent, by its id */
async function poisonAmong(rig: Rig, seed: number): Promise<Map<string, number>> {
  const random = seeded(seed);
  const sent = new Map<string, number>();
  const count = Math.round(SIZE.perSecond * HALF_S * MESSAGES_PER_REACTION * SHARE);
  for (let index = 0; index < count; index++) {
    const message = poisonous(POISONS[index % POISONS.length]!, random);
    await publishAnew(rig, [message]);
    sent.set(message.headers.find(([name]) => name === 'ce-id')![1], wallClock());
    await wait((HALF_S * 1_000) / count);
  }
  return sent;
}

function compare(sent: ReadonlyMap<string, number>, letters: readonly Letter[]) {
  const buried = new Set(letters.map(({ service, message }) => `${service} ${message.envelope.id}`));
  const wanted = [...sent.keys()].flatMap((id) => CONSUMERS.map((service) => `${service} ${id}`));
  const isLate = ({ at, message }: Letter) =>
    Date.parse(at) - sent.get(message.envelope.id)! > BURIED_WITHIN_MS;
  const isBare = ({ code, attempts, message }: Letter) =>
    !code || !Number.isInteger(attempts) || !message.envelope.correlationId;
  return {
    missing: wanted.filter((each) => !buried.has(each)).length,
    late: letters.filter(isLate).length,
    incomplete: letters.filter(isBare).length,
  };
}

/** From a reaction on the stream to its besitos, before a moment and after. */
async function latencies(rig: Rig, moment: number) {
  const stored = onceEach(await readStream(rig.connection, MESSAGES_STREAM));
  const awarded = Map.groupBy(ofType(stored, BesitosAwarded), ({ correlationId }) => correlationId);
  const took = ofType(stored, ReactionAdded).map(({ correlationId, storedAt }) => {
    const first = awarded.get(correlationId)?.[0]?.storedAt ?? Number.POSITIVE_INFINITY;
    return { storedAt, took: first - storedAt };
  });
  const of = (part: typeof took) => latencyOf(part.map((each) => each.took));
  return [
    of(took.filter(({ storedAt }) => storedAt < moment)),
    of(took.filter(({ storedAt }) => storedAt >= moment)),
  ] as const;
}
