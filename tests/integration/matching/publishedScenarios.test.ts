import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { MatchingEngine } from '../../../src/market/exchange/book/matchingEngine.ts';
import { NaiveEngine } from '../../../src/market/exchange/book/naiveEngine.ts';
import {
  type ConformanceResult,
  checkConformance,
} from '../../../src/simulation/scenarios/conformance/conformance.ts';
import { readSuite } from '../../../src/simulation/scenarios/conformance/readSuite.ts';
import type { CreateEngine } from '../../../src/simulation/scenarios/conformance/scenarioVenue.ts';
import { Terminal } from '../../support/commandLine.ts';
import { describeReference } from '../../support/reference.ts';

const ENGINES: readonly (readonly [string, CreateEngine])[] = [
  ['fast engine', (events) => new MatchingEngine(events)],
  ['naive engine', (events) => new NaiveEngine(events)],
];

const MARKET_RESTS = 'market-rest-is-cancelled';
/** Scenarios of each file, and those that a rule of ours has end otherwise: no other may. */
const FILES: readonly (readonly [string, number, Readonly<Record<string, string>>])[] = [
  [
    'liquibook_order_book.json',
    19,
    {
      TestMatchMarketOrderBid: MARKET_RESTS,
      TestMatchMarketOrderAsk: MARKET_RESTS,
      TestMatchMultipleMarketOrderBid: MARKET_RESTS,
      TestMatchMultipleMarketOrderAsk: MARKET_RESTS,
    },
  ],
  ['liquibook_ioc_fok.json', 8, {}],
  [
    'cpptrader_scenarios.json',
    4,
    { 'Automatic matching - stop order with an empty market': 'stop-waits-for-a-price' },
  ],
];

const terminal = new Terminal();
afterAll(() => terminal.close());

describeReference('published scenarios of price-time books', (file) => {
  for (const [name, scenarios, rules] of FILES) {
    it.each(ENGINES)(`${name}: %s`, (_engine, create) => {
      const suite = readSuite(readFileSync(file('matching', name), 'utf8'), name);
      const ruleDiffers = Object.entries(rules).map(([scenario, rule]) => ({ name: scenario, rule }));
      const passed = scenarios - ruleDiffers.length;
      expect(checkConformance(suite, create)).toEqual({ scenarios, passed, failed: [], ruleDiffers });
    });
  }

  it('are played by the command line too', () => {
    const paths = FILES.map(([name]) => file('matching', name));
    const result = terminal.json<ConformanceResult>('conformance', ...paths);
    expect(result).toMatchObject({ scenarios: 31, passed: 26, failed: [] });
    const { code, stdout } = terminal.type('conformance', ...paths);
    expect(code).toBe(0);
    expect(stdout).toContain('31 scenarios: 26 passed, 5 by a rule of ours, 0 failed');
  });
});

it('market-sim conformance ends with 1 for a scenario that fails, and with 3 for a file that is none', () => {
  const add = { op: 'add', id: 1, side: 'buy', type: 'limit', price: 10, qty: 5 };
  const wrong = { op: 'expect', orders: { bid: 1, ask: 0 }, volume: { bid: 6, ask: 0 } };
  const suite = { scenarios: [{ name: 'wrong', steps: [add, wrong] }] };
  writeFileSync(terminal.path('wrong.json'), JSON.stringify(suite));
  const failed = terminal.type('conformance', 'wrong.json');
  expect(failed.code).toBe(1);
  expect(failed.stdout).toContain('FAILED wrong: step 2: volume.bid\n  expected 6\n  got      5\n');
  writeFileSync(terminal.path('other.json'), '{}');
  const refused = terminal.type('conformance', 'other.json');
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain('error DATA_UNKNOWN_FORMAT: other.json: no list of scenarios');
  expect(terminal.type('conformance', 'missing.json').code).toBe(4);
});
