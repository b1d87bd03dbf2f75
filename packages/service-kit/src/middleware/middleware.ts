import type { CommandDefinition, QueryDefinition } from '@yabot/contracts';

/** A command or query somebody waits for. */
export interface Request {
  readonly definition: CommandDefinition | QueryDefinition;
  /** The value of a header, or undefined. */
  readonly header: (name: string) => string | undefined;
  /** JSON, as it came. */
  readonly raw: string;
}

/** What whoever asked gets. */
export interface Reply {
  /** JSON. */
  readonly json: string;
  /** What became of the request, for metrics: `done`, `duplicate`, `refused`, `failed`, … */
  readonly outcome: string;
}

/** Answers a request; undefined when nobody waits for it any more. */
export type Respond = (request: Request) => Promise<Reply | undefined>;

/** Something done around every request. Named as what it does. */
export type Middleware = (request: Request, next: Respond) => Promise<Reply | undefined>;

/** Puts middleware around what answers, the first outermost. */
export function compose(around: readonly Middleware[], respond: Respond): Respond {
  return around.reduceRight<Respond>((next, middleware) => (request) => middleware(request, next), respond);
}
