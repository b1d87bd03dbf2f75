import { TriviaAnswered } from '@yabot/contracts';
import { until } from '@yabot/service-kit/testing';
import type { Follower, SeenMessage } from '@yabot/telegram-sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type House, openHouse } from './house.ts';
import { ENGLISH, SPANISH, type WeekWords } from './words.ts';

const GROUP = -1001234567890;
const BALCONY = -1002345678901;
/** A Wednesday, noon in Madrid. */
const BEGINS = new Date('2026-10-21T10:00:00.000Z');

/** Somebody who comes, and the friend who invites them, in a language. */
interface Story {
  readonly languageCode: string;
  readonly words: WeekWords;
  readonly names: { readonly friend: string; readonly newcomer: string };
  friend: Follower;
  newcomer: Follower;
}

const story = (languageCode: string, words: WeekWords, friend: string, newcomer: string) =>
  ({ languageCode, words, names: { friend, newcomer } }) as Story;
/** Both go through the same days side by side. */
const stories = [story('es', SPANISH, 'Ana', 'Nora'), story('en', ENGLISH, 'Kate', 'Emma')];

let house: House;
let hours = 0;
beforeAll(async () => {
  house = await openHouse(BEGINS);
  for (const each of stories) {
    const { languageCode, names, words } = each;
    const someone = (firstName: string) =>
      house.sandbox.client.follower({ firstName, username: usernameOf(firstName), languageCode });
    each.friend = await someone(names.friend);
    await each.friend.send('/start');
    await told(each.friend, words.hello(names.friend));
    each.newcomer = await someone(names.newcomer);
  }
});
afterAll(() => house?.close());

const usernameOf = (firstName: string) => `${firstName.toLowerCase()}_of_the_week`;

/** Lets the time come that lies so many hours after the beginning, unless it has. */
function reach(after: number) {
  house.pass(Math.max(0, after - hours));
  hours = Math.max(hours, after);
}

const told = (follower: Follower, wanted: string | RegExp) =>
  follower.waitForMessage(wanted, { timeoutMs: 20_000 });

/** Asks for a screen until it says what is wanted: what was earned is on its way for some moments. */
async function shows(follower: Follower, command: string, wanted: RegExp): Promise<SeenMessage> {
  let shown: SeenMessage | undefined;
  await until(`${command} shows ${wanted}`, async () => {
    await follower.send(command);
    shown = await told(follower, /./);
    return wanted.test(shown.text);
  });
  return shown!;
}

const posts = async (follower: Follower) =>
  (await follower.messages(GROUP)).filter(({ from }) => from.kind === 'chat');

const inside = async (follower: Follower) =>
  (await follower.chats()).some((chat) => chat.id === BALCONY && chat.inside);

const balanceOf = async (follower: Follower, { commands, youHave }: WeekWords) => {
  const { text } = await shows(follower, commands.besitos, youHave);
  const [, besitos] = youHave.exec(text)!;
  return /\d/.test(besitos!) ? Number(besitos) : 1;
};

const inBoth = (title: string, happens: (story: Story) => Promise<void>) =>
  it.each(stories)(`${title} ($languageCode)`, happens);

inBoth(
  'day 1: somebody comes by an invitation, and is told what it is about',
  async ({ words, names, friend, newcomer }) => {
    const { text } = await shows(friend, words.commands.invite, /start=r_/);
    const code = /start=(r_[\w-]+)/.exec(text)![1];
    await newcomer.send(`/start ${code}`);
    await told(newcomer, words.hello(names.newcomer));
    await shows(friend, words.commands.invite, words.oneHasCome);
  },
);

inBoth(
  'day 1: a heart brings besitos, a step of a mission and an achievement',
  async ({ words, newcomer }) => {
    const [post] = await posts(newcomer);
    await newcomer.react(post!, '❤');
    await told(newcomer, words.newAchievement);
    await until('the besitos are there', async () => (await balanceOf(newcomer, words)) > 0);
  },
);

inBoth('day 1: the gift is opened once, and says when the next one is', async ({ words, newcomer }) => {
  await house.settled();
  const before = await balanceOf(newcomer, words);
  await newcomer.send(words.commands.gift);
  await told(newcomer, words.giftWaits);
  await newcomer.tap(words.open);
  const opened = await told(newcomer, /\+\d+ besito/);
  const won = Number(/\+(\d+) besitos?/.exec(opened.text)![1]);
  expect(opened.text).toMatch(words.nextGiftInADay);
  await until('the gift is paid', async () => (await balanceOf(newcomer, words)) === before + won);
  await newcomer.send(words.commands.gift);
  const later = await told(newcomer, words.nextGift);
  expect(later.buttons.flat().map(({ text }) => text)).not.toContain(words.open);
});

inBoth(
  'day 1: whoever has just come does not send besitos yet, and is told from when on',
  async ({ words, names, newcomer }) => {
    await newcomer.send(`${words.commands.transfer} 5 @${usernameOf(names.friend)}`);
    const asked = await told(newcomer, words.cannotSend(5, names.friend));
    expect(asked.text).toMatch(words.fromThatDayOn);
    expect(asked.buttons.flat().map(({ text }) => text)).toEqual([words.menu]);
  },
);

