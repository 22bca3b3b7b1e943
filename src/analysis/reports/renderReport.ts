import { formatNumber } from '../visualization/numbers.ts';
import { DARK_BY_LIGHT } from '../visualization/style.ts';
import { escapeHtml, jsonForScript, scriptForHtml } from './escape.ts';
import { figureSections } from './figureSections.ts';
import { foldedManifest } from './foldedManifest.ts';
import type { FactTable, ReportContent, ReportedRun } from './reportContent.ts';
import { contents } from './reportContents.ts';
import { factTable, figureBlock, noteList, tableBlock, tileList } from './reportParts.ts';
import { REPORT_SCRIPT } from './reportScript.ts';
import { REPORT_STYLE } from './reportStyle.ts';
import { commandLine, plainJson, reproduction } from './reproduce.ts';

/** The browser itself is told to fetch nothing: what is not in the file is not on the page. */
const CONTENT_POLICY =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'";

/** What a report is called, by its kind. */
const KIND_WORDS: Readonly<Record<ReportContent['kind'], string>> = {
  run: 'run report',
  comparison: 'comparison of runs',
  realism: 'realism report',
  calibration: 'calibration',
  chain: 'run of a chain',
  protocols: 'comparison of protocols',
};

/**
 * A report as one self-contained HTML file that works offline.
 *
 * @param plotlySource source of Plotly's cartesian bundle, as its package ships it.
 */
export function renderReport(content: ReportContent, plotlySource: string): string {
  const { title, figures, runs, facts } = content;
  const sections = figureSections(figures);
  const kicker = `market-sim ${content.programVersion} ${KIND_WORDS[content.kind]}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}">
<title>${escapeHtml(`${title} – market-sim ${KIND_WORDS[content.kind]}`)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<p class="kicker">${escapeHtml(kicker)}</p>
<h1>${escapeHtml(title)}</h1>
${tileList(content.tiles)}
${noteList(content.notes)}
</header>
<div class="columns">
${contents(content, sections)}
<main id="content">
<noscript><section>The charts are drawn by JavaScript; every figure also has its numbers as a table.</section></noscript>
${content.tables
  .filter(({ isAnnex }) => !isAnnex)
  .map(tableBlock)
  .join('\n')}
${figures.length === 0 && content.command === undefined && runs.length > 0 ? emptyNotice(runs) : ''}
${sections.map(({ id, title: heading, figures: members }) => `<section class="group" id="section-${id}" aria-labelledby="section-${id}-heading">\n<h2 id="section-${id}-heading">${heading}</h2>\n${members.map(figureBlock).join('\n')}\n</section>`).join('\n')}
${numbersBlock(facts)}
${content.tables
  .filter(({ isAnnex }) => isAnnex)
  .map(tableBlock)
  .join('\n')}
${reproduceBlock(content)}
</main>
</div>
<footer>All times are simulated unless they say otherwise. Colours after Okabe and Ito; charts by Plotly.</footer>
${figures.length === 0 ? '' : scripts(plotlySource)}
</body>
</html>
`;
}

function emptyNotice(runs: readonly ReportedRun[]): string {
  const levels = [...new Set(runs.map(({ manifest }) => manifest.logLevel))].join(', ');
  return `<section class="card"><h2>No figures</h2>
<p>The log holds nothing that venues or nodes recorded (its level is <code>${escapeHtml(levels)}</code>).
Run it again with <code>--log commands</code> to see what happened.</p></section>`;
}

function numbersBlock(facts: readonly FactTable[]): string {
  if (facts.length === 0) return '';
  return `<section class="group" id="numbers" aria-labelledby="numbers-heading">
<h2 id="numbers-heading">Numbers of the whole run</h2>
<div class="card facts">${facts.map(factTable).join('\n')}</div></section>`;
}

function reproduceBlock({ runs, command, programVersion }: ReportContent): string {
  const whole =
    command === undefined
      ? ''
      : `<div class="card"><p>All of it was made by market-sim ${escapeHtml(programVersion)} with</p>\n<pre class="command">${escapeHtml(command)}</pre></div>\n`;
  const cards = runs.map((run) => {
    const heading = runs.length > 1 ? `<h3>${escapeHtml(run.label)}</h3>\n` : '';
    return `<div class="card">${heading}${reproduceWords(run)}\n${manifestDetails(run)}</div>`;
  });
  return `<section class="group" id="reproduce" aria-labelledby="reproduce-heading">
<h2 id="reproduce-heading">How to reproduce it</h2>
${whole}${cards.join('\n')}</section>`;
}

function reproduceWords({ manifest, coverage, dir, command }: ReportedRun): string {
  const { configFile, configJson, command: fromConfig } = reproduction(manifest);
  const made =
    command === undefined
      ? ''
      : `<p>This run was made by</p>\n<pre class="command">${escapeHtml(command)}</pre>\n`;
  const same =
    coverage.outcome === 'complete'
      ? `<p>With market-sim ${escapeHtml(manifest.programVersion)} the trace hash is <code>${escapeHtml(coverage.traceHash ?? '')}</code> again, on every machine.</p>\n`
      : '';
  return `${made}<p>The same world comes from its whole configuration, whatever the defaults are by then. Save this as <code>${escapeHtml(configFile)}</code></p>
<details><summary>Show ${escapeHtml(configFile)}</summary><pre class="long" tabindex="0">${escapeHtml(configJson)}</pre></details>
<p>and run</p>
<pre class="command">${escapeHtml(fromConfig)}</pre>
${same}${dir === null ? '' : verifyWords(dir)}`;
}

function verifyWords(dir: string): string {
  return `<p>To run the stored run again and compare every anchor:</p>
<pre class="command">${escapeHtml(commandLine(['verify', dir]))}</pre>`;
}

/** A thousand traders are a thousand lines: the cast is told as it is, but folded. */
function manifestDetails({ manifest }: ReportedRun): string {
  return `<details><summary>Show the manifest: ${counted(manifest.actors.length, 'actor')}, ${counted(manifest.instruments.length, 'instrument')}</summary>
<pre class="long" tabindex="0">${escapeHtml(plainJson(foldedManifest(manifest)))}</pre></details>`;
}

function counted(count: number, noun: string): string {
  return `${formatNumber(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function scripts(plotlySource: string): string {
  return `<script type="application/json" id="dark-colours">${jsonForScript(DARK_BY_LIGHT)}</script>
<script>${scriptForHtml(plotlySource)}</script>
<script>${scriptForHtml(REPORT_SCRIPT)}</script>`;
}
