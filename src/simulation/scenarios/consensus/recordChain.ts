import { ChainRecord } from '../../../blockchain/consensus/chainRecord.ts';
import { describeChain } from '../../../blockchain/consensus/describeChain.ts';
import type { Protocol } from '../../../core/consensus/protocol.ts';
import { committeeOf, corruptedOf } from './chainWorld.ts';
import { layNetwork } from './layNetwork.ts';
import { tellFaults } from './network/tellFaults.ts';
import type { ChainConfig } from './settings.ts';

/** A record of what happens at the nodes of a chain: give it to the world as one of its watchers. */
export function recordChain(protocol: Protocol, config: ChainConfig, seed: number): ChainRecord {
  const committee = committeeOf(protocol, config, seed);
  const corrupted = corruptedOf(config);
  const faults = tellFaults(layNetwork(config, corrupted, seed));
  const chain = describeChain(protocol, committee, corrupted, config.protocol, faults);
  return new ChainRecord(chain, protocol, committee.leaderOf);
}
