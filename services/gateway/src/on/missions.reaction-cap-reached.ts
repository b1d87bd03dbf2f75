import { ReactionCapReached } from '@yabot/contracts';
import { withCap } from '../rules/earned.ts';
import { earning } from '../sending/earning.ts';

export const tellCap = earning(ReactionCapReached, withCap);
