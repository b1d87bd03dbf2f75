import type { SentCommand } from '@yabot/contracts';
import type { Answer } from '../bus/answer.ts';

/**
 * Hands a command to the own service and waits until it is committed.
 * @param how.urgent whether a batch begins for it at once; others share the next
 */
export type Submit = <Data, Result, Code extends string>(
  command: SentCommand<Data, Result, Code>,
  how?: { readonly urgent?: boolean },
) => Promise<Answer<Result, Code>>;
