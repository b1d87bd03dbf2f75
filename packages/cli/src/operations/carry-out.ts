import { randomUUID } from 'node:crypto';
import type { CommandDefinition } from '@yabot/contracts';
import { z } from 'zod';
import { operator } from '../fleet/ask.ts';
import { withFleet } from '../fleet/known-fleet.ts';
import { fleetPlaces } from '../settings/fleet-settings.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';
import { confirm, isInteractive } from '../terminal/confirm.ts';
import { t } from '../terminal/messages.ts';
import { say, sayJson, styled } from '../terminal/output.ts';
import { SANDBOX_OWNER_ID } from '../up/sandbox/community.ts';
import { ACTOR, actorOf, type Field, fieldsOf, shapeOf } from './fields.ts';
import { Fleet } from './fleet.ts';
import { answered, type Operation, type Told } from './operation.ts';
import { peopleIn, shown } from './show.ts';
import { valueIn } from './values.ts';

/** What every command of the line that is made from a message can be told. */
export interface OperationOptions {
  readonly json?: boolean;
  readonly yes?: boolean;
  readonly preview?: boolean;
  /** Who gives the order, as they are called at the terminal. */
  readonly by?: string;
  /** The same again has no second effect. */
  readonly key?: string;
}

type Data = Record<string, unknown>;

/**
 * Carries out a command of the line: reads what was given, shows what it will do, asks, does it, tells what came of it.
 * @param given texts by the names of the fields
 */
export function carryOut(
  operation: Operation,
  given: Readonly<Record<string, unknown>>,
  options: OperationOptions,
): Promise<number> {
  const key = keyIn(options);
  const now = new Date();
  const fields = fieldsOf(operation);
  const texts = { ...operation.defaults, ...given };
  const values = fields.map((field) => [field, read(field, texts[field.name], now)] as const);
  return withFleet(async (connection) => {
    const fleet = new Fleet(connection);
    const data = await found(fleet, values);
    const actor = await actorFor(operation, fleet, options);
    if (actor !== undefined) data[ACTOR] = actor;
    const { message } = operation;
    if (message.kind === 'command') return order(operation, message, { fleet, data, key }, options);
    const value = await fleet.ask(message, complete(operation, { data, key, preview: undefined }));
    await tell(fleet, answered(message, value, operation.pick as never), options);
    return EXIT_CODES.ok;
  });
}

/** A command: what it will do is shown before it does it. */
async function order(
  operation: Operation,
  message: CommandDefinition,
  { fleet, data, key }: { fleet: Fleet; data: Data; key: string },
  options: OperationOptions,
): Promise<number> {
  check(operation, data);
  const preview = await operation.preview?.(fleet, data);
  await announce(fleet, operation, data, preview, options);
  if (options.preview) return EXIT_CODES.ok;
  if (preview && operation.nothing?.(preview.value)) throw new CliError('operation.nothing');
  const filled = complete(operation, { data, key, preview: preview?.value });
  if (!options.yes && !isInteractive()) throw new CliError('confirm.nobody', {}, EXIT_CODES.usage);
  if (!options.yes && !(await confirm(t('operation.go-on')))) return EXIT_CODES.ok;
  const result = await fleet.ask(message, filled, key);
  const progress = await operation.follow?.(fleet, result, filled);
  await tell(fleet, progress ?? answered(message, result, operation.pick as never), options);
  return EXIT_CODES.ok;
}

/** Of the order: its own, unless it is one that was given before. @throws CliError when it is none */
function keyIn({ key = randomUUID() }: OperationOptions): string {
  if (z.uuid().safeParse(key).success) return key;
  throw new CliError('usage.invalid', { what: key, why: t('operation.want-key') }, EXIT_CODES.usage);
}

function read(field: Field, text: unknown, now: Date): unknown {
  if (text === undefined) return field.kind === 'switch' ? false : field.nullable ? null : undefined;
  return field.kind === 'switch' ? text : valueIn(field, String(text), now);
}

