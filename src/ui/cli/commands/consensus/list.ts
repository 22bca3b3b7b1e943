import { adversaryRegistry } from '../../../../simulation/scenarios/plugins/adversaryRegistry.ts';
import { protocolRegistry } from '../../../../simulation/scenarios/plugins/protocolRegistry.ts';
import { columns, Output } from '../../output.ts';

/** `market-sim consensus` */
export function listConsensusCommand({ json }: { readonly json?: boolean }): void {
  const output = new Output(json === true);
  const protocols = protocolRegistry.all().map(({ name, title, source }) => ({ name, title, source }));
  const adversaries = adversaryRegistry.all().map(({ name, title }) => ({ name, title }));
  for (const [heading, parts] of [
    ['Protocols', protocols],
    ['Adversaries', adversaries],
  ] as const) {
    output.say(heading);
    for (const line of columns(parts.map(({ name, title }) => [`  ${name}`, title]))) output.say(line);
    output.say();
  }
  output.say('market-sim consensus compare holds protocols against each other.');
  output.result({ protocols, adversaries });
}
