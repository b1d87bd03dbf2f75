import { openLog } from '../observability/log.ts';
import { SettingsError } from '../settings/settings.ts';
import { SchemaFromFuture } from '../store/store.ts';
import { adaptToLoad } from './adapting.ts';
import type { ServiceDefinition } from './definition.ts';
import { EXIT } from './exit.ts';
import { startService } from './start-service.ts';

export { EXIT };

/** A stop that takes longer than this is cut short: what is not finished comes again after the next start. */
const STOP_MS = 10_000;

/**
 * Runs a service as a process: until SIGTERM or SIGINT, which drain it, or until it cannot go on.
 * @example
 * await runService(wallet);
 */
export async function runService<Settings, Resources>(definition: ServiceDefinition<Settings, Resources>) {
  endWithBugs(definition.name);
  try {
    const service = await startService(definition);
    adaptToLoad();
    let stopping = false;
    // Whoever ends the process may say so more than once; only the first time counts.
    const stop = () => {
      if (stopping) return;
      stopping = true;
      setTimeout(() => process.exit(EXIT.fault), STOP_MS).unref();
      service.stop().then(
        () => process.exit(EXIT.ok),
        () => process.exit(EXIT.fault),
      );
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    await service.failed;
  } catch (error) {
    process.stderr.write(`${definition.name}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(exitCode(error));
  }
}

/** A bug that nothing caught ends the process: what it was is logged as everything else is, without the values in it. */
function endWithBugs(name: string) {
  const end = (error: unknown) => {
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    openLog(name, 'fatal').fatal({ fault }, 'ended-by-a-bug');
    process.exit(EXIT.fault);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

function exitCode(error: unknown): number {
  if (error instanceof Error && 'exitCode' in error) return Number(error.exitCode);
  if (error instanceof SettingsError) return EXIT.settings;
  if (error instanceof SchemaFromFuture) return EXIT.schemaFromFuture;
  return EXIT.fault;
}
