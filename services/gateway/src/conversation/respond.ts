import type { Person } from '../intake/update-shape.ts';
import { callback, checkout, membership, message } from '../intake/update-shape.ts';
import type { Account } from '../rules/acquaintance.ts';
import { draftIdOf } from '../rules/drafts.ts';
import { harmless, isBanned, languageOf } from '../rules/people.ts';
import type { Recipient } from '../tables/recipients.ts';
import type { PendingUpdate } from '../tables/updates.ts';
import type { Asker, Conversation } from './conversation.ts';
import { onCallback } from './on-callback.ts';
import { onCheckout } from './on-checkout.ts';
import { onGroupCommand } from './on-group-command.ts';
import { onMessage } from './on-message.ts';
import type { Reply } from './reply.ts';

/** What is known of who sent an update. */
export interface Known {
  readonly account: Account | undefined;
  readonly recipient: Recipient | undefined;
}

/** Works out what an update that waits leads to. */
export async function respond(
  update: PendingUpdate,
  known: Known,
  now: Date,
  conversation: Conversation,
): Promise<Reply> {
  const body = update.body as Record<string, unknown>;
  switch (update.kind) {
    case 'message': {
      const said = message.parse(body.message);
      return onMessage(said, askerOf(said.from!, update, known, now, conversation), conversation);
    }
    case 'group-command': {
      const said = message.parse(body.message);
      const asker = askerOf(said.from!, update, known, now, conversation);
      return onGroupCommand(said, asker, update.id, conversation);
    }
    case 'callback': {
      const tapped = callback.parse(body.callback_query);
      const asker = askerOf(tapped.from, update, known, now, conversation);
      return onCallback(tapped, asker, update.id, conversation);
    }
    case 'checkout': {
      const asked = checkout.parse(body.pre_checkout_query);
      return onCheckout(asked, askerOf(asked.from, update, known, now, conversation), conversation);
    }
    case 'membership': {
      const { status } = membership.parse(body.my_chat_member).new_chat_member;
      return { finish: { reach: status === 'kicked' ? 'blocked' : 'open', send: [] } };
    }
    default:
      return update.kind satisfies never;
  }
}

/** Who wrote, as they are known; before they are, as Telegram tells them. */
export function askerOf(
  person: Person,
  { userId, correlationId }: Pick<PendingUpdate, 'userId' | 'correlationId'>,
  { account, recipient }: Known,
  now: Date,
  { texts, botName }: Pick<Conversation, 'texts' | 'botName'>,
): Asker {
  const language = recipient?.language ?? languageOf(person);
  const name = botName();
  const banned = account !== undefined && isBanned(account, now);
  return {
    who: {
      userId,
      telegramId: person.id,
      firstName: harmless(person.first_name),
      language,
      timeZone: recipient?.timeZone ?? 'Europe/Madrid',
      notices: recipient?.notices ?? true,
      ...(name === undefined ? {} : { botName: name }),
      now,
    },
    words: texts[language],
    draftId: draftIdOf(correlationId),
    bannedUntil: banned ? account.bannedUntil : null,
  };
}
