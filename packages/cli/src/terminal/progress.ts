import { styled } from './output.ts';

/** What takes less than this needs no bar. */
const QUIET_MS = 1_000;
const REDRAW_MS = 100;
const WIDTH = 30;
const CLEAR_LINE = '\r\u001b[K';

/** Shows in the terminal how far something is, once it takes longer than a second. */
export class Progress {
  readonly #title: string;
  readonly #stream = process.stderr;
  readonly #began = performance.now();
  #drawnAt = Number.NEGATIVE_INFINITY;

  constructor(title: string) {
    this.#title = title;
  }

  /** @param part 0 to 1 */
  readonly at = (part: number): void => {
    const now = performance.now();
    if (!this.#stream.isTTY || now - this.#began < QUIET_MS || now - this.#drawnAt < REDRAW_MS) return;
    this.#drawnAt = now;
    const share = Math.min(1, Math.max(0, part));
    const full = Math.round(share * WIDTH);
    const bar = '█'.repeat(full) + styled('dim', '░'.repeat(WIDTH - full), this.#stream);
    const percent = String(Math.floor(share * 100)).padStart(3);
    this.#stream.write(`${CLEAR_LINE}${this.#title}  ${bar} ${percent} %`);
  };

  /** Takes the bar away. */
  end(): void {
    if (this.#drawnAt > 0) this.#stream.write(CLEAR_LINE);
  }
}
