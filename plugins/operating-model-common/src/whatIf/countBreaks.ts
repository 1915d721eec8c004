import { SEVERITIES } from '../rules/vocabulary';
import { BREAK_KINDS, WhatIf, WhatIfCounts } from './types';

function countsOf<T extends string>(
  names: readonly T[],
  values: readonly T[],
): Record<T, number> {
  const counts = Object.fromEntries(names.map(name => [name, 0])) as Record<
    T,
    number
  >;
  for (const value of values) counts[value] += 1;
  return counts;
}

export function countBreaks({
  breaks,
  changes,
  requests,
}: Pick<WhatIf, 'breaks' | 'changes' | 'requests'>): WhatIfCounts {
  const mended = breaks.filter(each => each.mended).length;
  return {
    breaks: breaks.length,
    mended,
    open: breaks.length - mended,
    decisions: changes.reduce((sum, { open }) => sum + open.length, 0),
    bySeverity: countsOf(
      SEVERITIES,
      breaks.map(each => each.severity),
    ),
    byKind: countsOf(
      BREAK_KINDS,
      breaks.map(each => each.kind),
    ),
    changes: changes.length,
    requests: requests.length,
  };
}
