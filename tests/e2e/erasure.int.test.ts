import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { jetstreamManager } from '@nats-io/jetstream';
import { connectFleet } from '@yabot/cli';
import { until } from '@yabot/service-kit/testing';
import type { Follower } from '@yabot/telegram-sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { balanceOf, logsOf, postsOf, startCommunity, type TestCommunity } from './community.ts';
import { yabot } from './yabot.ts';

const PERSON = { firstName: 'Canariona', lastName: 'Apellidona', username: 'canario_usuaria' };

describe('A person who is erased', () => {
  let community: TestCommunity;
  let follower: Follower;
  beforeAll(async () => {
    community = await startCommunity();
    follower = await community.sandbox.follower(PERSON);
    await follower.send('/start');
    await follower.waitForMessage(/Hola/, { timeoutMs: 15_000 });
    for (const post of (await postsOf(follower)).slice(0, 3)) await follower.react(post, '❤');
    await until('they have besitos', async () => (await balanceOf(follower)) > 0);
  });
  afterAll(() => community?.close());

  const words = () => [...Object.values(PERSON), String(follower.id)];
  const hits = async () => {
    const places = await everythingKept(community);
    return [...places].flatMap(([where, text]) =>
      words().flatMap((word, index) => (text.includes(word) ? [`word ${index} in ${where}`] : [])),
    );
  };

  it('gets everything that is kept of them, from every service', async () => {
    const { status, output } = await yabot(community, 'person', 'export', '@canario_usuaria');
    expect(status).toBe(0);
    expect(JSON.parse(output)).toMatchObject({
      person: { firstName: 'Canariona', telegramId: follower.id },
      services: {
        gateway: { account: [{ telegramId: follower.id }] },
        user: { profile: [{ lastName: 'Apellidona' }], state: [{ registered: true }] },
        wallet: { movements: expect.arrayContaining([expect.objectContaining({ reason: 'reaction' })]) },
        missions: { progress: [{ missions: expect.any(Object) }] },
        achievements: { standings: [{ xp: expect.any(Number) }] },
      },
    });
  });

  it('was known to databases, and is in no outbox and on no stream', async () => {
    const places = await everythingKept(community);
    const streams = [...places].filter(([where]) => where.startsWith('stream'));
    expect(streams.map(([, text]) => text).join()).toContain('"emoji"');
    const documents = ['user-documents.sqlite states', 'missions-documents.sqlite progress'];
    expect(documents.map((where) => places.get(where))).toEqual(
      documents.map(() => expect.stringMatching(/userId/)),
    );
    const found = await hits();
    expect(found.some((hit) => hit.includes('user.sqlite'))).toBe(true);
    expect(found.filter((hit) => hit.includes('stream') || hit.includes('kit_'))).toEqual([]);
  });

  it('is not erased without a confirmation', async () => {
    expect((await yabot(community, 'person', 'erase', String(follower.id))).status).toBe(64);
  });

  it('is in no database and on no stream any more, and told so', async () => {
    expect((await yabot(community, 'person', 'erase', '--yes', String(follower.id))).status).toBe(0);
    await follower.waitForMessage(/te hemos olvidado/, { timeoutMs: 15_000 });
    await until('no trace is left', async () => (await hits()).length === 0);
    expect((await yabot(community, 'person', 'export', String(follower.id))).status).toBe(1);
  });

  it('leaves a sound ledger', async () => {
    const { status, output } = await yabot(community, 'ledger', 'verify');
    expect({ status, output }).toMatchObject({ status: 0, output: expect.stringMatching(/./) });
  });

  it('is in no log', async () => {
    const logs = Object.values(await logsOf(community)).join('\n');
    expect(words().filter((word) => logs.includes(word))).toEqual([]);
  });

  it('comes back as somebody new, with nothing', async () => {
    await follower.send('/start');
    await follower.waitForMessage(/Hola/, { timeoutMs: 15_000 });
    expect(await balanceOf(follower)).toBe(0);
  });

  it('is erased by their own last button too, which is gone then', async () => {
    await follower.send('/misdatos');
    await follower.waitForMessage(/Mis datos/);
    for (const button of ['🗑 Borrarme', 'Quiero borrarme']) await follower.tap(button);
    await follower.tap('🗑 Sí, borrarlo todo');
    await follower.waitForMessage(/te hemos olvidado/, { timeoutMs: 15_000 });
    const buttons = (await follower.messages()).flatMap((message) => message.buttons.flat());
    expect(buttons.map(({ text }) => text)).not.toContain('🗑 Sí, borrarlo todo');
  });
});

/** Every row, document and message of the fleet as text, by where it is. */
async function everythingKept(community: TestCommunity): Promise<Map<string, string>> {
  const places = new Map<string, string>();
  const folder = join(community.home, 'data');
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.sqlite'))) {
    const database = new DatabaseSync(join(folder, file), { readOnly: true });
    const tables = database.prepare(`select name from sqlite_master where type = 'table'`).all();
    for (const { name: table } of tables)
      places.set(`${file} ${table}`, JSON.stringify(database.prepare(`select * from "${table}"`).all()));
    database.close();
  }
  const connection = await connectFleet({ YABOT_HOME: community.home });
  const manager = await jetstreamManager(connection);
  for await (const { config, state } of manager.streams.list()) {
    let text = '';
    for (let seq = state.first_seq; seq <= state.last_seq && state.messages > 0; seq++) {
      const message = await manager.streams.getMessage(config.name, { seq }).catch(() => null);
      text += message ? `${message.string()}\n` : '';
    }
    places.set(`stream ${config.name}`, text);
  }
  await connection.close();
  return places;
}
