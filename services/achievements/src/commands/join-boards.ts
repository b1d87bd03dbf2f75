import { JoinBoards } from '@yabot/contracts';
import { choosing } from '../on-boards.ts';

export const joinBoards = choosing(JoinBoards, true);
