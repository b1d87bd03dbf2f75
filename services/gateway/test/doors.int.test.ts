import {
  AdmitPerson,
  AnswerJoinRequest,
  ChatOpened,
  CheckMember,
  type EventDefinition,
  ExportGatewayPerson,
  fromParts,
  InviteSent,
  JoinRequestAnswered,
  JoinRequested,
  MemberChanged,
  MemberChecked,
  MemberRemoved,
  PersonErased,
  RefundStars,
  RemoveMember,
  RevokeInvite,
  SendInvite,
  TelegramRefused,
} from '@yabot/contracts';
import { until } from '@yabot/service-kit/testing';
import type { Follower } from '@yabot/telegram-sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from './world.ts';

const LOUNGE = -1009000000001;
const OTHERS = -1009000000002;
const DOORS = {
  groups: [
    { id: LOUNGE, title: 'El salón', joinByRequest: true },
    { id: OTHERS, title: 'Casa ajena', joinByRequest: true, botIsAdmin: false },
  ],
};

let world: World;
beforeAll(async () => {
  world = await startWorld({ community: DOORS });
  await world.start({ SEND_LIMITS: 'off' });
});
afterAll(() => world?.stop());

/** Somebody who has opened the chat, with the id of ours. */
async function somebody(firstName: string): Promise<{ follower: Follower; userId: string }> {
  const { observer } = world.bus;
  const before = observer.of(ChatOpened).length;
  const follower = await world.sandbox.client.follower({ firstName });
  await follower.send('/start');
  const opened = await observer.wait(ChatOpened, before + 1);
  return { follower, userId: opened.at(-1)!.data.userId };
}

/** The last event of a kind about somebody, once there is one. */
const toldOf = <Data extends { userId: string }>(
  event: EventDefinition<Data>,
  userId: string,
  test: (data: Data) => boolean = () => true,
) =>
  until(`${event.name} about ${userId}`, () => {
    const all = world.bus.observer.of(event).map(({ data }) => data);
    return all.findLast((data) => data.userId === userId && test(data));
  });

const statusOf = async (userId: string) => {
  await world.bus.send(CheckMember, { userId, chatId: LOUNGE }, `check:${userId}:${performance.now()}`);
  return (await toldOf(MemberChecked, userId)).status;
};

/** Somebody who was sent a link into the lounge. */
const invited = async (name: string, inviteId: string) => {
  const guest = await somebody(name);
  const invite = { inviteId, title: 'El <salón>', until: '2099-01-01T00:00:00.000Z' };
  const { userId } = guest;
  await world.bus.send(SendInvite, { userId, chatId: LOUNGE, ...invite }, `invite:${inviteId}`);
  const message = await guest.follower.waitForMessage(/tu entrada a El <salón>/, { afterSeq: 0 });
  const [button] = message.buttons.flat();
  expect(button).toMatchObject({ text: 'Entrar', kind: 'url' });
  return { ...guest, link: button!.value! };
};

/** The link that Telegram has made for an invite. */
const anotherLink = async (userId: string, inviteId: string) => {
  const invite = { inviteId, title: 'El salón', until: '2099-01-01T00:00:00.000Z' };
  await world.bus.send(SendInvite, { userId, chatId: LOUNGE, ...invite }, `invite:${inviteId}`);
  await toldOf(InviteSent, userId, (told) => told.inviteId === inviteId);
  const answer = await world.bus.client.ask(ExportGatewayPerson, { userId });
  if (!answer.ok) throw new Error(answer.refusal.code);
  const links = fromParts(answer.result.parts).invites ?? [];
  return String(links.find(({ id }) => id === inviteId)?.link);
};

describe('A request to join', () => {
  it('is told to the services, and let in when they say so', async () => {
    const { follower, userId } = await somebody('Rita');
    expect(await follower.join(LOUNGE)).toBe('requested');
    expect(await toldOf(JoinRequested, userId)).toEqual({ userId, chatId: LOUNGE });
    await world.bus.send(AnswerJoinRequest, { userId, chatId: LOUNGE, approve: true }, `yes:${userId}`);
    expect(await toldOf(JoinRequestAnswered, userId)).toMatchObject({ approved: true });
    expect(await toldOf(MemberChanged, userId)).toMatchObject({ status: 'member', inviteId: null });
  });

  it('is turned away when they say so', async () => {
    const { follower, userId } = await somebody('Nuria');
    await follower.join(LOUNGE);
    await toldOf(JoinRequested, userId);
    await world.bus.send(AnswerJoinRequest, { userId, chatId: LOUNGE, approve: false }, `no:${userId}`);
    expect(await toldOf(JoinRequestAnswered, userId)).toMatchObject({ approved: false });
    const told = await follower.waitForMessage(/Todavía no puedes entrar/);
    expect(told.buttons.flat().map(({ text }) => text)).toEqual(['👑 VIP']);
    expect(await statusOf(userId)).toBe('left');
  });

  it('that is gone meanwhile is told as refused', async () => {
    const { userId } = await somebody('Marga');
    await world.bus.send(AnswerJoinRequest, { userId, chatId: LOUNGE, approve: true }, `late:${userId}`);
    expect(await toldOf(TelegramRefused, userId)).toEqual({
      asked: 'answer-join-request',
      userId,
      chatId: LOUNGE,
      code: 'telegram-400',
    });
  });
});

