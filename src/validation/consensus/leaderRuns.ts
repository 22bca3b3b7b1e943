/**
 * Views until `length` leaders in a row are honest, on average, where each is honest with probability `honest` whatever the
 * others are: (1 - p^k) / (q p^k) (Feller, An Introduction to Probability Theory, volume 1, section XIII.7).
 */
export function viewsUntilRun(length: number, honest: number): number {
  let power = 1;
  for (let i = 0; i < length; i++) power *= honest;
  return honest === 1 ? length : (1 - power) / ((1 - honest) * power);
}

/** The same where the last `begun` leaders were honest, and no more than those. */
export function viewsToComplete(begun: number, length: number, honest: number): number {
  return viewsUntilRun(length, honest) - viewsUntilRun(begun, honest);
}

/** What becomes of a chain with leaders drawn at random, of whom a share `honest` keeps to the rules. */
interface ChainShape {
  /** Final blocks for each block that honest nodes voted for. */
  growth(honest: number): number;
  /** Views from that of a final block to the one in which a node sees it final. */
  interval(honest: number): number;
}

/**
 * Streamlet: e + 1 makes e final with a run of three that may have begun before e. A fork is refused, and so is no more than a
 * silent leader.
 */
const streamlet: ChainShape = {
  growth: () => 1,
  interval: (p) => 1 + p * viewsToComplete(2, 3, p) + (1 - p) * viewsToComplete(1, 3, p),
};

/**
 * HotStuff where leaders are silent: a block is lost with the votes for it if the next leader is, and final once three
 * certificates in a row are known, for which four leaders in a row must be there.
 */
const silentHotStuff: ChainShape = {
  growth: (p) => p,
  interval: (p) => 1 + viewsToComplete(2, 4, p),
};

const silentTwoChain: ChainShape = {
  growth: (p) => p,
  interval: (p) => 1 + viewsToComplete(2, 3, p),
};

/** HotStuff where leaders fork: each orphans two blocks, so that one stands which two honest leaders follow. */
const forkedHotStuff: ChainShape = {
  growth: (p) => p * p,
  interval: (p) => 2 + viewsToComplete(2, 3, p),
};

const forkedTwoChain: ChainShape = {
  growth: (p) => p,
  interval: (p) => 1 + viewsToComplete(1, 2, p),
};

/** By protocol and attack. */
export const shapes = {
  streamlet: { silence: streamlet, forking: streamlet },
  hotstuff: { silence: silentHotStuff, forking: forkedHotStuff },
  'two-chain': { silence: silentTwoChain, forking: forkedTwoChain },
} as const;
