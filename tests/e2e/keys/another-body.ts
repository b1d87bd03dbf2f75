import { isDeepStrictEqual } from 'node:util';
import type { CommandDefinition } from '@yabot/contracts';

/** A body that fits the same command and says something else, about the same entity if that can be; none where there is but one. */
export function anotherBody({ sample, schema, entity }: CommandDefinition): unknown {
  const bodies = othersThan(sample).filter((body) => {
    const read = schema.safeParse(body);
    return read.success && !isDeepStrictEqual(read.data, sample);
  });
  return bodies.find((body) => entity(body) === entity(sample)) ?? bodies[0];
}

/** Values with one thing changed in each. */
function othersThan(value: unknown): unknown[] {
  if (typeof value === 'number') return [value + 1, value - 1];
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'string') return otherTexts(value);
  if (Array.isArray(value)) {
    return value.flatMap((each, index) => othersThan(each).map((other) => value.with(index, other)));
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([field, content]) =>
    othersThan(content).map((other) => ({ ...value, [field]: other })),
  );
}

function otherTexts(text: string): string[] {
  const moment = Date.parse(text);
  const later = Number.isNaN(moment) ? [] : [new Date(moment + 86_400_000).toISOString()];
  return [...later, text.replace(/.$/, (last) => (last === '0' ? '1' : '0')), `${text}x`];
}
