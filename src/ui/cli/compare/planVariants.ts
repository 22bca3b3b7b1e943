import type { ComparedVariant } from '../../../analysis/comparison/comparison.ts';
import { plainJson } from '../../../analysis/reports/reproduce.ts';
import { describeSettings } from '../../../core/data/config/describe.ts';
import { parseAssignment } from '../../../core/data/config/layers.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import type { WorldPlan } from '../../../simulation/scenarios/createWorld.ts';
import { findScenario } from '../../../simulation/scenarios/scenarioRegistry.ts';
import { planRequest, type RunRequest } from '../runRequest.ts';
import { parseVariation, type Variation } from './variation.ts';

/** Variants of one comparison, at most: more rows and boxes cannot be told apart. */
const MOST_VARIANTS = 16;
/** Letters of a value in a label, at most. */
const LABEL_LENGTH = 36;
/** Settings named to someone who said nothing of what to vary. */
const NAMED_SETTINGS = 8;

/** A variant with all its settings decided. */
export interface PlannedVariant extends ComparedVariant {
  /** What makes it, as it was written: `path=value, path=value`. */
  readonly words: string;
  readonly plan: WorldPlan;
}

/**
 * Every combination of the values to vary, the first values first: they are the baseline. All are planned before any
 * is run.
 *
 * @throws BaseError of a plan, naming the path; USAGE where there is nothing to vary, or too much, or the same twice.
 */
export function planVariants(request: Omit<RunRequest, 'layers'>, vary: readonly string[]): PlannedVariant[] {
  const base = planRequest(request);
  const variations = vary.length > 0 ? vary.map((text) => parseVariation(text)) : usual(base.scenario);
  const paths = variations.map(({ path }) => path);
  const twice = paths.find((path, i) => paths.indexOf(path) < i);
  if (twice !== undefined) {
    const advice = `Name all its values at once: --vary ${twice}=a,b,c.`;
    throw new BaseError('USAGE', `${twice} is varied twice`, { advice, facts: { path: twice } });
  }
  const count = variations.reduce((product, { values }) => product * values.length, 1);
  if (count > MOST_VARIANTS) {
    const factors = variations.map(({ values }) => values.length).join(' × ');
    throw new BaseError('USAGE', `${factors} = ${count} variants: at most ${MOST_VARIANTS} are compared`, {
      advice: 'Vary fewer settings at once, or fewer values of each.',
      facts: { variants: count },
    });
  }
  const variants = combinations(variations).map((values, i) => planned(request, variations, values, i));
  refuseTwins(variants);
  return variants;
}

/** What the scenario itself compares. */
function usual(scenario: string): Variation[] {
  const { compares, schema } = findScenario(scenario);
  if (compares !== undefined) return compares.map((text) => parseVariation(text, `scenario ${scenario}`));
  const paths = describeSettings(schema).map(({ path }) => path);
  const named = paths.slice(-NAMED_SETTINGS).join(', ');
  throw new BaseError('USAGE', `scenario ${scenario} does not say what to compare: name it with --vary`, {
    advice: `Vary any of its ${paths.length} settings (among them ${named}), as --vary ${paths.at(-1)}=a,b; \`market-sim scenarios show ${scenario}\` lists them.`,
    facts: { scenario },
  });
}

function combinations(variations: readonly Variation[]): string[][] {
  return variations.reduce<string[][]>(
    (before, { values }) => before.flatMap((chosen) => values.map((value) => [...chosen, value])),
    [[]],
  );
}

function planned(
  request: Omit<RunRequest, 'layers'>,
  variations: readonly Variation[],
  values: readonly string[],
  index: number,
): PlannedVariant {
  const texts = variations.map(({ path }, i) => `${path}=${values[i]}`);
  const layers = texts.map((text, i) => parseAssignment(text, variations[i].source));
  const plan = planRequest({ ...request, layers });
  const settings = variations.map(({ path }) => ({ path, value: valueAt(plan, path) }));
  const short = values.map((value) =>
    value.length > LABEL_LENGTH ? `${value.slice(0, LABEL_LENGTH)}…` : value,
  );
  const label = `${String.fromCharCode(65 + index)} ${short.join(', ')}`;
  return { label, settings, plan, words: texts.join(', ') };
}

/** What the plan has at a path: the value as it was understood, completed by its schema. */
function valueAt(plan: WorldPlan, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], plan.config);
}

function refuseTwins(variants: readonly PlannedVariant[]): void {
  const seen = new Map<string, string>();
  for (const { words, plan } of variants) {
    const config = plainJson(plan.config);
    const twin = seen.get(config);
    if (twin !== undefined) {
      throw new BaseError('USAGE', `${twin} and ${words} are the same world`, {
        advice: 'Name every value once.',
        facts: { a: twin, b: words },
      });
    }
    seen.set(config, words);
  }
}
