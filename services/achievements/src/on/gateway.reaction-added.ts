import { ReactionAdded } from '@yabot/contracts';
import { counting } from '../counting.ts';

export const reactionAdded = counting(ReactionAdded);
