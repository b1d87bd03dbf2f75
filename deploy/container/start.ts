import { takeSecretsFromFiles } from './secrets.ts';

/** What a container can be besides a service. */
const OTHERS: Readonly<Record<string, string>> = {
  sandbox: '../../packages/cli/src/up/sandbox/main.ts',
  'replica-set': './replica-set.ts',
  yabot: '../../packages/cli/src/main.ts',
  'nats-keys': '../../packages/cli/src/up/nats/main.ts',
  streams: '../../packages/cli/src/up/nats/streams-main.ts',
};

const [, , part = '', ...rest] = process.argv;
if (!/^[a-z][a-z-]*$/.test(part)) {
  process.stderr.write(
    'Say what this container is to be: a service such as wallet, sandbox, or replica-set.\n',
  );
  process.exit(78);
}
await takeSecretsFromFiles(process.env);
const main = new URL(OTHERS[part] ?? `../../services/${part}/src/main.ts`, import.meta.url);
process.argv.splice(1, process.argv.length - 1, main.pathname, ...rest);
await import(main.href);
