import { instant, userId } from '@yabot/contracts';
import { z } from 'zod';
import type { Operation } from './operation.ts';

/** What a field is to be given as. */
export type FieldKind = 'person' | 'moment' | 'number' | 'switch' | 'choice' | 'list' | 'text';

/** A field of a message that somebody gives at the terminal. */
export interface Field {
  /** Where it stands in the message: `['selection', 'from']`. */
  readonly path: readonly string[];
  /** What it is called at the terminal: `user`, `cause-prefix`. */
  readonly name: string;
  readonly kind: FieldKind;
  /** Of a choice. */
  readonly choices?: readonly string[];
  readonly required: boolean;
  /** Left out, it is null, which says something: for good, or for everybody. */
  readonly nullable: boolean;
}

/** The field that says who gives the order. */
export const ACTOR = 'by';

/** A schema without what lets it be absent. */
export function bare(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault
    ? bare(schema.unwrap() as z.ZodType)
    : schema;
}

/** What values of a schema are, told by the schema itself: those of people and moments are shared by all messages. */
export function kindOf(schema: z.ZodType): FieldKind {
  const inner = bare(schema);
  if (inner === userId) return 'person';
  if (inner === instant) return 'moment';
  if (inner instanceof z.ZodNumber) return 'number';
  if (inner instanceof z.ZodBoolean) return 'switch';
  if (inner instanceof z.ZodEnum) return 'choice';
  return inner instanceof z.ZodArray ? 'list' : 'text';
}

/** The fields of an object; none of anything else. */
export function shapeOf(schema: z.ZodType): Readonly<Record<string, z.ZodType>> {
  const inner = bare(schema);
  return inner instanceof z.ZodObject ? (inner.shape as Record<string, z.ZodType>) : {};
}

/** What somebody gives for an operation: the fields of its message but those that are filled in. */
export function fieldsOf({ message, fill, defaults, called }: Operation): Field[] {
  return fieldsIn(message.schema, []).flatMap((field) => {
    const [top] = field.path;
    if (top === ACTOR || (top !== undefined && top in fill)) return [];
    const name = called[field.path.join('.')] ?? field.name;
    return [{ ...field, name, required: field.required && !(name in defaults) }];
  });
}

/** Whether somebody who is known to the fleet gives the order; otherwise it is whoever is at the server. */
export function actorOf({ message }: Operation): FieldKind | undefined {
  const schema = shapeOf(message.schema)[ACTOR];
  return schema && kindOf(schema);
}

function fieldsIn(schema: z.ZodType, within: readonly string[]): Field[] {
  return Object.entries(shapeOf(schema)).flatMap(([key, each]) => {
    const path = [...within, key];
    const inner = bare(each);
    if (inner instanceof z.ZodObject) return fieldsIn(inner, path);
    const kind = kindOf(each);
    const nullable = each.safeParse(null).success;
    const required = kind !== 'switch' && !nullable && !each.safeParse(undefined).success;
    const choices = inner instanceof z.ZodEnum ? { choices: inner.options.map(String) } : {};
    return [{ path, name: nameOf(key), kind, required, nullable, ...choices }];
  });
}

/** `causePrefix` is `cause-prefix`; whose id it is says who it is: `inviterId` is `inviter`. */
const nameOf = (key: string) =>
  key.replace(/Id$/, '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
