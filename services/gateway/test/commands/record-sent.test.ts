import { RecordSent } from '@yabot/contracts';
import type { DecisionContext } from '@yabot/service-kit';
import { expect, it } from 'vitest';
import { recordSent } from '../../src/commands/record-sent.ts';
import { NOTHING } from '../../src/rules/earned.ts';
import { type Notice, notices } from '../../src/tables/notices.ts';

const USER = '0190a8f5-0000-7000-8000-000000000001';
const FIRST = '2026-11-21T10:00:00.000Z';
const LATER = '2026-11-21T10:00:10.000Z';
const NOW = '2026-11-21T10:00:12.000Z';

const five = { ...NOTHING, besitos: 5, balance: 5 };
const notice: Notice = {
  userId: USER,
  partition: 0,
  chatId: 1,
  open: true,
  urgency: 'wanted',
  earned: five,
  correlationId: 'chain',
  since: FIRST,
};

/** What is saved when a gateway records that it told five besitos that were to tell since then. */
function saved(there: Notice | undefined, since: string) {
  const command = RecordSent.of(
    { sent: [], refused: [], blocked: [], told: [{ userId: USER, since, earned: { ...five } }] },
    { key: 'k' },
  );
  const rows = { rows: [], published: [], told: [there], blocked: [], dropped: [] };
  const decided = recordSent.decide(
    command as never,
    rows as never,
    { now: new Date(NOW), resources: {} } as DecisionContext as never,
  );
  return (decided as { save?: unknown }).save;
}

it('takes what was told off what is to tell, and keeps what was earned meanwhile', () => {
  expect(saved(notice, FIRST)).toEqual([notices.remove(USER)]);
  const grown = { ...notice, earned: { ...five, besitos: 9, balance: 9 } };
  const left = { ...notice, earned: { ...five, besitos: 4, balance: 9 }, since: NOW };
  expect(saved(grown, FIRST)).toEqual([notices.put(left)]);
});

it('takes nothing off what was earned after another gateway had told the same', () => {
  expect(saved({ ...notice, since: LATER }, FIRST)).toEqual([]);
  expect(saved(undefined, FIRST)).toEqual([]);
});

it('keeps what is left from being told for its own sake when it came of what was long ago', () => {
  const before = { besitos: 50, achievements: 1, level: null };
  const save = saved({ ...notice, earned: { ...five, before } }, FIRST);
  expect(save).toMatchObject([{ row: { urgency: 'later', earned: { besitos: 0, before } } }]);
});
