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

  /** Ends with these partitions, or with all; what is not acknowledged comes again. */
  async end(partitions: Iterable<number> = [...this.#consumers.keys()]): Promise<void> {
    const ended = await Promise.all([...partitions].map((partition) => this.#end(partition)));
    for (const consumer of ended) consumer?.leave();
  }

  /** Asks for no more, has what is in this process dealt with, and acknowledges it. */
  async finish(work: () => Promise<void>): Promise<void> {
    const ended = await Promise.all([...this.#consumers.keys()].map((partition) => this.#end(partition)));
    await work();
    await Promise.all(ended.map((consumer) => consumer?.settled()));
    for (const consumer of ended) consumer?.leave();
  }

  #begin(partition: number): Promise<PartitionConsumer> {
    const consumer = this.#open(partition);
    const forget = (begun?: PartitionConsumer) => {
      if (this.#consumers.get(partition) !== consumer) return;
      this.#consumers.delete(partition);
      begun?.leave();
    };
    this.#consumers.set(partition, consumer);
    consumer.then(
      (begun) =>
        void begun.ended.then(
          () => forget(begun),
          () => forget(begun),
        ),
      () => forget(),
    );
    return consumer;
  }

  /** @returns what has ended; undefined when it had not begun */
  async #end(partition: number): Promise<PartitionConsumer | undefined> {
    const consumer = this.#consumers.get(partition);
    this.#consumers.delete(partition);
    const begun = await consumer?.catch(() => undefined);
    await begun?.stop().catch(() => undefined);
    return begun;
  }
}
