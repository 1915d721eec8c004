import { compareText } from '../kinds/references';
import { WhatIfBreak } from './types';

// Enough to look into; an answer that names every service of an organization is read by nobody.
const MAX_NAMED = 20;

/** How many entities feel a break, and the first of them. */
export function feltBy(
  refs: ReadonlySet<string>,
): Required<Pick<WhatIfBreak, 'entities' | 'entityRefs'>> {
  return {
    entities: refs.size,
    entityRefs: [...refs].sort(compareText).slice(0, MAX_NAMED),
  };
}
