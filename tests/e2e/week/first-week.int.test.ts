import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TriviaAnswered } from '@yabot/contracts';
import { until } from '@yabot/service-kit/testing';
import type { Follower, SeenMessage } from '@yabot/telegram-sandbox';
import { type House, openHouse } from './house.ts';

const GROUP = -1001234567890;
const BALCONY = -1002345678901;
/** A Wednesday, noon in Madrid. */
const BEGINS = new Date('2026-10-21T10:00:00.000Z');

let house: House;
let ana: Follower;
let nora: Follower;
beforeAll(async () => {
  house = await openHouse(BEGINS);
  ana = await house.sandbox.client.follower({ firstName: 'Ana', username: 'ana_robles' });
  await ana.send('/start');
  await told(ana, /¡Hola, Ana/);
  nora = await house.sandbox.client.follower({ firstName: 'Nora', username: 'nora_luna' });
});
afterAll(() => house?.close());

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

const balanceOf = async (follower: Follower) => {
  const { text } = await shows(follower, '/besitos', /Tienes (un|\d+) besito/);
  return text.includes('un besito') ? 1 : Number(/Tienes (\d+) besito/.exec(text)![1]);
};

it('day 1: somebody comes by an invitation, and is told what it is about', async () => {
  const { text } = await shows(ana, '/invitar', /start=r_/);
  const code = /start=(r_[\w-]+)/.exec(text)![1];
  await nora.send(`/start ${code}`);
  await told(nora, /¡Hola, Nora/);
  await shows(ana, '/invitar', /Ha venido una persona/);
});

it('day 1: a heart brings besitos, a step of a mission and an achievement', async () => {
  const [post] = await posts(nora);
  await nora.react(post!, '❤');
  expect((await told(nora, /besitos/)).text).toMatch(/Nuevo logro/);
  expect(await balanceOf(nora)).toBeGreaterThan(0);
});

it('day 1: the gift is opened once, and says when the next one is', async () => {
  const before = await balanceOf(nora);
  await nora.send('/regalo');
  await told(nora, /te está esperando/);
  await nora.tap('🎁 Abrir');
  const opened = await told(nora, /^🎁 ¡/);
  const won = Number(/\+(\d+) besitos?/.exec(opened.text)![1]);
  expect(opened.text).toMatch(/El próximo se abre en (23|24) horas/);
  await until('the gift is paid', async () => (await balanceOf(nora)) === before + won);
  await nora.send('/regalo');
  const later = await told(nora, /El próximo se abre/);
  expect(later.buttons.flat().map(({ text }) => text)).not.toContain('🎁 Abrir');
});

it('day 1: whoever has just come does not send besitos yet, and is told from when on', async () => {
  await nora.send('/transferir 5 @ana_robles');
  await told(nora, /Vas a enviar 5 besitos a Ana/);
  expect(await nora.tap(/Sí, enviar/)).toMatchObject({
    alert: true,
    text: expect.stringMatching(/a partir del/),
  });
});

it('day 2: the gift goes on with its row', async () => {
  house.pass(25);
  await nora.send('/regalo');
  await told(nora, /te está esperando/);
  await nora.tap('🎁 Abrir');
  await told(nora, /^🎁 ¡/);
  await shows(nora, '/regalo', /2 días seguidos/);
});

it('day 2: who invited is paid once the invited takes part', async () => {
  const all = await posts(nora);
  for (const post of all) await nora.react(post, '🔥');
  for (const emoji of ['🍓', '👻']) await nora.tap(new RegExp(emoji), { chat: GROUP });
  await shows(ana, '/invitar', /; ya participa/);
  await until('Ana was paid', async () => (await balanceOf(ana)) >= 50);
});

it('day 5: besitos go to a friend, once however often the button is tapped, with words only the two can read', async () => {
  house.pass(72);
  const before = await balanceOf(nora);
  const anaBefore = await balanceOf(ana);
  await nora.send('/transferir 10 @ana_robles gracias por <traerme>');
  const asked = await told(nora, /Vas a enviar 10 besitos a Ana/);
  await nora.tap(/Sí, enviar/, { message: asked });
  await told(nora, new RegExp(`Enviado.*Tienes ${before - 10} besitos`, 's'));
  await told(ana, /Te han enviado 10 besitos|Nora/);
  await ana.tap('¿De quién?');
  expect((await told(ana, /te envió 10 besitos/)).text).toMatch(/Nora.*«gracias por <traerme>»/s);
  expect(await balanceOf(ana)).toBe(anaBefore + 10);
});

it('day 5: a receipt shows the place of a movement in the chain', async () => {
  await nora.send('/recibo');
  const which = await told(nora, /¿De qué movimiento/);
  await nora.tap(which.buttons.flat()[0]!.text, { message: which });
  expect((await told(nora, /Recibo del movimiento/)).text).toMatch(/Huella: [0-9a-f]{64}/);
});

it('day 6: a round of trivia is begun by who runs the house, answered, and summed up by name', async () => {
  house.pass(24);
  const owner = await house.sandbox.client.owner();
  await owner.send('/start');
  await told(owner, /¡Hola/);
  await owner.send('/trivia', { chat: GROUP });
  await nora.waitFor(({ text }) => /¡Trivia! /.test(text), 'the round is announced', {
    chat: GROUP,
    afterSeq: 0,
  });
  house.pass(1 / 360);
  const asked = await nora.waitFor(({ poll }) => poll !== undefined, 'a question', {
    chat: GROUP,
    afterSeq: 0,
  });
  await nora.vote(asked, 0);
  await house.bus.observer.wait(TriviaAnswered, 1);
  await until('the round is over', async () => {
    house.pass(1 / 120);
    return (await nora.messages(GROUP)).some(({ text }) => /Fin de la trivia/.test(text));
  });
  const over = (await nora.messages(GROUP)).find(({ text }) => /Fin de la trivia/.test(text));
  expect(over?.text).toMatch(/Nora · [01]\/5/);
});

it('day 7: VIP is bought with Stars, and opens the door', async () => {
  house.pass(24);
  expect(await nora.join(BALCONY)).toBe('requested');
  await nora.send('/vip');
  await told(nora, /VIP abre las partes/);
  await nora.tap('👑 Un mes de balcón');
  await told(nora, /30 días/);
  await nora.tap('Pagar 250 ⭐');
  const invoice = await nora.waitForMessage(({ invoice: one }) => one !== undefined);
  expect(await nora.pay(invoice)).toMatchObject({ paid: true });
  await told(nora, /¡Ya eres VIP!/);
  await nora.join(BALCONY);
  await until('the door is open', () => inside(nora));
});

it('day 40: VIP is over, the door closes, and the way back is told', async () => {
  house.pass(24 * 28);
  await told(nora, /Tu VIP termina/);
  house.pass(24 * 6);
  await told(nora, /Tu VIP ha terminado\. La puerta/);
  await until('the door is closed', async () => !(await inside(nora)));
});
