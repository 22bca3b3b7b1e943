/**
 * Round trips between regions of a cloud, in milliseconds: averages over 27 July to 25 August 2024 as IBM publishes them in
 * its documentation of Virtual Private Cloud, "Network latency" (cloud.ibm.com/docs/vpc, table "Inter-region latency"). Row:
 * from; column: to. The diagonal, which that table leaves out, is the 2 ms between zones of one region (Dallas, table
 * "Inter-AZ latency" of the same date).
 */
const ROUND_TRIPS_MS: Readonly<Record<string, readonly number[]>> = {
  dallas: [2, 34, 31, 123, 113, 119, 150, 186, 143, 146],
  toronto: [34, 2, 19, 93, 82, 108, 168, 215, 162, 129],
  washington: [31, 19, 2, 91, 75, 87, 172, 214, 164, 118],
  frankfurt: [123, 93, 91, 2, 13, 29, 232, 250, 233, 198],
  london: [113, 83, 75, 13, 2, 27, 244, 261, 243, 188],
  madrid: [122, 106, 88, 29, 27, 2, 257, 275, 258, 209],
  osaka: [150, 169, 172, 231, 243, 257, 2, 122, 9, 293],
  sydney: [186, 214, 214, 249, 261, 275, 122, 2, 115, 328],
  tokyo: [143, 162, 166, 233, 244, 256, 9, 115, 2, 284],
  'sao-paulo': [144, 128, 119, 196, 187, 208, 291, 328, 283, 2],
};

/** Names of the measured regions, in the order of rows and columns. */
export const REGIONS: readonly string[] = Object.keys(ROUND_TRIPS_MS);

/** One-way delays between regions in nanoseconds, row by row: half a round trip, as is usual where one way is not measured. */
export function oneWayDelaysNs(): number[][] {
  return REGIONS.map((region) => ROUND_TRIPS_MS[region].map((ms) => (ms / 2) * 1e6));
}
