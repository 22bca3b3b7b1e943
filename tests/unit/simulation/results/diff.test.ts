import { describe, expect, it } from 'vitest';
import type { RunManifest } from '../../../../src/core/models/manifest.ts';
import { BookSnapshot } from '../../../../src/core/models/messages/marketData.ts';
import { diffRuns } from '../../../../src/simulation/results/diff.ts';
import { diffText } from '../../../../src/simulation/results/diffText.ts';
import { differingParts, eventText, secondsText } from '../../../../src/simulation/results/eventText.ts';
import { manifestDifferences } from '../../../../src/simulation/results/manifestDifferences.ts';
import { toyHost, toyLog, toyManifest, toyReader } from '../../../support/toyRun.ts';

function run(manifest: RunManifest, inputAt?: number) {
  return { manifest, log: toyReader(toyLog(manifest, inputAt)) };
}

/** Counts what the host had to step, to see that equal stretches are run through, not looked at. */
function countingHost() {
  let steps = 0;
  const host = {
    ...toyHost,
    open(manifest: RunManifest) {
      const world = toyHost.open(manifest);
      const step = world.step.bind(world);
      const advance = world.advance.bind(world);
      let running = false;
      world.step = () => {
        if (!running) steps++;
        return step();
      };
      world.advance = (events, time) => {
        running = true;
        advance(events, time);
        running = false;
      };
      return world;
    },
  };
  return { host, steps: () => steps };
}

describe('diff', () => {
  it('tells equal runs by their anchors, without running them', () => {
    const never = { ...toyHost, open: () => expect.unreachable('a world was built') };
    expect(diffRuns(run(toyManifest(3)), run(toyManifest(3)), never)).toEqual({
      outcome: 'same',
      events: 100,
    });
  });

  it.each([1, 10, 11, 44, 100])('finds the event at which the runs part: %i', (turnsAt) => {
    const { host, steps } = countingHost();
    const [a, b] = [run(toyManifest(3)), run(toyManifest(3, { turnsAt }))];
    const result = diffRuns(a, b, host);
    expect(result).toMatchObject({ outcome: 'parted', event: turnsAt });
    expect(steps()).toBeLessThanOrEqual(20);
    const lines = diffText(result, a.manifest, b.manifest);
    expect(lines[0]).toBe('Settings (A | B):');
    expect(lines[1]).toBe(`  config.turnsAt: 0 | ${turnsAt}`);
    expect(lines[2]).toBe(`The runs part at event ${turnsAt}.`);
    expect(lines[3]).toMatch(
      /^A: event \d+ at \d+\.\d{9} s: trader-1 -> venue, cancel-order clientOrderId=\d+$/,
    );
    expect(lines[5]).toBe('They differ in clientOrderId.');
  });

  it('finds the event behind an input that only one run had', () => {
    const result = diffRuns(run(toyManifest(3), 63), run(toyManifest(3), 64), toyHost);
    expect(result).toMatchObject({
      outcome: 'parted',
      event: 64,
      a: { fields: [199] },
      b: { fields: [192] },
    });
  });

  it('says which run ended first', () => {
    const [a, b] = [run(toyManifest(3, { length: 57 })), run(toyManifest(3))];
    const result = diffRuns(a, b, toyHost);
    expect(result).toMatchObject({ outcome: 'parted', event: 58, a: undefined, b: { events: 58 } });
    expect(diffText(result, a.manifest, b.manifest).join('\n')).toContain('A: ended before it');
  });

  it('says when a run does not come out again as its log says', () => {
    const broken = { manifest: toyManifest(3), log: toyReader(toyLog(toyManifest(4))) };
    expect(diffRuns(run(toyManifest(3)), broken, toyHost)).toEqual({
      outcome: 'not-reproduced',
      run: 'b',
      events: 10,
    });
    expect(diffRuns(broken, run(toyManifest(3)), toyHost)).toMatchObject({
      outcome: 'not-reproduced',
      run: 'a',
    });
    const shorter = { manifest: toyManifest(4, { length: 30 }), log: toyReader(toyLog(toyManifest(4))) };
    expect(diffRuns(shorter, run(toyManifest(4, { turnsAt: 50 })), toyHost)).toMatchObject({
      outcome: 'not-reproduced',
      run: 'a',
    });
  });

  it('compares logs that have no anchor yet', () => {
    const empty = toyReader(new Uint8Array(0));
    const [a, b] = [toyManifest(3), toyManifest(3, { turnsAt: 9 })];
    expect(diffRuns({ manifest: a, log: empty }, { manifest: b, log: empty }, toyHost)).toMatchObject({
      event: 9,
    });
    expect(diffRuns({ manifest: a, log: empty }, { manifest: a, log: empty }, toyHost)).toMatchObject({
      events: 100,
    });
  });
});

describe('the words of a diff', () => {
  const event = {
    events: 7,
    time: 1_500_000_123,
    from: -1,
    to: 1,
    kind: 0,
    fields: [4],
    body: undefined,
    traceHash: '0',
  };

  it('names wake-ups, outsiders and strangers', () => {
    const manifest = toyManifest(1);
    expect(eventText(event, manifest)).toBe('event 7 at 1.500000123 s: trader-1, wake-up tag=4');
    expect(
      eventText({ ...event, kind: BookSnapshot.id, fields: [], body: new Uint8Array(3) }, manifest),
    ).toBe('event 7 at 1.500000123 s: outside -> trader-1, book-snapshot (3 bytes)');
    expect(eventText({ ...event, from: 9, kind: 999 }, manifest)).toContain(
      'actor 9 -> trader-1, kind 999 field0=4',
    );
  });

  it('shows times with every digit', () => {
    expect(secondsText(9_007_199_254_740_991, 1000)).toBe('9007199254.740991000');
    expect(secondsText(5, 1)).toBe('0.000000005');
  });

  it('lists what differs', () => {
    expect(differingParts(event, { ...event, time: 1, fields: [5] })).toEqual(['time', 'tag']);
    expect(differingParts(event, { ...event, kind: 11 })).toEqual(['kind']);
    const cold = { ...event, kind: BookSnapshot.id, fields: [], body: Uint8Array.of(1) };
    expect(differingParts(cold, { ...cold, body: Uint8Array.of(2) })).toEqual(['body']);
    expect(differingParts(cold, { ...cold, body: Uint8Array.of(1) })).toEqual([]);
  });

  it('lists settings by path', () => {
    const [a, b] = [toyManifest(1), { ...toyManifest(2), config: { length: 100, makers: [1, 2] } }];
    expect(manifestDifferences(a, b)).toEqual([
      { path: 'seed', a: 1, b: 2 },
      { path: 'config.turnsAt', a: 0, b: undefined },
      { path: 'config.makers', a: undefined, b: [1, 2] },
    ]);
  });
});
