import { ReactionRewarded } from '@yabot/contracts';
import type { Stored } from '../fleet/stream.ts';

/** What one reaction led to, over all services. */
export interface Journey {
  /** When its last event was on the stream. */
  readonly endedAt: number;
  readonly messages: number;
  readonly rewarded: boolean;
}

/** The journeys on the stream, by correlation id. */
export function journeysOf(messages: readonly Stored[]): Map<string, Journey> {
  const journeys = new Map<string, Journey>();
  for (const { correlationId, storedAt, type } of messages) {
    const known = journeys.get(correlationId);
    journeys.set(correlationId, {
      endedAt: Math.max(known?.endedAt ?? 0, storedAt),
      messages: (known?.messages ?? 0) + 1,
      rewarded: known?.rewarded === true || type === ReactionRewarded.type,
    });
  }
  return journeys;
}
