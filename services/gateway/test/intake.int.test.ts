import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  BanLifted,
  CommentAdded,
  ReactionAdded,
  ReactionRemoved,
  TakeUpdate,
  UserBanned,
} from '@yabot/contracts';
import { type TestService, until } from '@yabot/service-kit/testing';
import type { Follower } from '@yabot/telegram-sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Introductions, playIntroductions } from './services.ts';
import { reaction } from './telegram.ts';
import { CONTENT, GROUP, postIn, startWorld, type World } from './world.ts';

let world: World;
let gateway: TestService;
let introductions: Introductions;

beforeAll(async () => {
  world = await startWorld();
  introductions = await playIntroductions(world);
  gateway = await world.start({ CONTENT_DIR: CONTENT });
});
afterAll(() => world?.stop());

const follower = (firstName: string) => world.sandbox.client.follower({ firstName });
const post = () => postIn(world.sandbox, 'Uno');

/** The id of ours of somebody, told by their registration. */
async function idOf({ id }: Follower): Promise<string> {
  const [introduced] = await until('an introduction', () => {
    const all = introductions.of(id);
    return all.length > 0 && all;
  });
  return introduced!.userId;
}

const eventsOf = async <Data extends { userId: string }>(
  event: { type: string; sample: Data },
  who: Follower,
) => {
  const userId = await idOf(who);
  return world.bus.observer.of(event).filter(({ data }) => data.userId === userId);
};

