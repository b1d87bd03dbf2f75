import { escapeHtml } from '../conversation/texts/html.ts';
import { harmless } from './people.ts';

/** The parameters of a message in which people are named when it is sent, so that no row keeps their names. */
export interface NamedPayload {
  /** User ids; `⟦0⟧` in the text stands for the first. */
  readonly names: readonly string[];
  readonly text: string;
  /** What those are called whose names are not to be had: with it, the message waits for no names. */
  readonly somebody?: string;
  /** Only who wants to be on boards is named. */
  readonly onBoard?: true;
  /** Of a picture: they are named in these as well. */
  readonly caption?: string;
  readonly picture?: object;
}

/** Stands for the name of somebody in a text. */
export const placeOfName = (index: number): string => `⟦${index}⟧`;

export const isNamed = (payload: object): payload is NamedPayload => 'names' in payload;

/** The parameters with the names in their places; who is not known any more is somebody. */
export function withNames(
  { names, text, somebody: ours, onBoard: _, caption, picture, ...rest }: NamedPayload,
  known: ReadonlyMap<string, string>,
  somebody: string,
): object {
  const filled = (given: string, written: (name: string) => string) =>
    given.replaceAll(/⟦(\d+)⟧/g, (__, index: string) =>
      written(known.get(names[Number(index)] ?? '') ?? ours ?? somebody),
    );
  const said = (given: string) => filled(given, (name) => escapeHtml(harmless(name)));
  const drawn = (__: string, value: unknown) =>
    typeof value === 'string' ? filled(value, (name) => name) : value;
  return {
    ...rest,
    text: said(text),
    ...(caption === undefined ? {} : { caption: said(caption) }),
    ...(picture === undefined ? {} : { picture: JSON.parse(JSON.stringify(picture), drawn) }),
  };
}
