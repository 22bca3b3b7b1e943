import { geometricBrownian } from './geometricBrownian.ts';
import { merton } from './merton.ts';
import { ornsteinUhlenbeck } from './ornsteinUhlenbeck.ts';
import { poissonJumps } from './poissonJumps.ts';
import { randomWalk } from './randomWalk.ts';
import type { ValueProcessDefinition } from './valueProcess.ts';

/** Every process that a common value can follow, in the order of lists. */
export const valueProcesses = [
  poissonJumps,
  ornsteinUhlenbeck,
  geometricBrownian,
  merton,
  randomWalk,
] as unknown as readonly ValueProcessDefinition[];
