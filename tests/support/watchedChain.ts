import { streamlet } from '../../src/blockchain/consensus/protocols/streamlet.ts';
import type { Protocol } from '../../src/core/consensus/protocol.ts';
import { parseAssignment } from '../../src/core/data/config/layers.ts';
import type { Recorder } from '../../src/core/models/ports/recorder.ts';
import { recordChain } from '../../src/simulation/scenarios/consensus/recordChain.ts';
import type { ChainConfig } from '../../src/simulation/scenarios/consensus/settings.ts';
import { buildWorld, planWorld } from '../../src/simulation/scenarios/createWorld.ts';

/** Runs Streamlet with settings `path=value` to its end, and hands over what was recorded of it. */
export function watchedChain(assignments: readonly string[], seed = 1, recorder?: Recorder) {
  const plan = planWorld(
    'streamlet',
    assignments.map((each) => parseAssignment(each)),
    seed,
  );
  const record = recordChain(streamlet as unknown as Protocol, plan.config as never as ChainConfig, seed);
  const world = buildWorld(plan, { watchers: [record], ...(recorder && { recorder, logLevel: 'commands' }) });
  world.kernel.run({ until: world.until });
  return { plan, world, history: record.history };
}
