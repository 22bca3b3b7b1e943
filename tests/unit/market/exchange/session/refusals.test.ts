import { describe, expect, it } from 'vitest';
import { orderFlags } from '../../../../../src/core/models/messages/orderEntry.ts';
import {
  BustTrade,
  CorrectTrade,
  HaltTrading,
  ResumeTrading,
} from '../../../../../src/core/models/messages/session.ts';
import { PHASE } from '../../../../../src/core/models/phase.ts';
import { REJECT_CODE } from '../../../../../src/core/models/rejectCodes.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { refusalOf } from '../../../../../src/market/exchange/session/phaseGate.ts';
import { PHASE_RULES } from '../../../../../src/market/exchange/session/phaseRules.ts';
import { session } from '../../../../support/tradingDays.ts';
import { VenueBench } from '../../../../support/venueBench.ts';

const OPERATOR = 3;
const IOC = 1;
const FOK = 2;
const MARKET = 1;
const POST_ONLY = orderFlags(true, 0);

function benchAt(time: number): VenueBench {
  const bench = new VenueBench({ session: session({ operator: OPERATOR }) });
  bench.passTo(time);
  return bench;
}

function rejected(id: number, code: keyof typeof REJECT_CODE): string[] {
  return [`1: order-rejected {clientOrderId: ${id}, instrument: 0, code: ${REJECT_CODE[code]}}`];
}

function refused(code: keyof typeof REJECT_CODE, original = 1, id = 0): string[] {
  const numbers = `clientOrderId: ${id}, originalClientOrderId: ${original}, code: ${REJECT_CODE[code]}`;
  return [`1: cancel-rejected {${numbers}}`];
}

describe('an order that the phase does not take', () => {
  it.each([50, 950])('is refused while the market is closed: at %i', (time) => {
    expect(benchAt(time).order(1, 1, BUY, 1000, 1)).toEqual(rejected(1, 'phaseTakesNoOrders'));
  });

  it.each([
    ['immediate or cancel', { timeInForce: IOC }, 'timeInForceNotInPhase'],
    ['fill or kill', { timeInForce: FOK }, 'timeInForceNotInPhase'],
    ['post-only', { flags: POST_ONLY }, 'postOnlyNotInPhase'],
  ] as const)('is refused in a call phase: %s', (_name, more, code) => {
    for (const time of [150, 250, 850]) {
      expect(benchAt(time).order(1, 1, BUY, 1000, 1, more)).toEqual(rejected(1, code));
    }
  });

  it('is taken in continuous trading, whatever it is', () => {
    for (const more of [{ timeInForce: IOC }, { timeInForce: FOK }, { flags: POST_ONLY }, { type: MARKET }]) {
      expect(benchAt(400).order(1, 1, BUY, 1000, 1, more)[0]).toContain('order-accepted');
    }
  });

  it('waits for the auction where it is a market order without a time limit', () => {
    const bench = benchAt(150);
    expect(bench.order(1, 1, BUY, 0, 5, { type: MARKET })[0]).toContain('order-accepted');
    bench.order(2, 1, SELL, 1000, 5);
    expect(bench.passTo(300)).toContain(
      '1: order-filled {clientOrderId: 1, orderId: 1, instrument: 0, side: 0, price: 1000, quantity: 5, leaves: 0, tradeId: 1, liquidity: 0, fee: 0}',
    );
  });

  it('is refused by its type where the phase names it', () => {
    const rules = { ...PHASE_RULES[PHASE.preOpen], refusedTypes: ['pegged'] };
    expect(refusalOf(rules, 'pegged', 'gtc', 0)).toBe(REJECT_CODE.orderTypeNotInPhase);
    expect(refusalOf(rules, 'limit', 'gtc', 0)).toBe(0);
  });

  it('is refused where it is meant for an auction that is over', () => {
    const { continuous, closingAuction } = PHASE;
    expect(refusalOf(PHASE_RULES[continuous], 'limit', 'atOpen', 0)).toBe(REJECT_CODE.timeInForceNotInPhase);
    expect(refusalOf(PHASE_RULES[continuous], 'limit', 'atClose', 0)).toBe(0);
    expect(refusalOf(PHASE_RULES[closingAuction], 'limit', 'atClose', 0)).toBe(0);
  });
});

describe('a change that the phase does not take', () => {
  it('is a replace while the instrument is halted; a cancel is taken', () => {
    const bench = benchAt(400);
    bench.order(1, 1, BUY, 1000, 5);
    bench.send(OPERATOR, HaltTrading.id, 0);
    expect(bench.replace(1, 2, 1, 1001, 5)).toEqual(refused('phaseTakesNoReplaces', 1, 2));
    expect(bench.cancel(1, 1)[0]).toContain('order-cancelled');
  });
});

describe("an operator's command", () => {
  const answer = (actor: number, kind: number, subject: number, code: keyof typeof REJECT_CODE) => [
    `${actor}: operator-answer {command: ${kind}, subject: ${subject}, code: ${REJECT_CODE[code]}}`,
  ];

  it('is refused from anybody else', () => {
    for (const { id } of [HaltTrading, ResumeTrading, BustTrade, CorrectTrade]) {
      expect(benchAt(400).send(1, id, 0)).toEqual(answer(1, id, 0, 'notOperator'));
    }
  });

  it('is refused in the wrong phase', () => {
    const halt = HaltTrading.id;
    const resume = ResumeTrading.id;
    expect(benchAt(950).send(OPERATOR, halt, 0)).toEqual(answer(OPERATOR, halt, 0, 'wrongPhaseForCommand'));
    expect(benchAt(400).send(OPERATOR, resume, 0)).toEqual(
      answer(OPERATOR, resume, 0, 'wrongPhaseForCommand'),
    );
    expect(benchAt(400).send(OPERATOR, resume, -1)).toEqual(
      answer(OPERATOR, resume, -1, 'wrongPhaseForCommand'),
    );
  });

  it('is refused where it names nothing', () => {
    const bench = benchAt(400);
    expect(bench.send(OPERATOR, HaltTrading.id, 1)).toEqual(
      answer(OPERATOR, HaltTrading.id, 1, 'unknownInstrument'),
    );
    for (const tradeId of [0, 1, 1.5, -1, Number.NaN]) {
      const [text] = bench.send(OPERATOR, BustTrade.id, tradeId);
      expect(text).toContain(`code: ${REJECT_CODE.unknownTrade}`);
    }
  });
});
