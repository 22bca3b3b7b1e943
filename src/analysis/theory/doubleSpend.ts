import { exp } from '../../core/utils/math/exp.ts';

/**
 * Probability that an attacker with the share `power` of all power overtakes a chain that is `behind` blocks ahead of its
 * own: the gambler's ruin of Nakamoto, "Bitcoin" (2008), section 11. 1 from half the power on.
 */
function catchUp(power: number, behind: number): number {
  const ratio = power / (1 - power);
  if (ratio >= 1) return 1;
  let probability = 1;
  for (let block = 0; block < behind; block++) probability *= ratio;
  return probability;
}

/**
 * Probability of a double spend against `confirmations` blocks as Nakamoto's paper has it (2008, section 11): the attacker's
 * progress is taken to be Poisson with the mean that it has in the expected time of the honest blocks.
 */
export function nakamotoDoubleSpend(power: number, confirmations: number): number {
  const mean = (confirmations * power) / (1 - power);
  let probability = 1;
  let poisson = exp(-mean);
  for (let found = 0; found <= confirmations; found++) {
    if (found > 0) poisson *= mean / found;
    probability -= poisson * (1 - catchUp(power, confirmations - found));
  }
  return probability;
}

/**
 * The same with the attacker's progress as it is, negative binomial, and one block found beforehand: Rosenfeld, "Analysis of
 * Hashrate-Based Double Spending" (2014), equation 1.
 */
export function rosenfeldDoubleSpend(power: number, confirmations: number): number {
  if (power >= 0.5) return 1;
  const honest = 1 - power;
  let probability = 1;
  // C(m + n - 1, m) p^n q^m, and the same with p and q exchanged.
  let ahead = 1;
  let behind = 1;
  for (let block = 0; block < confirmations; block++) {
    ahead *= honest;
    behind *= power;
  }
  for (let found = 0; found <= confirmations; found++) {
    if (found > 0) {
      const choices = (found + confirmations - 1) / found;
      ahead *= choices * power;
      behind *= choices * honest;
    }
    probability -= ahead - behind;
  }
  return probability;
}
