import { describe, expect, it } from 'vitest';
import { verifyRun } from '../../../../src/simulation/results/verify.ts';
import { verifyText } from '../../../../src/simulation/results/verifyText.ts';
import { toyHost, toyLog, toyManifest, toyReader } from '../../../support/toyRun.ts';

describe('verify', () => {
  it('meets every anchor of a whole log, with its inputs', () => {
    const manifest = toyManifest(3);
    const met: number[] = [];
    const log = toyReader(toyLog(manifest, 37));
    const result = verifyRun(manifest, log, toyHost, (anchor) => met.push(anchor.events));
    expect(result).toMatchObject({ outcome: 'same', anchors: 11, events: 100, segments: 12 });
    expect(met).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 100]);
    expect(verifyText(result)).toEqual(['Verified: 11 anchors met, 100 events, 12 segments.']);
  });

  it('needs the inputs: the log of a run with one is not met without it', () => {
    const manifest = toyManifest(3);
    const deaf = {
      ...toyHost,
      open: (m: typeof manifest) => Object.assign(toyHost.open(m), { inject: () => {} }),
    };
    const result = verifyRun(manifest, toyReader(toyLog(manifest, 37)), deaf);
    expect(result).toMatchObject({ outcome: 'different', anchors: 3, difference: { differentAt: 40 } });
  });

  it('names the first anchor that is not met', () => {
    const log = toyReader(toyLog(toyManifest(3, { turnsAt: 44 })));
    const result = verifyRun(toyManifest(3), log, toyHost);
    expect(result.outcome).toBe('different');
    expect(result.difference).toMatchObject({
      anchor: 5,
      segment: 4,
      field: 'traceHash',
      equalUntil: 40,
      differentAt: 50,
    });
    const text = verifyText(result).join('\n');
    expect(text).toMatch(/^Different: .* \(4 anchors met, 40 events before that\)\./);
    expect(text).toMatch(
      /Anchor 5 \(segment 4\): the trace hash is [0-9a-f]{16}; the log has [0-9a-f]{16}\./,
    );
    expect(text).toContain('behind event 40 and not behind event 50');
  });

  it('tells a run that ends early by its number of events', () => {
    const result = verifyRun(toyManifest(3, { length: 55 }), toyReader(toyLog(toyManifest(3))), toyHost);
    expect(result.difference).toMatchObject({ field: 'events', expected: 60, found: 55 });
  });

  it('verifies a cut log up to its last whole segment, and says so', () => {
    const bytes = toyLog(toyManifest(3));
    const result = verifyRun(toyManifest(3), toyReader(bytes.slice(0, bytes.length - 300)), toyHost);
    expect(result.outcome).toBe('truncated');
    expect(result.events).toBe(10 * result.anchors);
    expect(result.segments).toBeGreaterThan(5);
    const text = verifyText(result).join('\n');
    expect(text).toContain(`up to the last whole segment, number ${result.segments - 1}`);
    expect(text).toMatch(/The log is not whole: toy\.mslog, segment \d+, byte \d+: /);
  });

  it('tells damage from an early end', () => {
    const bytes = toyLog(toyManifest(3));
    bytes[bytes.length >> 1] ^= 4;
    const result = verifyRun(toyManifest(3), toyReader(bytes), toyHost);
    expect(result.outcome).toBe('damaged');
    expect(result.problem?.code).toBe('DATA_CORRUPT');
    expect(result.anchors).toBe(result.segments);
    expect(result.anchors).toBeGreaterThan(0);
  });

  it('says where nothing at all is whole', () => {
    const result = verifyRun(toyManifest(3), toyReader(new Uint8Array(3)), toyHost);
    expect(result).toMatchObject({ outcome: 'truncated', anchors: 0, segments: 0 });
    expect(verifyText(result)[0]).toContain('no segment is whole');
  });

  it('says when another version made the run', () => {
    const manifest = { ...toyManifest(3), programVersion: '0.9.0' };
    const result = verifyRun(manifest, toyReader(toyLog(manifest)), toyHost);
    expect(result.outcome).toBe('same');
    expect(result.otherVersion).toEqual({ run: '0.9.0', program: '1.0.0' });
    expect(verifyText(result)[1]).toBe(
      'Version 0.9.0 of the program made this run; version 1.0.0 ran it again.',
    );
  });
});
