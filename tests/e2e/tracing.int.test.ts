import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { SERVICE_NAMES } from '@yabot/contracts';
import { until } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postsOf, startCommunity, type TestCommunity } from './community.ts';

interface Span {
  readonly service: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly links?: readonly { readonly spanId: string }[];
}

interface Export {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { key: string; value: { stringValue?: string } }[] };
    readonly scopeSpans: readonly { readonly spans: readonly Omit<Span, 'service'>[] }[];
  }[];
}

/** A collector that takes OTLP over HTTP and keeps every span. */
async function startCollector(): Promise<{ url: string; spans: Span[]; text: () => string; server: Server }> {
  const spans: Span[] = [];
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    const { resourceSpans } = (await json(request)) as Export;
    bodies.push(JSON.stringify(resourceSpans));
    for (const { resource, scopeSpans } of resourceSpans) {
      const name = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';
      const service = name.replace('yabot-', '');
      spans.push(...scopeSpans.flatMap((scope) => scope.spans.map((span) => ({ ...span, service }))));
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, spans, text: () => bodies.join(), server };
}

/** What each reaction leads to, over all services. */
const STEPS = [
  'gateway: decide gateway.take-update.v1',
  'gateway: publish gateway.reaction-added.v1',
  'user: decide user.register.v1',
  'missions: decide gateway.reaction-added.v1',
  'achievements: decide gateway.reaction-added.v1',
  'wallet: decide wallet.credit.v1',
  'wallet: publish wallet.besitos-awarded.v1',
  'gateway: decide wallet.besitos-awarded.v1',
];

/** Each service tells the collector in its own time: a tree has all steps, and each but the root its parent. */
function isWhole(trace: readonly Span[]) {
  const names = new Set(trace.map(({ name, service }) => `${service}: ${name}`));
  const services = new Set(trace.map(({ service }) => service));
  const ids = new Set(trace.map(({ spanId }) => spanId));
  return (
    SERVICE_NAMES.every((service) => services.has(service)) &&
    STEPS.every((step) => names.has(step)) &&
    trace.every(({ parentSpanId }) => !parentSpanId || ids.has(parentSpanId))
  );
}

describe('A fleet that tells OpenTelemetry what it does', () => {
  let collector: Awaited<ReturnType<typeof startCollector>>;
  let community: TestCommunity;

  beforeAll(async () => {
    collector = await startCollector();
    community = await startCommunity({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
  }, 120_000);
  afterAll(async () => {
    await community?.close();
    collector?.server.close();
  });

  it('shows one reaction as one tree over all services, from the update to the message', async () => {
    const follower = await community.sandbox.follower({ firstName: 'Canaria' });
    const [post] = await postsOf(follower);
    await follower.react(post!, '❤');
    await follower.send('/start');
    await follower.waitForMessage(/besitos/);
    const trace = await until('the whole trace', () => {
      const told = collector.spans.find(
        ({ name, traceId }) => /^telegram send(Message|Photo)$/.test(name) && isOfReaction(traceId),
      );
      const spans = collector.spans.filter(({ traceId }) => traceId === told?.traceId);
      return isWhole(spans) && spans;
    });
    const roots = trace.filter(({ parentSpanId }) => !parentSpanId);
    expect(roots.map(({ name }) => name)).toEqual(['submit gateway.take-update.v1']);
    const causeOf = (name: string) => {
      const { parentSpanId } = trace.find((span) => span.name === name)!;
      return trace.find(({ spanId }) => spanId === parentSpanId)?.name;
    };
    expect(causeOf('publish gateway.reaction-added.v1')).toBe('decide gateway.take-update.v1');
    expect(causeOf('decide wallet.credit.v1')).toBe('decide gateway.reaction-added.v1');
    expect(causeOf('publish wallet.besitos-awarded.v1')).toBe('decide wallet.credit.v1');
    const decided = new Set(
      trace.filter(({ name }) => name.startsWith('decide')).map(({ spanId }) => spanId),
    );
    const batches = collector.spans.filter(({ name, links = [] }) => {
      return name.startsWith('batch') && links.some(({ spanId }) => decided.has(spanId));
    });
    expect(batches.length).toBeGreaterThan(3);
    expect(collector.text()).not.toContain('Canaria');
  });

  const isOfReaction = (traceId: string) =>
    collector.spans.some(
      (span) => span.traceId === traceId && span.name === 'publish gateway.reaction-added.v1',
    );
});
