import { Movements } from '@yabot/contracts';
import { query } from '@yabot/service-kit';
import { movementsAfter } from '../tables/movements.ts';

export const movements = query(Movements, {
  answer: async ({ after = '', limit }, { sql }) => {
    const found = await movementsAfter(sql, after, limit + 1);
    const page = found.slice(0, limit).map(({ sequence: _, balance: __, ...movement }) => movement);
    return { movements: page, next: found.length > limit ? page.at(-1)!.movementId : null };
  },
});
