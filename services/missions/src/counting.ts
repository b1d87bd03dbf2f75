import { momentOf } from '@yabot/content';
import type { EventDefinition } from '@yabot/contracts';
import { type Decision, type DecisionContext, on } from '@yabot/service-kit';
import { progress } from './collections/progress.ts';
import { count } from './rules/count.ts';
import type { Definitions } from './rules/definitions.ts';
import { newProgress, type Outcome, type Progress } from './rules/progress.ts';

/**
 * A reaction to an event that may be a step of missions.
 * @param learn what the event tells of the user besides, such as a time zone
 */
export function counting<Data extends { userId: string }>(
  event: EventDefinition<Data>,
  learn?: (progress: Progress, data: Data) => Progress,
) {
  return on(event, {
    wanted: ({ steps, assignments }: Definitions) =>
      learn !== undefined || steps.types.includes(event.type) || assignments.types.includes(event.type),
    reads: ({ data }) => ({ known: progress.ref(data.userId) }),
    decide: ({ data, envelope }, { known }, { now, resources }: DecisionContext<Definitions>) => {
      const before = known ?? newProgress(data.userId);
      const fact = { type: event.type, data, at: momentOf(envelope, now) };
      return decided(known, count(learn?.(before, data) ?? before, fact, resources));
    },
  });
}

/** Saves what changed, with what it leads to. */
export function decided(known: Progress | undefined, { progress: after, emit, send }: Outcome): Decision {
  return { save: after === known ? [] : [progress.put(after)], emit, send };
}
