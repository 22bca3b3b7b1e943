import { GENESIS, type Schedule } from '../../../../blockchain/consensus/explorer/schedule.ts';

/** Something in a schedule that cannot be, and the field in which it stands. */
export interface ScheduleFault {
  readonly field: string;
  readonly why: string;
}

/** The first thing that contradicts itself: nodes and blocks that are not there, times out of order. */
export function scheduleFault({
  nodes,
  epochs,
  byzantine,
  blocks,
  deliveries,
}: Schedule): ScheduleFault | undefined {
  if (byzantine.some((each) => each >= nodes))
    return { field: 'byzantine', why: `the last node is ${nodes - 1}` };
  const epochOf = new Map([[GENESIS, 0]]);
  for (let epoch = 1; epoch <= epochs; epoch++) epochOf.set(`e${epoch}`, epoch);
  for (const [i, { name, epoch, parent }] of blocks.entries()) {
    if (!new RegExp(`^e${epoch}[a-z]$`).test(name))
      return { field: `blocks.${i}.name`, why: `${name} is no block of epoch ${epoch}` };
    if ((epochOf.get(parent) ?? epoch) >= epoch)
      return { field: `blocks.${i}.parent`, why: `there is no ${parent} before epoch ${epoch}` };
    epochOf.set(name, epoch);
  }
  let last = 0;
  for (const [i, { at, to, signer, block }] of deliveries.entries()) {
    const field = `deliveries.${i}`;
    if (Math.max(to, signer) >= nodes) return { field, why: `the last node is ${nodes - 1}` };
    if (!epochOf.has(block)) return { field: `${field}.block`, why: `there is no block ${block}` };
    if (at < last) return { field: `${field}.at`, why: `${at} is before the message in front of it` };
    last = at;
  }
  return undefined;
}
