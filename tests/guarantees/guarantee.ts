/** One thing the fleet guarantees, a bug that would break it, and the test that finds that bug. */
export interface Guarantee {
  readonly guarantee: string;
  readonly breaks: Break;
  readonly test: NamedTest;
}

/** A plausible bug: one place of the code, written otherwise. */
export interface Break {
  /** The bug in words. */
  readonly bug: string;
  readonly file: string;
  /** What stands there now, exactly once in the file. */
  readonly find: string;
  readonly replace: string;
}

/** A test, or those cases of it that are meant. */
export interface NamedTest {
  readonly path: string;
  /** As it stands in the file. */
  readonly title: string;
  /** Of a suite that runs several times: where. */
  readonly on?: string;
  /** Of a title with `%s` or `%d`: what stands there. */
  readonly case?: string;
}

const PLACEHOLDER = /%[sd]/g;

/** What vitest's `-t` takes to run the test, and nothing else. */
export function patternOf({ title, on, case: only }: NamedTest): string {
  const parts = title.split(PLACEHOLDER).map(literally);
  const where = on === undefined ? '' : `${literally(on)} .*`;
  return `${where}${parts.join(only === undefined ? '.+' : literally(only))}$`;
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Writes a bug into the text of a file. @throws when what it replaces is not there exactly once */
export function broken(text: string, { file, find, replace }: Break): string {
  const times = text.split(find).length - 1;
  if (times !== 1) throw new Error(`${file} has this ${times} times instead of once: ${find}`);
  return text.replace(find, () => replace);
}
