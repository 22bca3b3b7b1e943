import { resolveConfig } from '../../../../core/data/config/resolve.ts';
import { chainWorld } from '../chainWorld.ts';
import { completeChain } from '../completeChain.ts';
import { recordChain } from '../recordChain.ts';
import { type ChainConfig, chainSettings } from '../settings.ts';
import { watchChain } from '../watchChain.ts';
import type { Attack } from './attack.ts';
import type { AttackOutcome } from './verdict.ts';

/** The whole configuration of an attack's chain. */
export function attackConfig({ protocol, settings, id }: Attack): ChainConfig {
  const schema = chainSettings(protocol.title, protocol.settings);
  const config = resolveConfig(schema, [{ source: `attack ${id}`, values: settings }]);
  return completeChain(protocol, config as ChainConfig);
}

/** Runs an attack under all monitors, to its end or to the violation that ends it. */
export function runAttack(attack: Attack, seed: number): AttackOutcome & { readonly traceHash: string } {
  const { protocol, only } = attack;
  const config = attackConfig(attack);
  const record = recordChain(protocol, config, seed);
  const monitors = watchChain(protocol, config, seed, only && { only });
  const world = chainWorld(protocol, config, seed, { watchers: [monitors, record] });
  world.kernel.runUntil(world.until);
  const { violations, culprits } = monitors;
  return { history: record.history, violations, culprits, traceHash: world.kernel.traceHash };
}
