import type { ConsensusOptions } from '../consensus/chooseChain.ts';
import { showChain } from '../consensus/showChain.ts';

/** `market-sim streamlet` */
export async function streamletCommand(options: ConsensusOptions): Promise<void> {
  await showChain('streamlet', options);
}
