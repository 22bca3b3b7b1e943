import { describe, expect, it } from 'vitest';
import { bannedNames } from './rules/bannedNames.ts';
import { noAsync } from './rules/noAsync.ts';
import { houseFile, type Rule, readHouse } from './rules/rule.ts';
import { docstrings, noBarrels } from './rules/shape.ts';
import { type Allowances, fileLength, functionLength } from './rules/size.ts';
import { noMachineWords, noSwitchedOffTests, noUnfinished } from './rules/words.ts';

/** Longer files and functions, each with its reason. */
const LONG_FILES: Allowances = {};
const LONG_FUNCTIONS: Allowances = {};

const RULES: readonly Rule[] = [
  bannedNames,
  noAsync,
  fileLength(LONG_FILES),
  functionLength(LONG_FUNCTIONS),
  noBarrels,
  docstrings,
  noMachineWords,
  noUnfinished,
  noSwitchedOffTests,
];

const house = readHouse();

describe.each(RULES)('$name', (rule) => {
  it('holds in the whole tree', () => {
    const files = house.filter((file) => rule.applies(file.path));
    expect(files.length).toBeGreaterThan(0);
    const breaches = files.flatMap((file) => rule.check(file));
    expect(breaches.map(({ path, line, message }) => `${path}:${line} ${message}`)).toEqual([]);
  });

  it.each(rule.broken)('catches $path: $text', ({ path, text }) => {
    expect(rule.applies(path)).toBe(true);
    expect(rule.check(houseFile(path, text))).not.toEqual([]);
  });

  it('lets sound files pass', () => {
    const caught = rule.sound.filter(
      ({ path, text }) => rule.applies(path) && rule.check(houseFile(path, text)).length > 0,
    );
    expect(caught).toEqual([]);
  });
});

describe('allowances for length', () => {
  const path = 'src/core/a.ts';
  const file = (lines: number) => houseFile(path, 'f();\n'.repeat(lines));
  const method = (lines: number) => houseFile(path, `function f() {\n${'g();\n'.repeat(lines - 2)}}`);
  const files = fileLength({ [path]: { lines: 450, reason: 'a table' } });
  const functions = functionLength({ [`${path}#f`]: { lines: 90, reason: 'a table' } });

  it('let a file or function have exactly its lines, and neither grow nor grow back', () => {
    expect([449, 450, 451].map((lines) => files.check(file(lines)).length)).toEqual([1, 0, 1]);
    expect([89, 90, 91].map((lines) => functions.check(method(lines)).length)).toEqual([1, 0, 1]);
  });

  it('are only for what is there', () => {
    const paths = new Set(house.map((each) => each.path));
    const named = [...Object.keys(LONG_FILES), ...Object.keys(LONG_FUNCTIONS)].map(
      (name) => name.split('#')[0],
    );
    expect(named.filter((name) => !paths.has(name))).toEqual([]);
  });
});
