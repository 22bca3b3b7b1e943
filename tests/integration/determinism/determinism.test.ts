import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { getQuickJS } from 'quickjs-emscripten';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/utils/rng.ts';
import { PacedHost } from '../../../src/simulation/engine/node/pacedHost.ts';
import { restoredAt } from './restoredAt.ts';
import { smallWorld, smallWorldHashes, smallWorldPlan } from './smallWorld.ts';

const SMALL_WORLD_FILE = fileURLToPath(new URL('./smallWorld.ts', import.meta.url));
const resolveDir = fileURLToPath(new URL('.', import.meta.url));
const SEED = 7;
const expected = smallWorldHashes(SEED);

/** Settings are decided outside; the sandbox is handed plain data and builds the world. */
function sandboxed(seed: number): string {
  return `import { ziScenario } from '../../../src/simulation/scenarios/zi/scenario.ts';
    const world = ziScenario.build(${JSON.stringify(smallWorldPlan(seed).config)}, ${seed}, {});
    world.kernel.runUntil(world.until);
    globalThis.hashes = world.kernel.traceHash + ' ' + world.kernel.stateHash;`;
}

describe('same config and same seed give the same trace and state', () => {
  it('twice in one process, and another seed gives another', () => {
    expect(smallWorldHashes(SEED)).toBe(expected);
    expect(smallWorldHashes(SEED + 1)).not.toBe(expected);
  });

  it('in another process', () => {
    const script = `import { smallWorldHashes } from ${JSON.stringify(SMALL_WORLD_FILE)};
      process.stdout.write(smallWorldHashes(${SEED}));`;
    const out = execFileSync(process.execPath, ['--input-type=module-typescript', '-e', script], {
      encoding: 'utf8',
    });
    expect(out).toBe(expected);
  });

  it('in a worker thread', async () => {
    const worker = new Worker(new URL('./smallWorldWorker.ts', import.meta.url), { workerData: SEED });
    const hashes = await new Promise((resolve, reject) =>
      worker.once('message', resolve).once('error', reject),
    );
    expect(hashes).toBe(expected);
  });

  it('under QuickJS, another JavaScript engine', async () => {
    // The library that describes settings asks for an encoder when it is loaded, and never uses it here.
    const banner = { js: 'globalThis.TextEncoder = class {};' };
    const bundle = await build({
      stdin: { contents: sandboxed(SEED), resolveDir },
      bundle: true,
      write: false,
      banner,
    });
    const vm = (await getQuickJS()).newContext();
    try {
      vm.unwrapResult(vm.evalCode(bundle.outputFiles[0].text)).dispose();
      const hashes = vm.getProp(vm.global, 'hashes');
      expect(vm.getString(hashes)).toBe(expected);
      hashes.dispose();
    } finally {
      vm.dispose();
    }
  });

  it('at any pacing speed, through pause, resume and a new speed', async () => {
    const world = smallWorld(SEED);
    const host = new PacedHost(world.kernel, { unitsPerMs: 1e6, speed: 50 });
    setTimeout(() => host.pause(), 40);
    setTimeout(() => host.resume(), 90);
    setTimeout(() => host.setSpeed(400), 140);
    expect(await host.run({ until: world.until })).toBe('time');
    expect(`${world.kernel.traceHash} ${world.kernel.stateHash}`).toBe(expected);
  });

  it('after snapshot and restore at random points', () => {
    const whole = smallWorld(SEED);
    whole.kernel.runUntil(whole.until);
    const random = createRng(SEED, 'snapshot points');
    for (let i = 0; i < 50; i++) {
      const event = random.below(whole.kernel.events + 1);
      const { before, after, atEnd } = restoredAt(SEED, event);
      expect(after, `state right after event ${event}`).toBe(before);
      expect(atEnd, `restored after event ${event}`).toBe(expected);
    }
  });
});
