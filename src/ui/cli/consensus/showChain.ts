import { join } from 'node:path';
import { chainJson } from '../../../analysis/reports/consensus/chainJson.ts';
import type { Protocol } from '../../../core/consensus/protocol.ts';
import { EXIT } from '../../../core/utils/errorCodes.ts';
import { writeFileAtomic } from '../../../core/utils/node/atomicFile.ts';
import type { ChainConfig } from '../../../simulation/scenarios/consensus/settings.ts';
import type { WorldPlan } from '../../../simulation/scenarios/createWorld.ts';
import { protocolRegistry } from '../../../simulation/scenarios/plugins/protocolRegistry.ts';
import { Output } from '../output.ts';
import { chainStyle } from './chainStyle.ts';
import { chainText } from './chainText.ts';
import { type ChainRequest, planChain } from './planChain.ts';
import { runChain, type WatchedRun } from './runChain.ts';

/** File in the folder of a kept run that holds what `--json` prints. */
const JSON_FILE = 'chain.json';
/** Columns where there is no terminal that says how many it has. */
const USUAL_WIDTH = 100;

/** What the command line says of a chain that is run and shown. */
export interface ConsensusOptions extends ChainRequest {
  readonly scenario?: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly open: boolean;
  readonly json?: boolean;
}

/** Runs a chain, tells it epoch by epoch, writes its page and opens it. */
export async function showChain(name: string, options: ConsensusOptions): Promise<void> {
  const output = new Output(options.json === true);
  const protocol = protocolRegistry.find(name) as Protocol;
  const plan = planChain(name, options);
  const place = options.out === undefined ? undefined : { dir: options.out, force: options.force === true };
  const run = await runChain(protocol, plan, place);
  tell(protocol, plan, run, output);
  const result = {
    ...chainJson(run.history, run.findings),
    seed: plan.seed,
    traceHash: run.summary.traceHash,
  };
  if (place !== undefined)
    writeFileAtomic(join(place.dir, JSON_FILE), `${JSON.stringify(result, undefined, 2)}\n`);
  output.result(result);
  if (run.findings.violations.length > 0) process.exitCode = EXIT.different;
}

function tell(protocol: Protocol, plan: WorldPlan, run: WatchedRun, output: Output): void {
  const { delta, network } = plan.config as unknown as ChainConfig;
  const isTerminal = !output.json && process.stdout.isTTY === true;
  const { history, findings, summary } = run;
  const told = {
    title: protocol.title,
    network: `the network is ${network.model}, with delta = ${delta}`,
    history,
    findings,
    seed: plan.seed,
    traceHash: summary.traceHash,
  };
  const width = (isTerminal ? process.stdout.columns : undefined) ?? USUAL_WIDTH;
  for (const line of chainText(told, chainStyle(isTerminal), width)) output.say(line);
}
