import { describe, expect, it } from 'vitest';
import { Overload } from '../../src/conversation/overload.ts';
import { loadTexts } from '../../src/conversation/texts/words.ts';
import type { PendingUpdate } from '../../src/tables/updates.ts';
import { ana, message, tap } from '../telegram.ts';

const NOW = Date.parse('2026-11-21T12:00:00.000Z');

/** An update that has waited so many seconds. */
const waited = (seconds: number, kind: PendingUpdate['kind'] = 'message'): PendingUpdate => ({
  id: '1:1',
  lane: 'ana',
  partition: 0,
  userId: '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6d',
  kind,
  body: kind === 'callback' ? tap('s:menu') : message({ text: '/besitos' }),
  correlationId: 'c',
  takenAt: new Date(NOW - seconds * 1_000).toISOString(),
});

function under({ waiting = 0, onTheWay = 0 }) {
  let now = NOW;
  const pressure = { waiting: () => waiting, onTheWay: () => onTheWay, clock: () => new Date(now) };
  const overload = new Overload(pressure, loadTexts());
  return { overload, pass: (seconds: number) => (now += seconds * 1_000) };
}

describe('whoever waits', () => {
  it('is answered when there is not too much to do, however long it took', () => {
    expect(under({ waiting: 499 }).overload.instead(waited(60))).toBeUndefined();
  });

  it('is answered when it is quick, however many wait', () => {
    expect(under({ waiting: 5_000 }).overload.instead(waited(2))).toBeUndefined();
  });

  it('is told that there is too much to do when it is late and many wait, once in a while', () => {
    const { overload, pass } = under({ waiting: 500 });
    const [told] = overload.instead(waited(4))!.finish.send;
    expect(told).toMatchObject({
      chatId: ana.id,
      payload: { text: expect.stringContaining('mucho movimiento') },
    });
    expect(overload.instead(waited(4))).toEqual({ finish: { send: [], reach: 'open' } });
    pass(31);
    expect(overload.instead(waited(40))!.finish.send).toHaveLength(1);
  });

  it('is told so over the button that was tapped, each time', () => {
    const { overload } = under({ waiting: 500 });
    for (const _ of [1, 2])
      expect(overload.instead(waited(4, 'callback'))!.toast?.text).toContain('mucho movimiento');
  });

  it('gets no more answers while three are on their way, and is told so', () => {
    const { overload } = under({ onTheWay: 3 });
    expect(overload.instead(waited(0))!.finish.send).toHaveLength(1);
    expect(overload.instead(waited(0))).toEqual({ finish: { send: [], reach: 'open' } });
    expect(under({ onTheWay: 2 }).overload.instead(waited(0))).toBeUndefined();
  });

  it('blocks or unblocks the bot all the same', () => {
    expect(under({ waiting: 5_000, onTheWay: 9 }).overload.instead(waited(60, 'membership'))).toBeUndefined();
  });
});
