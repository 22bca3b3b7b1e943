import fc from 'fast-check';
import { checkProof } from '../../src/blockchain/consensus/monitors/checkProof.ts';
import { checkEvidence } from '../../src/blockchain/consensus/monitors/evidenceRules.ts';
import { mutants } from '../../src/blockchain/consensus/mutants/registry.ts';
import { streamlet } from '../../src/blockchain/consensus/protocols/streamlet.ts';
import type { Protocol } from '../../src/core/consensus/protocol.ts';
import { runSideSwitchers } from '../support/consensus/sideSwitchers.ts';
import { firstOfEach, runTrouble, troubles } from '../support/consensus/troubledChain.ts';

const VIOLATIONS = 5000;
const TROUBLES = 10_000;

function require(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** Violations by Byzantine nodes that vote once in an epoch: who is convicted by what. Throws where an honest node is. */
export function soakAccountability(): void {
  let [broken, byDoubleVotes] = [0, 0];
  let seed = 0;
  while (broken < VIOLATIONS) {
    const { monitors, byzantine } = runSideSwitchers(++seed);
    const { culprits, violations, evidence, court } = monitors;
    require(culprits.every((node) =>
      byzantine.includes(node),
    ), `seed ${seed}: the evidence names an honest node`);
    const violation = violations.find(({ monitor }) => monitor === 'agreement');
    if (violation === undefined) continue;
    broken++;
    if (evidence.some(({ kind }) => kind === 'double-vote')) byDoubleVotes++;
    require(culprits.length === byzantine.length, `seed ${seed}: the evidence misses a culprit`);
    require(checkProof(violation, court), `seed ${seed}: the proof does not hold`);
  }
  console.log(
    `accountability: ${broken} violations in ${seed} runs, all culprits named in all, by double votes in ${byDoubleVotes}`,
  );
}

/** Monitors beside their slow twin in chains in trouble, of the textbook and of every mutant. */
export function soakMonitors(): void {
  const textbook = streamlet as unknown as Protocol;
  const protocols = [textbook, ...mutants.map(({ protocol }) => protocol)];
  let [seen, shown] = [0, 0];
  fc.assert(
    fc.property(fc.constantFrom(...protocols), troubles(4, 2, 8), (protocol, trouble) => {
      const { monitors, judge } = runTrouble(protocol, trouble);
      const first = firstOfEach(monitors.violations);
      require(first.join() === judge.violations().join(), `${protocol.name}: other violations`);
      const found = monitors.evidence.map(({ kind, culprit, epoch }) => `${kind} ${culprit} ${epoch}`).sort();
      require(found.join() === judge.evidence().join(), `${protocol.name}: other evidence`);
      for (const each of monitors.evidence)
        require(checkEvidence(
          each,
          monitors.court,
          monitors.ancestorsOf(each),
        ), 'evidence that does not hold');
      seen += first.length;
      shown += found.length;
    }),
    { numRuns: TROUBLES },
  );
  console.log(
    `monitors: ${TROUBLES} chains as their slow twin judges them, ${seen} violations, ${shown} pairs of votes`,
  );
}
