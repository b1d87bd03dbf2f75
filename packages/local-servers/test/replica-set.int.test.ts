import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { MongoClient } from 'mongodb';
import { expect, it } from 'vitest';
import { startMongo } from '../src/index.ts';
import { becomePrimary } from '../src/run/replica-set.ts';

/** Stands before a server, and cuts the first connection on which some word is said: what was asked is never done. */
async function cuttingAt(word: string, port: number) {
  let isCut = false;
  const proxy = createServer((client) => {
    const server = connect(port, '127.0.0.1');
    for (const end of [client, server]) end.on('error', () => undefined);
    client.on('data', (data) => {
      if (isCut || !data.includes(word)) return void server.write(data);
      isCut = true;
      client.destroy();
    });
    client.on('close', () => server.destroy());
    server.pipe(client);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return { port: (proxy.address() as AddressInfo).port, isCut: () => isCut, close: () => proxy.close() };
}

it('a mongod that closes the connection on which it is told its new address is told again', async () => {
  const mongo = await startMongo();
  const port = Number(new URL(mongo.url).port);
  const proxy = await cuttingAt('replSetReconfig', port);
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`);
  try {
    const self = `localhost:${port}`;
    await becomePrimary({ host: '127.0.0.1', port: proxy.port, self }, AbortSignal.timeout(20_000));
    const { config } = await client.db('admin').command({ replSetGetConfig: 1 });
    expect([proxy.isCut(), config.members[0].host]).toEqual([true, self]);
  } finally {
    await client.close();
    proxy.close();
    await mongo.stop();
  }
});
