#!/usr/bin/env node
import { program } from './program.ts';
import { explained } from './terminal/explain.ts';
import { complaint, endsWell } from './terminal/help.ts';
import { outliveReaders, sayError } from './terminal/output.ts';

outliveReaders();
try {
  await program((code) => process.exit(code)).parseAsync();
} catch (error) {
  if (endsWell(error)) process.exit(0);
  const { exitCode, ...told } = complaint(error) ?? explained(error);
  sayError(told, { json: process.argv.includes('--json') });
  process.exit(exitCode);
}
