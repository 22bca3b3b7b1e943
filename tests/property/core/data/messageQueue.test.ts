import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DepthMessage } from '../../../../src/core/data/l2/depthMessage.ts';
import { MessageQueue } from '../../../../src/core/data/l2/messageQueue.ts';

describe('MessageQueue', () => {
  it('is a plain list', () => {
    const step = fc.record({ pushes: fc.nat(90), shifts: fc.nat(90), asked: fc.nat(200) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const queue = new MessageQueue();
        const list: DepthMessage[] = [];
        let id = 0;
        for (const { pushes, shifts, asked } of steps) {
          for (let i = 0; i < pushes; i++) {
            const message = new DepthMessage(0);
            message.lastId = ++id;
            queue.push(message);
            list.push(message);
          }
          for (let i = 0; i < shifts; i++) expect(queue.shift()).toBe(list.shift());
          expect(queue.length).toBe(list.length);
          expect(queue.firstBeyond(asked)).toBe(list.find(({ lastId }) => lastId > asked));
        }
      }),
    );
  });

  it('holds copies that later messages do not touch', () => {
    const message = new DepthMessage(1);
    message.add(1, 5, 7);
    message.add(0, 6, 8);
    message.lastId = 3;
    const copy = message.copy();
    message.clear();
    message.add(0, 9, 9);
    expect(copy).toMatchObject({ lastId: 3, count: 2 });
    expect([[...copy.sides], [...copy.prices], [...copy.quantities]]).toEqual([
      [1, 0],
      [5, 6],
      [7, 8],
    ]);
  });
});
