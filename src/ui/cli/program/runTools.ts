import type { Command } from 'commander';
import { acceptPlugins } from '../plugins.ts';

/** `verify` and `diff`: what can be told of a stored run by running it again. */
export function addRunTools(program: Command): void {
  const verify = program
    .command('verify')
    .summary('run a stored run again and compare')
    .description('Check the sums of a stored run, run it again and compare every anchor')
    .argument('<run>', 'folder or name of a run, or `last`')
    .option('--json', 'print one JSON object on stdout, everything else on stderr')
    .action(async (run, options) => (await import('../commands/verify.ts')).verifyCommand(run, options));
  acceptPlugins(verify);
  const diff = program
    .command('diff')
    .summary('find where two runs part')
    .description('Find the first event at which two runs part')
    .argument('<runA>', 'folder or name of a run, or `last`')
    .argument('<runB>', 'the other run')
    .option('--json', 'print one JSON object on stdout, everything else on stderr')
    .action(async (a, b, options) => (await import('../commands/diff.ts')).diffCommand(a, b, options));
  acceptPlugins(diff);
}
