import { hostname, userInfo } from 'node:os';
import type { Letter } from './letter.ts';

/** What became of dead letters lies beside them, on subjects of its own: `dlq.audit.<service>`. */
export const AUDIT_SUBJECTS = /^dlq\.audit\./;

/** What a person did with a dead letter. */
export interface AuditRecord {
  readonly action: 'replayed' | 'discarded';
  readonly seq: number;
  readonly service: string;
  readonly type: string;
  readonly messageId: string;
  readonly correlationId: string;
  readonly code: string;
  /** Why it was discarded, in that person's words. */
  readonly reason?: string;
  /** `<account>@<machine>` */
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Where it is written what a person did with a letter of a service. */
export function auditSubject(service: string): string {
  return `dlq.audit.${service}`;
}

/** The record of an action on a letter. */
export function auditRecord(
  action: AuditRecord['action'],
  { seq, service, code, message: { envelope } }: Letter,
  { now, reason }: { now: Date; reason?: string },
): AuditRecord {
  return {
    action,
    seq,
    service,
    type: envelope.type,
    messageId: envelope.id,
    correlationId: envelope.correlationId,
    code,
    ...(reason ? { reason } : {}),
    by: `${userInfo().username}@${hostname()}`,
    at: now.toISOString(),
  };
}

/** A record from its JSON. */
export function readAudit(json: string): AuditRecord {
  return JSON.parse(json) as AuditRecord;
}
