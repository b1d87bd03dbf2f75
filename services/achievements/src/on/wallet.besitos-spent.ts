import { BesitosSpent } from '@yabot/contracts';
import { counting } from '../counting.ts';

export const besitosSpent = counting(BesitosSpent);
