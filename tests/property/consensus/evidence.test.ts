import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProof } from '../../../src/blockchain/consensus/monitors/checkProof.ts';
import { checkEvidence } from '../../../src/blockchain/consensus/monitors/evidenceRules.ts';
import type { Monitors } from '../../../src/blockchain/consensus/monitors/monitors.ts';
import { streamlet } from '../../../src/blockchain/consensus/protocols/streamlet.ts';
import type { Protocol } from '../../../src/core/consensus/protocol.ts';
import { runTrouble, type Trouble, troubles } from '../../support/consensus/troubledChain.ts';

const textbook = streamlet as unknown as Protocol;

/** Evidence holds before whoever checks it, and names nobody who kept to the rules. */
function expectJust(monitors: Monitors, { faulty }: Trouble): void {
  const culprits = faulty.map(({ node }) => node);
  for (const evidence of monitors.evidence) {
    expect(culprits).toContain(evidence.culprit);
    expect(checkEvidence(evidence, monitors.court, monitors.ancestorsOf(evidence))).toBe(true);
  }
}

describe('evidence from two votes', () => {
  it('never names an honest node, and nothing is violated, while fewer than a third are Byzantine', () => {
    const trouble = fc.oneof(troubles(4, 1, 10), troubles(7, 2, 10));
    fc.assert(
      fc.property(trouble, (drawn) => {
        const { monitors } = runTrouble(textbook, drawn);
        expect(monitors.violations).toEqual([]);
        expectJust(monitors, drawn);
      }),
      { numRuns: 150 },
    );
  });

  it('never names an honest node where too many are Byzantine, and the messages of a violation show it', () => {
    const trouble = fc.oneof(troubles(4, 3, 10), troubles(5, 2, 10), troubles(7, 4, 10));
    fc.assert(
      fc.property(trouble, (drawn) => {
        const { monitors } = runTrouble(textbook, drawn);
        expectJust(monitors, drawn);
        for (const violation of monitors.violations) expect(checkProof(violation, monitors.court)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
