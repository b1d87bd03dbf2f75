import type { z } from 'zod';
import type { AnyMessage } from '../../catalogue.ts';
import { wireSchema } from '../../compatibility/json-schema.ts';
import { toHeaders } from '../../definitions/envelope.ts';
import { COMMON_REFUSALS } from '../../definitions/refusal.ts';
import type { Fleet } from '../fleet.ts';
import { sampleOf } from '../sample-of.ts';
import { sampleEnvelope } from './headers.ts';
import { type Asked, askedOf, names, reference } from './names.ts';

/** Every message with its headers, payload and an example; for what is asked, also what comes back. */
export function messagesOf(fleet: Fleet): Record<string, unknown> {
  const sent: AnyMessage[] = [...fleet.events, ...fleet.commands, ...fleet.queries];
  return Object.fromEntries([
    ...sent.map((message) => [names.message(message), sentMessage(message)]),
    ...askedOf(fleet).flatMap((message) => [
      [names.result(message), resultMessage(message)],
      [names.refusal(message), refusalMessage(message)],
    ]),
  ]);
}

function sentMessage(message: AnyMessage) {
  const entity = message.kind === 'query' ? 'example' : message.entity(message.sample);
  const headers = toHeaders(sampleEnvelope(message.kind, 'gateway', message.type, entity));
  return {
    name: message.type,
    title: `${message.name} v${message.version}`,
    summary: message.summary,
    contentType: 'application/json',
    correlationId: { location: '$message.header#/ce-correlationid' },
    headers: reference('components', 'schemas', `${message.kind}-headers`),
    payload: payloadOf(message.schema),
    examples: [{ name: 'sample', headers: Object.fromEntries(headers), payload: message.sample }],
  };
}

function resultMessage(message: Asked) {
  return {
    name: names.result(message),
    title: `result of ${message.name} v${message.version}`,
    summary: `What ${message.type} answers`,
    contentType: 'application/json',
    payload: object({ result: payloadOf(message.result) }),
    examples: [{ name: 'sample', payload: { result: message.sampleResult } }],
  };
}

function refusalMessage(message: Asked) {
  const refusals = [...message.refusals, ...Object.values(COMMON_REFUSALS)];
  const forms = refusals.map(({ code, status, summary, details }) => ({
    ...object({ code: { type: 'string', const: code }, details: payloadOf(details) }),
    description: `${summary} (HTTP ${status})`,
  }));
  const [first] = refusals;
  return {
    name: names.refusal(message),
    title: `refusal of ${message.name} v${message.version}`,
    summary: `Why ${message.type} is not done: a value, never an exception`,
    contentType: 'application/json',
    payload: object({ refused: { oneOf: forms } }),
    examples: [
      { name: 'sample', payload: { refused: { code: first!.code, details: sampleOf(first!.details) } } },
    ],
  };
}

const payloadOf = (schema: z.ZodType) => wireSchema(schema, 'draft-7');

function object(properties: Record<string, unknown>) {
  return { type: 'object', properties, required: Object.keys(properties) };
}