/** The message as far as it was given, with the people it is about. */
async function found(fleet: Fleet, values: readonly (readonly [Field, unknown])[]): Promise<Data> {
  const data: Data = {};
  for (const [{ path, kind }, value] of values) {
    if (value === undefined) continue;
    const isPerson = kind === 'person' && value !== null;
    put(data, path, isPerson ? await fleet.personCalled(String(value)) : value);
  }
  return data;
}

function put(data: Data, [key, ...rest]: readonly string[], value: unknown): void {
  if (key === undefined) return;
  if (rest.length === 0) data[key] = value;
  else {
    const inner = (data[key] ?? {}) as Data;
    put(inner, rest, value);
    data[key] = inner;
  }
}

async function actorFor(operation: Operation, fleet: Fleet, { by }: OperationOptions) {
  const kind = actorOf(operation);
  if (kind === undefined) return undefined;
  return kind === 'person' ? fleet.actor(by, ownersOf(process.env)) : operator();
}

/** The owners of the settings; without a bot of its own a fleet has the sample one. */
export function ownersOf(environment: NodeJS.ProcessEnv): number[] {
  const named = (environment.OWNER_TELEGRAM_IDS ?? '').split(',').flatMap((id) => Number(id.trim()) || []);
  if (named.length > 0 || fleetPlaces(environment).token) return named;
  return [SANDBOX_OWNER_ID];
}

/** What was given with what is filled in. @throws CliError that names the field which does not fit */
function complete(operation: Operation, known: { data: Data; key: string; preview: unknown }): unknown {
  const filled = Object.entries(operation.fill).map(([field, value]) => [field, value(known)] as const);
  const data = { ...known.data, ...Object.fromEntries(filled) };
  const [issue] = operation.message.schema.safeParse(data).error?.issues ?? [];
  if (issue) throw misfit(operation, issue.path, issue.message);
  return data;
}

/** What was given, before anything is asked or shown. @throws CliError that names the field which does not fit */
function check(operation: Operation, data: Data): void {
  const shape = shapeOf(operation.message.schema);
  for (const key of new Set(fieldsOf(operation).map(({ path: [top] }) => top!))) {
    const schema = shape[key]!;
    const given = data[key] ?? (Object.keys(shapeOf(schema)).length > 0 ? {} : data[key]);
    const [issue] = schema.safeParse(given).error?.issues ?? [];
    if (issue) throw misfit(operation, [key, ...issue.path], issue.message);
  }
}

function misfit(operation: Operation, at: readonly PropertyKey[], why: string): CliError {
  const place = at.map(String);
  const field = fieldsOf(operation).find(({ path }) => path.join() === place.slice(0, path.length).join());
  return new CliError('operation.misfit', { what: field?.name ?? place.join('.'), why }, EXIT_CODES.usage);
}

/** What is about to happen, to whom, and what it will come to. */
async function announce(
  fleet: Fleet,
  { group, name, message }: Operation,
  data: Data,
  preview: Told | undefined,
  { json, preview: only }: OperationOptions,
): Promise<void> {
  if (json)
    return only ? sayJson({ order: data, preview: preview ? partOf(preview).value : null }) : undefined;
  say(styled('bold', t(`about.${group}-${name}` as 'about.wallet-reverse')));
  await sayTold(fleet, { schema: message.schema, value: data });
  if (preview === undefined) return;
  say(styled('bold', t('operation.preview')));
  await sayTold(fleet, preview);
}

async function tell(fleet: Fleet, told: Told, { json }: OperationOptions): Promise<void> {
  if (json) return sayJson(partOf(told).value);
  await sayTold(fleet, told);
}

async function sayTold(fleet: Fleet, told: Told): Promise<void> {
  const { schema, value } = partOf(told);
  const names = await fleet.namesOf([...new Set(peopleIn(schema, value))]);
  for (const line of shown(schema, value, names)) say(line);
}

const partOf = ({ schema, value, pick }: Told): Told =>
  pick === undefined ? { schema, value } : { schema: shapeOf(schema)[pick]!, value: (value as Data)[pick] };
