import { chainJson } from '../../../analysis/reports/consensus/chainJson.ts';
import { EXIT } from '../../../core/utils/errorCodes.ts';
import { writeCovered } from '../../../simulation/results/node/checksums.ts';
import { CHAIN_FILE } from '../../../simulation/results/runFiles.ts';
import { differences } from '../../../simulation/scenarios/consensus/attacks/verdict.ts';
import type { ChainConfig } from '../../../simulation/scenarios/consensus/settings.ts';
import { Output } from '../output.ts';
import { writeChainPage } from './chainPage.ts';
import { chainStyle } from './chainStyle.ts';
import { chainText } from './chainText.ts';
import { type ChosenChain, type ConsensusOptions, chooseChain } from './chooseChain.ts';
import { runChain, type WatchedRun } from './runChain.ts';

/** Columns where there is no terminal that says how many it has. */
const USUAL_WIDTH = 100;

/**
 * Runs a chain, tells it epoch by epoch, writes its page and opens it. The exit code is 1 where a monitor saw a violation;
 * of a scenario by name, where it did not come to what it is said to show.
 */
export async function showChain(name: string, options: ConsensusOptions): Promise<void> {
  const output = new Output(options.json === true);
  const chosen = chooseChain(name, options);
  const place = options.out === undefined ? undefined : { dir: options.out, force: options.force === true };
  const run = await runChain(chosen, place);
  const verdict = verdictOf(chosen, run);
  tell(chosen, run, verdict, output);
  const page = await writeChainPage(run, options, output);
  const { traceHash, runDir } = run.summary;
  const interrupted = run.summary.interrupted === true;
  const { seed } = chosen.plan;
  const scenario = chosen.attack === undefined ? {} : { scenario: chosen.attack.id, differences: verdict };
  const { within, growth } = chosen.demand;
  const watched = { monitors: run.watching, within, growth };
  const result = {
    ...chainJson(run.history, run.findings),
    watched,
    ...scenario,
    seed,
    interrupted,
    traceHash,
    runDir,
    page,
  };
  if (place !== undefined) writeCovered(place.dir, CHAIN_FILE, `${JSON.stringify(result, undefined, 2)}\n`);
  output.result(result);
  const isOtherwise = verdict === null ? run.findings.violations.length > 0 : verdict.length > 0;
  if (isOtherwise) process.exitCode = EXIT.different;
  if (interrupted) process.exitCode = EXIT.interrupted;
}

/** Where the run differs from what its scenario is said to show; null where nothing is said of it. */
function verdictOf({ attack, isAsNamed }: ChosenChain, { history, findings }: WatchedRun): string[] | null {
  if (attack === undefined || !isAsNamed) return null;
  const culprits = [...new Set(findings.evidence.map(({ culprit }) => culprit))].sort((a, b) => a - b);
  return differences(attack.verdict, { history, violations: findings.violations, culprits });
}

function tell(
  { protocol, plan, attack }: ChosenChain,
  run: WatchedRun,
  verdict: readonly string[] | null,
  output: Output,
): void {
  const { delta, network } = plan.config as unknown as ChainConfig;
  const isTerminal = !output.json && process.stdout.isTTY === true;
  const told = {
    title: protocol.title,
    ...(attack && { scenario: { ...attack, verdict } }),
    network: `the network is ${network.model}, with delta = ${delta}`,
    history: run.history,
    findings: run.findings,
    seed: plan.seed,
    interrupted: run.summary.interrupted === true,
    traceHash: run.summary.traceHash,
  };
  const width = (isTerminal ? process.stdout.columns : undefined) ?? USUAL_WIDTH;
  for (const line of chainText(told, chainStyle(isTerminal), width)) output.say(line);
}
