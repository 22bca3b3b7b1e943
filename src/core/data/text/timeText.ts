/** Nanoseconds of a day without leap second. */
export const DAY_NS = 86_400_000_000_000;

/** Time of day as `09:30:00`, with as many decimals (0, 3, 6 or 9) as it has. */
export function timeText(timeNs: number): string {
  const seconds = Math.floor(timeNs / 1e9);
  const fraction = timeNs - seconds * 1e9;
  const minutes = Math.floor(seconds / 60);
  const text = `${padded(Math.floor(minutes / 60), 2)}:${padded(minutes % 60, 2)}:${padded(seconds % 60, 2)}`;
  return fraction === 0 ? text : `${text}.${padded(fraction, 9).replace(/(000)+$/, '')}`;
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
