import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { basename, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { LocalServerError, messageOf } from '../errors.ts';
import { fileNamed, putIntoCache } from './cache.ts';
import { runFirst } from './programs.ts';
import type { OfficialArchive, OriginAnswer, Search } from './types.ts';

const ANSWER_MS = 3_000;
const SILENCE_MS = 20_000;

/** Fetches the server from its project's own site, checked against the checksum published there, into the cache. */
export async function fetchOfficial(search: Search): Promise<OriginAnswer> {
  const archive = await search.server.official?.();
  if (!archive) return { reason: `no official build of ${search.server.name} for this machine` };
  try {
    return await putIntoCache(search, async (folder) => {
      const file = basename(archive.url);
      const checksum = checksumOf(await (await request(archive.checksumUrl)).text(), file);
      search.onProgress({ step: 'fetching', name: search.server.name, from: archive.url });
      await download(archive, join(folder, file), checksum, search.onProgress);
      await runFirst([['tar', '-xzf', join(folder, file), '-C', folder]], [], search.env);
      return fileNamed(search.server.name, folder);
    });
  } catch (error) {
    return { reason: `${new URL(archive.url).host}: ${messageOf(error)}` };
  }
}

/** Gives up when no answer has begun within three seconds: another source may do. */
async function request(url: string): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(new Error('no answer in 3 s')), ANSWER_MS);
  try {
    const response = await fetch(url, { signal: patience.signal });
    if (!response.ok) throw new LocalServerError('FETCH_FAILED', `answered ${response.status} for ${url}`);
    return response;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw cause;
  } finally {
    clearTimeout(timer);
  }
}

/** The SHA-256 in a checksum file: alone, or in the line of the file's name. */
export function checksumOf(text: string, file: string): string {
  for (const line of text.split('\n')) {
    const [checksum = '', name] = line.trim().split(/\s+\*?/);
    const isOfFile = name === undefined || name === file;
    if (isOfFile && /^[0-9a-f]{64}$/i.test(checksum)) return checksum.toLowerCase();
  }
  throw new LocalServerError('FETCH_FAILED', `no checksum is published for ${file}`);
}

async function download(
  { url }: OfficialArchive,
  target: string,
  checksum: string,
  onProgress: Search['onProgress'],
): Promise<void> {
  const response = await request(url);
  if (!response.body) throw new LocalServerError('FETCH_FAILED', `${url} is empty`);
  const hash = createHash('sha256');
  const total = Number(response.headers.get('content-length'));
  await pipeline(
    Readable.fromWeb(response.body),
    watched(hash, progressOf(basename(target), total, onProgress)),
    createWriteStream(target),
  );
  if (hash.digest('hex') !== checksum) {
    throw new LocalServerError('FETCH_FAILED', `${basename(target)} does not match its published checksum`);
  }
}

/** Passes bytes on, counted and hashed; ends with an error when none came for a while. */
function watched(hash: ReturnType<typeof createHash>, onBytes: (count: number) => void): Transform {
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      silence.refresh();
      hash.update(chunk);
      onBytes(chunk.length);
      done(null, chunk);
    },
  });
  const silence = setTimeout(() => stream.destroy(new Error('the download stalled')), SILENCE_MS);
  stream.once('close', () => clearTimeout(silence));
  return stream;
}

/** Told at every quarter. */
function progressOf(file: string, total: number, onProgress: Search['onProgress']) {
  let [received, quarter] = [0, 0];
  return (count: number) => {
    received += count;
    const reached = total > 0 ? Math.floor((4 * received) / total) : 0;
    if (reached > quarter) onProgress({ step: 'fetched', file, percent: 25 * reached });
    quarter = Math.max(quarter, reached);
  };
}
