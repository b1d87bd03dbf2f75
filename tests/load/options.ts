import { listOf, OptionsError, parsed, text, whole } from '../shared/command/options.ts';
import { DOCUMENTS_OPTION, type DocumentsKind, documentsKind } from '../shared/documents.ts';
import type { Reach } from './growth/growth.ts';

/** What can be measured. */
export const PARTS = ['inner', 'whole', 'limits', 'idle'] as const;
/** @see PARTS */
export type Part = (typeof PARTS)[number];

/** What is measured, and how much of it. */
export interface Options {
  readonly parts: readonly Part[];
  readonly users: number;
  /** Reactions a second, one rate after another; each part has its own when left out. */
  readonly rates: readonly number[] | undefined;
  /** For how long each rate, and as much as the fleet takes. */
  readonly seconds: number;
  readonly documents: DocumentsKind;
  /** How far databases are filled to see what growth costs; not at all when left out. */
  readonly growth: Reach | undefined;
  /** Whether several instances of a service are compared, and nothing else. */
  readonly instances: boolean;
  /** With how many users each the leaderboards are measured, and nothing else; not at all when left out. */
  readonly boards: readonly number[] | undefined;
  /** Of which services a CPU profile is kept. */
  readonly profiled: readonly string[];
}

export const HELP = `Measures the fleet on this machine. Options:
  --only inner,whole,limits,idle  what is measured: the inner path, from Telegram to Telegram, the same with Telegram's
                                  limits, the fleet at rest
  --users 1000                    how many followers
  --rates 100,300                 reactions a second, instead of each part's own rates
  --seconds 20                    for how long each rate is measured
  --documents sqlite              where documents are kept, as in a fresh home; mongo: in MongoDB
  --profile gateway,missions      keeps a CPU profile of these services
  --growth short                  instead: the inner path in fleets of up to 100,000 users or a million events;
                                  full: of up to a million users or ten million events (8 GB on the disk)
  --instances                     instead: the inner path with one, two and four instances of missions
  --boards 1000,1000000           instead: ranks and points on leaderboards of so many users`;

/** @throws OptionsError that says what is wrong */
export function readOptions(args: readonly string[]): Options | 'help' {
  const values = parsed(args, {
    only: text(PARTS.join(',')),
    users: text('1000'),
    rates: text(''),
    seconds: text('20'),
    documents: DOCUMENTS_OPTION,
    profile: text(''),
    growth: text(''),
    boards: text(''),
    instances: { type: 'boolean', default: false },
  });
  if (values.help) return 'help';
  const parts = listOf(values.only);
  const unknown = parts.find((part) => !(PARTS as readonly string[]).includes(part));
  if (unknown) throw new OptionsError(`--only takes ${PARTS.join(', ')}; ${unknown} is none of them`);
  return {
    parts: parts as readonly Part[],
    users: whole('users', values.users),
    rates: values.rates === '' ? undefined : listOf(values.rates).map((rate) => whole('rates', rate)),
    seconds: whole('seconds', values.seconds),
    documents: documentsKind(values.documents),
    growth: reachOf(values.growth),
    instances: values.instances,
    boards: values.boards === '' ? undefined : listOf(values.boards).map((users) => whole('boards', users)),
    profiled: listOf(values.profile),
  };
}

function reachOf(text: string): Reach | undefined {
  if (text === '') return undefined;
  if (text === 'short' || text === 'full') return text;
  throw new OptionsError(`--growth takes short or full, not ${text}`);
}
