import { withFleet } from '../fleet/known-fleet.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';
import { confirm, isInteractive } from '../terminal/confirm.ts';
import { t } from '../terminal/messages.ts';
import { remark, say, sayJson, styled } from '../terminal/output.ts';
import { Progress } from '../terminal/progress.ts';
import { discard, replay } from './act.ts';
import type { Letter } from './letter.ts';
import { Letters } from './letters.ts';
import { countedByKind, showHistory, showLetter, showLetters, withoutRaw } from './show-letters.ts';

const withLetters = (work: (letters: Letters) => Promise<number>): Promise<number> =>
  withFleet(async (connection) => work(await Letters.open(connection)));

/** `yabot dlq list`: the letters that wait, the newest last. */
export async function listLetters(options: {
  json?: boolean;
  service?: string;
  code?: string;
  limit: number;
}): Promise<number> {
  return withLetters(async (letters) => {
    const all = await letters.all(options);
    const shown = all.slice(-options.limit);
    if (options.json) {
      sayJson({ total: all.length, letters: shown.map(withoutRaw) });
    } else if (all.length === 0) {
      say(t('status.no-letters'));
    } else {
      say(showLetters(shown, new Date()).join('\n'));
      if (shown.length < all.length) say(t('dlq.more', { shown: shown.length, total: all.length }));
    }
    return EXIT_CODES.ok;
  });
}

/** `yabot dlq show`: one letter, with what it takes to understand it. */
export async function showOneLetter(seq: number, { json, raw = false }: { json?: boolean; raw?: boolean }) {
  return withLetters(async (letters) => {
    const letter = await letters.get(seq);
    if (json) sayJson(raw ? letter : withoutRaw(letter));
    else say(showLetter(letter, { raw }).join('\n'));
    return EXIT_CODES.ok;
  });
}

/** What `yabot dlq replay` can be told. */
export interface ReplayOptions {
  readonly all?: boolean;
  readonly service?: string;
  readonly code?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** `yabot dlq replay`: hands a message, or all of them, to its service once more. */
export async function replayLetters(seq: number | undefined, options: ReplayOptions): Promise<number> {
  if ((seq === undefined) !== Boolean(options.all)) throw new CliError('dlq.which', {}, EXIT_CODES.usage);
  return withLetters(async (letters) => {
    const chosen = seq === undefined ? await letters.all(options) : [await letters.get(seq)];
    if (seq === undefined && !(await wanted(chosen, options))) return EXIT_CODES.ok;
    const { replayed, failed } = await replayEach(letters, chosen);
    if (options.json) sayJson({ replayed, failed });
    else {
      for (const { seq: at, why } of failed) remark(styled('red', `✗ ${at}: ${why}`, process.stderr));
      say(t('dlq.replayed-count', { count: replayed.length }));
    }
    return failed.length === 0 ? EXIT_CODES.ok : EXIT_CODES.notWell;
  });
}

/** Says what is about to happen, and asks. */
async function wanted(chosen: readonly Letter[], { yes, json }: ReplayOptions): Promise<boolean> {
  if (chosen.length === 0 || yes) return true;
  if (!json) say(countedByKind(chosen).join('\n'));
  return confirm(t('dlq.replay-all', { count: chosen.length }));
}

async function replayEach(letters: Letters, chosen: readonly Letter[]) {
  const bar = new Progress(t('dlq.replaying'));
  const replayed: number[] = [];
  const failed: { seq: number; why: string }[] = [];
  for (const [index, letter] of chosen.entries()) {
    try {
      await replay(letters, letter, new Date());
      replayed.push(letter.seq);
    } catch (error) {
      if (letters.connection.isClosed()) throw error;
      failed.push({ seq: letter.seq, why: (error as Error).message });
    }
    bar.at((index + 1) / chosen.length);
  }
  bar.end();
  return { replayed, failed };
}

/** `yabot dlq discard`: gives a message up for good. */
export async function discardLetter(
  seq: number,
  { reason, yes, json = false }: { reason: string; yes?: boolean; json?: boolean },
) {
  if (reason.trim() === '') throw new CliError('dlq.reason-needed', {}, EXIT_CODES.usage);
  return withLetters(async (letters) => {
    const letter = await letters.get(seq);
    if (!json) say(showLetters([letter], new Date()).join('\n'));
    const asks = !yes && !json && isInteractive();
    if (asks && !(await confirm(t('dlq.discard-this')))) return EXIT_CODES.ok;
    await discard(letters, letter, reason.trim(), new Date());
    if (json) sayJson({ discarded: seq });
    else say(t('dlq.discarded-one', { seq }));
    return EXIT_CODES.ok;
  });
}

/** `yabot dlq history`: who replayed and discarded what, and why. */
export async function lettersHistory({ json }: { json?: boolean }): Promise<number> {
  return withLetters(async (letters) => {
    const records = await letters.history();
    if (json) sayJson(records);
    else say(records.length === 0 ? t('dlq.no-history') : showHistory(records).join('\n'));
    return EXIT_CODES.ok;
  });
}
