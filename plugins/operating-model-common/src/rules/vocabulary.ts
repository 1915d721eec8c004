/** How much a finding matters, the worst first. @public */
export const SEVERITIES = ['error', 'warning', 'note'] as const;

/** @public */
export type Severity = (typeof SEVERITIES)[number];

/** The practices of the AWS Well-Architected question OPS02. @public */
export const PRACTICES = [
  'BP01',
  'BP02',
  'BP03',
  'BP04',
  'BP05',
  'BP06',
] as const;

/** @public */
export type Practice = (typeof PRACTICES)[number];

/** DACI has rules of its own: its letters mean something else. */
export function usesDaci({ method }: { method: string }): boolean {
  return method === 'DACI';
}
