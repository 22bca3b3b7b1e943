/** `npm run build`: compiles src/ to dist/, JavaScript with declarations, as the published package carries it. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runNode } from './program.ts';

rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
const compiler = join(ROOT, 'node_modules/typescript7/bin/tsc');
process.exitCode = await runNode([compiler, '-p', 'tsconfig.build.json']);
