import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BaseError } from '../../../../../src/core/utils/errors.ts';
import {
  playAgain,
  smallest,
} from '../../../../../src/simulation/scenarios/consensus/explorer/counterexample.ts';
import {
  readReplay,
  replayText,
} from '../../../../../src/simulation/scenarios/consensus/explorer/replayFile.ts';
import { planTarget } from '../../../../../src/simulation/scenarios/consensus/explorer/target.ts';

const text = readFileSync('tests/fixtures/consensus/M10.json', 'utf8');
const target = planTarget({ protocol: 'streamlet', mutant: 'M10' });

/** What is said of a file, and of which field. */
function fault(changed: string) {
  try {
    readReplay(changed, 'found.json');
  } catch (error) {
    if (error instanceof BaseError)
      return { code: error.code, field: error.facts.field, said: error.message };
    throw error;
  }
  throw new Error('it was taken for a sound file');
}

describe('the file of a counterexample', () => {
  it('comes back as it was written, and does again what it did', () => {
    const saved = readReplay(text, 'found.json');
    const schedule = saved.schedule as NonNullable<typeof saved.schedule>;
    const outcome = playAgain(target, { schedule }, saved.violation.monitor);
    expect(outcome.traceHash).toBe(saved.traceHash);
    expect(outcome.violation).toMatchObject(saved.violation);
    expect(replayText(target, { schedule, outcome })).toBe(text);
    expect(smallest(target, schedule)?.schedule).toEqual(schedule);
  });

  it.each([
    ['a file that ends early', text.slice(0, 300), 'the file'],
    ['another format', text.replace('"format": "', '"format": "x'), 'format'],
    ['another version', text.replace('"formatVersion": 1', '"formatVersion": 2'), 'formatVersion'],
    [
      'a phase that is a number',
      text.replace('"phase": "vote"', '"phase": 7'),
      /^schedule\.deliveries\.\d+\.phase$/,
    ],
    ['a node that is none', text.replace('"nodes": 4', '"nodes": 40'), 'schedule.nodes'],
    ['a time that was changed', text.replace(/"at": \d+/, '"at": 3'), 'sha256'],
    ['a sum that was changed', text.replace(/"sha256": "./, '"sha256": "x'), 'sha256'],
    ['a file of nothing', 'null', 'format'],
  ])('is not taken where it is %s, and the place is told', (_what, changed, field) => {
    expect(changed).not.toBe(text);
    const told = fault(changed);
    expect(told.code).toBe('DATA_CORRUPT');
    expect(told.field).toEqual(typeof field === 'string' ? field : expect.stringMatching(field));
    expect(told.said).toContain('found.json');
  });

  it('says which version it cannot read', () => {
    expect(fault(text.replace('"formatVersion": 1', '"formatVersion": 2')).said).toContain(
      'version 2 is not 1',
    );
  });
});
