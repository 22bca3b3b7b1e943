import { camelCase, type ProjectFiles, projectFiles } from './projectFiles.ts';

/** A working mechanism of that name with the conformance kit as its test: a k-double auction, to be changed. */
export function mechanismProject(name: string): ProjectFiles {
  const definition = `${camelCase(name)}Mechanism`;
  return {
    [`${name}.ts`]: source(name, definition),
    [`${name}.test.ts`]: test(name, definition),
    'README.md': readme(name),
    ...projectFiles(name),
  };
}

const source = (name: string, definition: string) => `import { defineMechanism } from 'market-sim/mechanism';
import { definePlugin } from 'market-sim/plugin';
import { integerSetting, settings } from 'market-sim/settings';
import { BUY, opposite } from 'market-sim/side';

/**
 * Every order trades at once with the best orders against it, as on a continuous book, but at a price between the two
 * limits: the k-double auction of Chatterjee and Samuelson, Operations Research 31 (1983) 835-851.
 */
export const ${definition} = defineMechanism({
  name: '${name}',
  title: 'Continuous trading at a price between the two limits',
  description: 'Orders meet by price and time; each trade splits the difference between its two limits.',
  settings: settings('Where between two limits a trade lies', {
    sellersShare: integerSetting(500, 0, 1000, {
      unit: 'permille',
      description: 'Part of the difference between the limits that the seller gets',
    }),
  }),
  capabilities: {
    priority: 'price-time',
    trading: 'continuous',
    marketOrders: true,
    timesInForce: ['gtc', 'ioc'],
    postOnly: false,
    replace: true,
    selfTrade: ['allow'],
    fees: true,
    displaysDepth: true,
    random: false,
  },
  create: ({ sellersShare }, market) => ({
    // What it remembers, as plain data: it is in every snapshot. This one needs no memory.
    state: {},

    // A new order. The framework holds the orders; what is left of a limit order when this returns rests.
    enter(_state, order) {
      while (order.leaves > 0) {
        const best = market.best(order.instrument, opposite(order.side));
        if (best === undefined || !market.meets(best, order)) return;
        // A market order has no limit to split with: it trades at the price that it finds.
        const limit = order.price === 0 ? best.price : order.price;
        const [bid, ask] = order.side === BUY ? [limit, best.price] : [best.price, limit];
        const price = ask + Math.floor(((bid - ask) * sellersShare) / 1000);
        market.trade(best, order, price, Math.min(best.leaves, order.leaves));
      }
    },
  }),
});

export default definePlugin({ name: '${name}', version: '0.1.0', mechanisms: [${definition}] });
`;

const test = (name: string, definition: string) => `import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { describeMechanism } from 'market-sim/conformance';
import { loadPlugins } from 'market-sim/load-plugins';
import { buildWorld, planWorld } from 'market-sim/worlds';
import { ${definition} as mechanism } from './${name}.ts';

before(() => loadPlugins([fileURLToPath(new URL('./${name}.ts', import.meta.url))]));

// What every sound market must hold: cash and lots conserved, no fill worse than its limit, and more.
describeMechanism({
  name: '${name}',
  create: () => mechanism.create({}, { instruments: 1, seed: 1 }),
  capabilities: mechanism.capabilities,
  describe,
  it,
});

describe('a market on it', () => {
  it('trades, the same way each time', () => {
    const values = { until: '30s', venue: { mechanism: '${name}' } };
    const hash = () => {
      const world = buildWorld(planWorld('market', [{ source: 'test', values }], 1));
      world.kernel.runUntil(world.until);
      world.check();
      assert.ok(world.counts().trades > 0);
      return world.kernel.traceHash;
    };
    assert.equal(hash(), hash());
  });
});
`;

const readme = (name: string) => `# ${name}

A mechanism for market-sim. Change \`${name}.ts\`, and its test with it.

    npm install        # market-sim, for the types and the tests
    npm test           # node --test: the conformance kit
    npx market-sim run market --plugin ${name}.ts --set venue.mechanism=${name} --until 10m

A file \`market-sim.config.ts\` with \`export { default } from './${name}.ts'\` loads it in every command of this folder.
`;
