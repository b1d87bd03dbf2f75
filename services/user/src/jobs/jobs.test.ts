import { describe, expect, it } from 'vitest';
import { closingDoors } from './close-doors.ts';
import { endingDueAccess } from './end-due-access.ts';
import { endingDueBans } from './end-due-bans.ts';
import { endingDueRoles } from './end-due-roles.ts';
import { finishingRegistrations } from './finish-registrations.ts';
import { reviewingSubscriptions } from './review-subscriptions.ts';

const at = (time: string) => new Date(`2026-11-21T${time}Z`);

describe.each([endingDueBans, endingDueRoles])('The sweep $name', (sweep) => {
  it('is one command a minute, however many instances send it', () => {
    const [first, second] = [sweep.command(at('12:00:00.001')), sweep.command(at('12:00:59'))];
    expect(second).toEqual(first);
    expect(first).toMatchObject({
      key: '2026-11-21T12:00:00.000Z',
      data: { at: '2026-11-21T12:00:00.000Z' },
    });
    expect(sweep.command(at('12:01:00'))?.key).not.toBe(first?.key);
  });
});

describe('The sweep of registrations', () => {
  it('leaves a registration at least a quarter of an hour to come through', () => {
    expect(finishingRegistrations.command(at('12:29:59'))).toMatchObject({
      data: { registeredBefore: '2026-11-21T12:00:00.000Z' },
    });
    expect(finishingRegistrations.command(at('12:30:00'))).toMatchObject({
      data: { registeredBefore: '2026-11-21T12:15:00.000Z' },
    });
  });
});

describe.each([reviewingSubscriptions, endingDueAccess, closingDoors])('The sweep $name', (sweep) => {
  it('comes within five seconds of a start, so that what was missed is done within ten', () => {
    expect(sweep.every).toBeLessThanOrEqual(5_000);
    const [first, second] = [sweep.command(at('12:00:00.001')), sweep.command(at('12:00:04.9'))];
    expect(second).toEqual(first);
    expect(sweep.command(at('12:00:05'))?.key).not.toBe(first?.key);
  });
});