inBoth('day 2: the gift goes on with its row', async ({ words, newcomer }) => {
  reach(26);
  await newcomer.send(words.commands.gift);
  await told(newcomer, words.giftWaits);
  await newcomer.tap(words.open);
  await told(newcomer, /\+\d+ besito/);
  await shows(newcomer, words.commands.gift, words.twoDaysInARow);
});

inBoth('day 2: who invited is paid once the invited takes part', async ({ words, friend, newcomer }) => {
  const all = await posts(newcomer);
  for (const post of all) await newcomer.react(post, '🔥');
  for (const emoji of ['🍓', '👻']) await newcomer.tap(new RegExp(emoji), { chat: GROUP });
  await shows(friend, words.commands.invite, words.oneTakesPart);
  await until('the friend was paid', async () => (await balanceOf(friend, words)) >= 50);
});

inBoth(
  'day 5: besitos go to a friend, once however often the button is tapped, with words only the two can read',
  async ({ words, names, friend, newcomer }) => {
    reach(98);
    await house.settled();
    const before = await balanceOf(newcomer, words);
    const friendBefore = await balanceOf(friend, words);
    await newcomer.send(`${words.commands.transfer} 10 @${usernameOf(names.friend)} ${words.thanks}`);
    const asked = await told(newcomer, words.aboutToSend(10, names.friend));
    await newcomer.tap(words.yesSend, { message: asked });
    await told(newcomer, words.sent(before - 10));
    await told(friend, words.received);
    await friend.tap(words.who);
    const { text } = await told(friend, words.sentYou);
    expect(text).toContain(names.newcomer);
    expect(text).toContain(words.thanks);
    expect(await balanceOf(friend, words)).toBe(friendBefore + 10);
  },
);

inBoth('day 5: a receipt shows the place of a movement in the chain', async ({ words, newcomer }) => {
  await newcomer.send(words.commands.receipt);
  const which = await told(newcomer, words.whichMovement);
  await newcomer.tap(which.buttons.flat()[0]!.text, { message: which });
  expect((await told(newcomer, words.receipt)).text).toMatch(words.hash);
});

it('day 6: a round of trivia is begun by who runs the house, answered, and summed up by name', async () => {
  reach(122);
  const owner = await house.sandbox.client.owner();
  await owner.send('/start');
  await told(owner, /¡Hola/);
  await owner.send('/trivia', { chat: GROUP });
  const inGroup = { chat: GROUP, afterSeq: 0 };
  const followers = stories.map(({ newcomer }) => newcomer);
  for (const follower of followers) {
    await follower.waitFor(({ text }) => /¡Trivia! /.test(text), 'the round is announced', inGroup);
  }
  house.pass(1 / 360);
  for (const follower of followers) {
    await follower.vote(await follower.waitFor(({ poll }) => poll !== undefined, 'a question', inGroup), 0);
  }
  await house.bus.observer.wait(TriviaAnswered, followers.length);
  const over = await until('the round is over', async () => {
    house.pass(1 / 120);
    return (await followers[0]!.messages(GROUP)).find(({ text }) => /Fin de la trivia/.test(text));
  });
  for (const { names } of stories) expect(over.text).toMatch(new RegExp(`${names.newcomer} · [01]/5`));
});

it('day 6: a round is begun once at a time, and stopped by who runs the house', async () => {
  const owner = await house.sandbox.client.owner();
  const ends = async () =>
    (await owner.messages(GROUP)).filter(({ text }) => /Fin de la trivia/.test(text)).length;
  const before = await ends();
  await owner.send('/trivia', { chat: GROUP });
  await until('another round is begun', async () => {
    const begun = (await owner.messages(GROUP)).filter(({ text }) => /¡Trivia! /.test(text));
    return begun.length > before;
  });
  await owner.send('/trivia', { chat: GROUP });
  await owner.waitForMessage(/párala antes con «\/trivia parar»/, { chat: GROUP });
  await owner.send('/trivia parar', { chat: GROUP });
  await until('the round is over', async () => {
    house.pass(1 / 120);
    return (await ends()) > before;
  });
  await owner.send('/trivia parar', { chat: GROUP });
  await owner.waitForMessage(/Esa ronda ya ha terminado/, { chat: GROUP });
});

inBoth('day 7: VIP is bought with Stars, and opens the door', async ({ words, newcomer }) => {
  reach(146);
  expect(await newcomer.join(BALCONY)).toBe('requested');
  await newcomer.send(words.commands.vip);
  await told(newcomer, words.vipIs);
  await newcomer.tap(words.month);
  await told(newcomer, words.thirtyDays);
  await newcomer.tap(words.pay);
  const invoice = await newcomer.waitForMessage(({ invoice: one }) => one !== undefined);
  expect(await newcomer.pay(invoice)).toMatchObject({ paid: true });
  await told(newcomer, words.isVip);
  await newcomer.join(BALCONY);
  await until('the door is open', () => inside(newcomer));
});

inBoth('day 35: it is said that VIP ends', async ({ words, newcomer }) => {
  reach(146 + 24 * 28);
  await told(newcomer, words.vipEnds);
});

inBoth('day 41: VIP is over, the door closes, and the way back is told', async ({ words, newcomer }) => {
  reach(146 + 24 * 34);
  await told(newcomer, words.vipOver);
  await until('the door is closed', async () => !(await inside(newcomer)));
});
