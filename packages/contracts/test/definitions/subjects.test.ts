import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Balance,
  BesitosAwarded,
  Credit,
  deadLetterSubject,
  durableCommandSubject,
  eventSubject,
  requestSubject,
  scheduleSubject,
} from '../../src/index.ts';

const PREFIX = 'sched.wallet.credit.v1.';
const anyUnits = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
});

describe('subjects', () => {
  it('say the kind, the owner, the name, the version and the partition', () => {
    expect(eventSubject(BesitosAwarded, 3)).toBe('evt.wallet.besitos-awarded.v1.3');
    expect(eventSubject(BesitosAwarded, '*')).toBe('evt.wallet.besitos-awarded.v1.*');
    expect(durableCommandSubject(Credit, 0)).toBe('cmd.wallet.credit.v1.0');
    expect(requestSubject(Balance)).toBe('req.wallet.balance.v1');
    expect(scheduleSubject(Credit, 'gift:ana')).toBe(`${PREFIX}gift%3Aana`);
    expect(deadLetterSubject('missions', BesitosAwarded.type)).toBe('dlq.missions.wallet.besitos-awarded.v1');
    for (const type of ['', 'a b.c.v1', 'a.b.v1\r\nPUB c 0', 'a.>', 'a.b.c.v1'])
      expect(deadLetterSubject('missions', type)).toBe('dlq.missions.unknown.unknown.v0');
  });
});

describe('the subject of a schedule', () => {
  it('is one plain token for any key', () => {
    fc.assert(
      fc.property(anyUnits, (key) => {
        expect(scheduleSubject(Credit, key).slice(PREFIX.length)).toMatch(/^[\w\-!~'()%]+$/);
      }),
      { examples: [[''], ['a.b'], ['*'], ['>'], [' '], ['\uD800'], ['\r\n']] },
    );
  });

  it('differs for different keys', () => {
    const wellFormed = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(wellFormed, wellFormed, (one, other) => {
        const same = scheduleSubject(Credit, one) === scheduleSubject(Credit, other);
        expect(same).toBe(one === other);
      }),
      {
        examples: [
          ['', '%'],
          ['%', '%25'],
          ['.', '%2E'],
        ],
      },
    );
  });
});
