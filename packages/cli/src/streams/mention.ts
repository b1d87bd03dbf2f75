import { headerValue, isBatch, type StreamMessage } from '@yabot/contracts';

/** Whether one of the messages it holds may have this as its id, its chain or its entity; quicker than reading them. */
export function mayTellOf(message: StreamMessage, id: string): boolean {
  const header = (name: string) => message.headers?.get(name);
  if (isBatch(header)) return message.string().includes(JSON.stringify(id));
  return ['ce-id', 'ce-correlationid', 'ce-subject'].some((name) => header(name) === headerValue(id));
}
