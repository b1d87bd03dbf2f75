import { eventSubject, PARTITIONS, ReactionAdded, toHeaders } from '@yabot/contracts';
import { v7 as uuidv7 } from 'uuid';
import type { Publishable } from './publish.ts';
import type { Random } from './random.ts';

/** By this an id tells that the message was made to be refused. */
const POISON = 'poison-';
export const isPoison = (id: string): boolean => id.startsWith(POISON);

/** The ways in which a message can be wrong. */
export const POISONS = ['bad-json', 'bad-schema', 'no-envelope', 'not-utf-8', 'forged'] as const;
export type PoisonKind = (typeof POISONS)[number];

/** A reaction that nobody can handle; every service that consumes reactions has to bury it. */
export function poisonous(kind: PoisonKind, random: Random): Publishable {
  const id = `${POISON}${uuidv7()}`;
  const partition = random.whole(0, PARTITIONS - 1);
  const envelope = {
    id,
    type: ReactionAdded.type,
    entity: id,
    correlationId: id,
    source: 'gateway',
    time: new Date().toISOString(),
  };
  const subject = eventSubject(ReactionAdded as never, partition);
  const headers = toHeaders(envelope);
  const good = JSON.stringify(ReactionAdded.sample);
  switch (kind) {
    case 'bad-json':
      return { subject, headers, data: good.slice(0, -3) };
    case 'bad-schema':
      return { subject, headers, data: JSON.stringify({ ...ReactionAdded.sample, userId: 7 }) };
    case 'no-envelope':
      return { subject, headers: headers.filter(([name]) => name === 'ce-id'), data: good };
    case 'not-utf-8':
      return { subject, headers, data: new Uint8Array([0xff, 0xfe, 0x00, 0x80]) };
    case 'forged':
      return { subject, headers: toHeaders({ ...envelope, type: 'a b\r\nPUB c 0\r\n' }), data: '{}' };
    default:
      return kind satisfies never;
  }
}
