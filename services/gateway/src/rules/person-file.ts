import { partitionOf } from '@yabot/contracts';
import type { Recipient } from '../tables/recipients.ts';
import { type Outgoing, outgoingRow } from './outgoing.ts';

/** The parameters of a message with a file of everything that is kept of somebody: put together when it is sent. */
export interface PersonFilePayload {
  /** Of whom. */
  readonly person: string;
  /** What the file is called, without an ending. */
  readonly fileName: string;
}

export const isPersonFile = (payload: object): payload is PersonFilePayload => 'person' in payload;

const idFor = (userId: string) => `data:${userId}`;

/** The one message with the data of somebody that can be on its way. It keeps no other message to them waiting. */
export const dataRow = {
  idFor,
  of(
    { userId, telegramId: chatId }: Recipient,
    caption: string,
    { correlationId, now }: { readonly correlationId: string; readonly now: Date },
  ): Outgoing {
    const fileName = `yabot-${now.toISOString().slice(0, 10)}`;
    const payload = { chat_id: chatId, caption, parse_mode: 'HTML', person: userId, fileName };
    const id = idFor(userId);
    return outgoingRow(
      { chatId, userId, method: 'sendDocument', payload },
      {
        ...{ id, correlationId, now },
        priority: 'reply',
        revision: now.getTime(),
        lane: { lane: id, partition: partitionOf(userId) },
      },
    );
  },
};
