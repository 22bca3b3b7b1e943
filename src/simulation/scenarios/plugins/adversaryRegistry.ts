import { adversaries } from '../../../blockchain/consensus/adversaries/registry.ts';
import { PartRegistry } from './partRegistry.ts';

/** Adversaries by name: those of the program and of plug-ins. */
export const adversaryRegistry = new PartRegistry('adversary', adversaries, 'consensus');
