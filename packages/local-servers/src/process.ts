import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Systems keep no more of a command's name than this. */
const NAME_LENGTH = 15;

/** A process as the system tells it: its state's letter and its command's name, cut to 15 characters. */
interface ProcessFacts {
  readonly state: string;
  readonly name: string;
}

/** Whether a process of that id runs, also when it is somebody else's; one that ended and was not yet collected does not. */
export async function isAlive(pid: number): Promise<boolean> {
  const facts = await describe(pid);
  return facts !== undefined && facts.state !== 'Z';
}

/** Whether the process runs that binary: ids are given anew, so the number alone says little. */
export async function runsBinary(pid: number, binary: string): Promise<boolean> {
  const facts = await describe(pid);
  return facts !== undefined && facts.state !== 'Z' && facts.name === basename(binary).slice(0, NAME_LENGTH);
}

async function describe(pid: number): Promise<ProcessFacts | undefined> {
  if (!(pid > 0)) return undefined;
  return process.platform === 'linux' ? describeFromProc(pid) : describeFromPs(pid);
}

async function describeFromProc(pid: number): Promise<ProcessFacts | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [, name, state] = /\((.*)\) (\S)/s.exec(stat) ?? [];
  return name !== undefined && state !== undefined ? { state, name } : undefined;
}

async function describeFromPs(pid: number): Promise<ProcessFacts | undefined> {
  const ps = await run('ps', ['-p', String(pid), '-o', 'state=,comm=']).catch(() => undefined);
  const [state, ...command] = ps?.stdout.trim().split(/\s+/) ?? [];
  return state
    ? { state: state.slice(0, 1), name: basename(command.join(' ')).slice(0, NAME_LENGTH) }
    : undefined;
}
