/** One measurement of consensus, in a process of its own: see `consensus.bench.ts`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConfigObject } from '../../../src/core/data/config/layers.ts';
import { nodeEd25519 } from '../../../src/core/utils/node/ed25519.ts';
import { answer, jobOfThisProcess } from '../runner/childProcess.ts';
import { chainPlan, watchedChain } from './watchedChain.ts';

export type ConsensusJob =
  | {
      readonly measure: 'chain';
      /** Streamlet where it is left out. */
      readonly protocol?: string;
      readonly values: ConfigObject;
      readonly warmUp: number;
      readonly epochs: number;
    }
  | {
      readonly measure: 'worlds';
      readonly adversaries: readonly string[];
      readonly warmUp: number;
      readonly worlds: number;
    }
  | {
      readonly measure: 'peer';
      readonly folder: string;
      readonly warmUp: number;
      readonly decisions: number;
    };

export interface ConsensusSample {
  /** Epochs, worlds or decisions. */
  readonly done: number;
  readonly messages: number;
  readonly seconds: number;
  readonly violations: number;
  readonly evidence: number;
  readonly traceHash: string;
  /** What one signature and one verification take, measured beside the chain, in seconds. */
  readonly signing: number;
  readonly verifying: number;
}

const NOTHING = { messages: 0, violations: 0, evidence: 0, traceHash: '', signing: 0, verifying: 0 };

/** A signed chain runs in slices, with signatures measured between them: both meet the same machine. */
const SLICES = 20;

/** Bytes of a statement as it is signed. */
const STATEMENT_BYTES = 140;

function secondsOf(work: () => void): number {
  globalThis.gc?.();
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

function measureChain(job: ConsensusJob & { measure: 'chain' }): ConsensusSample {
  const { values, warmUp, epochs, protocol } = job;
  const warm = watchedChain(chainPlan({ ...values, epochs: warmUp }, 1, protocol));
  warm.world.kernel.run({ until: warm.world.until });
  const { world, monitors } = watchedChain(chainPlan({ ...values, epochs }, 1, protocol));
  const { kernel } = world;
  const isSigned = values.signatures === 'ed25519';
  const slices = isSigned ? SLICES : 1;
  let [seconds, signing, verifying] = [0, 0, 0];
  for (let slice = 1; slice <= slices; slice++) {
    seconds += secondsOf(() => kernel.run({ until: (world.until * slice) / slices }));
    if (!isSigned) continue;
    const costs = cryptography();
    signing += costs.signing / slices;
    verifying += costs.verifying / slices;
  }
  return {
    done: epochs,
    messages: kernel.messages,
    seconds,
    violations: monitors.violations.length,
    evidence: monitors.evidence.length,
    traceHash: kernel.traceHash,
    signing,
    verifying,
  };
}

/** Seconds that Node's library takes to sign and to verify. */
function cryptography(): { signing: number; verifying: number } {
  const times = 60;
  const { publicKey, sign } = nodeEd25519.signer(new Uint8Array(32));
  const verify = nodeEd25519.verifier(publicKey);
  const messages = Array.from({ length: times }, (_, i) => new Uint8Array(STATEMENT_BYTES).fill(i & 255));
  let signatures: Uint8Array[] = [];
  const signing = secondsOf(() => {
    signatures = messages.map((message) => sign(message));
  });
  const verifying = secondsOf(() => {
    if (!messages.every((message, i) => verify(message, signatures[i]))) throw new Error('a signature fails');
  });
  return { signing: signing / times, verifying: verifying / times };
}

/** Each world is planned, built, run and judged. */
function measureWorlds({
  adversaries,
  warmUp,
  worlds,
}: ConsensusJob & { measure: 'worlds' }): ConsensusSample {
  let [messages, violations, evidence] = [0, 0, 0];
  const play = (seed: number) => {
    const faulty = [{ node: seed % 4, adversary: adversaries[(seed >> 2) % adversaries.length] }];
    const { world, monitors } = watchedChain(chainPlan({ nodes: 4, epochs: 8, faulty }, seed));
    world.kernel.run({ until: world.until });
    messages += world.kernel.messages;
    violations += monitors.violations.length;
    evidence += monitors.evidence.length;
  };
  for (let seed = 0; seed < warmUp; seed++) play(seed);
  [messages, violations, evidence] = [0, 0, 0];
  const seconds = secondsOf(() => {
    for (let seed = 0; seed < worlds; seed++) play(seed);
  });
  return { ...NOTHING, done: worlds, messages, violations, evidence, seconds };
}

/** The peer as far as it is used here. */
interface PeerSimulator {
  simulationResults: { totalMsgCount: number }[];
  startSimulation(): void;
}

/** PBFT of 16 nodes on csienslab/BFT-Simulator, a checkout of which lies in `folder` with what it requires. */
function measurePeer({ folder, warmUp, decisions }: ConsensusJob & { measure: 'peer' }): ConsensusSample {
  const scratch = mkdtempSync(join(tmpdir(), 'bft-simulator-'));
  process.chdir(scratch);
  const load = createRequire(import.meta.url);
  const config = load(join(folder, 'config.js')) as object;
  const Simulator = load(join(folder, 'simulator.js')) as new (config: object) => PeerSimulator;
  const run = (repeatTime: number) => {
    Object.assign(config, { nodeNum: 16, protocol: 'pbft', repeatTime });
    const simulator = new Simulator(config);
    const seconds = secondsOf(() => simulator.startSimulation());
    const messages = simulator.simulationResults.reduce((sum, { totalMsgCount }) => sum + totalMsgCount, 0);
    return { ...NOTHING, done: repeatTime, messages, seconds };
  };
  run(warmUp);
  const sample = run(decisions);
  process.chdir(tmpdir());
  rmSync(scratch, { recursive: true });
  return sample;
}

const job = jobOfThisProcess<ConsensusJob>();
if (job.measure === 'chain') answer(measureChain(job));
else if (job.measure === 'worlds') answer(measureWorlds(job));
else answer(measurePeer(job));
