import { messagesIn } from '@yabot/contracts';
import type { Publish } from '../batch/relay.ts';
import type { Spanned, Tracing } from '../observability/tracing.ts';
import type { OutboxRow } from '../store/store.ts';

/** Publishes, with a span for each message that was decided while tracing was on. */
export function tracedPublishing(publish: Publish, tracing: Tracing | undefined): Publish {
  if (!tracing) return publish;
  return async (messages) => {
    const spans = messages.flatMap(publishingOf).map((each) => tracing.begin(each));
    let outcome = 'failed';
    try {
      await publish(messages);
      outcome = 'done';
    } finally {
      for (const span of spans) span.end(outcome);
    }
  };
}

function publishingOf({ headers, data, subject }: OutboxRow): Spanned[] {
  const byName = new Map(headers);
  // A dead letter has no envelope.
  if (!byName.has('ce-id')) return [];
  return messagesIn({ headers: byName, string: () => data }).flatMap(({ envelope }) => {
    const { id, type, correlationId, traceparent: parent } = envelope;
    if (!parent) return [];
    const attributes = {
      'messaging.system': 'nats',
      'messaging.destination.name': subject,
      'messaging.message.id': id,
    };
    return [{ name: `publish ${type}`, role: 'producer', correlationId, parent, attributes }];
  });
}
