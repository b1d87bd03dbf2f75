import { CheckMember, CheckMemberships } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { membershipsCheckedBefore } from '../tables/memberships.ts';

const LONG_MS = 6 * 60 * 60_000;
/** Calls to Telegram that followers do not wait for: few. */
const AT_ONCE = 20;

const longBefore = (at: string) => new Date(Date.parse(at) - LONG_MS).toISOString();

export const checkMemberships = command(CheckMemberships, {
  store: 'sql',
  reads: ({ data }) => ({ unchecked: membershipsCheckedBefore(longBefore(data.at), AT_ONCE) }),
  decide: ({ data: { at } }, { unchecked }) =>
    accept(
      { asked: unchecked.length },
      {
        send: unchecked.map(({ membershipId, userId, chatId }) =>
          CheckMember.of({ userId, chatId }, { key: `${membershipId}:${at}` }),
        ),
      },
    ),
});
