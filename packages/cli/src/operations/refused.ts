import { COMMON_REFUSALS, type ServiceName } from '@yabot/contracts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';
import { type MessageKey, wordsIn } from '../terminal/messages.ts';
import type { AnyRequest } from './operation.ts';

/** A refusal as it comes over the wire. */
interface WireRefusal {
  readonly code: string;
  readonly details?: unknown;
}

/** A refusal told by the code that the contracts give it, so that programs can rely on it. */
class OperationRefused extends CliError {
  constructor(code: string, key: MessageKey, values: Record<string, string | number>) {
    super(key, values);
    Object.assign(this, { code });
  }
}

/**
 * Why something was not done, in words.
 * @param key of a command that may have been carried out though nobody answered
 */
export function refused(message: AnyRequest, { code, details }: WireRefusal, key?: string): CliError {
  const { owner: service, refusals } = message;
  const isAway = code === COMMON_REFUSALS.unavailable.code;
  if (isAway) return new CliError('operation.away', { service }, EXIT_CODES.notReachable);
  const known = [...refusals, ...Object.values(COMMON_REFUSALS)].some((each) => each.code === code);
  if (!known) return noAnswer(message.kind, service, code, key);
  return new OperationRefused(code, `refused.${code}` as MessageKey, { ...wordsOf(details), service });
}

function noAnswer(kind: AnyRequest['kind'], service: ServiceName, why: string, key = '') {
  const said = kind === 'command' ? 'operation.no-answer' : 'operation.not-answered';
  return new CliError(said, { service, why, key }, EXIT_CODES.notReachable);
}

function wordsOf(details: unknown): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(Object(details)).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : Array.isArray(value) ? value.map(partOf).join(', ') : String(value),
    ]),
  );
}

/** A condition is told by what it is. */
const partOf = (value: unknown) => {
  const { condition } = Object(value) as { condition?: string };
  return condition ? wordsIn('value', condition) : String(value);
};
