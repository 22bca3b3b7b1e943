/** Names of the files in a run folder. The report writes the last two. */
export const MANIFEST_FILE = 'manifest.json';
export const LOG_FILE = 'events.mslog';
export const SUMMARY_FILE = 'summary.json';
export const REPORT_FILE = 'report.html';
export const FIGURES_FOLDER = 'figures';
