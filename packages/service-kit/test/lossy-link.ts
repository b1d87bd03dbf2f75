import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a server on which what the server says can get lost, as in a network that fails in one direction. */
export class LossyLink {
  readonly url: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #losing = false;

  private constructor(server: Server, url: string) {
    this.#server = server;
    this.url = url;
  }

  static async to(url: string): Promise<LossyLink> {
    const { protocol, port } = new URL(url);
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const link = new LossyLink(server, `${protocol}//127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('connection', (client) => link.#join(client, Number(port)));
    return link;
  }

  /** From now on nothing comes back. */
  lose(): void {
    this.#losing = true;
  }

  /** Breaks every connection; new ones work. */
  break(): void {
    this.#losing = false;
    for (const socket of this.#sockets) socket.destroy();
  }

  close(): void {
    this.break();
    this.#server.close();
  }

  #join(client: Socket, port: number) {
    const server = connect(port, '127.0.0.1');
    const both = [client, server];
    client.pipe(server);
    server.on('data', (data) => this.#losing || client.write(data));
    for (const socket of both) {
      this.#sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        this.#sockets.delete(socket);
        for (const other of both) other.destroy();
      });
    }
  }
}
