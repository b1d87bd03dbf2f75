import {
  InviteSent,
  JoinRequestAnswered,
  MemberChecked,
  MemberRemoved,
  type MemberStatus,
  StarsRefunded,
  TelegramRefused,
} from '@yabot/contracts';
import { doorRow } from '../rules/doors.ts';
import { outgoingRow } from '../rules/outgoing.ts';
import { invites } from '../tables/invites.ts';
import { outgoing } from '../tables/outgoing.ts';
import type { Recipient } from '../tables/recipients.ts';
import { type Ended, errand } from './errand.ts';

/** Somebody and the chat it is about. */
interface Place {
  readonly userId: string;
  readonly chatId: number;
}

const refused =
  (asked: string) =>
  ({ userId, chatId }: { userId: string; chatId?: number }, code: string) => ({
    emit: [TelegramRefused.of({ asked, userId, chatId: chatId ?? null, code })],
  });

/** Who is turned away hears why from us: Telegram says nothing to them. */
export const answerJoinRequest = errand<Place & { approve: boolean; recipient: Recipient }>({
  done: ({ userId, chatId, approve, recipient }, _, ended) => ({
    save: approve || recipient.reach !== 'open' ? [] : [outgoing.insert(turnedAway(recipient, ended))],
    emit: [JoinRequestAnswered.of({ userId, chatId, approved: approve })],
  }),
  failed: refused('answer-join-request'),
});

function turnedAway({ userId, telegramId: chatId, language }: Recipient, { texts, newId, ...about }: Ended) {
  const words = texts[language];
  const payload = {
    chat_id: chatId,
    text: words.say('refusal-access-denied').value,
    parse_mode: 'HTML',
    reply_markup: { inline_keyboard: [[{ text: words.label('menu-vip'), callback_data: 's:vip' }]] },
  };
  return outgoingRow(
    { chatId, userId, method: 'sendMessage', payload },
    { ...about, id: newId(), priority: 'reply' },
  );
}

/** Removing takes two calls: who is banned and then forgiven is out, and may come back. */
export const removeMember = errand<Place & { telegramId: number }>({
  done: ({ userId, chatId, telegramId }, _, { newId, now, correlationId }) => {
    const payload = { chat_id: chatId, user_id: telegramId, only_if_banned: true };
    const call = {
      method: 'unbanChatMember' as const,
      payload,
      errand: { name: 'forgive-member', about: { userId, chatId } },
    };
    const row = doorRow({ userId, telegramId }, call, { id: newId(), correlationId, now });
    return { save: [outgoing.insert(row)] };
  },
  failed: refused('remove-member'),
});

export const forgiveMember = errand<Place>({
  done: ({ userId, chatId }) => ({ emit: [MemberRemoved.of({ userId, chatId })] }),
  failed: refused('remove-member'),
});

export const checkMember = errand<Place, { status: MemberStatus }>({
  done: ({ userId, chatId }, { status }) => ({ emit: [MemberChecked.of({ userId, chatId, status })] }),
  failed: refused('check-member'),
});

/** What is known of a link when it is asked for. */
interface Invited extends Place {
  readonly inviteId: string;
  readonly title: string;
  readonly recipient: Recipient;
}

export const sendInvite = errand<Invited, { invite_link: string }>({
  done: (about, { invite_link: link }, ended) => {
    const { userId, chatId, inviteId: id } = about;
    return {
      save: [
        invites.put({ id, userId, chatId, link, at: ended.now.toISOString() }),
        outgoing.insert(inviteMessage(about, link, ended)),
      ],
      emit: [InviteSent.of({ userId, chatId, inviteId: id })],
    };
  },
  failed: refused('send-invite'),
});

function inviteMessage({ title, recipient }: Invited, link: string, { texts, newId, ...about }: Ended) {
  const { userId, telegramId: chatId, language } = recipient;
  const words = texts[language];
  const payload = {
    chat_id: chatId,
    text: words.say('invite', { title }).value,
    parse_mode: 'HTML',
    protect_content: true,
    reply_markup: { inline_keyboard: [[{ text: words.label('button-enter'), url: link }]] },
  };
  return outgoingRow(
    { chatId, userId, method: 'sendMessage', payload },
    { ...about, id: newId(), priority: 'reply' },
  );
}

/** A link that Telegram does not know any more lets nobody in. */
export const revokeInvite = errand<{ inviteId: string }>({
  done: ({ inviteId }) => ({ save: [invites.remove(inviteId)] }),
  failed: ({ inviteId }) => ({ save: [invites.remove(inviteId)] }),
});

export const refundStars = errand<{ userId: string; chargeId: string }>({
  done: ({ userId, chargeId }) => ({ emit: [StarsRefunded.of({ userId, chargeId })] }),
  failed: refused('refund-stars'),
});
