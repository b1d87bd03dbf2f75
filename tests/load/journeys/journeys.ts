import { ReactionRewarded } from '@yabot/contracts';
import type { Stored } from '../fleet/stream.ts';

/** What one reaction led to, over all services. */
export interface Journey {
  /** When its last event was on the stream. */
  endedAt: number;
  messages: number;
  rewarded: boolean;
}

/** The journeys on the stream, by correlation id. */
export class Journeys extends Map<string, Journey> {
  /** How many messages they have together. */
  messages = 0;

  add({ correlationId, storedAt, type }: Stored): void {
    this.messages += 1;
    const known = this.get(correlationId);
    const rewarded = type === ReactionRewarded.type;
    if (!known) {
      this.set(correlationId, { endedAt: storedAt, messages: 1, rewarded });
      return;
    }
    known.endedAt = Math.max(known.endedAt, storedAt);
    known.messages += 1;
    known.rewarded ||= rewarded;
  }
}
