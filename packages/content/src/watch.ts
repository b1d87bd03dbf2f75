import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { CheckResult } from './check.ts';
import { checkContent } from './load.ts';

/** Stops watching. */
export interface ContentWatch {
  /** After this, nobody is called back any more. */
  close(): void;
}

/** How to watch. */
export interface WatchOptions {
  /** The version already in use: the first check calls back only if the content is another. */
  readonly since?: string;
  /** How long the folder must be quiet before it is checked. */
  readonly quietMs?: number;
  /** How often a folder that is gone is looked for. */
  readonly retryMs?: number;
}

/**
 * Checks a content folder now and after every change, and calls back when the result is another than before. Never
 * keeps the process running.
 */
export function watchContent(
  folder: string,
  onChange: (result: CheckResult) => void,
  { since, quietMs = 150, retryMs = 1000 }: WatchOptions = {},
): ContentWatch {
  let last = since;
  let closed = false;
  let checking: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const watcher = followFolder(folder, () => checkAfter(quietMs));
  checkAfter(0);

  function checkAfter(milliseconds: number): void {
    clearTimeout(timer);
    if (!closed) timer = setTimeout(start, milliseconds).unref();
  }

  // One check at a time, so that an older result never comes after a newer one.
  function start(): void {
    if (checking) {
      checkAfter(quietMs);
      return;
    }
    checking = check().finally(() => {
      checking = undefined;
    });
  }

  async function check(): Promise<void> {
    if (!(await watcher.follow())) checkAfter(retryMs);
    const result = await checkContent(folder);
    const now = result.ok ? result.version : JSON.stringify(result.mistakes);
    if (closed || now === last) return;
    last = now;
    onChange(result);
  }

  return {
    close() {
      closed = true;
      clearTimeout(timer);
      watcher.close();
    },
  };
}

/** Watches a folder by its path, also when another folder takes its place. */
function followFolder(folder: string, onEvent: () => void) {
  let watcher: FSWatcher | undefined;
  let inode: number | undefined;
  let closed = false;
  const close = () => {
    watcher?.close();
    watcher = undefined;
    inode = undefined;
  };
  return {
    async follow(): Promise<boolean> {
      const found = (await stat(folder).catch(() => undefined))?.ino;
      if (closed) return true;
      if (found === inode && watcher) return true;
      close();
      if (found === undefined) return false;
      inode = found;
      watcher = watch(folder, { recursive: true, persistent: false }, onEvent).on('error', () => {
        close();
        onEvent();
      });
      return true;
    },
    close() {
      closed = true;
      close();
    },
  };
}
