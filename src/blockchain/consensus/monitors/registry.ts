import { BaseError } from '../../../core/utils/errors.ts';
import { agreement } from './agreement.ts';
import { certificates } from './certificates.ts';
import { finality } from './finality.ts';
import { growth } from './growth.ts';
import { liveness } from './liveness.ts';
import type { Monitor } from './monitor.ts';
import { oneCertificate } from './oneCertificate.ts';
import { oneVote } from './oneVote.ts';
import { validity } from './validity.ts';
import { voteRules } from './voteRules.ts';

/** Every monitor, in the order in which they are told and listed. */
export const monitors: readonly Monitor[] = [
  agreement,
  validity,
  oneCertificate,
  oneVote,
  voteRules,
  certificates,
  finality,
  growth,
  liveness,
];

/** @throws BaseError CONFIG_INVALID_VALUE for a name that no monitor has. */
export function findMonitor(name: string): Monitor {
  const found = monitors.find((each) => each.name === name);
  if (found !== undefined) return found;
  throw new BaseError('CONFIG_INVALID_VALUE', `there is no monitor called ${name}`, {
    facts: { found: name },
    advice: `Monitors are: ${monitors.map((each) => each.name).join(', ')}.`,
  });
}
