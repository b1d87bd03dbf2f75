import { ReactionAdded } from '@yabot/contracts';
import { ofType, type Stored } from '../fleet/stream.ts';
import { journeysOf } from '../journeys/journeys.ts';
import { type Latency, latencyOf } from '../measure/percentiles.ts';
import type { LoadRun, Reaction } from './load.ts';
import type { BotMessage } from './telegram.ts';
import { personsOf } from './told.ts';

/** How far a reaction has come, each time from when it was due. */
export interface Stages {
  /** Its event is on the stream: polled from Telegram, decided and committed by the gateway. */
  readonly taken: Latency;
  /** The last event that came of it is on the stream. */
  readonly decided: Latency;
  /** The last message about it is in the user's chat. */
  readonly told: Latency;
}

export function stagesOf({ reactions, stored, everything, messages }: LoadRun): Stages {
  const seen = stagesInside(stored, personsOf(everything));
  const inside = reactions.map((reaction) => ({ reaction, stage: seen.get(placeOf(reaction)) }));
  const since = (reaction: Reaction, at: number | undefined) =>
    (at ?? Number.POSITIVE_INFINITY) - reaction.dueAt;
  return {
    taken: latencyOf(inside.map(({ reaction, stage }) => since(reaction, stage?.takenAt))),
    decided: latencyOf(inside.map(({ reaction, stage }) => since(reaction, stage?.endedAt))),
    told: latencyOf(toldAfter(reactions, messages)),
  };
}

const placeOf = ({ personId, messageId }: { personId: number; messageId: number }) =>
  `${personId}/${messageId}`;

function stagesInside(stored: readonly Stored[], persons: ReadonlyMap<string, number>) {
  const journeys = journeysOf(stored);
  return new Map(
    ofType(stored, ReactionAdded).map(({ data, correlationId, storedAt }) => {
      const place = placeOf({ personId: persons.get(data.userId) ?? 0, messageId: data.post.messageId });
      return [place, { takenAt: storedAt, endedAt: journeys.get(correlationId)?.endedAt }];
    }),
  );
}

/**
 * How long after each reaction the last message about it came: the last notice before the same person's next reaction,
 * or, where that was quicker, the first after it.
 */
export function toldAfter(reactions: readonly Reaction[], messages: readonly BotMessage[]): number[] {
  const notices = Map.groupBy(
    messages.filter(({ isAnswer }) => !isAnswer),
    ({ personId }) => personId,
  );
  return [...Map.groupBy(reactions, ({ personId }) => personId)].flatMap(([person, own]) => {
    const told = notices.get(person) ?? [];
    return own
      .map(({ dueAt }, index) => {
        const next = own[index + 1]?.dueAt ?? Number.POSITIVE_INFINITY;
        const within = told.findLast(({ at }) => at > dueAt && at <= next);
        return (within ?? told.find(({ at }) => at > next))?.at ?? Number.POSITIVE_INFINITY;
      })
      .map((at, index) => at - own[index]!.dueAt);
  });
}
