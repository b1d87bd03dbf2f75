import { join } from 'node:path';
import { KeptServer } from '@yabot/cli';
import {
  type RunningMongo,
  type RunningNats,
  type RunningServer,
  startMongo,
  startNats,
} from '@yabot/local-servers';
import mongoose from 'mongoose';
import { answers } from './instance.ts';
import { Target } from './target.ts';

/** A server that is started again when it ends, as a target of faults. */
export interface ServerTarget<Server> {
  readonly target: Target;
  readonly server: Server;
  stop(): Promise<void>;
}

/** A server as a target, that can also be kept away. */
export class ServerProcess extends Target {
  #gate: Promise<void> = Promise.resolve();

  /** Kills it, and keeps it from being started again until what this resolves to is called. */
  async keepAway(): Promise<() => void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#gate = promise;
    await this.signal('SIGKILL');
    return resolve;
  }

  /** The server for its keeper: it starts again only when it may. */
  kept<Server extends RunningServer>(server: Server): Server {
    const restart = async () => {
      await this.#gate;
      await server.restart();
    };
    return new Proxy(server, {
      get(target, name) {
        if (name === 'restart') return restart;
        const found: unknown = Reflect.get(target, name, target);
        return typeof found === 'function' ? found.bind(target) : found;
      },
    });
  }
}

/** NATS on the disk of the run. */
export async function keepNats(home: string): Promise<ServerTarget<RunningNats>> {
  const server = await startNats({ dir: join(home, 'nats') });
  const healthy = () => answers(`${server.monitorUrl}/healthz?js-server-only=true`);
  const target = new ServerProcess('nats-server', undefined, healthy);
  const kept = new KeptServer(target.kept(server), (state) => target.changed(state));
  return { target, server, stop: () => kept.stop() };
}

/** MongoDB on the disk of the run. */
export async function keepMongo(home: string): Promise<ServerTarget<RunningMongo>> {
  const server = await startMongo({ dir: join(home, 'mongo') });
  const target = new ServerProcess('mongod', undefined, () => pings(server.url));
  const kept = new KeptServer(target.kept(server), (state) => target.changed(state));
  return { target, server, stop: () => kept.stop() };
}

const PING_MS = 1_000;

/** With a connection of its own: one from before a fault would tell of itself and not of the server. */
async function pings(url: string): Promise<boolean> {
  const patience = { serverSelectionTimeoutMS: PING_MS, connectTimeoutMS: PING_MS, socketTimeoutMS: PING_MS };
  const client = new mongoose.mongo.MongoClient(url, patience);
  try {
    const { isWritablePrimary } = await client.db('admin').command({ hello: 1 });
    return isWritablePrimary === true;
  } catch {
    return false;
  } finally {
    await client.close();
  }
}
