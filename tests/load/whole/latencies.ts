import { ReactionAdded } from '@yabot/contracts';
import { type Latency, latencyOf } from '../../shared/measure/percentiles.ts';
import type { BotMessage } from '../../shared/telegram.ts';
import { ofType, type Stored } from '../fleet/stream.ts';
import { Journeys } from '../journeys/journeys.ts';
import type { Reaction } from './community.ts';

/** How far a reaction has come, each time from when it was due. */
export interface Stages {
  /** Its event is on the stream: polled from Telegram, decided and committed by the gateway. */
  readonly taken: Latency;
  /** The last event that came of it is on the stream. */
  readonly decided: Latency;
  /** The last message about it is in the user's chat. */
  readonly told: Latency;
}

/** What was done, and what came of it. */
export interface Reacted {
  readonly reactions: readonly Reaction[];
  readonly stored: readonly Stored[];
  readonly messages: readonly BotMessage[];
}

/** @param persons whose chat is whose */
export function stagesOf(
  { reactions, stored, messages }: Reacted,
  persons: ReadonlyMap<string, number>,
): Stages {
  const seen = stagesInside(stored, persons);
  const inside = reactions.map((reaction) => ({ reaction, stage: seen.get(placeOf(reaction)) }));
  const since = (reaction: Reaction, at: number | undefined) =>
    (at ?? Number.POSITIVE_INFINITY) - reaction.dueAt;
  return {
    taken: latencyOf(inside.map(({ reaction, stage }) => since(reaction, stage?.takenAt))),
    decided: latencyOf(inside.map(({ reaction, stage }) => since(reaction, stage?.endedAt))),
    told: latencyOf(toldAt(reactions, messages).map(({ reaction, at }) => at - reaction.dueAt)),
  };
}

const placeOf = ({ personId, messageId }: { personId: number; messageId: number }) =>
  `${personId}/${messageId}`;

function stagesInside(stored: readonly Stored[], persons: ReadonlyMap<string, number>) {
  const journeys = new Journeys();
  for (const message of stored) journeys.add(message);
  return new Map(
    ofType(stored, ReactionAdded).map(({ data, correlationId, storedAt }) => {
      const place = placeOf({ personId: persons.get(data.userId) ?? 0, messageId: data.post.messageId });
      return [place, { takenAt: storedAt, endedAt: journeys.get(correlationId)?.endedAt }];
    }),
  );
}

/** A reaction, and when the last message about it came. */
export interface ReactionTold {
  readonly reaction: Reaction;
  readonly at: number;
}

/**
 * When the last message about each reaction came: the last notice before the same person's next reaction, or, where that
 * was quicker, the first after it.
 */
export function toldAt(reactions: readonly Reaction[], messages: readonly BotMessage[]): ReactionTold[] {
  const notices = Map.groupBy(
    messages.filter(({ isAnswer }) => !isAnswer),
    ({ personId }) => personId,
  );
  return [...Map.groupBy(reactions, ({ personId }) => personId)].flatMap(([person, own]) => {
    const told = notices.get(person) ?? [];
    return own.map((reaction, index) => {
      const next = own[index + 1]?.dueAt ?? Number.POSITIVE_INFINITY;
      const within = told.findLast(({ at }) => at > reaction.dueAt && at <= next);
      const at = (within ?? told.find((notice) => notice.at > next))?.at ?? Number.POSITIVE_INFINITY;
      return { reaction, at };
    });
  });
}