describe('a reaction', () => {
  it('is published once, when it is changed as removed and added', async () => {
    const ana = await follower('Ana');
    await ana.react(await post(), '❤');
    await ana.react(await post(), '🔥');
    await ana.react(await post());
    const removed = await until('both removals', async () => {
      const all = await eventsOf(ReactionRemoved, ana);
      return all.length === 2 && all;
    });
    expect(removed.map(({ data }) => data.emoji)).toEqual(['❤', '🔥']);
    expect((await eventsOf(ReactionAdded, ana)).map(({ data }) => data.emoji)).toEqual(['❤', '🔥']);
  });

  it('of somebody new registers them, once, with their profile', async () => {
    const bea = await world.sandbox.client.follower({
      firstName: 'Bea',
      username: 'bea_x',
      languageCode: 'en',
    });
    await bea.react(await post(), '❤');
    await bea.react(await post(), '🔥');
    await until('two reactions', async () => (await eventsOf(ReactionAdded, bea)).length === 2);
    expect(introductions.of(bea.id)).toMatchObject([{ firstName: 'Bea', username: 'bea_x', language: 'en' }]);
  });

  it('delivered twice has one effect', async () => {
    const update = { ...reaction({ new_reaction: [{ type: 'emoji', emoji: '❤' }] }), update_id: 900_001 };
    const user = { id: 900_001, is_bot: false, first_name: 'Dos veces' };
    const data = { botId: 1, update: { ...update, message_reaction: { ...update.message_reaction, user } } };
    const answers = await Promise.all(
      [1, 2, 3].map(() => gateway.submit(TakeUpdate.of(data, { key: '1:900001' }))),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    await gateway.settled();
    await until('an introduction', () => introductions.of(user.id).length > 0);
    expect(introductions.of(user.id)).toHaveLength(1);
  });

  it('of somebody banned counts for nothing until the ban is lifted', async () => {
    const carla = await follower('Carla');
    await carla.send('hola a todo el mundo', { chat: GROUP });
    const userId = await idOf(carla);
    await world.bus.publish(UserBanned, UserBanned.example({ userId, until: null }));
    await gateway.settled();
    await carla.react(await post(), '❤');
    await carla.send('sigo aquí', { chat: GROUP });
    await carla.send('/ayuda');
    await carla.waitForMessage(/./);
    await world.bus.publish(BanLifted, { userId });
    await gateway.settled();
    await carla.react(await post(), '🔥');
    await until('a reaction', async () => (await eventsOf(ReactionAdded, carla)).length > 0);
    expect((await eventsOf(ReactionAdded, carla)).map(({ data }) => data.emoji)).toEqual(['🔥']);
    expect(await eventsOf(CommentAdded, carla)).toHaveLength(1);
  });

  it('without a person is recorded and skipped', async () => {
    const dora = await world.sandbox.client.follower({ firstName: 'Dora', role: 'owner' });
    const { chatId, id: messageId } = await post();
    const react = (anonymous: boolean) =>
      world.sandbox.client.invoke('react', {
        personId: dora.id,
        chatId,
        messageId,
        emojis: ['❤'],
        anonymous,
      });
    await react(true);
    await dora.react(await postIn(world.sandbox, 'Dos'), '❤');
    await until('a reaction', async () => (await eventsOf(ReactionAdded, dora)).length > 0);
    expect(await eventsOf(ReactionAdded, dora)).toMatchObject([{ data: { post: { chatId } } }]);
  });
});

describe('a comment', () => {
  it('is published without what was written', async () => {
    const eva = await follower('Eva');
    const said = await eva.send('un secreto muy bonito', { chat: GROUP });
    await until('a comment', async () => (await eventsOf(CommentAdded, eva)).length > 0);
    const userId = await idOf(eva);
    expect((await eventsOf(CommentAdded, eva))[0]?.data).toEqual({
      userId,
      chatId: GROUP,
      messageId: said.id,
    });
    expect(JSON.stringify(world.bus.observer.of(CommentAdded))).not.toContain('secreto');
  });
});

describe('a post with reaction buttons', () => {
  it('is published by the bot, once, however often it starts', async () => {
    const fina = await follower('Fina');
    const found = await fina.waitFor(({ text }) => text === '¿Qué plan?', 'the post', {
      chat: GROUP,
      afterSeq: 0,
    });
    expect(found.buttons).toEqual([
      [
        { text: '🍓', kind: 'callback' },
        { text: '🔥', kind: 'callback' },
      ],
    ]);
    await gateway.stop();
    gateway = await world.start({ CONTENT_DIR: CONTENT });
    await fina.send('hola', { chat: GROUP });
    await until('a comment', async () => (await eventsOf(CommentAdded, fina)).length > 0);
    const posts = (await fina.messages(GROUP)).filter(({ text }) => text === '¿Qué plan?');
    expect(posts).toHaveLength(1);
  });

  it('is published when it is added while the bot runs, and not on mistakes', async () => {
    const content = join(world.home, 'content');
    await cp(CONTENT, content, { recursive: true });
    await gateway.stop();
    gateway = await world.start({ CONTENT_DIR: content });
    const file = join(content, 'community.yaml');
    const before = await readFile(file, 'utf8');
    const told = () => gateway.health().dependencies.content;
    await writeFile(file, `${before}        buttoms: [🍓]\n`);
    await until('the mistake is told', () => told()?.detail?.includes('community.yaml:11'));
    const another = '      - { id: more, text: { es: ¿Y ahora?, en: And now? }, buttons: [🍓] }\n';
    await writeFile(file, before + another);
    const hana = await follower('Hana');
    await hana.waitFor(({ text }) => text === '¿Y ahora?', 'the post', { chat: GROUP, afterSeq: 0 });
    expect(told()).toMatchObject({ status: 'healthy' });
    const posts = (await hana.messages(GROUP)).filter(({ text }) => text === '¿Qué plan?');
    expect(posts).toHaveLength(1);
  });

  it('takes a tap as a reaction, answers it, and counts it on the button', async () => {
    const gina = await follower('Gina');
    expect(await gina.tap('🍓', { chat: GROUP })).toMatchObject({ text: '🍓 ¡Anotado!' });
    await gina.waitFor(({ buttons }) => buttons.flat()[0]?.text === '🍓 1', 'the count', {
      chat: GROUP,
      afterSeq: 0,
    });
    expect((await eventsOf(ReactionAdded, gina))[0]?.data).toMatchObject({ emoji: '🍓', via: 'button' });
  });

  it('takes a second tap back, and counts for everybody', async () => {
    const [hugo, ines] = [await follower('Hugo'), await follower('Inés')];
    const [post] = (await hugo.messages(GROUP)).filter(({ text }) => text === '¿Qué plan?');
    await hugo.tap('🔥', { chat: GROUP, message: post! });
    await ines.tap('🔥', { chat: GROUP, message: post! });
    expect(await hugo.tap(/🔥/, { chat: GROUP })).toMatchObject({ text: '🔥 retirado' });
    await until('a removal', async () => (await eventsOf(ReactionRemoved, hugo)).length === 1);
    await ines.waitFor(({ buttons }) => buttons.flat()[1]?.text === '🔥 1', 'the count', {
      chat: GROUP,
      afterSeq: 0,
      timeoutMs: 20_000,
    });
  });

  it('answers a button that is made up, and counts nothing', async () => {
    const juan = await follower('Juan');
    const [post] = (await juan.messages(GROUP)).filter(({ text }) => text === '¿Qué plan?');
    expect(await juan.forgeTap(post!, 'r:abcdefgh:🍓')).toMatchObject({
      text: expect.stringContaining('otro momento'),
    });
    expect(await eventsOf(ReactionAdded, juan)).toEqual([]);
  });
});

it('takes lower update ids too, as Telegram gives them after a quiet week', async () => {
  const kira = await follower('Kira');
  for (let times = 0; times < 6; times++) {
    world.sandbox.jumpUpdateIds();
    await kira.send(`vez ${times}`, { chat: GROUP });
    await until('a comment', async () => (await eventsOf(CommentAdded, kira)).length === times + 1);
  }
});
