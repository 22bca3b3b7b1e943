import type { RunManifest } from '../../core/models/manifest.ts';
import { shellWord } from './escape.ts';

/** How to make a run again from nothing but its report. */
export interface Reproduction {
  /** A config file with the manifest's whole resolved configuration, and its content. */
  readonly configFile: string;
  readonly configJson: string;
  readonly command: string;
}

/**
 * The manifest's configuration holds every default, file setting and flag, so a run from it does not depend on the
 * defaults of the program at hand; the seed and the log level are part of the command.
 */
export function reproduction(manifest: RunManifest): Reproduction {
  const configFile = `${manifest.scenario.replace(/[^\w-]+/g, '-')}-${manifest.seed}.json`;
  return {
    configFile,
    configJson: plainJson({ scenario: manifest.scenario, config: manifest.config }),
    command: commandLine(['run', configFile, '--seed', String(manifest.seed), '--log', manifest.logLevel]),
  };
}

/** `npx market-sim` with arguments, quoted for a POSIX shell. */
export function commandLine(words: readonly string[]): string {
  return ['npx', 'market-sim', ...words].map(shellWord).join(' ');
}

/** Plain data as indented JSON. It is wider than JSON: big integers become decimal text, bytes and columns lists. */
export function plainJson(data: unknown): string {
  return JSON.stringify(data, plainReplacer, 2);
}

function plainReplacer(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  return ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<number>) : value;
}
