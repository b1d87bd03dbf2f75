import type { Change } from '@yabot/service-kit';
import type { Traces } from './forgetting.ts';
import { doorRow } from './rules/doors.ts';
import { outgoing } from './tables/outgoing.ts';

/** Of which message it follows, and when. */
interface Occasion {
  readonly newId: () => string;
  readonly now: Date;
  readonly correlationId: string;
}

/** Takes somebody who is forgotten out of chats, and their links with them: afterwards nobody knows who they are at Telegram. */
export function seenOut(
  { userId, chatIds }: { readonly userId: string; readonly chatIds: readonly number[] },
  { account: [account], invited }: Traces,
  { newId, ...about }: Occasion,
): Change[] {
  if (!account) return [];
  const { telegramId } = account;
  const call = (asked: Parameters<typeof doorRow>[1]) =>
    outgoing.insert(doorRow({ userId, telegramId }, asked, { ...about, id: newId() }));
  return [
    ...chatIds.map((chatId) =>
      call({
        method: 'banChatMember',
        payload: { chat_id: chatId, user_id: telegramId },
        errand: { name: 'remove-member', about: { userId, chatId, telegramId } },
      }),
    ),
    ...invited.map(({ id: inviteId, chatId, link }) =>
      call({
        method: 'revokeChatInviteLink',
        payload: { chat_id: chatId, invite_link: link },
        errand: { name: 'revoke-invite', about: { inviteId } },
      }),
    ),
  ];
}
