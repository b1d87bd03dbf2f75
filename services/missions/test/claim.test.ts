import { describe, expect, it } from 'vitest';
import { claim } from '../src/rules/claim.ts';
import { comment, definitions, Follower, mission, USER } from './fixtures.ts';

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T12:00:00Z`;
const REWARD = { besitos: 20, xp: 5, vipDays: 2 };
const content = (patch = {}) =>
  definitions([
    mission('talk', {
      trigger: { event: 'gateway.comment-added' },
      window: 'daily',
      claim: { by: 'hand', days: 3 },
      reward: REWARD,
      ...patch,
    }),
  ]);
const takes = (ana: Follower, day: number) => {
  const claimed = claim(ana.progress, ana.content.byId.get('talk')!, new Date(at(day)), ana.content);
  if ('decided' in claimed) ana.takes(claimed.decided);
  return claimed;
};
const sent = (ana: Follower) => ana.sent.map(({ definition, key }) => [definition.type, key]);
const CAUSE = `mission:talk:1:${USER}`;
const ALL_KINDS = ['wallet.credit.v1', 'achievements.grant-xp.v1', 'user.grant-vip-days.v1'];

describe('a reward', () => {
  it('of every kind comes at once, each by the same cause', () => {
    const ana = new Follower(content({ claim: undefined }));
    ana.happens(comment(at(1)));
    expect(sent(ana)).toEqual(ALL_KINDS.map((type) => [type, CAUSE]));
    expect(ana.told('mission-completed')).toMatchObject([{ reward: REWARD }]);
    expect(ana.sent.map(({ data }) => data)).toMatchObject([{ amount: 20 }, { amount: 5 }, { days: 2 }]);
  });

  it('without besitos brings none', () => {
    const ana = new Follower(content({ claim: undefined, reward: { xp: 5 } }));
    ana.happens(comment(at(1)));
    expect(sent(ana)).toEqual([['achievements.grant-xp.v1', CAUSE]]);
    expect(ana.told('mission-completed')).toMatchObject([{ reward: { besitos: 0, xp: 5 } }]);
  });
});

describe('a reward that is taken by hand', () => {
  it('waits, and the completion tells until when', () => {
    const ana = new Follower(content());
    ana.happens(comment(at(1)));
    expect(ana.sent).toEqual([]);
    expect(ana.told('mission-completed')).toMatchObject([
      { reward: { besitos: 0 }, claim: { reward: REWARD, until: '2026-11-04' } },
    ]);
  });

  it('comes when it is taken, once', () => {
    const ana = new Follower(content());
    ana.happens(comment(at(1)));
    expect(takes(ana, 4)).toMatchObject({ outcome: 'taken', round: 1, reward: REWARD });
    expect(sent(ana)).toEqual(ALL_KINDS.map((type) => [type, CAUSE]));
    expect(ana.told('mission-claimed')).toMatchObject([{ missionId: 'talk', round: 1, reward: REWARD }]);
    expect(takes(ana, 4)).toEqual({ outcome: 'nothing' });
  });

  it('keeps the mission from beginning anew while it waits, and lets it once it is taken', () => {
    const ana = new Follower(content());
    ana.happens(comment(at(1)), comment(at(2)));
    expect(ana.standing('talk')).toMatchObject({ state: 'completed', rounds: 1 });
    takes(ana, 2);
    ana.happens(comment(at(2)));
    expect(ana.standing('talk')).toMatchObject({ state: 'completed', rounds: 2 });
  });

  it('lapses after its last day, is told so once, and the mission begins anew', () => {
    const ana = new Follower(content());
    ana.happens(comment(at(1)));
    expect(ana.happens(comment(at(5)))).toEqual([
      'mission-claim-lapsed',
      'mission-progressed',
      'mission-completed',
    ]);
    expect(ana.told('mission-claim-lapsed')).toMatchObject([
      { missions: [{ missionId: 'talk', round: 1, reward: REWARD }] },
    ]);
  });

  it('cannot be taken after its last day', () => {
    const ana = new Follower(content());
    ana.happens(comment(at(1)));
    expect(takes(ana, 5)).toMatchObject({ outcome: 'lapsed', until: '2026-11-04' });
    expect(ana.sent).toEqual([]);
  });

  it('waits for ever when the content says no end, also after the last day of the mission', () => {
    const ana = new Follower(content({ claim: { by: 'hand' }, until: '2026-11-02' }));
    ana.happens(comment(at(1)));
    expect(ana.told('mission-completed')).toMatchObject([{ claim: { until: null } }]);
    expect(takes(ana, 30)).toMatchObject({ outcome: 'taken' });
  });

  it('is what was promised, whatever the content says since', () => {
    const ana = new Follower(content());
    ana.happens(comment(at(1)));
    const poorer = new Follower(content({ reward: { besitos: 1 } }), ana.progress);
    expect(takes(poorer, 1)).toMatchObject({ reward: REWARD });
  });

  it('of a mission that is not completed is nothing', () => {
    const ana = new Follower(content({ target: { count: 2 } }));
    ana.happens(comment(at(1)));
    expect(takes(ana, 1)).toEqual({ outcome: 'nothing' });
  });
});
