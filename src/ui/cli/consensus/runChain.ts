import { accountOf } from '../../../blockchain/consensus/forensics.ts';
import type { ChainHistory } from '../../../core/consensus/history/chainHistory.ts';
import { type Findings, tellEvidence, tellViolation } from '../../../core/consensus/history/findings.ts';
import type { RunManifest } from '../../../core/models/manifest.ts';
import type { RunSummary } from '../../../core/models/runSummary.ts';
import { manifestText, parseManifest } from '../../../simulation/results/manifestJson.ts';
import { programVersion } from '../../../simulation/results/node/programVersion.ts';
import type { RunPlace } from '../../../simulation/results/node/runFolder.ts';
import { runWorld } from '../../../simulation/results/node/runWorld.ts';
import { MANIFEST_FILE } from '../../../simulation/results/runFiles.ts';
import { chainWorld } from '../../../simulation/scenarios/consensus/chainWorld.ts';
import { recordChain } from '../../../simulation/scenarios/consensus/recordChain.ts';
import type { ChainConfig } from '../../../simulation/scenarios/consensus/settings.ts';
import { manifestOf } from '../../../simulation/scenarios/createWorld.ts';
import { interruptible } from '../interrupt.ts';
import { startProgress } from '../progress.ts';
import type { ChosenChain } from './chooseChain.ts';
import { demandWords } from './demand.ts';
import { watchAsked } from './watchAsked.ts';

/** What the log of a kept run holds: all that happened at the nodes. */
const LOG_LEVEL = 'commands';

/** A chain that has run, with all that was seen of it. */
export interface WatchedRun {
  readonly history: ChainHistory;
  readonly findings: Findings;
  /** Names of the monitors that watched it. */
  readonly watching: readonly string[];
  readonly summary: RunSummary;
  readonly manifest: RunManifest;
}

/** Runs a chain under its monitors, and keeps the run where a place is given. */
export async function runChain(chosen: ChosenChain, place: RunPlace | undefined): Promise<WatchedRun> {
  const { protocol, plan } = chosen;
  const config = plan.config as unknown as ChainConfig;
  const record = recordChain(protocol, config, plan.seed);
  const monitors = watchAsked(chosen);
  const lesson = lessonOf(chosen);
  const findings = (): Findings => ({
    ...(lesson !== '' && { lesson }),
    violations: monitors.violations.map((each) =>
      tellViolation(protocol.phases, each, accountOf(each, monitors.evidence, monitors.court)),
    ),
    evidence: monitors.evidence.map((each) => tellEvidence(protocol.phases, each)),
  });
  const built: RunManifest[] = [];
  const progress = await startProgress(plan.scenario, 'events');
  try {
    const summary = await interruptible((signal) =>
      runWorld(plan, {
        ...(chosen.isOfProgram ? {} : { build: (host) => chainWorld(protocol, config, plan.seed, host) }),
        place,
        logLevel: LOG_LEVEL,
        speed: Number.POSITIVE_INFINITY,
        watchers: [monitors, record],
        findings,
        signal,
        onBuilt: (world) => built.push(asStored(manifestOf(plan, world, LOG_LEVEL, programVersion()))),
        onProgress: (share, events) => progress.update(share, events),
      }),
    );
    const watching = monitors.watching.map(({ name }) => name);
    return { history: record.history, findings: findings(), watching, summary, manifest: built[0] };
  } finally {
    progress.stop();
  }
}

/** What a scenario shows and what the monitors are asked for, as one line; empty where the run is as usual. */
function lessonOf({ attack, demand }: ChosenChain): string {
  const words = demandWords(demand);
  const shown = attack && `${attack.id}: ${attack.title}. ${attack.shows.replace(/\s+/g, ' ')}`;
  const asked = words.length === 0 ? undefined : `Its monitors are asked for ${words.join(' ')}.`;
  return [shown, asked].filter((each) => each !== undefined).join(' ');
}

/** A manifest as its file gives it back: so the page of a run is that of the stored run, byte by byte. */
function asStored(manifest: RunManifest): RunManifest {
  return parseManifest(manifestText(manifest), MANIFEST_FILE);
}
