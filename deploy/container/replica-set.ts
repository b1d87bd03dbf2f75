import { becomePrimary } from '@yabot/local-servers';

const PATIENCE_MS = 60_000;

/** `replica-set <host>:<port>`: makes that mongod a replica set of one, which transactions need; again is harmless. */
const address = process.argv[2] ?? '';
const [host = '', port] = address.split(':');
await becomePrimary({ host, port: Number(port), self: address }, AbortSignal.timeout(PATIENCE_MS));
process.stdout.write(`${address} is primary\n`);
