import { type Outgoing, publisher, share } from '@yabot/service-kit/testing';
import type { LoadFleet } from '../fleet/load-fleet.ts';
import { settled } from '../fleet/settled.ts';
import { Journeys } from '../journeys/journeys.ts';
import { LoadRecord } from '../journeys/record.ts';
import { Crowd } from './reactions.ts';

/** Long enough for a slow machine: slowness is no failure. */
const SETTLE_MS = 600_000;

/** A fleet whose services get reactions straight from the stream; the load plays the gateway. */
export class InnerPath {
  readonly fleet: LoadFleet;
  readonly record: LoadRecord;
  readonly #publish: ReturnType<typeof publisher>;
  readonly #crowd = new Crowd();

  constructor(fleet: LoadFleet) {
    this.fleet = fleet;
    this.record = new LoadRecord(fleet);
    this.#publish = publisher(fleet.connection);
  }

  /** Makes the next reactions; they count as sent. */
  next(count: number): Outgoing[] {
    this.record.sent += count;
    return this.#crowd.next(count);
  }

  /** Publishes so many as fast as the server takes them. */
  async publish(count: number): Promise<void> {
    await this.#publish(share(this.next(count)));
  }

  /** Waits until nothing more comes of what was sent. @returns what came of it since the last time */
  async journeys(visit: Parameters<LoadRecord['read']>[0] = () => undefined): Promise<Journeys> {
    await settled(this.fleet, SETTLE_MS);
    const journeys = new Journeys();
    await this.record.read((message) => {
      journeys.add(message);
      visit(message);
    });
    return journeys;
  }

  /** Has the crowd gather before anything is measured. @returns how many have reacted */
  async gather(): Promise<number> {
    const reactions = this.#crowd.gather();
    this.record.sent += reactions.length;
    await this.#publish(share(reactions));
    await this.journeys();
    return this.#crowd.size;
  }

  /** Has the fleet do so much before anything is measured. */
  async warmUp(count: number): Promise<void> {
    await this.publish(count);
    await this.journeys();
  }
}

/** How many journeys ended within a time, a second. */
export function endedPerSecond(journeys: Journeys, from: number, until: number): number {
  const ended = [...journeys.values()].filter(({ endedAt }) => endedAt > from && endedAt <= until).length;
  return Math.round((ended / (until - from)) * 10_000) / 10;
}
