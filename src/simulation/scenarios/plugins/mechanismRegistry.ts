import type { MechanismDefinition } from '../../../market/mechanisms/framework/defineMechanism.ts';
import { PartRegistry } from './partRegistry.ts';

/** Mechanisms by name: those of the program and of plug-ins. */
export const mechanismRegistry = new PartRegistry<MechanismDefinition>('mechanism', []);
