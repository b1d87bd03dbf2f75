import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HealthRecord, type HealthStatus } from '../src/observability/health.ts';
import { serveHealth } from '../src/observability/health-server.ts';

const start = Date.parse('2026-01-01T00:00:00.000Z');

/** A record whose clock goes one second on at each look. */
function record() {
  let seconds = 0;
  return new HealthRecord(() => new Date(start + 1_000 * seconds++));
}

describe("A service's health", () => {
  it('is degraded while one dependency is not well, and healthy when all are', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom('nats', 'sql', 'documents', 'content'),
            fc.constantFrom<HealthStatus>('healthy', 'degraded', 'failed'),
          ),
          { minLength: 1 },
        ),
        (changes) => {
          const health = record();
          const model = new Map<string, HealthStatus>();
          for (const [dependency, status] of changes) {
            health.set(dependency, status);
            model.set(dependency, status);
          }
          const allWell = [...model.values()].every((status) => status === 'healthy');
          expect(health.status).toBe(allWell ? 'healthy' : 'degraded');
          expect(health.dependencies).toMatchObject(
            Object.fromEntries([...model].map(([name, status]) => [name, { status }])),
          );
        },
      ),
    );
  });

  it('says since when it is so, and hearing the same again changes nothing', () => {
    const health = record();
    health.set('nats', 'healthy');
    const { since, dependencies } = health;
    health.set('nats', 'healthy');
    expect(health).toMatchObject({ status: 'healthy', since, dependencies });
    health.set('nats', 'failed');
    expect(health.since > since).toBe(true);
    expect(health.dependencies.nats!.since > dependencies.nats!.since).toBe(true);
  });

  it('tells what is wrong in the words told last, and since when it is wrong', () => {
    const health = record();
    health.set('content', 'degraded', 'line 3');
    const { since } = health.dependencies.content!;
    health.set('content', 'degraded', 'line 4');
    expect(health.dependencies.content).toEqual({ status: 'degraded', since, detail: 'line 4' });
    health.set('content', 'healthy');
    expect(health.dependencies.content).not.toHaveProperty('detail');
  });

  it('is degraded before anything is known', () => {
    expect(record().status).toBe('degraded');
  });
});

describe('The port of a service', () => {
  it.each(['//[', '//', '/%', '*', '/health/live?%ff', 'http://[', ''])(
    'answers whatever address is asked for, and goes on: %j',
    async (address) => {
      const health = () => ({ status: 'healthy', ready: true }) as never;
      const server = await serveHealth(
        { host: '127.0.0.1', port: 0 },
        health,
        async () => ({ type: 'text/plain', body: '' }),
        (_, response) => response.writeHead(404).end(),
      );
      const socket = connect(server.port, '127.0.0.1');
      socket.end(`GET ${address} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 (200|400|404)/);
      expect((await fetch(`http://127.0.0.1:${server.port}/health/live`)).status).toBe(200);
      await server.close();
    },
  );
});
