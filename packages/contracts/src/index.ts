export * from './catalogue.ts';
export * from './counted-events.ts';
export * from './definitions/command.ts';
export * from './definitions/envelope.ts';
export * from './definitions/event.ts';
export * from './definitions/event-batch.ts';
export * from './definitions/message.ts';
export * from './definitions/partition.ts';
export * from './definitions/query.ts';
export * from './definitions/refusal.ts';
export * from './definitions/service-name.ts';
export * from './definitions/subjects.ts';
export * from './messages.ts';
export * from './permissions.ts';
export type { AcceptedContent } from './values/content-files.ts';
export * from './values/index.ts';
export {
  everyPage,
  fromParts,
  type PersonExport,
  type PersonPage,
  type PersonParts,
  type RowsByPart,
  toParts,
} from './values/person-export.ts';
