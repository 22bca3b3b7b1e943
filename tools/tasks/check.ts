/** `npm run check`: format, lint, types, floors and dead code, without running a test. */
import { runChecks } from './checks.ts';

const { failed } = await runChecks();
process.exitCode = failed.length === 0 ? 0 : 1;
