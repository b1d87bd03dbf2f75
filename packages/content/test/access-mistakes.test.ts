import { describe, expect, it } from 'vitest';
import { checkWith, itTells } from './small-community.ts';

describe('who writes plans and access', () => {
  itTells([
    [
      'a plan that opens what there is not',
      'plans.yaml',
      'opens: [balcony]',
      'opens: [balcon]',
      '7:13',
      'plans[0].opens[0]',
      'there is no resource `balcon` in access.yaml',
      'Write `balcony`',
    ],
    [
      'a plan written twice',
      'plans.yaml',
      'id: year',
      'id: month',
      '8:9',
      'plans[1].id',
      'the plan `month` stands here twice',
      'Remove it, or write another',
    ],
    [
      'a title that no invoice of Telegram takes',
      'plans.yaml',
      'en: A month }',
      'en: A month of the finest balcony there is }',
      '3:30',
      'plans[0].title.en',
      'has 38 characters; at most 32 fit',
      'Write at most 32 characters',
    ],
    [
      'a resource written twice',
      'access.yaml',
      'id: attic',
      'id: balcony',
      '6:9',
      'resources[1].id',
      'the resource `balcony` stands here twice',
      'Remove it, or write another',
    ],
    [
      'a door of two resources',
      'access.yaml',
      'needs: { role: moderator }',
      'needs: { role: moderator }\n    doors: [-1003]',
      '9:13',
      'resources[1].doors[0]',
      'the group `-1003` stands here twice',
      'Remove it, or write another',
    ],
    [
      'an achievement that nobody can have',
      'access.yaml',
      'level: 2',
      'level: 2, achievement: kis',
      '4:48',
      'resources[0].needs.achievement',
      'there is no achievement `kis`',
      'Write `kiss`',
    ],
    [
      'a level that nobody can reach',
      'access.yaml',
      'level: 2',
      'level: 3',
      '4:32',
      'resources[0].needs.level',
      'there is no level 3 in levels.yaml',
      'Write at most `level: 2`',
    ],
    [
      'days in the wrong order',
      'access.yaml',
      'until: 2027-01-06',
      'until: 2026-12-01',
      '4:60',
      'resources[0].needs.until',
      'the last day, 2026-12-01, is before the first, 2026-12-24',
      'Write a day from 2026-12-24 on, or change `from`',
    ],
    [
      'an item, of which there are none yet',
      'access.yaml',
      'needs: { role: moderator }',
      'needs: { role: moderator, item: key }',
      '8:31',
      'resources[1].needs.item',
      'there is no field `item` here',
      'Write one of `vip`, `level`, `achievement`, `from`, `until`',
    ],
  ]);

  it('may leave both out: then nothing is sold, and nothing is closed', () => {
    const result = checkWith({ 'plans.yaml': null, 'access.yaml': null });
    expect(result).toMatchObject({
      ok: true,
      content: { plans: { plans: [] }, access: { resources: [], removals: { members: 25 } } },
    });
  });
});
