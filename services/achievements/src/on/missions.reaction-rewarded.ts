import { ReactionRewarded } from '@yabot/contracts';
import { counting } from '../counting.ts';

export const reactionRewarded = counting(ReactionRewarded);
