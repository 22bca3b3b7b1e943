import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  isFinalState,
  NO_TRANSITION,
  nextOrderState,
  ORDER_EVENT,
  ORDER_STATE,
} from '../../../../src/core/models/orderState.ts';

const guide = readFileSync(new URL('../../../../docs/guides/orders.md', import.meta.url), 'utf8');

/** The guide's table: state -> event -> next state or '-'. */
function documentedTable(): Map<string, Map<string, string>> {
  const lines = guide.split('\n');
  const head = lines.findIndex((line) => line.startsWith('| state |'));
  const events = cells(lines[head]).slice(1);
  const table = new Map<string, Map<string, string>>();
  for (let at = head + 2; lines[at]?.startsWith('|'); at++) {
    const [state, ...next] = cells(lines[at]);
    table.set(state, new Map(next.map((cell, index) => [events[index], cell])));
  }
  return table;
}

function cells(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

const nameOf = (state: number) =>
  Object.entries(ORDER_STATE).find(([, value]) => value === state)?.[0] ?? '-';

describe('order state machine', () => {
  const documented = documentedTable();

  it('has the states and events of the guide, and no others', () => {
    expect([...documented.keys()]).toEqual(Object.keys(ORDER_STATE));
    for (const row of documented.values()) expect([...row.keys()]).toEqual(Object.keys(ORDER_EVENT));
  });

  for (const [stateName, state] of Object.entries(ORDER_STATE)) {
    it(`goes from ${stateName} where the guide says`, () => {
      for (const [eventName, event] of Object.entries(ORDER_EVENT)) {
        const next = nextOrderState(state, event);
        expect(nameOf(next), `${stateName} on ${eventName}`).toBe(documented.get(stateName)?.get(eventName));
      }
    });
  }

  it('never leaves a final state, and can leave every other', () => {
    for (const state of Object.values(ORDER_STATE)) {
      const exits = Object.values(ORDER_EVENT).filter(
        (event) => nextOrderState(state, event) !== NO_TRANSITION,
      );
      expect(exits.length === 0, nameOf(state)).toBe(isFinalState(state));
    }
  });

  it('reaches every state from pending new', () => {
    const reached = new Set<number>([ORDER_STATE.pendingNew]);
    for (const state of reached) {
      for (const event of Object.values(ORDER_EVENT)) {
        const next = nextOrderState(state, event);
        if (next !== NO_TRANSITION) reached.add(next);
      }
    }
    expect(reached.size).toBe(Object.keys(ORDER_STATE).length);
  });
});
