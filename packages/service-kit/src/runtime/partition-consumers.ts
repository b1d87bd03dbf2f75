import type { PartitionConsumer } from '../bus/stream-consumer.ts';

/** Which partitions are being consumed. What failed to begin, or ended by itself, begins again with the next look. */
export class PartitionConsumers {
  readonly #open: (partition: number) => Promise<PartitionConsumer>;
  readonly #consumers = new Map<number, Promise<PartitionConsumer>>();

  constructor(open: (partition: number) => Promise<PartitionConsumer>) {
    this.#open = open;
  }

  /**
   * Begins with those of the partitions that are not being consumed yet.
   * @throws what kept one from beginning, when the others have begun
   */
  async begin(partitions: Iterable<number>): Promise<void> {
    const begun = [...partitions].map(
      (partition) => this.#consumers.get(partition) ?? this.#begin(partition),
    );
    const failed = (await Promise.allSettled(begun)).find(({ status }) => status === 'rejected');
    if (failed) throw (failed as PromiseRejectedResult).reason;
  }

  /** Ends with these partitions, or with all. */
  async end(partitions: Iterable<number> = [...this.#consumers.keys()]): Promise<void> {
    await Promise.all([...partitions].map((partition) => this.#end(partition)));
  }

  #begin(partition: number): Promise<PartitionConsumer> {
    const consumer = this.#open(partition);
    const forget = () => {
      if (this.#consumers.get(partition) === consumer) this.#consumers.delete(partition);
    };
    this.#consumers.set(partition, consumer);
    consumer.then(({ ended }) => ended).then(forget, forget);
    return consumer;
  }

  async #end(partition: number) {
    const consumer = this.#consumers.get(partition);
    this.#consumers.delete(partition);
    await consumer?.then((begun) => begun.stop()).catch(() => undefined);
  }
}
