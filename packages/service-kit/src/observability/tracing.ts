import type { Envelope } from '@yabot/contracts';

/** What a span is of, for the picture of a trace. */
export type SpanRole = 'consumer' | 'producer' | 'server' | 'client' | 'internal';

/** What a span is about. */
export interface Spanned {
  /** What is done, and to what: `decide wallet.credit.v1`. */
  readonly name: string;
  readonly role: SpanRole;
  /** The chain it belongs to. */
  readonly correlationId: string;
  /** W3C trace context of what caused it; without one it belongs under the beginning of its chain. */
  readonly parent?: string | undefined;
  /** Set on what a chain begins with. */
  readonly isFirst?: boolean;
  /** W3C trace contexts it goes with and does not follow from. */
  readonly links?: readonly string[];
  /** When it began; now when left out. */
  readonly began?: number;
  readonly attributes?: Readonly<Record<string, string | number>>;
}

/** Something that is being done. */
export interface OpenSpan {
  /** W3C trace context, for what follows from it. */
  readonly traceparent: string;
  /** @param outcome what became of it; `failed` marks the span */
  end(outcome?: string): void;
}

/** Tells OpenTelemetry what is done. There is none while nobody wants to know. */
export interface Tracing {
  begin(spanned: Spanned): OpenSpan;
  /** Hands over what is not handed over yet. */
  close(): Promise<void>;
}

/** Opens tracing where an endpoint is set. Its libraries are loaded only then. */
export async function openTracing(
  service: string,
  settings: { readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined; readonly TRACES_PERCENT: number },
): Promise<Tracing | undefined> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, TRACES_PERCENT: percent } = settings;
  if (!endpoint) return undefined;
  const { openTelemetry } = await import('./open-telemetry.ts');
  return openTelemetry(service, { endpoint, share: percent / 100 });
}

/** What is told of a message in a span about it. */
export function aboutMessage({ id, type, correlationId }: Envelope): NonNullable<Spanned['attributes']> {
  return {
    'messaging.system': 'nats',
    'messaging.message.id': id,
    'messaging.message.conversation_id': correlationId,
    'yabot.message.type': type,
  };
}

/** Does something within a span of its own, or just does it. */
export async function spanning<T>(
  tracing: Tracing | undefined,
  spanned: Spanned,
  work: (traceparent: string | undefined) => Promise<T>,
): Promise<T> {
  const span = tracing?.begin(spanned);
  let outcome = 'failed';
  try {
    const result = await work(span?.traceparent);
    outcome = 'done';
    return result;
  } finally {
    span?.end(outcome);
  }
}
