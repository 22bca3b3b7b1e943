import { describeSettings } from '../../../core/data/config/describe.ts';
import { findScenario, scenarioRegistry } from '../../../simulation/scenarios/scenarioRegistry.ts';
import { columns, Output } from '../output.ts';

/** `market-sim scenarios` */
export function listScenarios(options: { json?: boolean }): void {
  const output = new Output(options.json === true);
  const scenarios = scenarioRegistry.all();
  const rows = scenarios.map((scenario) => [scenario.name, scenario.title]);
  for (const line of columns(rows)) output.say(line);
  if (!output.json) output.say('\n`market-sim scenarios show <name>` lists the settings of one.');
  output.result({ scenarios: scenarios.map(({ name, title }) => ({ name, title })) });
}

/** `market-sim scenarios show <name>` */
export function showScenario(name: string, options: { json?: boolean }): void {
  const output = new Output(options.json === true);
  const scenario = findScenario(name);
  output.say(`${scenario.name}: ${scenario.title}\n\n${scenario.description}\n`);
  const rows = describeSettings(scenario.schema).map((row) => [
    row.path,
    JSON.stringify(row.fallback),
    row.unit,
    row.type,
    row.description,
  ]);
  for (const line of columns([['SETTING', 'DEFAULT', 'UNIT', 'TYPE', 'MEANING'], ...rows])) output.say(line);
  output.say(
    '\nChange one with --set, e.g. --set until=1h, or write them as JSON: {"scenario": "…", "config": {…}}',
  );
  output.result({ name: scenario.name, title: scenario.title, schema: scenario.schema });
}
