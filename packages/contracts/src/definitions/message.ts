import type { z } from 'zod';
import type { ServiceName } from './service-name.ts';

/** What every kind of message has. `Data` is the JSON a message carries. */
export interface MessageDefinition<Data = unknown> {
  readonly kind: 'event' | 'command' | 'query';
  /** The one service that publishes this event, or carries out this command, or answers this query. */
  readonly owner: ServiceName;
  /** Kebab-case: past tense for an event, imperative for a command, a noun for a query. */
  readonly name: string;
  readonly version: number;
  /** `<owner>.<name>.v<version>`: the CloudEvents type. */
  readonly type: string;
  /** One sentence for the catalogue. */
  readonly summary: string;
  readonly schema: z.ZodType<Data>;
  /** A valid message, used in the catalogue and as the base of tests. */
  readonly sample: Data;
  /** The sample with some fields replaced, for tests. */
  example(patch?: Partial<Data>): Data;
}

/** The part of a definition its author writes. */
export interface MessageSource<Data> {
  owner: ServiceName;
  name: string;
  version?: number;
  summary: string;
  data: z.ZodType<Data>;
  sample: NoInfer<Data>;
}

/** Fills in what follows from the source; shared by the three kinds. */
export function describeMessage<Data, Kind extends MessageDefinition['kind']>(
  kind: Kind,
  source: MessageSource<Data>,
): MessageDefinition<Data> & { readonly kind: Kind } {
  const version = source.version ?? 1;
  return {
    kind,
    owner: source.owner,
    name: source.name,
    version,
    type: `${source.owner}.${source.name}.v${version}`,
    summary: source.summary,
    schema: source.data,
    sample: source.sample,
    example: (patch = {}) => ({ ...source.sample, ...patch }),
  };
}
