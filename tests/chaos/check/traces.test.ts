import type { Trace, TraceNode } from '@yabot/cli';
import type { Envelope } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { faultsOf } from './traces.ts';

const node = (id: string, children: TraceNode[] = [], done = true) =>
  ({ id, type: id, children, consumers: [{ service: 'wallet', done }], letters: [] }) as unknown as TraceNode;
const trace = (...roots: TraceNode[]) => ({ roots }) as unknown as Trace;
const CHAIN = [
  { id: 'a', type: 'a' },
  { id: 'b', type: 'b', causationId: 'a' },
] as Envelope[];

describe('A trace', () => {
  it('is whole when every message stands under its cause and all are done', () => {
    expect(faultsOf('x', trace(node('a', [node('b')])), CHAIN)).toEqual([]);
  });

  it.each([
    ['that is not found', undefined, 'x is not found'],
    ['without a message', trace(node('a')), 'x lacks b'],
    ['with a message in a wrong place', trace(node('a'), node('b')), 'x shows b in a wrong place'],
    ['of what is not done', trace(node('a', [node('b', [], false)])), 'x says wallet is not done with b'],
  ])('%s is told', (_, shown, fault) => {
    expect(faultsOf('x', shown, CHAIN)).toContain(fault);
  });
});
