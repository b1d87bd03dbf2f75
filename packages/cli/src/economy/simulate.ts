import { resolve } from 'node:path';
import { ContentError, formatMistake, type LoadedContent, loadContent } from '@yabot/content';
import type { Bands } from '@yabot/economy-simulation';
import { ROOT, shortPath } from '../home/home.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';
import { t } from '../terminal/messages.ts';
import { Progress } from '../terminal/progress.ts';
import { parseBands } from './bands.ts';

/** What `yabot economy simulate` can be told. */
export interface SimulateOptions {
  /** A folder with content that could be published. */
  readonly content?: string;
  /** What began later is left out: it may still be on its way. */
  readonly until?: Date;
  /** So many followers are made up; history is played when neither this nor `days` is said. */
  readonly users?: number;
  readonly days?: number;
  readonly seed: number;
  readonly bands?: string;
  /** Where a page with curves is written. */
  readonly page?: string;
  readonly json?: boolean;
}

const FOLLOWERS = 200;
const DAYS = 30;

/** `yabot economy simulate`: what the rules pay, over what was recorded or to followers that are made up. */
export async function simulate(options: SimulateOptions): Promise<number> {
  const now = await contentIn(process.env.CONTENT_DIR || `${ROOT}/content`);
  const wanted = options.content === undefined ? undefined : await contentIn(options.content);
  const bands: Bands = { ...(wanted ?? now).content.economy.bands, ...parseBands(options.bands) };
  const bar = new Progress(t('economy.playing'));
  const told = { ...options, bands, at: bar.at, done: () => bar.end() };
  try {
    if (options.users === undefined && options.days === undefined) {
      return await (await import('./history.ts')).simulateHistory(now, wanted, told);
    }
    const { users = FOLLOWERS, days = DAYS } = options;
    const { simulateFollowers } = await import('./followers.ts');
    return await simulateFollowers(wanted ?? now, { ...told, users, days });
  } finally {
    bar.end();
  }
}

/** What simulations are told besides. */
export interface Told extends Omit<SimulateOptions, 'bands'> {
  readonly bands: Bands;
  readonly at: (part: number) => void;
  /** Nothing more is to be waited for. */
  readonly done: () => void;
}

/** @throws CliError with all mistakes, when there are any */
async function contentIn(folder: string): Promise<LoadedContent> {
  try {
    return await loadContent(resolve(folder));
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    const mistakes = error.mistakes.map(formatMistake).join('\n');
    throw new CliError(
      'economy.content',
      { folder: shortPath(resolve(folder)), mistakes },
      EXIT_CODES.content,
    );
  }
}
