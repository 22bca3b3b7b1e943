import { describe, expect, it } from 'vitest';
import { CARDS } from '../../../../../src/market/mechanisms/kit/cards/cards.ts';
import { cardText, runCard } from '../../../../../src/market/mechanisms/kit/runConformance.ts';
import { BROKEN_MECHANISMS } from '../../../../support/mechanisms/brokenMechanisms.ts';

function cardNamed(name: string): (typeof CARDS)[number] {
  const card = CARDS.find((each) => each.name === name);
  if (card === undefined) throw new Error(`there is no card ${name}`);
  return card;
}

describe('every card of the kit', () => {
  it('has a mechanism that breaks its rule', () => {
    const broken = new Set(BROKEN_MECHANISMS.map(({ card }) => card));
    expect(CARDS.map(({ name }) => name).filter((name) => !broken.has(name))).toEqual([]);
  });

  it.each(BROKEN_MECHANISMS)('$card finds that $fault', ({ card, subject, says }) => {
    const result = runCard(cardNamed(card), subject, { rounds: 15 });
    expect(result).toMatchObject({ card, status: 'fail', seed: 1 });
    if (result.status !== 'fail') return;
    expect(result.rule).toMatch(says);
    expect(result.commands.length).toBeGreaterThan(0);
    expect(result.commands.length).toBeLessThan(20);
    expect(cardText(result)).toContain(`fail ${card}: `);
  });
});
