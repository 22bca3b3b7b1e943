import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { ItchReplayResult } from '../../../src/simulation/scenarios/replay/itchReplay.ts';
import { replayItch } from '../../../src/simulation/scenarios/replay/node/replayItch.ts';
import { Terminal } from '../../support/commandLine.ts';
import { ItchFlow } from '../../support/itchFlow.ts';
import { itchBytes } from '../../support/itchMessages.ts';
import { describeReference } from '../../support/reference.ts';
import { slowItch } from '../../support/slowItch.ts';

const terminal = new Terminal();
afterAll(() => terminal.close());

/** A day of more stocks than are shown. */
function day(): Uint8Array {
  const flow = new ItchFlow(5, { stocks: 40 });
  return itchBytes([...flow.opening(), ...Array.from({ length: 5000 }, () => flow.step())], {
    end: true,
  });
}

describe('market-sim replay --format itch', () => {
  it('shows counts and the most active books, and gives programs all of them', () => {
    const file = terminal.path('day.itch.gz');
    const bytes = day();
    writeFileSync(file, gzipSync(bytes));
    const { code, stdout } = terminal.type('replay', file, '--format', 'itch');
    expect(code).toBe(0);
    expect(stdout).toMatch(/framing {3}length\nmessages {2}5,041\nbytes/);
    expect(stdout).toMatch(
      /anomalies {2}none\n\nclosing books \(20 of 40 stocks\)\nsymbol {2}messages {2}best bid/,
    );
    expect(stdout.trimEnd().split('closing books')[1].split('\n')).toHaveLength(22);
    const result = terminal.json<ItchReplayResult>('replay', file, '--format', 'itch', '--symbols', 'AX,BX');
    expect(result).toMatchObject({ format: 'itch', framing: 'length', messages: 5041, bytes: bytes.length });
    const slow = slowItch(bytes.subarray(0, -2), 2);
    expect(result.symbols.map(({ symbol, bids, asks }) => ({ symbol, bids, asks }))).toEqual(slow.books);
  });

  it.each([
    ['--framing', 'long', /error USAGE: --framing long: must be one of length, zero, bare/],
    ['--symbols', 'AX,NONE', /error USAGE: --symbols: the file has no stock NONE/],
  ])('refuses %s %s', (option, value, message) => {
    const file = terminal.path('day');
    writeFileSync(file, day());
    const { code, stderr } = terminal.type('replay', file, '--format', 'itch', option, value);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});

describeReference('ITCH sample', (reference) => {
  const path = () => reference('itch', 'ritch_first3000_length_prefixed.itch50');

  it('has the published counts, and the books and strays of a slow decoder', async () => {
    const expected = JSON.parse(readFileSync(reference('itch', 'ritch_first3000_expected.json'), 'utf8'));
    const result = await replayItch(path());
    expect(result).toMatchObject({
      framing: 'length',
      messages: expected.messages,
      bytes: expected.bytes,
      counts: expected.message_counts,
    });
    const slow = slowItch(readFileSync(path()), 2);
    expect(result.counts).toEqual(slow.counts);
    expect(result.symbols.map(({ symbol, bids, asks }) => ({ symbol, bids, asks }))).toEqual(slow.books);
    expect(result.anomalies.unknownOrder.count).toBe(slow.unknownOrders);
    expect(result.symbols.map(({ symbol, crossed }) => [symbol, crossed])).toEqual([
      ['ALC', true],
      ['BOB', true],
      ['CHAR', true],
    ]);
  });

  it('in the other framings gives the same', async () => {
    const file = readFileSync(path());
    const bare: Uint8Array[] = [];
    for (let at = 0; at < file.length; ) {
      const bytes = file.readUInt16BE(at);
      bare.push(file.subarray(at + 2, at + 2 + bytes));
      at += 2 + bytes;
    }
    const zeros = new Uint8Array(2);
    writeFileSync(terminal.path('bare'), Buffer.concat(bare));
    writeFileSync(terminal.path('zero'), Buffer.concat(bare.flatMap((message) => [zeros, message])));
    const { framing, bytes, anomalies, ...whole } = await replayItch(path());
    expect(await replayItch(terminal.path('bare'))).toMatchObject({ ...whole, framing: 'bare' });
    expect(await replayItch(terminal.path('zero'))).toMatchObject({ ...whole, framing: 'zero', bytes });
  });
});
