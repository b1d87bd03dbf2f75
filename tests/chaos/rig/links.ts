import type { ServiceName } from '@yabot/contracts';
import { topology } from '../../../deploy/topology.ts';
import { findToxiproxy, Toxiproxy } from './tools/toxiproxy.ts';

/** What an instance connects to. */
export type LinkEnd = 'nats' | 'mongo';

/** Where the servers are. */
export interface ServerUrls {
  readonly nats: string;
  /** Undefined where documents are in SQLite: then nobody connects to it. */
  readonly mongo: string | undefined;
}

/** The ways from each instance to NATS and, where documents are in it, MongoDB, each of which can fail by itself. */
export class Links {
  /** Undefined where it cannot be had: then instances connect directly. */
  readonly toxiproxy: Toxiproxy | undefined;
  /** Why. */
  readonly missing: string | undefined;
  readonly #urls: ServerUrls;

  private constructor(urls: ServerUrls, toxiproxy: Toxiproxy | undefined, missing: string | undefined) {
    this.#urls = urls;
    this.toxiproxy = toxiproxy;
    this.missing = missing;
  }

  static async start(urls: ServerUrls, home: string): Promise<Links> {
    const tool = await findToxiproxy();
    if ('missing' in tool) return new Links(urls, undefined, tool.missing);
    return new Links(urls, await Toxiproxy.start(tool.path, home), undefined);
  }

  /** What a service connects to. */
  endsOf(service: ServiceName): LinkEnd[] {
    const { databases } = topology.services.find(({ name }) => name === service)!;
    return this.#urls.mongo && databases.includes('documents') ? ['nats', 'mongo'] : ['nats'];
  }

  static nameOf = (instance: string, end: LinkEnd): string => `${instance}-${end}`;

  /** Where an instance finds the servers. */
  async settings(instance: string): Promise<NodeJS.ProcessEnv> {
    const { nats, mongo } = this.#urls;
    return {
      NATS_URL: await this.#way(instance, 'nats', nats),
      ...(mongo && { MONGODB_URI: await this.#way(instance, 'mongo', mongo) }),
    };
  }

  async stop(): Promise<void> {
    await this.toxiproxy?.stop();
  }

  async #way(instance: string, end: LinkEnd, url: string): Promise<string> {
    if (!this.toxiproxy) return url;
    const port = new URL(url).port;
    const own = await this.toxiproxy.open(Links.nameOf(instance, end), Number(port));
    return url.replace(`:${port}`, `:${own}`);
  }
}
