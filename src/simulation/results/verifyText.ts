import type { AnchorDifference, VerifyResult } from './verify.ts';

/** What a verification found, in lines for a person. */
export function verifyText(result: VerifyResult): string[] {
  const lines = [headline(result)];
  if (result.difference !== undefined) lines.push(...differenceLines(result.difference));
  if (result.problem !== undefined) lines.push(`The log is not whole: ${result.problem.message}.`);
  if (result.otherVersion !== undefined) {
    const { run, program } = result.otherVersion;
    lines.push(`Version ${run} of the program made this run; version ${program} ran it again.`);
  }
  return lines;
}

function headline({ outcome, anchors, events, segments }: VerifyResult): string {
  const reach = `${count(anchors, 'anchor')} met, ${count(events, 'event')}`;
  if (outcome === 'same') return `Verified: ${reach}, ${count(segments, 'segment')}.`;
  if (outcome === 'different')
    return `Different: the run again does not meet the log (${reach} before that).`;
  const end = segments === 0 ? 'no segment is whole' : `up to the last whole segment, number ${segments - 1}`;
  if (outcome === 'truncated') return `Verified as far as the log goes: ${end} (${reach}).`;
  return `Damaged: verified ${end} (${reach}).`;
}

function differenceLines(difference: AnchorDifference): string[] {
  const { anchor, segment, field, expected, found, equalUntil, differentAt } = difference;
  return [
    `Anchor ${anchor} (segment ${segment}): ${FIELD_WORDS[field]} is ${found}; the log has ${expected}.`,
    `The first difference lies behind event ${equalUntil} and not behind event ${differentAt}.`,
  ];
}

const FIELD_WORDS = {
  events: 'the number of events',
  time: 'the time',
  traceHash: 'the trace hash',
  stateHash: 'the state hash',
} as const;

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
