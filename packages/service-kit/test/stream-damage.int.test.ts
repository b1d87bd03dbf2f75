import { cp, open, readdir, readFile, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { numbers, useAudited } from './audited.ts';

const on = useAudited();
let service: Awaited<ReturnType<typeof on.start>>;

beforeEach(async () => {
  await on.open('SQLite');
  service = await on.start();
  await on.addReader();
  await service.sum(30);
});

/** Ends the server, changes its files, and starts it again. */
async function whileDown(change: () => Promise<void>) {
  await on.nats.kill();
  await service.until('failed');
  await change();
  await on.nats.restart();
  await service.until('healthy');
}

async function lastBlock(): Promise<string> {
  const blocks = (await readdir(join(on.streamFolder, 'msgs'))).filter((name) => name.endsWith('.blk'));
  return join(on.streamFolder, 'msgs', blocks.toSorted().at(-1)!);
}

/** Where the record of the message with that number in the sequence of events begins. */
async function recordOf(number: number): Promise<{ file: string; start: number; value: number }> {
  const file = await lastBlock();
  const bytes = await readFile(file);
  const value = bytes.indexOf(`ce-sequence: ${number}\r\n`);
  // A record: its length, its sequence and its time, then the length of the subject and the subject.
  return { file, start: bytes.lastIndexOf('evt.wallet.summed', value) - 22, value };
}

async function flipBit(file: string, offset: number, bit: number) {
  const handle = await open(file, 'r+');
  const byte = Buffer.alloc(1);
  await handle.read(byte, 0, 1, offset);
  byte[0] = byte[0]! ^ (1 << bit);
  await handle.write(byte, 0, 1, offset);
  await handle.close();
}

describe('What nobody has read yet is published again', () => {
  // Younger messages are published again at once, without anybody looking for them.
  beforeEach(() => service.audited(30));

  it('after the last block was cut short', async () => {
    await whileDown(async () => {
      const file = await lastBlock();
      await truncate(file, Math.floor((await stat(file)).size / 2));
    });
    await service.sum(5);
    await on.read(numbers(1, 35));
    expect(await service.gaps()).toBeGreaterThan(0);
  });

  it('after the last block was cut short and the index is gone', async () => {
    await whileDown(async () => {
      const file = await lastBlock();
      await truncate(file, Math.floor((await stat(file)).size / 2));
      await rm(join(on.streamFolder, 'msgs', 'index.db'), { force: true });
    });
    await service.sum(5);
    await on.read(numbers(1, 35));
    expect(await service.gaps()).toBeGreaterThan(0);
  });

  it('also by somebody who had read further than the stream reaches now', async () => {
    await on.read(numbers(1, 30), 25);
    await whileDown(async () => {
      const file = await lastBlock();
      await truncate(file, Math.floor((await stat(file)).size / 2));
    });
    await service.sum(5);
    await on.read(numbers(26, 35));
  });

  it.each([
    ['its length', (start: number) => start + 1],
    ['its sequence', (start: number) => start + 4],
    ['its contents', (_: number, value: number) => value + 5],
  ])('after a bit of a message was flipped, in %s', async (_, place) => {
    await whileDown(async () => {
      const { file, start, value } = await recordOf(12);
      await flipBit(file, place(start, value), 4);
    });
    await service.sum(5);
    await on.read(numbers(1, 35));
    expect(await service.gaps()).toBeGreaterThan(0);
  });

  it('after the disk was set back to how it was before', async () => {
    const before = join(on.nats.dir, 'before');
    await whileDown(() => cp(join(on.nats.dir, 'data'), before, { recursive: true }));
    await service.sum(20);
    await on.read(numbers(1, 50), 45);
    await whileDown(async () => {
      await rm(join(on.nats.dir, 'data'), { recursive: true });
      await cp(before, join(on.nats.dir, 'data'), { recursive: true });
    });
    await service.sum(5);
    await on.read(numbers(46, 55));
  });

  it('after the whole disk was lost', async () => {
    await whileDown(() => rm(join(on.nats.dir, 'data'), { recursive: true }));
    await service.sum(5);
    await on.addReader();
    await on.read(numbers(1, 35));
  });
});

it('what NATS may not have synced comes back after a power cut, dead letters too', async () => {
  await service.stop();
  // On a busy machine a second may be over before the power is cut.
  service = await on.start({ NATS_SYNC_SECONDS: '60' });
  const before = join(on.nats.dir, 'before');
  await whileDown(() => cp(join(on.nats.dir, 'data'), before, { recursive: true }));
  await on.bury();
  await whileDown(async () => {
    await rm(join(on.nats.dir, 'data'), { recursive: true });
    await cp(before, join(on.nats.dir, 'data'), { recursive: true });
  });
  await on.letters(1);
});

it('a lost index loses nothing', async () => {
  await whileDown(() => rm(join(on.streamFolder, 'msgs', 'index.db'), { force: true }));
  await service.sum(5);
  await on.read(numbers(1, 35));
  expect(await service.gaps()).toBe(0);
});
