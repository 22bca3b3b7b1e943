import { Argument, type Command } from 'commander';

/** `new`. */
export function addNew(program: Command): void {
  program
    .command('new')
    .summary('write the template of a mechanism or an agent')
    .description('Write a working mechanism or agent of your own with its test, ready for --plugin')
    .addArgument(new Argument('<part>', 'what to write').choices(['mechanism', 'agent']))
    .argument('<name>', 'its name: small letters, digits and hyphens')
    .option('--dir <dir>', 'folder to write to (default: one of that name)')
    .option('--json', 'print one JSON object on stdout, everything else on stderr')
    .action(async (part, name, options) =>
      (await import('../commands/new/newPart.ts')).newCommand(part, name, options),
    );
}
