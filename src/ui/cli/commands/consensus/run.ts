import { monitors } from '../../../../blockchain/consensus/monitors/registry.ts';
import { chooseProtocol } from '../../../../simulation/scenarios/chooseParts.ts';
import { attacks } from '../../../../simulation/scenarios/consensus/attacks/registry.ts';
import { adversaryRegistry } from '../../../../simulation/scenarios/plugins/adversaryRegistry.ts';
import { protocolRegistry } from '../../../../simulation/scenarios/plugins/protocolRegistry.ts';
import type { ConsensusOptions } from '../../consensus/chooseChain.ts';
import { showChain } from '../../consensus/showChain.ts';
import { columns, Output } from '../../output.ts';

/** `market-sim consensus [protocol]` */
export async function consensusCommand(
  protocol: string | undefined,
  options: ConsensusOptions,
): Promise<void> {
  if (protocol === undefined) {
    listParts(options);
    return;
  }
  await showChain(chooseProtocol(protocol, 'protocol').name, options);
}

function listParts({ json }: { readonly json?: boolean }): void {
  const output = new Output(json === true);
  const protocols = protocolRegistry.all().map(({ name, title, source }) => ({ name, title, source }));
  const adversaries = adversaryRegistry.all().map(({ name, title }) => ({ name, title }));
  const watches = monitors.map(({ name, title }) => ({ name, title }));
  const scenarios = attacks.map(({ id, name, title, protocol }) => ({
    id,
    name,
    title,
    protocol: protocol.name,
  }));
  const named = scenarios.map(({ id, title, protocol }) => ({ name: id, title: `${title} (${protocol})` }));
  for (const [heading, parts] of [
    ['Protocols', protocols],
    ['Adversaries', adversaries],
    ['Monitors', watches],
    ['Scenarios', named],
  ] as const) {
    output.say(heading);
    for (const line of columns(parts.map(({ name, title }) => [`  ${name}`, title]))) output.say(line);
    output.say();
  }
  output.say(
    '`market-sim consensus <protocol>` runs one, `market-sim consensus compare` holds them side by side.',
  );
  output.result({ protocols, adversaries, monitors: watches, scenarios });
}
