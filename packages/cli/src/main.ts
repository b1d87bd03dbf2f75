#!/usr/bin/env node
import { program } from './program.ts';
import { explain } from './terminal/explain.ts';
import { complain } from './terminal/help.ts';
import { outliveReaders } from './terminal/output.ts';

outliveReaders();
try {
  await program((code) => process.exit(code)).parseAsync();
} catch (error) {
  process.exit(complain(error) ?? explain(error));
}
