/** `npm run format`: puts the whole tree, or the files named, into the house's layout and mends what lint can mend. */
import { packageScript, runNode } from './program.ts';

const args = [packageScript('@biomejs/biome/bin/biome'), 'check', '--write', ...process.argv.slice(2)];
process.exitCode = await runNode(args);
