import { CommandUsed, CommentAdded, MissionCompleted } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { count } from '../src/rules/count.ts';
import type { Definitions } from '../src/rules/definitions.ts';
import { livingIn } from '../src/rules/living.ts';
import type { Progress } from '../src/rules/progress.ts';
import { definitions, frozen, mission, namesOf, someone, USER } from './fixtures.ts';

const comments = (patch = {}) => mission('talk', { trigger: { event: 'gateway.comment-added' }, ...patch });
const comment = (at: string) => ({
  type: CommentAdded.type,
  data: CommentAdded.example({ userId: USER }),
  at: new Date(at),
});

/** What a row of events leads to, each on what the one before left. */
function play(progress: Progress, content: Definitions, ...facts: Parameters<typeof count>[1][]) {
  const names: string[][] = [];
  const causes: string[] = [];
  let now = frozen(progress);
  for (const fact of facts) {
    const outcome = count(now, fact, content);
    now = frozen(outcome.progress);
    names.push(namesOf(outcome));
    causes.push(...outcome.send.map(({ key }) => key));
  }
  return { progress: now, names, causes };
}

describe('a mission', () => {
  it('is assigned by the first event of a user, which counts already', () => {
    const { names } = play(
      someone(),
      definitions([comments({ target: { count: 2 } })]),
      comment('2026-11-21T10:00:00Z'),
    );
    expect(names).toEqual([['mission-assigned', 'mission-progressed']]);
  });

  it('completes at its target, pays once, and counts no further', () => {
    const at = '2026-11-21T10:00:00Z';
    const content = definitions([comments({ target: { count: 2 } })]);
    const { names, causes, progress } = play(someone(), content, comment(at), comment(at), comment(at));
    expect(names.slice(1)).toEqual([['mission-progressed', 'mission-completed'], []]);
    expect(causes).toEqual([`mission:talk:1:${USER}`]);
    expect(progress.missions.talk).toMatchObject({ state: 'completed', count: 2, rounds: 1 });
  });

  it('pays in its own besitos, for the reason of a mission, keyed by its cause', () => {
    const outcome = count(
      someone(),
      comment('2026-11-21T10:00:00Z'),
      definitions([comments({ reward: { besitos: 40 } })]),
    );
    const cause = `mission:talk:1:${USER}`;
    expect(outcome.send).toMatchObject([
      { key: cause, data: { userId: USER, amount: 40, reason: 'mission', cause } },
    ]);
    expect(outcome.emit.at(-1)?.data).toMatchObject({ round: 1, reward: { besitos: 40 } });
  });

  it('that is daily repeats each day where the user lives, with a cause of its own', () => {
    const content = definitions([comments({ window: 'daily' })]);
    const { causes, names } = play(
      someone({ timeZone: 'America/Mexico_City' }),
      content,
      comment('2026-11-22T05:00:00Z'),
      comment('2026-11-22T05:59:59Z'),
      comment('2026-11-22T06:00:00Z'),
    );
    expect(causes).toEqual([`mission:talk:1:${USER}`, `mission:talk:2:${USER}`]);
    expect(names[1]).toEqual([]);
  });

  it('that is weekly begins anew on Monday', () => {
    const content = definitions([comments({ window: 'weekly', target: { count: 2 } })]);
    const sunday = comment('2026-11-22T20:00:00Z');
    const monday = comment('2026-11-23T08:00:00Z');
    const { names, causes } = play(someone(), content, sunday, monday, monday);
    expect(names[1]).toEqual(['mission-expired', 'mission-progressed']);
    expect(causes).toHaveLength(1);
  });

  it('that is weekly begins anew on Monday where the user lives, when their day begins there', () => {
    const content = definitions([comments({ window: 'weekly' })]);
    const owl = someone({ timeZone: 'America/Mexico_City', dayStart: 4 });
    const moments = ['2026-11-22T20:00:00Z', '2026-11-23T09:59:59.999Z', '2026-11-23T10:00:00Z'];
    const { causes, names } = play(owl, content, ...moments.map(comment));
    expect(names[1]).toEqual([]);
    expect(causes).toEqual([`mission:talk:1:${USER}`, `mission:talk:2:${USER}`]);
  });

  it('is assigned by another event when the content says so, and counts from then on', () => {
    const content = definitions([comments({ assign: { on: 'gateway.command-used' } })]);
    const at = '2026-11-21T10:00:00Z';
    const asked = { type: CommandUsed.type, data: CommandUsed.example({ userId: USER }), at: new Date(at) };
    const { names } = play(someone(), content, comment(at), asked, comment(at));
    expect(names).toEqual([[], ['mission-assigned'], ['mission-progressed', 'mission-completed']]);
  });

  it('can wait for another mission', () => {
    const content = definitions([
      mission('next', { trigger: { event: 'missions.mission-completed', where: { missionId: 'talk' } } }),
    ]);
    const done = (missionId: string) => ({
      type: MissionCompleted.type,
      data: MissionCompleted.example({ userId: USER, missionId }),
      at: new Date('2026-11-21T10:00:00Z'),
    });
    const { causes } = play(someone(), content, done('other'), done('talk'));
    expect(causes).toEqual([`mission:next:1:${USER}`]);
  });

  it('tells all steps of one event together', () => {
    const content = definitions([comments(), { ...comments(), id: 'more', target: { count: 5 } }]);
    const { emit } = count(someone(), comment('2026-11-21T10:00:00Z'), content);
    expect(emit.map(({ definition, data }) => [definition.name, data])).toMatchObject([
      ['mission-assigned', { missions: [{ missionId: 'talk' }, { missionId: 'more' }] }],
      [
        'mission-progressed',
        {
          steps: [
            { missionId: 'talk', progress: 1 },
            { missionId: 'more', target: 5 },
          ],
        },
      ],
      ['mission-completed', { missionId: 'talk' }],
    ]);
  });

  it('does not count outside its days', () => {
    const content = definitions([comments({ until: '2026-11-21' })]);
    const { names } = play(
      someone(),
      content,
      comment('2026-11-20T10:00:00Z'),
      comment('2026-11-22T10:00:00Z'),
    );
    expect(names.flat()).toContain('mission-completed');
    const late = play(someone(), content, comment('2026-11-22T10:00:00Z'));
    expect(late.names).toEqual([[]]);
  });
});

