import { parentPort, workerData } from 'node:worker_threads';
import { connect } from '@nats-io/transport-node';
import type { Stored } from '../fleet/stream.ts';
import { jetStreamLimit } from './limit-jetstream.ts';
import { mongoLimit } from './limit-mongo.ts';
import { sqliteLimit } from './limit-sqlite.ts';
import type { Done } from './limits.ts';

/** What one thread has a server do; of rows, this share of what is there. */
export type LimitTask =
  | { readonly kind: 'jetStream'; readonly url: string; readonly sample: readonly Stored[] }
  | { readonly kind: 'sqlite'; readonly file: string; readonly folder: string; readonly share: number }
  | {
      readonly kind: 'mongo';
      readonly url: string;
      readonly databases: readonly string[];
      readonly share: number;
    };

async function carriedOut(task: LimitTask): Promise<Done> {
  switch (task.kind) {
    case 'jetStream': {
      const connection = await connect({ servers: task.url, name: 'limit' });
      const done = await jetStreamLimit(connection, task.sample);
      await connection.close();
      return done;
    }
    case 'sqlite':
      return sqliteLimit(task);
    case 'mongo':
      return mongoLimit(task);
  }
}

parentPort!.postMessage(await carriedOut(workerData as LimitTask));