describe('A link into a chat', () => {
  it('is sent to the one it is for, and tells who came in through it', async () => {
    const { follower, userId, link } = await invited('Elena', 'invite-elena');
    expect(await toldOf(InviteSent, userId)).toMatchObject({ inviteId: 'invite-elena' });
    expect(await follower.join(LOUNGE, link)).toBe('joined');
    expect(await toldOf(MemberChanged, userId)).toMatchObject({ status: 'member', inviteId: 'invite-elena' });
  });

  it('names its id also when another came in through it', async () => {
    const { link } = await invited('Pilar', 'invite-pilar');
    const thief = await somebody('Bruno');
    await thief.follower.join(LOUNGE, link);
    expect(await toldOf(MemberChanged, thief.userId)).toMatchObject({ inviteId: 'invite-pilar' });
  });

  it('lets nobody in once it is revoked', async () => {
    const { follower, userId, link } = await invited('Sonia', 'invite-sonia');
    await world.bus.send(RevokeInvite, { userId, inviteId: 'invite-sonia' }, 'revoke:sonia');
    await until('the link is void', () => {
      const [call] = world.sandbox.faults.calls({ method: 'revokeChatInviteLink' });
      return call?.ok;
    });
    await expect(follower.join(LOUNGE, link)).rejects.toThrow(/no longer valid/);
  });
});

describe('Somebody who was erased', () => {
  const revoked = () => world.sandbox.faults.calls({ method: 'revokeChatInviteLink', ok: true });

  it('is out of the chats behind doors, with their links, and is nobody to the gateway because of that', async () => {
    const { follower, userId, link } = await invited('Lidia', 'invite-lidia');
    await follower.join(LOUNGE, link);
    await toldOf(MemberChanged, userId, ({ status }) => status === 'member');
    const before = revoked().length;
    const spare = await anotherLink(userId, 'invite-spare');
    await world.bus.publish(PersonErased, { userId, chatIds: [LOUNGE] });
    expect(await toldOf(MemberRemoved, userId)).toEqual({ userId, chatId: LOUNGE });
    await until('the links are void', () => revoked().length === before + 2);
    const thief = await somebody('Ramón');
    await expect(thief.follower.join(LOUNGE, spare)).rejects.toThrow(/no longer valid/);
    const order = { telegramId: follower.id, language: 'es' as const };
    const admitted = await world.bus.client.ask(AdmitPerson, order, { key: `again:${userId}` });
    expect(admitted).toMatchObject({ ok: true, result: { isNew: true } });
  });
});

describe('Somebody who is to go', () => {
  it('is out, and may come back', async () => {
    const { follower, userId } = await somebody('Olga');
    await follower.join(LOUNGE);
    await toldOf(JoinRequested, userId);
    await world.bus.send(AnswerJoinRequest, { userId, chatId: LOUNGE, approve: true }, `in:${userId}`);
    await toldOf(MemberChanged, userId, ({ status }) => status === 'member');
    await world.bus.send(RemoveMember, { userId, chatId: LOUNGE }, `out:${userId}`);
    expect(await toldOf(MemberRemoved, userId)).toEqual({ userId, chatId: LOUNGE });
    expect(await statusOf(userId)).toBe('left');
    expect(await follower.join(LOUNGE)).toBe('requested');
  });

  it('stays where the bot is no administrator, and that is told', async () => {
    const { userId } = await somebody('Irene');
    await world.bus.send(RemoveMember, { userId, chatId: OTHERS }, `foreign:${userId}`);
    expect(await toldOf(TelegramRefused, userId)).toMatchObject({ asked: 'remove-member', chatId: OTHERS });
  });
});

it('Telegram has no payment by that charge: the refund is told as refused', async () => {
  const { userId } = await somebody('Paula');
  await world.bus.send(RefundStars, { userId, chargeId: 'nobody-paid' }, `refund:${userId}`);
  expect(await toldOf(TelegramRefused, userId)).toMatchObject({ asked: 'refund-stars', chatId: null });
});

it('nothing can be asked about somebody nobody knows, and that is told', async () => {
  const userId = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5cff';
  await world.bus.send(CheckMember, { userId, chatId: LOUNGE }, 'check:nobody');
  expect(await toldOf(TelegramRefused, userId)).toMatchObject({ code: 'user-unknown' });
});
