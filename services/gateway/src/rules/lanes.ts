import { partitionOf } from '@yabot/contracts';

/** Where work that must keep its order belongs. */
export interface Lane {
  readonly lane: string;
  /** Whose instance does the work; for a private chat that of the user's events. */
  readonly partition: number;
}

/** The lane of a private chat, by its user, or of a group. */
export function laneOf(chatId: number, userId: string | null): Lane {
  const lane = userId ?? String(chatId);
  return { lane, partition: partitionOf(lane) };
}
