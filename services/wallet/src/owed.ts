import { accountFrozen, mintingCapped, type SentCommand } from '@yabot/contracts';
import type { Decision } from '@yabot/service-kit';

/** Why something waits, and until when. */
const WAITS = {
  [accountFrozen.code]: 'The account is frozen: replay this once it is open again',
  [mintingCapped.code]: 'The most of the day is minted: replay this tomorrow, or raise it in economy.yaml',
} as const;

/**
 * What cannot be done now and must not be lost waits in the dead letters, to be replayed.
 * @param command with a key of its own: that of the refused one would be answered with the refusal
 */
export const owed = (
  command: SentCommand,
  code: keyof typeof WAITS = accountFrozen.code,
): Pick<Decision, 'bury'> => ({ bury: [{ command, code, reason: WAITS[code] }] });
