import { Listr, type ListrTask, PRESET_TIMER } from 'listr2';
import type { StartWatcher } from './steps.ts';

const TITLES: Readonly<Record<string, string>> = {
  nats: 'NATS',
  mongo: 'MongoDB',
  sql: 'PostgreSQL',
  telegram: 'Telegram',
};

interface Step {
  readonly ended: PromiseWithResolvers<string>;
  tell: (text: string) => void;
}

/** Shows a start in the terminal, one line a step; in a log, one line whenever a step ends. */
export class StartView implements StartWatcher {
  readonly #steps = new Map<string, Step>();
  #shown: Promise<unknown> = Promise.resolve();

  steps(names: readonly string[]): void {
    for (const name of names) {
      const ended = Promise.withResolvers<string>();
      ended.promise.catch(() => undefined);
      this.#steps.set(name, { ended, tell: () => undefined });
    }
    const list = new Listr(
      names.map((name) => this.#task(name)),
      {
        concurrent: true,
        // A terminal that does not tell its width cannot be drawn on.
        fallbackRendererCondition: () => !process.stdout.columns,
        exitOnError: false,
        registerSignalListeners: false,
        rendererOptions: { timer: PRESET_TIMER, collapseErrors: false },
        fallbackRendererOptions: { timer: PRESET_TIMER },
      },
    );
    this.#shown = list.run().catch(() => undefined);
  }

  progress(step: string, text: string): void {
    this.#steps.get(step)?.tell(text);
  }

  done(step: string, text: string): void {
    this.#steps.get(step)?.ended.resolve(text);
  }

  failed(step: string, reason: string): void {
    this.#steps.get(step)?.ended.reject(new Error(reason));
  }

  /** Ends the picture: what has not ended by now will not. */
  async close(reason: string): Promise<void> {
    for (const { ended } of this.#steps.values()) ended.reject(new Error(reason));
    await this.#shown;
  }

  #task(name: string): ListrTask {
    const title = TITLES[name] ?? name;
    return {
      title,
      task: async (_, task) => {
        const step = this.#steps.get(name)!;
        step.tell = (text) => {
          task.output = text;
        };
        const text = await step.ended.promise;
        if (text) task.title = `${title}  ${text}`;
      },
    };
  }
}
