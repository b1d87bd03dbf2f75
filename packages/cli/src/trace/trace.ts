import type { Letter } from '../dlq/letter.ts';
import type { MessageKind, TracedMessage } from './traced-message.ts';
import { timeOfUuid } from './uuid-time.ts';

/** A service that a message is for, and whether it has dealt with it. */
export interface Consumption {
  readonly service: string;
  readonly done: boolean;
  /** Of one that has not: whether an instance has it, in work or parked for a retry, or it still waits on the stream. */
  readonly taken?: boolean;
  /** Of one that has not: ISO 8601, since when the stream has it. */
  readonly since?: string;
}

/** Why a service gave a message up. */
export interface DeadLetterNote {
  readonly seq: number;
  readonly service: string;
  readonly code: string;
  readonly reason: string;
}

/** A message of a chain, and what it led to. */
export interface TraceNode {
  readonly id: string;
  /** `unseen`: not on a stream, such as what a user did, or a command somebody waited for. */
  readonly kind: MessageKind | 'unseen';
  /** Absent on what is unseen. */
  readonly type?: string;
  /** Who sent it. */
  readonly source: string;
  readonly entity?: string;
  /** ISO 8601: when it was decided. */
  readonly time: string;
  /** Milliseconds since the chain began. */
  readonly afterMs: number;
  readonly dueAt?: string;
  readonly stream?: string;
  readonly seq?: number;
  readonly consumers: readonly Consumption[];
  readonly letters: readonly DeadLetterNote[];
  readonly children: readonly TraceNode[];
}

/** Everything one outside action started. */
export interface Trace {
  readonly correlationId: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly messages: number;
  /** From the first to the last decision. */
  readonly durationMs: number;
  readonly services: readonly string[];
  readonly roots: readonly TraceNode[];
}

/** Makes a tree of a chain's messages: each under the message that caused it. Pure. */
export function traceOf(
  correlationId: string,
  messages: readonly TracedMessage[],
  letters: readonly Letter[] = [],
  consumersOf: (message: TracedMessage) => readonly Consumption[] = () => [],
): Trace {
  const unique = [...new Map(messages.map((message) => [message.envelope.id, message])).values()];
  const times = [
    ...unique.map(({ envelope }) => envelope.time),
    ...letters.map((letter) => letter.message.envelope.time),
  ];
  const earliest = times.toSorted()[0] ?? new Date(0).toISOString();
  const startedAt = timeOfUuid(correlationId)?.toISOString() ?? earliest;
  const builder = new TreeBuilder(correlationId, startedAt, unique, letters, consumersOf);
  const roots = builder.roots();
  const last = times.toSorted().at(-1) ?? startedAt;
  return {
    correlationId,
    startedAt,
    messages: unique.length,
    durationMs: Math.max(0, millisecondsBetween(startedAt, last)),
    services: [...new Set([...roots.flatMap(servicesIn)])].toSorted(),
    roots,
  };
}

class TreeBuilder {
  readonly #correlationId: string;
  readonly #startedAt: string;
  readonly #messages: readonly TracedMessage[];
  readonly #letters: readonly Letter[];
  readonly #consumersOf: (message: TracedMessage) => readonly Consumption[];
  readonly #caused: Map<string, TracedMessage[]>;

  constructor(
    correlationId: string,
    startedAt: string,
    messages: readonly TracedMessage[],
    letters: readonly Letter[],
    consumersOf: (message: TracedMessage) => readonly Consumption[],
  ) {
    this.#correlationId = correlationId;
    this.#startedAt = startedAt;
    this.#messages = messages;
    this.#letters = letters;
    this.#consumersOf = consumersOf;
    this.#caused = Map.groupBy(messages, ({ envelope }) => envelope.causationId ?? '');
  }

  roots(): TraceNode[] {
    const ids = new Set(this.#messages.map(({ envelope }) => envelope.id));
    const first = (this.#caused.get('') ?? []).map((message) => this.#node(message));
    const causes = [...this.#caused.keys()].filter((id) => id !== '' && !ids.has(id));
    const unseen = causes.map((id) => this.#unseen(id, this.#caused.get(id)![0]!.envelope.source));
    const orphans = this.#letters.filter(
      ({ message }) => !ids.has(message.envelope.id) && !causes.includes(message.envelope.id),
    );
    return inOrder([...first, ...unseen, ...orphans.map((letter) => this.#ofLetter(letter))]);
  }

  #node(message: TracedMessage): TraceNode {
    const { kind, stream, seq, dueAt, envelope } = message;
    return {
      id: envelope.id,
      kind,
      type: envelope.type,
      source: envelope.source,
      entity: envelope.entity,
      ...this.#at(envelope.time),
      ...(dueAt ? { dueAt } : {}),
      stream,
      seq,
      consumers: this.#consumersOf(message),
      letters: this.#lettersOf(envelope.id),
      children: this.#children(envelope.id),
    };
  }

  /** What is on no stream is known by what it caused. */
  #unseen(id: string, source: string): TraceNode {
    const children = this.#children(id);
    const time = id === this.#correlationId ? this.#startedAt : (children[0]?.time ?? this.#startedAt);
    return {
      id,
      kind: 'unseen',
      source,
      ...this.#at(time),
      consumers: [],
      letters: this.#lettersOf(id),
      children,
    };
  }

  /** The letter is all that is left of the message. */
  #ofLetter({ message: { envelope } }: Letter): TraceNode {
    const { id, type, source, entity, time } = envelope;
    const letters = this.#lettersOf(id);
    return {
      id,
      kind: 'unseen',
      type,
      source,
      entity,
      ...this.#at(time),
      consumers: [],
      letters,
      children: [],
    };
  }

  #children(id: string): TraceNode[] {
    return inOrder((this.#caused.get(id) ?? []).map((message) => this.#node(message)));
  }

  #lettersOf(id: string): DeadLetterNote[] {
    return this.#letters
      .filter(({ message }) => message.envelope.id === id)
      .map(({ seq, service, code, reason }) => ({ seq, service, code, reason }));
  }

  #at(time: string) {
    return { time, afterMs: millisecondsBetween(this.#startedAt, time) };
  }
}

function inOrder(nodes: readonly TraceNode[]): TraceNode[] {
  return nodes.toSorted((a, b) => a.time.localeCompare(b.time) || (a.seq ?? 0) - (b.seq ?? 0));
}

function servicesIn({ source, consumers, letters, children }: TraceNode): string[] {
  const here = [source, ...consumers.map(({ service }) => service), ...letters.map(({ service }) => service)];
  return [...here, ...children.flatMap(servicesIn)];
}

function millisecondsBetween(from: string, to: string): number {
  const span = new Date(to).getTime() - new Date(from).getTime();
  return Number.isNaN(span) ? 0 : span;
}
