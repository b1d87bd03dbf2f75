import { startStoreServers } from '@yabot/local-servers/testing';
import mongoose from 'mongoose';
import { expect, it } from 'vitest';
import { migrations } from '../src/collections/migrations.ts';
import { standings as collection } from '../src/collections/standings.ts';

it('gives users of before a place on the boards by their points, and takes it back', async () => {
  const servers = await startStoreServers(['mongo']);
  const connection = await mongoose.createConnection(servers.mongo.url, { dbName: 'before' }).asPromise();
  try {
    const standings = connection.db!.collection<{ _id: string }>('standings');
    const before = { _id: 'ana', ban: null, xp: 70, level: 2, achievements: {} };
    await standings.insertOne(before);
    const [boards, packed, excused] = migrations;
    await boards!.up(connection);
    await boards!.up(connection);
    expect(await standings.findOne()).toMatchObject({
      ...before,
      offBoards: false,
      scores: { at: expect.any(String), week: null, seasons: {}, changedAt: expect.any(String) },
      history: {},
    });
    const unpacked = await standings.findOne();
    await packed!.up(connection);
    await packed!.up(connection);
    expect(collection.fromStored((await standings.findOne()) as never)).toMatchObject({
      userId: 'ana',
      xp: 70,
      scores: { week: null, seasons: {} },
      changedAt: expect.any(String),
      history: {},
    });
    const told = await standings.findOne();
    await excused!.up(connection);
    await excused!.up(connection);
    const fresh = collection.fromStored((await standings.findOne()) as never);
    expect(fresh).toMatchObject({ userId: 'ana', excused: null });
    expect(fresh).not.toHaveProperty('zoneSince');
    await excused!.down(connection);
    expect(await standings.findOne()).toEqual(told);
    await packed!.down(connection);
    expect(await standings.findOne()).toEqual(unpacked);
    await boards!.down(connection);
    expect(await standings.findOne()).toEqual(before);
  } finally {
    await connection.close();
    await servers.stop();
  }
});
