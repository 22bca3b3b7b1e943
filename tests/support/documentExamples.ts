import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Terminal } from './commandLine.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** An example in a document: a fenced block marked `sh test` or `ts test`. */
export interface Example {
  readonly language: 'sh' | 'ts';
  readonly line: number;
  readonly text: string;
}

/** The examples of a document, in order. */
export function examplesOf(document: string): Example[] {
  const blocks = document.matchAll(/^```(sh|ts) test\n(.*?)^```$/gms);
  return [...blocks].map(({ 1: language, 2: text, index }) => ({
    language: language as 'sh' | 'ts',
    line: document.slice(0, index).split('\n').length,
    text,
  }));
}

/** Runs an example as a reader would; gives what went wrong, or nothing. */
export function runExample({ language, text }: Example, terminal: Terminal): string[] {
  if (language === 'ts') return runProgram(text);
  const commands = text.split('\n').filter((line) => line.trim() !== '');
  return commands.flatMap((command) => runCommand(command, terminal));
}

/** A word as a shell takes it: plain, or with anything but its own mark between double quotation marks. */
const WORD = /"(?<quoted>[^"$`\\]*)"|(?<plain>[^\s"'|&;<>$`\\]+)/g;
const COMMAND = /^(?:npx )?market-sim (?<args>(?:"[^"$`\\]*"|[^"'|&;<>$`\\])*?)(?<tolerant> \|\| true)?$/;

/** Exit code 1 says "checked, and different": an example that shows a difference ends in `|| true`. */
function runCommand(command: string, terminal: Terminal): string[] {
  const parts = COMMAND.exec(command)?.groups;
  if (parts === undefined) return [`not a plain market-sim command: ${command}`];
  const words = [...parts.args.matchAll(WORD)].map(({ groups }) => groups?.quoted ?? groups?.plain ?? '');
  const { code, stderr } = terminal.type(...words);
  const agreed = parts.tolerant === undefined ? [0] : [0, 1];
  return agreed.includes(code ?? -1) ? [] : [`${command} ended with ${code}: ${stderr}`];
}

function runProgram(text: string): string[] {
  const options = ['--conditions=market-sim-checkout', '--input-type=module-typescript'];
  const { status, stderr } = spawnSync(process.execPath, [...options, '--eval', text], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return status === 0 ? [] : [`the program ended with ${status}: ${stderr}`];
}
