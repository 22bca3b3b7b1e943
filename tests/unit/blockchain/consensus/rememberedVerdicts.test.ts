import { expect, it } from 'vitest';
import { RememberedVerdicts } from '../../../../src/blockchain/consensus/rememberedVerdicts.ts';
import { MessageArchive } from '../../../../src/core/consensus/messageArchive.ts';
import { idealSignatures } from '../../../../src/core/consensus/signatures.ts';
import { blockOn, genesis } from '../../../support/consensus/monitorDesk.ts';

it('nodes verify as often as they ask; who watches verifies only what no node has', () => {
  let verified = 0;
  const signatures = new RememberedVerdicts({
    ...idealSignatures,
    verify: (statement, signature) => {
      verified++;
      return idealSignatures.verify(statement, signature);
    },
  });
  const archive = new MessageArchive();
  const block = blockOn(genesis, 1);
  const statement = { phase: 1, epoch: 1, signer: 0, chain: genesis.hash, block, justify: [] };
  const genuine = archive.add(statement, signatures.sign(statement));
  const forged = archive.add(statement, signatures.forge(statement));
  expect([signatures.isGenuine(genuine), signatures.isGenuine(forged), verified]).toEqual([true, false, 2]);
  expect([signatures.isGenuine(genuine), signatures.isGenuine(forged), verified]).toEqual([true, false, 2]);
  expect([signatures.verify(genuine, genuine.signature), verified]).toEqual([true, 3]);
  const far = { ...genuine, id: 100_000 };
  expect([signatures.verify(far, far.signature), signatures.isGenuine(far), verified]).toEqual([
    true,
    true,
    4,
  ]);
});
