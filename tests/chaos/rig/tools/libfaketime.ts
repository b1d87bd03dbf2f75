import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedTool, execute, type Tool } from './cached.ts';

const VERSION = '0.9.10';

/** libfaketime of Debian, unpacked and not installed. */
export const findFakeTime = (): Promise<Tool> =>
  cachedTool({
    name: `libfaketime-${VERSION}`,
    file: 'libfaketime.so.1',
    advice: 'it takes Debian with its package libfaketime to set a clock',
    fetch: async (folder) => {
      await execute('apt-get', ['download', 'libfaketime'], { cwd: folder });
      const archive = (await readdir(folder)).find((name) => name.endsWith('.deb'))!;
      await execute('dpkg', ['-x', join(folder, archive), folder]);
      const { stdout } = await execute('find', [folder, '-name', 'libfaketime.so.1']);
      await execute('cp', [stdout.trim().split('\n')[0]!, join(folder, 'libfaketime.so.1')]);
    },
  });
