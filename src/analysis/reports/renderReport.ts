import type { RunManifest } from '../../core/models/manifest.ts';
import type { RunSummary } from '../../core/models/runSummary.ts';
import { formatNumber } from '../visualization/numbers.ts';
import type { ReportFigure } from '../visualization/plotlyFigure.ts';
import { DARK_BY_LIGHT } from '../visualization/style.ts';
import { escapeHtml, jsonForScript, scriptForHtml } from './escape.ts';
import { foldedManifest } from './foldedManifest.ts';
import { contents, factTable, figureBlock, summaryTiles } from './reportParts.ts';
import { REPORT_SCRIPT } from './reportScript.ts';
import { REPORT_STYLE } from './reportStyle.ts';
import type { FactTable } from './reportTables.ts';
import { commandLine, plainJson, reproduction } from './reproduce.ts';

export interface ReportInput {
  readonly manifest: RunManifest;
  readonly summary: RunSummary;
  readonly figures: readonly ReportFigure[];
  /** Numbers of the whole run, beside the figures. */
  readonly tables?: readonly FactTable[];
  /** Source of Plotly's cartesian bundle, as its package ships it. */
  readonly plotlySource: string;
  /** The command that made the run, where it is known. */
  readonly command?: string;
}

/** The browser itself is told to fetch nothing: what is not in the file is not on the page. */
const CONTENT_POLICY =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'";

/** A run's report as one self-contained HTML file that works offline. */
export function renderReport(input: ReportInput): string {
  const { manifest, summary, figures } = input;
  const title = `${summary.scenario}, seed ${summary.seed}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}">
<title>${escapeHtml(`${title} – market-sim run report`)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<header>
<p class="kicker">market-sim ${escapeHtml(manifest.programVersion)} run report</p>
<h1>${escapeHtml(title)}</h1>
${summaryTiles(summary)}
${contents(figures)}
</header>
<main>
<noscript><section>The charts are drawn by JavaScript; every figure also has its numbers as a table.</section></noscript>
${figures.length === 0 ? emptyNotice(manifest) : figures.map(figureBlock).join('\n')}
${numbersBlock(input.tables ?? [])}
${reproduceBlock(input)}
${manifestBlock(manifest)}
</main>
<footer>All times are simulated unless they say otherwise. Colours after Okabe and Ito; charts by Plotly.</footer>
${figures.length === 0 ? '' : scripts(input.plotlySource)}
</body>
</html>
`;
}

function emptyNotice(manifest: RunManifest): string {
  return `<section><h2>No figures</h2>
<p>The log of this run holds nothing that a venue recorded (its level is <code>${escapeHtml(manifest.logLevel)}</code>).
Run it again with <code>--log commands</code> to see prices, depth and profits.</p></section>`;
}

function numbersBlock(tables: readonly FactTable[]): string {
  return `<section id="numbers"><h2>Numbers of the whole run</h2>
<div class="facts">${tables.map(factTable).join('\n')}</div></section>`;
}

function reproduceBlock({ manifest, summary, command }: ReportInput): string {
  const { configFile, configJson, command: fromConfig } = reproduction(manifest);
  const made =
    command === undefined
      ? ''
      : `<p>This run was made by</p>\n<pre class="command">${escapeHtml(command)}</pre>`;
  const verify = summary.runDir === null ? '' : verifyWords(summary.runDir);
  return `<section id="reproduce"><h2>How to reproduce it</h2>
${made}
<p>The same world comes from its whole configuration, whatever the defaults are by then. Save this as <code>${escapeHtml(configFile)}</code></p>
<details><summary>Show ${escapeHtml(configFile)}</summary><pre class="long">${escapeHtml(configJson)}</pre></details>
<p>and run</p>
<pre class="command">${escapeHtml(fromConfig)}</pre>
<p>With market-sim ${escapeHtml(manifest.programVersion)} the trace hash is <code>${escapeHtml(summary.traceHash)}</code> again, on every machine.</p>
${verify}</section>`;
}

function verifyWords(runDir: string): string {
  return `<p>To run the stored run again and compare every anchor:</p>
<pre class="command">${escapeHtml(commandLine(['verify', runDir]))}</pre>`;
}

/** A thousand traders are a thousand lines: the cast is told as it is, but folded. */
function manifestBlock(manifest: RunManifest): string {
  return `<section id="manifest"><h2>Manifest</h2>
<details><summary>Show the manifest: ${counted(manifest.actors.length, 'actor')}, ${counted(manifest.instruments.length, 'instrument')}</summary>
<pre class="long">${escapeHtml(plainJson(foldedManifest(manifest)))}</pre></details></section>`;
}

function counted(count: number, noun: string): string {
  return `${formatNumber(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function scripts(plotlySource: string): string {
  return `<script type="application/json" id="dark-colours">${jsonForScript(DARK_BY_LIGHT)}</script>
<script>${scriptForHtml(plotlySource)}</script>
<script>${scriptForHtml(REPORT_SCRIPT)}</script>`;
}
