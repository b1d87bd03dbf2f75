import { listOf, parsed, positive, text, whole } from '../shared/command/options.ts';
import { DOCUMENTS_OPTION, type DocumentsKind, documentsKind } from '../shared/documents.ts';

/** What a run of chaos is made of. */
export interface Options {
  readonly seed: number;
  /** A scenario of many rounds does fewer when these are over. */
  readonly minutes: number;
  /** Reactions a second. */
  readonly rate: number;
  readonly users: number;
  /** Seconds between two faults. */
  readonly every: number;
  /** Of each service. */
  readonly instances: number;
  readonly documents: DocumentsKind;
  /** Kinds of faults; all when empty. */
  readonly only: readonly string[];
  /** Promises to show instead of the long run; `all` are all of them. */
  readonly scenarios: readonly string[];
  /** The version that works beside this one, as a commit; none when empty. */
  readonly older: string;
  /** How many random actions have to be explained whole by `yabot trace`. */
  readonly traces: number;
}

export const HELP = `Hurts the fleet under load, and proves that nothing was lost or doubled. Options:
  --seed 1            the same seed gives the same faults on the same targets in the same order
  --minutes 10        for how long; a scenario of many rounds does fewer when they are over
  --rate 100          reactions a second
  --users 1000        how many followers
  --every 3           seconds between two faults
  --instances 1       processes of each service
  --documents sqlite  where documents are kept, as in a fresh home; mongo: in MongoDB, which is then hurt, too
  --only kill,freeze  kinds of faults
  --scenarios P19,P22 shows these promises instead of the long run; all for all of them
  --older HEAD~20     the version that P24 has work beside this one
  --traces 100        how many random actions yabot trace has to explain whole`;

/** @throws OptionsError that says what is wrong */
export function readOptions(args: readonly string[]): Options | 'help' {
  const values = parsed(args, {
    seed: text('1'),
    minutes: text('10'),
    rate: text('100'),
    users: text('1000'),
    every: text('3'),
    instances: text('1'),
    documents: DOCUMENTS_OPTION,
    only: text(''),
    scenarios: text(''),
    older: text(''),
    traces: text('100'),
  });
  if (values.help) return 'help';
  return {
    seed: whole('seed', values.seed),
    minutes: positive('minutes', values.minutes),
    rate: positive('rate', values.rate),
    users: whole('users', values.users),
    every: positive('every', values.every),
    instances: whole('instances', values.instances),
    documents: documentsKind(values.documents),
    only: listOf(values.only),
    scenarios: listOf(values.scenarios),
    older: values.older,
    traces: Number(values.traces) === 0 ? 0 : whole('traces', values.traces),
  };
}
