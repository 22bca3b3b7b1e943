/** One world of many agents, in a process of its own: see `scale.bench.ts`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runWorld } from '../../../src/simulation/results/node/runWorld.ts';
import { buildWorld, planWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import { answer, jobOfThisProcess } from '../runner/childProcess.ts';

export interface ScaleJob {
  /** `run`: speed of a run that is kept on disk; `memory`: what a world holds once it trades. */
  readonly task: 'run' | 'memory';
  readonly agents: number;
  /** Simulated time of a run. */
  readonly until: string;
  /** Events after which memory is weighed. */
  readonly events: number;
}

export interface SpeedSample {
  readonly messages: number;
  readonly traceHash: string;
  /** From the first event to the end of the last: building is apart. */
  readonly seconds: number;
  /** Of all threads, for running and writing: what the work costs, however busy the machine is. */
  readonly processorSeconds: number;
  readonly peakMb: number;
}

export interface MemorySample {
  readonly buildSeconds: number;
  /** Objects and arrays of the world that are alive. */
  readonly worldMb: number;
}

const MB = 1e6;
const { task, agents, until, events } = jobOfThisProcess<ScaleJob>();
const values = { flow: { traders: agents }, until };
const plan = planWorld('zi', [{ source: 'benchmark', values }], 1);
answer(task === 'run' ? await speed() : memory());

async function speed(): Promise<SpeedSample> {
  const dir = mkdtempSync(join(tmpdir(), 'market-sim-scale-'));
  let before = process.cpuUsage();
  const { messages, traceHash, wallMs } = await runWorld(plan, {
    place: { dir: join(dir, 'run') },
    logLevel: 'commands',
    speed: Number.POSITIVE_INFINITY,
    onBuilt: () => {
      before = process.cpuUsage();
    },
  });
  const { user, system } = process.cpuUsage(before);
  rmSync(dir, { recursive: true });
  const peakMb = (process.resourceUsage().maxRSS * 1024) / MB;
  return { messages, traceHash, seconds: wallMs / 1000, processorSeconds: (user + system) / 1e6, peakMb };
}

function memory(): MemorySample {
  const before = liveBytes();
  const begun = performance.now();
  const world = buildWorld(plan);
  const buildSeconds = (performance.now() - begun) / 1000;
  world.kernel.run({ maxEvents: events });
  const worldMb = (liveBytes() - before) / MB;
  // Alive until here, or it would be collected before it is weighed.
  world.check();
  return { buildSeconds, worldMb };
}

function liveBytes(): number {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
