import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REJECT_CODE } from '../../src/core/models/rejectCodes.ts';
import { ERROR_CODES } from '../../src/core/utils/errorCodes.ts';
import { BaseError } from '../../src/core/utils/errors.ts';
import { ROOT, readHouse } from './rules/rule.ts';

const DOCUMENT = 'docs/reference/errors.md';

interface Section {
  readonly code: string;
  readonly text: string;
}

/** Sections of the errors, by their headings. */
function sectionsOf(document: string): Section[] {
  const [errors] = document.split('\n## Rejects');
  return errors
    .split('\n### ')
    .slice(1)
    .map((text) => ({ code: text.slice(0, text.indexOf('\n')), text }));
}

/** Rows of the table of rejects: `name`, code, meaning, example, what to do. */
function rejectsOf(document: string): string[][] {
  const rows = document.split('\n').filter((line) => line.startsWith('| `'));
  return rows.map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

/** What is wrong with a document, or nothing. */
function faultsOf(document: string): string[] {
  const faults: string[] = [];
  const sections = sectionsOf(document);
  const rejects = rejectsOf(document);
  const codes = Object.keys(ERROR_CODES);
  const names = Object.entries(REJECT_CODE).map(([name, code]) => `\`${name}\` ${code}`);
  for (const code of missing(
    codes,
    sections.map((section) => section.code),
  ))
    faults.push(`no section on ${code}`);
  for (const code of missing(
    sections.map((section) => section.code),
    codes,
  ))
    faults.push(`${code} does not exist`);
  const rows = rejects.map(([name, code]) => `${name} ${code}`);
  for (const name of missing(names, rows)) faults.push(`no row on ${name}`);
  for (const name of missing(rows, names)) faults.push(`${name} does not exist`);
  for (const { code, text } of sections) {
    const exitCode = Object.entries(ERROR_CODES).find(([name]) => name === code)?.[1].exitCode;
    if (!text.includes(`Exit code ${exitCode}.`)) faults.push(`${code} does not state its exit code`);
    if (!text.includes(`\n    error ${code}: `)) faults.push(`${code} has no example`);
    if (text.trim().split('\n\n').length < 4) faults.push(`${code} does not say what to do`);
  }
  for (const cells of rejects)
    if (cells.length !== 5 || cells.includes('')) faults.push(`${cells[0]} lacks a cell`);
  return faults;
}

function missing(wanted: readonly string[], present: readonly string[]): string[] {
  return wanted.filter((each) => !present.includes(each));
}

describe(DOCUMENT, () => {
  const document = readFileSync(join(ROOT, DOCUMENT), 'utf8');

  it('explains every error code and every reject, and no other', () => {
    expect(faultsOf(document)).toEqual([]);
  });

  it('is seen to lack a code, to explain one too many, and to leave something out', () => {
    const without = (text: string) => faultsOf(document.replace(text, ''));
    expect(without('\n### USAGE')).toContain('no section on USAGE');
    expect(faultsOf(document.replace('### USAGE', '### USE'))).toContain('USE does not exist');
    expect(without('Exit code 130.')).toEqual(['INTERRUPTED does not state its exit code']);
    expect(without('    error SCENARIO_UNKNOWN: ')).toEqual(['SCENARIO_UNKNOWN has no example']);
    expect(without('\nCheck the path.\n')).toEqual(['IO_NOT_FOUND does not say what to do']);
    expect(faultsOf(document.replace('| `priceOffTick` | 6 |', '| `priceOffTick` | 7 |'))).toHaveLength(2);
    expect(without('round to the tick')).toEqual(['`priceOffTick` lacks a cell']);
  });

  it('is where errors point to', () => {
    for (const { code } of sectionsOf(document)) {
      const { docs } = new BaseError(code as keyof typeof ERROR_CODES, 'x');
      expect(docs).toBe(`${DOCUMENT}#${code.toLowerCase()}`);
    }
  });

  it('lists only what the program raises', () => {
    const source = readHouse()
      .filter(({ path }) => path.startsWith('src/') && !/(errorCodes|rejectCodes)\.ts$/.test(path))
      .map(({ text }) => text)
      .join('\n');
    const unused = Object.keys(ERROR_CODES).filter((code) => !source.includes(`'${code}'`));
    expect(unused).toEqual([]);
    const silent = Object.keys(REJECT_CODE).filter((name) => !source.includes(`REJECT_CODE.${name}`));
    expect(silent).toEqual([]);
  });
});