describe('a mission with a first and a last day', () => {
  const content = definitions([
    comments({
      from: '2026-10-25',
      until: '2026-10-25',
      target: { count: 100 },
      assign: { on: 'first-event' },
    }),
  ]);
  /** How much of each of these moments counts. */
  const counted = (living: Partial<Progress>, ...moments: string[]) =>
    moments.map(
      (moment) => play(someone(living), content, comment(moment)).progress.missions.talk?.count ?? 0,
    );

  it('can be done from the first moment to the last where the user lives, also when the clocks change that night', () => {
    const inMadrid = ['2026-10-24T21:59:59.999Z', '2026-10-24T22:00:00.000Z'];
    expect(counted({ timeZone: 'Europe/Madrid' }, ...inMadrid)).toEqual([0, 1]);
    const after = ['2026-10-25T22:59:59.999Z', '2026-10-25T23:00:00.000Z'];
    expect(counted({ timeZone: 'Europe/Madrid' }, ...after)).toEqual([1, 0]);
    const inMexico = ['2026-10-25T05:59:59.999Z', '2026-10-25T06:00:00.000Z', '2026-10-26T05:59:59.999Z'];
    expect(counted({ timeZone: 'America/Mexico_City' }, ...inMexico)).toEqual([0, 1, 1]);
  });

  it('can be done by the hour at which the day of the user begins', () => {
    const nights = ['2026-10-25T02:59:59.999Z', '2026-10-25T03:00:00.000Z', '2026-10-26T02:59:59.999Z'];
    expect(counted({ timeZone: 'Europe/Madrid', dayStart: 4 }, ...nights)).toEqual([0, 1, 1]);
  });

  it('counts nothing of a day that somebody has left by flying, and goes on for who flies back into it', () => {
    const evening = comment('2026-10-25T22:30:00.000Z');
    const { progress } = play(someone({ timeZone: 'Europe/Madrid' }), content, evening);
    const inTokyo = livingIn(progress, { timeZone: 'Asia/Tokyo' }, evening.at, content).progress;
    expect(play(inTokyo, content, evening).progress.missions.talk).toMatchObject({ state: 'expired' });
    const west = livingIn(progress, { timeZone: 'America/Mexico_City' }, evening.at, content).progress;
    const later = comment('2026-10-26T05:00:00.000Z');
    expect(play(west, content, later).progress.missions.talk).toMatchObject({ state: 'open', count: 2 });
  });
});

describe('a user who is banned', () => {
  const content = definitions([comments()]);

  it('earns nothing until the ban ends', () => {
    const banned = someone({ ban: { until: '2026-11-21T12:00:00.000Z' } });
    const { names } = play(
      banned,
      content,
      comment('2026-11-21T11:59:59.999Z'),
      comment('2026-11-21T12:00:00Z'),
    );
    expect(names).toEqual([[], ['mission-assigned', 'mission-progressed', 'mission-completed']]);
  });

  it('earns nothing ever when the ban has no end', () => {
    const banned = someone({ ban: { until: null } });
    expect(count(banned, comment('2036-11-21T12:00:00Z'), content)).toEqual({
      progress: banned,
      emit: [],
      send: [],
    });
  });
});
