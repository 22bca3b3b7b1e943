import { afterAll, describe, expect, it } from 'vitest';
import { REJECT_CODE } from '../../../src/core/models/rejectCodes.ts';
import { PARAMETERS } from '../../../src/market/exchange/orders/types/parameters.ts';
import {
  INSTRUCTIONS,
  LINKS,
  ORDER_TYPES,
  TIMES_IN_FORCE,
} from '../../../src/market/exchange/orders/types/registry.ts';
import { Terminal } from '../../support/commandLine.ts';

const terminal = new Terminal();
afterAll(() => terminal.close());
const RULES = [...ORDER_TYPES, ...INSTRUCTIONS, ...TIMES_IN_FORCE, ...LINKS];

describe('market-sim order-types', () => {
  it('lists every registered name with a line', () => {
    const { orderTypes } = terminal.json<{ orderTypes: { name: string; description: string }[] }>(
      'order-types',
    );
    expect(orderTypes.map(({ name }) => name)).toEqual(RULES.map(({ name }) => name));
    expect(orderTypes.every(({ description }) => description.endsWith('.'))).toBe(true);
    expect(terminal.type('order-types', 'list').stdout).toMatch(
      /^type +limit +Trades at its price or better/,
    );
  });

  it('shows what one does, its parameters and its codes', () => {
    const { code, stdout } = terminal.type('order-types', 'show', 'stop-limit');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^resting +a buy waits for a rise, a sell for a fall$/m);
    expect(stdout).toMatch(/^touched +becomes a limit order$/m);
    expect(stdout).toMatch(/^replace +the price is the limit$/m);
    expect(stdout).toMatch(/^triggerPrice +ticks +price at which the order is touched$/m);
    expect(stdout).toContain('triggerPriceMissing');
    const shown = terminal.json<object>('order-types', 'show', 'gtd');
    expect(shown).toMatchObject({ kind: 'timeInForce', parameters: [{ name: 'expireTime', unit: 'time' }] });
    expect(terminal.json<object>('order-types', 'show', 'ioc')).toMatchObject({
      phases: ['continuous', 'limitState'],
    });
    expect(terminal.json<object>('order-types', 'show', 'bracket')).toMatchObject({
      behaviour: { first: 'enters', others: 'held' },
    });
  });

  it('says what there is where a name is not known', () => {
    const { code, stderr } = terminal.type('order-types', 'show', 'stopp');
    expect(code).toBe(2);
    expect(stderr).toContain('trailing-stop-limit');
  });

  it('has words for every parameter, and a rule behind every code of terms and types', () => {
    const parameters = [...ORDER_TYPES, ...INSTRUCTIONS].flatMap((rule) => rule.parameters);
    expect(parameters.filter((name) => PARAMETERS[name] === undefined)).toEqual([]);
    const told = new Set<string>(RULES.flatMap(({ rejects }) => rejects));
    const ofEveryOrder = ['orderTermsNotOffered', 'parameterNotOfType', 'invalidParameter'];
    const codes = Object.entries(REJECT_CODE).filter(([, code]) => code >= 20 && code < 50);
    const untold = codes.map(([name]) => name).filter((name) => !told.has(name));
    expect(untold).toEqual(ofEveryOrder);
  });
});
