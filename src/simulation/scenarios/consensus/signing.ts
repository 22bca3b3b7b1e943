import { cachedSignatures } from '../../../core/consensus/cachedSignatures.ts';
import { ed25519Signatures, publicKeysOf } from '../../../core/consensus/ed25519Signatures.ts';
import { idealSignatures, type Signatures } from '../../../core/consensus/signatures.ts';
import { type Ed25519, plainEd25519 } from '../../../core/utils/ed25519.ts';
import { badSetting } from '../markets/badSetting.ts';
import type { ChainConfig } from './settings.ts';

/**
 * How the nodes of a chain sign. `ed25519` is the host's implementation: every one gives the same bytes.
 *
 * @throws BaseError CONFIG_INVALID_VALUE where the keys that the configuration expects are not those of the nodes.
 */
export function signaturesOf(config: ChainConfig, seed: number, ed25519: Ed25519 = plainEd25519): Signatures {
  requireKeys(config, seed, ed25519);
  if (config.signatures === 'ideal') return idealSignatures;
  const signatures = ed25519Signatures(ed25519, config.nodes, seed);
  return config.verifyOnce ? cachedSignatures(signatures) : signatures;
}

function requireKeys(config: ChainConfig, seed: number, ed25519: Ed25519): void {
  const { publicKeys, nodes, signatures } = config;
  if (publicKeys.length === 0) return;
  if (signatures === 'ideal')
    throw badSetting(
      'publicKeys',
      publicKeys.length,
      'ideal signatures have no keys',
      'Set signatures=ed25519.',
    );
  if (publicKeys.length !== nodes)
    throw badSetting('publicKeys', publicKeys.length, `${nodes} nodes have ${nodes} keys`);
  for (const [node, key] of publicKeysOf(ed25519, nodes, seed).entries()) {
    if (publicKeys[node] !== key)
      throw badSetting(
        `publicKeys.${node}`,
        publicKeys[node],
        `the key of node ${node} with seed ${seed} is ${key}`,
      );
  }
}
