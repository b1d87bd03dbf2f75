import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** How many rows each of two generations holds in memory. */
const GENERATION = 20_000;

/**
 * The rows of all tables. What is used lately is in memory, all else in a file that ends with the simulation: history may
 * be as long as it likes.
 */
export class Rows {
  readonly #most: number;
  #young = new Map<string, unknown>();
  #old = new Map<string, unknown>();
  #changed = new Set<string>();
  #file: SpillFile | undefined;

  /** @param most how many rows are in memory, half of them */
  constructor(most = GENERATION) {
    this.#most = most;
  }

  get(table: string, key: string): unknown {
    const name = nameOf(table, key);
    if (this.#young.has(name)) return this.#young.get(name);
    const row = this.#old.has(name) ? this.#old.get(name) : this.#file?.get(name);
    if (row !== undefined) this.#keep(name, row);
    return row;
  }

  /** @param row undefined when there is none any more */
  set(table: string, key: string, row: unknown): void {
    const name = nameOf(table, key);
    this.#changed.add(name);
    this.#keep(name, row);
  }

  close(): void {
    this.#file?.close();
  }

  #keep(name: string, row: unknown) {
    this.#young.set(name, row);
    if (this.#young.size < this.#most) return;
    const leaving = [...this.#old].filter(([each]) => this.#changed.has(each) && !this.#young.has(each));
    if (leaving.length > 0) {
      this.#file ??= new SpillFile();
      this.#file.put(leaving);
      for (const [each] of leaving) this.#changed.delete(each);
    }
    this.#old = this.#young;
    this.#young = new Map();
  }
}

const nameOf = (table: string, key: string) => `${table}/${key}`;

class SpillFile {
  readonly #folder = mkdtempSync(join(tmpdir(), 'yabot-simulation-'));
  readonly #database = new Database(join(this.#folder, 'rows.sqlite'));
  readonly #find;
  readonly #put;

  constructor() {
    // Nobody needs it after a crash.
    this.#database.exec('pragma journal_mode = off; pragma synchronous = off');
    this.#database.exec('create table kept (name text primary key, row text) without rowid');
    this.#find = this.#database.prepare('select row from kept where name = ?');
    this.#put = this.#database.prepare('insert or replace into kept values (?, ?)');
  }

  get(name: string): unknown {
    const [found] = this.#find.all([name]) as { readonly row: string | null }[];
    return found?.row ? JSON.parse(found.row) : undefined;
  }

  put(rows: readonly (readonly [string, unknown])[]): void {
    this.#database.exec('begin');
    for (const [name, row] of rows) this.#put.run([name, row === undefined ? null : JSON.stringify(row)]);
    this.#database.exec('commit');
  }

  close(): void {
    this.#database.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
