import type { TSchema } from 'typebox';
import { describeSettings } from '../../../core/data/config/describe.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import type { MechanismDefinition } from '../../../market/mechanisms/framework/defineMechanism.ts';
import { agentRegistry, familyOfAgent } from '../../../simulation/scenarios/plugins/agentRegistry.ts';
import { mechanismRegistry } from '../../../simulation/scenarios/plugins/mechanismRegistry.ts';
import { columns, Output } from '../output.ts';

interface ShownPart {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly source?: string;
  readonly settings: TSchema;
  readonly capabilities?: object;
}

/** Parts that scenario `market` takes by name. */
export type PartKind = 'agent' | 'mechanism';

/** `market-sim agents` and `market-sim mechanisms` */
export function listParts(kind: PartKind, options: { json?: boolean }): void {
  const output = new Output(options.json === true);
  const parts = partsOf(kind).map(({ name, title }) => ({ name, title, ...familyOf(kind, name) }));
  for (const line of listLines(parts)) output.say(line);
  output.say(`\n\`market-sim ${kind}s show <name>\` shows one; the scenario \`market\` takes them by name.`);
  output.result({ [`${kind}s`]: parts });
}

function familyOf(kind: PartKind, name: string): { readonly family?: string } {
  return kind === 'agent' ? { family: familyOfAgent(name) } : {};
}

/** Names and titles, under their families where they have any. */
function listLines(parts: readonly { name: string; title: string; family?: string }[]): string[] {
  const families = [...new Set(parts.map(({ family }) => family))];
  const rows = columns(parts.map(({ name, title }) => [name, title]));
  return families.flatMap((family, place) => {
    const own = rows.filter((_, row) => parts[row].family === family);
    return family === undefined
      ? own
      : [...(place === 0 ? [] : ['']), family, ...own.map((line) => `  ${line}`)];
  });
}

/** `market-sim agents show <name>` and `market-sim mechanisms show <name>` */
export function showPart(kind: PartKind, name: string, options: { json?: boolean }): void {
  const output = new Output(options.json === true);
  const { title, description, source, settings, capabilities } = foundPart(kind, name);
  output.say(`${name}: ${title}\n`);
  if (description !== undefined) output.say(`${description}\n`);
  if (source !== undefined) output.say(`After ${source}.\n`);
  for (const line of capabilityLines(capabilities)) output.say(line);
  const rows = describeSettings(settings).map((row) => [
    row.path,
    JSON.stringify(row.fallback),
    row.unit,
    row.type,
    row.description,
  ]);
  const table = columns([['SETTING', 'DEFAULT', 'UNIT', 'TYPE', 'MEANING'], ...rows]);
  for (const line of rows.length === 0 ? ['It has no settings.'] : table) output.say(line);
  output.result({ name, title, description, source, capabilities, schema: settings });
}

function partsOf(kind: PartKind): readonly ShownPart[] {
  return kind === 'agent' ? agentRegistry.all() : mechanismRegistry.all();
}

/**
 * The mechanism of that name.
 *
 * @throws BaseError USAGE with the name that was probably meant.
 */
export function foundMechanism(name: string): MechanismDefinition {
  const found = mechanismRegistry.find(name);
  if (found !== undefined) return found;
  throw noPart('mechanism', name);
}

function foundPart(kind: PartKind, name: string): ShownPart {
  const part = partsOf(kind).find((candidate) => candidate.name === name);
  if (part !== undefined) return part;
  throw noPart(kind, name);
}

function noPart(kind: PartKind, name: string): BaseError {
  const registry = kind === 'agent' ? agentRegistry : mechanismRegistry;
  return new BaseError('USAGE', `there is no ${kind} ${name}${registry.hint(name)}`, {
    facts: { [kind]: name },
    advice: `\`market-sim ${kind}s\` lists them; those of a plug-in are there with --plugin.`,
  });
}

/** What a mechanism offers, in lines. */
function capabilityLines(capabilities: object | undefined): string[] {
  if (capabilities === undefined) return [];
  const rows = Object.entries(capabilities).map(([name, value]) => [name, valueText(value)]);
  return [...columns(rows), ''];
}

function valueText(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join(', ') : String(value);
}
