import Type, { type TObject, type TProperties } from 'typebox';

/** What every setting says about itself beside its type: a sentence, and a unit where it has one. */
export interface SettingNotes {
  readonly description: string;
  /** `ns`, `ticks`, `1/s`, `ppm` … */
  readonly unit?: string;
}

/** An integer setting with bounds, both included. */
export function integerSetting(fallback: number, minimum: number, maximum: number, notes: SettingNotes) {
  return Type.Integer({ default: fallback, minimum, maximum, ...notes });
}

/** A real-valued setting with bounds, both included. */
export function numberSetting(fallback: number, minimum: number, maximum: number, notes: SettingNotes) {
  return Type.Number({ default: fallback, minimum, maximum, ...notes });
}

/** One of a few words. */
export function choiceSetting<const Word extends string>(
  fallback: Word,
  words: readonly Word[],
  notes: SettingNotes,
) {
  return Type.Enum([...words] as [Word, ...Word[]], { default: fallback, ...notes });
}

/** A text setting. */
export function textSetting(fallback: string, notes: SettingNotes) {
  return Type.String({ default: fallback, minLength: 1, maxLength: 200, ...notes });
}

/** A group of settings; a setting that it does not name is refused. */
export function settings<Properties extends TProperties>(
  description: string,
  properties: Properties,
): TObject<Properties> {
  return Type.Object(properties, { default: {}, additionalProperties: false, description });
}
