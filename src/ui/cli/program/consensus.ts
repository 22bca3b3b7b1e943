import type { Command } from 'commander';
import { addChainOptions } from './streamlet.ts';

/** `consensus`: chains of any protocol, and protocols beside each other. */
export function addConsensus(program: Command): void {
  const consensus = program
    .command('consensus')
    .summary('run a consensus protocol, or compare several')
    .description(
      'Run any consensus protocol between a few nodes and show it as `streamlet` does; without a name, list protocols and adversaries',
    )
    .argument('[protocol]', 'name of a protocol, as streamlet or pbft')
    .enablePositionalOptions();
  addChainOptions(consensus);
  consensus.action(async (protocol, options) =>
    (await import('../commands/consensus/run.ts')).consensusCommand(protocol, options),
  );
  addComparison(consensus);
  addSelfishMining(consensus);
}

function addComparison(consensus: Command): void {
  consensus
    .command('compare')
    .summary('hold protocols against each other: latency, messages, throughput, attacks')
    .description(
      'Run protocols with the same seeds, numbers of nodes and attacks, and hold latency, messages, throughput and growth against each other',
    )
    .option('--protocols <names>', 'protocols, with commas between (default: all)')
    .option('--nodes <list>', 'numbers of nodes', '4,7')
    .option('--attacks <names>', 'adversaries, and none', 'none,silent')
    .option('--faulty <n>', 'how many nodes an attack has (default: as many as n >= 3f + 1 allows)')
    .option('--epochs <n>', 'epochs (views, heights) of each run', '40')
    .option('--seeds <seeds>', 'how many (10), a range (1-10) or a list (3,7,9)', '5')
    .option('--block-size <n>', 'transactions that a block carries', '400')
    .option('--set <path=value>', 'change one setting of all chains; may be repeated', collect, [])
    // `consensus` itself loads what is named here before any of its commands acts.
    .option('--plugin <file>', 'load a plug-in: trusted code (may be repeated)', collect, [])
    .option('--workers <n>', 'threads; the answer is the same for any number (default: all cores)')
    .option(
      '--report [file]',
      'write the page comparison/report.html, or a file by its ending (.html .md .png .pdf)',
    )
    .option('--no-open', 'with --report: do not open the page in the browser')
    .option('--out <dir>', 'write comparison.json, and the report, into this folder')
    .option('--json', 'print one JSON object on stdout, everything else on stderr')
    .action(async (options) =>
      (await import('../commands/consensus/compare.ts')).compareProtocolsCommand(options),
    );
}

function addSelfishMining(consensus: Command): void {
  consensus
    .command('selfish-mining')
    .summary('what a selfish pool earns, beside the formula of Eyal and Sirer')
    .description(
      'Run miners with a selfish pool of several powers, and hold its share of the chain against the formula of Eyal and Sirer (2014)',
    )
    .option('--power <list>', "shares of all power that are the pool's", '0.1,0.2,0.25,0.3,0.35,0.4,0.45')
    .option('--gamma <list>', 'shares of the honest power that follow the pool in a race', '0,0.5,1')
    .option('--blocks <n>', 'length of the chain of each run', '2000')
    .option('--seeds <seeds>', 'how many (10), a range (1-10) or a list (3,7,9)', '10')
    .option('--workers <n>', 'threads; the answer is the same for any number (default: all cores)')
    .option(
      '--report [file]',
      'write the page comparison/report.html, or a file by its ending (.html .md .png .pdf)',
    )
    .option('--no-open', 'with --report: do not open the page in the browser')
    .option('--json', 'print one JSON object on stdout, everything else on stderr')
    .action(async (options) => (await import('../commands/consensus/selfish.ts')).selfishCommand(options));
}

function collect(value: string, earlier: string[]): string[] {
  return [...earlier, value];
}
