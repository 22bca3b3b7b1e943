import type { Adversary } from './adversary.ts';
import { crash } from './crash.ts';
import { deepFork } from './deepFork.ts';
import { delayedRelease } from './delayedRelease.ts';
import { doubleSpend } from './doubleSpend.ts';
import { doubleVoter } from './doubleVoter.ts';
import { equivocatingLeader } from './equivocatingLeader.ts';
import { forkLeader } from './forkLeader.ts';
import { replayAndForgery } from './replayAndForgery.ts';
import { script } from './script.ts';
import { selfishMining } from './selfishMining.ts';
import { silent } from './silent.ts';
import { stallingLeader } from './stallingLeader.ts';
import { twins } from './twins.ts';
import { voteWithholding } from './voteWithholding.ts';

/** Every adversary that comes with the program, in the order of lists. */
export const adversaries: readonly Adversary[] = [
  silent,
  crash,
  equivocatingLeader,
  doubleVoter,
  voteWithholding,
  delayedRelease,
  forkLeader,
  deepFork,
  replayAndForgery,
  twins,
  stallingLeader,
  script,
  selfishMining,
  doubleSpend,
] as unknown as Adversary[];
