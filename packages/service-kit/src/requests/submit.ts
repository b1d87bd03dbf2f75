import type { SentCommand } from '@yabot/contracts';
import type { Answer } from '../bus/answer.ts';

/** Hands a command to the own service and waits until it is committed. */
export type Submit = <Data, Result, Code extends string>(
  command: SentCommand<Data, Result, Code>,
) => Promise<Answer<Result, Code>>;
