import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Text with a style, where the terminal shows styles. */
export function styled(style: Style, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return styleText(style, text, { stream });
}

/** What the command is asked for. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** What is said beside it: warnings, progress. */
export function remark(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** An error as it is told: by a stable code, and in words. */
export interface ToldError {
  readonly code: string;
  readonly message: string;
}

/** Errors stand apart from what was asked for: on stderr, for programs as one line of JSON. */
export function sayError({ code, message }: ToldError, { json }: { json: boolean }): void {
  remark(json ? JSON.stringify({ error: { code, message } }) : styled('red', message, process.stderr));
}

/** A value for programs. */
export function sayJson(value: unknown): void {
  say(JSON.stringify(value, null, 2));
}

/** Whoever reads the output may leave early, as `head` does. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
