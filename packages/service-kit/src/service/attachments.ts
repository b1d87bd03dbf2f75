import type { RequestListener } from 'node:http';
import type { Attachment } from './definition.ts';

/** What runs beside the handlers of a service: its resources, what it attaches, its jobs. */
export class Attachments {
  #all: readonly Partial<Attachment>[] = [];

  add(attachment: Partial<Attachment>): void {
    this.#all = [...this.#all, attachment];
  }

  /** What answers HTTP requests that are not for health or metrics. */
  get handle(): RequestListener | undefined {
    return this.#all.find(({ handle }) => handle)?.handle;
  }

  /** Finishes what is in work for partitions that go to another instance. */
  async letGo(partitions: readonly number[]): Promise<void> {
    await Promise.all(this.#all.map((attachment) => attachment.letGo?.(partitions)));
  }

  async stop(): Promise<void> {
    await Promise.all(this.#all.map((attachment) => attachment.stop?.()));
  }
}
