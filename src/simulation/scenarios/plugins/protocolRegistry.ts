import { protocols } from '../../../blockchain/consensus/protocols/registry.ts';
import { PartRegistry } from './partRegistry.ts';

/** Consensus protocols by name: those of the program and of plug-ins. */
export const protocolRegistry = new PartRegistry('protocol', protocols, 'consensus');
