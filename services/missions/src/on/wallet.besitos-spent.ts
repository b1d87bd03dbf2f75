import { BesitosSpent } from '@yabot/contracts';
import { counting } from '../counting.ts';
import { quietly } from '../rules/progress.ts';
import { REPAIR_REASON, repairPaid } from '../rules/repair.ts';

export const besitosSpent = counting(BesitosSpent, (progress, { data, at }, definitions) =>
  data.reason === REPAIR_REASON ? repairPaid(progress, data, at, definitions) : quietly(progress),
);
