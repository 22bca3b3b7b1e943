import Type, { type Static } from 'typebox';
import type { Block } from '../../../core/consensus/block.ts';
import type { MessageArchive } from '../../../core/consensus/messageArchive.ts';
import type { ReplicaEnv } from '../../../core/consensus/replica.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import { choiceSetting, integerSetting, settings } from '../../../core/data/config/schema.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import { type AdversaryPlace, defineAdversary } from './adversary.ts';
import { existing, nodeListSetting } from './nodeList.ts';
import { Proposals } from './proposals.ts';
import { Tampering } from './tampering.ts';

/** A block by name. */
function blockSetting(fallback: string, description: string) {
  return Type.String({ default: fallback, pattern: '^[0-9]+[a-z]*$', maxLength: 40, description });
}

const stepSettings = settings('One thing that a scripted node says', {
  epoch: integerSetting(1, 1, 10_000_000, { description: 'Epoch in which it says it' }),
  after: integerSetting(0, 0, 100_000, {
    unit: 'percent of delta',
    description: 'How long after the beginning of the epoch; later, where it does not yet know the block',
  }),
  says: choiceSetting('vote', ['propose', 'vote'], { description: 'propose a block, or vote for one' }),
  block: blockSetting('1', 'The block: its epoch, and a label where a script proposed it, as 3x'),
  on: blockSetting('0', 'The parent of a proposed block, named likewise; 0 is genesis'),
  to: nodeListSetting('Who is told; nobody where none is named'),
});

const scriptSettings = settings('Settings of a scripted node', {
  steps: Type.Array(stepSettings, { default: [], description: 'What it says, and to whom' }),
  rest: choiceSetting('honest', ['honest', 'silent'], {
    description: 'What it does in epochs that the script does not speak of',
  }),
  echo: Type.Boolean({ default: false, description: 'It passes on what others say' }),
});

type Step = Static<typeof stepSettings>;

/** Stands before the label in the payload of a scripted block. */
const LABEL = ', branch ';

/** Says what its script says, and in the epochs that the script does not speak of what an honest node says. */
class Script extends Tampering {
  readonly #script: Static<typeof scriptSettings>;
  readonly #epochs: ReadonlySet<number>;
  readonly #known: Proposals;
  /** Steps that are due, by their places in the script; they wait for a block. */
  #due: number[] = [];

  constructor(place: AdversaryPlace, script: Static<typeof scriptSettings>) {
    super(place);
    this.#script = script;
    this.#epochs = new Set(script.steps.map(({ epoch }) => epoch));
    this.#known = new Proposals(place.committee.genesis);
  }

  override receive(env: ReplicaEnv, message: SignedMessage, from: number): void {
    super.receive(env, message, from);
    if (message.block === null || this.roleOf(message) !== 'proposal') return;
    if (this.#known.add(message)) this.#act();
  }

  override beganEpoch(epoch: number): void {
    super.beganEpoch(epoch);
    for (const [index, { after, epoch: own }] of this.#script.steps.entries()) {
      if (own !== epoch) continue;
      if (after === 0) this.#due.push(index);
      else this.wakeAt(this.now + Math.round((after * this.place.committee.delta) / 100), -1 - index);
    }
    this.#act();
  }

  protected override ring(tag: number): void {
    this.#due.push(-1 - tag);
    this.#act();
  }

  // What its honest side says is heard in its own epochs only.

  override proposed(proposal: SignedMessage): void {
    if (this.#isHeard(proposal)) super.proposed(proposal);
  }

  override voted(vote: SignedMessage): void {
    if (this.#isHeard(vote)) super.voted(vote);
  }

  override broadcast(message: SignedMessage): void {
    if (!this.#isHeard(message)) return;
    if (this.isOwn(message, 'proposal')) this.#known.add(message);
    super.broadcast(message);
  }

  override send(to: number, message: SignedMessage): void {
    if (this.#isHeard(message)) super.send(to, message);
  }

  #isHeard(message: SignedMessage): boolean {
    if (message.signer !== this.self) return this.#script.echo;
    return this.#script.rest === 'honest' && !this.#epochs.has(message.epoch);
  }

  /** Takes every step that is due and whose block is known; one step may make the next one possible. */
  #act(): void {
    for (let index = this.#nextPossible(); index >= 0; index = this.#nextPossible()) {
      const [taken] = this.#due.splice(index, 1);
      this.#take(this.#script.steps[taken]);
    }
  }

  #nextPossible(): number {
    const { steps } = this.#script;
    return this.#due.findIndex((index) => {
      const { says, on, block } = steps[index];
      return this.#find(says === 'propose' ? on : block) !== undefined;
    });
  }

  #take({ says, block, on, to }: Step): void {
    const { craft } = this.place.protocol;
    if (says === 'vote') {
      const vote = craft.voteFor(this.world, this.#proposal(block) as SignedMessage);
      this.world.voted(vote);
      this.sendTo(to, vote);
      return;
    }
    const [epoch, label] = readName(block);
    const payload = `${this.payloadOf(epoch)}${label === '' ? '' : LABEL}${label}`;
    const parent = this.#find(on) as Block;
    const like = this.#known.on(parent.hash);
    const proposal = craft.proposalOn(this.world, epoch, parent, payload, like);
    this.#known.add(proposal);
    this.world.proposed(proposal);
    this.sendTo(to, proposal);
  }

  #find(name: string): Block | undefined {
    return readName(name)[0] === 0
      ? this.place.committee.genesis
      : (this.#proposal(name)?.block ?? undefined);
  }

  /** The first proposal of that epoch with that label. */
  #proposal(name: string): SignedMessage | undefined {
    const [epoch, label] = readName(name);
    for (const proposal of this.#known.all())
      if (proposal.epoch === epoch && labelOf(proposal.block as Block) === label) return proposal;
    return undefined;
  }

  protected override keep(): PlainData {
    return { known: this.#known.snapshot(), due: this.#due };
  }

  protected override recall(state: PlainData, archive: MessageArchive): void {
    const { known, due } = state as { known: number[]; due: number[] };
    this.#known.restore(known, archive);
    this.#due = [...due];
  }
}

function readName(name: string): [number, string] {
  const digits = /^\d*/.exec(name)?.[0] ?? '';
  return [Number(digits), name.slice(digits.length)];
}

function labelOf(block: Block): string {
  const at = block.payload.lastIndexOf(LABEL);
  return at < 0 ? '' : block.payload.slice(at + LABEL.length);
}

/** A node that plays its part of an attack that was thought out beforehand. */
export const script = defineAdversary({
  name: 'script',
  title: 'Says what a script says, to whom it says, and is honest otherwise',
  settings: scriptSettings,
  corrupt: (place, settings) => {
    for (const [index, { to }] of settings.steps.entries()) existing(place, `steps.${index}.to`, to);
    return new Script(place, settings);
  },
});
