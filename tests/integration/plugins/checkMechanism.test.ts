import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Terminal } from '../../support/commandLine.ts';

/** Trades at the price of the one who waited, but with whoever came last; `worse` ticks worse for the one who comes. */
const PLUGIN = `
import { defineMechanism } from 'market-sim/mechanism';
import { definePlugin } from 'market-sim/plugin';
import { integerSetting, settings } from 'market-sim/settings';
import { BUY, opposite } from 'market-sim/side';

const lastFirst = defineMechanism({
  name: 'last-first',
  title: 'The last comes first',
  description: 'Of those at one price the last to come trades first.',
  settings: settings('Prices', { worse: integerSetting(0, 0, 100, { description: 'Ticks' }) }),
  capabilities: {
    priority: 'price-time',
    trading: 'continuous',
    marketOrders: false,
    timesInForce: ['gtc'],
    postOnly: false,
    replace: false,
    selfTrade: ['allow'],
    fees: true,
    displaysDepth: true,
    random: false,
  },
  create: ({ worse }, market) => ({
    state: {},
    enter(_state, order) {
      for (;;) {
        const best = market.best(order.instrument, opposite(order.side));
        if (order.leaves === 0 || best === undefined || !market.meets(best, order)) return;
        const level = market.resting(order.instrument, best.side).filter(({ price }) => price === best.price);
        const maker = level.at(-1);
        const price = maker.price + (order.side === BUY ? worse : -worse);
        market.trade(maker, order, price, Math.min(maker.leaves, order.leaves));
      }
    },
  }),
});

export default definePlugin({ name: 'mine', version: '1.0.0', mechanisms: [lastFirst] });
`;

const terminal = new Terminal();
afterAll(() => terminal.close());
writeFileSync(join(terminal.dir, 'mine.ts'), PLUGIN);

describe('market-sim mechanisms check', () => {
  it('passes what comes with the program, under settings of the user', () => {
    const settings = ['--set', 'responseWindow=7ns', '--set', 'lastLook=3ns'];
    const { code, stdout } = terminal.type(
      'mechanisms',
      'check',
      'request-for-quote',
      '--rounds',
      '2',
      ...settings,
    );
    expect(stdout).toMatch(/^pass conservation: /);
    expect(stdout).toContain('skip reference: it declares no reference');
    expect(stdout).toContain('request-for-quote: 12 passed, 6 skipped, 0 failed');
    expect(code).toBe(0);
  });

  it('names what a plug-in declares and does not keep, with the commands that show it', () => {
    const check = ['mechanisms', 'check', 'last-first', '--plugin', 'mine.ts', '--rounds', '4'];
    const { code, stdout } = terminal.type(...check);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^fail priority: order \d+ trades before order \d+/m);
    expect(stdout).toMatch(/^ {4}.*enter order \d+ of account \d+: (buy|sell) \d+ at \d+( in instrument 1)?, gtc$/m);
    expect(stdout).toMatch(/It declares what the kit refutes: priority\n$/);
    const { refuted, cards } = terminal.json<{
      refuted: string[];
      cards: { card: string; status: string }[];
    }>(...check, '--set', 'worse=50');
    expect(refuted).toEqual([]);
    expect(cards.find(({ card }) => card === 'limit-price')).toMatchObject({ status: 'fail' });
  });

  it.each([
    [['last-frist', '--plugin', 'mine.ts'], 'did you mean last-first?'],
    [['dark-midpoint', '--set', 'priority=luck'], 'priority'],
    [['dark-midpoint', '--rounds', 'many'], '--rounds is "many"'],
    [['request-for-quote', '--set', 'lastLook=soon'], 'lastLook'],
  ])('says what is wrong with %j', (args, says) => {
    const { code, stderr } = terminal.type('mechanisms', 'check', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });
});
