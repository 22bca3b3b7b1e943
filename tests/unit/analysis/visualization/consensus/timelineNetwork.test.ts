import { describe, expect, it } from 'vitest';
import { timelineFigure } from '../../../../../src/analysis/visualization/consensus/timelineFigure.ts';
import { networkMarks } from '../../../../../src/analysis/visualization/consensus/timelineNetwork.ts';
import { ChainHistory } from '../../../../../src/core/consensus/history/chainHistory.ts';
import type { ChainEntry } from '../../../../../src/core/models/chainEntry.ts';
import { watchedChain } from '../../../../support/watchedChain.ts';

const NOTHING = { violations: [], evidence: [] };
const timelineOf = (...assignments: string[]) =>
  timelineFigure(watchedChain(['delta=1s', ...assignments]).history, NOTHING, 1);
const layoutOf = (...assignments: string[]) =>
  timelineOf(...assignments).figure.layout as {
    shapes: { type: string; x0: number; x1: number; line: { width: number } }[];
    annotations: { text: string; x: number; y: number }[];
    yaxis: { range: number[] };
    height: number;
  };
const CUT = ['epochs=8', 'network.model=partial', 'network.gst=6epochs', 'network.wild=calm'];
const HALVES = 'network.partitions=0,1|2,3@2epochs..5epochs';

describe('what the network did, on the timeline', () => {
  it('is a band with its groups above, and a line at GST', () => {
    const { shapes, annotations } = layoutOf(...CUT, HALVES);
    expect(shapes[0]).toMatchObject({ type: 'rect', layer: 'below', yref: 'paper', x0: 4, x1: 10 });
    expect(shapes.at(-1)).toMatchObject({ type: 'line', x0: 12, x1: 12, line: { dash: 'dot', width: 3 } });
    const named = annotations.filter(({ text }) => /cut off|GST/.test(text));
    expect(named.map(({ text, x }) => [text, x])).toEqual([
      ['0,1 | 2,3 cut off', 4],
      ['GST', 12],
    ]);
    const { caption } = timelineOf(...CUT, HALVES);
    expect(caption).toContain('grey band');
    expect(caption).toContain('GST');
  });

  it('has its names above those of epochs, and only then room for them', () => {
    const calm = layoutOf('epochs=8');
    const cut = layoutOf(...CUT, HALVES);
    const heights = new Set(cut.annotations.map(({ y }) => y));
    expect([...heights].toSorted((a, b) => a - b)[0]).toBe(cut.yaxis.range[1]);
    expect(cut.yaxis.range[1]).toBeLessThan(calm.yaxis.range[1]);
    expect(cut.height).toBeGreaterThan(calm.height);
    expect(calm.annotations).toHaveLength(8);
    expect(calm.shapes.filter(({ line }) => line.width > 1)).toEqual([]);
    expect(timelineOf('epochs=8').caption).not.toMatch(/band|GST/);
  });

  it('nodes that are down have a hatched stretch, to the end where they never come back', () => {
    const { data } = timelineOf('epochs=6', 'network.outages=2@3epochs..5epochs 1@1epochs..never').figure;
    const down = data.find(({ name }) => name === 'Down');
    const [x, y] = [down?.x, down?.y] as [number[], number[]];
    expect(down).toMatchObject({ fill: 'toself', fillpattern: { shape: '/' } });
    expect([x.slice(0, 2), y.slice(1, 3)]).toEqual([
      [6, 10],
      [1.55, 2.45],
    ]);
    expect([x[6], x[7]]).toEqual([2, 12]);
    expect(timelineOf('epochs=6').figure.data.some(({ name }) => name === 'Down')).toBe(false);
  });
});

const chain: ChainEntry = {
  protocol: 'streamlet',
  words: { epoch: 'epoch', certified: 'notarised', final: 'final' },
  nodes: 4,
  quorum: 3,
  genesis: '00'.repeat(32),
  delta: 10,
  epochs: 5,
  validators: [0, 1, 2, 3, 3].map((self) => ({ self, adversary: self === 3 ? 'twins' : null })),
};
const ACROSS = 100;
const marksOf = (network: Pick<ChainEntry, 'gst' | 'partitions'>, window = { from: 0, to: 100 }) => {
  const history = new ChainHistory({ ...chain, ...network });
  return networkMarks({ history, window, seconds: (time) => time, isFew: true }, ACROSS);
};

describe('names of cuts', () => {
  it('tell runs of nodes, and twins by their strokes', () => {
    const groups = [
      [0, 1, 2],
      [3, 4],
    ];
    const [{ text }] = marksOf({ partitions: [{ from: 0, until: 9, groups }] }).labels;
    expect(text).toBe('0-2 | 3,3′ cut off');
  });

  it('tell how many nodes there are where they are too many to name', () => {
    const group = Array.from({ length: 40 }, (_, i) => 2 * i);
    const wide = { ...chain, nodes: 80, partitions: [{ from: 0, until: 9, groups: [group, [1]] }] };
    const [{ text }] = marksOf(wide).labels;
    expect(text).toBe('groups of 40 | 1 cut off');
  });

  it('stand in rows where they would cover each other, and are left out where there is no room', () => {
    const at = (from: number) => ({ from, until: from + 40, groups: [[0], [1]] });
    const rowsOf = (...times: number[]) =>
      marksOf({ partitions: times.map(at) }).labels.map(({ row }) => row);
    expect(rowsOf(0, 50)).toEqual([0, 0]);
    expect(rowsOf(50, 2, 0)).toEqual([0, 1, 0]);
    const crowd = marksOf({ partitions: [0, 1, 2, 3, 4, 5].map(at) });
    expect([crowd.rows, crowd.labels.length, crowd.bands.length]).toEqual([4, 4, 6]);
  });

  it('are of what is seen: cuts are clipped to the window, and what lies outside is left out', () => {
    const cut = { from: 10, until: 30, groups: [[0], [1]] };
    const seen = marksOf({ gst: 30, partitions: [cut] }, { from: 20, to: 25 });
    expect(seen.bands).toMatchObject([{ x0: 20, x1: 25 }]);
    expect([seen.lines, seen.labels.map(({ time }) => time)]).toEqual([[], [20]]);
    const none = { bands: [], lines: [], labels: [], rows: 0, caption: '' };
    expect(marksOf({ gst: 30, partitions: [cut] }, { from: 40, to: 50 })).toEqual(none);
  });
});
