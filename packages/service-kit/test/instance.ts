import { flushCompileCache } from 'node:module';
import type { Step } from '../src/batch/step.ts';
import { startService } from '../src/index.ts';
import { EXIT } from '../src/service/run-service.ts';
import { adderOn } from './adder.ts';

/** An instance of the adder as a process of its own: `instance.ts <sql|mongo> [<step> <which time>]` dies at that step. */
const [kind, step, time] = process.argv.slice(2) as [
  'sql' | 'documents',
  Step | undefined,
  string | undefined,
];
let seen = 0;
const service = await startService(adderOn[kind], {
  onStep(reached) {
    if (reached !== step) return;
    seen += 1;
    if (seen === Number(time)) process.kill(process.pid, 'SIGKILL');
  },
});
process.on('SIGTERM', () => void service.stop().then(() => process.exit(EXIT.ok)));
service.failed.catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(error.code === 'schema-from-future' ? EXIT.schemaFromFuture : EXIT.fault);
});
await service.ready;
// Those that are killed could not keep what they have compiled.
flushCompileCache();
process.stdout.write('ready\n');
