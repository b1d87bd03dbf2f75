import { escapeHtml } from '../conversation/texts/html.ts';
import { harmless } from './people.ts';

/** The parameters of a message in which people are named when it is sent, so that no row keeps their names. */
export interface NamedPayload {
  /** User ids; `⟦0⟧` in the text stands for the first. */
  readonly names: readonly string[];
  readonly text: string;
  /** What those are called whose names are not to be had: with it, the message waits for no names. */
  readonly somebody?: string;
}

/** Stands for the name of somebody in a text. */
export const placeOfName = (index: number): string => `⟦${index}⟧`;

export const isNamed = (payload: object): payload is NamedPayload => 'names' in payload;

/** The parameters with the names in their places; who is not known any more is somebody. */
export function withNames(
  { names, text, somebody: ours, ...rest }: NamedPayload,
  known: ReadonlyMap<string, string>,
  somebody: string,
): object {
  const named = text.replaceAll(/⟦(\d+)⟧/g, (_, index: string) =>
    escapeHtml(harmless(known.get(names[Number(index)] ?? '') ?? ours ?? somebody)),
  );
  return { ...rest, text: named };
}
