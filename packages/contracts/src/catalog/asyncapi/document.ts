import { stringify } from 'yaml';
import { BATCH_MEDIA_TYPE } from '../../definitions/event-batch.ts';
import type { Fleet } from '../fleet.ts';
import { channelsOf } from './channels.ts';
import { headerSchemas } from './headers.ts';
import { messagesOf } from './messages.ts';
import { operationsOf } from './operations.ts';

/** The AsyncAPI 3 document of the fleet. */
export function asyncApiDocument(fleet: Fleet): Record<string, unknown> {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'yabot',
      version: '1.0.0',
      description:
        'The messages between the services of yabot. Events and durable commands travel on a JetStream stream, ' +
        'requests by NATS request and reply. Envelopes are CloudEvents 1.0 in binary mode; data is JSON. Several ' +
        `messages of one subject may travel as one, as ${BATCH_MEDIA_TYPE}.`,
      license: { name: 'MIT' },
      tags: fleet.services.map((service) => ({ name: service })),
    },
    defaultContentType: 'application/json',
    servers: { nats: { host: 'localhost:4222', protocol: 'nats', description: 'NATS with JetStream' } },
    channels: channelsOf(fleet),
    operations: operationsOf(fleet),
    components: { messages: messagesOf(fleet), schemas: headerSchemas() },
  };
}

/** The AsyncAPI document as YAML. */
export function asyncApiYaml(fleet: Fleet): string {
  const heading =
    '# Generated from packages/contracts by `make catalog`; changes made here are overwritten.\n';
  return heading + stringify(asyncApiDocument(fleet), { aliasDuplicateObjects: false, lineWidth: 0 });
}
