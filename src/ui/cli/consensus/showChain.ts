import { basename, join, resolve } from 'node:path';
import { buildChainReport } from '../../../analysis/reports/consensus/buildChainReport.ts';
import { chainJson } from '../../../analysis/reports/consensus/chainJson.ts';
import type { Protocol } from '../../../core/consensus/protocol.ts';
import { EXIT } from '../../../core/utils/errorCodes.ts';
import { writeFileAtomic } from '../../../core/utils/node/atomicFile.ts';
import { CHAIN_FILE } from '../../../simulation/results/runFiles.ts';
import type { ChainConfig } from '../../../simulation/scenarios/consensus/settings.ts';
import type { WorldPlan } from '../../../simulation/scenarios/createWorld.ts';
import { protocolRegistry } from '../../../simulation/scenarios/plugins/protocolRegistry.ts';
import { Output } from '../output.ts';
import { showContent } from '../showReport.ts';
import { chainStyle } from './chainStyle.ts';
import { chainText } from './chainText.ts';
import { type ChainRequest, planChain } from './planChain.ts';
import { runChain, type WatchedRun } from './runChain.ts';

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
  const page = await showPage(run, options, output);
  const { traceHash, runDir } = run.summary;
  const result = { ...chainJson(run.history, run.findings), seed: plan.seed, traceHash, runDir, page };
  if (place !== undefined)
    writeFileAtomic(join(place.dir, CHAIN_FILE), `${JSON.stringify(result, undefined, 2)}\n`);
  output.result(result);
  if (run.findings.violations.length > 0) process.exitCode = EXIT.different;
}

/** Writes the page into the folder of the run, or one called after the protocol, and opens it where a person looks. */
async function showPage(run: WatchedRun, options: ConsensusOptions, output: Output): Promise<string> {
  const { history, findings, manifest, summary } = run;
  const { simNs, events, traceHash, runDir } = summary;
  const coverage = { outcome: 'complete', simNs, events, traceHash, bytesAfter: 0, problem: null } as const;
  const label = runDir === null ? `${manifest.scenario} ${manifest.seed}` : basename(resolve(runDir));
  const content = buildChainReport({ history, findings, manifest, coverage, label, dir: runDir, summary });
  const written = await showContent(content, {
    forms: new Set(['html']),
    out: options.out ?? manifest.scenario,
    open: options.open && !output.json,
    output,
  });
  return written.files.html as string;
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
