/** Names of the files in a run folder. The report writes what is called after it. */
export const MANIFEST_FILE = 'manifest.json';
export const LOG_FILE = 'events.mslog';
export const SUMMARY_FILE = 'summary.json';
export const REPORT_FILE = 'report.html';
/** The report's other forms. */
export const REPORT_FORM_FILES = ['report.md', 'report.pdf', 'report.png'] as const;
/** What the command printed with `--json`, of a chain that was run and shown. */
export const CHAIN_FILE = 'chain.json';
export const FIGURES_FOLDER = 'figures';

/** Tables made from the log, for queries; made again where they are missing. */
export const TABLES_FOLDER = 'tables';
/** Checksums of the small files beside the log, which carries its own. */
export const CHECKSUMS_FILE = 'checksums.json';
/** There while the run is written: by which process. */
export const WRITER_FILE = 'writer.json';
/** There, and empty, where the run is kept from removal. */
export const PIN_FILE = 'pinned';
