import type { OrderTerms } from '../../../core/models/orderTerms.ts';
import { PHASE_NAMES } from '../../../core/models/phase.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import {
  type Behaviour,
  behaviourOfLink,
  behaviourOfTime,
  behaviourOfType,
} from '../../../market/exchange/orders/types/behaviour.ts';
import { PARAMETERS } from '../../../market/exchange/orders/types/parameters.ts';
import {
  INSTRUCTIONS,
  LINKS,
  ORDER_TYPES,
  TIMES_IN_FORCE,
} from '../../../market/exchange/orders/types/registry.ts';
import { PHASE_RULES, type PhaseRules } from '../../../market/exchange/session/phaseRules.ts';
import { columns, Output } from '../output.ts';

interface Entry {
  readonly kind: 'type' | 'instruction' | 'timeInForce' | 'link';
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly parameters: readonly (keyof OrderTerms)[];
  readonly behaviour: Behaviour;
  /** Phases that take it, by the rules of the house; a venue may change them. */
  readonly phases?: readonly string[];
  readonly rejects: readonly string[];
}

/** `market-sim order-types` */
export function listOrderTypes(options: { json?: boolean }): void {
  const output = new Output(options.json === true);
  const rows = entries().map(({ description, kind, name, title }) => ({ kind, name, title, description }));
  const cells = rows.map(({ description, kind, name }) => [kind, name, description]);
  for (const line of columns(cells)) output.say(line);
  output.say('\n`market-sim order-types show <name>` shows one.');
  output.result({ orderTypes: rows });
}

/** `market-sim order-types show <name>` */
export function showOrderType(name: string, options: { json?: boolean }): void {
  const output = new Output(options.json === true);
  const entry = found(name);
  const { behaviour, description, kind, phases, rejects, title } = entry;
  output.say(`${name}: ${title} (${kind})\n\n${description}\n`);
  const facts = { ...behaviour, ...(phases && { phases: phases.join(', ') }) };
  for (const line of columns(Object.entries(facts))) output.say(line);
  const parameters = entry.parameters.map((parameter) => {
    const { meaning = '', unit = '' } = PARAMETERS[parameter] ?? {};
    return { name: parameter, unit, meaning };
  });
  output.say();
  const rows = parameters.map((parameter) => [parameter.name, parameter.unit, parameter.meaning]);
  const table = columns([['PARAMETER', 'UNIT', 'MEANING'], ...rows]);
  for (const line of rows.length === 0 ? ['It has no parameters of its own.'] : table) output.say(line);
  output.say(`\nRefused with: ${rejects.length === 0 ? 'no code of its own' : rejects.join(', ')}`);
  output.result({ ...entry, parameters });
}

function entries(): Entry[] {
  return [
    ...ORDER_TYPES.map((rule): Entry => {
      const phases = phasesWhere(({ refusedTypes }) => !refusedTypes.includes(rule.name));
      return { kind: 'type', ...inWords(rule), behaviour: behaviourOfType(rule), phases };
    }),
    ...INSTRUCTIONS.map((rule): Entry => ({ kind: 'instruction', ...inWords(rule), behaviour: {} })),
    ...TIMES_IN_FORCE.map((rule): Entry => {
      const parameters = rule.endOf === undefined ? [] : (['expireTime'] as const);
      const phases = phasesWhere(({ timesInForce }) => timesInForce.includes(rule.name));
      return {
        kind: 'timeInForce',
        ...inWords({ ...rule, parameters }),
        behaviour: behaviourOfTime(rule),
        phases,
      };
    }),
    ...LINKS.map(
      (rule): Entry => ({
        kind: 'link',
        ...inWords({ ...rule, parameters: [] }),
        behaviour: behaviourOfLink(rule),
      }),
    ),
  ];
}

/** Phases that take new orders, and these. */
function phasesWhere(takes: (rules: PhaseRules) => boolean): string[] {
  return PHASE_NAMES.filter(
    (_, phase) => PHASE_RULES[phase].timesInForce.length > 0 && takes(PHASE_RULES[phase]),
  );
}

function inWords<Rule extends Omit<Entry, 'kind' | 'behaviour' | 'phases'>>(rule: Rule) {
  const { description, name, parameters, rejects, title } = rule;
  return { name, title, description, parameters, rejects };
}

function found(name: string): Entry {
  const all = entries();
  const entry = all.find((candidate) => candidate.name === name);
  if (entry !== undefined) return entry;
  throw new BaseError('USAGE', `there is no order type ${name}`, {
    facts: { name },
    advice: `There are ${all.map((candidate) => candidate.name).join(', ')}.`,
  });
}
