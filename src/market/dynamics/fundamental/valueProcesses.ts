import { poissonJumps } from './poissonJumps.ts';
import type { ValueProcessDefinition } from './valueProcess.ts';

/** Every process that a common value can follow, in the order of lists. */
export const valueProcesses = [poissonJumps] as unknown as readonly ValueProcessDefinition[];
