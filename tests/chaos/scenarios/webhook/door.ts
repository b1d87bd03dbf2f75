import {
  Agent,
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** A delivery of an update to a gateway. */
export interface Delivery {
  /** How long until its answer. */
  readonly milliseconds: number;
  /** 0 when there was none. */
  readonly status: number;
}

/** Delivers an update to one of the gateways, counted from 0. */
export type Deliver = (gateway: number) => Promise<Delivery>;

/** How an update goes from Telegram to the gateways. @returns the status that Telegram is told */
export type Course = (deliver: Deliver) => Promise<number>;

const straight: Course = async (deliver) => (await deliver(0)).status;

/** Stands between Telegram and the webhooks of gateways, and has every update take the course that a scenario wants. */
export class WebhookDoor {
  readonly deliveries: Delivery[] = [];
  /** Where the gateways are. */
  gateways: readonly string[] = [];
  course: Course = straight;
  readonly #server: Server;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 200 });

  private constructor() {
    this.#server = createServer((incoming, response) => void this.#pass(incoming, response));
  }

  static async open(): Promise<WebhookDoor> {
    const door = new WebhookDoor();
    await new Promise<void>((resolve) => door.#server.listen(0, '127.0.0.1', resolve));
    return door;
  }

  /** What a gateway is started with. */
  get settings(): NodeJS.ProcessEnv {
    const { port } = this.#server.address() as AddressInfo;
    return {
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: 'a-secret-for-tests',
      PUBLIC_URL: `http://127.0.0.1:${port}`,
    };
  }

  /** Delivers an update that Telegram did not send. @returns the status it was answered with */
  async send(update: object): Promise<number> {
    const { PUBLIC_URL, TELEGRAM_WEBHOOK_SECRET = '' } = this.settings;
    const response = await fetch(`${PUBLIC_URL}/telegram/webhook`, {
      method: 'POST',
      body: JSON.stringify(update),
      headers: { 'x-telegram-bot-api-secret-token': TELEGRAM_WEBHOOK_SECRET },
    });
    await response.body?.cancel();
    return response.status;
  }

  async close(): Promise<void> {
    this.#agent.destroy();
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #pass(incoming: IncomingMessage, response: ServerResponse) {
    const body = Buffer.concat((await incoming.toArray()) as Buffer[]);
    const deliver: Deliver = async (gateway) => {
      const began = performance.now();
      const status = await this.#post(this.gateways[gateway]!, incoming, body);
      const delivery = { status, milliseconds: performance.now() - began };
      this.deliveries.push(delivery);
      return delivery;
    };
    const status = await this.course(deliver);
    response.writeHead(status || 502).end();
  }

  #post(gateway: string, { url, headers }: IncomingMessage, body: Buffer): Promise<number> {
    return new Promise((resolve) => {
      const { host: _, ...rest } = headers;
      const to = request(
        `${gateway}${url}`,
        { method: 'POST', headers: rest, agent: this.#agent },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        },
      );
      to.on('error', () => resolve(0));
      to.end(body);
    });
  }
}
