import { checkContent } from './load.ts';
import { formatMistake } from './mistake.ts';

const [folder = 'content'] = process.argv.slice(2);
const result = await checkContent(folder);
const lines = result.ok ? result.warnings : result.mistakes;
for (const line of lines) console.log(`${result.ok ? 'warning ' : ''}${formatMistake(line)}`);
if (result.ok) console.log(`${folder} has no mistakes. Version ${result.version.slice(0, 12)}`);
process.exitCode = result.ok ? 0 : 1;
