import type { ITCH_FIELDS, ItchType } from './itchLayout.ts';

type Rows<Type extends ItchType> = (typeof ITCH_FIELDS)[Type][number];

/** A message of one type: header and fields by name. Text has lost its padding; numbers are as they are coded. */
export type ItchMessageOf<Type extends ItchType> = {
  readonly type: Type;
  /** Code of the stock for this day, 0 where the message concerns the whole market. */
  readonly stockLocate: number;
  readonly trackingNumber: number;
  /** Nanoseconds after midnight, New York. */
  readonly timeNs: number;
} & { readonly [Row in Rows<Type> as Row[0]]: Row[1] extends 'alpha' ? string : number };

/** A message of any type as plain data: for what is rare, and for writing. */
export type ItchMessage = { [Type in ItchType]: ItchMessageOf<Type> }[ItchType];
