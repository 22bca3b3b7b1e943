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
    ['cut short', text.slice(0, 300), 'the file'],
    ['of another format', text.replace('"format": "', '"format": "x'), 'format'],
    ['of another version', text.replace('"formatVersion": 1', '"formatVersion": 2'), 'formatVersion'],
    [
      'a phase that is a number',
      text.replace('"phase": "vote"', '"phase": 7'),
      /^schedule\.deliveries\.\d+\.phase$/,
    ],
    ['with more nodes than there may be', text.replace('"nodes": 4', '"nodes": 40'), 'schedule.nodes'],
    ['out of order', text.replace(/"at": (?!1,)\d+/, '"at": 3999'), /^schedule\.deliveries\.\d+\.at$/],
    [
      'about a block that is none',
      text.replace('"block": "e1"', '"block": "e9"'),
      'schedule.deliveries.0.block',
    ],
    ['about a node that is none', text.replace('"to": 3', '"to": 4'), 'schedule.deliveries.0'],
    [
      'about a Byzantine node that is none',
      text.replace(/"byzantine": \[\s+1/, '"byzantine": [7'),
      'schedule.byzantine',
    ],
    [
      'with a block on a later one',
      text.replace('"parent": "e1"', '"parent": "e3"'),
      'schedule.blocks.0.parent',
    ],
    [
      'with a block under a wrong name',
      text.replace('"name": "e2a"', '"name": "e3a"'),
      'schedule.blocks.0.name',
    ],
    ['changed in its trace hash', text.replace(/"traceHash": "./, '"traceHash": "0'), 'line 38'],
    [
      'changed in who gets a vote',
      text.replace('"to": 0, "phase": "vote", "signer": 3', '"to": 0, "phase": "vote", "signer": 2'),
      'line 19',
    ],
    ['without one of its lines', text.replace(/ {6}\{ "at": 2004.*\n/, ''), 'line 24'],
    ['changed in a sum of its lines', text.replace(/"lineSums": "./, '"lineSums": "0'), 'line 1'],
    ['changed in its sum', text.replace(/"sha256": "./, '"sha256": "x'), 'sha256'],
    ['empty', 'null', 'format'],
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
