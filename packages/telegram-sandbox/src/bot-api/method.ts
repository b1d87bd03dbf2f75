import type { z } from 'zod';
import { badRequest } from '../telegram/errors.ts';
import type { BotContext } from './context.ts';
import type { UploadedFile } from './multipart.ts';
import type { CallInput } from './params.ts';

/** What comes with a call beside its parameters. */
export interface CallExtras {
  files: ReadonlyMap<string, UploadedFile>;
  /** Aborted when the caller is gone. */
  gone: AbortSignal;
}

/** A method of the Bot API, ready to be called. */
export interface Method {
  readonly name: string;
  /** Counts against Telegram's sending limits. */
  readonly sends: boolean;
  /** Checks the parameters; the returned function does the work. */
  prepare(context: BotContext, input: CallInput, gone: AbortSignal): () => unknown;
}

/** An answer that is JSON already. */
export class RawJson {
  readonly json: string;

  constructor(json: string) {
    this.json = json;
  }
}

type Run<S extends z.ZodType> = (context: BotContext, params: z.output<S>, extras: CallExtras) => unknown;

/** Declares a method by its name, the schema of its parameters and what it does. */
export function method<S extends z.ZodType>(name: string, schema: S, run: Run<S>): Method {
  return { name, sends: false, prepare: prepared(schema, run) };
}

/** A method that counts against the sending limits. */
export function sendingMethod<S extends z.ZodType>(name: string, schema: S, run: Run<S>): Method {
  return { name, sends: true, prepare: prepared(schema, run) };
}

function prepared<S extends z.ZodType>(schema: S, run: Run<S>): Method['prepare'] {
  return (context, input, gone) => {
    const result = schema.safeParse(input.params);
    if (!result.success) throw badRequest(result.error.issues[0]!.message);
    return () => run(context, result.data, { files: input.files, gone });
  };
}
