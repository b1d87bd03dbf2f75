import { describe, expect, it } from 'vitest';
import { DEADLINE_HEADER, DeadlineExceeded, deadline } from '../src/middleware/deadline.ts';
import { faults } from '../src/middleware/faults.ts';
import { compose, type Middleware, type Request, type Respond } from '../src/middleware/middleware.ts';
import { Sum, Take } from './adder.ts';

const NOW = 1_800_000_000_000;

function request(over: Partial<Request> & { until?: string } = {}): Request {
  const { until, ...rest } = over;
  return {
    definition: Sum,
    header: (name) => (name === DEADLINE_HEADER ? until : undefined),
    raw: '{}',
    ...rest,
  };
}

const answered: Respond = async () => ({ json: '{"result":1}', outcome: 'done' });
const never: Respond = () => new Promise(() => undefined);
const inTime = deadline(() => NOW);

describe('Middleware', () => {
  it('stands around what answers, the first outermost', async () => {
    const steps: string[] = [];
    const named =
      (name: string): Middleware =>
      async (asked, next) => {
        steps.push(`${name} in`);
        const reply = await next(asked);
        steps.push(`${name} out`);
        return reply;
      };
    await compose([named('a'), named('b')], answered)(request());
    expect(steps).toEqual(['a in', 'b in', 'b out', 'a out']);
  });
});

describe('The deadline', () => {
  it.each([undefined, '', 'soon', String(NOW + 1_000), String(NOW - 100)])(
    'lets a request through that says to wait until %p',
    async (until) => {
      expect(await inTime(request({ until: until as string }), answered)).toMatchObject({ outcome: 'done' });
    },
  );

  it.each([Sum, Take])('drops a request that nobody waits for any more', async (definition) => {
    let begun = false;
    const reply = await inTime(request({ definition, until: String(NOW - 1_000) }), async (asked) => {
      begun = true;
      return answered(asked);
    });
    expect(reply).toBeUndefined();
    expect(begun).toBe(false);
  });

  it('gives up on a query when whoever asked does not wait any more', async () => {
    await expect(inTime(request({ until: String(NOW - 450) }), never)).rejects.toThrow(DeadlineExceeded);
  });

  it('lets a command that has begun go on', async () => {
    let carriedOut: (reply: { json: string; outcome: string }) => void = () => undefined;
    const respond: Respond = () => new Promise((resolve) => (carriedOut = resolve));
    const replying = inTime(request({ definition: Take, until: String(NOW - 499) }), respond);
    await expect(inTime(request({ until: String(NOW - 499) }), never)).rejects.toThrow(DeadlineExceeded);
    carriedOut({ json: '{}', outcome: 'done' });
    expect(await replying).toMatchObject({ outcome: 'done' });
  });
});

describe('A request that throws', () => {
  const away = new Error('away');
  const answering = faults('wallet', (error) => error === away);
  const failing =
    (error: unknown): Respond =>
    async () => {
      throw error;
    };

  it.each([
    ['a bug', new Error('Canary'), 'internal-fault'],
    ['a database that is away', away, 'service-unavailable'],
    ['a deadline', new DeadlineExceeded(5), 'service-unavailable'],
  ])('for %s is answered with a code and nothing else', async (_, error, code) => {
    const reply = await answering(request(), failing(error));
    expect(reply).toEqual({
      json: JSON.stringify({ refused: { code, details: { service: 'wallet' } } }),
      outcome: 'failed',
    });
  });
});
