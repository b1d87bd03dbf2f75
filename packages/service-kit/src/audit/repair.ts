import type { OutboxPlace, OutboxRow } from '../store/store.ts';
import type { AuditEnvironment } from './stream-audit.ts';

/** How many are published at once. */
const WAVE = 500;
/** What stays unseen after so many times is not helped by another, and would only fill the stream. */
const MAX_TIMES = 5;

/** Publishes again what the stream has lost. Who had it already recognises it by the id in its envelope. */
export class Repair {
  readonly #environment: AuditEnvironment;
  #times = new Map<string, number>();

  constructor(environment: AuditEnvironment) {
    this.#environment = environment;
  }

  /**
   * Publishes what is missing, lane by lane in order; resolves when the stream has it.
   * @returns whether there was anything that may be helped
   */
  async publishAgain(missing: readonly OutboxPlace[]): Promise<boolean> {
    this.#times = new Map(missing.map(({ id }) => [id, (this.#times.get(id) ?? 0) + 1]));
    const [first] = missing;
    if (!first) return false;
    const { log, metrics, service } = this.#environment;
    const hopeless = missing.filter(({ id }) => this.#times.get(id)! > MAX_TIMES).length;
    metrics.streamGaps.inc([...this.#times.values()].filter((times) => times === 1).length);
    log.error(
      { service, missing: missing.length, hopeless, since: first.at, messageId: first.id },
      'stream-gap',
    );
    for (const [lane, places] of Map.groupBy(missing, (place) => place.lane)) {
      for (let start = 0; start < places.length; start += WAVE) {
        await this.#publish(lane, places.slice(start, start + WAVE));
      }
    }
    return hopeless < missing.length;
  }

  /** Under another id than at first: the server may still know that one, and refuse a message it has lost. */
  async #publish(lane: string, places: readonly OutboxPlace[]) {
    const { publish, newId } = this.#environment;
    const wanted = new Set(places.map(({ id }) => id).filter((id) => this.#times.get(id)! <= MAX_TIMES));
    const again = newId();
    const rows = (await this.#rows(lane, places)).filter(({ id }) => wanted.has(id));
    if (rows.length > 0) await publish(rows.map((row) => ({ ...row, id: `${row.id}:${again}` })));
  }

  async #rows(lane: string, places: readonly OutboxPlace[]): Promise<OutboxRow[]> {
    const { coordination } = this.#environment.store;
    const rows: OutboxRow[] = [];
    for (const [first, last] of runsOf(places.map(({ position }) => position))) {
      const found = await coordination.laneAfter(lane, first - 1, last - first + 1);
      rows.push(...found.filter(({ position }) => position <= last));
    }
    return rows;
  }
}

/** Neighbouring positions, as first and last. */
function runsOf(positions: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const position of positions) {
    const run = runs.at(-1);
    if (run?.[1] === position - 1) run[1] = position;
    else runs.push([position, position]);
  }
  return runs;
}
