import type { Command } from 'commander';
import { acceptPlugins } from '../plugins.ts';

/** `scenarios`, `agents`, `mechanisms`, `order-types`, `conformance` and `doctor`. */
export function addLookups(program: Command): void {
  const scenarios = program.command('scenarios').description('List the scenarios');
  const list = scenarios
    .command('list', { isDefault: true })
    .description('List the scenarios')
    .option('--json', 'print one JSON object on stdout')
    .action(async (options) => (await import('../commands/scenarios.ts')).listScenarios(options));
  acceptPlugins(list);
  const show = scenarios
    .command('show')
    .description("Show a scenario's settings with units and defaults")
    .argument('<name>', 'name of a scenario')
    .option('--json', 'print its JSON schema on stdout')
    .action(async (name, options) => (await import('../commands/scenarios.ts')).showScenario(name, options));
  acceptPlugins(show);
  addScenarioFiles(scenarios);
  addParts(program, 'agent', 'kind of agent');
  addCheck(addParts(program, 'mechanism', 'mechanism'));
  addOrderTypes(program);
  addConformance(program);
  program
    .command('doctor')
    .description('Say what is there on this machine and what is missing')
    .option('--json', 'print one JSON object on stdout')
    .action(async (options) => (await import('../commands/doctor.ts')).doctorCommand(options));
}

/** `scenarios export` and `scenarios schema`: files that `run` takes, and what may stand in them. */
function addScenarioFiles(scenarios: Command): void {
  const written = scenarios
    .command('export')
    .summary('write a scenario as a file to edit and run')
    .description('Print a scenario with every setting, as JSON that `run` and `compare` take')
    .argument('<scenario|config.json>', 'what `run` takes: name of a scenario, or a JSON file')
    .option('--seed <n>', 'seed of every random draw')
    .option('--set <path=value>', 'change one setting; may be repeated', collect, [])
    .option('--until <time>', 'simulated time at which the run ends: 90s, 10m, 1h')
    .option('--out <file.json>', 'write it there instead of on stdout')
    .action(async (name, options) =>
      (await import('../commands/scenarioFiles.ts')).exportScenario(name, options),
    );
  acceptPlugins(written);
  const schema = scenarios
    .command('schema')
    .summary('print the JSON Schema of such a file, for editors')
    .description(
      'Print the JSON Schema of a file of this scenario, with the settings of every agent and mechanism',
    )
    .argument('<name>', 'name of a scenario')
    .option('--out <file.json>', 'write it there instead of on stdout')
    .action(async (name, options) =>
      (await import('../commands/scenarioFiles.ts')).printFileSchema(name, options),
    );
  acceptPlugins(schema);
}

/** `order-types`: what a venue with an order desk takes. */
function addOrderTypes(program: Command): void {
  const types = program
    .command('order-types')
    .description('List order types, instructions, times in force and links');
  types
    .command('list', { isDefault: true })
    .description('List order types, instructions, times in force and links')
    .option('--json', 'print one JSON object on stdout')
    .action(async (options) => (await import('../commands/orderTypes.ts')).listOrderTypes(options));
  types
    .command('show')
    .description('Show what one does, its parameters and the codes under which it is refused')
    .argument('<name>', 'name of an order type, instruction, time in force or link')
    .option('--json', 'print one JSON object on stdout')
    .action(async (name, options) =>
      (await import('../commands/orderTypes.ts')).showOrderType(name, options),
    );
}

/** `conformance`: published scenarios of other books, played through ours. */
function addConformance(program: Command): void {
  program
    .command('conformance')
    .summary('play published scenarios of order books through the exchange')
    .description(
      'Play published scenarios through the exchange; the exit code is 1 where one fails that no documented rule explains',
    )
    .argument('<scenarios.json...>', 'files of the suites of Liquibook or CppTrader')
    .option('--json', 'print one JSON object on stdout, everything else on stderr')
    .action(async (files, options) =>
      (await import('../commands/conformance.ts')).conformanceCommand(files, options),
    );
}

/** `agents` and `mechanisms`: parts that a scenario takes by name. */
function addParts(program: Command, kind: 'agent' | 'mechanism', noun: string): Command {
  const parts = program.command(`${kind}s`).description(`List the ${noun}s`);
  const list = parts
    .command('list', { isDefault: true })
    .description(`List the ${noun}s`)
    .option('--json', 'print one JSON object on stdout')
    .action(async (options) => (await import('../commands/parts.ts')).listParts(kind, options));
  acceptPlugins(list);
  const show = parts
    .command('show')
    .description('Show the settings of one with units and defaults')
    .argument('<name>', `name of a ${noun}`)
    .option('--json', 'print its JSON schema on stdout')
    .action(async (name, options) => (await import('../commands/parts.ts')).showPart(kind, name, options));
  acceptPlugins(show);
  return parts;
}

/** `mechanisms check`: the conformance kit. */
function addCheck(mechanisms: Command): void {
  const check = mechanisms
    .command('check')
    .summary('put a mechanism through the conformance kit')
    .description(
      'Put a mechanism through the conformance kit; the exit code is 1 where a card fails, with what it declares and does not keep',
    )
    .argument('<name>', 'name of a mechanism')
    .option('--set <path=value>', 'change one of its settings; may be repeated', collect, [])
    .option('--seed <n>', 'seed of the commands, a whole number from 1')
    .option('--rounds <n>', 'command lists drawn for each card')
    .option('--json', 'print one JSON object on stdout, everything else on stderr')
    .action(async (name, options) =>
      (await import('../commands/checkMechanism.ts')).checkMechanism(name, options),
    );
  acceptPlugins(check);
}

function collect(value: string, earlier: string[]): string[] {
  return [...earlier, value];
}
