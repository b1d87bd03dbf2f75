import { LeaveBoards } from '@yabot/contracts';
import { choosing } from '../on-boards.ts';

export const leaveBoards = choosing(LeaveBoards, false);
