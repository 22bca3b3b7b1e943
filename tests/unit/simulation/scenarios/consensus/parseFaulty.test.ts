import { describe, expect, it } from 'vitest';
import { parseFaulty } from '../../../../../src/simulation/scenarios/consensus/parseFaulty.ts';

const words = (text: string, nodes = 7) =>
  parseFaulty(text, nodes).map(({ node, adversary }) => `${adversary}:${node}`);

describe('words for faulty nodes', () => {
  it('a number is so many silent nodes, from the last one down', () => {
    expect(words('2')).toEqual(['silent:6', 'silent:5']);
    expect(words('0')).toEqual([]);
    expect(words('')).toEqual([]);
  });

  it('an adversary is a node, named or the last that is free', () => {
    expect(words('silent')).toEqual(['silent:6']);
    expect(words('silent:3')).toEqual(['silent:3']);
    expect(words('equivocating-leader:0, double-voter:1')).toEqual([
      'equivocating-leader:0',
      'double-voter:1',
    ]);
    expect(words('double-voter,silent:6,1')).toEqual(['double-voter:5', 'silent:6', 'silent:4']);
  });

  it('settings are left to the adversary', () => {
    expect(parseFaulty('crash:1', 4)).toEqual([{ node: 1, adversary: 'crash', settings: {} }]);
  });

  it.each([
    ['silent:4', 'faulty is "silent:4": nodes are 0 to 3'],
    ['silent:1,twins:1', 'faulty is "silent:1,twins:1": node 1 is named twice'],
    ['silent:1,,2', 'faulty is "silent:1,,2": something is missing between commas'],
    ['5', 'faulty is "5": there are only 4 nodes'],
    ['silent:x', 'faulty is "silent:x": it is neither a number nor an adversary, as silent:3'],
    ['-1', 'faulty is "-1": it is neither a number nor an adversary, as silent:3'],
    ['1e9', 'faulty is "1e9": it is neither a number nor an adversary, as silent:3'],
    ['99999999999', 'faulty is "99999999999": there are only 4 nodes'],
    ['silnt', 'faulty is "silnt": there is no such adversary (did you mean silent?)'],
  ])('%s is refused', (text, message) => {
    expect(() => parseFaulty(text, 4)).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID_VALUE', message }),
    );
  });
});
