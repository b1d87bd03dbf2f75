import { createHash } from 'node:crypto';
import { ROOT_CONTEXT, type SpanContext, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  RandomIdGenerator,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { CODE_VERSION } from '../service/version.ts';
import type { Spanned, SpanRole, Tracing } from './tracing.ts';

const KINDS: Readonly<Record<SpanRole, SpanKind>> = {
  consumer: SpanKind.CONSUMER,
  producer: SpanKind.PRODUCER,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  internal: SpanKind.INTERNAL,
};
const TRACEPARENT = /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})$/;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const SAMPLED = 1;
/** Spans that wait to be handed over; more are dropped. */
const MOST_WAITING = 20_000;
const HANDED_OVER_EVERY_MS = 1_000;

/**
 * The trace of a chain has the id of the chain, without its dashes: what `yabot trace` shows and what a collector shows
 * is found by the same id, and every service samples alike.
 */
export function traceIdOf(correlationId: string): string {
  if (UUID.test(correlationId)) return correlationId.replaceAll('-', '').toLowerCase();
  return createHash('sha256').update(correlationId).digest('hex').slice(0, 32);
}

/** The span with which a chain begins. */
const firstSpanOf = (correlationId: string): string => traceIdOf(correlationId).slice(16);

/** Gives ids by chance, or the ones that are wanted. */
class Ids {
  wanted: { readonly traceId: string; readonly spanId: string } | undefined;
  readonly #random = new RandomIdGenerator();
  generateTraceId = () => this.wanted?.traceId ?? this.#random.generateTraceId();
  generateSpanId = () => this.wanted?.spanId ?? this.#random.generateSpanId();
}

/** Tells a collector by OTLP over HTTP. */
export function openTelemetry(
  service: string,
  { endpoint, share }: { endpoint: string; share: number },
): Tracing {
  const idGenerator = new Ids();
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` });
  const options = { exporter, maxQueueSize: MOST_WAITING, scheduledDelayMillis: HANDED_OVER_EVERY_MS };
  const provider = new TracerProvider({
    idGenerator,
    resource: resourceFromAttributes({ 'service.name': `yabot-${service}`, 'service.version': CODE_VERSION }),
    sampler: new TraceIdRatioBasedSampler(share),
    spanProcessors: [new BatchSpanProcessor(options)],
  });
  const tracer = provider.getTracer('yabot');
  return {
    begin(spanned) {
      const { name, role, correlationId, isFirst = false, links = [], began, attributes = {} } = spanned;
      const about = {
        kind: KINDS[role],
        attributes,
        links: links.map((link) => ({ context: contextOf(link)! })),
        ...(began === undefined ? {} : { startTime: began }),
      };
      idGenerator.wanted = isFirst
        ? { traceId: traceIdOf(correlationId), spanId: firstSpanOf(correlationId) }
        : undefined;
      const span = tracer.startSpan(name, about, isFirst ? ROOT_CONTEXT : under(spanned));
      idGenerator.wanted = undefined;
      const { traceId, spanId, traceFlags } = span.spanContext();
      return {
        traceparent: `00-${traceId}-${spanId}-0${traceFlags}`,
        end(outcome) {
          if (outcome) span.setAttribute('yabot.outcome', outcome);
          if (outcome === 'failed') span.setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        },
      };
    },
    close: () => provider.shutdown(),
  };
}

/** Under what caused it, as far as that is told; otherwise under the beginning of its chain. */
function under({ parent, correlationId }: Spanned) {
  const known = parent === undefined ? undefined : contextOf(parent);
  const beginning = {
    traceId: traceIdOf(correlationId),
    spanId: firstSpanOf(correlationId),
    traceFlags: SAMPLED,
    isRemote: true,
  };
  return trace.setSpanContext(ROOT_CONTEXT, known ?? beginning);
}

function contextOf(traceparent: string): SpanContext | undefined {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(traceparent) ?? [];
  if (!traceId || !spanId) return undefined;
  return { traceId, spanId, traceFlags: Number.parseInt(flags ?? '0', 16), isRemote: true };
}
