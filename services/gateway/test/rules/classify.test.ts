import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify } from '../../src/intake/classify.ts';
import { ana, fire, group, groupMessage, heart, membership, message, reaction, tap } from '../telegram.ts';

describe('a reaction', () => {
  it('is the difference between the old and the new ones', () => {
    expect(classify(reaction({ old_reaction: [heart], new_reaction: [fire] }))).toMatchObject({
      kind: 'reaction',
      person: { id: ana.id },
      post: { chatId: group.id, messageId: 42 },
      added: ['🔥'],
      removed: ['❤'],
    });
  });

  it('is one emoji with and without the variation selector', () => {
    const old_reaction = [{ type: 'emoji', emoji: '❤️' }];
    expect(classify(reaction({ old_reaction, new_reaction: [heart] }))).toMatchObject({
      added: [],
      removed: [],
    });
  });

  it('may be a custom emoji or a star', () => {
    const new_reaction = [{ type: 'custom_emoji', custom_emoji_id: '531' }, { type: 'paid' }];
    expect(classify(reaction({ new_reaction }))).toMatchObject({ added: ['custom:531', '⭐'] });
  });

  it('is recorded and skipped when it is anonymous', () => {
    const anonymous = reaction({ user: undefined, actor_chat: group, new_reaction: [heart] });
    expect(classify(anonymous)).toEqual({
      kind: 'skipped',
      what: 'message_reaction',
      reason: 'it is anonymous',
      worth: true,
    });
  });

  it('of a bot counts for nothing', () => {
    const bot = reaction({ user: { ...ana, is_bot: true }, new_reaction: [heart] });
    expect(classify(bot)).toMatchObject({ kind: 'skipped', worth: false });
  });
});

describe('a message', () => {
  it('in a private chat is answered, whatever it is', () => {
    const wanted = { kind: 'conversation', about: 'message', chatId: ana.id };
    expect(classify(message({ text: '/start' }))).toMatchObject(wanted);
    expect(classify(message({ sticker: {} }))).toMatchObject(wanted);
  });

  it('in a group is a comment when somebody wrote it', () => {
    expect(classify(groupMessage('qué bonito'))).toMatchObject({
      kind: 'comment',
      chatId: group.id,
      messageId: 5,
    });
    expect(classify(message({ chat: group, caption: 'una foto' }))).toMatchObject({ kind: 'comment' });
    expect(classify(message({ chat: group, new_chat_members: [ana] }))).toMatchObject({ kind: 'skipped' });
  });

  it('in the name of a channel or by a bot is none', () => {
    expect(classify(groupMessage('hola', { sender_chat: group }))).toMatchObject({ kind: 'skipped' });
    expect(classify(groupMessage('hola', { from: { ...ana, is_bot: true } }))).toMatchObject({
      kind: 'skipped',
    });
  });

  it.each(['/perfil@yabot', '/perfil'])('that is a command in a group is no comment: %s', (text) => {
    expect(classify(groupMessage(text))).toMatchObject({ about: 'group-command' });
  });

  it('without a sender in a private chat is recorded', () => {
    expect(classify(message({ from: undefined }))).toMatchObject({ kind: 'skipped', worth: true });
  });
});

describe('a tap', () => {
  it('on a reaction button is a reaction', () => {
    expect(classify(tap('r:abcdefgh:🍓', group))).toMatchObject({
      kind: 'button',
      key: 'abcdefgh',
      emoji: '🍓',
      post: { chatId: group.id, messageId: 9 },
    });
  });

  it('on anything else is answered', () => {
    expect(classify(tap('s:menu'))).toMatchObject({ about: 'callback', chatId: ana.id });
    expect(classify(tap('r:short:🍓', group))).toMatchObject({ about: 'callback', chatId: group.id });
  });
});

it('takes the blocking of the bot as a matter of its private chat', () => {
  expect(classify(membership('kicked'))).toMatchObject({ about: 'membership', chatId: ana.id });
  expect(classify(membership('left', group))).toMatchObject({ kind: 'skipped', worth: true });
});

it('names where an update is malformed, and never what was written in it', () => {
  const broken = message({ message_id: 'secreto', text: 'secreto' });
  expect(classify(broken)).toEqual({
    kind: 'skipped',
    what: 'message',
    reason: 'malformed at message_id',
    worth: true,
  });
  expect(classify({ update_id: 1, poll: {} })).toMatchObject({ kind: 'skipped', what: 'poll' });
  expect(classify({ update_id: 1 })).toMatchObject({ kind: 'skipped', what: 'nothing' });
});

it('never throws, whatever comes', () => {
  const kinds = fc.constantFrom('message', 'callback_query', 'message_reaction', 'my_chat_member');
  fc.assert(
    fc.property(kinds, fc.jsonValue(), (kind, value) => {
      expect(classify({ update_id: 1, [kind]: value }).kind).toBeDefined();
    }),
  );
});
