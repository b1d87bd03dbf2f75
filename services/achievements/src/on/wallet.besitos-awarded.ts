import { BesitosAwarded } from '@yabot/contracts';
import { counting } from '../counting.ts';

export const besitosAwarded = counting(BesitosAwarded);
