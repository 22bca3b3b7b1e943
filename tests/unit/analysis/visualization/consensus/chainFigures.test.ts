import { describe, expect, it } from 'vitest';
import { chainFigures } from '../../../../../src/analysis/visualization/consensus/chainFigures.ts';
import { treeLanes } from '../../../../../src/analysis/visualization/consensus/treeLanes.ts';
import { watchedChain } from '../../../../support/watchedChain.ts';

const NOTHING = { violations: [], evidence: [] };
const UNIT_NS = 1;
const figuresOf = (assignments: readonly string[]) => {
  const { history } = watchedChain(assignments);
  const figures = chainFigures(history, NOTHING, UNIT_NS);
  return {
    history,
    figures,
    named: (name: string) => figures.find((figure) => figure.name === `chain-${name}`)!,
  };
};
const EQUIVOCATION = 'faulty=[{"node":0,"adversary":"equivocating-leader"}]';

describe('figures of a chain', () => {
  it('are those of the page, and plain JSON', () => {
    const { figures } = figuresOf(['epochs=4']);
    expect(figures.map(({ name }) => name)).toEqual([
      'chain-timeline',
      'chain-blocks',
      'chain-votes',
      'chain-views',
      'chain-messages',
      'chain-finality',
    ]);
    expect(JSON.parse(JSON.stringify(figures))).toEqual(figures);
  });

  it('the timeline has a mark for each event, and lines from what is said to where it arrives', () => {
    const { named } = figuresOf(['epochs=2']);
    const { data } = named('timeline').figure;
    const count = (name: string) =>
      data.filter((trace) => trace.name === name).flatMap(({ x }) => x as unknown[]).length;
    expect(['Proposes', 'Votes', 'Notarised', 'Final'].map(count)).toEqual([2, 8, 8, 4]);
    expect(count('Proposal on its way')).toBe(2 * 3 * 3);
    expect(data.every(({ name }) => name !== 'Violation')).toBe(true);
  });

  it('violations are marked where and when they were seen', () => {
    const { history } = watchedChain(['epochs=3']);
    const what = 'two blocks of one height are final';
    const violation = { monitor: 'agreement', what, node: 2, epoch: 2, time: 3e9, account: '', proof: [] };
    const [timeline] = chainFigures(history, { violations: [violation], evidence: [] }, UNIT_NS);
    const mark = timeline.figure.data.find(({ name }) => name === 'Violation');
    expect(mark).toMatchObject({ x: [3], y: [2], hovertext: [`<b>agreement</b><br>${what}`] });
  });

  it('a fork has a lane of its own, and the chain that goes on has lane 0', () => {
    const { history, named } = figuresOf(['epochs=6', EQUIVOCATION]);
    const lanes = treeLanes(history);
    expect(lanes.size).toBe(history.blocks.size);
    const forks = [...history.blocks.values()].filter(({ hash }) => lanes.get(hash) !== 0);
    expect(forks.map(({ epoch }) => epoch)).toEqual([1, 5]);
    expect(new Set(named('blocks').table.rows.map(([hash]) => hash)).size).toBe(history.blocks.size - 1);
  });

  it('votes in vain and double votes are told apart', () => {
    const { named } = figuresOf(['epochs=6', EQUIVOCATION]);
    const [votes] = named('votes').figure.data;
    const [leader, other] = votes.z as number[][];
    expect([leader[0], leader[4]]).toEqual([3, 3]);
    expect(other.every((cell) => cell === 1 || cell === 2)).toBe(true);
  });

  it('messages stand beside the formula for the nodes that speak', () => {
    const formula = (assignments: readonly string[]) =>
      figuresOf(assignments)
        .named('messages')
        .figure.data.find(({ name }) => name === 'Formula')?.y;
    expect(formula(['epochs=3'])).toEqual([60, 60]);
    expect(formula(['epochs=3', 'faulty=[{"node":3,"adversary":"silent"}]'])).toEqual([36, 36]);
  });

  it('where nobody votes there is no picture of votes, and where nothing was kept there is none', () => {
    const silent = [0, 1, 2, 3].map((node) => ({ node, adversary: 'silent' }));
    const nobody = ['epochs=2', 'allowUnsafe=true', `faulty=${JSON.stringify(silent)}`];
    expect(figuresOf(nobody).figures).toEqual([]);
    const leaderless = ['epochs=2', 'allowUnsafe=true', `faulty=${JSON.stringify(silent.slice(0, 3))}`];
    expect(figuresOf(leaderless).figures.map(({ name }) => name)).not.toContain('chain-votes');
  });

  it('nothing final is no picture of waits, and a long run has a slider and no more events than can be drawn', () => {
    expect(figuresOf(['epochs=1']).figures.map(({ name }) => name)).not.toContain('chain-finality');
    const { named } = figuresOf(['epochs=200', 'nodes=16', 'protocol.echo=false']);
    const { data, layout } = named('timeline').figure;
    const marks = data.filter(({ mode }) => mode === 'markers').map(({ x }) => (x as unknown[]).length);
    expect(marks.reduce((sum, count) => sum + count, 0)).toBeLessThan(5000);
    expect(layout.xaxis).toHaveProperty('rangeslider');
    expect(named('timeline').caption).toContain('of 200');
  });
});
