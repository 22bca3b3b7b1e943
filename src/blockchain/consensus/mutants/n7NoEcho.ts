import { defineMutant } from './mutant.ts';

export const noEcho = defineMutant({
  name: 'N7',
  title: 'new messages are not sent on',
  breaks:
    'implicit echo: what one honest node has seen all will see; without it a leader feeds some and starves others',
  scenario: 'A2',
  caughtBy: 'liveness',
  nodes: 4,
  faulty: 1,
  epochs: 12,
  rules: { echoes: false },
});
