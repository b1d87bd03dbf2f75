import { PersonErased } from '@yabot/contracts';
import type { DecisionContext } from '@yabot/service-kit';
import { expect, it } from 'vitest';
import { personErased } from '../src/on/user.person-erased.ts';
import { texts, who } from './features/house.ts';

const { userId, telegramId } = who;
const NOBODY = { account: [], messages: [], waiting: [], pressed: [], begun: [], invited: [] };
const tap = (chatId: number, messageId: number) => ({
  kind: 'callback',
  body: {
    callback_query: {
      id: '1',
      from: { id: telegramId, is_bot: false, first_name: 'Ana' },
      data: 'x',
      message: { message_id: messageId, chat: { id: chatId, type: 'private' } },
    },
  },
});

/** How somebody is told that they are forgotten who left these traces. */
function farewell(traces: object) {
  const event = PersonErased.of({ userId });
  const decided = personErased.decide(
    { ...event, envelope: { correlationId: 'chain' } } as never,
    { ...NOBODY, ...traces, recipient: { telegramId, language: 'es', reach: 'open' } } as never,
    { now: new Date(), newId: () => 'id', resources: { texts } } as unknown as DecisionContext as never,
  );
  const saved = (decided as unknown as { save: { row?: { payload?: { text?: string } } }[] }).save;
  return saved.map(({ row }) => row).find((row) => row?.payload?.text?.includes('te hemos olvidado'));
}

it('is told in place of the screen whose last button was tapped: its answer is forgotten', () => {
  expect(farewell({ waiting: [tap(telegramId, 7)] })).toMatchObject({
    method: 'editMessageText',
    payload: { chat_id: telegramId, message_id: 7 },
  });
});

it('is told in place of the screen whose answer has not been sent yet', () => {
  const edit = { method: 'editMessageText', chatId: telegramId, payload: { message_id: 8 } };
  expect(farewell({ messages: [edit] })).toMatchObject({ payload: { message_id: 8 } });
});

it('is told in a message of its own where no screen waits, or only one in a group', () => {
  for (const traces of [{}, { waiting: [tap(-100, 7)] }])
    expect(farewell(traces)).toMatchObject({ method: 'sendMessage' });
});
