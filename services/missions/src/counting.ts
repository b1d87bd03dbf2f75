import { momentOf } from '@yabot/content';
import type { EventDefinition } from '@yabot/contracts';
import { type Decision, type DecisionContext, on } from '@yabot/service-kit';
import { progress } from './collections/progress.ts';
import { count, type Fact } from './rules/count.ts';
import type { Definitions } from './rules/definitions.ts';
import { inTurn, newProgress, type Outcome, type Progress, quietly } from './rules/progress.ts';

/** Something that happened, with the data of its event. */
interface FactOf<Data> extends Fact {
  readonly data: Data;
}

/**
 * A reaction to an event that may be a step of missions.
 * @param learn what the event means besides, such as a time zone that is known from then on
 */
export function counting<Data extends { userId: string }>(
  event: EventDefinition<Data>,
  learn?: (progress: Progress, fact: FactOf<Data>, definitions: Definitions) => Outcome,
) {
  return on(event, {
    wanted: ({ steps, assignments }: Definitions) =>
      learn !== undefined || steps.types.includes(event.type) || assignments.types.includes(event.type),
    reads: ({ data }) => ({ known: progress.ref(data.userId) }),
    decide: ({ data, envelope }, { known }, { now, resources }: DecisionContext<Definitions>) => {
      const fact = { type: event.type, data, at: momentOf(envelope, now) };
      const outcome = inTurn(
        known ?? newProgress(data.userId),
        (before) => learn?.(before, fact, resources) ?? quietly(before),
        (before) => count(before, fact, resources),
      );
      return decided(known, outcome);
    },
  });
}

/** Saves what changed, with what it leads to. */
export function decided(known: Progress | undefined, { progress: after, emit, send }: Outcome): Decision {
  return { save: after === known ? [] : [progress.put(after)], emit, send };
}
