import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { takeSnapshot } from 'market-sim/kernel-snapshot';
import { loadPlugins } from 'market-sim/load-plugins';
import { buildWorld, forkWorld, planWorld } from 'market-sim/worlds';

before(() => loadPlugins([fileURLToPath(new URL('./simplex.ts', import.meta.url))]));

const planOf = (seed: number, values: object = {}) =>
  planWorld('simplex', [{ source: 'test', values: values as never }], seed);

/** Runs a chain; the last final block of each node by its hash, and every block by height that any node holds final. */
function run(seed: number, values: object = {}) {
  const finals = new Map<number, Set<string>>();
  const finalised = (_node: number, { epoch, hash }: { epoch: number; hash: string }) => {
    finals.set(epoch, (finals.get(epoch) ?? new Set()).add(hash));
  };
  const world = buildWorld(planOf(seed, values), { watchers: [{ finalised }] });
  world.kernel.runUntil(world.until);
  return { finals, traceHash: world.kernel.traceHash };
}

test('every height is final where all are honest, the same way each time', () => {
  const { finals, traceHash } = run(1, { epochs: 10 });
  assert.equal(finals.size, 10);
  assert.equal(run(1, { epochs: 10 }).traceHash, traceHash);
});

test('the height of a silent leader is skipped', () => {
  const { finals } = run(1, { epochs: 8, faulty: [{ node: 1, adversary: 'silent' }] });
  assert.deepEqual([...finals.keys()], [1, 3, 4, 5, 7, 8]);
});

test('no two blocks of a height are final, whatever the network does', () => {
  const network = { model: 'asynchronous', inOrder: false };
  let blocks = 0;
  for (const adversary of ['equivocating-leader', 'double-voter', 'twins'])
    for (let seed = 1; seed <= 20; seed++) {
      const { finals } = run(seed, { epochs: 10, network, faulty: [{ node: 0, adversary }] });
      for (const hashes of finals.values()) assert.equal(hashes.size, 1);
      blocks += finals.size;
    }
  assert.ok(blocks > 60);
});

test('goes on from a snapshot as if nothing had happened', () => {
  const plan = planOf(3, { epochs: 12, faulty: [{ node: 2, adversary: 'crash' }] });
  const past = buildWorld(plan);
  past.kernel.run({ maxEvents: 500 });
  const fork = forkWorld(plan, takeSnapshot(past.kernel));
  const hashes = [past, fork].map((world) => {
    world.kernel.runUntil(world.until);
    return [world.kernel.traceHash, world.kernel.stateHash];
  });
  assert.deepEqual(hashes[1], hashes[0]);
});
