import type { DocumentsKind } from '../../shared/documents.ts';
import type { Options } from '../options.ts';

/** Where and how a scenario runs. */
export interface Place {
  /** For its data; what it puts there it removes. */
  readonly folder: string;
  /** The sizes asked for, and the seed. */
  readonly options: Options;
  readonly tell: (what: string) => void;
}

/** What a scenario showed. */
export interface Shown {
  readonly passed: boolean;
  /** What was measured, in one line: `20 cuts, lost 0, longest start 1.2 s`. */
  readonly figure: string;
}

/** A promise that needs a course of its own. Each starts what it needs, and stops it. */
export interface Scenario {
  /** `P19` */
  readonly promise: string;
  readonly title: string;
  /** Where its fleet keeps documents if that is what it is about; `both`: it has one of each. Left out: where `--documents` says. */
  readonly documents?: DocumentsKind | 'both';
  /** Why it cannot be shown here; undefined when it can. */
  readonly missing?: (place: Place) => Promise<string | undefined>;
  readonly run: (place: Place) => Promise<Shown>;
}
