import { momentOf, onceKey } from '@yabot/content';
import type { EventDefinition } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { counted } from './collections/counted.ts';
import { standings } from './collections/standings.ts';
import { count } from './rules/count.ts';
import type { Definitions } from './rules/definitions.ts';
import { type Clock, livingBy, newStanding } from './rules/standing.ts';

/** A reaction to an event that achievements may count. */
export function counting<Data extends { userId: string }>(event: EventDefinition<Data>) {
  const onceId = (data: Data) => {
    const key = onceKey(event.type, data);
    return key === undefined ? [] : [`${data.userId}:${key}`];
  };
  return on(event, {
    wanted: ({ counting }: Definitions) => counting.types.includes(event.type),
    reads: ({ data }) => ({
      known: standings.ref(data.userId),
      before: onceId(data).map((id) => counted.ref(id)),
    }),
    decide: ({ data, envelope }, { known, before }, { now, resources }) => {
      if (before.some((row) => row !== undefined)) return {};
      const standing = known ?? newStanding(data.userId);
      const at = momentOf(envelope, now);
      const { standing: after, emit, send } = count(standing, { type: event.type, data, at }, resources, now);
      if (after === standing) return {};
      const once = onceId(data).map((id) => counted.put({ id, at: at.toISOString() }));
      return { save: [standings.put(after), ...once], emit, send };
    },
  });
}

/** The same for an event that tells where a user lives, which days and streaks need; it always counts for that. */
export function countingWhereTheyLive<Data extends { userId: string } & Clock>(event: EventDefinition<Data>) {
  return on(event, {
    reads: ({ data }) => ({ known: standings.ref(data.userId) }),
    decide: ({ data, envelope }, { known }, { now, resources }: { now: Date; resources: Definitions }) => {
      const standing = known ?? newStanding(data.userId);
      const at = momentOf(envelope, now);
      const there = livingBy(standing, data, at, resources);
      const { standing: after, emit, send } = count(there, { type: event.type, data, at }, resources, now);
      return after === standing ? {} : { save: [standings.put(after)], emit, send };
    },
  });
}
