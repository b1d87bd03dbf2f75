import { createHash } from 'node:crypto';
import { constants, type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type CommonSettings, sqliteFile } from '@yabot/service-kit/settings';
import type { RawUpdate } from './taker.ts';

/** Taken ahead, so that a full disk does not refuse what is written here. */
const ROOM = 8 << 20;
const END = '\0';

/** Beside a database that is a file; gateways on several machines would not find what another put aside. */
export function asideOf(settings: CommonSettings): Aside {
  const file = sqliteFile(settings, 'gateway');
  return new Aside(file && `${file}-aside`);
}

/**
 * Updates that wait for the database, in a file beside it: while the disk is full there is room for them all the same.
 * Each line is a digest and an update; what follows a line that is not whole was never kept.
 */
export class Aside {
  readonly #file: string | undefined;
  readonly #room: number;
  #handle: FileHandle | undefined;
  #waiting: RawUpdate[] = [];
  #length = 0;

  /**
   * @param file without one nothing can be put aside, such as where several machines share the database
   * @param room in bytes
   */
  constructor(file: string | undefined, room = ROOM) {
    this.#file = file;
    this.#room = room;
  }

  /** Finds what was put aside before, unless it is open. */
  async open(): Promise<void> {
    if (!this.#file || this.#handle) return;
    await mkdir(dirname(this.#file), { recursive: true });
    this.#handle = await open(this.#file, constants.O_RDWR | constants.O_CREAT, 0o600);
    const bytes = await this.#handle.readFile();
    await this.#takeRoom(bytes.length);
    const { updates, length } = read(bytes);
    this.#waiting = updates;
    this.#length = length;
  }

  /** Leaves what waits in the file. */
  async close(): Promise<void> {
    await this.#handle?.close();
    this.#handle = undefined;
    this.#waiting = [];
  }

  get size(): number {
    return this.#waiting.length;
  }

  /** The oldest of those that wait. */
  first(count: number): readonly RawUpdate[] {
    return this.#waiting.slice(0, count);
  }

  /** Puts updates behind those that wait. @returns whether they are on the disk */
  async keep(updates: readonly RawUpdate[]): Promise<boolean> {
    const lines = Buffer.from(updates.map(lineOf).join('') + END);
    if (!this.#handle || this.#length + lines.length > this.#room) return false;
    try {
      await this.#handle.write(lines, 0, lines.length, this.#length);
      await this.#handle.datasync();
    } catch {
      return false;
    }
    this.#length += lines.length - END.length;
    this.#waiting.push(...updates);
    return true;
  }

  /** Forgets the oldest: the database has them. The file forgets when it has all. */
  async taken(count: number): Promise<void> {
    this.#waiting.splice(0, count);
    if (this.#waiting.length > 0) return;
    await this.#handle?.write(Buffer.alloc(this.#length), 0, this.#length, 0);
    await this.#handle?.datasync();
    this.#length = 0;
  }

  async #takeRoom(from: number) {
    if (from >= this.#room || !this.#handle) return;
    const room = this.#handle.write(Buffer.alloc(this.#room - from), 0, this.#room - from, from);
    // Where there is none, as much is kept as finds some.
    await room.then(() => this.#handle?.sync()).catch(() => undefined);
  }
}

const digestOf = (json: string) => createHash('sha256').update(json).digest('base64url');

function lineOf(update: RawUpdate): string {
  const json = JSON.stringify(update);
  return `${digestOf(json)} ${json}\n`;
}

function read(bytes: Buffer): { updates: RawUpdate[]; length: number } {
  const updates: RawUpdate[] = [];
  let length = 0;
  const end = bytes.indexOf(END);
  for (const line of bytes.toString('utf8', 0, end === -1 ? bytes.length : end).split('\n')) {
    const [digest, json] = [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)];
    if (digest !== digestOf(json)) break;
    updates.push(JSON.parse(json));
    length += Buffer.byteLength(line) + 1;
  }
  return { updates, length };
}
