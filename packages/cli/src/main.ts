#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { COMPILE_CACHE } from './home/home.ts';

// What is imported from here on is compiled once, not for every command.
enableCompileCache(process.env.NODE_COMPILE_CACHE || COMPILE_CACHE);
const { program } = await import('./program.ts');
const { explained } = await import('./terminal/explain.ts');
const { complaint, endsWell } = await import('./terminal/help.ts');
const { outliveReaders, sayError } = await import('./terminal/output.ts');

outliveReaders();
try {
  await program((code) => process.exit(code)).parseAsync();
} catch (error) {
  if (endsWell(error)) process.exit(0);
  const { exitCode, ...told } = complaint(error) ?? explained(error);
  sayError(told, { json: process.argv.includes('--json') });
  process.exit(exitCode);
}
