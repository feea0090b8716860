import { cityLabel, provinceCode } from '#domain/vocabulary/place';

export function isCentre(code: string): boolean {
  return code === provinceCode || cityLabel.has(code);
}

/** How a centre is called: by its code `510000` the provincial centre, else its city's. */
export function centreLabel(code: string): string {
  return code === provinceCode ? '省职鉴中心' : `${cityLabel.get(code) ?? code}职鉴中心`;
}
