import type { TracedMessage } from './traced-message.ts';

/** Clocks that keep themselves right differ by less. */
const RIGHT_MS = 100;
/** What is published at once is stored sooner. */
const SOON_MS = 10_000;

/**
 * Whether a chain may have begun before what was found of it: its id was made by a clock that was ahead, so that it was looked for too late, and
 * found is what came after, or came again. It has no beginning then, or was stored before it is said to have begun, or long after.
 */
export function mayBeginEarlier(messages: readonly TracedMessage[], began: Date): boolean {
  if (messages.length === 0) return false;
  const stored = Math.min(...messages.map(({ storedAt }) => new Date(storedAt).getTime()));
  const lateness = stored - began.getTime();
  return lateness < -RIGHT_MS || lateness > SOON_MS || !messages.some(isBeginning);
}

const isBeginning = ({ envelope: { causationId, correlationId } }: TracedMessage) =>
  causationId === undefined || causationId === correlationId;
