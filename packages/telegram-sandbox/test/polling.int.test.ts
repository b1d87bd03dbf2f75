import { afterEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { call, refusal } from './call.ts';
import { cleanUp, GROUP_ID, start } from './echo-bot.ts';

afterEach(cleanUp);

interface ApiUpdate {
  update_id: number;
  message?: { text?: string };
  message_reaction?: { old_reaction: unknown[]; new_reaction: unknown[]; user: { id: number } };
  [kind: string]: unknown;
}

const poll = async (sandbox: Sandbox, params: Record<string, unknown> = {}) =>
  (await call<ApiUpdate[]>(sandbox, 'getUpdates', params)).result!;

const kindsOf = (updates: ApiUpdate[]) => updates.map(({ update_id: _, ...rest }) => Object.keys(rest)[0]);

describe('getUpdates', () => {
  it('numbers updates one after another and repeats them until they are confirmed', async () => {
    const sandbox = await start();
    const ana = await sandbox.client.follower({ firstName: 'Ana' });
    await ana.send('uno');
    await ana.send('dos');
    const [first, second] = await poll(sandbox);
    expect(second!.update_id).toBe(first!.update_id + 1);
    expect(await poll(sandbox)).toEqual([first, second]);
    expect(await poll(sandbox, { offset: second!.update_id })).toEqual([second]);
    expect(await poll(sandbox)).toEqual([second]);
    expect(await poll(sandbox, { offset: second!.update_id + 1 })).toEqual([]);
  });

  it('gives at most the limit, and with a negative offset only the last', async () => {
    const sandbox = await start();
    const ana = await sandbox.client.follower({ firstName: 'Ana' });
    for (const text of ['uno', 'dos', 'tres']) await ana.send(text);
    expect((await poll(sandbox, { limit: 2 })).map(({ message }) => message!.text)).toEqual(['uno', 'dos']);
    expect((await poll(sandbox, { offset: -1 })).map(({ message }) => message!.text)).toEqual(['tres']);
  });

  it('waits for the first update', async () => {
    const sandbox = await start();
    const ana = await sandbox.client.follower({ firstName: 'Ana' });
    const waiting = poll(sandbox, { timeout: 30 });
    await ana.send('por fin');
    expect((await waiting)[0]!.message!.text).toBe('por fin');
  });

  it('ends the first poller when a second one comes, in Telegram’s words', async () => {
    const sandbox = await start();
    const first = refusal(sandbox, 'getUpdates', { timeout: 30 });
    await call(sandbox, 'getMe');
    const ana = await sandbox.client.follower({ firstName: 'Ana' });
    const second = poll(sandbox, { timeout: 30 });
    expect(await first).toBe(
      '409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    );
    await ana.send('sigo');
    expect(await second).toHaveLength(1);
  });

  it('is refused while a webhook is set, and a waiting poller ends when one is set', async () => {
    const sandbox = await start();
    const waiting = refusal(sandbox, 'getUpdates', { timeout: 30 });
    await call(sandbox, 'getMe');
    await call(sandbox, 'setWebhook', { url: 'http://127.0.0.1:1/' });
    expect(await waiting).toBe('409 Conflict: terminated by setWebhook request');
    expect(await refusal(sandbox, 'getUpdates')).toBe(
      "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
    await call(sandbox, 'deleteWebhook');
    expect(await refusal(sandbox, 'getUpdates')).toBe('ok');
  });

  it('leaves reactions out until they are named, and remembers the names', async () => {
    const sandbox = await start();
    const ana = await sandbox.client.follower({ firstName: 'Ana' });
    const post = { chatId: GROUP_ID, id: 1 };
    await ana.react(post, '❤');
    expect(await poll(sandbox)).toEqual([]);
    await poll(sandbox, { allowed_updates: ['message', 'message_reaction'] });
    await ana.react(post, '🔥');
    const [update] = await poll(sandbox);
    expect(update!.message_reaction).toMatchObject({
      user: { id: ana.id, first_name: 'Ana' },
      old_reaction: [{ type: 'emoji', emoji: '❤' }],
      new_reaction: [{ type: 'emoji', emoji: '🔥' }],
    });
    await ana.block();
    expect(kindsOf(await poll(sandbox))).toEqual(['message_reaction']);
    await poll(sandbox, { allowed_updates: [] });
    await ana.unblock();
    expect(kindsOf(await poll(sandbox))).toEqual(['message_reaction', 'my_chat_member']);
  });

  it('goes on from a random number after a quiet week, and takes offsets from before', async () => {
    const sandbox = await start();
    const ana = await sandbox.client.follower({ firstName: 'Ana' });
    await ana.send('antes');
    const [before] = await poll(sandbox);
    sandbox.jumpUpdateIds();
    await poll(sandbox, { offset: before!.update_id + 1 });
    await ana.send('después');
    const [after] = await poll(sandbox, { offset: before!.update_id + 1 });
    expect(after!.message!.text).toBe('después');
    expect(Math.abs(after!.update_id - before!.update_id)).toBeGreaterThan(1);
  });
});

describe('what the bot is told', () => {
  const everything = [
    'message',
    'my_chat_member',
    'chat_member',
    'message_reaction',
    'message_reaction_count',
    'chat_join_request',
    'poll_answer',
    'edited_message',
  ];

  it('joining, leaving, asking to join and being let in', async () => {
    const closed = { id: -1001000000900, title: 'Cerrado', joinByRequest: true };
    const open = { id: -1001000000901, title: 'Abierto' };
    const sandbox = await start({ community: { groups: [closed, open] } });
    await poll(sandbox, { allowed_updates: everything });
    const ana = await sandbox.client.follower({ firstName: 'Ana', inGroups: false });
    expect(await ana.join(open.id)).toBe('joined');
    await ana.leave(open.id);
    expect(await ana.join(closed.id)).toBe('requested');
    expect(kindsOf(await poll(sandbox))).toEqual([
      'chat_member',
      'message',
      'chat_member',
      'message',
      'chat_join_request',
    ]);
    expect(await refusal(sandbox, 'approveChatJoinRequest', { chat_id: closed.id, user_id: ana.id })).toBe(
      'ok',
    );
    const { result } = await call<{ status: string }>(sandbox, 'getChatMember', {
      chat_id: closed.id,
      user_id: ana.id,
    });
    expect(result!.status).toBe('member');
  });

  it('a single-use invite link lets one person in', async () => {
    const closed = { id: -1001000000900, title: 'Cerrado', joinByRequest: true };
    const sandbox = await start({ community: { groups: [closed] } });
    const { result } = await call<{ invite_link: string }>(sandbox, 'createChatInviteLink', {
      chat_id: closed.id,
      member_limit: 1,
    });
    const [ana, eva] = [
      await sandbox.client.follower({ firstName: 'Ana' }),
      await sandbox.client.follower({ firstName: 'Eva' }),
    ];
    expect(await ana.join(closed.id, result!.invite_link)).toBe('joined');
    await expect(eva.join(closed.id, result!.invite_link)).rejects.toThrow('no longer valid');
  });

  it('an invite link leads into its own chat only, also for who is in another', async () => {
    const [open, closed] = [
      { id: -1001000000899, title: 'Abierto' },
      { id: -1001000000900, title: 'Cerrado', joinByRequest: true },
    ];
    const sandbox = await start({ community: { groups: [open, closed] } });
    const about = { chat_id: closed.id };
    const { result } = await call<{ invite_link: string }>(sandbox, 'createChatInviteLink', about);
    const ana = await sandbox.client.follower({ firstName: 'Ana', inGroups: true });
    await expect(ana.join(open.id, result!.invite_link)).rejects.toThrow('no longer valid');
    expect(await ana.join(closed.id, result!.invite_link)).toBe('joined');
    expect(await ana.join(closed.id, result!.invite_link)).toBe('joined');
  });

  it('sees nothing but commands, mentions and replies where it is no administrator', async () => {
    const plain = { id: -1001000000902, title: 'Sin permisos', botIsAdmin: false, posts: [{ text: 'Hola' }] };
    const sandbox = await start({ community: { groups: [plain] } });
    await poll(sandbox, { allowed_updates: everything });
    const ana = await sandbox.client.follower({ firstName: 'Ana' });
    for (const text of ['nada', '/menu', 'oye @yabot_sandbox_bot']) await ana.send(text, { chat: plain.id });
    await ana.react({ chatId: plain.id, id: 1 }, '❤');
    const updates = await poll(sandbox);
    expect(updates.map(({ message }) => message?.text)).toEqual(['/menu', 'oye @yabot_sandbox_bot']);
  });

  it('gets a channel post’s copy in the group, known reactions there, and only counts in the channel', async () => {
    const channel = { id: -1001000000903, title: 'Canal' };
    const group = { id: -1001000000904, title: 'Charla', channel, emojis: ['❤'] };
    const sandbox = await start({ community: { groups: [group] } });
    await poll(sandbox, { allowed_updates: everything });
    const ana = await sandbox.client.follower({ firstName: 'Ana' });
    const { result } = await call<{ message_id: number }>(sandbox, 'sendMessage', {
      chat_id: channel.id,
      text: 'Nueva',
    });
    const [copy] = (await poll(sandbox)) as unknown as [{ message: { message_id: number } }];
    expect(copy.message).toMatchObject({
      is_automatic_forward: true,
      sender_chat: { id: channel.id },
      text: 'Nueva',
    });
    await call(sandbox, 'editMessageText', {
      chat_id: channel.id,
      message_id: result!.message_id,
      text: 'Corregida',
    });
    expect((await ana.messages(group.id)).at(-1)!.text).toBe('Corregida');
    await ana.react({ chatId: group.id, id: copy.message.message_id }, '❤');
    await ana.react({ chatId: channel.id, id: result!.message_id }, '❤');
    const { update_id } = (await poll(sandbox)).at(-1)!;
    const [count] = await poll(sandbox, { offset: update_id + 1, timeout: 30 });
    expect(kindsOf([count!])).toEqual(['message_reaction_count']);
    expect(count!.message_reaction_count).toMatchObject({
      chat: { id: channel.id },
      reactions: [{ total_count: 1 }],
    });
  });

  it('an anonymous administrator reacts as a chat', async () => {
    const sandbox = await start({
      community: {
        owner: { firstName: 'Diana' },
        groups: [{ id: GROUP_ID, title: 'G', emojis: ['❤'], posts: [{ text: 'x' }] }],
      },
    });
    await poll(sandbox, { allowed_updates: everything });
    const owner = await sandbox.client.owner();
    await sandbox.client.invoke('react', {
      personId: owner.id,
      chatId: GROUP_ID,
      messageId: 1,
      emojis: ['❤'],
      anonymous: true,
    });
    const [update] = await poll(sandbox);
    expect(update!.message_reaction).toMatchObject({ actor_chat: { id: GROUP_ID } });
    expect(update!.message_reaction!.user).toBeUndefined();
  });

  it('who voted for what in a poll that is not anonymous', async () => {
    const sandbox = await start();
    await poll(sandbox, { allowed_updates: everything });
    const ana = await sandbox.client.follower({ firstName: 'Ana' });
    const sent = await call(sandbox, 'sendPoll', {
      chat_id: GROUP_ID,
      question: '¿?',
      options: ['a', 'b'],
      type: 'quiz',
      correct_option_ids: [1],
      is_anonymous: false,
      explanation: 'porque sí',
    });
    expect(sent).toMatchObject({ result: { poll: { correct_option_ids: [1], members_only: false } } });
    const quiz = (await ana.messages(GROUP_ID)).at(-1)!;
    expect(quiz.poll!.correct).toEqual([]);
    expect((await ana.vote(quiz, 0)).poll).toMatchObject({
      mine: [0],
      correct: [1],
      explanation: 'porque sí',
    });
    await expect(ana.vote(quiz, 1)).rejects.toThrow('quiz answers are final');
    const [update] = await poll(sandbox);
    expect(update!.poll_answer).toMatchObject({ user: { id: ana.id }, option_ids: [0] });
  });

  it('a payment in Stars: asked first, then done, refunded once', async () => {
    const sandbox = await start();
    await poll(sandbox, { allowed_updates: ['message', 'pre_checkout_query'] });
    const ana = await sandbox.client.follower({ firstName: 'Ana' });
    await ana.send('/start');
    await call(sandbox, 'sendInvoice', {
      chat_id: ana.id,
      title: 'VIP',
      description: 'd',
      payload: 'p1',
      currency: 'XTR',
      prices: [{ label: 'VIP', amount: 150 }],
    });
    const paying = ana.pay((await ana.messages()).at(-1)!);
    const query = (await poll(sandbox)).at(-1)!.pre_checkout_query as { id: string };
    expect(query).toMatchObject({ total_amount: 150, invoice_payload: 'p1', currency: 'XTR' });
    await call(sandbox, 'answerPreCheckoutQuery', { pre_checkout_query_id: query.id, ok: true });
    const result = await paying;
    expect(result.paid).toBe(true);
    const receipt = (await poll(sandbox)).at(-1)!.message as {
      successful_payment?: { telegram_payment_charge_id: string };
    };
    const refund = {
      user_id: ana.id,
      telegram_payment_charge_id: receipt.successful_payment!.telegram_payment_charge_id,
    };
    expect(await refusal(sandbox, 'refundStarPayment', refund)).toBe('ok');
    expect(await refusal(sandbox, 'refundStarPayment', refund)).toBe(
      '400 Bad Request: CHARGE_ALREADY_REFUNDED',
    );
  });
});
