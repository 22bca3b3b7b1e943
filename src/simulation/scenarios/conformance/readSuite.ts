import { BaseError } from '../../../core/utils/errors.ts';
import { FieldReader } from './fieldReader.ts';
import { cppTraderStep } from './readCppTrader.ts';
import { liquibookStep } from './readLiquibook.ts';
import type { PublishedScenario, Step } from './suite.ts';

const OF_FILE = ['_source', '_semantics', 'n', 'scenarios'] as const;
const OF_SCENARIO = [
  'name',
  'source',
  'line',
  'comment',
  'unparsed_statements',
  'auto_matching',
  'market_price',
  'steps',
] as const;

/**
 * The scenarios of a file. Both published formats are a list of steps under `scenarios`; the one of Liquibook names its
 * orders in `order`, the one of CppTrader numbers them in `id`, and so each is told by its first order.
 *
 * @throws BaseError DATA_INVALID_FIELD, DATA_UNKNOWN_RECORD or DATA_UNKNOWN_FORMAT with file, scenario, step and field.
 */
export function readSuite(text: string, file: string): PublishedScenario[] {
  const suite = new FieldReader(parsed(text, file), file);
  if (!suite.has('scenarios')) {
    throw new BaseError('DATA_UNKNOWN_FORMAT', `${file}: no list of scenarios`, {
      advice: 'Scenario files hold an object with a list `scenarios` of objects with `name` and `steps`.',
    });
  }
  suite.allowOnly(OF_FILE);
  return suite.list('scenarios').map((scenario) => readScenario(scenario, file));
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BaseError('DATA_UNKNOWN_FORMAT', `${file}: no JSON`, { cause });
  }
}

function readScenario(scenario: FieldReader, file: string): PublishedScenario {
  scenario.allowOnly(OF_SCENARIO);
  const name = scenario.text('name');
  const rows = scenario.list('steps');
  const places = rows.map((_, i) => `${file}: ${name}: step ${i + 1}`);
  const steps = rows.map((_, i) => new FieldReader((scenario.raw('steps') as unknown[])[i], places[i]));
  const matches = !scenario.has('auto_matching') || scenario.flag('auto_matching');
  const isLiquibook = steps.some((step) => step.raw('op') === 'add' && step.has('order'));
  const read: (step: FieldReader) => Step = isLiquibook ? liquibookStep : cppTraderStep;
  const referencePrice = scenario.has('market_price') ? scenario.price('market_price') : 0;
  return { name, referencePrice, marketOrdersRest: isLiquibook, matches, steps: steps.map(read) };
}
