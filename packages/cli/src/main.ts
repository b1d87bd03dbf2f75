#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { COMPILE_CACHE } from './home/home.ts';

// What is imported from here on is compiled once, not for every command.
enableCompileCache(process.env.NODE_COMPILE_CACHE || COMPILE_CACHE);
const { runLine } = await import('./line.ts');
const { outliveReaders } = await import('./terminal/output.ts');

outliveReaders();
process.exit(await runLine(process.argv.slice(2)));
