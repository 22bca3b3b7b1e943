import { describe, expect, it } from 'vitest';
import { accountOf } from '../../../src/blockchain/consensus/forensics.ts';
import { checkProof } from '../../../src/blockchain/consensus/monitors/checkProof.ts';
import { checkEvidence } from '../../../src/blockchain/consensus/monitors/evidenceRules.ts';
import type { Monitors } from '../../../src/blockchain/consensus/monitors/monitors.ts';
import { streamlet } from '../../../src/blockchain/consensus/protocols/streamlet.ts';
import type { Protocol } from '../../../src/core/consensus/protocol.ts';
import type { Violation } from '../../../src/core/consensus/violation.ts';
import type { ConfigObject } from '../../../src/core/data/config/layers.ts';
import type { ChainConfig } from '../../../src/simulation/scenarios/consensus/settings.ts';
import { watchChain } from '../../../src/simulation/scenarios/consensus/watchChain.ts';
import { buildWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import { EPOCH, streamletPlan } from '../../support/consensus/chainRun.ts';
import { runSideSwitchers } from '../../support/consensus/sideSwitchers.ts';

function watched(values: ConfigObject, stopOn?: 'any' | 'agreement' | 'none') {
  const plan = streamletPlan(values);
  const config = plan.config as unknown as ChainConfig;
  const monitors = watchChain(streamlet as unknown as Protocol, config, 1, { ...(stopOn && { stopOn }) });
  const { kernel, until } = buildWorld(plan, { watchers: [monitors] });
  kernel.run({ until });
  return { monitors, kernel };
}

/** Two of four nodes show one chain to node 0 and another to node 1, block by block from epoch 3 on, in synchrony. */
function twoFaces(signatures = 'ideal'): ConfigObject {
  const votes = [3, 4].flatMap((epoch) => [
    { epoch, says: 'vote', block: `${epoch}x`, to: [0] },
    { epoch, says: 'vote', block: `${epoch}y`, to: [1] },
  ]);
  const proposals = (epoch: number, x: string, y: string) => [
    { epoch, says: 'propose', block: `${epoch}x`, on: x, to: [0, 2, 3] },
    { epoch, says: 'propose', block: `${epoch}y`, on: y, to: [1, 2, 3] },
  ];
  const scripts = [
    [...proposals(3, '2', '2'), ...votes],
    [...proposals(4, '3x', '3y'), ...votes],
  ];
  const faulty = scripts.map((steps, i) => ({ node: 2 + i, adversary: 'script', settings: { steps } }));
  return { epochs: 8, allowUnsafe: true, signatures, faulty };
}

const agreementOf = ({ violations }: Monitors) =>
  violations.find(({ monitor }) => monitor === 'agreement') as Violation;

describe('two of four Byzantine nodes, in synchrony', () => {
  const { monitors, kernel } = watched(twoFaces());
  const violation = agreementOf(monitors);

  it('make two final chains by the end of epoch 4, and the run ends there', () => {
    expect(violation).toMatchObject({ node: 1, epoch: 4, time: 4 * EPOCH });
    expect(kernel.now).toBe(4 * EPOCH);
    expect(kernel.stopReason).toContain('agreement: node 1 made block');
    expect(monitors.violations.map(({ monitor }) => monitor)).toEqual([
      'one-certificate',
      'one-certificate',
      'agreement',
    ]);
  });

  it('each votes twice in epochs 3 and 4, which convicts both', () => {
    expect(monitors.culprits).toEqual([2, 3]);
    const found = monitors.evidence.map(({ kind, culprit, epoch }) => `${kind} ${culprit} ${epoch}`);
    expect(found.sort()).toEqual([
      'double-vote 2 3',
      'double-vote 2 4',
      'double-vote 3 3',
      'double-vote 3 4',
    ]);
  });

  it('the run that goes on shows each honest node both chains, and it says so', () => {
    const whole = watched(twoFaces(), 'none').monitors;
    const parted = whole.violations.filter(({ monitor }) => monitor === 'agreement');
    expect(parted.map(({ node }) => node)).toEqual([1, 0]);
    expect(parted[1].what).toContain('but itself had made block');
  });

  it('the proof holds by its messages alone, and with fewer than three votes for any of its blocks it does not', () => {
    expect(checkProof(violation, monitors.court)).toBe(true);
    const { proof } = violation;
    for (const hash of new Set(proof.map(({ block }) => block?.hash))) {
      const others = proof.filter(({ block }) => block?.hash !== hash);
      const tooFew = proof.filter(({ block }) => block?.hash === hash).slice(0, 2);
      expect(checkProof({ ...violation, proof: [...tooFew, ...others] }, monitors.court)).toBe(false);
    }
    const forging = { ...monitors.court, verify: ({ id }: { id: number }) => id !== proof[3].id };
    expect(checkProof(violation, forging)).toBe(false);
  });

  it('real signatures bear the same proof and the same evidence', () => {
    const signed = watched(twoFaces('ed25519')).monitors;
    expect(signed.culprits).toEqual([2, 3]);
    const { proof } = agreementOf(signed);
    expect(checkProof(agreementOf(signed), signed.court)).toBe(true);
    const changed = proof.map((message, i) => (i === 0 ? { ...message, id: 1e6, epoch: 9 } : message));
    expect(checkProof({ ...agreementOf(signed), proof: changed }, signed.court)).toBe(false);
    for (const each of signed.evidence) {
      expect(checkEvidence(each, signed.court)).toBe(true);
      const [one, other] = each.messages;
      const inAnothersName = {
        ...each,
        culprit: 0,
        messages: [
          { ...one, id: 1e6, signer: 0 },
          { ...other, id: 1e6 + 1, signer: 0 },
        ] as const,
      };
      expect(checkEvidence(inAnothersName, signed.court)).toBe(false);
    }
  });

  it('is told in one paragraph: what happened, which quorums, whom they share, who is guilty', () => {
    expect(accountOf(violation, monitors.evidence, monitors.court).replaceAll(/[0-9a-f]{8}/g, 'HASH')).toBe(
      'In epoch 4 node 1 made block HASH of epoch 3 final, but node 0 had made block HASH of epoch 3 final in epoch 4, ' +
        'and neither comes before the other. Two quorums cannot both have kept the rules: block HASH of epoch 3 is ' +
        'notarised by ' +
        'nodes 0, 2 and 3, and block HASH of epoch 3 is notarised by nodes 1, 2 and 3; both hold ' +
        'nodes 2 and 3. Two votes each convict nodes 2 and 3, no fewer than a third of all 4. Node 2 voted in epoch 3 ' +
        'for block HASH and for block HASH. Node 3 voted in epoch 3 for block HASH and for block HASH.',
    );
  });
});

describe('Byzantine nodes that vote once in an epoch, a third of all or more', () => {
  it('break agreement 250 times: double votes convict nobody, both kinds together all of them, and nobody else', () => {
    let broken = 0;
    for (let seed = 1; broken < 250; seed++) {
      const { monitors, byzantine } = runSideSwitchers(seed);
      expect(monitors.evidence.filter(({ kind }) => kind === 'double-vote')).toEqual([]);
      for (const { culprit } of monitors.evidence) expect(byzantine).toContain(culprit);
      if (agreementOf(monitors) === undefined) continue;
      broken++;
      expect(monitors.culprits).toEqual(byzantine);
      expect(byzantine.length).toBeGreaterThanOrEqual(monitors.committee.nodes / 3);
      expect(checkProof(agreementOf(monitors), monitors.court)).toBe(true);
      const account = accountOf(agreementOf(monitors), monitors.evidence, monitors.court);
      const shared = /both hold nodes ([\d, and]+)\./.exec(account)?.[1].match(/\d+/g)?.map(Number) ?? [];
      expect(shared.length).toBeGreaterThanOrEqual(monitors.committee.nodes / 3);
      for (const node of shared) expect(byzantine).toContain(node);
      const [first] = monitors.evidence;
      expect(checkEvidence(first, monitors.court, monitors.ancestorsOf(first))).toBe(true);
      expect(checkEvidence(first, monitors.court)).toBe(false);
    }
  });
});

describe('twins', () => {
  it('convict themselves by the number that they share', () => {
    const { monitors } = watched({ epochs: 12, faulty: [{ node: 1, adversary: 'twins' }] });
    expect(monitors.violations).toEqual([]);
    expect(monitors.culprits).toEqual([1]);
  });
});
