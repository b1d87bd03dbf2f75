import { CommentAdded } from '@yabot/contracts';
import { counting } from '../counting.ts';

export const commentAdded = counting(CommentAdded);
