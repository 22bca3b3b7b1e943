import { streamletAttack } from './streamletAttack.ts';

export const a13 = streamletAttack({
  id: 'A13',
  name: 'clock-skew-below-delta',
  title: "One node's clock is half a delta ahead, another's half a delta behind",
  shows: `Messages take a quarter of delta, so that there is room: a proposal still arrives in its epoch and votes before the next
one begins. As many blocks are final as with clocks that agree. Only node 2 has often nothing to vote for: when its epoch
begins the votes of the other three have notarised the block already.`,
  settings: {
    epochs: 20,
    network: {
      delay: '0.25delta',
      skews: [
        { node: 1, ahead: '0.5delta' },
        { node: 2, ahead: '-0.5delta' },
      ],
    },
  },
  verdict: { violations: [], culprits: [], finalBlocks: { least: 19, most: 19 } },
});

export const a13Far = streamletAttack({
  id: 'A13-FAR',
  name: 'clock-skew-beyond-delta',
  title: "Two nodes' clocks are three deltas off",
  shows: `Node 1 lives an epoch and a half ahead of the others and node 2 as far behind: proposals come too late for them or they
come too late for the rest. Notarisations become rare and nothing is final any more. What is lost is liveness alone.`,
  settings: {
    epochs: 40,
    network: {
      skews: [
        { node: 1, ahead: '3delta' },
        { node: 2, ahead: '-3delta' },
      ],
    },
  },
  verdict: { violations: [], culprits: [], finalBlocks: { least: 0, most: 0 } },
});
