import type { ChainHistory } from '../../../core/consensus/history/chainHistory.ts';
import { finalityLags, sharedFinalChain } from '../../../core/consensus/history/chainViews.ts';
import { clippedHistory } from '../../../core/consensus/history/clippedHistory.ts';
import type { Findings } from '../../../core/consensus/history/findings.ts';
import type { RunManifest } from '../../../core/models/manifest.ts';
import type { RunSummary } from '../../../core/models/runSummary.ts';
import { capital } from '../../visualization/consensus/blockMarks.ts';
import { chainFigures } from '../../visualization/consensus/chainFigures.ts';
import { formatNumber, formatTime } from '../../visualization/numbers.ts';
import type { ReportContent } from '../reportContent.ts';
import { coverageNote, type RunCoverage } from '../runCoverage.ts';
import { faultyNodes } from './chainJson.ts';
import { finalChainTables, findingTables, refusalTables } from './chainTables.ts';

/** Epochs that a page bears; the rest is in the run's tables and its JSON. */
const MOST_EPOCHS = 1000;

/** A run of a chain, and what is known of it beside its history. */
export interface ReportedChain {
  readonly history: ChainHistory;
  readonly findings: Findings;
  readonly manifest: RunManifest;
  readonly coverage: RunCoverage;
  /** What the run is called. */
  readonly label: string;
  readonly dir: string | null;
  readonly summary: RunSummary | undefined;
}

/** The report of a run of a chain. */
export function buildChainReport(run: ReportedChain): ReportContent {
  const { findings, manifest, coverage, label, dir, summary } = run;
  const history = clippedHistory(run.history, MOST_EPOCHS);
  return {
    kind: 'chain',
    title: `${manifest.scenario}, seed ${manifest.seed}`,
    programVersion: manifest.programVersion,
    notes: notesOf(run, history !== run.history),
    tiles: tilesOf(run),
    tables: [...findingTables(findings, manifest.timeResolutionNs), ...finalChainTables(history)],
    figures: chainFigures(history, findings, manifest.timeResolutionNs),
    facts: refusalTables(run.history),
    runs: [{ label, dir, manifest, summary, coverage, instrument: '', instruments: 0, statistics: [] }],
  };
}

function notesOf({ history, coverage, findings: { lesson } }: ReportedChain, isClipped: boolean): string[] {
  const { chain } = history;
  const covered = coverageNote(coverage);
  const faulty = faultyNodes(history).map(({ node, adversary }) => `node ${node} (${adversary})`);
  return [
    ...(covered === undefined ? [] : [covered]),
    ...(lesson === undefined ? [] : [lesson]),
    faulty.length === 0 ? 'Every node is honest.' : `Faulty: ${faulty.join(', ')}.`,
    ...(isClipped
      ? [
          `Figures show ${chain.words.epoch}s 1 to ${formatNumber(MOST_EPOCHS)} of ${formatNumber(history.epochs.length)}.`,
        ]
      : []),
  ];
}

function tilesOf({ history, findings, coverage }: ReportedChain): [string, string][] {
  const { chain } = history;
  const { epoch, final } = chain.words;
  const lags = finalityLags(history).map(({ epochs }) => epochs);
  const mean = lags.reduce((sum, lag) => sum + lag, 0) / lags.length;
  return [
    ['Trace hash', coverage.traceHash ?? '–'],
    ['Nodes', formatNumber(chain.nodes)],
    ['Quorum', formatNumber(chain.quorum)],
    [`${capital(epoch)}s`, formatNumber(history.epochs.length)],
    [`Blocks ${final} everywhere`, formatNumber(sharedFinalChain(history).length)],
    [`Lag of finality, ${epoch}s`, formatNumber(mean, 2)],
    ['Messages', formatNumber(history.messages)],
    ['Violations', formatNumber(findings.violations.length)],
    ['Simulated time', formatTime(coverage.simNs)],
  ];
}
