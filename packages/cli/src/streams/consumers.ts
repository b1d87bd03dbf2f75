import type { ConsumerInfo, JetStreamManager } from '@nats-io/jetstream';
import { MESSAGES_STREAM, SCHEDULES_STREAM } from '@yabot/contracts';

/** By what a service reads the messages of one partition into one of its databases. */
export interface ServiceConsumer {
  readonly service: string;
  readonly info: ConsumerInfo;
}

const NAME = /^(.+)-(?:sql|documents)-p\d+of\d+$/;

/** The durable consumers of all services; none of a stream that is not there yet. */
export async function serviceConsumers(manager: JetStreamManager): Promise<ServiceConsumer[]> {
  const streams = [MESSAGES_STREAM, SCHEDULES_STREAM];
  const found = await Promise.all(streams.map((stream) => consumersOf(manager, stream)));
  return found.flat().flatMap((info) => {
    const service = NAME.exec(info.name)?.[1];
    return service === undefined ? [] : [{ service, info }];
  });
}

async function consumersOf(manager: JetStreamManager, stream: string): Promise<ConsumerInfo[]> {
  const found: ConsumerInfo[] = [];
  try {
    for await (const consumer of manager.consumers.list(stream)) found.push(consumer);
  } catch {
    // The stream is not there yet: nobody reads it.
  }
  return found;
}
