import type { Envelope } from '@yabot/contracts';

/** A message that could not be handled, with why. */
export interface Letter {
  /** Its place in the dead-letter stream, by which it is named. */
  readonly seq: number;
  readonly service: string;
  readonly handler: string;
  readonly code: string;
  readonly reason: string;
  readonly field?: string;
  readonly stack?: string;
  readonly attempts: number;
  readonly codeVersion: string;
  /** ISO 8601: when it was given up. */
  readonly at: string;
  readonly message: {
    readonly envelope: Envelope;
    readonly entity: string;
    /** The JSON as it came; may hold personal data. */
    readonly raw: string;
  };
}

/** A letter as the stream holds it. */
export interface StoredLetter {
  readonly seq: number;
  /** `dlq.<service>.<type>` */
  readonly subject: string;
  readonly json: string;
  readonly storedAt: Date;
}

/** Reads a letter; what somebody else put among them is shown as one that says nothing. */
export function readLetter(stored: StoredLetter): Letter {
  try {
    const body = JSON.parse(stored.json) as Partial<Omit<Letter, 'seq'>>;
    if (body.message?.envelope?.type) return { ...(body as Omit<Letter, 'seq'>), seq: stored.seq };
  } catch {
    // Not even JSON.
  }
  return unreadable(stored);
}

function unreadable({ seq, subject, json, storedAt }: StoredLetter): Letter {
  const [, service = '', ...type] = subject.split('.');
  const at = storedAt.toISOString();
  const unknown = { id: '', source: '', entity: '', correlationId: '' };
  return {
    seq,
    service,
    handler: '',
    code: 'unreadable',
    reason: '',
    attempts: 0,
    codeVersion: '',
    at,
    message: { envelope: { ...unknown, type: type.join('.'), time: at }, entity: '', raw: json },
  };
}
