import { camelCase, type ProjectFiles, pascalCase, projectFiles } from './projectFiles.ts';

/** A working agent of that name with its test: a contrarian, to be changed. */
export function agentProject(name: string): ProjectFiles {
  const definition = `${camelCase(name)}Agent`;
  const trader = `${pascalCase(name)}Trader`;
  return {
    [`${name}.ts`]: trading(trader) + definitionOf(name, definition, trader),
    [`${name}.test.ts`]: test(name),
    'README.md': readme(name),
    ...projectFiles(name),
  };
}

const trading = (trader: string) => `import type { ActorContext } from 'market-sim/actor';
import { type AgentPlace, defineAgent } from 'market-sim/agent';
import { FEED } from 'market-sim/market-data';
import { definePlugin } from 'market-sim/plugin';
import { integerSetting, numberSetting, settings } from 'market-sim/settings';
import { BUY, SELL, type Side } from 'market-sim/side';
import { Trader } from 'market-sim/trader';

interface Settings {
  readonly intervalMs: number;
  readonly thresholdTicks: number;
  readonly quantity: number;
  readonly maxPosition: number;
}

/** Numbers of its own: they are in every snapshot. */
const AVERAGE = 0;

/** Trades against departures of the mid price from its average. */
class ${trader} extends Trader {
  readonly #settings: Settings;
  readonly #place: AgentPlace;

  constructor(settings: Settings, place: AgentPlace) {
    super(place.gateway, 1);
    this.#settings = settings;
    this.#place = place;
    this.own[AVERAGE] = place.openingPrice;
  }

  protected onStart(ctx: ActorContext): void {
    this.subscribe(ctx, this.#place.instrument, FEED.l1);
    this.#sleep(ctx);
  }

  protected onTimer(ctx: ActorContext): void {
    this.#sleep(ctx);
    const mid = this.board.midPrice(this.#place.instrument);
    if (Number.isNaN(mid)) return;
    const departure = mid - this.own[AVERAGE];
    this.own[AVERAGE] += departure / 20;
    if (departure > this.#settings.thresholdTicks) this.#trade(SELL);
    if (departure < -this.#settings.thresholdTicks) this.#trade(BUY);
  }

  #sleep(ctx: ActorContext): void {
    const interval = (this.#settings.intervalMs * this.#place.unitsPerSecond) / 1000;
    ctx.wakeAt(ctx.now + Math.max(1, Math.round(interval)), 0);
  }

  #trade(side: Side): void {
    const { instrument, openingPosition } = this.#place;
    const { quantity, maxPosition } = this.#settings;
    const bought = this.gateway.position(instrument) - openingPosition;
    const held = side === BUY ? bought : -bought;
    const open = this.gateway.openQuantity(instrument, side);
    if (held + open + quantity <= maxPosition) this.gateway.submitMarket({ instrument, side, quantity });
  }
}

`;

const definitionOf = (
  name: string,
  definition: string,
  trader: string,
) => `export const ${definition} = defineAgent({
  name: '${name}',
  title: 'Trades against departures of the mid price from its average',
  settings: settings('Trading against departures', {
    intervalMs: numberSetting(500, 1, 1e6, { unit: 'ms', description: 'Time between two looks' }),
    thresholdTicks: numberSetting(5, 0, 1e6, { unit: 'ticks', description: 'Departure that is traded' }),
    quantity: integerSetting(10, 1, 1e6, { unit: 'lots', description: 'Size of each market order' }),
    maxPosition: integerSetting(200, 1, 1e6, { unit: 'lots', description: 'Largest bet, long or short' }),
  }),
  create: (settings, place) => new ${trader}(settings, place),
});

export default definePlugin({ name: '${name}', version: '0.1.0', agents: [${definition}] });
`;

const test = (name: string) => `import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { takeSnapshot } from 'market-sim/kernel-snapshot';
import { loadPlugins } from 'market-sim/load-plugins';
import { buildWorld, forkWorld, planWorld } from 'market-sim/worlds';

before(() => loadPlugins([fileURLToPath(new URL('./${name}.ts', import.meta.url))]));

const populations = [
  { agent: 'zero-intelligence', count: 50 },
  { agent: 'market-maker', count: 2 },
  { agent: '${name}', count: 3, settings: { thresholdTicks: 2 } },
];
const plan = (seed: number) =>
  planWorld('market', [{ source: 'test', values: { until: '60s', populations } }], seed);

function hashes(world: ReturnType<typeof buildWorld>): string[] {
  world.kernel.runUntil(world.until);
  world.check();
  return [world.kernel.traceHash, world.kernel.stateHash];
}

test('trades in a market, the same way each time', () => {
  const world = buildWorld(plan(1));
  const first = hashes(world);
  assert.ok(world.counts().trades > 0);
  assert.deepEqual(hashes(buildWorld(plan(1))), first);
  assert.notDeepEqual(hashes(buildWorld(plan(2))), first);
});

test('goes on from a snapshot as if nothing had happened', () => {
  const past = buildWorld(plan(1));
  past.kernel.runUntil(past.until / 2);
  const fork = forkWorld(plan(1), takeSnapshot(past.kernel));
  assert.deepEqual(hashes(fork), hashes(past));
});

test('refuses settings outside their bounds', () => {
  const wrong = [{ agent: '${name}', count: 1, settings: { quantity: 0 } }];
  assert.throws(
    () => planWorld('market', [{ source: 'test', values: { populations: wrong } }], 1),
    /populations\\.0\\.settings\\.quantity is 0/,
  );
});
`;

const readme = (name: string) => `# ${name}

An agent for market-sim. Change \`${name}.ts\`, and its test with it.

    npm install        # market-sim, for the types and the tests
    npm test           # node --test
    npx market-sim agents show ${name} --plugin ${name}.ts
    npx market-sim run market --plugin ${name}.ts --until 10m \\
      --set 'populations=[{"agent":"zero-intelligence","count":100},{"agent":"market-maker","count":2},{"agent":"${name}"}]'

A file \`market-sim.config.ts\` with \`export { default } from './${name}.ts'\` loads it in every command of this folder.
`;
