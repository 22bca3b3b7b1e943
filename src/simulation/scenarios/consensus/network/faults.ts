import Type, { type Static, type TSchema } from 'typebox';
import {
  choiceSetting,
  integerSetting,
  numberSetting,
  settings,
  textSetting,
} from '../../../../core/data/config/schema.ts';

const MOST_NODE = 1999;
/** Room for the numbers of a thousand nodes. */
const MOST_LETTERS = 5000;

export const partitionSettings = settings('A time in which groups of nodes do not reach each other', {
  groups: Type.String({
    default: '0,1|2,3',
    minLength: 1,
    maxLength: MOST_LETTERS,
    description: 'Nodes of each group, as 0,1|2,3; a node that is in none is cut off from nobody',
  }),
  from: textSetting('0', { unit: 'duration', description: 'When links are cut; what is on its way arrives' }),
  until: textSetting('4epochs', { unit: 'duration', description: 'When they heal' }),
  crossing: choiceSetting('wait', ['wait', 'lost'], {
    description: 'Messages across: they leave at the heal, or are lost and sent again (network.resend)',
  }),
});

export const outageSettings = settings('A time in which a node is down', {
  node: integerSetting(0, 0, MOST_NODE, { description: 'Its number, from 0' }),
  from: textSetting('2epochs', { unit: 'duration', description: 'When it crashes' }),
  until: textSetting('5epochs', {
    unit: 'duration',
    description: 'When it is up again, with all that it knew and voted; or never',
  }),
  mail: choiceSetting('kept', ['kept', 'lost'], {
    description: 'Messages meanwhile: they wait for it, or are lost and sent again (network.resend)',
  }),
});

export const skewSettings = settings('A clock that is off', {
  node: integerSetting(0, 0, MOST_NODE, { description: 'Whose, from 0' }),
  ahead: textSetting('0.5delta', {
    unit: 'duration',
    description: 'How far it is ahead of the world; with a minus behind',
  }),
});

/** A list, or its entries as text, which a command line takes more easily (`spelledOut`). */
function listOrText<Schema extends TSchema>(schema: Schema, description: string) {
  return Type.Union([Type.Array(schema), Type.String({ maxLength: MOST_LETTERS })], {
    default: [],
    description,
  });
}

/** Settings of what goes wrong in a network. */
export const faultProperties = {
  loss: numberSetting(0, 0, 0.95, {
    description: 'Probability that an attempt to send is lost; from GST on nothing is',
  }),
  resend: textSetting('delta', {
    unit: 'duration',
    description:
      'Time after which a lost message is sent again, until it arrives; never: it is lost for good',
  }),
  duplicates: numberSetting(0, 0, 1, { description: 'Probability that a message arrives a second time' }),
  inOrder: Type.Boolean({ default: true, description: 'Messages of one link never overtake each other' }),
  partitions: listOrText(partitionSettings, 'When the network falls apart, as 0,1|2,3@0..4epochs'),
  outages: listOrText(outageSettings, 'When nodes crash and recover, as 2@3epochs..5epochs:lost'),
  skews: listOrText(skewSettings, 'How far clocks are ahead, as 3@0.5delta'),
};

const allFaultSettings = settings('Faults', faultProperties);

export type FaultConfig = Static<typeof allFaultSettings>;
